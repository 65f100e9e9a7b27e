//! What becomes of one activity at the year turn.

use crate::facts::{category, is_terminal};
use crate::model::Model;
use crate::portfolio::{ActivityId, PlanYear, Portfolio};
use crate::syntax::shape::Vocabulary;
use crate::text::Label;

/// What becomes of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disposition {
    /// It is carried; the keys of what it becomes.
    Carry(Vec<String>),
    /// It has ended and is left where it is.
    Leave,
    /// It was carried before; the keys of its successors.
    Already(Vec<String>),
    /// It was not asked for this time.
    NotNow,
    /// It cannot be carried before somebody puts something right.
    Hindered(Hindrance),
}

/// What stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hindrance {
    /// The new year has a file of this path that does not say that it was carried.
    Taken(String),
    /// The file could not be read whole.
    Unread,
    /// The file is written in a way that cannot be edited without loss: first and last line.
    Uneditable(usize, usize),
    /// It is merged with this one, which cannot be carried.
    With(String),
}

/// An activity of the plan year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub activity: ActivityId,
    /// Its key.
    pub key: String,
    /// Its title; the id when it has none.
    pub title: String,
    /// Its status.
    pub status: Option<Label>,
    /// What becomes of it.
    pub disposition: Disposition,
}

/// What becomes of an activity by itself: ended, carried already, or to be carried.
pub(super) fn of(portfolio: &Portfolio, id: ActivityId, to: Option<&PlanYear>) -> Option<Disposition> {
    let activity = portfolio.activity(id);
    let into = |other: &&ActivityId| {
        let other = portfolio.activity(**other);
        other.programme == activity.programme && to.is_some_and(|y| *y.name == *other.key.year)
    };
    let successors: Vec<String> =
        activity.successors.iter().filter(into).map(|id| portfolio.activity(*id).key.to_string()).collect();
    if !successors.is_empty() {
        return Some(Disposition::Already(successors));
    }
    category(portfolio, activity).is_some_and(is_terminal).then_some(Disposition::Leave)
}

/// The row of an activity.
pub(super) fn row(portfolio: &Portfolio, id: ActivityId, disposition: Disposition) -> Row {
    let activity = portfolio.activity(id);
    let root = portfolio.root(activity.source);
    let model = portfolio.model_of(&portfolio.programmes[activity.programme]);
    let label = |status: &str| {
        let word = model.and_then(|m: &Model| m.word(Vocabulary::States, status));
        word.map_or_else(|| Label { id: status.into(), sv: None, en: None }, |w| w.label.clone())
    };
    Row {
        activity: id,
        key: activity.key.to_string(),
        title: root.text("title").map_or(&*activity.key.id, |t| t.value).to_owned(),
        status: root.text("status").map(|t| label(t.value)),
        disposition,
    }
}
