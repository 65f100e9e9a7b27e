//! `plan log` for people: what happened to an activity, when, by whom, decided where; the newest first.

use std::fmt::Write as _;

use crate::facts::alignment::Side;
use crate::facts::{Decision, names};
use crate::history::{Entry, Life, Part};
use crate::portfolio::format::ACTIVITY;
use crate::render::Style;
use crate::render::changes::{Line, Row, Sides, cells, rows};
use crate::render::diff_words::{UNREAD, UNREAD_WHY};
use crate::render::events::{happened, is_told_by, relations};
use crate::render::table::{Cell, Column, draw, fit, paragraph, wrap};
use crate::store::git::Commit;
use crate::text::safe::one_line;
use crate::text::{Lang, Text, Words};

/// How far what happened stands in, and its fields further.
const INDENT: usize = 2;
/// How far the fields stand in.
const DEEPER: usize = 4;

/// The life of an activity.
pub fn render(life: &Life<'_>, side: Side<'_>, style: Style) -> String {
    let lang = style.lang;
    let mut out = String::new();
    let activity = side.portfolio.activity(life.activity);
    let heading = HEADING.with([title(life, side).into(), activity.key.to_string().into()]);
    paragraph(&heading.render(lang), style, true, &mut out);
    if life.entries.is_empty() && life.cut.is_none() {
        let _ = writeln!(out, "{}", NOTHING.get(lang));
    }
    let told: Vec<Told> = life.entries.iter().map(|entry| told(entry, side, lang)).collect();
    let columns = [Column::new("", 0), Column::new("", 1)];
    let tables: Vec<Vec<Vec<Vec<Cell>>>> =
        told.iter().map(|t| t.parts.iter().map(|(_, rows)| cells(rows)).collect()).collect();
    let all = tables.iter().flatten().flatten().map(Vec::as_slice);
    let widths = fit(&columns, all, style.width - DEEPER);
    for (entry, tables) in told.iter().zip(&tables) {
        out.push('\n');
        paragraph(&entry.head, style, true, &mut out);
        for ((happened, _), rows) in entry.parts.iter().zip(tables) {
            for (i, line) in wrap(&one_line(happened), style.width - DEEPER).iter().enumerate() {
                let indent = if i == 0 { INDENT } else { DEEPER };
                let _ = writeln!(out, "{:indent$}{line}", "");
            }
            if !rows.is_empty() {
                for line in draw(&columns, rows, &widths, style.color).lines() {
                    let _ = writeln!(out, "{:DEEPER$}{line}", "");
                }
            }
        }
    }
    if let Some(text) = cut(life) {
        out.push('\n');
        paragraph(&text.render(lang), style, false, &mut out);
    }
    out
}

/// The title of the activity that was asked about.
pub(super) fn title(life: &Life<'_>, side: Side<'_>) -> String {
    let activity = side.portfolio.activity(life.activity);
    let title = side.portfolio.root(activity.source).text("title");
    title.map_or(&*activity.key.id, |t| t.value).to_owned()
}

/// One thing in the life: a line about it, and what it did to each plan year.
pub(super) struct Told {
    pub(super) head: String,
    pub(super) parts: Vec<(String, Vec<Row>)>,
}

/// An entry in words.
pub(super) fn told(entry: &Entry<'_>, side: Side<'_>, lang: Lang) -> Told {
    match entry {
        Entry::Saved(commit, parts) => Told {
            head: commit.as_ref().map_or_else(|| UNSAVED.text(), saved).render(lang),
            parts: parts.iter().map(|part| told_part(part, side, lang)).collect(),
        },
        Entry::Decided(decision) => Told { head: decided(decision, side).render(lang), parts: Vec::new() },
    }
}

fn saved(commit: &Commit) -> Text {
    let (author, summary) = (commit.author.as_str(), commit.summary.as_str());
    if author.is_empty() && summary.is_empty() {
        return UNSIGNED.with([commit.day.into(), commit.short.as_str().into()]);
    }
    SAVED.with([commit.day.into(), author.into(), summary.into(), commit.short.as_str().into()])
}

fn decided(decision: &Decision, side: Side<'_>) -> Text {
    let programme = &side.portfolio.programmes[decision.programme];
    let model = side.portfolio.model_of(programme);
    let body = model.and_then(|m| m.body(&decision.body)).map_or(&*decision.body, |b| &b.name);
    let place = match &decision.paragraph {
        Some(paragraph) => format!("{paragraph}, {}", decision.key),
        None => decision.key.to_string(),
    };
    DECIDED.with([decision.date.into(), body.into(), (&*decision.title).into(), place.into()])
}

fn told_part(part: &Part<'_>, side: Side<'_>, lang: Lang) -> (String, Vec<Row>) {
    let happened = happened(&part.events, lang);
    let key = format!("{}/{}", part.key.year, part.key.id);
    let mut found: Vec<Row> = Vec::new();
    let plain = |label: &str, text: String| Row { label: label.to_owned(), lines: vec![Line::Said(text)] };
    found.extend(relations(&part.events, &part.key.programme, false, lang));
    if part.unread() {
        found.push(plain(UNREAD.get(lang), UNREAD_WHY.get(lang).to_owned()));
    }
    let programme = side.portfolio.programme(&part.key.programme);
    let of = |version: &Option<std::rc::Rc<crate::history::Version>>| {
        version.as_ref().map(|v| names(side.portfolio, programme, &ACTIVITY, &v.root)).unwrap_or_default()
    };
    let (old, new) = (of(&part.old), of(&part.new));
    let differences = part.differences();
    let changes = differences.iter().zip(&part.covers);
    let changes = changes.filter(|(difference, cover)| !is_told_by(&part.events, difference, cover));
    let changes = changes.map(|(difference, cover)| (difference, Some(cover)));
    found.extend(rows(changes, Sides { old: &old, new: &new }, side.portfolio, lang));
    (format!("{happened} ({key})"), found)
}

/// What is said where a shallow clone ends.
pub(super) fn cut(life: &Life<'_>) -> Option<Text> {
    let (day, short) = life.cut.as_ref()?;
    Some(CUT.with([(*day).into(), short.as_str().into()]))
}

static HEADING: Words = Words::new("Historik för {0} ({1})", "History of {0} ({1})");
static NOTHING: Words = Words::new("Inget är sparat i git.", "Nothing is saved in git.");
static SAVED: Words = Words::new("{0} {1}: {2} ({3})", "{0} {1}: {2} ({3})");
static UNSIGNED: Words = Words::new("{0} ({1})", "{0} ({1})");
static UNSAVED: Words = Words::new("Inte sparat i git ännu", "Not saved in git yet");
static DECIDED: Words = Words::new("{0} Beslut, {1}: {2} ({3})", "{0} Decision, {1}: {2} ({3})");
static CUT: Words = Words::new(
    "Längre tillbaka än {0} ({1}) finns inget här: skriv git fetch --unshallow för att hämta hela historien",
    "Nothing older than {0} ({1}) is here: type git fetch --unshallow to get the whole history",
);
