//! `plan status --format csv`: one row per activity, for spreadsheets; by party one for each record of each
//! party. Keys and values are never translated.

use crate::render::csv::spreadsheet;
use crate::status::{By, Group, GroupName, PartyLag, PartyRecord, Row, Scope, StatusReport};

const HEADER: [&str; 20] = [
    "programme",
    "year",
    "id",
    "title",
    "origin",
    "goals",
    "organisations",
    "persons",
    "status",
    "category",
    "health",
    "reported",
    "report_age_days",
    "next_milestone",
    "next_due",
    "late_milestone",
    "late_days",
    "key",
    "stale_since",
    "roles",
];

/// What stands behind the columns of an activity, by party.
const AT_PARTY: [&str; 7] = [
    "party",
    "realisation_milestone",
    "realisation_state",
    "realisation_category",
    "realisation_as_of",
    "lagging_milestone",
    "lagging_due",
];

/// The rows of a report.
pub fn render(report: &StatusReport) -> String {
    let by_party = report.by == By::Party;
    let header: Vec<&str> =
        HEADER.iter().chain(if by_party { &AT_PARTY[..] } else { &[] }).copied().collect();
    let mut records = Vec::new();
    for programme in &report.programmes {
        let Scope::Year { name, .. } = &programme.scope else { continue };
        if by_party {
            for group in &programme.groups {
                for (at, row) in group.rows.iter().enumerate() {
                    for cells in party_rows(group, at) {
                        records.push([record(&programme.id, name, row), cells].concat());
                    }
                }
            }
            continue;
        }
        let mut seen: Vec<&str> = Vec::new();
        for row in programme.groups.iter().flat_map(|g| &g.rows) {
            if seen.contains(&row.key.as_str()) {
                continue;
            }
            seen.push(&row.key);
            records.push(record(&programme.id, name, row));
        }
    }
    spreadsheet(&header, &records)
}

fn record(programme: &str, year: &str, row: &Row) -> Vec<String> {
    let joined = |ids: Vec<&str>| ids.join(", ");
    let days = |n: Option<i64>| n.map_or_else(String::new, |n| n.to_string());
    let next = row.next.as_ref();
    vec![
        programme.to_owned(),
        year.to_owned(),
        row.id.clone(),
        row.title.clone(),
        row.origin.id().to_owned(),
        joined(row.goals.iter().map(|g| g.id.as_str()).collect()),
        joined(row.responsible.iter().filter_map(|r| r.org.as_ref()).map(|o| o.id.as_str()).collect()),
        joined(row.responsible.iter().filter_map(|r| r.person.as_ref()).map(|p| p.id.as_str()).collect()),
        row.status.as_ref().map_or_else(String::new, |s| s.id.to_string()),
        row.category.clone().unwrap_or_default(),
        row.health.and_then(|h| h.light).map_or_else(String::new, |l| l.id().to_owned()),
        row.health.map_or_else(String::new, |h| h.date.to_string()),
        days(row.health.map(|h| h.age)),
        next.map_or_else(String::new, |n| n.title.clone()),
        next.and_then(|n| n.due.clone()).unwrap_or_default(),
        row.late.as_ref().and_then(|l| l.milestone.clone()).unwrap_or_default(),
        days(row.late.as_ref().map(|l| l.days)),
        row.key.clone(),
        row.stale.map_or_else(String::new, |s| s.since.to_string()),
        joined(row.responsible.iter().filter_map(|r| r.role.as_ref()).map(|role| &*role.id).collect()),
    ]
}

/// What a party has reported of an activity and where it lags, a row each; one row when there is neither.
fn party_rows(group: &Group, at: usize) -> Vec<Vec<String>> {
    let party = match &group.name {
        GroupName::Named(named) => named.id.clone(),
        _ => String::new(),
    };
    let Some(state) = group.states.get(at) else { return vec![pad(vec![party])] };
    let reported = |r: &PartyRecord| {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let state = r.state.as_ref().map_or_else(String::new, |s| s.id.to_string());
        let as_of = r.as_of.map_or_else(String::new, |day| day.to_string());
        vec![party.clone(), text(&r.milestone), state, text(&r.category), as_of]
    };
    let lagging = |l: &PartyLag| {
        let milestone = l.milestone.clone().unwrap_or_default();
        [vec![party.clone()], vec![String::new(); 4], vec![milestone, l.due.clone()]].concat()
    };
    let mut rows: Vec<Vec<String>> = state.records.iter().map(reported).collect();
    rows.extend(state.lags.iter().map(lagging));
    if rows.is_empty() {
        rows.push(vec![party.clone()]);
    }
    rows.into_iter().map(pad).collect()
}

/// As many cells as there are columns.
fn pad(mut cells: Vec<String>) -> Vec<String> {
    cells.resize(AT_PARTY.len(), String::new());
    cells
}
