//! Where an activity year comes from: derived from its chain, never stored (A60, A69).

use crate::facts::Decision;
use crate::portfolio::{Activity, LinkFault, Portfolio};

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

pub(super) fn origin(portfolio: &Portfolio, decisions: &[Decision], activity: &Activity) -> Origin {
    let years = &portfolio.programmes[activity.programme].years;
    let earlier = |year: usize| year < activity.year;
    let predecessors = activity.carried_from.iter().filter_map(|link| link.target.ok());
    let mut from_years =
        predecessors.map(|id| portfolio.activity(id).year).filter(|&y| earlier(y)).peekable();
    if from_years.peek().is_some() {
        let year_before = years[..activity.year].iter().rposition(|y| y.exists);
        let direct = from_years.any(|y| Some(y) == year_before);
        return if direct { Origin::Carried } else { Origin::Returning };
    }
    // A link to a year older than any that is kept still says that it was carried.
    if activity.carried_from.iter().any(|link| link.target == Err(LinkFault::BeforeTheOldest)) {
        return Origin::Carried;
    }
    let of_year = |d: &&Decision| d.programme == activity.programme && &*d.category == "adopt";
    let year = &years[activity.year].name;
    let adopted =
        decisions.iter().filter(of_year).find(|d| !d.is_of_activities && d.year.as_ref() == Some(year));
    let taken_up = |plan: &Decision| {
        let id = crate::portfolio::ActivityId(position(portfolio, activity));
        decisions.iter().filter(of_year).any(|d| d.date > plan.date && d.activities.contains(&id))
    };
    if adopted.is_some_and(taken_up) { Origin::Added } else { Origin::New }
}

fn position(portfolio: &Portfolio, activity: &Activity) -> u32 {
    let year = &portfolio.programmes[activity.programme].years[activity.year];
    year.by_id.get(&*activity.key.id).map_or(u32::MAX, |id| id.0)
}
