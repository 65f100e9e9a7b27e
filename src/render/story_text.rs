//! `plan status KEY` for people: everything about one activity.

use std::fmt::Write as _;

use crate::render::Style;
use crate::render::table::{Cell, Column, draw, fit, wrap};
use crate::render::value::{capital, light_word, said};
use crate::render::wording::{ABSENT, health, late, origin, stale};
use crate::status::Story;
use crate::syntax::Node;
use crate::text::Words;
use crate::text::safe::one_line;

/// The story of an activity.
pub fn render(story: &Story<'_>, style: Style) -> String {
    let lang = style.lang;
    let row = &story.row;
    let mut out = String::new();
    let (on, off) = if style.color { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    for part in wrap(&one_line(&row.title), style.width) {
        let _ = writeln!(out, "{on}{part}{off}");
    }
    let _ = writeln!(out, "{}\n{}\n", one_line(&row.key), one_line(story.path));
    let mut facts: Vec<(String, Vec<String>)> = Vec::new();
    let mut add = |words: &Words, lines: Vec<String>| {
        let lines = if lines.is_empty() { vec![ABSENT.to_owned()] } else { lines };
        facts.push((words.get(lang).to_owned(), lines));
    };
    add(&PROGRAMME, vec![story.programme.to_owned()]);
    add(&GOALS, row.goals.iter().map(|g| g.name.clone()).collect());
    let answers = row.responsible.iter().map(|r| {
        let lead = if r.lead { format!(" ({})", LEADS.get(lang)) } else { String::new() };
        format!("{}{lead}", r.names(lang).join(", "))
    });
    add(&RESPONSIBLE, answers.collect());
    add(&STATUS, row.status.iter().map(|s| s.get(lang).to_owned()).collect());
    add(&ORIGIN, vec![origin(row.origin).get(lang).to_owned()]);
    let state = row.health.map(|h| {
        let (word, age) = health(h);
        format!("{}, {}", word.render(lang), age.render(lang))
    });
    let wanting = row.stale.map(|s| stale(s).render(lang));
    add(&HEALTH, state.into_iter().chain(wanting).collect());
    if let Some(overdue) = &row.late {
        let said = match overdue.milestone.as_deref() {
            Some(what) => format!("{}: {what}", late(overdue.days).render(lang)),
            None => late(overdue.days).render(lang),
        };
        add(&LATE, vec![said]);
    }
    for (field, node) in &story.fields {
        let label = field.label.get(lang);
        facts.push((capital(label), said(node, field, &story.names, lang)));
    }
    pairs(&facts, style, &mut out);
    milestones(story.milestones, style, &mut out);
    reports(&story.reports, style, &mut out);
    decisions(story, style, &mut out);
    years(story, style, &mut out);
    out
}

fn pairs(facts: &[(String, Vec<String>)], style: Style, out: &mut String) {
    let columns = [Column::new("", 0), Column::new("", 1)];
    let rows: Vec<Vec<Cell>> =
        facts.iter().map(|(name, lines)| vec![Cell::text(name), Cell::new(lines)]).collect();
    let widths = fit(&columns, rows.iter().map(Vec::as_slice), style.width);
    out.push_str(&draw(&columns, &rows, &widths, style.color));
}

fn text<'a>(node: &'a Node, name: &str) -> &'a str {
    node.text(name).map_or(ABSENT, |t| t.value)
}

fn section(words: &Words, headers: &[&Words], rows: &[Vec<Cell>], style: Style, out: &mut String) {
    if rows.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{}", words.get(style.lang));
    let columns: Vec<Column> =
        headers.iter().enumerate().map(|(order, w)| Column::new(w.get(style.lang), order)).collect();
    let widths = fit(&columns, rows.iter().map(Vec::as_slice), style.width);
    out.push_str(&draw(&columns, rows, &widths, style.color));
}

fn milestones(milestones: &[Node], style: Style, out: &mut String) {
    let row = |m: &Node| {
        let due = m.text("due").or_else(|| m.text("due_text")).map_or(ABSENT, |t| t.value);
        let title = m.text("title").or_else(|| m.text("id")).map_or(ABSENT, |t| t.value);
        [due, title, text(m, "done")].map(Cell::text).to_vec()
    };
    let rows: Vec<_> = milestones.iter().map(row).collect();
    section(&MILESTONES, &[&DUE, &MILESTONE, &DONE], &rows, style, out);
}

fn reports(reports: &[&Node], style: Style, out: &mut String) {
    let row = |r: &&Node| {
        let light = light_word(text(r, "health"), style.lang);
        [text(r, "date"), light, text(r, "text"), text(r, "by")].map(Cell::text).to_vec()
    };
    let rows: Vec<_> = reports.iter().map(row).collect();
    section(&REPORTS, &[&DATE, &HEALTH, &TEXT, &BY], &rows, style, out);
}

fn decisions(story: &Story<'_>, style: Style, out: &mut String) {
    let row = |d: &crate::status::Decided| {
        [d.date.to_string().as_str(), &d.body, &d.category].map(Cell::text).to_vec()
    };
    let rows: Vec<_> = story.decisions.iter().map(row).collect();
    section(&DECISIONS, &[&DATE, &BODY, &KIND], &rows, style, out);
}

fn years(story: &Story<'_>, style: Style, out: &mut String) {
    let row = |c: &crate::status::Chapter| {
        let status = c.status.as_ref().map_or(ABSENT, |s| s.get(style.lang));
        let mark = if c.here { "›" } else { "" };
        [mark, &c.key, status, &c.title].map(Cell::text).to_vec()
    };
    if story.chapters.len() > 1 {
        let rows: Vec<_> = story.chapters.iter().map(row).collect();
        static NONE: Words = Words::new(" ", " ");
        section(&YEARS, &[&NONE, &KEY, &STATUS, &TITLE], &rows, style, out);
    }
}

static PROGRAMME: Words = Words::new("Program", "Programme");
static GOALS: Words = Words::new("Mål", "Goals");
static RESPONSIBLE: Words = Words::new("Ansvarig", "Responsible");
static LEADS: Words = Words::new("leder", "leads");
static STATUS: Words = Words::new("Status", "Status");
static ORIGIN: Words = Words::new("Ursprung", "Origin");
static HEALTH: Words = Words::new("Läge", "Health");
static LATE: Words = Words::new("Sen", "Late");
static MILESTONES: Words = Words::new("Milstolpar", "Milestones");
static MILESTONE: Words = Words::new("Milstolpe", "Milestone");
static DUE: Words = Words::new("Klar senast", "Due");
static DONE: Words = Words::new("Klar", "Done");
static REPORTS: Words = Words::new("Statusrapporter", "Status reports");
static DATE: Words = Words::new("Datum", "Date");
static TEXT: Words = Words::new("Text", "Text");
static BY: Words = Words::new("Av", "By");
static DECISIONS: Words = Words::new("Beslut", "Decisions");
static BODY: Words = Words::new("Organ", "Body");
static KIND: Words = Words::new("Slag", "Kind");
static YEARS: Words = Words::new("Planår", "Plan years");
static KEY: Words = Words::new("Nyckel", "Key");
static TITLE: Words = Words::new("Titel", "Title");
