//! Routes: which bodies must handle a next step, and why. Read from the bodies' levels, domains and
//! mandates alone (B32–B35, B44–B46, B52), so that no word of any region stands here.

use std::collections::BTreeSet;

use crate::facts::{Facts, MatterId};
use crate::model::{Body, Model};
use crate::portfolio::{ActivityId, Portfolio};
use crate::syntax::Node;
use crate::text::Period;

/// What decides the way of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traits {
    /// The domains it touches.
    pub domains: BTreeSet<Box<str>>,
    /// Whether it affects the organisations themselves.
    pub affects_organisations: bool,
    /// Whether it is about a shared system.
    pub shared_system: bool,
}

impl Traits {
    /// The traits of an activity year.
    pub fn of_activity(portfolio: &Portfolio, id: ActivityId) -> Self {
        let mut traits = Self::default();
        traits.add(portfolio.root(portfolio.activity(id).source));
        traits
    }

    /// The traits of the case that a matter belongs to: those of all its matters, and of all activities
    /// that they are about.
    pub fn of_case(portfolio: &Portfolio, facts: &Facts, matter: MatterId) -> Self {
        let mut traits = Self::default();
        for id in facts.cases.of(matter) {
            let matter = facts.matter(*id);
            traits.add(matter.node(portfolio));
            for activity in &matter.activities {
                traits.add(portfolio.root(portfolio.activity(*activity).source));
            }
        }
        traits
    }

    fn add(&mut self, node: &Node) {
        self.domains.extend(node.texts("domains").map(|t| Box::from(t.value)));
        self.affects_organisations |= node.flag("affects_organisations");
        self.shared_system |= node.flag("shared_system");
    }
}

/// Whether a body has a function: a reference body has each of them, such as to be consulted and to take
/// initiatives; another one has those that it states.
pub fn has_function(body: &Body, function: &str) -> bool {
    body.level.as_deref() == Some("reference") || body.functions.iter().any(|f| **f == *function)
}

/// What a body does on the way of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// It prepares: it handles the case before those who decide.
    Prepares,
    /// It is one of those that may decide; one of them is enough.
    MayDecide,
    /// It must decide.
    Decides,
    /// It must be informed.
    IsInformed,
}

/// Why a body stands on a route.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The case touches this domain of the body.
    Domain(Box<str>),
    /// The body handles everything, since it has no domains.
    All,
    /// The case affects the organisations, so the strategic level takes part (B46).
    AffectsOrganisations,
    /// The case touches the domains of several strategic bodies, so each of them takes part (B35).
    SeveralStrategic,
    /// Nobody else may decide it in one of its domains.
    NobodyElse,
    /// The body steers shared systems (B44).
    SharedSystem,
}

/// A body on the route of a case.
#[derive(Debug, Clone)]
pub struct Stop<'m> {
    /// The body.
    pub body: &'m Body,
    /// What it does.
    pub part: Part,
    /// Why it stands here.
    pub why: Vec<Why>,
}

