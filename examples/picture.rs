//! Draws the picture of the status table that the README shows, from the program's own output.
//!
//! ```text
//! cargo run --example picture > docs/status.svg
//! ```
#![expect(clippy::print_stdout, reason = "the picture is the output")]

use std::fmt::Write as _;
use std::path::Path;

use plan::facts::Facts;
use plan::portfolio::Portfolio;
use plan::render::{Style, status_table};
use plan::status::{Query, report};
use plan::store::WorkTree;
use plan::text::{Lang, parse_day};

/// Columns of the table in the picture.
const COLUMNS: usize = 116;
/// Size of a character cell.
const CELL: (f64, usize) = (8.4, 19);
/// Space around the text.
const MARGIN: usize = 20;

fn main() {
    print!("{}", picture(Path::new(env!("CARGO_MANIFEST_DIR"))));
}

/// The picture of the plan year 2026 of the plans at a root.
pub(crate) fn picture(root: &Path) -> String {
    let today = parse_day("2026-06-30").expect("a day of the calendar");
    let portfolio = Portfolio::load(&WorkTree::new(root), today);
    let facts = Facts::derive(&portfolio, today);
    let query = Query { programmes: vec!["digitalisering".to_owned()], ..Query::default() };
    let style = Style { lang: Lang::Sv, width: COLUMNS, color: true };
    let table = status_table::render(&report(&portfolio, &facts, &query), style);
    svg(&format!("$ plan status digitalisering\n\n{table}"))
}

fn svg(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let width = COLUMNS as f64 * CELL.0 + 2.0 * MARGIN as f64;
    let height = lines.len() * CELL.1 + 2 * MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height}\" viewBox=\"0 0 {width:.0} {height}\" role=\"img\" \
         aria-label=\"Statustabell: aktivitetsplan 2026 för digitalisering\">\n\
         <style>text {{ font: 14px 'DejaVu Sans Mono', Consolas, Menlo, monospace; fill: #e6e6e6; white-space: pre }} .b {{ font-weight: bold; fill: #ffffff }}</style>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1e1e1e\"/>\n"
    );
    for (number, line) in lines.iter().enumerate() {
        let y = MARGIN + CELL.1 * (number + 1) - 5;
        let bold = line.contains("\u{1b}[1m");
        let plain = without_escapes(line);
        // Every run of text is placed by its column, so that no font can push the columns apart.
        for (column, run) in runs(&plain) {
            let x = MARGIN as f64 + column as f64 * CELL.0;
            let length = run.chars().count() as f64 * CELL.0;
            let class = if bold { " class=\"b\"" } else { "" };
            let _ = writeln!(
                out,
                "<text x=\"{x:.1}\" y=\"{y}\" textLength=\"{length:.1}\" lengthAdjust=\"spacingAndGlyphs\"{class}>{}</text>",
                escaped(&run)
            );
        }
    }
    out + "</svg>\n"
}

/// The runs of a line that two or more blanks part, with their columns.
fn runs(line: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut blanks = 2;
    for (column, c) in line.chars().enumerate() {
        if c == ' ' {
            blanks += 1;
            continue;
        }
        match found.last_mut() {
            Some((_, run)) if blanks < 2 => run.extend(std::iter::repeat_n(' ', blanks).chain([c])),
            _ => found.push((column, c.to_string())),
        }
        blanks = 0;
    }
    found
}

fn without_escapes(line: &str) -> String {
    let mut out = String::new();
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            chars.by_ref().find(|c| *c == 'm');
        } else {
            out.push(c);
        }
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
