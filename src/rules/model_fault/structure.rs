//! Faults in how bodies stand to each other, in what decisions must state, and in what changes of state need.

use crate::model::{Body, Model, ModelFault, ModelFaultKind as Kind, Subject, Transition};
use crate::portfolio::format::MEETING;
use crate::rules::item::record_of;
use crate::syntax::Node;
use crate::text::nearest::nearest;

pub(super) fn faults(model: &Model, root: &Node, out: &mut Vec<ModelFault>) {
    needs(root, out);
    parents(model, out);
    circles(model, out);
    transitions(model, out);
}

/// Fields that decisions must state are those of a matter or of its meeting.
fn needs(root: &Node, out: &mut Vec<ModelFault>) {
    let records = [record_of(Subject::Matter), &MEETING];
    for need in root.list("decision_kinds").iter().flat_map(|kind| kind.texts("needs")) {
        if records.iter().any(|record| record.resolve(need.value).is_some()) {
            continue;
        }
        let near = nearest(need.value, records.iter().flat_map(|r| r.fields).map(|f| f.name));
        let kind = Kind::UnknownNeed(need.value.into(), near.map(Into::into));
        out.push(ModelFault { span: need.span, kind });
    }
}

/// A tactical body belongs to a strategic one, where there is any.
fn parents(model: &Model, out: &mut Vec<ModelFault>) {
    let of_level =
        |level: &'static str| model.bodies.iter().filter(move |b| b.level.as_deref() == Some(level));
    for body in of_level("tactical").filter(|b| b.parent.is_none()) {
        let above: Vec<Box<str>> =
            of_level("strategic").filter(|b| b.force.meets(body.force)).map(|b| b.id.value.clone()).collect();
        if !above.is_empty() {
            out.push(ModelFault { span: body.id.span, kind: Kind::NoParent(body.id.value.clone(), above) });
        }
    }
}

/// Bodies that stand above themselves. A circle is told once, at the first of them.
fn circles(model: &Model, out: &mut Vec<ModelFault>) {
    let mut told: Vec<&str> = Vec::new();
    for body in &model.bodies {
        let way = way_up(model, body);
        if way.last() != Some(&&*body.id.value) || told.contains(&&*body.id.value) {
            continue;
        }
        let ids = way.iter().map(|id| Box::from(*id)).collect();
        out.push(ModelFault { span: body.id.span, kind: Kind::Circle(body.id.value.clone(), ids) });
        told.extend(way);
    }
}

/// The ids of the bodies above one, until there is none, or until one comes again.
fn way_up<'m>(model: &'m Model, body: &'m Body) -> Vec<&'m str> {
    let mut way: Vec<&str> = Vec::new();
    let mut next = body.parent.as_deref();
    while let Some(id) = next.filter(|id| !way.contains(id)) {
        way.push(id);
        if id == &*body.id.value {
            break;
        }
        next = model.body(id).and_then(|b| b.parent.as_deref());
    }
    way
}

/// Two transitions between the same states at the same time that do not need the same decision.
fn transitions(model: &Model, out: &mut Vec<ModelFault>) {
    for (at, later) in model.transitions.iter().enumerate() {
        let Some(to) = &later.to else { continue };
        let differs = |earlier: &&Transition| {
            earlier.needs != later.needs
                && earlier.force.meets(later.force)
                && earlier.to.as_ref().is_some_and(|t| t.value == to.value)
        };
        for from in &later.from {
            let is_from = |t: &&Transition| t.from.iter().any(|f| f.value == from.value);
            if let Some(first) = model.transitions[..at].iter().filter(differs).find(is_from) {
                let kind = Kind::TwoTransitions(from.value.clone(), to.value.clone(), first.span);
                out.push(ModelFault { span: from.span, kind });
            }
        }
    }
}
