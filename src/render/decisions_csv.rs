//! `plan decisions --format csv`: one row per decision, for spreadsheets. Keys and values are never translated.

use crate::facts::Want;
use crate::meetings::{DecisionLog, Row};
use crate::render::csv::spreadsheet;
use crate::render::matter_json::{standing_id, want_id, wants};

const HEADER: [&str; 14] = [
    "programme",
    "year",
    "date",
    "body",
    "paragraph",
    "type",
    "kind",
    "title",
    "activities",
    "outcome",
    "standing",
    "wants",
    "dnr",
    "key",
];

/// The rows of a log.
pub fn render(log: &DecisionLog) -> String {
    let records: Vec<Vec<String>> = log.programmes.iter().flat_map(|p| &p.rows).map(record).collect();
    spreadsheet(&HEADER, &records)
}

fn record(row: &Row) -> Vec<String> {
    let id =
        |label: &Option<crate::text::Label>| label.as_ref().map_or_else(String::new, |l| l.id.to_string());
    let want = |want: &Want| match want {
        Want::Field(field) => format!("field:{field}"),
        other => want_id(other).to_owned(),
    };
    vec![
        row.programme.clone(),
        row.year.clone().unwrap_or_default(),
        row.date.map_or_else(String::new, |d| d.to_string()),
        row.body.id.to_string(),
        row.paragraph.clone().unwrap_or_default(),
        id(&row.matter_type),
        id(&row.kind),
        row.title.clone(),
        row.activities.iter().map(|a| &*a.id).collect::<Vec<_>>().join(", "),
        id(&row.outcome),
        standing_id(&row.standing).to_owned(),
        wants(&row.standing).iter().map(want).collect::<Vec<_>>().join(", "),
        row.dnr.clone().unwrap_or_default(),
        row.key.clone(),
    ]
}
