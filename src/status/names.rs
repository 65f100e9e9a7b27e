//! What the ids of an activity are called: goals, needs, areas, organisations, words of the model.

use std::collections::HashMap;

use crate::portfolio::format::ACTIVITY;
use crate::portfolio::{ActivityId, Portfolio};
use crate::syntax::shape::{Kind, Register, walk};
use crate::text::{Label, Span};

/// The names of ids by the places where the ids stand.
pub type Names = HashMap<Span, Label>;

/// The names of all ids in an activity's file that have one.
pub(super) fn names(portfolio: &Portfolio, id: ActivityId) -> Names {
    let activity = portfolio.activity(id);
    let programme = &portfolio.programmes[activity.programme];
    let model = portfolio.model_of(programme);
    let mut found = Names::new();
    walk(portfolio.root(activity.source), &ACTIVITY, &mut |_, kind, _, node| {
        let Some(text) = node.as_text() else { return };
        let plain = |name: &str| Label { id: text.into(), sv: Some(name.into()), en: Some(name.into()) };
        let entry = |list: &str, field: &str| {
            let entries = programme.source.map_or(&[][..], |s| portfolio.root(s).list(list));
            let entry = entries.iter().find(|e| e.text("id").is_some_and(|t| t.value == text))?;
            entry.text(field).map(|t| plain(t.value))
        };
        let registers = &portfolio.registers;
        let label = match kind {
            Kind::Word(vocabulary) => model.and_then(|m| m.word(*vocabulary, text)).map(|w| w.label.clone()),
            Kind::Ref(Register::Actor | Register::Party) => {
                registers.actors.get(text).map(|a| plain(&a.name))
            }
            Kind::Ref(Register::Person) => registers.people.get(text).map(|p| plain(&p.name)),
            Kind::Ref(Register::Document) => registers.documents.get(text).map(|d| plain(&d.title)),
            Kind::Ref(Register::Goal) => entry("goals", "name"),
            Kind::Ref(Register::Need) => entry("needs", "text"),
            Kind::Ref(Register::Opportunity) => entry("opportunities", "text"),
            Kind::Ref(Register::Principle) => {
                entry("principles", "name").or_else(|| entry("principles", "text"))
            }
            Kind::Ref(Register::Area) => entry("areas", "name"),
            _ => None,
        };
        found.extend(label.map(|label| (node.span, label)));
    });
    found
}
