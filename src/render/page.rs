//! `plan explain`: a rule's page, made readable in a terminal.

use std::fmt::Write as _;

use crate::render::Style;
use crate::render::table::wrap;
use crate::text::Words;

/// The page, wrapped to the width; examples are marked as wrong or right in words.
pub fn render(page: &str, style: Style) -> String {
    let mut out = String::new();
    let mut paragraph = String::new();
    let mut in_block = false;
    let width = style.width.min(100);
    for line in page.lines() {
        if let Some(info) = line.strip_prefix("```") {
            flush(&mut out, &mut paragraph, width);
            in_block = !in_block;
            if in_block {
                let verdict = if info.contains("fails") { &WRONG } else { &RIGHT };
                let _ = writeln!(out, "  {}", verdict.get(style.lang));
            }
        } else if in_block {
            let _ = writeln!(out, "{}", format!("    {line}").trim_end());
        } else if let Some(heading) = line.strip_prefix('#') {
            flush(&mut out, &mut paragraph, width);
            let heading = heading.trim_start_matches('#').trim();
            let (on, off) = if style.color { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
            let _ = writeln!(out, "{on}{heading}{off}");
        } else if line.trim().is_empty() {
            flush(&mut out, &mut paragraph, width);
            if !out.ends_with("\n\n") && !out.is_empty() {
                out.push('\n');
            }
        } else if line.starts_with("- ") || line.starts_with("* ") {
            flush(&mut out, &mut paragraph, width);
            paragraph.push_str(line);
        } else {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line.trim());
        }
    }
    flush(&mut out, &mut paragraph, width);
    out
}

fn flush(out: &mut String, paragraph: &mut String, width: usize) {
    let hang = if paragraph.starts_with("- ") || paragraph.starts_with("* ") { "  " } else { "" };
    if !paragraph.is_empty() {
        for (i, line) in wrap(paragraph, width.saturating_sub(hang.len())).into_iter().enumerate() {
            let _ = writeln!(out, "{}{line}", if i == 0 { "" } else { hang });
        }
        paragraph.clear();
    }
}

static WRONG: Words = Words::new("Så här blir det fel:", "This is wrong:");
static RIGHT: Words = Words::new("Så här är det rätt:", "This is right:");
