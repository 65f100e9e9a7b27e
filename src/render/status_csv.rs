//! `plan status --format csv`: one row per activity, for spreadsheets. Keys and values are never translated.

use crate::render::csv::spreadsheet;
use crate::status::{Row, Scope, StatusReport};

const HEADER: [&str; 18] = [
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
];

/// The rows of a report, each activity once.
pub fn render(report: &StatusReport) -> String {
    let mut records = Vec::new();
    for programme in &report.programmes {
        let Scope::Year { name, .. } = &programme.scope else { continue };
        let mut seen: Vec<&str> = Vec::new();
        for row in programme.groups.iter().flat_map(|g| &g.rows) {
            if seen.contains(&row.key.as_str()) {
                continue;
            }
            seen.push(&row.key);
            records.push(record(&programme.id, name, row));
        }
    }
    spreadsheet(&HEADER, &records)
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
    ]
}
