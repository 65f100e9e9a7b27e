//! `plan status` for people: one table per programme, grouped, with totals.

use std::fmt::Write as _;

use crate::facts::Light;
use crate::render::table::{Cell, Column, Tone, draw, fit, spaced, wrap};
use crate::render::wording::{
    ABSENT, ACTIVITY, GOALS, HEALTH, NEXT, RESPONSIBLE, STATUS, group, health, late, light, origins, stale,
};
use crate::render::{Style, party_state};
use crate::status::{By, Group, GroupName, ProgrammeStatus, Row, Scope, StatusReport, Totals};
use crate::text::{Arg, Lang, Words};

/// From this width on, every column stands by itself; below, the last ones share one.
const WIDE: usize = 110;

/// The tables of a report.
pub fn render(report: &StatusReport, style: Style) -> String {
    let mut out = String::new();
    for (i, programme) in report.programmes.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        programme_table(programme, report, style, &mut out);
    }
    out
}

fn programme_table(programme: &ProgrammeStatus, report: &StatusReport, style: Style, out: &mut String) {
    let lang = style.lang;
    line(out, &heading(programme, lang), style);
    match &programme.scope {
        Scope::NoYear => return paragraph(out, NO_YEAR.get(lang), style),
        Scope::Year { .. } if programme.all == 0 => return paragraph(out, EMPTY.get(lang), style),
        Scope::Year { .. } if programme.totals.activities == 0 => {
            let text = NONE_FIT.with([programme.all.into()]).render(lang);
            return paragraph(out, &text, style);
        }
        Scope::Year { .. } => {}
    }
    let columns = columns(report.by, style);
    let tables: Vec<Vec<Vec<Cell>>> =
        programme.groups.iter().map(|g| group_cells(g, report.by, style)).collect();
    let all = tables.iter().flatten().map(Vec::as_slice);
    let widths = fit(&columns, all, style.width);
    for (group, rows) in programme.groups.iter().zip(&tables) {
        out.push('\n');
        group_heading(group, programme, report.by, style, out);
        if !rows.is_empty() {
            out.push_str(&draw(&columns, &spaced(rows), &widths, style.color));
        }
    }
    out.push('\n');
    totals(&programme.totals, programme, report, style, out);
}

fn heading(programme: &ProgrammeStatus, lang: Lang) -> String {
    match &programme.scope {
        Scope::Year { name, closed: true, .. } => {
            HEAD_CLOSED.with([programme.name.as_str().into(), name.as_str().into()]).render(lang)
        }
        Scope::Year { name, .. } => {
            HEAD.with([programme.name.as_str().into(), name.as_str().into()]).render(lang)
        }
        Scope::NoYear => programme.name.clone(),
    }
}

fn group_heading(group_: &Group, programme: &ProgrammeStatus, by: By, style: Style, out: &mut String) {
    let name = group(&group_.name, &programme.scope, style.lang);
    let own = group_.rows.len();
    let count = if group_.lagging() > 0 {
        COUNT_LAGGING.with([group_.total.into(), group_.lagging().into()]).render(style.lang)
    } else if by == By::Org && own != group_.total && matches!(group_.name, GroupName::Named(_)) {
        COUNT_WITHIN.with([group_.total.into(), own.into()]).render(style.lang)
    } else {
        COUNT.with([group_.total.into()]).render(style.lang)
    };
    let prefix = "  ".repeat(group_.depth);
    line(out, &format!("{prefix}{name} {count}"), style);
}

fn columns(by: By, style: Style) -> Vec<Column> {
    let column = |words: &Words, order| Column::new(words.get(style.lang), order);
    let at_party = by == By::Party;
    if style.width >= WIDE {
        vec![
            column(&ACTIVITY, 0),
            column(&GOALS, 3),
            column(&RESPONSIBLE, 1),
            column(&STATUS, 2),
            column(if at_party { &party_state::HEADING } else { &HEALTH }, 4),
            column(&NEXT, 5),
        ]
    } else {
        let title = Column { modest: 30, ..column(&ACTIVITY, 0) };
        let third = if at_party { &party_state::HEADING } else { &GOALS };
        vec![title, column(third, 3), column(&RESPONSIBLE, 2), column(&STATE, 1)]
    }
}

fn group_cells(group: &Group, by: By, style: Style) -> Vec<Vec<Cell>> {
    let mut all: Vec<Vec<Cell>> = group.rows.iter().map(|r| cells(r, style)).collect();
    // How the party stands takes the place of what matters less to it.
    let place = if style.width >= WIDE { 4 } else { 1 };
    for (at, row) in all.iter_mut().enumerate().filter(|_| by == By::Party) {
        row[place] = match group.states.get(at) {
            Some(state) => {
                let tone = if state.lags.is_empty() { Tone::Plain } else { Tone::Red };
                Cell::new(party_state::lines(state, style.lang)).tone(tone)
            }
            None => Cell::text(ABSENT),
        };
    }
    all
}

