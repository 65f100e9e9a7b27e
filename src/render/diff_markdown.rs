//! `plan diff --format markdown`: a comment on a pull request. What does not fit in one is counted.

use std::fmt::Write as _;

use crate::diff::{DiffReport, FileItem, Item};
use crate::render::changes::{Line, Row};
use crate::render::diff_fields::{activity_rows, file_rows};
use crate::render::diff_words::{LAW, NOTHING, PLANS, REGISTERS, file, group, happened, headline, totals};
use crate::render::status_markdown::{code, escape};
use crate::text::{Lang, Words};

/// A comment may hold 65,536 characters; this leaves room for what a workflow puts around it.
const MOST: usize = 60_000;

/// What changed.
pub fn render(report: &DiffReport<'_>, lang: Lang) -> String {
    let mut page = Page { text: String::new(), left_out: 0 };
    let _ = writeln!(page.text, "## {}\n", escape(&headline(report).render(lang)));
    if report.is_empty() {
        let _ = writeln!(page.text, "{}", NOTHING.get(lang));
        return page.text;
    }
    let _ = writeln!(page.text, "{}", escape(&totals(report, lang).join(" · ")));
    for part in &report.groups {
        let heading = format!("{} ({})", group(&part.name, report).render(lang), part.items.len());
        page.heading(&heading);
        for item in &part.items {
            page.block(&activity(report, item, part, lang));
        }
    }
    for (words, items) in [(&PLANS, &report.plans), (&LAW, &report.law), (&REGISTERS, &report.registers)] {
        if !items.is_empty() {
            page.heading(words.get(lang));
        }
        for item in items {
            page.block(&other(report, item, lang));
        }
    }
    if page.left_out > 0 {
        let text = LEFT_OUT.with([page.left_out.into()]).render(lang);
        let _ = writeln!(page.text, "\n_{}_", escape(&text));
    }
    page.text
}

struct Page {
    text: String,
    left_out: usize,
}

impl Page {
    fn heading(&mut self, text: &str) {
        if self.left_out == 0 {
            let _ = writeln!(self.text, "\n### {}\n", escape(text));
        }
    }

    /// Whole blocks only: a comment that breaks off inside an activity misleads.
    fn block(&mut self, block: &str) {
        if self.left_out > 0 || self.text.len() + block.len() > MOST {
            self.left_out += 1;
        } else {
            self.text.push_str(block);
        }
    }
}

fn activity(report: &DiffReport<'_>, item: &Item<'_>, part: &crate::diff::Group<'_>, lang: Lang) -> String {
    let mut out = String::new();
    let key = code(&item.key.to_string());
    let _ = writeln!(out, "- **{}**: {} ({key})", escape(&happened(item, lang)), escape(&item.title));
    fields(&activity_rows(report, item, &part.name, lang), &mut out);
    out
}

fn other(report: &DiffReport<'_>, item: &FileItem<'_>, lang: Lang) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "- {} ({})", escape(&file(item, lang)), code(item.change.path));
    fields(&file_rows(report, item, lang), &mut out);
    out
}

pub(super) fn fields(rows: &[Row], out: &mut String) {
    for row in rows {
        let line = |line: &Line| match line {
            Line::Said(text) | Line::Decided(text) => escape(text),
            Line::Undecided(text) => format!("**{}**", escape(text)),
        };
        let lines: Vec<String> = row.lines.iter().map(line).collect();
        let _ = writeln!(out, "  - {}: {}", escape(&row.label), lines.join("<br>"));
    }
}

static LEFT_OUT: Words = Words::new(
    "Här får inte mer plats: {0} ändringar till syns med plan diff.",
    "No more fits here: plan diff shows {0} more changes.",
);
