//! One offence in one place: what is changed, and where a finding about it may lie.

use plan::check::Judged;
use plan::portfolio::Portfolio;
use plan::syntax::read;
use plan::syntax::rewrite::{Datum, Edit, Step, rewrite};
use plan::text::{SourceId, Span};

use crate::offences::world::{World, record};
use crate::support::extent::extent;
use crate::support::memory::MemoryTree;

/// One offence in one place.
#[derive(Debug, Clone, Default)]
pub(super) struct Mutation {
    changes: Vec<Change>,
    /// Files, and paths in them: the whole file when empty.
    places: Vec<(String, String)>,
}

#[derive(Debug, Clone)]
enum Change {
    Edit(String, Edit),
    Gone(String),
}

impl Mutation {
    /// Puts a value somewhere. A finding may lie there.
    pub(super) fn set(self, file: &str, path: &str, value: Datum) -> Self {
        self.edit(file, Edit::Set { path: steps(path), value }).at(file, path)
    }

    /// Puts an entry at the end of a list. A finding may lie in the list.
    pub(super) fn append(self, file: &str, path: &str, value: Datum) -> Self {
        self.edit(file, Edit::Append { path: steps(path), value }).at(file, path)
    }

    /// Takes a value away. A finding may lie in what held it.
    pub(super) fn remove(self, file: &str, path: &str) -> Self {
        let holder = path.rsplit_once('.').map_or("", |(holder, _)| holder);
        self.edit(file, Edit::Remove { path: steps(path), with_comment: false }).at(file, holder)
    }

    /// Takes a file away. A finding lies elsewhere.
    pub(super) fn gone(mut self, file: &str) -> Self {
        self.changes.push(Change::Gone(file.to_owned()));
        self
    }

    /// A record that loses its support by this.
    pub(super) fn at(mut self, file: &str, path: &str) -> Self {
        self.places.push((file.to_owned(), path.to_owned()));
        self
    }

    fn edit(mut self, file: &str, edit: Edit) -> Self {
        self.changes.push(Change::Edit(file.to_owned(), edit));
        self
    }

    /// The portfolio with the change made.
    pub(super) fn applied(&self, world: &World, mut tree: MemoryTree) -> MemoryTree {
        let before = tree.clone();
        for change in &self.changes {
            match change {
                Change::Gone(file) => tree.remove(&world.path(file)),
                Change::Edit(file, edit) => {
                    let path = world.path(file);
                    let text = tree.files().find(|(p, _)| **p == path).map_or("", |(_, t)| t.as_str());
                    let made = rewrite(text, world.format, record(file), std::slice::from_ref(edit));
                    let made = made.unwrap_or_else(|why| panic!("{path}: {edit:?}: {why:?}"));
                    tree.add(&path, &made.text);
                }
            }
        }
        assert!(tree.files().ne(before.files()), "nothing changed: {self:?}");
        tree
    }

    /// Whether it has a file in common with another.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.places.iter().any(|(file, _)| other.places.iter().any(|(theirs, _)| file == theirs))
    }

    /// Whether a finding points at the offence: with its place, or with one of those related to it.
    pub(super) fn is_met(&self, world: &World, portfolio: &Portfolio, judged: &Judged) -> bool {
        let finding = &judged.finding;
        let own = (finding.place.source, finding.place.span);
        let mut labels = std::iter::once(own).chain(finding.related.iter().map(|l| (l.source, l.span)));
        labels.any(|label| self.places.iter().any(|place| lies_in(world, portfolio, label, place)))
    }
}

fn lies_in(
    world: &World,
    portfolio: &Portfolio,
    (source, span): (SourceId, Span),
    (stem, path): &(String, String),
) -> bool {
    let file = &portfolio.file(source).source;
    if *file.path != *world.path(stem) {
        return false;
    }
    let document = read(&file.text, world.format);
    let (mut node, mut key) = (&document.root, None);
    for step in steps(path) {
        let inner = match &step {
            Step::Field(name) => node.table().entry(name).map(|e| (&e.node, Some(e.key.span))),
            Step::Entry(index) => node.items().get(*index).map(|n| (n, None)),
        };
        match inner {
            Some(inner) => (node, key) = inner,
            None => break,
        }
    }
    let (from, to) = extent(node);
    let from = key.map_or(from, |key| from.min(key.range().start));
    path.is_empty() || (from..=to).contains(&span.range().start)
}

/// `matters.2.outcome` as steps.
fn steps(path: &str) -> Vec<Step> {
    let step = |part: &str| part.parse().map_or_else(|_| Step::Field(part.to_owned()), Step::Entry);
    path.split('.').filter(|p| !p.is_empty()).map(step).collect()
}

/// Text as a value.
pub(super) fn text(value: &str) -> Datum {
    Datum::Text(value.to_owned())
}

/// Texts as a list.
pub(super) fn texts(values: &[&str]) -> Datum {
    Datum::List(values.iter().map(|v| text(v)).collect())
}

/// A word with two letters changed over, the way a hand slips.
pub(super) fn misspelt(word: &str) -> Datum {
    let mut letters: Vec<char> = word.chars().collect();
    let at =
        (1..letters.len().saturating_sub(1)).find(|i| letters[*i] != letters[i + 1] && letters[*i] != '-');
    let at = at.unwrap_or_else(|| panic!("{word} has no two letters to change over"));
    letters.swap(at, at + 1);
    Datum::Text(letters.into_iter().collect())
}
