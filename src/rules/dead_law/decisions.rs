//! Kinds of decision that nobody may take, and changes of state that need one.

use crate::diag::Findings;
use crate::model::{Force, Model, Transition};
use crate::rules::dead_law::finding;
use crate::syntax::shape::Vocabulary;
use crate::text::Words;

/// The kinds of decision that no body may take while they are in force, with what needs them; and the
/// transitions that need a decision which nobody may take in their time.
pub(super) fn judge(model: &Model, out: &mut Findings) {
    let taken = |kind: &str, force: Force| {
        model.bodies.iter().any(|b| b.may_decide.iter().any(|k| **k == *kind) && b.force.meets(force))
    };
    // A misspelt kind may be any of them: model-fault speaks of it.
    let unknown = |kind: &str| model.word(Vocabulary::DecisionKinds, kind).is_none();
    if model.bodies.iter().flat_map(|b| &b.may_decide).any(|kind| unknown(kind)) {
        return;
    }
    for kind in model.vocabulary(Vocabulary::DecisionKinds) {
        let id = &*kind.id.value;
        let needing = |t: &&Transition| t.needs.as_deref() == Some(id);
        if !taken(id, kind.force) {
            let mut dead = finding(model, kind.id.span, NOBODY.with([id.into()]), &NOBODY_HELP);
            for transition in model.transitions.iter().filter(needing) {
                dead = dead.related(model.source, transition.span, CLOSED.text());
            }
            out.push(dead);
            continue;
        }
        for transition in model.transitions.iter().filter(needing).filter(|t| t.force.meets(kind.force)) {
            if !taken(id, transition.force) {
                let message = NOBODY_THEN.with([id.into()]);
                let dead = finding(model, transition.span, message, &THEN_HELP);
                out.push(dead.related(model.source, kind.id.span, KIND.text()));
            }
        }
    }
}

static NOBODY: Words =
    Words::new("Inget organ får fatta beslut av typen `{0}`", "No body may take decisions of the kind `{0}`");
static NOBODY_HELP: Words = Words::new(
    "lägg till den i `may_decide` hos ett organ, eller ta bort beslutstypen",
    "add it to `may_decide` of a body, or remove the kind of decision",
);
static CLOSED: Words = Words::new("kräver den, och går aldrig att göra", "needs it, and can never be made");
static NOBODY_THEN: Words = Words::new(
    "Övergången går inte att göra: inget organ får besluta `{0}` under de planår då den gäller",
    "The transition cannot be made: no body may decide `{0}` in the plan years in which it is in force",
);
static THEN_HELP: Words = Words::new(
    "rätta `since` och `until`, eller lägg till beslutstypen i `may_decide` hos ett organ",
    "correct `since` and `until`, or add the kind of decision to `may_decide` of a body",
);
static KIND: Words = Words::new("beslutstypen", "the kind of decision");
