//! The lines of the figure: who is above whom, who prepares for whom, where initiatives go.

use crate::facts::{Part, Stop, Traits, has_function, route};
use crate::model::{Body, Model, Word};
use crate::structure::Level;
use crate::structure::ways::traits_of;
use crate::syntax::shape::Vocabulary;
use crate::text::Period;

/// The lines of the figure.
#[derive(Debug, Default)]
pub struct Lines<'m> {
    /// From a body to the one above it, or to the one that it prepares for.
    pub up: Vec<Line<'m>>,
    /// Those that take initiatives and do not handle them themselves.
    pub initiators: Vec<&'m Body>,
    /// Those that an initiative comes to first.
    pub receivers: Vec<&'m Body>,
}

/// A line between two bodies.
#[derive(Debug, PartialEq, Eq)]
pub struct Line<'m> {
    /// The lower end.
    pub from: &'m str,
    /// The upper end.
    pub to: &'m str,
    /// Whether the upper one is named as parent.
    pub is_parent: bool,
    /// Whether the lower one prepares what the upper one decides, in some case of one domain.
    pub prepares: bool,
}

/// The lines in force in a period.
pub fn lines<'m>(model: &'m Model, period: Option<Period>, levels: &[Level<'m>]) -> Lines<'m> {
    let bodies: Vec<&Body> = levels.iter().flat_map(|l| l.bodies.iter().copied()).collect();
    let routes = routes(model, period);
    let mut up: Vec<Line<'m>> = Vec::new();
    for body in &bodies {
        let parent = body.parent.as_deref().and_then(|id| bodies.iter().find(|b| *b.id.value == *id));
        if let Some(parent) = parent.filter(|p| p.id.value != body.id.value) {
            let (from, to) = (&*body.id.value, &*parent.id.value);
            up.push(Line { from, to, is_parent: true, prepares: false });
        }
    }
    for stops in &routes {
        let deciding = stops.iter().filter(|s| matches!(s.part, Part::Decides | Part::MayDecide));
        for (upper, lower) in deciding.flat_map(|upper| stops.iter().map(move |lower| (upper, lower))) {
            let (from, to) = (&*lower.body.id.value, &*upper.body.id.value);
            if lower.part != Part::Prepares || from == to {
                continue;
            }
            match up.iter_mut().find(|l| l.from == from && l.to == to) {
                Some(line) => line.prepares = true,
                None => up.push(Line { from, to, is_parent: false, prepares: true }),
            }
        }
    }
    let receivers: Vec<&Body> = bodies.iter().copied().filter(|b| receives(b, &routes)).collect();
    let takes = |b: &&Body| has_function(b, "intake") && !receivers.iter().any(|r| r.id.value == b.id.value);
    let initiators: Vec<&Body> = bodies.iter().copied().filter(takes).collect();
    Lines { up, receivers: if initiators.is_empty() { Vec::new() } else { receivers }, initiators }
}

/// The ways of all cases of one domain, and of those that affect the organisations.
fn routes(model: &Model, period: Option<Period>) -> Vec<Vec<Stop<'_>>> {
    let domains: Vec<&Word> =
        model.vocabulary(Vocabulary::Domains).iter().filter(|w| w.force.covers(period)).collect();
    let mut traits: Vec<Traits> = domains.iter().map(|domain| traits_of(&[domain])).collect();
    if traits.is_empty() {
        traits.push(Traits::default());
    }
    let both = traits.into_iter().flat_map(|plain| {
        let affecting = Traits { affects_organisations: true, ..plain.clone() };
        [plain, affecting]
    });
    both.map(|traits| route(model, period, &traits, None)).collect()
}

/// Whether an initiative comes to a body first: it handles cases below the strategic level, or there is
/// nobody below.
fn receives(body: &Body, routes: &[Vec<Stop<'_>>]) -> bool {
    let is_strategic = |b: &Body| b.level.as_deref() == Some("strategic");
    routes.iter().any(|stops| {
        let on_it = stops.iter().any(|s| s.body.id.value == body.id.value);
        on_it && (!is_strategic(body) || stops.iter().all(|s| is_strategic(s.body)))
    })
}
