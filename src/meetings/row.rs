//! A matter as a reader wants to see it.

use crate::facts::{Facts, MatterId, Standing, name};
use crate::model::Outcome;
use crate::portfolio::{ActivityId, Portfolio, Programme, resolve};
use crate::syntax::Node;
use crate::syntax::shape::{Kind, Register, Vocabulary};
use crate::text::{Day, Label};

/// A matter as a reader wants to see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which matter.
    pub matter: MatterId,
    /// Its full key: `e-halsa/2026-03-12-au#3`.
    pub key: String,
    /// Its id in the meeting; empty when it has none.
    pub id: String,
    /// Its programme's id.
    pub programme: String,
    /// The plan year whose law holds for it.
    pub year: Option<String>,
    /// The body that meets.
    pub body: Label,
    /// The day of the meeting.
    pub date: Option<Day>,
    /// What it is called; its key when it has no title.
    pub title: String,
    /// Its type.
    pub matter_type: Option<Label>,
    /// What kind of decision it asks for.
    pub kind: Option<Label>,
    /// The activities it is about: their keys and titles; as written where there is no such activity.
    pub activities: Vec<Label>,
    /// Its diary number.
    pub dnr: Option<String>,
    /// Its paragraph in the minutes.
    pub paragraph: Option<String>,
    /// Its outcome.
    pub outcome: Option<Label>,
    /// Whether the outcome lets it come back.
    pub returns: bool,
    /// What the minutes say of it.
    pub text: Option<String>,
    /// How it stands.
    pub standing: Standing,
}

impl Row {
    /// The row of a matter.
    pub(super) fn of(portfolio: &Portfolio, facts: &Facts, id: MatterId) -> Self {
        let matter = facts.matter(id);
        let programme = &portfolio.programmes[matter.programme];
        let node = matter.node(portfolio);
        let text = |name| node.text(name).map(|t| t.value.to_owned());
        let word = |vocabulary, name| {
            node.text(name).map(|t| labelled(portfolio, programme, &Kind::Word(vocabulary), t.value))
        };
        let stated = node.text("year").map(|t| t.value);
        let about = |written: &str| match resolve(portfolio, &programme.id, stated, written) {
            Ok(activity) => activity_label(portfolio, activity),
            Err(_) => Label { id: written.into(), sv: None, en: None },
        };
        Self {
            matter: id,
            key: matter.key.to_string(),
            id: node.text("id").map_or("", |t| t.value).to_owned(),
            programme: programme.id.to_string(),
            year: matter.year(portfolio).map(|y| y.name.to_string()),
            body: body_label(portfolio, programme, &matter.body),
            date: matter.date,
            title: text("title").unwrap_or_else(|| matter.key.to_string()),
            matter_type: word(Vocabulary::MatterTypes, "type"),
            kind: word(Vocabulary::DecisionKinds, "decides"),
            activities: node.texts("activities").map(|t| about(t.value)).collect(),
            dnr: text("dnr"),
            paragraph: text("paragraph"),
            returns: outcome_of(portfolio, programme, node).is_some_and(|o| o.returns),
            outcome: outcome_label(portfolio, programme, node),
            text: text("text"),
            standing: matter.standing.clone(),
        }
    }
}

/// What an activity is called, by its full key.
pub(super) fn activity_label(portfolio: &Portfolio, id: ActivityId) -> Label {
    let activity = portfolio.activity(id);
    let title: Option<Box<str>> = portfolio.root(activity.source).text("title").map(|t| t.value.into());
    Label { id: activity.key.to_string().into(), sv: title.clone(), en: title }
}

/// What a body is called; its id when the model does not know it.
pub(super) fn body_label(portfolio: &Portfolio, programme: &Programme, id: &str) -> Label {
    labelled(portfolio, programme, &Kind::Ref(Register::Body), id)
}

/// What a value of a kind is called; the value itself when nobody gave it a name.
pub(super) fn labelled(portfolio: &Portfolio, programme: &Programme, kind: &Kind, id: &str) -> Label {
    let known = name(portfolio, Some(programme), kind, id);
    known.unwrap_or_else(|| Label { id: id.into(), sv: None, en: None })
}

/// What the outcome of a matter is called.
fn outcome_label(portfolio: &Portfolio, programme: &Programme, matter: &Node) -> Option<Label> {
    let outcome = matter.text("outcome")?.value;
    Some(match outcome_of(portfolio, programme, matter) {
        Some(own) => own.word.label.clone(),
        None => labelled(portfolio, programme, &Kind::Word(Vocabulary::Outcomes), outcome),
    })
}

/// The outcome of a matter in the governance model: by its type, since two types may use one word.
fn outcome_of<'p>(portfolio: &'p Portfolio, programme: &Programme, matter: &Node) -> Option<&'p Outcome> {
    let (matter_type, outcome) = (matter.text("type")?.value, matter.text("outcome")?.value);
    let is_own = |o: &&Outcome| *o.matter_type == *matter_type && *o.word.id.value == *outcome;
    portfolio.model_of(programme)?.outcomes.iter().find(is_own)
}
