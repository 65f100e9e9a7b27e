//! The decision that covers a change, or the law that says that one is lacking.

use std::collections::HashSet;

use crate::facts::alignment::{Change, Side};
use crate::facts::compare::{Difference, Step};
use crate::facts::{Decision, Set, is_within};
use crate::model::Model;
use crate::portfolio::ActivityId;
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

/// The decision that covers a difference of an activity, as it stands on the newer side: the newest on
/// that field, if what it set is what stands there now.
pub fn cover<'a>(side: Side<'a>, id: ActivityId, difference: &Difference<'_>) -> Cover<'a> {
    let root = side.portfolio.root(side.portfolio.activity(id).source);
    let newest = settings(side, id, difference).last().filter(|(.., set)| set.is_said_by(root));
    if let Some((_, decision, _)) = newest {
        return Cover::Decided(decision);
    }
    match demand(side, id, difference) {
        Some(Demand { kind: Some(kind), source, span }) => match about(side, id, &kind).last() {
            Some((_, decision)) => Cover::Decided(decision),
            None => Cover::Undecided(Demand { kind: Some(kind), source, span }),
        },
        Some(demand) => Cover::Undecided(demand),
        None => Cover::Free,
    }
}

/// The decisions that cover the changes of an activity one after the other: each covers one.
#[derive(Debug, Default)]
pub struct Covers {
    /// The place of a decision among all, and the field that it set; none for a change of status that
    /// needed a decision of a kind.
    used: HashSet<(usize, Option<Box<str>>)>,
}

impl Covers {
    /// The decision that covers the next difference of an activity, whose newer self is `root`: the
    /// earliest that fits and has covered nothing yet.
    pub fn next<'a>(
        &mut self,
        side: Side<'a>,
        id: ActivityId,
        root: &Node,
        difference: &Difference<'_>,
    ) -> Cover<'a> {
        for (number, decision, set) in settings(side, id, difference) {
            if set.is_said_by(root) && self.used.insert((number, Some(set.field.as_str().into()))) {
                return Cover::Decided(decision);
            }
        }
        let Some(demand) = demand(side, id, difference) else { return Cover::Free };
        if let Some(kind) = &demand.kind {
            for (number, decision) in about(side, id, kind) {
                if self.used.insert((number, None)) {
                    return Cover::Decided(decision);
                }
            }
        }
        Cover::Undecided(demand)
    }
}

/// The decisions that set the field of a difference, by date.
fn settings<'a>(
    side: Side<'a>,
    id: ActivityId,
    difference: &Difference<'_>,
) -> impl Iterator<Item = (usize, &'a Decision, &'a Set)> {
    let keys = difference.keys();
    side.facts.decisions_of(id).filter_map(move |(number, decision)| {
        let set = decision.sets.iter().find(|set| set.activity == id && is_prefix(&set.field, &keys))?;
        Some((number, decision, set))
    })
}

/// The decisions of a kind about an activity, by date. One that sets other fields of it is about those.
fn about<'a>(side: Side<'a>, id: ActivityId, kind: &str) -> impl Iterator<Item = (usize, &'a Decision)> {
    let decisions = side.facts.decisions_of(id);
    decisions.filter(move |(_, d)| *d.kind == *kind && d.activities.contains(&id) && d.may_move(id))
}

/// What makes a difference of an activity need a decision, by the governance model of its year.
fn demand(side: Side<'_>, id: ActivityId, difference: &Difference<'_>) -> Option<Demand> {
    let activity = side.portfolio.activity(id);
    let programme = &side.portfolio.programmes[activity.programme];
    let model = side.portfolio.model_of(programme)?;
    let period = programme.years[activity.year].period;
    if !model.in_force(period) {
        return None;
    }
    if let Some((kind, span)) = transition(model, period, difference) {
        return Some(Demand { kind: Some(kind), source: model.source, span });
    }
    let path = model.protected.iter().find(|p| touches(p, difference))?;
    Some(Demand { kind: None, source: model.source, span: path.span })
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
    is_prefix(&path.value, &keys)
        || is_prefix(&path.value, &plain)
        || is_within(&path.value, &plain.join("."))
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
    is_within(&keys.join("."), path)
}
