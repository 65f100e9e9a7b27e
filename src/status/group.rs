//! Rows in groups: as the plan document is, by goal, organisation, person or status.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::facts::{Facts, Origin};
use crate::portfolio::Portfolio;
use crate::status::realised::{PartyState, parties};
use crate::status::row::{Named, Row, actor_named};
use crate::text::Label;
use crate::text::collate::sort_key;

/// How rows are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// As the plan document: carried, returning, new, added.
    #[default]
    Origin,
    /// By goal; an activity of two goals stands under both.
    Goal,
    /// By organisation, units under what they are part of.
    Org,
    /// By person.
    Person,
    /// By status.
    Status,
    /// By party that carries out; what lags first.
    Party,
}

impl By {
    /// The word in data and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            Self::Goal => "goal",
            Self::Org => "org",
            Self::Person => "person",
            Self::Status => "status",
            Self::Party => "party",
        }
    }
}

/// What a group is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupName {
    /// By origin; the plan year that carried activities come from, when all come from one.
    Origin(Origin, Option<String>),
    /// A goal, an organisation, a person or a party.
    Named(Named),
    /// A status.
    Status(Label),
    /// Rows without what is grouped by.
    Without,
}

/// Rows that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What it is called.
    pub name: GroupName,
    /// How deep it stands under other groups (organisations only).
    pub depth: usize,
    /// Its own rows, in document order. A row of several groups is shared.
    pub rows: Vec<Arc<Row>>,
    /// Activities of its own and of the groups under it.
    pub total: usize,
    /// By party: how it stands in each row.
    pub states: Vec<PartyState>,
}

impl Group {
    /// A group of its own rows.
    fn of(name: GroupName, rows: Vec<Arc<Row>>) -> Self {
        Self { name, depth: 0, total: rows.len(), rows, states: Vec::new() }
    }

    /// Rows in which the party lags.
    pub fn lagging(&self) -> usize {
        self.states.iter().filter(|s| !s.lags.is_empty()).count()
    }
}

/// Puts rows in groups.
pub(super) fn group(
    portfolio: &Portfolio,
    facts: &Facts,
    rows: &[Arc<Row>],
    by: By,
    goals: &[Named],
) -> Vec<Group> {
    match by {
        By::Origin => by_origin(portfolio, rows),
        By::Goal => {
            let keys: Vec<GroupName> = goals.iter().cloned().map(GroupName::Named).collect();
            let mut groups =
                collect(rows, keys, |r, k| matches!(k, GroupName::Named(g) if r.goals.contains(g)));
            groups.push(without(rows, |r| !r.goals.iter().any(|g| goals.contains(g))));
            keep_filled(groups, true)
        }
        By::Org => by_org(portfolio, rows),
        By::Person => {
            let mut people: Vec<Named> =
                rows.iter().flat_map(|r| &r.responsible).filter_map(|r| r.person.clone()).collect();
            people.sort_by_cached_key(|p| (sort_key(&p.name), p.id.clone()));
            people.dedup();
            let has = |r: &Row, p: &Named| r.responsible.iter().any(|r| r.person.as_ref() == Some(p));
            let keys = people.into_iter().map(GroupName::Named).collect();
            let mut groups = collect(rows, keys, |r, k| matches!(k, GroupName::Named(p) if has(r, p)));
            groups.push(without(rows, |r| r.responsible.iter().all(|r| r.person.is_none())));
            keep_filled(groups, false)
        }
        By::Status => {
            let mut statuses: Vec<Label> = Vec::new();
            for status in rows.iter().filter_map(|r| r.status.as_ref()) {
                if !statuses.contains(status) {
                    statuses.push(status.clone());
                }
            }
            let keys = statuses.into_iter().map(GroupName::Status).collect();
            let mut groups =
                collect(rows, keys, |r, k| matches!(k, GroupName::Status(s) if r.status.as_ref() == Some(s)));
            groups.push(without(rows, |r| r.status.is_none()));
            keep_filled(groups, false)
        }
        By::Party => by_party(portfolio, facts, rows),
    }
}

fn collect(
    rows: &[Arc<Row>],
    names: Vec<GroupName>,
    belongs: impl Fn(&Row, &GroupName) -> bool,
) -> Vec<Group> {
    let group = |name: GroupName| {
        let own: Vec<Arc<Row>> = rows.iter().filter(|r| belongs(r, &name)).cloned().collect();
        Group::of(name, own)
    };
    names.into_iter().map(group).collect()
}

fn without(rows: &[Arc<Row>], lacks: impl Fn(&Row) -> bool) -> Group {
    let own: Vec<Arc<Row>> = rows.iter().filter(|r| lacks(r)).cloned().collect();
    Group::of(GroupName::Without, own)
}

