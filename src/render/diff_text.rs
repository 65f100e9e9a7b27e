//! `plan diff` for people: each activity with what happened to it, field by field.

use std::fmt::Write as _;

use crate::diff::{DiffReport, FileItem, GroupName, Item, Point};
use crate::facts::alignment::{Change, Cover};
use crate::portfolio::format::ACTIVITY;
use crate::render::Style;
use crate::render::changes::{Line, Row, Sides, decided, label, rows};
use crate::render::diff_words::{
    LAW, MATTERS, NOTHING, PLANS, REGISTERS, TAKEN_UP, UNREAD, UNREAD_WHY, file, first_stated, group,
    happened, headline, relation, totals,
};
use crate::render::table::{Cell, Column, Tone, draw, fit, wrap};
use crate::render::value::{capital, flat, said};
use crate::syntax::Node;
use crate::text::Lang;
use crate::text::safe::one_line;

/// What a plan document shows of an activity, beside its title (A61).
const AT_A_GLANCE: [&str; 2] = ["goals", "responsible"];

/// How far the fields stand in.
const INDENT: usize = 4;

/// Something that changed: a line about it, and its fields.
struct Block {
    head: String,
    rows: Vec<Row>,
}

/// What changed.
pub fn render(report: &DiffReport<'_>, style: Style) -> String {
    let lang = style.lang;
    let mut out = String::new();
    paragraph(&headline(report).render(lang), style, true, &mut out);
    if report.is_empty() {
        let _ = writeln!(out, "{}", NOTHING.get(lang));
        return out;
    }
    paragraph(&totals(report, lang), style, false, &mut out);
    let mut sections: Vec<(String, Vec<Block>)> = Vec::new();
    for part in &report.groups {
        let blocks = part.items.iter().map(|item| activity(report, item, &part.name, style)).collect();
        let heading = format!("{} ({})", group(&part.name, report).render(lang), part.items.len());
        sections.push((heading, blocks));
    }
    for (words, items) in [(&PLANS, &report.plans), (&LAW, &report.law), (&REGISTERS, &report.registers)] {
        if !items.is_empty() {
            let blocks = items.iter().map(|item| other(report, item, style)).collect();
            sections.push((words.get(lang).to_owned(), blocks));
        }
    }
    let columns = [Column::new("", 0), Column::new("", 1)];
    let tables: Vec<Vec<Vec<Vec<Cell>>>> =
        sections.iter().map(|(_, blocks)| blocks.iter().map(|b| cells(&b.rows)).collect()).collect();
    let all = tables.iter().flatten().flatten().map(Vec::as_slice);
    let widths = fit(&columns, all, style.width - INDENT);
    for ((heading, blocks), tables) in sections.iter().zip(&tables) {
        out.push('\n');
        paragraph(heading, style, true, &mut out);
        for (block, rows) in blocks.iter().zip(tables) {
            hanging(&block.head, style.width, &mut out);
            if !rows.is_empty() {
                for line in draw(&columns, rows, &widths, style.color).lines() {
                    let _ = writeln!(out, "{:INDENT$}{line}", "");
                }
            }
        }
    }
    out
}

fn cells(rows: &[Row]) -> Vec<Vec<Cell>> {
    let cells = |row: &Row| {
        let lacks = row.lines.iter().any(|l| matches!(l, Line::Undecided(_)));
        let said = Cell::new(row.lines.iter().map(Line::text));
        vec![Cell::text(&row.label), if lacks { said.tone(Tone::Red) } else { said }]
    };
    rows.iter().map(cells).collect()
}

fn activity(report: &DiffReport<'_>, item: &Item<'_>, group: &GroupName, style: Style) -> Block {
    let lang = style.lang;
    let key = format!("{}/{}", item.key.year, item.key.id);
    let title = format!("{} ({key})", one_line(&item.title));
    let head = match group {
        // The heading says it of all.
        GroupName::Carried(_) | GroupName::New(_) | GroupName::Returned(_) | GroupName::Dropped(_)
            if item.change.events.len() < 2 =>
        {
            title
        }
        _ => format!("{}: {title}", happened(item, lang)),
    };
    Block { head, rows: activity_rows(report, item, group, lang) }
}

