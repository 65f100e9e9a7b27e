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

/// Where the field above precedes it in the record's order and the one below follows; of several such
/// places the one behind its nearest. In a file that goes its own way there may be none: then it comes
/// last of them. What the record does not know comes last too. `x` is behind both, where it is last. The
/// names stand in the order of the text.
pub(super) fn spot(names: &[&str], record: Option<&'static Record>, new: &str) -> Spot {
    if names.is_empty() {
        return Spot::Only;
    }
    let ranks: Vec<Rank> = names.iter().map(|name| rank(record, name)).collect();
    let behind = match rank(record, new) {
        own @ Rank::Known(_) => behind(&ranks, own),
        Rank::Unknown => ranks.iter().rposition(|r| *r != Rank::Own),
        Rank::Own => return Spot::After(names.len() - 1),
    };
    behind.map_or(Spot::Before(0), Spot::After)
}

/// The field behind which a known one goes; none when it goes before all others.
fn behind(ranks: &[Rank], own: Rank) -> Option<usize> {
    let known: Vec<(usize, Rank)> =
        ranks.iter().copied().enumerate().filter(|(_, r)| matches!(r, Rank::Known(_))).collect();
    known.iter().find(|(_, r)| *r < own)?;
    let fits = |n: &usize| known[*n].1 < own && known.get(n + 1).is_none_or(|(_, next)| *next > own);
    let nearest = (0..known.len()).filter(fits).max_by_key(|n| known[*n].1);
    Some(known[nearest.unwrap_or(known.len() - 1)].0)
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
    fn between_what_precedes_and_what_follows_it_else_last_and_before_x() {
        let of = |names: &[&str], new| spot(names, Some(&ACTIVITY), new);
        assert_eq!(of(&["title", "order", "goals", "status"], "carried_from"), Spot::After(3));
        assert_eq!(of(&["title", "order", "goals"], "status"), Spot::After(2));
        assert_eq!(of(&["title", "status", "order"], "goals"), Spot::After(0));
        // As our own files are: `order` stands early, and what comes later is not put in the middle.
        let own = ["title", "short_title", "order", "goals", "responsible", "status"];
        assert_eq!(of(&own, "benefit"), Spot::After(5));
        assert_eq!(of(&own, "carried_from"), Spot::After(5));
        assert_eq!(of(&["order", "goals"], "status"), Spot::After(1));
        assert_eq!(of(&["reports", "order"], "status"), Spot::Before(0));
        assert_eq!(of(&["title", "reports", "order", "milestones", "x"], "benefit"), Spot::After(2));
        assert_eq!(of(&["title", "reports", "eget", "milestones", "x"], "goals"), Spot::After(0));
        assert_eq!(of(&["status", "title", "reports", "order"], "number"), Spot::After(3));
        assert_eq!(of(&["status", "reports", "title", "order"], "goals"), Spot::After(2));
        assert_eq!(of(&["goals", "title", "order", "status"], "short_title"), Spot::After(1));
        assert_eq!(of(&["order", "goals", "title", "status"], "short_title"), Spot::After(2));
        assert_eq!(of(&["title", "order", "kind", "responsible"], "number"), Spot::After(1));
        assert_eq!(of(&["goals", "order"], "title"), Spot::Before(0));
        assert_eq!(of(&["title", "x", "status"], "order"), Spot::After(2));
        assert_eq!(of(&["title", "status", "x"], "eget"), Spot::After(1));
        assert_eq!(of(&["title", "eget"], "status"), Spot::After(0));
        assert_eq!(of(&["title", "eget"], "x"), Spot::After(1));
        assert_eq!(of(&[], "x"), Spot::Only);
        assert_eq!(spot(&["b", "x"], None, "a"), Spot::After(1));
    }
}
