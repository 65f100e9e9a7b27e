//! Two trees compared, as the command does it.

use std::collections::HashSet;

use plan::diff::{DiffReport, Point, Query, report};
use plan::facts::Facts;
use plan::facts::alignment::{Side, align};
use plan::portfolio::{Around, Portfolio};
use plan::store::{Tree, differing};

use crate::support::repository::day;

/// The day of all comparisons: after all meetings.
pub(super) const TODAY: &str = "2026-12-31";

/// A tree, and all or some of what is in it.
pub(super) struct Read<'t> {
    pub(super) tree: &'t dyn Tree,
    pub(super) portfolio: Portfolio,
    pub(super) facts: Facts,
}

impl<'t> Read<'t> {
    /// All files.
    pub(super) fn whole(tree: &'t dyn Tree) -> Self {
        Self::of(tree, Portfolio::load(tree, day(TODAY)))
    }

    /// What differs from another tree, and what that cannot be understood without.
    pub(super) fn around(tree: &'t dyn Tree, other: &dyn Tree, changed: &[String]) -> Self {
        let changed = set(changed);
        let added = changed.iter().copied().filter(|path| other.content(path).is_none()).collect();
        Self::of(tree, Portfolio::load_around(tree, day(TODAY), &Around { changed, added }))
    }

    fn of(tree: &'t dyn Tree, portfolio: Portfolio) -> Self {
        let facts = Facts::derive(&portfolio, day(TODAY));
        Self { tree, portfolio, facts }
    }

    pub(super) fn side(&self) -> Side<'_> {
        Side { portfolio: &self.portfolio, facts: &self.facts }
    }
}

fn set(paths: &[String]) -> HashSet<&str> {
    paths.iter().map(String::as_str).collect()
}

/// What two trees tell that have been read and differ in these paths; `use_it` looks at the report.
pub(super) fn compare<T>(
    old: &Read<'_>,
    new: &Read<'_>,
    changed: &[String],
    use_it: impl FnOnce(&DiffReport<'_>) -> T,
) -> T {
    let alignment = align(old.side(), new.side(), &set(changed));
    let point = |named: &str| Point::Revision {
        named: named.to_owned(),
        short: named.to_owned(),
        day: day("2026-06-30"),
    };
    let (old, new) = ((point("före"), old.side()), (point("efter"), new.side()));
    use_it(&report(old, new, alignment, &Query::default()))
}

/// What two trees tell, as the command reads them: no more than is needed.
pub(super) fn compare_trees<T>(
    old: &dyn Tree,
    new: &dyn Tree,
    use_it: impl FnOnce(&DiffReport<'_>) -> T,
) -> T {
    let changed = differing(old, new);
    compare(&Read::around(old, new, &changed), &Read::around(new, old, &changed), &changed, use_it)
}
