//! `plan decisions` for people: the log of decisions, one table per programme.

use std::fmt::Write as _;

use crate::facts::Standing;
use crate::meetings::{DecisionLog, ProgrammeLog, Row};
use crate::render::Style;
use crate::render::matter_words::{activities, does_not_count, outcome, paragraph, short};
use crate::render::table::{Cell, Column, Tone, draw, fit, paragraph as lines, spaced};
use crate::render::wording::ABSENT;
use crate::text::{Text, Words};

/// From this width on, activities and the body stand in columns of their own.
const WIDE: usize = 110;

/// The tables of a log.
pub fn render(log: &DecisionLog, style: Style) -> String {
    let mut out = String::new();
    if empty(log) {
        lines(NONE.get(style.lang), style, false, &mut out);
        return out;
    }
    for programme in log.programmes.iter().filter(|p| !p.rows.is_empty()) {
        if !out.is_empty() {
            out.push('\n');
        }
        lines(&programme.name, style, true, &mut out);
        out.push('\n');
        let columns = columns(style);
        let rows: Vec<Vec<Cell>> = programme.rows.iter().map(|row| cells(row, style)).collect();
        let widths = fit(&columns, rows.iter().map(Vec::as_slice), style.width);
        out.push_str(&draw(&columns, &spaced(&rows), &widths, style.color));
        let _ = writeln!(out);
        lines(&totals(programme).render(style.lang), style, false, &mut out);
    }
    out
}

/// Whether no programme has a decision.
pub(super) fn empty(log: &DecisionLog) -> bool {
    log.programmes.iter().all(|p| p.rows.is_empty())
}

fn columns(style: Style) -> Vec<Column> {
    let column = |words: &Words, order| Column::new(words.get(style.lang), order);
    let body = Column { modest: 34, ..column(&BODY, 3) };
    if style.width >= WIDE {
        vec![column(&DATE, 0), body, column(&MATTER, 1), column(&ACTIVITIES, 4), column(&OUTCOME, 2)]
    } else {
        let matter = Column { modest: 34, ..column(&MATTER, 1) };
        vec![column(&DATE, 0), matter, column(&OUTCOME, 2), body]
    }
}

fn cells(row: &Row, style: Style) -> Vec<Cell> {
    let lang = style.lang;
    let date = row.date.map_or_else(|| ABSENT.to_owned(), |d| d.to_string());
    let date = Cell::new(std::iter::once(date).chain(paragraph(row)));
    let body = Cell::text(row.body.get(lang));
    let mut matter = vec![row.title.clone()];
    matter.extend(row.kind.as_ref().map(|k| k.get(lang).to_owned()));
    let activities = activities(row, lang);
    let mut result = vec![outcome(row, lang)];
    result.extend(does_not_count(&row.standing).map(|why| why.render(lang)));
    let tone = if matches!(row.standing, Standing::Wanting(_)) { Tone::Red } else { Tone::Plain };
    let result = Cell::new(result).tone(tone);
    if style.width >= WIDE {
        matter.push(short(&row.key, &row.programme).to_owned());
        let absent = activities.is_empty().then(|| ABSENT.to_owned());
        vec![date, body, Cell::new(matter), Cell::new(activities.into_iter().chain(absent)), result]
    } else {
        matter.extend(activities);
        matter.push(short(&row.key, &row.programme).to_owned());
        vec![date, Cell::new(matter), result, body]
    }
}

fn totals(programme: &ProgrammeLog) -> Text {
    let count = |is: &dyn Fn(&Standing) -> bool| programme.rows.iter().filter(|r| is(&r.standing)).count();
    let counting = count(&|s| *s == Standing::Counts);
    let wanting = count(&|s| matches!(s, Standing::Wanting(_)));
    let all = programme.rows.len();
    match wanting {
        0 => TOTALS.with([all.into(), counting.into()]),
        wanting => TOTALS_WANTING.with([all.into(), counting.into(), wanting.into()]),
    }
}

pub(super) static DATE: Words = Words::new("Datum", "Date");
pub(super) static BODY: Words = Words::new("Organ", "Body");
pub(super) static PARAGRAPH: Words = Words::new("Paragraf", "Paragraph");
pub(super) static MATTER: Words = Words::new("Ärende", "Matter");
pub(super) static ACTIVITIES: Words = Words::new("Aktiviteter", "Activities");
pub(super) static OUTCOME: Words = Words::new("Utfall", "Outcome");
pub(super) static NONE: Words = Words::new(
    "Inga beslut. De står i mötenas filer, plans/<program>/meetings/<datum>-<organ>.",
    "No decisions. They stand in the meetings' files, plans/<programme>/meetings/<date>-<body>.",
);
static TOTALS: Words =
    Words::new("{0} avgjorda ärenden, {1} gällande beslut", "{0} settled matters, {1} decisions that count");
static TOTALS_WANTING: Words = Words::new(
    "{0} avgjorda ärenden, {1} gällande beslut, {2} bifall som inte räknas",
    "{0} settled matters, {1} decisions that count, {2} approvals that do not",
);
