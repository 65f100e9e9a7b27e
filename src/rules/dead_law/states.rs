//! States that no activity can come to.

use std::collections::BTreeSet;

use crate::diag::Findings;
use crate::model::{Model, Transition};
use crate::rules::dead_law::finding;
use crate::syntax::At;
use crate::syntax::shape::Vocabulary;
use crate::text::Words;

/// The states that cannot be reached from any in which activities begin, with the transitions out of them. Of
/// those that hang together only the first is told: when it can be reached, so can the others.
pub(super) fn judge(model: &Model, out: &mut Findings) {
    let begins = |category: Option<&str>| matches!(category, Some("proposed" | "planned") | None);
    let begun = |id: &&str| begins(model.category(Vocabulary::States, id));
    // A transition with an end missing or misspelt may lead anywhere: model-fault speaks of it.
    let known = |state: &At<Box<str>>| model.word(Vocabulary::States, &state.value).is_some();
    let sound =
        |t: &Transition| t.to.as_ref().is_some_and(known) && !t.from.is_empty() && t.from.iter().all(known);
    let states: Vec<&str> = model.vocabulary(Vocabulary::States).iter().map(|s| &*s.id.value).collect();
    // Where activities can begin in no state, they begin in any.
    if model.transitions.is_empty() || !model.transitions.iter().all(sound) || !states.iter().any(begun) {
        return;
    }
    let reached = reach(model, states.iter().copied().filter(begun).collect());
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for state in model.vocabulary(Vocabulary::States).iter().filter(|s| !reached.contains(&*s.id.value)) {
        let id = &*state.id.value;
        let own = reach(model, BTreeSet::from([id]));
        // What leads here and cannot be reached from here is the cause.
        let leads_here = |other: &&&str| {
            !reached.contains(**other) && reach(model, BTreeSet::from([**other])).contains(id)
        };
        let has_cause = states.iter().filter(leads_here).any(|other| !own.contains(other));
        if has_cause || told.contains(id) {
            continue;
        }
        let direct = model.transitions.iter().any(|t| t.to.as_ref().is_some_and(|to| *to.value == *id));
        let words = if direct { &IN_A_CIRCLE } else { &UNREACHED };
        let mut unreached = finding(model, state.id.span, words.with([id.into()]), &UNREACHED_HELP);
        for from in model.transitions.iter().flat_map(|t| &t.from).filter(|f| *f.value == *id) {
            unreached = unreached.related(model.source, from.span, NOWHERE.text());
        }
        out.push(unreached);
        told.extend(own);
    }
}

/// The states that can be come to from some, themselves among them.
fn reach<'m>(model: &'m Model, mut from: BTreeSet<&'m str>) -> BTreeSet<&'m str> {
    loop {
        let known = from.len();
        let leads_on = |t: &&Transition| t.from.iter().any(|f| from.contains(&*f.value));
        let open = model.transitions.iter().filter(leads_on).filter_map(|t| t.to.as_ref());
        let more: Vec<&str> = open.map(|to| &*to.value).collect();
        from.extend(more);
        if from.len() == known {
            return from;
        }
    }
}

static UNREACHED: Words = Words::new(
    "Ingen aktivitet kan få statusen `{0}`: ingen övergång leder dit",
    "No activity can get the state `{0}`: no transition leads to it",
);
static IN_A_CIRCLE: Words = Words::new(
    "Ingen aktivitet kan få statusen `{0}`: alla övergångar dit kommer från statusar som inte heller går att nå",
    "No activity can get the state `{0}`: all transitions to it come from states that cannot be reached either",
);
static UNREACHED_HELP: Words = Words::new(
    "lägg till en övergång dit i `transitions`, eller ta bort statusen",
    "add a transition to it in `transitions`, or remove the state",
);
static NOWHERE: Words = Words::new("används inte heller", "is not used either");
