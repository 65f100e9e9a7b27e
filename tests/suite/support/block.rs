//! The examples on the pages of the rules.

use plan::check::Report;
use plan::portfolio::Portfolio;

use crate::support::memory::MemoryTree;
use crate::support::repository::{check_from, check_on, root};

/// A fenced block of a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) format: String,
    pub(crate) fails: bool,
    pub(crate) text: String,
}

/// The blocks of a page that are marked.
pub(crate) fn blocks(page: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let text: Vec<&str> = lines.by_ref().take_while(|l| !l.starts_with("```")).collect();
        let mut words = info.split_whitespace();
        let format = words.next().unwrap_or("").to_owned();
        let Some(verdict) = words.next() else { continue };
        assert!(["fails", "passes"].contains(&verdict), "a block is marked fails or passes, not {verdict}");
        found.push(Block { format, fails: verdict == "fails", text: text.join("\n") + "\n" });
    }
    found
}

/// The small clean repository with the files of a block put in. A line `# plans/…` or `# schema/…` begins a
/// file; `# + path` adds to one, `# - path` removes one. Of a block about a change, what it comes to.
pub(crate) fn tree_of(block: &Block) -> MemoryTree {
    let mut tree = base_of(block).unwrap_or_else(clean);
    parts(block).into_iter().filter(|part| !part.is_base).for_each(|part| part.put_into(&mut tree));
    tree
}

/// What there was before the change that a block is about, if it is about one: the lines that name files
/// say so, as in `# base: path`, `# base: + path`.
pub(crate) fn base_of(block: &Block) -> Option<MemoryTree> {
    let parts: Vec<Part<'_>> = parts(block).into_iter().filter(|part| part.is_base).collect();
    let mut tree = clean();
    parts.iter().for_each(|part| part.put_into(&mut tree));
    (!parts.is_empty()).then_some(tree)
}

/// All findings of a block on a day; of one about a change, what is new.
pub(crate) fn check_block(block: &Block, today: &str) -> (Portfolio, Report) {
    match base_of(block) {
        Some(base) => check_from(&base, &tree_of(block), today),
        None => check_on(&tree_of(block), today),
    }
}

fn clean() -> MemoryTree {
    MemoryTree::from_folder(&root().join("tests/pages/base"))
}

/// What a block says of one file.
struct Part<'b> {
    is_base: bool,
    what: What,
    path: &'b str,
    text: String,
}

enum What {
    Put,
    Add,
    Remove,
}

impl Part<'_> {
    fn put_into(&self, tree: &mut MemoryTree) {
        match self.what {
            What::Add => tree.append(self.path, &self.text),
            What::Remove => tree.remove(self.path),
            What::Put => {
                // A file in the other format takes the base file's place.
                let stem = self.path.rsplit_once('.').map_or(self.path, |(s, _)| s);
                if stem.ends_with("/bas") || stem.ends_with("/programme") || stem.ends_with("/plan") {
                    tree.remove(&format!("{stem}.toml"));
                }
                tree.add(self.path, &self.text);
            }
        }
    }
}

fn parts(block: &Block) -> Vec<Part<'_>> {
    let is_path = |p: &str| p.starts_with("plans/") || p.starts_with("schema/");
    let mut parts: Vec<Part<'_>> = Vec::new();
    for line in block.text.lines() {
        let comment = line.strip_prefix("# ").unwrap_or("");
        let (is_base, comment) = comment.strip_prefix("base: ").map_or((false, comment), |rest| (true, rest));
        let (what, path) = match (comment.strip_prefix("+ "), comment.strip_prefix("- ")) {
            (Some(path), _) => (What::Add, path),
            (_, Some(path)) => (What::Remove, path),
            _ => (What::Put, comment),
        };
        if is_path(path) {
            parts.push(Part { is_base, what, path, text: String::new() });
        } else {
            let part = parts.last_mut();
            let part = part.filter(|p| line.trim().is_empty() || !matches!(p.what, What::Remove));
            let part = part.unwrap_or_else(|| panic!("a block begins with a line naming its file: {line}"));
            part.text.push_str(line);
            part.text.push('\n');
        }
    }
    parts
}
