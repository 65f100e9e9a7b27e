//! How a party stands in carrying out an activity, in words.

use crate::status::{PartyLag, PartyRecord, PartyState};
use crate::text::{Lang, Words};

/// One line for each record and each lag.
pub(super) fn lines(state: &PartyState, lang: Lang) -> Vec<String> {
    if state.records.is_empty() {
        return vec![SILENT.get(lang).to_owned()];
    }
    let records = state.records.iter().map(|r| record(r, lang));
    records.chain(state.lags.iter().map(|l| lag(l, lang))).collect()
}

fn record(record: &PartyRecord, lang: Lang) -> String {
    let state = record.state.as_ref().map_or_else(|| NO_STATE.get(lang), |s| s.get(lang));
    let state = match record.as_of {
        Some(day) => AS_OF.with([state.into(), day.into()]).render(lang),
        None => state.to_owned(),
    };
    match &record.milestone {
        Some(milestone) => format!("{milestone}: {state}"),
        None => state,
    }
}

fn lag(lag: &PartyLag, lang: Lang) -> String {
    match &lag.milestone {
        Some(milestone) => LAGS.with([milestone.as_str().into(), lag.due.as_str().into()]).render(lang),
        None => LAGS_WHOLE.with([lag.due.as_str().into()]).render(lang),
    }
}

/// The heading of the column.
pub(super) static HEADING: Words = Words::new("Hos parten", "At the party");
static SILENT: Words = Words::new("ej rapporterat", "not reported");
static NO_STATE: Words = Words::new("läge ej angivet", "state not given");
static AS_OF: Words = Words::new("{0} ({1})", "{0} ({1})");
static LAGS: Words = Words::new("släpar efter: {0} skulle vara klar {1}", "lags: {0} was due {1}");
static LAGS_WHOLE: Words = Words::new("släpar efter: skulle vara klar {0}", "lags: was to be done {0}");
