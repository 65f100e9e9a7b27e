//! How values are written in TOML 1.0.

use std::fmt::Write as _;

use crate::syntax::rewrite::Datum;
use crate::syntax::toml::plain::is_bare_key;

/// How text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `"…"`
    Basic,
    /// `'…'`
    Literal,
    /// `"""…"""`, beginning on a new line or not.
    Long(bool),
    /// `'''…'''`, beginning on a new line or not.
    LongLiteral(bool),
}

impl Style {
    /// The style of a value as written.
    pub(super) fn of(raw: &str) -> Self {
        let on_new_line = |quotes: &str| raw[quotes.len()..].starts_with(['\r', '\n']);
        if raw.starts_with("\"\"\"") {
            Self::Long(on_new_line("\"\"\""))
        } else if raw.starts_with("'''") {
            Self::LongLiteral(on_new_line("'''"))
        } else if raw.starts_with('\'') {
            Self::Literal
        } else {
            Self::Basic
        }
    }
}

/// A value on one line.
pub(super) fn one_line(value: &Datum) -> String {
    match value {
        Datum::Text(text) => basic(text),
        other => written(other, Style::Basic, "\n"),
    }
}

/// A value, text in this style where it can be written so.
pub(super) fn written(value: &Datum, style: Style, ending: &str) -> String {
    match value {
        Datum::Text(text) => self::text(text, style, ending),
        Datum::Integer(n) => n.to_string(),
        Datum::Bool(b) => b.to_string(),
        Datum::Date(date) => date.clone(),
        Datum::List(items) => {
            let items: Vec<String> = items.iter().map(|item| written(item, Style::Basic, ending)).collect();
            format!("[{}]", items.join(", "))
        }
        Datum::Table(entries) if entries.is_empty() => "{}".to_owned(),
        Datum::Table(entries) => {
            let entries: Vec<String> =
                entries.iter().map(|(key, value)| pair(key, value, " = ", ending)).collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// A key with its value.
pub(super) fn pair(key: &str, value: &Datum, sign: &str, ending: &str) -> String {
    format!("{}{sign}{}", self::key(key), written(value, Style::Basic, ending))
}

/// A line of its own: a list of tables has a line for each, unless it is a short one.
pub(super) fn line(key: &str, value: &Datum, sign: &str, ending: &str) -> String {
    const SHORT: usize = 80;
    let one_line = pair(key, value, sign, ending);
    match value {
        Datum::List(items) if items.iter().any(|item| matches!(item, Datum::Table(_))) => {
            if items.len() == 1 && one_line.chars().count() <= SHORT && !one_line.contains('\n') {
                return one_line;
            }
            let mut out = format!("{}{sign}[{ending}", self::key(key));
            for item in items {
                let _ = write!(out, "  {},{ending}", written(item, Style::Basic, ending));
            }
            out + "]"
        }
        _ => one_line,
    }
}

/// A key, in quotation marks where it needs them.
pub(super) fn key(name: &str) -> String {
    if is_bare_key(name) { name.to_owned() } else { basic(name) }
}

fn text(text: &str, style: Style, ending: &str) -> String {
    let lines = text.contains('\n');
    match style {
        Style::Literal if lines && fits_long_literal(text) => long_literal(text, true, ending),
        Style::Literal if !lines && fits_literal(text) => format!("'{text}'"),
        Style::LongLiteral(on_new_line) if fits_long_literal(text) => long_literal(text, on_new_line, ending),
        Style::Long(on_new_line) | Style::LongLiteral(on_new_line) => long(text, on_new_line, ending),
        _ if lines => long(text, true, ending),
        _ => basic(text),
    }
}

fn fits_literal(text: &str) -> bool {
    !text.chars().any(|c| c == '\'' || is_control(c) && c != '\t')
}

fn fits_long_literal(text: &str) -> bool {
    !text.contains("'''")
        && !text.ends_with('\'')
        && !text.chars().any(|c| is_control(c) && !matches!(c, '\t' | '\n'))
}

/// What TOML wants escaped.
fn is_control(c: char) -> bool {
    c < ' ' || c == '\u{7f}'
}

fn basic(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c => escaped(c, &mut out),
        }
    }
    out + "\""
}

fn escaped(c: char, out: &mut String) {
    match c {
        '\\' => out.push_str("\\\\"),
        '\r' => out.push_str("\\r"),
        c if is_control(c) && c != '\t' => {
            let _ = write!(out, "\\u{:04X}", u32::from(c));
        }
        c => out.push(c),
    }
}

fn long(text: &str, on_new_line: bool, ending: &str) -> String {
    let mut out = String::from("\"\"\"");
    // The first line break behind the quotation marks is not part of the text.
    if on_new_line || text.starts_with('\n') {
        out.push_str(ending);
    }
    let mut quotes = 0;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        quotes = if c == '"' { quotes + 1 } else { 0 };
        match c {
            '\n' => out.push_str(ending),
            '"' if quotes == 3 || rest.peek().is_none() => {
                out.push_str("\\\"");
                quotes = 0;
            }
            c => escaped(c, &mut out),
        }
    }
    out + "\"\"\""
}

fn long_literal(text: &str, on_new_line: bool, ending: &str) -> String {
    let first = if on_new_line || text.starts_with('\n') { ending } else { "" };
    format!("'''{first}{}'''", text.replace('\n', ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Format, read};

    #[test]
    fn whatever_is_written_reads_as_it_was_meant() {
        let texts = [
            "",
            "å",
            "a\"b",
            "it's",
            "'",
            "''",
            "'''",
            "\"",
            "\"\"\"",
            "\"\"\"\"\"\"",
            "a\\b",
            "C:\\ny\\x",
            "\t",
            "a\rb",
            "\u{7f}\u{1}",
            "a\nb",
            "\na",
            "a\n",
            "\n",
            "a\n\"",
            "a\"\"\"\nb\"",
            "'\n'",
            "\\\n",
            "a \n b",
            "\u{85}\u{2028}\u{feff}",
            "# a",
            "2026-01-01",
        ];
        let styles = [
            Style::Basic,
            Style::Literal,
            Style::Long(true),
            Style::Long(false),
            Style::LongLiteral(true),
            Style::LongLiteral(false),
        ];
        for text in texts {
            for style in styles {
                let value = Datum::Text(text.to_owned());
                let file = format!("a = {}\nb = 1\n", written(&value, style, "\n"));
                let document = read(&file, Format::Toml);
                assert!(document.faults.is_empty(), "{file}");
                assert_eq!(document.root.text("a").map(|t| t.value), Some(text), "{file}");
            }
            let file = format!("a = {{ {} = {} }}\n", key(text), one_line(&Datum::Text(text.to_owned())));
            let document = read(&file, Format::Toml);
            assert_eq!(
                document.root.get("a").and_then(|a| a.text(text)).map(|t| t.value),
                Some(text),
                "{file}"
            );
            assert!(file.lines().count() == 1 && document.faults.is_empty(), "{file}");
        }
    }
}
