//! A file that is no activity, on two sides.

use crate::facts::alignment::Side;
use crate::facts::alignment::renamed::Renamed;
use crate::facts::compare::{Difference, compare_under};
use crate::portfolio::{File, Place, Portfolio};
use crate::text::SourceId;

/// A programme, plan year, meeting, governance model, register or policy that came, went or changed.
#[derive(Debug, Clone)]
pub struct FileChange<'a> {
    /// What it is.
    pub place: &'a Place,
    /// Its path on the newer side, else on the older.
    pub path: &'a str,
    /// On the older side.
    pub old: Option<SourceId>,
    /// On the newer side.
    pub new: Option<SourceId>,
    /// What differs. None are told of what came or went whole.
    pub differences: Vec<Difference<'a>>,
    /// Whether a side could not be read whole, so that nobody knows what changed.
    pub unread: bool,
}

/// What became of the file of a place; none when nothing differs.
pub(super) fn of_place<'a>(
    old: Side<'a>,
    new: Side<'a>,
    place: &Place,
    renamed: &Renamed,
) -> Option<FileChange<'a>> {
    let find = |portfolio: &'a Portfolio| -> Option<(usize, &'a File)> {
        // Of two files for one place the first counts.
        portfolio.files.iter().map(|f| &**f).enumerate().find(|(_, f)| f.place == *place)
    };
    let (before, after) = (find(old.portfolio), find(new.portfolio));
    let (_, shown) = after.or(before)?;
    let unread = [before, after].into_iter().flatten().any(|(_, f)| !f.complete);
    let mut change = FileChange {
        place: &shown.place,
        path: &shown.source.path,
        old: before.map(|(i, _)| SourceId::at(i)),
        new: after.map(|(i, _)| SourceId::at(i)),
        differences: Vec::new(),
        unread,
    };
    if let (Some((_, was)), Some((_, is)), false) = (before, after, unread) {
        let record = place.record()?;
        let names = renamed.names((old, was), (new, is));
        change.differences = compare_under(record, &was.root, &is.root, &names);
        if change.differences.is_empty() {
            return None;
        }
    }
    Some(change)
}
