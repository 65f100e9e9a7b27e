//! The ways that activities take through the states of a model, and where a decision is needed on them.

use std::collections::BTreeSet;

use crate::model::{Model, Transition};
use crate::syntax::shape::Vocabulary;
use crate::text::Period;

impl Model {
    /// The transitions in force that need a decision and that lead, themselves or through others that need
    /// none, to a state, of which these are [`Self::freely_before`]; none when activities can come there without
    /// any decision. An activity begins as proposed, or as planned where no state is one of proposals.
    pub fn gates(&self, before: &[&str], period: Option<Period>) -> Vec<&Transition> {
        let begin = self.begin(period);
        if begin.is_empty() || before.iter().any(|s| begin.contains(s)) {
            return Vec::new();
        }
        let leads_in = |t: &&Transition| {
            t.needs.is_some()
                && t.to.as_ref().is_some_and(|to| before.contains(&&*to.value))
                && t.from.iter().any(|from| !before.contains(&&*from.value))
        };
        self.transitions_in(period).filter(leads_in).collect()
    }

    /// The states from which an activity comes to a state without any decision, itself the first of them.
    pub fn freely_before<'m>(&'m self, state: &'m str, period: Option<Period>) -> Vec<&'m str> {
        let mut before = vec![state];
        let mut at = 0;
        while let Some(state) = before.get(at).copied() {
            let free = self.transitions_in(period).filter(|t| t.needs.is_none());
            let leads_in = free.filter(|t| t.to.as_ref().is_some_and(|to| *to.value == *state));
            for from in leads_in.flat_map(|t| &t.from) {
                if !before.contains(&&*from.value) {
                    before.push(&from.value);
                }
            }
            at += 1;
        }
        before
    }

    /// Whether an activity may go from one state to another when decisions of these kinds have been taken.
    /// A model without transitions in force allows every change.
    pub fn may_become(
        &self,
        from: &str,
        to: &str,
        period: Option<Period>,
        taken: &dyn Fn(&str) -> bool,
    ) -> bool {
        if from == to || self.transitions_in(period).next().is_none() {
            return true;
        }
        let mut reached = BTreeSet::from([from]);
        loop {
            let open = self.transitions_in(period).filter(|t| t.needs.as_deref().is_none_or(taken));
            let leads_on = open.filter(|t| t.from.iter().any(|from| reached.contains(&*from.value)));
            let more: Vec<&str> = leads_on.filter_map(|t| t.to.as_ref()).map(|to| &*to.value).collect();
            let known = reached.len();
            reached.extend(more);
            if reached.contains(to) || reached.len() == known {
                return reached.contains(to);
            }
        }
    }

    fn transitions_in(&self, period: Option<Period>) -> impl Iterator<Item = &Transition> {
        self.transitions.iter().filter(move |t| t.force.covers(period))
    }

    fn begin(&self, period: Option<Period>) -> Vec<&str> {
        let of = |category: &str| -> Vec<&str> {
            let states = self.vocabulary(Vocabulary::States).iter().filter(|s| s.force.covers(period));
            states.filter(|s| s.category.as_deref() == Some(category)).map(|s| &*s.id.value).collect()
        };
        let proposed = of("proposed");
        if proposed.is_empty() { of("planned") } else { proposed }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Model, load};
    use crate::syntax::{Format, read};
    use crate::text::SourceId;

    fn model(proposals: &str) -> Model {
        let text = format!(
            "states = [{proposals} {{ id = 'planned', category = 'planned' }}, {{ id = 'ongoing', category = 'ongoing' }},\n\
             {{ id = 'paused', category = 'paused' }}, {{ id = 'finished', category = 'finished' }}]\n\
             decision_kinds = [{{ id = 'adopt', category = 'adopt' }}, {{ id = 'start', category = 'initiate' }}]\n\
             transitions = [{{ from = ['proposed'], to = 'planned', needs = 'adopt' }}, {{ from = ['planned'], to = 'ongoing', needs = 'start' }},\n\
             {{ from = ['paused'], to = 'ongoing' }}, {{ from = ['ongoing'], to = 'paused' }}, {{ from = ['ongoing'], to = 'finished' }}]\n"
        );
        load("m", SourceId(0), &read(&text, Format::Toml).root)
    }

    fn gates<'m>(model: &'m Model, state: &str) -> Vec<&'m str> {
        let before = model.freely_before(state, None);
        model.gates(&before, None).iter().filter_map(|t| t.needs.as_deref()).collect()
    }

    #[test]
    fn the_last_decision_on_the_way_is_the_one_that_is_needed() {
        let model = model("{ id = 'proposed', category = 'proposed' },");
        assert_eq!(gates(&model, "planned"), ["adopt"]);
        for state in ["ongoing", "paused", "finished"] {
            assert_eq!(gates(&model, state), ["start"], "{state}");
        }
        assert!(gates(&model, "proposed").is_empty() && gates(&model, "unheard").is_empty());
    }

    #[test]
    fn without_proposals_activities_begin_as_planned() {
        let model = model("");
        assert!(gates(&model, "planned").is_empty());
        assert_eq!(gates(&model, "paused"), ["start"]);
    }

    #[test]
    fn what_was_decided_opens_the_way() {
        let model = model("");
        assert!(model.may_become("ongoing", "paused", None, &|_| false));
        assert!(!model.may_become("planned", "finished", None, &|_| false));
        assert!(model.may_become("planned", "finished", None, &|kind| kind == "start"));
        assert!(!model.may_become("finished", "ongoing", None, &|_| true));
    }
}
