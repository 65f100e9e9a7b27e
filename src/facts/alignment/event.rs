//! What happened to an activity as a whole.

use crate::facts::alignment::Side;
use crate::facts::{Origin, category, lead};
use crate::portfolio::ActivityId;
use crate::syntax::Node;

/// What happened to an activity as a whole. Keys are full keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// It is new.
    New,
    /// A decision took it up after the plan year was adopted.
    TakenUp,
    /// It was carried from the plan year before, from these.
    Carried(Vec<String>),
    /// It came back after a gap, from these.
    Returned(Vec<String>),
    /// Several became one.
    Merged(Vec<String>),
    /// One became several: the one, and the others that it became.
    Split(String, Vec<String>),
    /// It had another id.
    Renamed(String),
    /// Its file went because it is now part of another.
    MergedInto(String),
    /// It was part of another.
    SplitFrom(String),
    /// It is finished.
    Finished,
    /// It was cancelled.
    Cancelled,
    /// It was rejected.
    Rejected,
    /// It rests.
    Paused,
    /// It goes on after a rest, or after it had been ended.
    Resumed,
    /// Somebody else leads it.
    NewOwner,
    /// Its file is gone.
    Removed,
    /// It was not ended, and the later plan year does not have it.
    Dropped,
}

impl Event {
    /// The word in data.
    pub fn id(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::TakenUp => "added",
            Self::Carried(_) => "carried",
            Self::Returned(_) => "returned",
            Self::Merged(_) => "merged",
            Self::Split(..) => "split",
            Self::Renamed(_) => "renamed",
            Self::MergedInto(_) => "merged-into",
            Self::SplitFrom(_) => "split-from",
            Self::Finished => "finished",
            Self::Cancelled => "cancelled",
            Self::Rejected => "rejected",
            Self::Paused => "paused",
            Self::Resumed => "resumed",
            Self::NewOwner => "new-owner",
            Self::Removed => "removed",
            Self::Dropped => "dropped",
        }
    }

    /// The other activities that it names.
    pub fn others(&self) -> Vec<&str> {
        match self {
            Self::Carried(keys) | Self::Returned(keys) | Self::Merged(keys) => {
                keys.iter().map(String::as_str).collect()
            }
            Self::Split(from, with) => std::iter::once(from).chain(with).map(String::as_str).collect(),
            Self::Renamed(key) | Self::MergedInto(key) | Self::SplitFrom(key) => vec![key],
            _ => Vec::new(),
        }
    }
}

/// How an activity came into a plan year.
pub(super) fn arrival(side: Side<'_>, id: ActivityId) -> Vec<Event> {
    let activity = side.portfolio.activity(id);
    // Two links may name one activity by two of its ids.
    let mut from: Vec<String> = Vec::new();
    let mut targets: Vec<ActivityId> = Vec::new();
    for link in &activity.carried_from {
        let name = link.target.map_or_else(|_| link.text.to_string(), |t| key(side, t));
        if !from.contains(&name) {
            from.push(name);
            targets.extend(link.target);
        }
    }
    let mut events = vec![match side.facts.origin(id) {
        Origin::New => Event::New,
        Origin::Added => Event::TakenUp,
        Origin::Carried => Event::Carried(from.clone()),
        Origin::Returning => Event::Returned(from.clone()),
    }];
    if from.len() > 1 {
        events.push(Event::Merged(from));
    }
    for target in targets {
        let successors = &side.portfolio.activity(target).successors;
        let sibling = |other: &&ActivityId| {
            let other = side.portfolio.activity(**other);
            other.key != activity.key && other.programme == activity.programme && other.year == activity.year
        };
        let others: Vec<String> = successors.iter().filter(sibling).map(|o| key(side, *o)).collect();
        if !others.is_empty() {
            events.push(Event::Split(key(side, target), others));
        }
    }
    events
}

/// What happened between two selves of one activity, as their categories of status and their leads tell.
pub fn happened(
    old_category: Option<&str>,
    new_category: Option<&str>,
    old: &Node,
    new: &Node,
) -> Vec<Event> {
    let rests = |c: Option<&str>| matches!(c, Some("paused" | "finished" | "cancelled" | "rejected"));
    let mut events = Vec::new();
    if old_category != new_category {
        events.extend(match new_category {
            Some("finished") => Some(Event::Finished),
            Some("cancelled") => Some(Event::Cancelled),
            Some("rejected") => Some(Event::Rejected),
            Some("paused") => Some(Event::Paused),
            Some("ongoing") if rests(old_category) => Some(Event::Resumed),
            _ => None,
        });
    }
    if let (Some(before), Some(after)) = (leader(old), leader(new))
        && before != after
    {
        events.push(Event::NewOwner);
    }
    events
}

/// The organisation and the person that lead an activity.
fn leader(root: &Node) -> Option<(Option<&str>, Option<&str>)> {
    let lead = lead(root)?;
    Some((lead.text("org").map(|t| t.value), lead.text("person").map(|t| t.value)))
}

/// The category of an activity's status.
pub(super) fn category_of(side: Side<'_>, id: ActivityId) -> Option<&str> {
    category(side.portfolio, side.portfolio.activity(id))
}

/// The full key of an activity.
pub(super) fn key(side: Side<'_>, id: ActivityId) -> String {
    side.portfolio.activity(id).key.to_string()
}
