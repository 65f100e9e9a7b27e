//! `plan status KEY --format json`: `plan.activity/1`.

use serde::Serialize;
use serde_json::{Map, Value as Json};

use crate::render::status_json::{Activity, activity};
use crate::status::Story;
use crate::syntax::{Node, Value};
use crate::text::safe::is_control;

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    programme: &'a str,
    path: &'a str,
    activity: Activity<'a>,
    years: Vec<Year<'a>>,
    decisions: Vec<Decision<'a>>,
    milestones: Vec<Json>,
    reports: Vec<Json>,
    fields: Map<String, Json>,
}

#[derive(Serialize)]
struct Year<'a> {
    key: &'a str,
    title: &'a str,
    status: Option<&'a str>,
}

#[derive(Serialize)]
struct Decision<'a> {
    date: String,
    body: &'a str,
    category: &'a str,
}

/// A name in both languages, where the governance model gives them.
#[derive(Serialize)]
pub(super) struct Label<'a> {
    sv: Option<&'a str>,
    en: Option<&'a str>,
}

impl<'a> Label<'a> {
    pub(super) fn of(label: &'a crate::text::Label) -> Self {
        Self { sv: label.sv.as_deref(), en: label.en.as_deref() }
    }

    /// A name that is data, the same in every language.
    pub(super) fn plain(name: &'a str) -> Self {
        Self { sv: Some(name), en: Some(name) }
    }
}

/// One JSON document.
pub fn render(story: &Story<'_>) -> String {
    let reports = story.reports.iter().map(|n| json(n)).collect();
    let document_ = Document {
        format: "plan.activity/1",
        programme: story.programme,
        path: story.path,
        activity: activity(&story.row),
        years: story
            .chapters
            .iter()
            .map(|c| Year { key: &c.key, title: &c.title, status: c.status.as_ref().map(|s| &*s.id) })
            .collect(),
        decisions: story
            .decisions
            .iter()
            .map(|d| Decision { date: d.date.to_string(), body: &d.body, category: &d.category })
            .collect(),
        milestones: story.milestones.iter().map(json).collect(),
        reports,
        fields: story.fields.iter().map(|(field, node)| (field.name.to_owned(), json(node))).collect(),
    };
    document(&document_)
}

/// One JSON document with a line break at its end.
///
/// CI runners execute `::` and `##` in a log, terminals what steers them, and bidirectional controls
/// hide what is written. In JSON all of them stand in texts only, where a character may be written by
/// its number.
pub(super) fn document(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).expect("our own types have text keys only");
    let mut out = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        let executed = matches!(c, ':' | '#') && out.ends_with(c);
        if executed || c != '\n' && is_control(c) {
            let units = c.encode_utf16(&mut [0; 2]).iter().map(|u| format!("\\u{u:04x}")).collect::<String>();
            out.push_str(&units);
        } else {
            out.push(c);
        }
    }
    out.push('\n');
    out
}

/// A value of a plan file; numbers stay numbers where JSON can hold them, dates are texts.
pub(super) fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null | Value::Unread => Json::Null,
        Value::Bool(b) => Json::Bool(*b),
        Value::Integer(raw) => raw.parse::<i64>().map_or_else(|_| Json::String(raw.to_string()), Json::from),
        Value::Float(raw) => raw.parse::<f64>().map_or_else(|_| Json::String(raw.to_string()), Json::from),
        Value::Date(s) | Value::Time(s) | Value::Text(s) => Json::String(s.to_string()),
        Value::List(items) => Json::Array(items.iter().map(json).collect()),
        Value::Table(table) => {
            Json::Object(table.entries.iter().map(|e| (e.key.name.to_string(), json(&e.node))).collect())
        }
    }
}
