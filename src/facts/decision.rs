//! Decisions that count: taken, approving, and within the body's mandate.

use crate::facts::{Matter, MatterId, Standing};
use crate::portfolio::{ActivityId, Portfolio, resolve};
use crate::sharing::map;
use crate::syntax::Node;
use crate::syntax::shape::Vocabulary;
use crate::text::{Day, SourceId, Span, Str};

/// A decided change: one field of one activity is to hold a new value.
#[derive(Debug, Clone)]
pub struct Set {
    /// The activity.
    pub activity: ActivityId,
    /// The field, as a path: `status`, `legal.state`, `milestones.upphandling.due`.
    pub field: Str,
    /// The new value; none takes the value away.
    pub to: Option<Node>,
    /// Where the decision names the field.
    pub span: Span,
}

/// A decision that counts.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The matter that it settles.
    pub matter: MatterId,
    /// The matter's key: `e-halsa/2026-03-12-au#3`.
    pub key: Str,
    /// What the matter is called.
    pub title: Str,
    /// Its paragraph in the minutes.
    pub paragraph: Option<Str>,
    /// The programme, as an index of the portfolio's programmes.
    pub programme: usize,
    /// The deciding body.
    pub body: Str,
    /// The day of the meeting.
    pub date: Day,
    /// What kind of decision, in the governance model's words.
    pub kind: Str,
    /// What kind of decision, as the program understands it.
    pub category: Str,
    /// The activities it is about, those that are known.
    pub activities: Vec<ActivityId>,
    /// Whether it names activities at all, known or not. One that does not is about a whole plan year.
    pub is_of_activities: bool,
    /// The plan year it is about.
    pub year: Option<Str>,
    /// The changes that it decides.
    pub sets: Vec<Set>,
    /// The meeting's file.
    pub source: SourceId,
    /// Where the matter stands.
    pub span: Span,
}

/// All matters that count as decisions, by date.
pub(super) fn decisions(portfolio: &Portfolio, matters: &[Matter]) -> Vec<Decision> {
    let counting = |index: usize, matter: &Matter| {
        let counts = matter.standing == Standing::Counts;
        counts.then(|| decision(portfolio, MatterId::at(index), matter)).flatten()
    };
    let found = map(matters, counting);
    let mut found: Vec<Decision> = found.into_iter().flatten().collect();
    found.sort_by_key(|d| d.date);
    found
}

fn decision(portfolio: &Portfolio, id: MatterId, matter: &Matter) -> Option<Decision> {
    let programme = &portfolio.programmes[matter.programme];
    let node = matter.node(portfolio);
    let text = |name| node.text(name).map(|t| Str::new(t.value));
    let kind = text("decides")?;
    let period = matter.year(portfolio).and_then(|y| y.period);
    let word = portfolio.model_of(programme)?.word_in(Vocabulary::DecisionKinds, &kind, period)?;
    let category = word.category.as_deref()?;
    let year = text("year");
    let set = |set: &Node| {
        let to = set.get("to").filter(|n| n.says_something()).cloned();
        let field = set.text("field")?;
        let activity =
            resolve(portfolio, &programme.id, year.as_deref(), set.text("activity")?.value).ok()?;
        Some(Set { activity, field: field.value.into(), to, span: field.span })
    };
    Some(Decision {
        matter: id,
        key: matter.key.clone(),
        title: text("title").unwrap_or_default(),
        paragraph: text("paragraph"),
        programme: matter.programme,
        body: matter.body.clone(),
        date: matter.date?,
        kind,
        category: category.into(),
        activities: matter.activities.clone(),
        is_of_activities: matter.names_activities,
        sets: node.list("sets").iter().filter_map(set).collect(),
        year,
        source: matter.source,
        span: matter.span,
    })
}