/// Drops empty groups; goals without activities are worth seeing and stay.
fn keep_filled(groups: Vec<Group>, keep_named: bool) -> Vec<Group> {
    let keep = |g: &Group| !g.rows.is_empty() || keep_named && matches!(g.name, GroupName::Named(_));
    groups.into_iter().filter(keep).collect()
}

fn by_origin(portfolio: &Portfolio, rows: &[Arc<Row>]) -> Vec<Group> {
    let years_of = |own: &[Arc<Row>]| {
        let links = own.iter().flat_map(|r| &portfolio.activity(r.activity).carried_from);
        let mut years: Vec<String> = links
            .filter_map(|l| match l.target {
                Ok(id) => Some(portfolio.activity(id).key.year.to_string()),
                Err(_) => l.text.rsplit('/').nth(1).map(str::to_owned),
            })
            .collect();
        years.sort();
        years.dedup();
        (years.len() == 1).then(|| years.remove(0))
    };
    let group = |origin| {
        let own: Vec<Arc<Row>> = rows.iter().filter(|r| r.origin == origin).cloned().collect();
        Group::of(GroupName::Origin(origin, years_of(&own)), own)
    };
    keep_filled(Origin::ALL.into_iter().map(group).collect(), false)
}

/// The parties that carry something out: those that lag first, and of each what lags first.
fn by_party(portfolio: &Portfolio, facts: &Facts, rows: &[Arc<Row>]) -> Vec<Group> {
    let mut of_party: BTreeMap<Named, Vec<(Arc<Row>, PartyState)>> = BTreeMap::new();
    let mut nobody = Vec::new();
    for row in rows {
        let parties = parties(portfolio, facts, row.activity);
        if parties.is_empty() {
            nobody.push(row.clone());
        }
        for (party, state) in parties {
            of_party.entry(party).or_default().push((row.clone(), state));
        }
    }
    let mut parties: Vec<_> = of_party.into_iter().collect();
    parties.sort_by_cached_key(|(party, _)| (sort_key(&party.name), party.id.clone()));
    let group = |(party, mut own): (Named, Vec<(Arc<Row>, PartyState)>)| {
        own.sort_by_key(|(_, state)| state.lags.is_empty());
        let (rows, states) = own.into_iter().unzip();
        Group { states, ..Group::of(GroupName::Named(party), rows) }
    };
    let mut groups: Vec<Group> = parties.into_iter().map(group).collect();
    groups.sort_by_key(|g| g.lagging() == 0);
    groups.push(Group::of(GroupName::Without, nobody));
    keep_filled(groups, false)
}

/// The organisations that have activities, under those they are part of.
fn by_org(portfolio: &Portfolio, rows: &[Arc<Row>]) -> Vec<Group> {
    let line = |org: &Named| -> Vec<Named> {
        let mut line: Vec<Named> =
            portfolio.registers.line_of(&org.id).into_iter().map(|id| actor_named(portfolio, id)).collect();
        line.reverse();
        line
    };
    let mut lines: Vec<Vec<Named>> = Vec::new();
    for org in rows.iter().flat_map(|r| &r.responsible).filter_map(|r| r.org.as_ref()) {
        let full = line(org);
        for length in 1..=full.len() {
            if !lines.iter().any(|l| l[..] == full[..length]) {
                lines.push(full[..length].to_vec());
            }
        }
    }
    lines.sort_by_cached_key(|line| {
        line.iter().map(|o| (sort_key(&o.name), o.id.clone())).collect::<Vec<_>>()
    });
    let of = |r: &Row, org: &Named| r.responsible.iter().any(|r| r.org.as_ref() == Some(org));
    let under = |r: &Row, org: &Named| {
        r.responsible
            .iter()
            .filter_map(|r| r.org.as_ref())
            .any(|o| portfolio.registers.line_of(&o.id).contains(&&*org.id))
    };
    let group = |line: Vec<Named>| {
        let org = line.last().expect("lines hold at least their own organisation").clone();
        Group {
            depth: line.len() - 1,
            rows: rows.iter().filter(|r| of(r, &org)).cloned().collect(),
            total: rows.iter().filter(|r| under(r, &org)).count(),
            states: Vec::new(),
            name: GroupName::Named(org),
        }
    };
    let mut groups: Vec<Group> = lines.into_iter().map(group).collect();
    let nobody = without(rows, |r| r.responsible.iter().all(|r| r.org.is_none()));
    if !nobody.rows.is_empty() {
        groups.push(nobody);
    }
    groups
}