/// What is to be said of an activity, field by field.
pub(super) fn activity_rows(
    report: &DiffReport<'_>,
    item: &Item<'_>,
    group: &GroupName,
    lang: Lang,
) -> Vec<Row> {
    let mut found: Vec<Row> = Vec::new();
    let plain = |label: &str, text: String| Row { label: label.to_owned(), lines: vec![Line::Said(text)] };
    for event in &item.change.events {
        // Where all of a group came from is said in its heading.
        let carried = matches!(group, GroupName::Carried(_)) && event.id() == "carried";
        let known = carried && item.change.old.is_some();
        if let Some(words) = relation(event).filter(|_| !known) {
            found.push(plain(words.get(lang), event.others().join(", ")));
        }
    }
    let told = |name: &str| {
        item.change.changes.iter().any(|c| c.difference.top() == name && !is_first_stated(report, c))
    };
    if item.change.new.is_some() && (item.change.old.is_none() || report.is_of_years()) {
        let shown = ACTIVITY.fields.iter().filter(|f| AT_A_GLANCE.contains(&f.name) && !told(f.name));
        found.extend(shown.filter_map(|field| {
            let node = item.root().get(field.name).filter(|n| n.says_something())?;
            let lines = said(node, field, &item.new_names, lang).into_iter().map(Line::Said).collect();
            Some(Row { label: capital(field.label.get(lang)), lines })
        }));
    }
    if let Some(decision) = item.change.taken_up {
        let text = decided(decision, report.new_side.portfolio).render(lang);
        found.push(Row { label: TAKEN_UP.get(lang).to_owned(), lines: vec![Line::Decided(text)] });
    }
    if item.change.unread {
        found.push(plain(UNREAD.get(lang), UNREAD_WHY.get(lang).to_owned()));
    }
    let (first, changed): (Vec<&Change<'_>>, Vec<&Change<'_>>) =
        item.change.changes.iter().partition(|c| is_first_stated(report, c));
    let sides = Sides { old: &item.old_names, new: &item.new_names };
    let differences = changed.into_iter().map(|c| (&c.difference, Some(&c.cover)));
    found.extend(rows(differences, sides, report.new_side.portfolio, lang));
    if let (Point::Year(year), false) = (&report.new, first.is_empty()) {
        let mut labels: Vec<String> =
            first.iter().map(|c| label(&c.difference, lang).to_lowercase()).collect();
        labels.dedup();
        found.push(plain(&first_stated(year).render(lang), labels.join(", ")));
    }
    found
}

/// Between plan years, what the older one does not state is no change: nobody knows what it was.
fn is_first_stated(report: &DiffReport<'_>, change: &Change<'_>) -> bool {
    report.is_of_years() && change.difference.old.is_empty() && !matches!(change.cover, Cover::Undecided(_))
}

fn other(report: &DiffReport<'_>, item: &FileItem<'_>, style: Style) -> Block {
    let lang = style.lang;
    let head = format!("{} ({})", one_line(&file(item, lang)), item.change.path);
    Block { head, rows: file_rows(report, item, lang) }
}

/// What is to be said of another file, field by field.
pub(super) fn file_rows(report: &DiffReport<'_>, item: &FileItem<'_>, lang: Lang) -> Vec<Row> {
    let sides = Sides { old: &item.old_names, new: &item.new_names };
    let differences = item.change.differences.iter().map(|d| (d, None));
    let mut found = rows(differences, sides, report.new_side.portfolio, lang);
    if !item.matters.is_empty() {
        let names = if item.change.new.is_some() { &item.new_names } else { &item.old_names };
        let matter = |m: &Node| {
            let title = m.text("title").map_or("", |t| t.value);
            match m.get("outcome") {
                Some(outcome) => format!("{title}: {}", flat(outcome, None, names, lang)),
                None => title.to_owned(),
            }
        };
        let lines = item.matters.iter().map(matter).map(Line::Said).collect();
        found.push(Row { label: MATTERS.get(lang).to_owned(), lines });
    }
    if item.change.unread {
        let lines = vec![Line::Said(UNREAD_WHY.get(lang).to_owned())];
        found.push(Row { label: UNREAD.get(lang).to_owned(), lines });
    }
    found
}

/// Lines of the whole width, bold where colours are.
fn paragraph(text: &str, style: Style, bold: bool, out: &mut String) {
    let (on, off) = if style.color && bold { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    for line in wrap(&one_line(text), style.width) {
        let _ = writeln!(out, "{on}{line}{off}");
    }
}

/// A line that stands in a little, and further where it goes on.
fn hanging(text: &str, width: usize, out: &mut String) {
    for (i, line) in wrap(&one_line(text), width - INDENT).iter().enumerate() {
        let indent = if i == 0 { INDENT / 2 } else { INDENT };
        let _ = writeln!(out, "{:indent$}{line}", "");
    }
}
