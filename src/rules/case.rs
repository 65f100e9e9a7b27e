//! What rules about matters and decisions ask again and again: who may decide, who is consulted, and which
//! matter speaks for its case.

use crate::facts::{MatterId, Part, Traits, has_function, meets, route};
use crate::model::format::LEVELS;
use crate::model::{Body, Constraint, Model};
use crate::rules::{Context, Item};
use crate::syntax::shape::{Field, Kind, Vocabulary};
use crate::text::{Arg, Period};

/// The parameter that says bodies of which levels are meant, alone.
pub(super) static LEVELS_ALONE: &[Field] = &[Field::new("levels", "nivåer", "levels", Kind::List(&LEVEL))];
static LEVEL: Kind = Kind::Word(Vocabulary::Fixed(LEVELS));

/// The period of the plan year whose law holds for an item.
pub(super) fn period(item: &Item<'_>) -> Option<Period> {
    item.year.and_then(|y| y.period)
}

/// What people call a kind of decision.
pub(super) fn kind_label(model: &Model, kind: &str, period: Option<Period>) -> Arg {
    let word = model.word_in(Vocabulary::DecisionKinds, kind, period);
    let word = word.or_else(|| model.word(Vocabulary::DecisionKinds, kind));
    word.map_or_else(|| Arg::from(kind), |w| Arg::Label(w.label.clone()))
}

/// The bodies that may take a kind of decision on what has these traits: those on its way, else all.
pub(super) fn deciders<'m>(
    model: &'m Model,
    period: Option<Period>,
    traits: &Traits,
    kind: &str,
) -> Vec<&'m Body> {
    let stops = route(model, period, traits, Some(kind));
    let on_the_way = stops.iter().filter(|s| matches!(s.part, Part::Decides | Part::MayDecide));
    let found: Vec<&Body> = on_the_way.map(|s| s.body).collect();
    if !found.is_empty() {
        return found;
    }
    let may = |b: &&Body| b.force.covers(period) && b.may_decide.iter().any(|k| **k == *kind);
    model.bodies.iter().filter(may).collect()
}

/// Whether a body is one of those that a constraint is about: of one of its levels; where it names none, a
/// reference body or one with a function.
pub(super) fn is_meant(constraint: &Constraint, body: &Body, function: &str) -> bool {
    let mut levels = constraint.params("levels").peekable();
    if levels.peek().is_some() {
        return levels.any(|level| body.level.as_deref() == Some(level));
    }
    has_function(body, function)
}

/// The bodies in force that [`is_meant`] holds of.
pub(super) fn meant<'m>(constraint: &Constraint, item: &Item<'m>, function: &str) -> Vec<&'m Body> {
    let in_force = item.model.bodies.iter().filter(|b| b.force.covers(period(item)));
    in_force.filter(|b| is_meant(constraint, b, function)).collect()
}

/// Whether the law of a rule holds for a matter of the item's programme.
pub(super) fn applies(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, id: MatterId) -> bool {
    let matter = cx.facts.matter(id);
    let (node, year) = (matter.node(cx.portfolio), matter.year(cx.portfolio));
    *cx.portfolio.programmes[matter.programme].id == *item.programme.id
        && constraint.force.covers(year.and_then(|y| y.period))
        && meets(cx.facts, item.model, year, None, node, &constraint.when)
}

/// The matter of an item, if it was approved and is the last such of its case that the constraint is about: a
/// case is judged once.
pub(super) fn decided(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>) -> Option<MatterId> {
    let id = item.matter?;
    let judged =
        |other: &&MatterId| cx.facts.matter(**other).is_approved() && applies(cx, constraint, item, **other);
    (cx.facts.cases.of(id).iter().rev().find(judged) == Some(&id)).then_some(id)
}

/// The names of bodies, one of which will do.
pub(super) fn any_of(bodies: &[&Body]) -> Arg {
    Arg::Any(bodies.iter().map(|b| Arg::from(&*b.name)).collect())
}
