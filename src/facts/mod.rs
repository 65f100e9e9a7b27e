//! Everything derived, once. Rules and tables read it, so that they cannot contradict each other.

mod adoption;
pub mod alignment;
mod applied;
mod aspects;
mod case;
pub mod compare;
mod decision;
mod health;
mod index;
mod lateness;
mod law;
mod lead;
mod matter;
mod names;
mod namesake;
mod origin;
mod realisation;
mod route;
mod serving;
mod setting;
mod staleness;

pub use adoption::adopted_on;
pub use aspects::meets;
pub use case::{Cases, matter_key};
pub use decision::{Decision, Set};
pub use health::{Health, Light, latest_health};
pub use lateness::{Late, Next, late, next_milestone};
pub use law::{applying, is_asked_for};
pub use lead::lead;
pub use matter::{Matter, MatterId, Standing, Want};
pub use names::{Names, name, names, names_in_activity};
pub use namesake::namesake;
pub use origin::{Origin, precedes};
pub use realisation::{Lag, Realisation, Realised, is_decided, realisation};
pub use route::{Part, Stop, Traits, Why, has_function, route};
pub use serving::{Aim, called, holds_on, is_listed, served, serves};
pub use setting::is_within;
pub use staleness::{Stale, stale, stale_under};

use crate::model::{Model, Word};
use crate::portfolio::{Activity, ActivityId, PlanYear, Portfolio, Programme};
use crate::sharing::{WORTH_SHARING, both};
use crate::syntax::Node;
use crate::syntax::shape::Vocabulary;
use crate::text::day::day_after;
use crate::text::{Day, Period};

/// What is derived from a portfolio on a day.
#[derive(Debug)]
pub struct Facts {
    /// The day everything is judged on.
    pub today: Day,
    /// All matters of all meetings, in the order of programmes, meetings and lists.
    pub matters: Vec<Matter>,
    /// Which matters belong together.
    pub cases: Cases,
    /// Decisions that count, by meeting date.
    pub decisions: Vec<Decision>,
    /// Where matters and decisions are looked for.
    index: index::Index,
    /// The origin of every activity year, by [`ActivityId`].
    origins: Vec<Origin>,
}

impl Facts {
    /// Derives the facts of a portfolio on a day.
    pub fn derive(portfolio: &Portfolio, today: Day) -> Self {
        let matters = matter::matters(portfolio, today);
        let is_worth = matters.len() >= WORTH_SHARING;
        let (cases, decisions) = both(
            is_worth,
            || Cases::gather(portfolio, &matters),
            || decision::decisions(portfolio, &matters),
        );
        let (index, origins) = both(
            is_worth,
            || index::Index::of(portfolio, &matters, &decisions),
            || origin::origins(portfolio, &decisions),
        );
        Self { today, matters, cases, decisions, index, origins }
    }

    /// The matter of an id.
    pub fn matter(&self, id: MatterId) -> &Matter {
        &self.matters[id.0 as usize]
    }

    /// Where an activity year comes from.
    pub fn origin(&self, id: ActivityId) -> Origin {
        self.origins[id.0 as usize]
    }

    /// The day that staleness and lateness of a plan year are judged on: never later than the day
    /// after its last, so that an old year's verdict does not change for ever.
    pub fn clock(&self, year: &PlanYear) -> Day {
        year.period.map_or(self.today, |p| self.today.min(day_after(p.to)))
    }
}

/// The category of an activity's status: proposed, planned, ongoing, paused, finished, cancelled, rejected.
pub fn category<'a>(portfolio: &'a Portfolio, activity: &Activity) -> Option<&'a str> {
    let status = &portfolio.file(activity.source).headline.status.as_ref()?.value;
    let programme = &portfolio.programmes[activity.programme];
    portfolio.model_of(programme)?.category(Vocabulary::States, status)
}

/// Whether a category of status ends an activity for good.
pub fn is_terminal(category: &str) -> bool {
    matches!(category, "finished" | "cancelled" | "rejected")
}

/// The states of a model that end an activity for good, those in force in a period.
pub fn ending_states(model: &Model, period: Option<Period>) -> impl Iterator<Item = &Word> {
    let ends = move |w: &&Word| w.category.as_deref().is_some_and(is_terminal) && w.force.covers(period);
    model.vocabulary(Vocabulary::States).iter().filter(ends)
}

/// The plan year that is shown when nobody names one: the current one, else the newest there is.
pub fn default_year(programme: &Programme, today: Day) -> Option<&PlanYear> {
    programme.year_of(today).or_else(|| programme.newest())
}

/// The plan years that the programme is judged by as a whole: the newest that has activities, else the newest.
pub fn newest_year(programme: &Programme) -> Option<&PlanYear> {
    programme.years.iter().rev().find(|y| !y.activities.is_empty()).or_else(|| programme.newest())
}

/// The organisations that answer for an activity, in the order of the file.
pub fn organisations(root: &Node) -> impl Iterator<Item = &str> {
    root.list("responsible").iter().filter_map(|entry| entry.text("org")).map(|t| t.value)
}
