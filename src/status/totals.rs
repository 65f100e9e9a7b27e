//! What a table sums up to. Goal and responsible figures count links, not activities.

use std::collections::BTreeSet;

use crate::facts::{Light, Origin};
use crate::portfolio::Portfolio;
use crate::status::row::{Named, Row, actor_named};
use crate::text::Label;
use crate::text::collate::sort_key;

/// An organisation's share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrgTotal {
    /// The organisation.
    pub org: Named,
    /// The organisation it is part of.
    pub parent: Option<String>,
    /// Its own responsible links.
    pub links: usize,
    /// Activities of its own and of all that is part of it.
    pub activities: usize,
}

/// What a table sums up to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// Activities.
    pub activities: usize,
    /// Activities by origin; those that occur.
    pub origins: Vec<(Origin, usize)>,
    /// Activities by status; none for those without.
    pub statuses: Vec<(Option<Label>, usize)>,
    /// Links to goals.
    pub goal_links: usize,
    /// Links to each goal, in the order of the programme.
    pub goals: Vec<(Named, usize)>,
    /// Links to responsible organisations.
    pub responsible_links: usize,
    /// Each organisation, with those it is part of, in Swedish alphabetical order.
    pub organisations: Vec<OrgTotal>,
    /// Activities with a named person.
    pub with_person: usize,
    /// Activities without.
    pub without_person: usize,
    /// Persons, with the number of activities each has, in Swedish alphabetical order.
    pub persons: Vec<(Named, usize)>,
    /// Activities by light of the latest report.
    pub lights: Vec<(Light, usize)>,
    /// Activities without any report.
    pub without_report: usize,
    /// Late activities.
    pub late: usize,
    /// Activities that nobody has reported on for too long.
    pub stale: usize,
}

impl Totals {
    /// The totals of rows; `goals` are all goals of the programme, so that those without links show.
    pub(super) fn of(portfolio: &Portfolio, rows: &[&Row], goals: &[Named]) -> Self {
        let count = |test: &dyn Fn(&Row) -> bool| rows.iter().filter(|r| test(r)).count();
        let has_person = |r: &Row| r.responsible.iter().any(|r| r.person.is_some());
        let with_person = count(&has_person);
        let origins = Origin::ALL.into_iter().map(|o| (o, count(&|r| r.origin == o)));
        let lights = [Light::Green, Light::Yellow, Light::Red].into_iter();
        let light = |r: &Row| r.health.and_then(|h| h.light);
        Self {
            activities: rows.len(),
            origins: origins.filter(|(_, n)| *n > 0).collect(),
            statuses: statuses(rows),
            goal_links: rows.iter().map(|r| r.goals.len()).sum(),
            goals: goal_links(rows, goals),
            responsible_links: rows.iter().flat_map(|r| &r.responsible).filter(|r| r.org.is_some()).count(),
            organisations: organisations(portfolio, rows),
            with_person,
            without_person: rows.len() - with_person,
            persons: persons(rows),
            lights: lights.map(|l| (l, count(&|r| light(r) == Some(l)))).filter(|(_, n)| *n > 0).collect(),
            without_report: count(&|r| r.health.is_none()),
            late: count(&|r| r.late.is_some()),
            stale: count(&|r| r.stale.is_some()),
        }
    }
}

fn statuses(rows: &[&Row]) -> Vec<(Option<Label>, usize)> {
    let mut found: Vec<(Option<Label>, usize)> = Vec::new();
    for row in rows {
        match found.iter_mut().find(|(status, _)| *status == row.status) {
            Some((_, n)) => *n += 1,
            None => found.push((row.status.clone(), 1)),
        }
    }
    found.sort_by_key(|(status, _)| status.is_none());
    found
}

fn goal_links(rows: &[&Row], goals: &[Named]) -> Vec<(Named, usize)> {
    let links = |id: &str| rows.iter().flat_map(|r| &r.goals).filter(|g| g.id == id).count();
    let mut found: Vec<_> = goals.iter().map(|g| (g.clone(), links(&g.id))).collect();
    let unknown: BTreeSet<&Named> =
        rows.iter().flat_map(|r| &r.goals).filter(|g| !goals.iter().any(|k| k.id == g.id)).collect();
    found.extend(unknown.into_iter().map(|g| (g.clone(), links(&g.id))));
    found
}

fn persons(rows: &[&Row]) -> Vec<(Named, usize)> {
    let of_row = |r: &&Row| r.responsible.iter().filter_map(|r| r.person.clone()).collect::<BTreeSet<_>>();
    let mut all: Vec<Named> = rows.iter().flat_map(of_row).collect();
    all.sort_by_cached_key(|p| (sort_key(&p.name), p.id.clone()));
    let mut found: Vec<(Named, usize)> = Vec::new();
    for person in all {
        match found.last_mut() {
            Some((last, n)) if *last == person => *n += 1,
            _ => found.push((person, 1)),
        }
    }
    found
}

/// Every organisation with a link, and every one it is part of.
fn organisations(portfolio: &Portfolio, rows: &[&Row]) -> Vec<OrgTotal> {
    let orgs_of = |r: &Row| {
        r.responsible.iter().filter_map(|r| r.org.as_ref()).map(|o| o.id.clone()).collect::<Vec<_>>()
    };
    let lines_of = |r: &Row| {
        let lines = orgs_of(r);
        let all = lines.iter().flat_map(|org| portfolio.registers.line_of(org)).map(str::to_owned);
        all.collect::<BTreeSet<_>>()
    };
    let lines: Vec<_> = rows.iter().map(|r| lines_of(r)).collect();
    let ids: BTreeSet<&String> = lines.iter().flatten().collect();
    let mut found: Vec<OrgTotal> = ids
        .into_iter()
        .map(|id| OrgTotal {
            org: actor_named(portfolio, id),
            parent: portfolio.registers.actors.get(id).and_then(|a| a.parent.as_deref()).map(str::to_owned),
            links: rows.iter().flat_map(|r| orgs_of(r)).filter(|o| o == id).count(),
            activities: lines.iter().filter(|line| line.contains(id)).count(),
        })
        .collect();
    found.sort_by_cached_key(|o| (sort_key(&o.org.name), o.org.id.clone()));
    found
}
