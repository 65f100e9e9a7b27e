//! How much changed.

use std::rc::Rc;

use crate::diff::item::{FileItem, Item};
use crate::facts::alignment::Event;

/// Counts of what happened. An activity that was renamed and paused counts in both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// Activities by what happened to them, by the words of [`crate::facts::alignment::Event::id`], in the
    /// order in which they first occur.
    pub events: Vec<(&'static str, usize)>,
    /// Activities to which nothing happened as a whole, but in which something changed.
    pub changed: usize,
    /// Activities that could not be read whole on both sides.
    pub unread: usize,
    /// Changes that lack a decision.
    pub undecided: usize,
    /// Programmes, plan years and meetings.
    pub plans: usize,
    /// Governance models and policy.
    pub law: usize,
    /// Registers.
    pub registers: usize,
}

impl Totals {
    pub(super) fn of(
        items: &[Rc<Item<'_>>],
        plans: &[FileItem<'_>],
        law: &[FileItem<'_>],
        registers: &[FileItem<'_>],
    ) -> Self {
        let mut totals =
            Self { plans: plans.len(), law: law.len(), registers: registers.len(), ..Self::default() };
        for item in items {
            // One that was carried from several that were split was split once.
            let mut ids: Vec<&str> = item.change.events.iter().map(Event::id).collect();
            ids.dedup();
            for event in ids {
                match totals.events.iter_mut().find(|(id, _)| *id == event) {
                    Some((_, count)) => *count += 1,
                    None => totals.events.push((event, 1)),
                }
            }
            totals.changed += usize::from(item.change.events.is_empty() && !item.change.changes.is_empty());
            totals.unread += usize::from(item.change.unread);
            totals.undecided += item.undecided();
        }
        totals
    }

    /// How many activities something happened to.
    pub fn count(&self, event: &str) -> usize {
        self.events.iter().find(|(id, _)| *id == event).map_or(0, |(_, count)| *count)
    }
}
