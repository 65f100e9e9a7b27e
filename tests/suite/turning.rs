//! Laws of the year turn and of certain fixes, over files that many hands might have written.

use plan::carry_over::{Disposition, Query, Turn, turn};
use plan::edit::fixed;
use plan::portfolio::Portfolio;
use plan::store::Tree as _;
use plan::syntax::rewrite::comments;
use plan::syntax::{Format, Node, Value, read};
use plan::text::Day;

use crate::rewrite::written::activity;
use crate::support::memory::MemoryTree;
use crate::support::mutator::Mutator;
use crate::support::repository::root;

/// So many activities are carried over in each format.
const FILES: usize = 5_000;
/// So many files are put right at a time.
const TOGETHER: usize = 500;
/// What belongs to a plan year, and what names the year before.
const YEAR_BOUND: [&str; 3] = ["reports", "results", "carried_from"];
const ALLOW: &str = "# plan: allow(missing-field) until 2026-12-31 because inväntar svar";

fn today() -> Day {
    Day::new(2026, 12, 1).expect("a day")
}

/// A text as it was read.
struct Read<'t> {
    text: &'t str,
    root: Node,
    comments: Vec<std::ops::Range<usize>>,
}

impl<'t> Read<'t> {
    fn of(text: &'t str, format: Format) -> Self {
        let document = read(text, format);
        assert!(document.faults.is_empty(), "{:?}\n{text}", document.faults);
        let comments = comments(text, &document.root).into_iter().map(|span| span.range()).collect();
        Self { text, root: document.root, comments }
    }

    /// Where what belongs to the year stands: the keys, and each entry.
    fn gone(&self) -> Vec<std::ops::Range<usize>> {
        let mut gone = Vec::new();
        for entry in &self.root.table().entries {
            let milestones = &*entry.key.name == "milestones";
            let all = !milestones || entries(&entry.node).iter().all(is_done);
            if !milestones && !YEAR_BOUND.contains(&&*entry.key.name) {
                continue;
            }
            if all {
                gone.push(entry.key.span.range());
            }
            match &entry.node.value {
                Value::List(items) => gone.extend(items.iter().filter(|i| all || is_done(i)).map(reach)),
                _ if all => gone.push(reach(&entry.node)),
                _ => {}
            }
        }
        gone
    }

    /// The bytes that stay, without comments, and without what only parts or holds.
    fn bytes(&self) -> String {
        let mut gone = self.gone();
        gone.extend(self.comments.iter().cloned());
        let stays = |at: &usize| !gone.iter().any(|range| range.contains(at));
        let chars = self.text.char_indices().filter(|(at, _)| stays(at)).map(|(_, c)| c);
        chars.filter(|c| !c.is_whitespace() && !",[]-:=".contains(*c)).collect()
    }

    /// Every value that stays: its path, and its bytes.
    fn values(&self) -> Vec<(String, &'t str)> {
        let mut found = Vec::new();
        for entry in &self.root.table().entries {
            let name = &*entry.key.name;
            if YEAR_BOUND.contains(&name) {
                continue;
            }
            match &entry.node.value {
                Value::List(items) if name == "milestones" => {
                    for (at, item) in items.iter().filter(|item| !is_done(item)).enumerate() {
                        self.leaves(item, format!("{name}[{at}]"), &mut found);
                    }
                }
                _ => self.leaves(&entry.node, name.to_owned(), &mut found),
            }
        }
        found
    }

