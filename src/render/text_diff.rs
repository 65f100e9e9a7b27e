//! Lines of a file before and after. The one door to similar.

use std::fmt::Write as _;

use similar::{ChangeTag, TextDiff};

use crate::render::Style;
use crate::text::safe::one_line;

/// Lines that are shown around what changed.
const AROUND: usize = 1;

/// What changed in a file, line by line, with the numbers that the lines had or have.
pub fn render(path: &str, old: &str, new: &str, style: Style) -> String {
    let mut out = String::new();
    let (on, off) = if style.color { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    let _ = writeln!(out, "{on}{}{off}", one_line(path));
    let diff = TextDiff::from_lines(old, new);
    for (number, group) in diff.grouped_ops(AROUND).iter().enumerate() {
        if number > 0 {
            out.push_str("   …\n");
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let (sign, color) = match change.tag() {
                ChangeTag::Delete => ('-', "\u{1b}[31m"),
                ChangeTag::Insert => ('+', "\u{1b}[32m"),
                ChangeTag::Equal => (' ', ""),
            };
            let (on, off) = if style.color && !color.is_empty() { (color, "\u{1b}[0m") } else { ("", "") };
            let line = change.new_index().or(change.old_index()).map_or(0, |index| index + 1);
            let text = change.value().trim_end_matches(['\r', '\n']);
            let _ = writeln!(out, "{on}{line:>5} {sign} {}{off}", one_line(text));
        }
    }
    out
}
