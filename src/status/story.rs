//! Everything about one activity: its fields, its years, its reports, milestones and decisions.

use crate::facts::{Facts, Names, names_in_activity};
use crate::portfolio::format::ACTIVITY;
use crate::portfolio::{ActivityId, Portfolio};
use crate::status::row::Row;
use crate::syntax::shape::Field;
use crate::syntax::{Node, Value};
use crate::text::{Day, Label};

/// One year in an activity's chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// The key of the activity year.
    pub key: String,
    /// Its title then.
    pub title: String,
    /// Its status then.
    pub status: Option<Label>,
    /// Whether it is the one the story is about.
    pub here: bool,
}

/// A counting decision about the activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The day.
    pub date: Day,
    /// The body.
    pub body: String,
    /// What kind, as the program understands it.
    pub category: String,
}

/// Everything about one activity.
#[derive(Debug)]
pub struct Story<'a> {
    /// The row of the table.
    pub row: Row,
    /// The programme's name.
    pub programme: &'a str,
    /// The file.
    pub path: &'a str,
    /// Its years, oldest first.
    pub chapters: Vec<Chapter>,
    /// Every field that says something and has no place of its own here, in the order of the format.
    pub fields: Vec<(&'static Field, &'a Node)>,
    /// What the ids in its fields are called.
    pub names: Names,
    /// Reports, newest first.
    pub reports: Vec<&'a Node>,
    /// Milestones in the order of the file.
    pub milestones: &'a [Node],
    /// Decisions that count, oldest first.
    pub decisions: Vec<Decided>,
}

/// Fields that the story tells in its own way.
const TOLD: [&str; 9] =
    ["title", "goals", "status", "carried_from", "responsible", "order", "reports", "milestones", "x"];

/// The story of an activity.
pub fn story<'a>(portfolio: &'a Portfolio, facts: &Facts, id: ActivityId) -> Story<'a> {
    let activity = portfolio.activity(id);
    let root = portfolio.root(activity.source);
    let field = |field: &'static Field| {
        let node = root.get(field.name).filter(|n| n.says_something() && !matches!(n.value, Value::Unread));
        node.map(|node| (field, node))
    };
    let mut reports: Vec<&Node> = root.list("reports").iter().collect();
    reports.sort_by_key(|r| std::cmp::Reverse(r.text("date").map(|t| t.value)));
    let decided = facts.decisions_of(id).filter(|(_, d)| d.activities.contains(&id));
    Story {
        row: Row::of(portfolio, facts, id),
        programme: &portfolio.programmes[activity.programme].name,
        path: &portfolio.file(activity.source).source.path,
        chapters: chapters(portfolio, facts, id),
        fields: ACTIVITY.fields.iter().filter(|f| !TOLD.contains(&f.name)).filter_map(field).collect(),
        names: names_in_activity(portfolio, id),
        reports,
        milestones: root.list("milestones"),
        decisions: decided
            .map(|(_, d)| Decided {
                date: d.date,
                body: d.body.to_string(),
                category: d.category.to_string(),
            })
            .collect(),
    }
}

/// The activity years that the chain joins, by plan year.
fn chapters(portfolio: &Portfolio, facts: &Facts, start: ActivityId) -> Vec<Chapter> {
    let mut joined = vec![start];
    let mut next = 0;
    while let Some(id) = joined.get(next).copied() {
        next += 1;
        let activity = portfolio.activity(id);
        let before = activity.carried_from.iter().filter_map(|l| l.target.ok());
        for other in before.chain(activity.successors.iter().copied()) {
            if !joined.contains(&other) {
                joined.push(other);
            }
        }
    }
    joined.sort_by_key(|id| {
        let activity = portfolio.activity(*id);
        (activity.programme, activity.year, activity.key.id.clone())
    });
    let chapter = |id: ActivityId| {
        let row = Row::of(portfolio, facts, id);
        Chapter { key: row.key, title: row.title, status: row.status, here: id == start }
    };
    joined.into_iter().map(chapter).collect()
}
