//! What a constraint's `when` may ask about, answered from facts.

use crate::facts::{Facts, latest_health};
use crate::model::{Aspect, Condition, Model};
use crate::portfolio::{ActivityId, PlanYear};
use crate::syntax::Node;
use crate::syntax::shape::Vocabulary;

/// Whether the `when` of a constraint holds of something: an activity, a matter, a plan year …
pub fn meets(
    facts: &Facts,
    model: &Model,
    year: Option<&PlanYear>,
    activity: Option<ActivityId>,
    node: &Node,
    when: &Condition,
) -> bool {
    when.holds(node, &|aspect, wanted| has_aspect(facts, model, year, activity, node, aspect, wanted))
}

/// Whether something has a wanted value of an aspect: an activity's status, a matter's type, a plan year's name …
fn has_aspect(
    facts: &Facts,
    model: &Model,
    year: Option<&PlanYear>,
    activity: Option<ActivityId>,
    node: &Node,
    aspect: Aspect,
    wanted: &dyn Fn(&str) -> bool,
) -> bool {
    let own = |name: &str| node.texts(name).any(|t| wanted(t.value));
    match aspect {
        Aspect::State => own("status"),
        Aspect::Category => {
            let category = |id| model.category(Vocabulary::States, id);
            node.texts("status").filter_map(|t| category(t.value)).any(wanted)
        }
        Aspect::Kind => own("kind"),
        Aspect::Phase => own("phase"),
        Aspect::Origin => activity.is_some_and(|id| wanted(facts.origin(id).id())),
        Aspect::Health => {
            let clock = year.map_or(facts.today, |y| facts.clock(y));
            let light = latest_health(node, clock).and_then(|h| h.light);
            light.is_some_and(|light| wanted(light.id())) || own("health")
        }
        Aspect::Domain => own("domains"),
        Aspect::Type => own("type"),
        Aspect::Decides => own("decides"),
        Aspect::Size => own("size"),
        Aspect::Year => year.is_some_and(|y| wanted(&y.name)),
        Aspect::Party => own("parties") || own("party"),
    }
}
