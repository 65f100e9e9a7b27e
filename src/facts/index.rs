//! Where matters and decisions are looked for, so that nobody goes through all of them.

use std::ops::Range;

use crate::facts::{Decision, Facts, Matter, MatterId};
use crate::portfolio::{ActivityId, Portfolio};
use crate::text::SourceId;

/// Matters and decisions by what they are about.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The matters of each meeting's file that has any: the first, and the one after the last. By file.
    of_meeting: Vec<(SourceId, Range<usize>)>,
    /// The matters that name an activity, by activity.
    matters: Vec<Vec<MatterId>>,
    /// The matters that name no activity at all.
    of_none: Vec<MatterId>,
    /// The decision that settles a matter, by matter, as an index of all decisions.
    settling: Vec<Option<usize>>,
    /// The decisions that name an activity or set something of it, by activity, as indexes of all decisions.
    decisions: Vec<Vec<usize>>,
    /// The decisions that name no activity at all, as indexes of all decisions.
    about_none: Vec<usize>,
}

impl Index {
    pub(super) fn of(portfolio: &Portfolio, matters: &[Matter], decisions: &[Decision]) -> Self {
        let activities = portfolio.activities.len();
        let mut index = Self {
            matters: vec![Vec::new(); activities],
            settling: vec![None; matters.len()],
            decisions: vec![Vec::new(); activities],
            ..Self::default()
        };
        for (place, matter) in matters.iter().enumerate() {
            let id = MatterId::at(place);
            match index.of_meeting.last_mut() {
                Some((source, range)) if *source == matter.source => range.end = place + 1,
                _ => index.of_meeting.push((matter.source, place..place + 1)),
            }
            for activity in &matter.activities {
                index.matters[activity.0 as usize].push(id);
            }
            if !matter.names_activities {
                index.of_none.push(id);
            }
        }
        index.of_meeting.sort_by_key(|(source, _)| *source);
        for (place, decision) in decisions.iter().enumerate() {
            index.settling[decision.matter.0 as usize] = Some(place);
            let set = decision.sets.iter().map(|set| set.activity);
            for activity in decision.activities.iter().copied().chain(set) {
                let own = &mut index.decisions[activity.0 as usize];
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
        let all = &self.index.of_meeting;
        let (_, range) = &all[all.binary_search_by_key(&meeting, |(source, _)| *source).ok()?];
        Some(range.start + entry).filter(|index| *index < range.end).map(MatterId::at)
    }

    /// The matters that name an activity year, in the order of meetings.
    pub fn matters_of(&self, activity: ActivityId) -> &[MatterId] {
        &self.index.matters[activity.0 as usize]
    }

    /// The matters that name no activity, in the order of meetings: they are about a plan year, a programme,
    /// or something else.
    pub fn matters_of_none(&self) -> &[MatterId] {
        &self.index.of_none
    }

    /// The decision that settles a matter, with its place among all.
    pub fn settling(&self, matter: MatterId) -> Option<(usize, &Decision)> {
        let place = self.index.settling[matter.0 as usize]?;
        Some((place, &self.decisions[place]))
    }

    /// The decisions that name an activity year or set something of it, by date, each with its place among all.
    pub fn decisions_of(&self, activity: ActivityId) -> impl Iterator<Item = (usize, &Decision)> {
        let own = &self.index.decisions[activity.0 as usize];
        own.iter().map(|place| (*place, &self.decisions[*place]))
    }

    /// The decisions that name no activity, by date.
    pub fn decisions_of_none(&self) -> impl Iterator<Item = &Decision> {
        self.index.about_none.iter().map(|place| &self.decisions[*place])
    }
}
