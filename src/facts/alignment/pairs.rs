//! Which activity year of one tree is which of the other.
//!
//! The key is an activity's name; `formerly` says that it had another. An activity that newly claims the
//! key of another is that other, renamed, unless it keeps a self of its own under its own key: then the
//! other was merged into it. The rule reads the same from either side, so that a difference and its
//! mirror always agree.

use std::collections::{HashMap, HashSet};

use crate::facts::compare::compare;
use crate::portfolio::format::ACTIVITY;
use crate::portfolio::{ActivityId, Key, Portfolio};

/// An activity year on both sides, or on one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Pair {
    /// In the older tree.
    pub(super) old: Option<ActivityId>,
    /// In the newer tree.
    pub(super) new: Option<ActivityId>,
    /// Of an activity on one side only: the one on the other side that it was merged into, or split from.
    pub(super) absorbed_by: Option<ActivityId>,
}

/// Somebody who says that it had the name of somebody on the other side.
#[derive(Debug, Clone, Copy)]
struct Claim {
    old: ActivityId,
    new: ActivityId,
    /// Whether the newer one says so.
    newer_says: bool,
}

/// Pairs the activities of two trees; `before` and `after` are those whose files differ.
pub(super) fn pair(
    old: &Portfolio,
    new: &Portfolio,
    before: &[ActivityId],
    after: &[ActivityId],
) -> Vec<Pair> {
    let (in_before, in_after): (HashSet<_>, HashSet<_>) =
        (before.iter().copied().collect(), after.iter().copied().collect());
    let mut claims: Vec<Claim> = Vec::new();
    for id in after {
        let named = claimed(new, *id, old).into_iter();
        let named = named.filter(|named| in_before.contains(named) && !is_settled(old, *named, new));
        claims.extend(named.map(|named| Claim { old: named, new: *id, newer_says: true }));
    }
    for id in before {
        let named = claimed(old, *id, new).into_iter();
        let named = named.filter(|named| in_after.contains(named) && !is_settled(new, *named, old));
        claims.extend(named.map(|named| Claim { old: *id, new: named, newer_says: false }));
    }
    // The same order whichever side is called the older.
    claims.sort_by_cached_key(|c| {
        let (a, b) = (&old.activity(c.old).key, &new.activity(c.new).key);
        if a <= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) }
    });
    claims.dedup_by_key(|c| (c.old, c.new));
    let claimed_old: HashSet<_> = claims.iter().filter(|c| c.newer_says).map(|c| c.old).collect();
    let claimed_new: HashSet<_> = claims.iter().filter(|c| !c.newer_says).map(|c| c.new).collect();
    let mut partner_of_old: HashMap<ActivityId, ActivityId> = HashMap::new();
    let mut partner_of_new: HashMap<ActivityId, ActivityId> = HashMap::new();
    let mut absorbed: Vec<Claim> = Vec::new();
    for claim in claims {
        // Whoever says that it had another name and still has a self under its own took the other in.
        let keeps_its_own = if claim.newer_says {
            same_key(old, &new.activity(claim.new).key).is_some_and(|own| !claimed_old.contains(&own))
        } else {
            same_key(new, &old.activity(claim.old).key).is_some_and(|own| !claimed_new.contains(&own))
        };
        let taken = partner_of_old.contains_key(&claim.old) || partner_of_new.contains_key(&claim.new);
        if keeps_its_own || taken {
            absorbed.push(claim);
        } else {
            partner_of_old.insert(claim.old, claim.new);
            partner_of_new.insert(claim.new, claim.old);
        }
    }
    for id in before.iter().filter(|id| !partner_of_old.contains_key(id)).copied().collect::<Vec<_>>() {
        let same = same_key(new, &old.activity(id).key).filter(|n| !partner_of_new.contains_key(n));
        if let Some(same) = same {
            partner_of_old.insert(id, same);
            partner_of_new.insert(same, id);
        }
    }
    // A file may differ on one side only in its format: the other side's file has another path.
    let mut pairs: Vec<Pair> = Vec::new();
    for id in before {
        let new = partner_of_old.get(id).copied();
        let into = absorbed.iter().find(|c| c.old == *id && c.newer_says).map(|c| c.new);
        pairs.push(Pair { old: Some(*id), new, absorbed_by: into.filter(|_| new.is_none()) });
    }
    for id in after.iter().filter(|id| !partner_of_new.contains_key(id)) {
        let from = absorbed.iter().find(|c| c.new == *id && !c.newer_says).map(|c| c.old);
        pairs.push(Pair { old: None, new: Some(*id), absorbed_by: from });
    }
    pairs
}

/// Whom an activity newly says that it was: the activities of the other tree whose keys stand in its
/// `formerly`, unless the one there with its own key says the same already. Two that exchanged their ids
/// name each other for good: of them, one that the other tree lacks says nothing about whoever is left.
fn claimed(own: &Portfolio, id: ActivityId, other: &Portfolio) -> Vec<ActivityId> {
    let activity = own.activity(id);
    let former = &own.file(activity.source).headline.formerly;
    if former.is_empty() {
        return Vec::new();
    }
    let before = same_key(other, &activity.key);
    let known = before.map_or(&[][..], |b| &other.file(other.activity(b).source).headline.formerly);
    let named = |name: &crate::text::Str| {
        let key = Key { id: name.clone(), ..activity.key.clone() };
        same_key(other, &key)
    };
    let exchanged = |name: &crate::text::Str| {
        let key = Key { id: name.clone(), ..activity.key.clone() };
        let other = same_key(own, &key).map(|id| &own.file(own.activity(id).source).headline.formerly);
        before.is_none() && other.is_some_and(|formerly| formerly.contains(&activity.key.id))
    };
    former
        .iter()
        .filter(|name| **name != activity.key.id && !known.contains(name) && !exchanged(name))
        .filter_map(named)
        .collect()
}

/// Whether an activity says the same in the other tree. Then nothing happened to it, as if the bytes of
/// its file were the same too.
fn is_settled(own: &Portfolio, id: ActivityId, other: &Portfolio) -> bool {
    let Some(there) = same_key(other, &own.activity(id).key) else { return false };
    let (here, there) = (own.file(own.activity(id).source), other.file(other.activity(there).source));
    here.complete && there.complete && compare(&ACTIVITY, &here.root, &there.root).is_empty()
}

/// The activity of exactly this key, former ids apart.
pub(super) fn same_key(portfolio: &Portfolio, key: &Key) -> Option<ActivityId> {
    let id = *portfolio.programme(&key.programme)?.year(&key.year)?.by_id.get(&*key.id)?;
    (portfolio.activity(id).key.id == key.id).then_some(id)
}
