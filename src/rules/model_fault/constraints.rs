//! Faults of constraints that only the list of rules can tell: unknown rules, parameters, paths.

use crate::model::format::CONSTRAINT;
use crate::model::{Constraint, Model, ModelFault, ModelFaultKind as Kind, Subject, Test};
use crate::rules::item::record_of;
use crate::rules::{Check, Context, Rule};
use crate::syntax::shape::{Expected, Kind as FieldKind, Vocabulary};
use crate::syntax::{At, Node, Value};
use crate::text::Span;
use crate::text::nearest::nearest;

/// The parameters that are field paths.
const PATHS: [&str; 2] = ["field", "any_of"];

pub(super) fn faults(cx: &Context<'_>, model: &Model, out: &mut Vec<ModelFault>) {
    for constraint in &model.constraints {
        let name = &constraint.rule;
        let Some(rule) = cx.rules.iter().find(|r| *r.name == *name.value) else {
            let near = nearest(&name.value, cx.rules.iter().map(|r| r.name));
            push(out, name.span, Kind::UnknownRule(name.value.clone(), near.map(Into::into)));
            continue;
        };
        parameters(rule, constraint, out);
        words(model, rule, constraint, out);
        if let Check::Item { subjects, .. } = rule.check {
            subject(rule, subjects, constraint, out);
        }
        if let Some(subject) = constraint.of {
            paths(subject, constraint, out);
        }
    }
}

fn push(out: &mut Vec<ModelFault>, span: Span, kind: Kind) {
    out.push(ModelFault { span, kind });
}

fn parameters(rule: &Rule, constraint: &Constraint, out: &mut Vec<ModelFault>) {
    let known = rule.parameters();
    let before = out.len();
    for entry in &constraint.node.table().entries {
        let name = &entry.key.name;
        if CONSTRAINT.field(name).is_none() && !known.iter().any(|f| f.name == &**name) {
            let names = known.iter().map(|f| f.name).collect();
            push(out, entry.key.span, Kind::UnknownParameter(name.as_str().into(), rule.name.into(), names));
        }
    }
    // A parameter that the rule does not have may be the missing one, misspelt.
    for field in known {
        for node in constraint.node.list(field.name) {
            if let Some(expected) = wrong_type(&field.kind, node) {
                push(out, node.span, Kind::WrongParameter(field.name.into(), expected));
            }
        }
    }
    if let Check::Item { needs, .. } = rule.check
        && out.len() == before
        && !needs.is_empty()
        && !needs.iter().any(|n| constraint.node.get(n).is_some())
    {
        push(out, constraint.law.span, Kind::MissingParameter(rule.name.into(), needs[0]));
    }
}

/// What a parameter should have held, when it holds something else. Words have a rule of their own.
fn wrong_type(kind: &FieldKind, node: &Node) -> Option<Expected> {
    match (kind, &node.value) {
        (FieldKind::List(inner), _) => wrong_type(inner, node),
        (_, Value::Unread)
        | (FieldKind::Text | FieldKind::Word(_), Value::Text(_))
        | (FieldKind::Integer, Value::Integer(_)) => None,
        (FieldKind::Integer, _) => Some(Expected::Integer),
        _ => Some(Expected::Text),
    }
}

/// Parameters that are words of the model itself.
fn words(model: &Model, rule: &Rule, constraint: &Constraint, out: &mut Vec<ModelFault>) {
    for field in rule.parameters() {
        let kind = if let FieldKind::List(inner) = &field.kind { *inner } else { &field.kind };
        let FieldKind::Word(vocabulary) = kind else { continue };
        if matches!(vocabulary, Vocabulary::Fixed(_)) {
            continue;
        }
        for word in constraint.node.texts(field.name) {
            if model.word(*vocabulary, word.value).is_none() {
                let near = nearest(word.value, model.vocabulary(*vocabulary).iter().map(|w| &*w.id.value));
                push(out, word.span, Kind::UnknownWord(field.name, word.value.into(), near.map(Into::into)));
            }
        }
    }
}

fn subject(rule: &Rule, subjects: &[Subject], constraint: &Constraint, out: &mut Vec<ModelFault>) {
    let names = || subjects.iter().map(|s| s.id()).collect();
    match constraint.of {
        // A word that is no subject at all is reported as an unknown value.
        None if constraint.node.get("of").is_some() => {}
        None => push(out, constraint.law.span, Kind::NoSubject(constraint.law.constraint.clone())),
        Some(subject) if subjects.is_empty() || subjects.contains(&subject) => {}
        Some(_) => {
            let span = constraint.node.get("of").map_or(constraint.span, |n| n.span);
            push(out, span, Kind::WrongSubject(rule.name.into(), names()));
        }
    }
}

fn paths(subject: Subject, constraint: &Constraint, out: &mut Vec<ModelFault>) {
    let record = record_of(subject);
    let own = PATHS.iter().flat_map(|name| constraint.node.texts(name));
    let asked = constraint.when.tests.iter().flat_map(|test| match test {
        Test::Has(fields) | Test::Lacks(fields) => fields.as_slice(),
        _ => &[],
    });
    let asked = asked.map(|at| At { value: &*at.value, span: at.span });
    for path in own.chain(asked) {
        if record.resolve(path.value).is_none() {
            let near = nearest(path.value, record.fields.iter().map(|f| f.name));
            push(out, path.span, Kind::UnknownPath(path.value.into(), near.map(Into::into)));
        }
    }
}
