//! Where an activity year comes from: derived from its chain, never stored (A60, A69).

use std::collections::HashMap;

use crate::facts::Decision;
use crate::portfolio::{Activity, ActivityId, LinkFault, Portfolio};
use crate::text::Day;

/// Where an activity year comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// Carried from the plan year before.
    Carried,
    /// Carried from an older plan year, with a gap.
    Returning,
    /// New in this plan year.
    New,
    /// Taken up by a decision after the plan year was adopted.
    Added,
}

impl Origin {
    /// All, in the order of a plan document.
    pub const ALL: [Self; 4] = [Self::Carried, Self::Returning, Self::New, Self::Added];

    /// The word in data.
    pub fn id(self) -> &'static str {
        match self {
            Self::Carried => "carried",
            Self::Returning => "returning",
            Self::New => "new",
            Self::Added => "added",
        }
    }
}

/// The origin of every activity year, by [`ActivityId`].
pub(super) fn origins(portfolio: &Portfolio, decisions: &[Decision]) -> Vec<Origin> {
    let adopting = || decisions.iter().filter(|d| &*d.category == "adopt");
    // When the plan of a year was first adopted, by programme and plan year.
    let mut plans: HashMap<(usize, &str), Day> = HashMap::new();
    // When an activity was last taken up by a decision of its own.
    let mut taken_up: HashMap<ActivityId, Day> = HashMap::new();
    for decision in adopting() {
        match &decision.year {
            Some(year) if !decision.is_of_activities => {
                plans.entry((decision.programme, year)).or_insert(decision.date);
            }
            _ => taken_up.extend(decision.activities.iter().map(|id| (*id, decision.date))),
        }
    }
    let later = |index: usize, activity: &Activity| {
        let year = &portfolio.programmes[activity.programme].years[activity.year].name;
        let plan = plans.get(&(activity.programme, &**year))?;
        taken_up.get(&ActivityId::at(index)).filter(|day| *day > plan)
    };
    let origin = |(index, activity): (usize, &Activity)| match carried(portfolio, activity) {
        Some(origin) => origin,
        None if later(index, activity).is_some() => Origin::Added,
        None => Origin::New,
    };
    portfolio.activities.iter().enumerate().map(origin).collect()
}

/// Carried or returning, if it names an earlier plan year.
fn carried(portfolio: &Portfolio, activity: &Activity) -> Option<Origin> {
    let years = &portfolio.programmes[activity.programme].years;
    let earlier = |year: usize| year < activity.year;
    let predecessors = activity.carried_from.iter().filter_map(|link| link.target.ok());
    let mut from_years =
        predecessors.map(|id| portfolio.activity(id).year).filter(|&y| earlier(y)).peekable();
    if from_years.peek().is_some() {
        let year_before = years[..activity.year].iter().rposition(|y| y.exists);
        let direct = from_years.any(|y| Some(y) == year_before);
        return Some(if direct { Origin::Carried } else { Origin::Returning });
    }
    // A link to a year older than any that is kept still says that it was carried.
    if activity.carried_from.iter().any(|link| link.target == Err(LinkFault::BeforeTheOldest)) {
        return Some(Origin::Carried);
    }
    None
}
