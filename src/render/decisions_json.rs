//! `plan decisions --format json`: `plan.decisions/1`. Keys and values are never translated.

use serde::Serialize;

use crate::meetings::DecisionLog;
use crate::render::json::document;
use crate::render::matter_json::{Matter, matter};

#[derive(Serialize)]
struct Log<'a> {
    format: &'static str,
    today: String,
    programmes: Vec<Programme<'a>>,
}

#[derive(Serialize)]
struct Programme<'a> {
    id: &'a str,
    name: &'a str,
    decisions: Vec<Matter<'a>>,
}

/// One JSON document.
pub fn render(log: &DecisionLog) -> String {
    document(&Log {
        format: "plan.decisions/1",
        today: log.today.to_string(),
        programmes: log
            .programmes
            .iter()
            .map(|p| Programme { id: &p.id, name: &p.name, decisions: p.rows.iter().map(matter).collect() })
            .collect(),
    })
}
