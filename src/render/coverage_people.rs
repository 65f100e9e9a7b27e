//! `plan coverage --of people`: who carries what, and what nobody carries, as tables and as Markdown.

use std::fmt::Write as _;

use crate::coverage::{Activity, Load, People, Vacancy};
use crate::render::Style;
use crate::render::coverage_words::{ACTIVITIES, COUNT, called};
use crate::render::status_markdown::{code, escape};
use crate::render::table::{Cell, Column, draw, fit, paragraph, spaced};
use crate::render::wording::{ABSENT, ACTIVITY, RESPONSIBLE};
use crate::text::{Lang, Words};

/// The columns of persons.
const HEADERS: [&Words; 6] = [&PERSON, &COUNT, &LEADS, &LATE, &RED, &ACTIVITIES];

/// The tables.
pub(super) fn table(people: &People, style: Style, out: &mut String) {
    let lang = style.lang;
    paragraph(&persons(people, lang), style, true, out);
    if !people.persons.is_empty() {
        let rows = people.persons.iter().map(|load| {
            let mut cells: Vec<Cell> = numbers(load, lang).iter().map(|text| Cell::text(text)).collect();
            cells.push(Cell::new(load.activities.iter().map(|a| called(&a.activity))));
            cells
        });
        drawn(&HEADERS, &rows.collect::<Vec<_>>(), style, out);
    }
    if !people.vacancies.is_empty() {
        out.push('\n');
        paragraph(&vacancies(people, lang), style, true, out);
        let rows = people.vacancies.iter().map(|vacancy| {
            let orgs = organisations(vacancy, lang);
            vec![Cell::new([called(&vacancy.activity), &vacancy.activity.id]), Cell::new(orgs)]
        });
        drawn(&[&ACTIVITY, &RESPONSIBLE], &rows.collect::<Vec<_>>(), style, out);
    }
    if let Some(text) = ended(people, lang) {
        paragraph(&text, style, false, out);
    }
}

fn drawn(headers: &[&Words], rows: &[Vec<Cell>], style: Style, out: &mut String) {
    let last = headers.len() - 1;
    let column = |(at, words): (usize, &&Words)| Column::new(words.get(style.lang), usize::from(at == last));
    let columns: Vec<Column> = headers.iter().enumerate().map(column).collect();
    let widths = fit(&columns, rows.iter().map(Vec::as_slice), style.width);
    out.push_str(&draw(&columns, &spaced(rows), &widths, style.color));
}

/// The same as Markdown.
pub(super) fn markdown(people: &People, lang: Lang, out: &mut String) {
    let _ = writeln!(out, "# {}", escape(&persons(people, lang)));
    let link = |activity: &Activity| format!("{} ({})", escape(called(activity)), code(&activity.id));
    if !people.persons.is_empty() {
        let headers = HEADERS.map(|words| words.get(lang));
        let _ = writeln!(out, "\n| {} |\n|{}", headers.join(" | "), "---|".repeat(headers.len()));
        for load in &people.persons {
            let names: Vec<String> = load.activities.iter().map(|a| link(&a.activity)).collect();
            let cells = numbers(load, lang).map(|text| escape(&text));
            let _ = writeln!(out, "| {} | {} |", cells.join(" | "), names.join("<br>"));
        }
    }
    if !people.vacancies.is_empty() {
        let _ = writeln!(out, "\n## {}\n", escape(&vacancies(people, lang)));
        let _ = writeln!(out, "| {} | {} |\n|---|---|", ACTIVITY.get(lang), RESPONSIBLE.get(lang));
        for vacancy in &people.vacancies {
            let orgs: Vec<String> = organisations(vacancy, lang).iter().map(|o| escape(o)).collect();
            let _ = writeln!(out, "| {} | {} |", link(&vacancy.activity), orgs.join("<br>"));
        }
    }
    if let Some(text) = ended(people, lang) {
        let _ = writeln!(out, "\n{}", escape(&text));
    }
}

/// The person, and how many activities, leads, late and red ones.
fn numbers(load: &Load, lang: Lang) -> [String; 5] {
    let name = load.person.get(lang);
    let person = match load.left {
        Some(day) => LEFT.with([name.into(), day.into()]).render(lang),
        None => name.to_owned(),
    };
    let [count, leads, late, red] =
        [load.activities.len(), load.leads(), load.late(), load.red()].map(|n| n.to_string());
    [person, count, leads, late, red]
}

fn organisations(vacancy: &Vacancy, lang: Lang) -> Vec<String> {
    let names: Vec<String> = vacancy.organisations.iter().map(|o| o.get(lang).to_owned()).collect();
    if names.is_empty() { vec![ABSENT.to_owned()] } else { names }
}

fn persons(people: &People, lang: Lang) -> String {
    let with = people.activities - people.vacancies.len();
    match people.activities {
        0 => NOTHING.get(lang).to_owned(),
        all => PERSONS.with([with.into(), all.into()]).render(lang),
    }
}

fn vacancies(people: &People, lang: Lang) -> String {
    VACANCIES.with([people.vacancies.len().into(), people.activities.into()]).render(lang)
}

fn ended(people: &People, lang: Lang) -> Option<String> {
    match people.ended {
        0 => None,
        1 => Some(ONE_ENDED.get(lang).to_owned()),
        ended => Some(ENDED.with([ended.into()]).render(lang)),
    }
}

static NOTHING: Words =
    Words::new("Personer: inga pågående aktiviteter", "Persons: no activities that go on");
static PERSONS: Words = Words::new(
    "Personer: {0} av {1} aktiviteter har en namngiven person",
    "Persons: {0} of {1} activities have a named person",
);
static VACANCIES: Words = Words::new(
    "Utan namngiven person: {0} av {1} aktiviteter",
    "Without a named person: {0} of {1} activities",
);
static ONE_ENDED: Words =
    Words::new("1 aktivitet har avslutats och räknas inte.", "1 activity has ended and does not count.");
static ENDED: Words = Words::new(
    "{0} aktiviteter har avslutats och räknas inte.",
    "{0} activities have ended and do not count.",
);
static LEFT: Words = Words::new("{0} (slutade {1})", "{0} (left {1})");
static PERSON: Words = Words::new("Person", "Person");
static LEADS: Words = Words::new("Leder", "Leads");
static LATE: Words = Words::new("Sena", "Late");
static RED: Words = Words::new("Röda", "Red");