    fn leaves(&self, node: &Node, path: String, found: &mut Vec<(String, &'t str)>) {
        match &node.value {
            Value::Table(table) => {
                for entry in &table.entries {
                    self.leaves(&entry.node, format!("{path}.{}", entry.key.name), found);
                }
            }
            Value::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.leaves(item, format!("{path}[{at}]"), found);
                }
            }
            _ => found.push((path, self.text[node.span.range()].trim_end())),
        }
    }

    /// All comments.
    fn all_remarks(&self) -> Vec<&'t str> {
        self.comments.iter().map(|range| &self.text[range.clone()]).collect()
    }

    /// The comments that stand on no line of what goes, exceptions apart.
    fn remarks(&self) -> Vec<&'t str> {
        let line = |at: usize| self.text[..at].matches('\n').count();
        let mut lines: Vec<(usize, usize)> = Vec::new();
        for entry in &self.root.table().entries {
            let key = entry.key.span.range();
            let gone = entries(&entry.node).iter().filter(|item| is_done(item)).map(reach);
            if YEAR_BOUND.contains(&&*entry.key.name) || entries(&entry.node).iter().all(is_done) {
                lines.push((line(key.start), line(reach(&entry.node).end.max(key.end))));
            } else if &*entry.key.name == "milestones" {
                lines.extend(gone.map(|range| (line(range.start), line(range.end))));
            }
        }
        // Comments further in, right below, are of the list.
        let texts: Vec<&str> = self.text.lines().collect();
        for (_, to) in &mut lines {
            *to += texts[*to + 1..]
                .iter()
                .take_while(|line| line.trim_start().starts_with('#') && line.starts_with(' '))
                .count();
        }
        let beside = |at: usize| lines.iter().any(|(from, to)| (*from..=*to).contains(&line(at)));
        let stays = self.comments.iter().filter(|range| !beside(range.start));
        stays
            .map(|range| &self.text[range.clone()])
            .filter(|comment| !comment.contains("plan: allow"))
            .collect()
    }
}

fn entries(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        _ => &[],
    }
}

fn is_done(milestone: &Node) -> bool {
    milestone.get("done").is_some_and(|done| !matches!(done.value, Value::Null))
}

fn reach(node: &Node) -> std::ops::Range<usize> {
    let mut range = node.span.range();
    let mut include = |inner: std::ops::Range<usize>| {
        range = range.start.min(inner.start)..range.end.max(inner.end);
    };
    match &node.value {
        Value::Table(table) => table.entries.iter().for_each(|e| {
            include(e.key.span.range());
            include(reach(&e.node));
        }),
        Value::List(items) => items.iter().for_each(|item| include(reach(item))),
        _ => {}
    }
    range
}

fn turned(tree: &MemoryTree) -> Vec<Turn> {
    let query = Query { year: "2027".to_owned(), ..Query::default() };
    turn(&Portfolio::load(tree, today()), &query).expect("there is a plan year before")
}

fn is_among(few: &[&str], many: &[&str]) -> bool {
    let mut many = many.iter();
    few.iter().all(|one| many.any(|other| other == one))
}

