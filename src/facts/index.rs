//! Where matters and decisions are looked for, so that nobody goes through all of them.

use std::collections::HashMap;
use std::ops::Range;

use crate::facts::{Decision, Facts, Matter, MatterId};
use crate::portfolio::{ActivityId, Portfolio};
use crate::text::SourceId;

/// Matters and decisions by what they are about.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The matters of each meeting's file: the first, and the one after the last.
    of_meeting: HashMap<SourceId, Range<usize>>,
    /// The first matter of each key.
    by_key: HashMap<Box<str>, MatterId>,
    /// The matters that name an activity.
    matters: HashMap<ActivityId, Vec<MatterId>>,
    /// The matters that name no activity at all.
    of_none: Vec<MatterId>,
    /// The decision that settles a matter, as an index of all decisions.
    settling: HashMap<MatterId, usize>,
    /// The decisions that name an activity or set something of it, as indexes of all decisions.
    decisions: HashMap<ActivityId, Vec<usize>>,
    /// The decisions that name no activity at all, as indexes of all decisions.
    about_none: Vec<usize>,
}

impl Index {
    pub(super) fn of(portfolio: &Portfolio, matters: &[Matter], decisions: &[Decision]) -> Self {
        let mut index = Self::default();
        for (place, matter) in matters.iter().enumerate() {
            let id = MatterId::at(place);
            index.of_meeting.entry(matter.source).or_insert(place..place).end = place + 1;
            index.by_key.entry(matter.key.clone()).or_insert(id);
            for activity in &matter.activities {
                index.matters.entry(*activity).or_default().push(id);
            }
            if matter.node(portfolio).list("activities").is_empty() {
                index.of_none.push(id);
            }
        }
        for (place, decision) in decisions.iter().enumerate() {
            index.settling.insert(decision.matter, place);
            let set = decision.sets.iter().map(|set| set.activity);
            for activity in decision.activities.iter().copied().chain(set) {
                let own = index.decisions.entry(activity).or_default();
                if own.last() != Some(&place) {
                    own.push(place);
                }
            }
            if !decision.is_of_activities {
                index.about_none.push(place);
            }
        }
        index
    }
}

impl Facts {
    /// The matter at a place in the list of a meeting's file.
    pub fn matter_at(&self, meeting: SourceId, entry: usize) -> Option<MatterId> {
        let range = self.index.of_meeting.get(&meeting)?;
        Some(range.start + entry).filter(|index| *index < range.end).map(MatterId::at)
    }

    /// The matter of a full key; the first of several.
    pub fn matter_of_key(&self, key: &str) -> Option<MatterId> {
        self.index.by_key.get(key).copied()
    }

    /// The matters that name an activity year, in the order of meetings.
    pub fn matters_of(&self, activity: ActivityId) -> &[MatterId] {
        self.index.matters.get(&activity).map_or(&[], Vec::as_slice)
    }

    /// The matters that name no activity, in the order of meetings: they are about a plan year, a programme,
    /// or something else.
    pub fn matters_of_none(&self) -> &[MatterId] {
        &self.index.of_none
    }

    /// The decision that settles a matter, with its place among all.
    pub fn settling(&self, matter: MatterId) -> Option<(usize, &Decision)> {
        let place = *self.index.settling.get(&matter)?;
        Some((place, &self.decisions[place]))
    }

    /// The decisions that name an activity year or set something of it, by date, each with its place among all.
    pub fn decisions_of(&self, activity: ActivityId) -> impl Iterator<Item = (usize, &Decision)> {
        let own = self.index.decisions.get(&activity).map_or(&[][..], Vec::as_slice);
        own.iter().map(|place| (*place, &self.decisions[*place]))
    }

    /// The decisions that name no activity, by date.
    pub fn decisions_of_none(&self) -> impl Iterator<Item = &Decision> {
        self.index.about_none.iter().map(|place| &self.decisions[*place])
    }
}
