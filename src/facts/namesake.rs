//! Activities that bear the id of an earlier one and do not say whether they are the same.

use crate::facts::category;
use crate::portfolio::{Activity, ActivityId, Place, Portfolio};
use crate::syntax::{FaultKind, Node};

/// The activity of the same id in the nearest earlier plan year that has one, when this activity does not
/// say where it comes from. A proposal that was rejected may be made anew under its id.
pub fn namesake(portfolio: &Portfolio, id: ActivityId) -> Option<ActivityId> {
    let activity = portfolio.activity(id);
    if !activity.carried_from.is_empty() || says_of_it(portfolio, activity) {
        return None;
    }
    let years = &portfolio.programmes[activity.programme].years[..=activity.year];
    let (own, earlier) = years.split_last()?;
    own.period?;
    let in_order = earlier.iter().rev().filter(|y| y.exists && y.period.is_some());
    let found = in_order.filter_map(|y| y.by_id.get(&*activity.key.id)).copied();
    // A former id is another's past.
    let before = found.into_iter().find(|before| portfolio.activity(*before).key.id == activity.key.id)?;
    let known = portfolio.activity(before);
    let rejected = category(portfolio, known) == Some("rejected");
    (!rejected && portfolio.file(known.source).complete).then_some(before)
}

/// Whether the file says where the activity comes from in a way that is reported as a fault, or may do so
/// where it could not be read.
fn says_of_it(portfolio: &Portfolio, activity: &Activity) -> bool {
    let file = portfolio.file(activity.source);
    let misspelt = |kind: &FaultKind| matches!(kind, FaultKind::UnknownField(_, Some("carried_from")));
    let known = matches!(file.place, Place::Activity(..)) && file.asked;
    !known
        || !file.complete
        || file.root.get("carried_from").is_some_and(Node::says_something)
        || file.faults.iter().any(|fault| misspelt(&fault.kind))
}
