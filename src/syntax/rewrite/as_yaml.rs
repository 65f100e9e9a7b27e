//! How values are written in YAML, so that readers of YAML 1.1 understand them too.

use std::fmt::Write as _;

use crate::syntax::rewrite::Datum;

/// A value: what stands behind its colon or dash, and the lines below, with their indentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    /// On the line itself; empty when the value begins below.
    pub(super) head: String,
    /// The lines below.
    pub(super) tail: Vec<String>,
}

impl From<String> for Written {
    fn from(head: String) -> Self {
        Self { head, tail: Vec::new() }
    }
}

/// How text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Without quotation marks.
    Plain,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
    /// `|`, indented by so many spaces.
    Literal(usize),
    /// `>`, indented by so many spaces.
    Folded(usize),
}

/// Longer than this, a list gets a line for each entry.
const LONG: usize = 80;

/// A value in brackets or on one line.
pub(super) fn flow(value: &Datum) -> String {
    match value {
        Datum::Text(text) => quoted(text, Style::Plain, true),
        Datum::Integer(n) => n.to_string(),
        Datum::Bool(b) => b.to_string(),
        Datum::Date(date) if is_number_like(date) && is_plain(date, true, true) => date.clone(),
        Datum::Date(date) => quoted(date, Style::Plain, true),
        Datum::List(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Datum::Table(entries) if entries.is_empty() => "{}".to_owned(),
        Datum::Table(entries) => {
            let pairs = entries.iter().map(|(key, value)| format!("{}: {}", self::key(key), flow(value)));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A single value on one line, text and days in this style where they can be written so.
pub(super) fn single(value: &Datum, style: Style, in_brackets: bool) -> String {
    match (value, style) {
        (Datum::Text(text), _) => quoted(text, style, in_brackets),
        (Datum::Date(date), Style::Single | Style::Double) => quoted(date, style, in_brackets),
        (other, _) => flow(other),
    }
}

/// A value outside brackets. Text of many lines is indented by `inner` spaces.
pub(super) fn block(value: &Datum, style: Style, inner: usize) -> Written {
    let (text, is_day) = match value {
        Datum::Text(text) => (text, false),
        Datum::Date(date) => (date, true),
        _ => return flow(value).into(),
    };
    match style {
        Style::Folded(inner) if fits_block(text) && fits_folded(text) => folded(text, inner),
        Style::Literal(inner) | Style::Folded(inner) if fits_block(text) => literal(text, inner),
        _ if is_day => single(value, style, false).into(),
        _ if text.contains('\n') && fits_block(text) => literal(text, inner),
        _ => quoted(text, style, false).into(),
    }
}

/// The lines of a field of a table whose keys stand at a column; the first line without indentation.
pub(super) fn field(name: &str, value: &Datum, column: usize, dash: usize) -> Vec<String> {
    let key = key(name);
    let below = |value: Written| {
        let space = if value.head.is_empty() { "" } else { " " };
        let first = format!("{key}:{space}{}", value.head);
        std::iter::once(first).chain(value.tail).collect()
    };
    match value {
        Datum::List(items) if !items.is_empty() && needs_lines(items, &key) => {
            let indent = " ".repeat(column + dash);
            let mut lines = vec![format!("{key}:")];
            for item in items {
                let mut item = entry(item, column + dash, 1);
                if let Some(first) = item.first_mut() {
                    first.insert_str(0, &indent);
                }
                lines.extend(item);
            }
            lines
        }
        Datum::Table(entries) if entries.iter().any(|(_, value)| is_many_lines(value)) => {
            let indent = " ".repeat(column + 2);
            let inner = entries.iter().flat_map(|(key, value)| {
                let mut lines = field(key, value, column + 2, dash);
                if let Some(first) = lines.first_mut() {
                    first.insert_str(0, &indent);
                }
                lines
            });
            std::iter::once(format!("{key}:")).chain(inner).collect()
        }
        _ => below(block(value, Style::Plain, column + 2)),
    }
}

/// The lines of an entry whose dash stands at a column; the first line without indentation.
pub(super) fn entry(value: &Datum, dash: usize, gap: usize) -> Vec<String> {
    let pad = " ".repeat(gap);
    let column = dash + 1 + gap;
    match value {
        Datum::Table(entries) if !entries.is_empty() => {
            let mut lines: Vec<String> = Vec::new();
            for (key, value) in entries {
                let before = if lines.is_empty() { format!("-{pad}") } else { " ".repeat(column) };
                let mut field = field(key, value, column, 2);
                if let Some(first) = field.first_mut() {
                    first.insert_str(0, &before);
                }
                lines.extend(field);
            }
            lines
        }
        other => {
            let written = block(other, Style::Plain, dash + 2);
            std::iter::once(format!("-{pad}{}", written.head)).chain(written.tail).collect()
        }
    }
}

fn needs_lines(items: &[Datum], key: &str) -> bool {
    let table = |item: &Datum| matches!(item, Datum::Table(_));
    let length: usize = items.iter().map(|item| flow(item).chars().count() + 2).sum();
    items.iter().any(|item| table(item) || is_many_lines(item)) || length + key.len() > LONG
}

fn is_many_lines(value: &Datum) -> bool {
    match value {
        Datum::Text(text) => text.contains('\n'),
        Datum::List(items) => items.iter().any(is_many_lines),
        Datum::Table(entries) => entries.iter().any(|(_, value)| is_many_lines(value)),
        _ => false,
    }
}

/// A key, in quotation marks where it needs them.
pub(super) fn key(name: &str) -> String {
    quoted(name, Style::Plain, true)
}

fn quoted(text: &str, style: Style, in_brackets: bool) -> String {
    match style {
        Style::Single if is_printable(text) => format!("'{}'", text.replace('\'', "''")),
        Style::Single | Style::Double => double(text),
        _ if is_plain(text, in_brackets, false) => text.to_owned(),
        _ => double(text),
    }
}

/// Whether text stays the same text without quotation marks, for readers of YAML 1.1 too.
fn is_plain(text: &str, in_brackets: bool, a_day: bool) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let edge = |c: char| c.is_whitespace();
    if edge(first) || text.ends_with(edge) || !is_printable(text) {
        return false;
    }
    if "-?:,[]{}#&*!|>'\"%@`=<~".contains(first) || text.starts_with("...") {
        return false;
    }
    if text.contains(": ") || text.contains(" #") || text.ends_with(':') {
        return false;
    }
    // Older readers take a colon in brackets for the end of a key.
    if in_brackets && text.contains([',', '[', ']', '{', '}', ':']) {
        return false;
    }
    a_day || !is_word_of_yaml(text) && !is_number_like(text)
}

/// Words that some reader takes for truth or for nothing.
fn is_word_of_yaml(text: &str) -> bool {
    const WORDS: &[&str] = &["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    WORDS.contains(&text.to_ascii_lowercase().as_str())
}

/// What some reader may take for a number, a time or a day: `0123`, `12:30`, `1_000`, `0x1f`, `.inf`.
fn is_number_like(text: &str) -> bool {
    let body = text.trim_start_matches(['+', '-']).trim_start_matches('.');
    let lower = body.to_ascii_lowercase();
    let special = body.len() < text.len() && matches!(lower.as_str(), "inf" | "nan" | "");
    let digits = body.starts_with(|c: char| c.is_ascii_digit());
    special || digits && lower.chars().all(|c| c.is_ascii_hexdigit() || "xo_:.+-tz ".contains(c))
}

/// Whether every character may stand as it is, on one line.
fn is_printable(text: &str) -> bool {
    text.chars().all(is_printable_char)
}

fn is_printable_char(c: char) -> bool {
    !matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn double(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_printable_char(c) => out.push(c),
            c => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
        }
    }
    out + "\""
}

/// Whether text can stand in indented lines of its own.
fn fits_block(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let sound = |line: &str| {
        line.chars().all(|c| c == '\t' || is_printable_char(c))
            && (line.is_empty() || !line.trim().is_empty())
    };
    !body.is_empty()
        && !body.ends_with('\n')
        && !body.starts_with([' ', '\t', '\n'])
        && body.split('\n').all(sound)
}

fn fits_folded(text: &str) -> bool {
    !text.contains("\n ") && !text.contains("\n\t")
}

fn literal(text: &str, inner: usize) -> Written {
    let body = text.strip_suffix('\n').unwrap_or(text);
    lines_of("|", text, inner, body.split('\n').map(str::to_owned).collect())
}

/// In folded text a line break is written as one more blank line.
fn folded(text: &str, inner: usize) -> Written {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let mut lines: Vec<String> = Vec::new();
    for line in body.split('\n') {
        if !line.is_empty() && !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(line.to_owned());
    }
    lines_of(">", text, inner, lines)
}

fn lines_of(sign: &str, text: &str, inner: usize, lines: Vec<String>) -> Written {
    let end = if text.ends_with('\n') { "" } else { "-" };
    let indent = " ".repeat(inner);
    let indented = |line: String| if line.is_empty() { line } else { format!("{indent}{line}") };
    Written { head: format!("{sign}{end}"), tail: lines.into_iter().map(indented).collect() }
}
