//! How a party stands in carrying out an activity, as a reader wants to see it.

use crate::facts::{Facts, Realisation, realisation};
use crate::model::Model;
use crate::portfolio::{ActivityId, Portfolio};
use crate::status::row::{Named, actor_named};
use crate::syntax::shape::Vocabulary;
use crate::text::{Day, Label};

/// How one party stands in carrying out an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyState {
    /// What it has reported; nothing when it has not.
    pub records: Vec<PartyRecord>,
    /// Where it lags.
    pub lags: Vec<PartyLag>,
}

/// What a party has reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyRecord {
    /// The milestone, as written; none when it is about all of the activity.
    pub milestone: Option<String>,
    /// The state.
    pub state: Option<Label>,
    /// The state as the program understands it.
    pub category: Option<String>,
    /// The day that the state is of.
    pub as_of: Option<Day>,
}

/// Something that a party should have done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyLag {
    /// The milestone; none when it is the activity's own end.
    pub milestone: Option<String>,
    /// When it was due, as written.
    pub due: String,
}

/// The parties of an activity, each with how it stands.
pub(super) fn parties(portfolio: &Portfolio, facts: &Facts, id: ActivityId) -> Vec<(Named, PartyState)> {
    let programme = &portfolio.programmes[portfolio.activity(id).programme];
    let model = portfolio.model_of(programme);
    let all = realisation(portfolio, facts, id);
    all.iter().map(|one| (actor_named(portfolio, one.party), state(model, one))).collect()
}

fn state(model: Option<&Model>, one: &Realisation<'_>) -> PartyState {
    let label = |id: &str| {
        let word = model.and_then(|m| m.word(Vocabulary::RealisationStates, id));
        word.map_or_else(|| Label { id: id.into(), sv: None, en: None }, |w| w.label.clone())
    };
    let record = |r: &crate::facts::Realised<'_>| PartyRecord {
        milestone: r.milestone.map(str::to_owned),
        state: r.state.map(label),
        category: r.category.map(str::to_owned),
        as_of: r.as_of,
    };
    let lag = |lag: &crate::facts::Lag<'_>| PartyLag {
        milestone: lag.milestone.map(str::to_owned),
        due: lag.due.to_owned(),
    };
    PartyState { records: one.records.iter().map(record).collect(), lags: one.lags.iter().map(lag).collect() }
}
