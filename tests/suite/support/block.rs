//! The examples on the pages of the rules.

use crate::support::memory::MemoryTree;
use crate::support::repository::root;

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

/// The base repository with the files of a block put in. A line `# plans/…` or `# schema/…` begins a
/// file; `# + path` adds to one, `# - path` removes one.
pub(crate) fn tree_of(block: &Block) -> MemoryTree {
    let mut tree = MemoryTree::from_folder(&root().join("tests/pages/base"));
    let is_path = |p: &str| p.starts_with("plans/") || p.starts_with("schema/");
    let mut current: Option<(String, bool)> = None;
    let mut text = String::new();
    let flush = |tree: &mut MemoryTree, current: &Option<(String, bool)>, text: &mut String| {
        match current {
            Some((path, true)) => tree.append(path, text),
            Some((path, false)) => {
                // A file in the other format takes the base file's place.
                let stem = path.rsplit_once('.').map_or(path.as_str(), |(s, _)| s);
                if stem.ends_with("/bas") || stem.ends_with("/programme") || stem.ends_with("/plan") {
                    tree.remove(&format!("{stem}.toml"));
                }
                tree.add(path, text);
            }
            None => assert!(text.trim().is_empty(), "a block begins with a line naming its file: {text}"),
        }
        text.clear();
    };
    for line in block.text.lines() {
        let comment = line.strip_prefix("# ").unwrap_or("");
        let (add, remove, path) = match (comment.strip_prefix("+ "), comment.strip_prefix("- ")) {
            (Some(path), _) => (true, false, path),
            (_, Some(path)) => (false, true, path),
            _ => (false, false, comment),
        };
        if !is_path(path) {
            text.push_str(line);
            text.push('\n');
            continue;
        }
        flush(&mut tree, &current, &mut text);
        if remove {
            tree.remove(path);
            current = None;
        } else {
            current = Some((path.to_owned(), add));
        }
    }
    flush(&mut tree, &current, &mut text);
    tree
}