fn cells(row: &Row, style: Style) -> Vec<Cell> {
    let lang = style.lang;
    let mut title = vec![row.title.clone()];
    if row.id != row.title {
        title.push(row.id.clone());
    }
    if !row.complete {
        title.push(UNREAD.get(lang).to_owned());
    }
    let goals = or_absent(row.goals.iter().map(|g| g.name.clone()).collect());
    let responsible = or_absent(row.responsible.iter().flat_map(|r| answers(r, lang)).collect());
    let status = row.status.as_ref().map_or(ABSENT, |s| s.get(lang)).to_owned();
    let state: Vec<String> = row.health.map_or_else(Vec::new, |h| {
        let (word, age) = health(h);
        vec![word.render(lang), age.render(lang)]
    });
    let wanting = row.stale.map(|s| stale(s).render(lang));
    let tone = row.health.and_then(|h| h.light).map_or(Tone::Plain, tone);
    let next: Vec<String> =
        row.next.as_ref().map_or_else(Vec::new, |n| n.due.iter().cloned().chain([n.title.clone()]).collect());
    let overdue: Vec<String> = row.late.as_ref().map_or_else(Vec::new, |l| vec![late(l.days).render(lang)]);
    if style.width >= WIDE {
        let late_tone = if row.late.is_some() { Tone::Red } else { Tone::Plain };
        let next = next.into_iter().chain(overdue).collect();
        return vec![
            Cell::new(title),
            Cell::new(goals),
            Cell::new(responsible),
            Cell::text(&status),
            Cell::new(or_absent(state.into_iter().chain(wanting).collect())).tone(tone),
            Cell::new(or_absent(next)).tone(late_tone),
        ];
    }
    let mut lines = vec![status];
    if !state.is_empty() {
        lines.push(state.join(", "));
    }
    lines.extend(wanting);
    let due = row.next.as_ref().and_then(|n| n.due.as_deref());
    lines.extend(due.map(|due| NEXT_DUE.with([due.into()]).render(lang)));
    lines.extend(overdue);
    vec![Cell::new(title), Cell::new(goals), Cell::new(responsible), Cell::new(lines).tone(tone)]
}

fn answers(responsible: &crate::status::Responsible, lang: Lang) -> Vec<String> {
    let mut lines: Vec<String> = responsible.names(lang).into_iter().map(str::to_owned).collect();
    if let (true, Some(_), Some(first)) = (responsible.lead, &responsible.org, lines.first_mut()) {
        *first = LEADS.with([first.as_str().into()]).render(lang);
    }
    lines
}

fn or_absent(lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() { vec![ABSENT.to_owned()] } else { lines }
}

fn tone(light: Light) -> Tone {
    match light {
        Light::Green => Tone::Green,
        Light::Yellow => Tone::Yellow,
        Light::Red => Tone::Red,
    }
}

fn totals(
    totals: &Totals,
    programme: &ProgrammeStatus,
    report: &StatusReport,
    style: Style,
    out: &mut String,
) {
    let lang = style.lang;
    let number = |n: usize, one: &'static Words, many: &'static Words| {
        if n == 1 { one.text() } else { many.with([n.into()]) }
    };
    let list = |items: Vec<String>| Arg::from(items.join(", "));
    let origins = totals.origins.iter().map(|(o, n)| format!("{n} {}", origins(*o, *n).get(lang))).collect();
    let activities = number(totals.activities, &ONE_ACTIVITY, &ACTIVITIES);
    // What is new in the oldest year that is kept nobody can tell.
    let oldest = matches!(programme.scope, Scope::Year { oldest: true, .. });
    let mut lines = vec![if oldest {
        ALONE.with([activities.into()])
    } else {
        ACTIVITY_LINE.with([activities.into(), list(origins)])
    }];
    let goals: Vec<String> = totals.goals.iter().map(|(g, n)| format!("{} {n}", g.name)).collect();
    if totals.goal_links > 0 {
        let links = number(totals.goal_links, &ONE_LINK, &LINKS);
        lines.push(GOAL_LINE.with([links.into(), list(goals)]));
    }
    let orgs = totals.organisations.iter().filter(|o| o.links > 0);
    let orgs: Vec<String> = orgs.map(|o| format!("{} {}", o.org.name, o.links)).collect();
    if totals.responsible_links > 0 {
        let links = number(totals.responsible_links, &ONE_LINK, &LINKS);
        lines.push(ORG_LINE.with([links.into(), list(orgs)]));
    }
    if !report.public {
        lines.push(PERSON_LINE.with([totals.with_person.into(), totals.without_person.into()]));
    }
    let statuses = totals.statuses.iter().map(|(status, n)| {
        let name = status.as_ref().map_or_else(|| NOT_GIVEN.get(lang), |s| s.get(lang));
        format!("{name} {n}")
    });
    lines.push(STATUS_LINE.with([list(statuses.collect())]));
    let mut lights: Vec<String> =
        totals.lights.iter().map(|(l, n)| format!("{} {n}", light(*l).get(lang))).collect();
    if totals.without_report > 0 {
        lights.push(NO_REPORT.with([totals.without_report.into()]).render(lang));
    }
    if totals.late > 0 {
        lights.push(LATE_COUNT.with([totals.late.into()]).render(lang));
    }
    if totals.stale > 0 {
        lights.push(STALE_COUNT.with([totals.stale.into()]).render(lang));
    }
    lines.push(HEALTH_LINE.with([list(lights)]));
    if report.filtered {
        lines.push(SHOWN.with([totals.activities.into(), programme.all.into()]));
    }
    for text in lines {
        paragraph(out, &text.render(lang), style);
    }
}

