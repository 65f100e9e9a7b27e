//! One activity on two sides: what happened to it, and what changed in it.

use crate::facts::alignment::event::{arrival, category_of, key};
use crate::facts::alignment::pairs::Pair;
use crate::facts::alignment::renamed::Renamed;
use crate::facts::alignment::{Cover, Event, Side, cover, happened};
use crate::facts::compare::{Difference, compare, compare_under};
use crate::facts::{Decision, is_terminal};
use crate::portfolio::format::ACTIVITY;
use crate::portfolio::{ActivityId, Key};

/// A difference in an activity, with the decision that covers it.
#[derive(Debug, Clone)]
pub struct Change<'a> {
    /// What differs.
    pub difference: Difference<'a>,
    /// What decision covers it, or that one is lacking.
    pub cover: Cover<'a>,
}

/// An activity that came, went or changed.
#[derive(Debug, Clone)]
pub struct ActivityChange<'a> {
    /// On the older side.
    pub old: Option<ActivityId>,
    /// On the newer side.
    pub new: Option<ActivityId>,
    /// What happened to it as a whole.
    pub events: Vec<Event>,
    /// What changed in it, in the order of the format. None are told of what came or went whole.
    pub changes: Vec<Change<'a>>,
    /// The decision that took it up, when it is new.
    pub taken_up: Option<&'a Decision>,
    /// Whether a side could not be read whole, so that nobody knows what changed in it.
    pub unread: bool,
}

impl ActivityChange<'_> {
    /// Programme, first day of the plan year, place in the document, key.
    pub(super) fn rank(
        &self,
        old: Side<'_>,
        new: Side<'_>,
    ) -> (String, Option<crate::text::Day>, usize, Option<Key>) {
        let here = self.new.map(|id| (new, id)).or_else(|| self.old.map(|id| (old, id)));
        let Some((side, id)) = here else { return (String::new(), None, 0, None) };
        let activity = side.portfolio.activity(id);
        let year = &side.portfolio.programmes[activity.programme].years[activity.year];
        let root = side.portfolio.root(activity.source);
        let order = root.text("order").and_then(|t| t.value.parse().ok()).unwrap_or(usize::MAX);
        (activity.key.programme.to_string(), year.period.map(|p| p.from), order, Some(activity.key.clone()))
    }
}

/// What became of a pair; none when nothing differs.
pub(super) fn of_pair<'a>(
    old: Side<'a>,
    new: Side<'a>,
    pair: &Pair,
    renamed: &Renamed,
) -> Option<ActivityChange<'a>> {
    match (pair.old, pair.new) {
        (Some(before), Some(after)) => of_both((old, before), (new, after), renamed),
        (None, Some(after)) => {
            let mut events = arrival(new, after);
            if let Some(from) = pair.absorbed_by {
                events = vec![Event::SplitFrom(key(old, from))];
            }
            let taken_up = taken_up(new, after);
            let unread = !is_complete(new, after);
            Some(ActivityChange {
                old: None,
                new: Some(after),
                events,
                changes: Vec::new(),
                taken_up,
                unread,
            })
        }
        (Some(before), None) => {
            let event = pair.absorbed_by.map_or(Event::Removed, |into| Event::MergedInto(key(new, into)));
            let unread = !is_complete(old, before);
            let events = vec![event];
            Some(ActivityChange {
                old: Some(before),
                new: None,
                events,
                changes: Vec::new(),
                taken_up: None,
                unread,
            })
        }
        (None, None) => None,
    }
}

/// The decision that took an activity up.
pub(super) fn taken_up(side: Side<'_>, id: ActivityId) -> Option<&Decision> {
    let adopts = |d: &&Decision| matches!(&*d.category, "adopt" | "initiate") && d.activities.contains(&id);
    side.facts.decisions_of(id).map(|(_, decision)| decision).find(adopts)
}

fn of_both<'a>(
    (old, before): (Side<'a>, ActivityId),
    (new, after): (Side<'a>, ActivityId),
    renamed: &Renamed,
) -> Option<ActivityChange<'a>> {
    let file = |side: Side<'a>, id| side.portfolio.file(side.portfolio.activity(id).source);
    let (before_file, after_file) = (file(old, before), file(new, after));
    let (was, is) = (&before_file.root, &after_file.root);
    let mut change = ActivityChange {
        old: Some(before),
        new: Some(after),
        events: Vec::new(),
        changes: Vec::new(),
        taken_up: None,
        unread: !is_complete(old, before) || !is_complete(new, after),
    };
    if old.portfolio.activity(before).key != new.portfolio.activity(after).key {
        change.events.push(Event::Renamed(key(old, before)));
    }
    if !change.unread {
        change.events.extend(happened(category_of(old, before), category_of(new, after), was, is));
        let names = renamed.names((old, before_file), (new, after_file));
        let differences = compare_under(&ACTIVITY, was, is, &names);
        change.changes = cover::all(new, after, differences);
    }
    let nothing = change.events.is_empty() && change.changes.is_empty();
    // A file that cannot be read on either side may differ in anything, if its bytes differ.
    (!nothing || change.unread).then_some(change)
}

/// One activity followed from one plan year into a later one.
pub(super) fn followed<'a>(
    side: Side<'a>,
    before: ActivityId,
    after: ActivityId,
    year_bound: &dyn Fn(&Difference<'a>) -> bool,
) -> Vec<Change<'a>> {
    let root = |id| side.portfolio.root(side.portfolio.activity(id).source);
    let mut differences = compare(&ACTIVITY, root(before), root(after));
    differences.retain(|d| !year_bound(d));
    cover::all(side, after, differences)
}

/// How an activity that the later year does not have ended, or that it was dropped.
pub(super) fn ending(side: Side<'_>, id: ActivityId) -> Event {
    match category_of(side, id) {
        Some("finished") => Event::Finished,
        Some("cancelled") => Event::Cancelled,
        Some(other) if is_terminal(other) => Event::Rejected,
        _ => Event::Dropped,
    }
}

pub(super) fn is_complete(side: Side<'_>, id: ActivityId) -> bool {
    side.portfolio.file(side.portfolio.activity(id).source).complete
}
