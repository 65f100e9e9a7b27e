//! What ids are called: goals, needs, areas, organisations, bodies, words of the model.

use std::collections::HashMap;

use crate::portfolio::format::ACTIVITY;
use crate::portfolio::{ActivityId, Portfolio, Programme};
use crate::syntax::Node;
use crate::syntax::shape::{Kind, Record, Register, Vocabulary, walk};
use crate::text::{Label, Span};

/// The names of ids by the places where the ids stand.
pub type Names = HashMap<Span, Label>;

/// The names of all ids in an activity's file that have one.
pub fn names_in_activity(portfolio: &Portfolio, id: ActivityId) -> Names {
    let activity = portfolio.activity(id);
    let programme = &portfolio.programmes[activity.programme];
    names(portfolio, Some(programme), &ACTIVITY, portfolio.root(activity.source))
}

/// The names of all ids in a tree of a record that have one. The words and goals are those of the programme.
pub fn names(
    portfolio: &Portfolio,
    programme: Option<&Programme>,
    record: &'static Record,
    root: &Node,
) -> Names {
    let mut found = Names::new();
    walk(root, record, &mut |_, kind, _, node| {
        let label = node.as_text().and_then(|text| name(portfolio, programme, kind, text));
        found.extend(label.map(|label| (node.span, label)));
    });
    found
}

/// What a value of a kind is called.
pub fn name(portfolio: &Portfolio, programme: Option<&Programme>, kind: &Kind, text: &str) -> Option<Label> {
    let model = programme.and_then(|p| portfolio.model_of(p));
    let plain = |name: &str| Label { id: text.into(), sv: Some(name.into()), en: Some(name.into()) };
    let entry = |list: &str, field: &str| {
        let source = programme?.source?;
        let entries = portfolio.root(source).list(list);
        let entry = entries.iter().find(|e| e.text("id").is_some_and(|t| t.value == text))?;
        entry.text(field).map(|t| plain(t.value))
    };
    let registers = &portfolio.registers;
    match kind {
        Kind::Word(Vocabulary::Outcomes) => {
            let outcome = model?.outcomes.iter().find(|o| *o.word.id.value == *text);
            outcome.map(|o| o.word.label.clone())
        }
        Kind::Word(vocabulary) => model?.word(*vocabulary, text).map(|w| w.label.clone()),
        Kind::Ref(Register::Actor | Register::Party) => registers.actors.get(text).map(|a| plain(&a.name)),
        Kind::Ref(Register::Person) => registers.people.get(text).map(|p| plain(&p.name)),
        Kind::Ref(Register::Document) => registers.documents.get(text).map(|d| plain(&d.title)),
        Kind::Ref(Register::Body) => model?.body(text).map(|b| plain(&b.name)),
        Kind::Ref(Register::Goal) => entry("goals", "name"),
        Kind::Ref(Register::Need) => entry("needs", "text"),
        Kind::Ref(Register::Opportunity) => entry("opportunities", "text"),
        Kind::Ref(Register::Principle) => entry("principles", "name").or_else(|| entry("principles", "text")),
        Kind::Ref(Register::Area) => entry("areas", "name"),
        _ => None,
    }
}
