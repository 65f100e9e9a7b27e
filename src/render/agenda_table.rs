//! `plan agenda` for people: the matters of a meeting by type, what each lacks, and what else waits.

use std::fmt::Write as _;

use crate::diag::Severity;
use crate::meetings::{Agenda, AgendaGroup, AgendaItem, BodyAgenda, Lack, MeetingAgenda};
use crate::render::Style;
use crate::render::agenda_words::{
    LACKS, NO_MATTERS, NO_TYPE, NOTHING_LACKS, WAITING, afterwards, details, lack, not_planned, waits,
};
use crate::render::matter_words::{does_not_count, short};
use crate::render::table::{Cell, Column, Tone, draw, fit, paragraph, spaced, tinted, wrap};
use crate::render::value::capital;
use crate::text::Words;
use crate::text::safe::one_line;

/// From this width on, what is lacking stands in a column of its own.
const WIDE: usize = 110;
/// How far lines of a list stand in.
const INDENT: usize = 2;

/// The agenda of each programme.
pub fn render(agenda: &Agenda, style: Style) -> String {
    let mut out = String::new();
    for body in &agenda.programmes {
        if !out.is_empty() {
            out.push('\n');
        }
        of_body(agenda, body, style, &mut out);
    }
    out
}

fn of_body(agenda: &Agenda, body: &BodyAgenda, style: Style, out: &mut String) {
    let lang = style.lang;
    paragraph(body.body.get(lang), style, true, out);
    if body.meetings.is_empty() {
        paragraph(&body.name, style, false, out);
        out.push('\n');
        paragraph(&not_planned(body).render(lang), style, false, out);
    }
    for meeting in &body.meetings {
        let date = meeting.date.map_or_else(String::new, |d| d.to_string());
        let place = MEETING.with([date.into(), body.name.as_str().into(), meeting.path.as_str().into()]);
        paragraph(&place.render(lang), style, false, out);
        if meeting.groups.is_empty() {
            out.push('\n');
            paragraph(NO_MATTERS.get(lang), style, false, out);
        }
        matters(agenda, meeting, style, out);
    }
    if !body.waiting.is_empty() {
        out.push('\n');
        paragraph(WAITING.get(lang), style, true, out);
        for waiting in &body.waiting {
            listed(&waits(waiting, body, lang).render(lang), style, out);
        }
    }
    if !agenda.public {
        next(agenda, body, style, out);
    }
}

fn matters(agenda: &Agenda, meeting: &MeetingAgenda, style: Style, out: &mut String) {
    let column = |words: &Words, order| Column::new(words.get(style.lang), order);
    let matter = Column { modest: 64, ..column(&MATTER, 1) };
    let mut columns = vec![column(&NUMBER, 0), matter];
    if is_wide(agenda, style) {
        columns.push(column(&LACKS, 2));
    }
    let tables: Vec<Vec<Vec<Cell>>> = meeting
        .groups
        .iter()
        .map(|group| group.items.iter().map(|item| cells(agenda, item, style)).collect())
        .collect();
    let widths = fit(&columns, tables.iter().flatten().map(Vec::as_slice), style.width);
    for (group, rows) in meeting.groups.iter().zip(&tables) {
        out.push('\n');
        paragraph(&heading(group, style), style, true, out);
        out.push_str(&draw(&columns, &spaced(rows), &widths, style.color));
    }
}

fn is_wide(agenda: &Agenda, style: Style) -> bool {
    style.width >= WIDE && !agenda.public
}

fn heading(group: &AgendaGroup, style: Style) -> String {
    let name = group.matter_type.as_ref().map_or(NO_TYPE.get(style.lang), |t| t.get(style.lang));
    COUNTED.with([name.into(), group.items.len().into()]).render(style.lang)
}

fn cells(agenda: &Agenda, item: &AgendaItem, style: Style) -> Vec<Cell> {
    let mut matter = vec![item.row.title.clone()];
    matter.extend(details(item, style.lang));
    let lacks = lacking(agenda, item, style);
    let heavy = item.lacks.iter().any(|l| l.severity() == Severity::Error);
    let number = Cell::text(&item.row.id);
    if is_wide(agenda, style) {
        let tone = if heavy { Tone::Red } else { Tone::Plain };
        return vec![number, Cell::new(matter), Cell::new(lacks).tone(tone)];
    }
    if !item.lacks.is_empty() {
        matter.push(format!("{}:", LACKS.get(style.lang)));
    }
    matter.extend(lacks);
    vec![number, Cell::new(matter)]
}

/// What a matter lacks, in lines; that nothing does.
fn lacking(agenda: &Agenda, item: &AgendaItem, style: Style) -> Vec<String> {
    let lang = style.lang;
    if agenda.public {
        return Vec::new();
    }
    if item.row.outcome.is_some() {
        return does_not_count(&item.row.standing)
            .map(|why| capital(&why.render(lang)))
            .into_iter()
            .collect();
    }
    let line = |l: &Lack| format!("• {}: {}", l.severity().words().get(lang), lack(l).render(lang));
    let mut lines: Vec<String> = item.lacks.iter().map(line).collect();
    if lines.is_empty() {
        lines.push(NOTHING_LACKS.get(lang).to_owned());
    }
    lines.extend(afterwards(item).map(|text| text.render(lang)));
    lines
}

fn listed(text: &str, style: Style, out: &mut String) {
    let width = style.width.saturating_sub(INDENT);
    for (at, line) in wrap(&one_line(text), width).iter().enumerate() {
        let lead = if at == 0 { "•" } else { "" };
        let _ = writeln!(out, "{lead:INDENT$}{}", tinted(line, Tone::Plain, style));
    }
}

/// What to type next.
fn next(agenda: &Agenda, body: &BodyAgenda, style: Style, out: &mut String) {
    let items = || body.meetings.iter().flat_map(|m| &m.groups).flat_map(|g| &g.items);
    let open = items().find(|item| item.row.outcome.is_none() && !item.row.id.is_empty());
    let Some(item) = open else { return };
    let key = short(&item.row.key, &body.id);
    let text = match item.row.date {
        Some(day) if day > agenda.today => AFTER.with([key.into()]),
        _ => NOW.with([key.into()]),
    };
    out.push('\n');
    paragraph(&text.render(style.lang), style, false, out);
}

static MEETING: Words = Words::new("Möte {0}, {1} ({2})", "Meeting {0}, {1} ({2})");
static COUNTED: Words = Words::new("{0} ({1})", "{0} ({1})");
static NUMBER: Words = Words::new("Nr", "No.");
static MATTER: Words = Words::new("Ärende", "Matter");
static AFTER: Words = Words::new(
    "Efter mötet: skriv plan decide {0} UTFALL för att föra in vad det blev.",
    "After the meeting: type plan decide {0} OUTCOME to put on record what came of it.",
);
static NOW: Words = Words::new(
    "Skriv plan decide {0} UTFALL för att föra in vad det blev.",
    "Type plan decide {0} OUTCOME to put on record what came of it.",
);
