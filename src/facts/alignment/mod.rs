//! Two portfolios side by side: which activity of the one is which of the other, what happened to it,
//! and what changed, each change with the decision that covers it.
//!
//! Activities are the same by key, by `formerly` within a plan year, and by `carried_from` across plan
//! years; entries of lists by their identity. Nothing is ever matched by likeness or position.

mod activity;
mod cover;
mod event;
mod file;
mod pairs;
mod renamed;
mod years;

use std::collections::HashSet;

pub use activity::{ActivityChange, Change};
pub use cover::{Cover, Covers, Demand, cover};
pub use event::{Event, happened};
pub use file::FileChange;
pub use years::align_years;

use renamed::Renamed;

use crate::facts::Facts;
use crate::portfolio::{ActivityId, Place, Portfolio};

/// One of the two sides.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// Its files.
    pub portfolio: &'a Portfolio,
    /// What is derived from them.
    pub facts: &'a Facts,
}

/// Everything that differs between two sides.
#[derive(Debug, Default)]
pub struct Alignment<'a> {
    /// Activities that came, went or changed, in the order of programme, plan year and document.
    pub activities: Vec<ActivityChange<'a>>,
    /// Other files that came, went or changed, in path order: programmes, plan years, meetings, the law,
    /// registers, policy.
    pub files: Vec<FileChange<'a>>,
}

/// Aligns two trees of one repository. `changed` are the paths whose bytes differ between them; all
/// other files are taken to be equal and need not have been read.
pub fn align<'a>(old: Side<'a>, new: Side<'a>, changed: &HashSet<&str>) -> Alignment<'a> {
    let candidates = |side: Side<'a>| -> Vec<ActivityId> {
        let ids = (0..side.portfolio.activities.len()).map(ActivityId::at);
        ids.filter(|id| {
            let source = side.portfolio.activity(*id).source;
            changed.contains(&*side.portfolio.file(source).source.path)
        })
        .collect()
    };
    let (before, after) = (candidates(old), candidates(new));
    let pairs = pairs::pair(old.portfolio, new.portfolio, &before, &after);
    let renamed = Renamed::of(old, new, &pairs);
    let mut activities: Vec<ActivityChange<'a>> =
        pairs.iter().filter_map(|pair| activity::of_pair(old, new, pair, &renamed)).collect();
    activities.sort_by_cached_key(|change| change.rank(old, new));
    Alignment { activities, files: files(old, new, changed, &renamed) }
}

/// The files that are no activities, matched by what they are, whatever their format.
fn files<'a>(
    old: Side<'a>,
    new: Side<'a>,
    changed: &HashSet<&str>,
    renamed: &Renamed,
) -> Vec<FileChange<'a>> {
    let of = |side: Side<'a>| {
        let wanted = |place: &Place| !matches!(place, Place::Activity(..) | Place::Stray(_));
        let files = side.portfolio.files.iter();
        files.filter(move |f| wanted(&f.place) && changed.contains(&*f.source.path))
    };
    let mut seen: HashSet<&Place> = HashSet::new();
    let mut found = Vec::new();
    for file in of(new).chain(of(old)) {
        if seen.insert(&file.place) {
            found.extend(file::of_place(old, new, &file.place, renamed));
        }
    }
    found.sort_by(|a, b| a.path.cmp(b.path));
    found
}
