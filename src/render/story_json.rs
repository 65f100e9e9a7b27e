//! `plan status KEY --format json`: `plan.activity/1`.

use serde::Serialize;

use crate::render::json::{Json, Map, document, json};
use crate::render::status_json::{Activity, activity};
use crate::status::Story;

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
