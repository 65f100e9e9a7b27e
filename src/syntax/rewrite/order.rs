//! Where a new field goes among those that are there.

use crate::syntax::shape::Record;

/// A place among the entries of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// Behind this one.
    After(usize),
    /// Before this one.
    Before(usize),
    /// There are no others.
    Only,
}

/// An organisation's own fields: always last.
const OWN: &str = "x";

/// Behind the nearest field that precedes it in the record's order; what the record does not know comes
/// last, but before `x`. The names stand in the order of the text.
pub(super) fn spot(names: &[&str], record: Option<&'static Record>, new: &str) -> Spot {
    if names.is_empty() {
        return Spot::Only;
    }
    let rank = |name: &str| rank(record, name);
    let own = rank(new);
    let earlier = || names.iter().map(|name| rank(name)).enumerate().filter(|&(_, r)| r <= own);
    let nearest = match own {
        Rank::Known(_) => earlier().max_by_key(|&(at, r)| (r, at)),
        _ => earlier().next_back(),
    };
    let found = nearest.map(|(at, _)| at);
    let last = names.iter().position(|name| rank(name) == Rank::Own);
    match (found, last) {
        (Some(at), Some(last)) if last <= at && own != Rank::Own => Spot::Before(last),
        (Some(at), _) => Spot::After(at),
        (None, _) => Spot::Before(0),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Known(usize),
    Unknown,
    Own,
}

fn rank(record: Option<&'static Record>, name: &str) -> Rank {
    match record.and_then(|r| r.fields.iter().position(|f| f.name == name)) {
        Some(_) if name == OWN => Rank::Own,
        Some(at) => Rank::Known(at),
        None => Rank::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::format::ACTIVITY;

    #[test]
    fn behind_the_nearest_that_precedes_it_and_before_x() {
        let of = |names: &[&str], new| spot(names, Some(&ACTIVITY), new);
        assert_eq!(of(&["title", "order", "goals", "status"], "carried_from"), Spot::After(3));
        assert_eq!(of(&["title", "order", "goals"], "status"), Spot::After(2));
        assert_eq!(of(&["goals", "order"], "title"), Spot::Before(0));
        assert_eq!(of(&["title", "x", "status"], "order"), Spot::Before(1));
        assert_eq!(of(&["title", "status", "x"], "eget"), Spot::After(1));
        assert_eq!(of(&["title", "eget"], "status"), Spot::After(0));
        assert_eq!(of(&["title", "eget"], "x"), Spot::After(1));
        assert_eq!(of(&[], "x"), Spot::Only);
        assert_eq!(spot(&["b", "x"], None, "a"), Spot::After(1));
    }
}
