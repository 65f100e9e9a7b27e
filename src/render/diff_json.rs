//! `plan diff --format json`: `plan.diff/1`. Keys and values are never translated.

use serde::Serialize;

use crate::diff::{DiffReport, FileItem, GroupName, Item, Point};
use crate::facts::Decision as Taken;
use crate::facts::alignment::{Cover, Demand, Event as Happened};
use crate::facts::compare::Difference;
use crate::portfolio::Portfolio;
use crate::render::json::{Json, Map, document, json};

#[derive(Serialize)]
struct Report<'a> {
    format: &'static str,
    old: End<'a>,
    new: End<'a>,
    by: &'static str,
    totals: Totals,
    activities: Vec<Activity<'a>>,
    groups: Vec<Group<'a>>,
    plans: Vec<File<'a>>,
    law: Vec<File<'a>>,
    registers: Vec<File<'a>>,
}

#[derive(Serialize)]
struct End<'a> {
    /// `revision`, `work-tree` or `year`.
    kind: &'static str,
    named: Option<&'a str>,
    commit: Option<&'a str>,
    date: Option<String>,
}

#[derive(Serialize)]
struct Totals {
    events: Map<String, Json>,
    changed: usize,
    unread: usize,
    undecided: usize,
}

#[derive(Serialize)]
struct Activity<'a> {
    key: String,
    old_key: Option<String>,
    title: &'a str,
    events: Vec<Event<'a>>,
    decision: Option<Decision<'a>>,
    unread: bool,
    changes: Vec<ActivityField<'a>>,
}

#[derive(Serialize)]
pub(super) struct Event<'a> {
    event: &'static str,
    others: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct ActivityField<'a> {
    #[serde(flatten)]
    field: Field,
    /// `decided`, `undecided` or `free`.
    cover: &'static str,
    decision: Option<Decision<'a>>,
    demand: Option<Law>,
}

/// A difference: for a list of plain values, what only the one side has; else the value of either side.
#[derive(Serialize)]
struct Field {
    path: Vec<String>,
    old: Json,
    new: Json,
}

#[derive(Serialize)]
pub(super) struct Decision<'a> {
    matter: &'a str,
    date: String,
    body: &'a str,
    kind: &'a str,
    paragraph: Option<&'a str>,
}

#[derive(Serialize)]
struct Law {
    kind: Option<String>,
    path: String,
    line: usize,
}

#[derive(Serialize)]
struct Group<'a> {
    id: Option<&'a str>,
    name: String,
    activities: Vec<String>,
}

#[derive(Serialize)]
struct File<'a> {
    kind: &'static str,
    path: &'a str,
    title: Option<&'a str>,
    date: Option<String>,
    added: bool,
    removed: bool,
    unread: bool,
    changes: Vec<Field>,
}

/// One JSON document.
pub fn render(report: &DiffReport<'_>) -> String {
    let events = report.totals.events.iter().map(|(id, count)| ((*id).to_owned(), Json::from(*count)));
    document(&Report {
        format: "plan.diff/1",
        old: end(&report.old),
        new: end(&report.new),
        by: report.by.id(),
        totals: Totals {
            events: events.collect(),
            changed: report.totals.changed,
            unread: report.totals.unread,
            undecided: report.totals.undecided,
        },
        activities: report.items.iter().map(|i| activity(report, i)).collect(),
        groups: report.groups.iter().map(group).collect(),
        plans: report.plans.iter().map(file).collect(),
        law: report.law.iter().map(file).collect(),
        registers: report.registers.iter().map(file).collect(),
    })
}

fn end(point: &Point) -> End<'_> {
    match point {
        Point::Revision { named, short, day } => {
            End { kind: "revision", named: Some(named), commit: Some(short), date: Some(day.to_string()) }
        }
        Point::WorkTree => End { kind: "work-tree", named: None, commit: None, date: None },
        Point::Year(year) => End { kind: "year", named: Some(year), commit: None, date: None },
    }
}

fn activity<'a>(report: &'a DiffReport<'_>, item: &'a Item<'_>) -> Activity<'a> {
    let law = report.new_side.portfolio;
    Activity {
        key: item.key.to_string(),
        old_key: item.old_key.as_ref().map(ToString::to_string),
        title: &item.title,
        events: item.change.events.iter().map(event).collect(),
        decision: item.change.taken_up.map(decision),
        unread: item.change.unread,
        changes: item.change.changes.iter().map(|c| changed(&c.difference, &c.cover, law)).collect(),
    }
}

pub(super) fn event(event: &Happened) -> Event<'_> {
    Event { event: event.id(), others: event.others() }
}

pub(super) fn changed<'a>(
    difference: &Difference<'_>,
    cover: &'a Cover<'_>,
    law: &Portfolio,
) -> ActivityField<'a> {
    let (cover, decision, demand) = covered(cover, law);
    ActivityField { field: field(difference), cover, decision, demand }
}

/// The word for a cover, with the decision or what asks for one.
fn covered<'a>(cover: &'a Cover<'_>, law: &Portfolio) -> (&'static str, Option<Decision<'a>>, Option<Law>) {
    match cover {
        Cover::Decided(taken) => ("decided", Some(decision(taken)), None),
        Cover::Undecided(demand) => ("undecided", None, Some(lawful(demand, law))),
        Cover::Free => ("free", None, None),
    }
}

fn lawful(demand: &Demand, law: &Portfolio) -> Law {
    let source = &law.file(demand.source).source;
    Law {
        kind: demand.kind.as_deref().map(str::to_owned),
        path: source.path.to_string(),
        line: source.position(demand.span.start).line,
    }
}

pub(super) fn decision(taken: &Taken) -> Decision<'_> {
    Decision {
        matter: &taken.key,
        date: taken.date.to_string(),
        body: &taken.body,
        kind: &taken.kind,
        paragraph: taken.paragraph.as_deref(),
    }
}

fn field(difference: &Difference<'_>) -> Field {
    let is_list = difference.is_of_list();
    let side = |nodes: &[&crate::syntax::Node]| match nodes {
        nodes if is_list => Json::Array(nodes.iter().map(|n| json(n)).collect()),
        [] => Json::Null,
        [node, ..] => json(node),
    };
    Field { path: difference.keys(), old: side(&difference.old), new: side(&difference.new) }
}

fn group<'a>(group: &'a crate::diff::Group<'_>) -> Group<'a> {
    let (id, name) = match &group.name {
        GroupName::Year(programme, year) => (None, format!("{programme} {year}")),
        GroupName::Named(id, name) => (Some(id.as_str()), name.clone()),
        GroupName::Carried(p) => (Some("carried"), p.clone()),
        GroupName::Returned(p) => (Some("returned"), p.clone()),
        GroupName::New(p) => (Some("new"), p.clone()),
        GroupName::Ended(p) => (Some("ended"), p.clone()),
        GroupName::Dropped(p) => (Some("dropped"), p.clone()),
        GroupName::Undecided => (Some("undecided"), String::new()),
        GroupName::Free => (Some("free"), String::new()),
        GroupName::Without => (None, String::new()),
    };
    Group { id, name, activities: group.items.iter().map(|i| i.key.to_string()).collect() }
}

fn file<'a>(item: &'a FileItem<'_>) -> File<'a> {
    File {
        kind: item.kind.id(),
        path: item.change.path,
        title: item.title.as_deref(),
        date: item.day.map(|d| d.to_string()),
        added: item.change.old.is_none(),
        removed: item.change.new.is_none(),
        unread: item.change.unread,
        changes: item.change.differences.iter().map(field).collect(),
    }
}
