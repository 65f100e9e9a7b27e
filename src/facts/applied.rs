//! Whether what a decision set still has to stand in the activities.

use crate::facts::{Decision, Facts, Set, is_within};
use crate::portfolio::{ActivityId, Portfolio};
use crate::syntax::Node;

impl Facts {
    /// Whether something decided later, or further down in the same decision, sets the same value.
    pub fn is_overtaken(&self, decision: &Decision, set: &Set) -> bool {
        let own = decision.sets.iter().skip_while(|other| other.span != set.span).skip(1);
        let at = self.settling(decision.matter).map(|(at, _)| at);
        let later = self.decisions_of(set.activity).filter(|(place, _)| Some(*place) > at);
        own.chain(later.flat_map(|(_, d)| &d.sets)).any(|other| other.meets(set))
    }

    /// Whether the file of an activity may say something else by now than what was set: a status that has
    /// moved on as the law allows, or a field that nobody protects.
    pub fn may_differ(&self, portfolio: &Portfolio, decision: &Decision, set: &Set, root: &Node) -> bool {
        let activity = portfolio.activity(set.activity);
        let programme = &portfolio.programmes[activity.programme];
        let Some(model) = portfolio.model_of(programme) else { return true };
        let period = programme.years[activity.year].period;
        if &*set.field == "status" {
            let (Some(was), Some(now)) = (set.to.as_ref().and_then(Node::as_text), root.text("status"))
            else {
                return false;
            };
            let taken = |kind: &str| self.has_later(decision, set.activity, kind);
            return model.may_become(was, now.value, period, &taken);
        }
        let touches = |path: &str| is_within(path, &set.field) || is_within(&set.field, path);
        !model.protected.iter().any(|path| touches(&path.value))
    }

    /// Whether a decision of a kind has been taken on an activity since another, or in the same meeting.
    fn has_later(&self, decision: &Decision, id: ActivityId, kind: &str) -> bool {
        let is_later = |d: &Decision| d.date >= decision.date && d.matter != decision.matter;
        self.decisions_of(id)
            .any(|(_, d)| is_later(d) && *d.kind == *kind && d.activities.contains(&id) && d.may_move(id))
    }
}