/// The bodies that must handle a next step of a kind: those that prepare first, then those that decide.
/// Without a kind: any kind that a body may decide.
pub fn route<'m>(
    model: &'m Model,
    period: Option<Period>,
    traits: &Traits,
    kind: Option<&str>,
) -> Vec<Stop<'m>> {
    let in_force: Vec<&Body> = model.bodies.iter().filter(|b| b.force.covers(period)).collect();
    let may_decide = |b: &Body| match kind {
        Some(kind) => b.may_decide.iter().any(|k| **k == *kind),
        None => !b.may_decide.is_empty(),
    };
    let handling = in_force.iter().copied().filter(|b| covers(b, traits));
    let (strategic, below): (Vec<&Body>, Vec<&Body>) =
        handling.partition(|b| b.level.as_deref() == Some("strategic"));
    // Below the strategic level: the tactical one, and whoever else has a mandate.
    let handles = |b: &&Body| b.level.as_deref() == Some("tactical") || may_decide(b);
    let tactical: Vec<&Body> = below.into_iter().filter(handles).collect();
    let several = several(&strategic, traits);
    let deciders: Vec<&Body> = strategic.iter().chain(&tactical).copied().filter(|b| may_decide(b)).collect();
    let mut stops: Vec<Stop<'m>> = Vec::new();
    for body in strategic {
        let alone = may_decide(body) && is_alone(body, &deciders, traits);
        let reasons = [
            (traits.affects_organisations, Why::AffectsOrganisations),
            (several, Why::SeveralStrategic),
            (alone, Why::NobodyElse),
        ];
        let mut why = domains(body, traits);
        why.extend(reasons.iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason.clone()));
        let part = match (may_decide(body), traits.affects_organisations || several) {
            (true, must) => {
                if must || alone {
                    Part::Decides
                } else {
                    Part::MayDecide
                }
            }
            (false, true) => Part::IsInformed,
            (false, false) => continue,
        };
        stops.push(Stop { body, part, why });
    }
    for body in tactical {
        let decides_above =
            |s: &Stop<'_>| s.part == Part::Decides && body.parent.as_deref() == Some(&*s.body.id.value);
        let mut why = domains(body, traits);
        let part = match may_decide(body) && !stops.iter().any(decides_above) {
            true if is_alone(body, &deciders, traits) => {
                why.push(Why::NobodyElse);
                Part::Decides
            }
            true => Part::MayDecide,
            false => Part::Prepares,
        };
        stops.push(Stop { body, part, why });
    }
    for body in in_force.iter().filter(|b| traits.shared_system && b.shared_systems) {
        match stops.iter_mut().find(|s| s.body.id.value == body.id.value) {
            Some(stop) => stop.why.push(Why::SharedSystem),
            None => stops.push(Stop { body, part: Part::Prepares, why: vec![Why::SharedSystem] }),
        }
    }
    stops.sort_by_key(|s| s.part);
    stops
}

impl Stop<'_> {
    /// Whether the case must have been before this body; of those that [`Part::MayDecide`], one is enough.
    pub fn is_must(&self) -> bool {
        matches!(self.part, Part::Decides | Part::IsInformed) || self.why.contains(&Why::SharedSystem)
    }
}

/// Whether the domains of a case are shared out among several strategic bodies, none of which has them all.
fn several(strategic: &[&Body], traits: &Traits) -> bool {
    let covered = |d: &&str| strategic.iter().any(|b| b.domains.iter().any(|own| **own == **d));
    let shared: Vec<&str> = traits.domains.iter().map(|d| &**d).filter(covered).collect();
    let has_all =
        |b: &&&Body| b.domains.is_empty() || shared.iter().all(|d| b.domains.iter().any(|own| **own == **d));
    !strategic.is_empty() && !strategic.iter().any(|b| has_all(&b))
}

/// Whether nobody else may decide in one of the body's domains.
fn is_alone(body: &Body, deciders: &[&Body], traits: &Traits) -> bool {
    let others = || deciders.iter().filter(|b| b.id.value != body.id.value);
    if body.domains.is_empty() {
        return others().next().is_none();
    }
    let own = body.domains.iter().filter(|d| traits.domains.contains(*d));
    own.into_iter().any(|d| !others().any(|b| b.domains.is_empty() || b.domains.contains(d)))
}

/// Whether a body handles a case of these traits: all cases, when it has no domains.
fn covers(body: &Body, traits: &Traits) -> bool {
    body.domains.is_empty() || body.domains.iter().any(|d| traits.domains.contains(d))
}

fn domains(body: &Body, traits: &Traits) -> Vec<Why> {
    if body.domains.is_empty() {
        return vec![Why::All];
    }
    body.domains.iter().filter(|d| traits.domains.contains(*d)).map(|d| Why::Domain(d.clone())).collect()
}
