//! Where an activity year comes from: derived from its chain, never stored (A60, A69).

use std::collections::HashMap;

use crate::facts::Decision;
use crate::portfolio::{Activity, ActivityId, LinkFault, PlanYear, Portfolio};
use crate::sharing::map;
use crate::text::{Day, parse_when};

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
    // Where no meeting is kept, the plan year says itself when it was adopted.
    let stated = |year: &PlanYear| {
        let date = portfolio.root(year.source?).get("adopted")?.text("date")?;
        parse_when(date.value).ok().map(|when| when.to)
    };
    let later = |index: usize, activity: &Activity| {
        let year = &portfolio.programmes[activity.programme].years[activity.year];
        let decided = plans.get(&(activity.programme, &*year.name)).copied();
        let plan = decided.or_else(|| stated(year))?;
        taken_up.get(&ActivityId::at(index)).filter(|day| **day > plan)
    };
    let origin = |index: usize, activity: &Activity| match carried(portfolio, activity) {
        Some(origin) => origin,
        None if later(index, activity).is_some() => Origin::Added,
        None => Origin::New,
    };
    map(&portfolio.activities, origin)
}

/// Whether the plan year of one activity begins before that of another, also across programmes; none when
/// the days of either are not known.
pub fn precedes(portfolio: &Portfolio, one: &Activity, other: &Activity) -> Option<bool> {
    if one.programme == other.programme {
        return Some(one.year < other.year);
    }
    Some(begins(portfolio, one)? < begins(portfolio, other)?)
}

fn begins(portfolio: &Portfolio, activity: &Activity) -> Option<Day> {
    portfolio.programmes[activity.programme].years[activity.year].period.map(|p| p.from)
}

/// Carried or returning, if it names an earlier plan year.
fn carried(portfolio: &Portfolio, activity: &Activity) -> Option<Origin> {
    let predecessors = activity.carried_from.iter().filter_map(|link| link.target.ok());
    let mut earlier = predecessors
        .map(|id| portfolio.activity(id))
        .filter(|before| precedes(portfolio, before, activity) == Some(true))
        .peekable();
    if earlier.peek().is_some() {
        let direct = earlier.any(|before| is_next(portfolio, before, activity));
        return Some(if direct { Origin::Carried } else { Origin::Returning });
    }
    // A link to a year older than any that is kept still says that it was carried.
    if activity.carried_from.iter().any(|link| link.target == Err(LinkFault::BeforeTheOldest)) {
        return Some(Origin::Carried);
    }
    None
}

/// Whether no plan year of the earlier activity's programme lies between the two.
fn is_next(portfolio: &Portfolio, before: &Activity, activity: &Activity) -> bool {
    let later = portfolio.programmes[before.programme].years.iter().skip(before.year + 1);
    let start = begins(portfolio, activity);
    let between = |(at, year): (usize, &PlanYear)| {
        year.exists
            && if before.programme == activity.programme {
                before.year + 1 + at < activity.year
            } else {
                year.period.zip(start).is_some_and(|(period, start)| period.from < start)
            }
    };
    !later.enumerate().any(between)
}
