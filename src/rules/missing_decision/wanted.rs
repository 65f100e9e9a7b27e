//! Which decisions a constraint asks for.

use crate::model::{Constraint, Transition};
use crate::rules::Item;
use crate::rules::case::period;
use crate::syntax::shape::Vocabulary;

/// The decisions that something needs: one of these kinds.
#[derive(Debug, Default)]
pub(super) struct Wanted<'a> {
    /// The kinds, one of which will do; any does when there are none.
    pub(super) kinds: Vec<&'a str>,
    /// The status that needs it, where it is the status that does.
    pub(super) state: Option<&'a str>,
    /// The states that the decision leads to: that one, and those that lead on to it without a decision.
    pub(super) states: Vec<&'a str>,
    /// The transitions that need it.
    pub(super) gates: Vec<&'a Transition>,
}

impl<'a> Wanted<'a> {
    /// What the constraint itself names; none when it names only kinds that the model does not have.
    pub(super) fn stated(constraint: &'a Constraint, item: &Item<'_>) -> Option<Self> {
        let known = |kind: &&str| item.model.word(Vocabulary::DecisionKinds, kind).is_some();
        let kinds: Vec<&str> = constraint.params("decides").filter(known).collect();
        let names_none = kinds.is_empty() && constraint.node.get("decides").is_some();
        (!names_none).then(|| Self { kinds, ..Self::default() })
    }

    /// Whether a kind of decision is one of those.
    pub(super) fn names(&self, kind: &str) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

/// What an activity needs: what the constraint names, else what its status needs; none when that needs nothing.
pub(super) fn of_activity<'a>(constraint: &'a Constraint, item: &Item<'a>) -> Option<Wanted<'a>> {
    let stated = Wanted::stated(constraint, item)?;
    if !stated.kinds.is_empty() {
        return Some(stated);
    }
    let state = item.node.text("status")?.value;
    let states = item.model.freely_before(state, period(item));
    let gates = item.model.gates(&states, period(item));
    let mut kinds: Vec<&str> = Vec::new();
    for kind in gates.iter().filter_map(|t| t.needs.as_deref()) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    (!kinds.is_empty()).then_some(Wanted { kinds, state: Some(state), states, gates })
}
