//! `plan coverage` for people: of each goal, need … the activities, and of each activity what it serves.

use std::fmt::Write as _;

use crate::coverage::{CoverageReport, Item, Part, ProgrammeCoverage};
use crate::render::coverage_words::{
    ACTIVITIES, COUNT, NEW, NOTHING_LISTED, SERVES, SHARE, WHAT_EACH_SERVES, called, covered, has_links,
    heading, item, serving, shares, title, without,
};
use crate::render::table::{Cell, Column, draw, fit, paragraph, spaced, wrap};
use crate::render::wording::{ABSENT, ACTIVITY};
use crate::render::{Style, coverage_people};
use crate::text::safe::one_line;

/// One text after the other, a programme each.
pub fn render(report: &CoverageReport, style: Style) -> String {
    let mut out = String::new();
    for programme in report.programmes.iter().filter(|p| report.people.is_none() || !p.parts.is_empty()) {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        paragraph(&title(programme).render(style.lang), style, true, &mut out);
        for part in &programme.parts {
            out.push('\n');
            items(programme, part, style, &mut out);
        }
        if has_links(programme) {
            out.push('\n');
            activities(programme, style, &mut out);
        }
    }
    if let Some(people) = &report.people {
        out.push_str(if out.is_empty() { "" } else { "\n\n" });
        coverage_people::table(people, style, &mut out);
    }
    out
}

/// What may be served, and by which activities it is.
fn items(programme: &ProgrammeCoverage, part: &Part, style: Style, out: &mut String) {
    let lang = style.lang;
    let name = heading(part.of).get(lang);
    if part.items.is_empty() {
        return paragraph(&format!("{name}: {}", NOTHING_LISTED.get(lang)), style, true, out);
    }
    paragraph(&format!("{name}: {}", covered(part).render(lang)), style, true, out);
    if part.links == 0 {
        for item in &part.items {
            listed(item.label.get(lang), style, out);
        }
    } else {
        let (columns, rows) = table(programme, part, style);
        let widths = fit(&columns, rows.iter().map(Vec::as_slice), style.width);
        out.push_str(&draw(&columns, &rows, &widths, style.color));
        paragraph(&shares(programme, part).render(lang), style, false, out);
    }
    if let Some(text) = without(programme, part, lang) {
        paragraph(&text, style, false, out);
    }
}

fn listed(name: &str, style: Style, out: &mut String) {
    for (i, line) in wrap(&one_line(name), style.width.saturating_sub(4)).into_iter().enumerate() {
        let _ = writeln!(out, "  {} {line}", if i == 0 { ABSENT } else { " " });
    }
}

fn table(programme: &ProgrammeCoverage, part: &Part, style: Style) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let lang = style.lang;
    let column = |words: &crate::text::Words, order| Column::new(words.get(lang), order);
    let first = Column { modest: style.width * 2 / 5, ..column(heading(part.of), 0) };
    let mut columns = vec![first, column(&COUNT, 0), column(&NEW, 0), column(&SHARE, 0)];
    columns.push(column(&ACTIVITIES, 1));
    let row = |item_: &Item| {
        let share = part.share(item_).map_or_else(|| ABSENT.to_owned(), |n| format!("{n} %"));
        let names = item_.activities.iter().map(|at| called(&programme.activities[*at]));
        let names: Vec<&str> = if item_.activities.is_empty() { vec![ABSENT] } else { names.collect() };
        vec![
            Cell::text(&item(part.of, item_, lang)),
            Cell::text(&item_.activities.len().to_string()),
            Cell::text(&item_.new.to_string()),
            Cell::text(&share),
            Cell::new(names),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = part.items.iter().map(row).collect();
    if programme.oldest {
        // Nobody can tell what is new in the oldest plan year that is kept.
        columns.remove(2);
        rows.iter_mut().for_each(|row| drop(row.remove(2)));
    }
    (columns, spaced(&rows))
}

/// What each activity serves.
fn activities(programme: &ProgrammeCoverage, style: Style, out: &mut String) {
    let lang = style.lang;
    let only = match &programme.parts[..] {
        [part] => Some(part.of),
        _ => None,
    };
    paragraph(WHAT_EACH_SERVES.get(lang), style, true, out);
    let second = only.map_or(&SERVES, heading);
    let first = Column { modest: style.width / 2, ..Column::new(ACTIVITY.get(lang), 0) };
    let columns = [first, Column::new(second.get(lang), 1)];
    let row = |at: usize| {
        let activity = &programme.activities[at];
        let lines: Vec<String> = serving(programme, at, lang)
            .into_iter()
            .flat_map(|(of, items)| {
                let name = heading(of).get(lang);
                let line = move |text: String| if only.is_some() { text } else { format!("{name}: {text}") };
                items.into_iter().map(line)
            })
            .collect();
        let lines = if lines.is_empty() { vec![ABSENT.to_owned()] } else { lines };
        vec![Cell::new([activity.title.as_str(), &activity.id]), Cell::new(lines)]
    };
    let rows = spaced(&(0..programme.activities.len()).map(row).collect::<Vec<_>>());
    let widths = fit(&columns, rows.iter().map(Vec::as_slice), style.width);
    out.push_str(&draw(&columns, &rows, &widths, style.color));
}