/// Carries over a plan year of written files, and holds each new file against the old.
fn hold(format: Format, ending: &str, seed: u64) {
    let mut chance = Mutator::new(seed);
    let mut tree = MemoryTree::from_folder(&root().join("tests/pages/base"));
    let before: Vec<String> = tree.files().map(|(path, _)| path.clone()).collect();
    before.iter().filter(|path| path.starts_with("plans/demo/2026/")).for_each(|path| tree.remove(path));
    for number in 0..FILES {
        let mut text = activity(&mut chance, format);
        if number % 5 == 0 {
            let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
            let mark = if text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
            text = format!("{mark}{ALLOW}{line_end}{}", text.trim_start_matches('\u{feff}'));
        }
        tree.add(&format!("plans/demo/2026/a{number:04}.{ending}"), &text);
    }
    let turns = turned(&tree);
    let [first] = &turns[..] else { panic!("one programme") };
    assert_eq!(first.rows.len(), FILES);
    let hindered = first.rows.iter().filter(|r| matches!(r.disposition, Disposition::Hindered(_))).count();
    assert!(hindered * 100 <= FILES, "{hindered} of {FILES} are left to a person");
    let carried = first.files.len() - 1;
    assert!(carried * 10 > FILES * 5, "{carried} of {FILES} are carried");
    for new in &first.files[..carried] {
        let old = tree.read(&new.path.replace("/2027/", "/2026/")).expect("it was carried from there");
        let told = || format!("{}\n{old}\n----\n{}", new.path, new.text);
        let (was, is) = (Read::of(&old, format), Read::of(&new.text, format));
        assert_eq!(was.bytes(), is.bytes(), "{}", told());
        assert_eq!(was.values(), is.values(), "{}", told());
        assert!(is_among(&was.remarks(), &is.remarks()), "{}", told());
        assert!(is_among(&is.all_remarks(), &was.all_remarks()), "{}", told());
        assert!(!new.text.contains("plan: allow"), "{}", told());
        for name in ["reports", "results"] {
            assert!(is.root.get(name).is_none(), "{}", told());
        }
        let id =
            new.path.rsplit_once('/').and_then(|(_, name)| name.split_once('.')).expect("a file's name").0;
        let from = is.root.list("carried_from").iter().map(|n| n.as_text().expect("a text").to_owned());
        assert_eq!(from.collect::<Vec<_>>(), [format!("2026/{id}")], "{}", told());
        let lone = |t: &str| t.matches('\n').count() - t.matches("\r\n").count();
        assert!(!old.contains("\r\n") || lone(&old) > 0 || lone(&new.text) == 0, "{}", told());
        assert_eq!(old.starts_with('\u{feff}'), new.text.starts_with('\u{feff}'), "{}", told());
    }
    // Twice is once.
    for new in &first.files {
        tree.add(&new.path, &new.text);
    }
    let again = turned(&tree);
    assert!(again.iter().all(|t| t.files.is_empty()), "{:?}", again[0].files.first());
}

#[test]
fn a_carried_toml_file_keeps_every_byte_that_is_not_of_the_year() {
    hold(Format::Toml, "toml", 11);
}

#[test]
fn a_carried_yaml_file_keeps_every_byte_that_is_not_of_the_year() {
    hold(Format::Yaml, "yaml", 12);
}

/// What hands do that a program can put right.
const SLIPS: &[(&str, &str)] = &[
    ("\"ongoing\"", "\"Pågående\""),
    ("\"digital-trygghet\"", "\"trygghett\""),
    ("milestones", "milestone"),
    ("responsible", "responsibel"),
    ("good_example", "god_example"),
    ("started", "startd"),
    ("-09-", "-9-"),
    ("\"2026-Q3\"", "\"2026-q3\""),
    ("\"green\"", "\"Grön\""),
    ("true", "\"true\""),
];

/// Puts right what certainly can be in written files with slips; the second time there is nothing left to do.
fn mend(format: Format, ending: &str, seed: u64) {
    let mut chance = Mutator::new(seed);
    let mut mended = 0;
    for _ in 0..FILES / TOGETHER {
        let mut tree = MemoryTree::from_folder(&root().join("tests/pages/base"));
        for number in 0..TOGETHER {
            let mut text = activity(&mut chance, format);
            for _ in 0..3 {
                let (right, wrong) = SLIPS[chance.below(SLIPS.len())];
                text = text.replacen(right, wrong, 1 + chance.below(2));
            }
            tree.add(&format!("plans/demo/2026/a{number:04}.{ending}"), &text);
        }
        let once = fixed(&tree, today(), &|_| true);
        mended += once.len();
        for (path, old, new) in &once {
            assert_eq!(tree.read(path).as_ref(), Ok(old));
            tree.add(path, new);
        }
        let twice = fixed(&tree, today(), &|_| true);
        assert!(twice.is_empty(), "{twice:?}");
    }
    assert!(mended * 3 > FILES, "{mended} of {FILES} had something to put right");
}

#[test]
fn toml_files_are_put_right_once() {
    mend(Format::Toml, "toml", 21);
}

#[test]
fn yaml_files_are_put_right_once() {
    mend(Format::Yaml, "yaml", 22);
}
