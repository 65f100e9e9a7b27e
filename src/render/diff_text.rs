//! `plan diff` for people: each activity with what happened to it, field by field.

use std::fmt::Write as _;

use crate::diff::{DiffReport, FileItem, GroupName, Item};
use crate::facts::alignment::Event;
use crate::render::Style;
use crate::render::changes::{Row, cells};
use crate::render::diff_fields::{activity_rows, file_rows};
use crate::render::diff_words::{LAW, NOTHING, PLANS, REGISTERS, file, group, happened, headline, totals};
use crate::render::table::{Cell, Column, draw, fit, paragraph, wrap};
use crate::text::safe::one_line;

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
    counts(&totals(report, lang), style, &mut out);
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

fn activity(report: &DiffReport<'_>, item: &Item<'_>, group: &GroupName, style: Style) -> Block {
    let lang = style.lang;
    let key = format!("{}/{}", item.key.year, item.key.id);
    let title = format!("{} ({key})", one_line(&item.title));
    let head = match group {
        // The heading says it of all.
        GroupName::Carried(_) | GroupName::New(_) | GroupName::Returned(_) | GroupName::Dropped(_)
            if item.change.events.len() < 2 && !item.change.events.contains(&Event::TakenUp) =>
        {
            title
        }
        _ => format!("{}: {title}", happened(item, lang)),
    };
    Block { head, rows: activity_rows(report, item, group, lang) }
}

fn other(report: &DiffReport<'_>, item: &FileItem<'_>, style: Style) -> Block {
    let lang = style.lang;
    let head = format!("{} ({})", one_line(&file(item, lang)), item.change.path);
    Block { head, rows: file_rows(report, item, lang) }
}

/// Counts side by side, as many on a line as fit.
fn counts(counts: &[String], style: Style, out: &mut String) {
    let mut lines: Vec<String> = Vec::new();
    let fits = |line: &str, count: &str| wrap(&format!("{line} · {count} ·"), style.width).len() == 1;
    for count in counts {
        match lines.last_mut() {
            Some(line) if fits(line, count) => {
                *line += " · ";
                *line += count;
            }
            Some(line) => {
                *line += " ·";
                lines.push(count.clone());
            }
            None => lines.push(count.clone()),
        }
    }
    lines.iter().for_each(|line| paragraph(line, style, false, out));
}

/// A line that stands in a little, and further where it goes on.
fn hanging(text: &str, width: usize, out: &mut String) {
    for (i, line) in wrap(&one_line(text), width - INDENT).iter().enumerate() {
        let indent = if i == 0 { INDENT / 2 } else { INDENT };
        let _ = writeln!(out, "{:indent$}{line}", "");
    }
}
