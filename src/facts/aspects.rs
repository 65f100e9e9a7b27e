//! What a constraint's `when` may ask about, answered from facts.

use crate::facts::{Facts, latest_health};
use crate::model::{Aspect, Model};
use crate::portfolio::{ActivityId, PlanYear};
use crate::syntax::Node;
use crate::syntax::shape::Vocabulary;

/// The values of an aspect of something: an activity's status, a matter's type, a plan year's name …
pub fn aspect_values(
    facts: &Facts,
    model: &Model,
    year: Option<&PlanYear>,
    activity: Option<ActivityId>,
    node: &Node,
    aspect: Aspect,
) -> Vec<String> {
    let own = |name: &str| node.texts(name).map(|t| t.value.to_owned()).collect::<Vec<_>>();
    match aspect {
        Aspect::State => own("status"),
        Aspect::Category => {
            let category = |id: &String| model.category(Vocabulary::States, id).map(str::to_owned);
            own("status").iter().filter_map(category).collect()
        }
        Aspect::Kind => own("kind"),
        Aspect::Phase => own("phase"),
        Aspect::Origin => activity.map(|id| facts.origin(id).id().to_owned()).into_iter().collect(),
        Aspect::Health => {
            let clock = year.map_or(facts.today, |y| facts.clock(y));
            let light = latest_health(node, clock).and_then(|h| h.light).map(|l| l.id().to_owned());
            light.into_iter().chain(own("health")).collect()
        }
        Aspect::Domain => own("domains"),
        Aspect::Type => own("type"),
        Aspect::Decides => own("decides"),
        Aspect::Size => own("size"),
        Aspect::Year => year.map(|y| y.name.to_string()).into_iter().collect(),
        Aspect::Party => own("parties").into_iter().chain(own("party")).collect(),
    }
}
