//! `plan log --format json`: `plan.log/1`. Keys and values are never translated; authors by name only.

use serde::Serialize;

use crate::facts::alignment::Side;
use crate::history::{Entry, Life, Part};
use crate::portfolio::Portfolio;
use crate::render::diff_json::{ActivityField, Decision, Event, changed, decision, event};
use crate::render::json::document;
use crate::render::log_text::title;

#[derive(Serialize)]
struct Log<'a> {
    format: &'static str,
    key: String,
    title: String,
    /// The newest first.
    entries: Vec<Item<'a>>,
    cut: Option<Cut<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    /// `commit`, `unsaved` or `decision`.
    kind: &'static str,
    date: Option<String>,
    commit: Option<String>,
    author: Option<&'a str>,
    summary: Option<&'a str>,
    decision: Option<Decision<'a>>,
    changes: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    key: String,
    events: Vec<Event<'a>>,
    unread: bool,
    fields: Vec<ActivityField<'a>>,
}

/// Where a shallow clone ends.
#[derive(Serialize)]
struct Cut<'a> {
    date: String,
    commit: &'a str,
}

/// One JSON document.
pub fn render(life: &Life<'_>, side: Side<'_>) -> String {
    let cut = life.cut.as_ref().map(|(day, short)| Cut { date: day.to_string(), commit: short });
    document(&Log {
        format: "plan.log/1",
        key: side.portfolio.activity(life.activity).key.to_string(),
        title: title(life, side),
        entries: life.entries.iter().map(|e| item(e, side.portfolio)).collect(),
        cut,
    })
}

fn item<'a>(entry: &'a Entry<'_>, law: &Portfolio) -> Item<'a> {
    match entry {
        Entry::Saved(commit, parts) => Item {
            kind: if commit.is_some() { "commit" } else { "unsaved" },
            date: commit.as_ref().map(|c| c.day.to_string()),
            commit: commit.as_ref().map(crate::store::git::Commit::id),
            author: commit.as_ref().map(|c| c.author.as_str()).filter(|author| !author.is_empty()),
            summary: commit.as_ref().map(|c| c.summary.as_str()).filter(|summary| !summary.is_empty()),
            decision: None,
            changes: parts.iter().map(|p| change(p, law)).collect(),
        },
        Entry::Decided(taken) => Item {
            kind: "decision",
            date: Some(taken.date.to_string()),
            commit: None,
            author: None,
            summary: Some(&taken.title),
            decision: Some(decision(taken)),
            changes: Vec::new(),
        },
    }
}

fn change<'a>(part: &'a Part<'_>, law: &Portfolio) -> Change<'a> {
    let differences = part.differences();
    Change {
        key: part.key.to_string(),
        events: part.events.iter().map(event).collect(),
        unread: part.unread(),
        fields: differences.iter().zip(&part.covers).map(|(d, cover)| changed(d, cover, law)).collect(),
    }
}