/// A heading: bold where colour is allowed, wrapped to the width.
fn line(out: &mut String, text: &str, style: Style) {
    let text = crate::text::safe::one_line(text);
    let indent = text.len() - text.trim_start().len();
    for part in wrap(&text, style.width.saturating_sub(indent)) {
        let (on, off) = if style.color { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
        let _ = writeln!(out, "{}{on}{part}{off}", &text[..indent]);
    }
}

fn paragraph(out: &mut String, text: &str, style: Style) {
    let text = crate::text::safe::one_line(text);
    for (i, part) in wrap(&text, style.width.saturating_sub(2)).into_iter().enumerate() {
        let _ = writeln!(out, "{}{part}", if i == 0 { "" } else { "  " });
    }
}

static HEAD: Words = Words::new("{0} · planår {1}", "{0} · plan year {1}");
static HEAD_CLOSED: Words = Words::new("{0} · planår {1} (stängt)", "{0} · plan year {1} (closed)");
static NO_YEAR: Words =
    Words::new("Programmet har inget sådant planår.", "The programme has no such plan year.");
static EMPTY: Words = Words::new("Inga aktiviteter finns i planåret.", "The plan year has no activities.");
static NONE_FIT: Words = Words::new(
    "Ingen av planårets {0} aktiviteter stämmer med urvalet.",
    "None of the plan year's {0} activities fits the selection.",
);
static COUNT: Words = Words::new("({0})", "({0})");
static COUNT_WITHIN: Words = Words::new("({0}, varav {1} egna)", "({0}, {1} of its own)");
static COUNT_LAGGING: Words = Words::new("({0}, varav {1} släpar efter)", "({0}, {1} lagging)");
static STATE: Words = Words::new("Status, läge", "Status, health");
static NEXT_DUE: Words = Words::new("nästa {0}", "next {0}");
static LEADS: Words = Words::new("{0} (leder)", "{0} (leads)");
static UNREAD: Words = Words::new("filen har fel, se plan check", "the file has faults, see plan check");
static ONE_ACTIVITY: Words = Words::new("1 aktivitet", "1 activity");
static ACTIVITIES: Words = Words::new("{0} aktiviteter", "{0} activities");
static ALONE: Words = Words::new("{0}", "{0}");
static ACTIVITY_LINE: Words = Words::new("{0}: {1}", "{0}: {1}");
static GOAL_LINE: Words = Words::new("Mål, {0}: {1}", "Goals, {0}: {1}");
static ORG_LINE: Words = Words::new("Ansvariga, {0}: {1}", "Responsible, {0}: {1}");
static ONE_LINK: Words = Words::new("1 koppling", "1 link");
static LINKS: Words = Words::new("{0} kopplingar", "{0} links");
static PERSON_LINE: Words =
    Words::new("Med namngiven person: {0}, utan: {1}", "With a named person: {0}, without: {1}");
static STATUS_LINE: Words = Words::new("Status: {0}", "Status: {0}");
static NOT_GIVEN: Words = Words::new("ej angiven", "not given");
static HEALTH_LINE: Words = Words::new("Läge: {0}", "Health: {0}");
static NO_REPORT: Words = Words::new("utan rapport {0}", "without report {0}");
static LATE_COUNT: Words = Words::new("sena {0}", "late {0}");
static STALE_COUNT: Words = Words::new("utan aktuell rapport {0}", "without an up-to-date report {0}");
static SHOWN: Words =
    Words::new("Urval: {0} av {1} aktiviteter visas.", "Selection: {0} of {1} activities are shown.");
