//! Commands to type next, each with what it does.

use std::fmt::Write as _;

use crate::render::Style;
use crate::render::table::{Cell, Column, draw, fit};
use crate::text::Words;

/// How far the commands stand in.
const INDENT: usize = 2;

/// The commands, one under the other.
pub fn commands(commands: &[(&str, &Words)], style: Style) -> String {
    let row =
        |(command, words): &(&str, &Words)| vec![Cell::text(command), Cell::text(words.get(style.lang))];
    let rows: Vec<Vec<Cell>> = commands.iter().map(row).collect();
    let columns = [0, 1].map(|order| Column::new("", order));
    let widths = fit(&columns, rows.iter().map(Vec::as_slice), style.width.saturating_sub(INDENT));
    let mut out = String::new();
    for line in draw(&columns, &rows, &widths, style.color).lines() {
        let _ = writeln!(out, "{:INDENT$}{line}", "");
    }
    out
}
