//! Two plan years of one tree side by side, as a plan document tells what it took over and what is new
//! (A60, A69).

use std::collections::HashSet;

use crate::facts::adopted_on;
use crate::facts::alignment::activity::{ActivityChange, Change, ending, followed, is_complete, taken_up};
use crate::facts::alignment::event::{arrival, category_of};
use crate::facts::alignment::{Alignment, Cover, Side, happened};
use crate::facts::compare::Difference;
use crate::portfolio::{ActivityId, PlanYear, Portfolio, Programme};
use crate::syntax::Node;

/// Aligns two plan years of every programme that has both, or has the later.
pub fn align_years<'a>(side: Side<'a>, older: &str, later: &str) -> Alignment<'a> {
    let mut alignment = Alignment::default();
    for programme in &side.portfolio.programmes {
        if let (Some(from), Some(to)) = (programme.year(older), programme.year(later)) {
            of_programme(side, programme, from, to, &mut alignment.activities);
        }
    }
    alignment
}

fn of_programme<'a>(
    side: Side<'a>,
    programme: &Programme,
    from: &PlanYear,
    to: &PlanYear,
    out: &mut Vec<ActivityChange<'a>>,
) {
    let is_adopted =
        adopted_on(side.portfolio, side.facts, programme, to).is_some_and(|d| d <= side.facts.today);
    let mut followed_on: HashSet<ActivityId> = HashSet::new();
    for after in &to.activities {
        let before = ancestors(side.portfolio, programme, from, *after);
        followed_on.extend(&before);
        let mut change = ActivityChange {
            old: None,
            new: Some(*after),
            events: arrival(side, *after),
            changes: Vec::new(),
            taken_up: taken_up(side, *after).filter(|_| before.is_empty()),
            unread: !is_complete(side, *after),
        };
        // Several that became one have no common past to compare with.
        if let [only] = before[..] {
            change.old = Some(only);
            change.unread |= !is_complete(side, only);
            if !change.unread {
                let root = |id| side.portfolio.root(side.portfolio.activity(id).source);
                let categories = (category_of(side, only), category_of(side, *after));
                change.events.extend(happened(categories.0, categories.1, root(only), root(*after)));
                change.changes = followed(side, only, *after, &is_year_bound);
                if is_adopted {
                    change.changes.iter_mut().for_each(settle);
                }
            }
        }
        out.push(change);
    }
    for before in from.activities.iter().filter(|id| !followed_on.contains(id)) {
        out.push(ActivityChange {
            old: Some(*before),
            new: None,
            events: vec![ending(side, *before)],
            changes: Vec::new(),
            taken_up: None,
            unread: !is_complete(side, *before),
        });
    }
}

/// Whoever adopted a plan decided what stood in it. What changed in it since, a comparison with the day of
/// the adoption tells; of two plan years nobody can say when a change came.
fn settle(change: &mut Change<'_>) {
    if matches!(change.cover, Cover::Undecided(_)) {
        change.cover = Cover::Free;
    }
}

/// The activities of an older plan year that one of a later year was carried from, however many years lie
/// between.
fn ancestors(
    portfolio: &Portfolio,
    programme: &Programme,
    year: &PlanYear,
    start: ActivityId,
) -> Vec<ActivityId> {
    let mut seen = vec![start];
    let mut found = Vec::new();
    let mut next = 0;
    while let Some(id) = seen.get(next).copied() {
        next += 1;
        for target in portfolio.activity(id).carried_from.iter().filter_map(|link| link.target.ok()) {
            if seen.contains(&target) {
                continue;
            }
            seen.push(target);
            let key = &portfolio.activity(target).key;
            if *key.programme == *programme.id && *key.year == *year.name {
                found.push(target);
            }
        }
    }
    found
}

/// What belongs to one plan year only, and is no change when the next does not have it: the chain itself,
/// the place in the document, the reports, the results, and milestones that were done.
fn is_year_bound(difference: &Difference<'_>) -> bool {
    let was_done = |n: &&Node| n.get("done").is_some_and(Node::says_something);
    match difference.top() {
        "carried_from" | "formerly" | "reports" | "results" | "order" | "number" => true,
        "milestones" => {
            difference.is_entry() && difference.new.is_empty() && difference.old.iter().all(was_done)
        }
        _ => false,
    }
}
