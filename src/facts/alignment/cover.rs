//! The decision that covers a change, or the law that says that one is lacking.

use crate::facts::alignment::{Change, Side};
use crate::facts::compare::{Difference, Step, entry_name, given, same};
use crate::facts::{Decision, Set};
use crate::model::Model;
use crate::portfolio::ActivityId;
use crate::portfolio::format::ACTIVITY;
use crate::syntax::{At, Node};
use crate::text::{SourceId, Span};

/// What makes a change need a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// The kind of decision that it needs; none when any that sets the field will do.
    pub kind: Option<Box<str>>,
    /// The governance model's file.
    pub source: SourceId,
    /// The line that says so.
    pub span: Span,
}

/// What decision covers a change.
#[derive(Debug, Clone)]
pub enum Cover<'a> {
    /// This one.
    Decided(&'a Decision),
    /// None, although the governance model asks for one.
    Undecided(Demand),
    /// None, and none is needed.
    Free,
}

/// Each difference of an activity with its decision.
pub(super) fn all<'a>(side: Side<'a>, id: ActivityId, differences: Vec<Difference<'a>>) -> Vec<Change<'a>> {
    let with = |difference| Change { cover: cover(side, id, &difference), difference };
    differences.into_iter().map(with).collect()
}

/// The decision that covers a difference of an activity, as it stands on the newer side.
pub fn cover<'a>(side: Side<'a>, id: ActivityId, difference: &Difference<'_>) -> Cover<'a> {
    let activity = side.portfolio.activity(id);
    let root = side.portfolio.root(activity.source);
    if let Some(decision) = setting(side, id, root, difference) {
        return Cover::Decided(decision);
    }
    let programme = &side.portfolio.programmes[activity.programme];
    let Some(model) = side.portfolio.model_of(programme) else { return Cover::Free };
    let year = &programme.years[activity.year];
    if !model.in_force(year.period) {
        return Cover::Free;
    }
    if let Some((kind, span)) = transition(model, year.period, difference) {
        let about = |d: &&Decision| d.kind == kind && d.activities.contains(&id);
        return match side.facts.decisions.iter().rev().find(about) {
            Some(decision) => Cover::Decided(decision),
            None => Cover::Undecided(Demand { kind: Some(kind), source: model.source, span }),
        };
    }
    match model.protected.iter().find(|p| touches(p, difference)) {
        Some(path) => Cover::Undecided(Demand { kind: None, source: model.source, span: path.span }),
        None => Cover::Free,
    }
}

/// The newest decision on the field, if what it set is what stands there now.
fn setting<'a>(
    side: Side<'a>,
    id: ActivityId,
    root: &Node,
    difference: &Difference<'_>,
) -> Option<&'a Decision> {
    let keys = difference.keys();
    let about = |set: &&Set| set.activity == id && is_prefix(&set.field, &keys);
    let newest = side.facts.decisions.iter().rev().find_map(|d| Some((d, d.sets.iter().find(about)?)));
    let (decision, set) = newest?;
    let (now, kind) = at_path(root, &set.field);
    let agrees = match (given(now), &set.to) {
        (None, None) => true,
        (Some(now), Some(to)) => same(kind, now, to),
        _ => false,
    };
    agrees.then_some(decision)
}

/// The kind of decision that a change of status needs.
fn transition(
    model: &Model,
    period: Option<crate::text::Period>,
    difference: &Difference<'_>,
) -> Option<(Box<str>, Span)> {
    let [Step::Field("status", _)] = difference.path[..] else { return None };
    let text = |nodes: &[&Node]| nodes.first().and_then(|n| n.as_text()).map(str::to_owned);
    let (from, to) = (text(&difference.old)?, text(&difference.new)?);
    let fits = |t: &&crate::model::Transition| {
        t.force.covers(period)
            && t.to.as_ref().is_some_and(|s| *s.value == *to)
            && t.from.iter().any(|s| *s.value == *from)
    };
    let found = model.transitions.iter().find(fits)?;
    Some((found.needs.clone()?, found.span))
}

/// Whether a protected path and a difference are about the same value, or one about a part of the other's.
fn touches(path: &At<Box<str>>, difference: &Difference<'_>) -> bool {
    let keys = difference.keys();
    let plain: Vec<String> = fields(difference);
    is_prefix(&path.value, &keys) || is_prefix(&path.value, &plain) || is_within(&plain, &path.value)
}

/// The path without the entries of lists on the way.
fn fields(difference: &Difference<'_>) -> Vec<String> {
    let name = |step: &Step<'_>| match step {
        Step::Field(name, _) => Some((*name).to_owned()),
        Step::Entry(..) => None,
    };
    difference.path.iter().filter_map(name).collect()
}

fn is_prefix(path: &str, keys: &[String]) -> bool {
    let keys = keys.join(".");
    keys == path || keys.strip_prefix(path).is_some_and(|rest| rest.starts_with('.'))
}

fn is_within(keys: &[String], path: &str) -> bool {
    is_prefix(&keys.join("."), &[path.to_owned()])
}

/// The value at a path of an activity, and what it may hold. Through a list by the entry's identity.
fn at_path<'n>(
    root: &'n Node,
    path: &str,
) -> (Option<&'n Node>, Option<&'static crate::syntax::shape::Kind>) {
    let kind = ACTIVITY.resolve(path).map(|f| &f.kind);
    let mut node = Some(root);
    let mut record = Some(&ACTIVITY);
    let mut rest = path;
    while let (Some(here), false) = (node, rest.is_empty()) {
        if matches!(here.value, crate::syntax::Value::List(_)) {
            let name = |entry: &&Node| {
                let name = entry_name(entry, record);
                rest == name || rest.strip_prefix(&name).is_some_and(|r| r.starts_with('.'))
            };
            let entry = here.items().iter().find(name);
            let length = entry.map_or(0, |e| entry_name(e, record).len());
            node = entry;
            rest = rest[length..].trim_start_matches('.');
            continue;
        }
        let (head, tail) = rest.split_once('.').unwrap_or((rest, ""));
        node = here.get(head);
        record = record.and_then(|r| r.field(head)).and_then(|f| f.kind.record());
        rest = tail;
    }
    (node, kind)
}
