//! How each party stands in carrying out an activity (B38, B75, B79). What nobody has reported is absent,
//! never "planned".

use crate::facts::{Facts, category};
use crate::model::{Model, Registers};
use crate::portfolio::{ActivityId, Portfolio};
use crate::syntax::Node;
use crate::syntax::shape::Vocabulary;
use crate::text::{Day, parse_day, parse_when};

/// One party's own carrying-out of an activity.
#[derive(Debug)]
pub struct Realisation<'p> {
    /// The party: an actor that is no group with known members.
    pub party: &'p str,
    /// What it has reported, in the order of the file.
    pub records: Vec<Realised<'p>>,
    /// Where it lags.
    pub lags: Vec<Lag<'p>>,
}

/// What a party has reported, of a milestone or of all of the activity.
#[derive(Debug, Clone, Copy)]
pub struct Realised<'p> {
    /// Its fields.
    pub node: &'p Node,
    /// The milestone, as written.
    pub milestone: Option<&'p str>,
    /// The state, as written.
    pub state: Option<&'p str>,
    /// What the program understands of the state.
    pub category: Option<&'p str>,
    /// The day that the state is of.
    pub as_of: Option<Day>,
}

/// Something that a party should have done by now, as far as it has reported.
#[derive(Debug, Clone, Copy)]
pub struct Lag<'p> {
    /// The milestone's title, else its id; none when it is the activity's own end.
    pub milestone: Option<&'p str>,
    /// When it was due, as written.
    pub due: &'p str,
    /// The record that says how far the party has come; none when it has not reported this milestone.
    pub record: Option<Realised<'p>>,
}

impl Realised<'_> {
    /// Whether nothing is left to do.
    pub fn is_over(&self) -> bool {
        matches!(self.category, Some("done" | "not-relevant"))
    }
}

/// How each party of an activity stands, in the order of its parties; groups are their members.
pub fn realisation<'p>(portfolio: &'p Portfolio, facts: &Facts, id: ActivityId) -> Vec<Realisation<'p>> {
    let activity = portfolio.activity(id);
    let programme = &portfolio.programmes[activity.programme];
    let root = portfolio.root(activity.source);
    let model = portfolio.model_of(programme);
    let clock = facts.clock(&programme.years[activity.year]);
    let called_off = matches!(category(portfolio, activity), Some("cancelled" | "rejected"));
    let of = |party: &'p str| {
        let records = records(&portfolio.registers, model, root, party);
        let lags =
            if called_off { Vec::new() } else { lags(&portfolio.registers, root, party, &records, clock) };
        Realisation { party, records, lags }
    };
    parties(portfolio, id).into_iter().map(of).collect()
}

/// Whether a decision that counts has taken up or initiated an activity, or what it was carried from.
pub fn is_decided(portfolio: &Portfolio, facts: &Facts, id: ActivityId) -> bool {
    let (mut seen, mut open) = (vec![id], vec![id]);
    while let Some(id) = open.pop() {
        let mut own = facts.decisions_of(id).filter(|(_, decision)| decision.activities.contains(&id));
        if own.any(|(_, decision)| matches!(&*decision.category, "adopt" | "initiate")) {
            return true;
        }
        for before in portfolio.activity(id).carried_from.iter().filter_map(|l| l.target.ok()) {
            if !seen.contains(&before) {
                seen.push(before);
                open.push(before);
            }
        }
    }
    false
}

/// The parties of an activity, else those of its programme, each once.
fn parties(portfolio: &Portfolio, id: ActivityId) -> Vec<&str> {
    let activity = portfolio.activity(id);
    let own = portfolio.root(activity.source);
    let root = match portfolio.programmes[activity.programme].source {
        Some(source) if own.list("parties").is_empty() => portfolio.root(source),
        _ => own,
    };
    let mut all: Vec<&str> = Vec::new();
    for party in root.texts("parties").flat_map(|t| portfolio.registers.stands_for(t.value)) {
        if !all.contains(&party) {
            all.push(party);
        }
    }
    all
}

/// What has been reported of a party; what a group has reported holds for those who say nothing themselves.
fn records<'p>(
    registers: &'p Registers,
    model: Option<&'p Model>,
    root: &'p Node,
    party: &str,
) -> Vec<Realised<'p>> {
    let text = |node: &'p Node, name: &str| node.text(name).map(|t| t.value);
    let record = |node: &'p Node| {
        let state = text(node, "state");
        Realised {
            node,
            milestone: text(node, "milestone"),
            state,
            category: state.and_then(|id| model?.category(Vocabulary::RealisationStates, id)),
            as_of: text(node, "as_of").and_then(|t| parse_day(t).ok()),
        }
    };
    let list = root.list("realisation");
    let is_own = |node: &Node| node.text("party").is_some_and(|t| t.value == party);
    let own: Vec<Option<&str>> = list.iter().filter(|n| is_own(n)).map(|n| text(n, "milestone")).collect();
    let of_group = |node: &'p Node| {
        let group = text(node, "party").is_some_and(|id| registers.stands_for(id).contains(&party));
        group && !own.contains(&text(node, "milestone"))
    };
    list.iter().filter(|node| is_own(node) || of_group(node)).map(record).collect()
}

/// Where a party that has reported something lags on a day.
fn lags<'p>(
    registers: &Registers,
    root: &'p Node,
    party: &str,
    records: &[Realised<'p>],
    clock: Day,
) -> Vec<Lag<'p>> {
    if records.is_empty() {
        return Vec::new();
    }
    let past = |node: &'p Node, name: &str| {
        let due = node.text(name).map(|t| t.value)?;
        parse_when(due).is_ok_and(|when| when.to < clock).then_some(due)
    };
    let whole = records.iter().find(|r| r.milestone.is_none());
    let mut found = Vec::new();
    for milestone in root.list("milestones").iter().filter(|m| concerns(registers, m, party)) {
        let Some(due) = past(milestone, "due") else { continue };
        let text = |name: &str| milestone.text(name).map(|t| t.value);
        let (id, title) = (text("id"), text("title"));
        let own = records.iter().find(|r| r.milestone.is_some_and(|m| Some(m) == id || Some(m) == title));
        let record = match (own, whole) {
            (Some(own), _) if own.is_over() => continue,
            (Some(own), _) => Some(*own),
            // How far it has come with all tells nothing of one milestone.
            (None, Some(_)) => continue,
            (None, None) => None,
        };
        found.push(Lag { milestone: title.or(id), due, record });
    }
    if let (Some(whole), Some(due)) = (whole.filter(|r| !r.is_over()), past(root, "end")) {
        found.push(Lag { milestone: None, due, record: Some(*whole) });
    }
    found
}

/// Whether a milestone is a party's affair: it names nobody, the party, or a part of it.
fn concerns(registers: &Registers, milestone: &Node, party: &str) -> bool {
    let mut who = milestone.texts("who").peekable();
    let is_part =
        |id: &str| registers.line_of(id).contains(&party) || registers.stands_for(id).contains(&party);
    who.peek().is_none() || who.any(|t| is_part(t.value))
}
