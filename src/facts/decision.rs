//! Decisions that count: taken, approving, and within the body's mandate.

use crate::model::Model;
use crate::portfolio::{ActivityId, Portfolio, resolve};
use crate::syntax::Node;
use crate::syntax::shape::Vocabulary;
use crate::text::{Day, SourceId, Span};

/// A decided change: one field of one activity is to hold a new value.
#[derive(Debug, Clone)]
pub struct Set {
    /// The activity.
    pub activity: ActivityId,
    /// The field, as a path: `status`, `legal.state`, `milestones.upphandling.due`.
    pub field: Box<str>,
    /// The new value; none takes the value away.
    pub to: Option<Node>,
}

/// A decision that counts.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The matter's key: `e-halsa/2026-03-12-au#3`.
    pub key: Box<str>,
    /// What the matter is called.
    pub title: Box<str>,
    /// Its paragraph in the minutes.
    pub paragraph: Option<Box<str>>,
    /// The programme, as an index of the portfolio's programmes.
    pub programme: usize,
    /// The deciding body.
    pub body: Box<str>,
    /// The day of the meeting.
    pub date: Day,
    /// What kind of decision, in the governance model's words.
    pub kind: Box<str>,
    /// What kind of decision, as the program understands it.
    pub category: Box<str>,
    /// The activities it is about, those that are known.
    pub activities: Vec<ActivityId>,
    /// Whether it names activities at all, known or not. One that does not is about a whole plan year.
    pub is_of_activities: bool,
    /// The plan year it is about.
    pub year: Option<Box<str>>,
    /// The changes that it decides.
    pub sets: Vec<Set>,
    /// The meeting's file.
    pub source: SourceId,
    /// Where the matter stands.
    pub span: Span,
}

/// All decisions that count on a day, by date.
pub fn decisions(portfolio: &Portfolio, today: Day) -> Vec<Decision> {
    let mut found = Vec::new();
    for (index, programme) in portfolio.programmes.iter().enumerate() {
        let Some(model) = portfolio.model_of(programme) else { continue };
        for meeting in &programme.meetings {
            let Some(date) = meeting.date.filter(|d| *d <= today) else { continue };
            for matter in portfolio.root(meeting.source).list("matters") {
                let Some(category) = counts(model, &meeting.body, matter) else { continue };
                let year = matter.text("year").map(|t| t.value);
                let activity =
                    |t: crate::syntax::At<&str>| resolve(portfolio, &programme.id, year, t.value).ok();
                let set = |set: &Node| {
                    let to = set.get("to").filter(|n| n.says_something()).cloned();
                    let field = set.text("field")?.value.into();
                    Some(Set { activity: activity(set.text("activity")?)?, field, to })
                };
                let text = |name| matter.text(name).map(|t| Box::<str>::from(t.value));
                let id = matter.text("id").map_or("", |t| t.value);
                found.push(Decision {
                    key: format!("{}/{}#{id}", programme.id, meeting.stem).into(),
                    title: text("title").unwrap_or_default(),
                    paragraph: text("paragraph"),
                    programme: index,
                    body: meeting.body.clone(),
                    date,
                    kind: text("decides").unwrap_or_default(),
                    category: category.into(),
                    activities: matter.texts("activities").filter_map(activity).collect(),
                    is_of_activities: !matter.list("activities").is_empty(),
                    sets: matter.list("sets").iter().filter_map(set).collect(),
                    year: year.map(Into::into),
                    source: meeting.source,
                    span: matter.span,
                });
            }
        }
    }
    found.sort_by_key(|d| d.date);
    found
}

/// The category of what a matter decided, when its outcome approves and the body may decide it.
fn counts<'m>(model: &'m Model, body: &str, matter: &Node) -> Option<&'m str> {
    let kind = matter.text("decides")?.value;
    let outcome = matter.text("outcome")?.value;
    let matter_type = matter.text("type")?.value;
    let approves = model
        .outcomes
        .iter()
        .any(|o| *o.matter_type == *matter_type && *o.word.id.value == *outcome && o.approves);
    let may = model.body(body)?.may_decide.iter().any(|k| **k == *kind);
    (approves && may).then(|| model.category(Vocabulary::DecisionKinds, kind)).flatten()
}
