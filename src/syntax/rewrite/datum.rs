//! Values to be written.

use crate::syntax::rewrite::place::Found;
use crate::syntax::rewrite::{as_toml, as_yaml};
use crate::syntax::{Format, Node, Value};
use crate::text::parse_day;

/// A value to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Datum {
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// `true` or `false`.
    Bool(bool),
    /// A day, `2026-04-30`. Where a day stands as text already, it goes on doing so.
    Date(String),
    /// A list.
    List(Vec<Datum>),
    /// A table.
    Table(Vec<(String, Datum)>),
}

/// How a value is written on one line, wherever it stands.
pub fn literal(value: &Datum, format: Format) -> String {
    match format {
        Format::Toml => as_toml::one_line(&value.plain()),
        Format::Yaml => as_yaml::flow(&value.plain()),
    }
}

impl Datum {
    /// The value with plain line breaks, so that those of the file can be used.
    pub(super) fn plain(&self) -> Self {
        match self {
            Self::Text(text) => Self::Text(text.replace("\r\n", "\n")),
            Self::List(items) => Self::List(items.iter().map(Self::plain).collect()),
            Self::Table(entries) => {
                Self::Table(entries.iter().map(|(key, value)| (key.clone(), value.plain())).collect())
            }
            other => other.clone(),
        }
    }

    /// Whether this is what a node says already, however it is spelled.
    pub(super) fn is(&self, node: &Node, format: Format) -> bool {
        match (self, &node.value) {
            (Self::Text(text), Value::Text(there)) => same_text(text, there),
            (Self::Integer(n), Value::Integer(raw)) => raw.replace('_', "").parse() == Ok(*n),
            (Self::Bool(b), Value::Bool(there)) => b == there,
            (Self::Date(date), Value::Date(raw)) => **raw == **date,
            (Self::Date(date), Value::Text(raw)) => {
                **raw == **date && (format == Format::Yaml || parse_day(raw).is_ok())
            }
            (Self::List(items), Value::List(there)) => {
                items.len() == there.len() && items.iter().zip(there).all(|(a, b)| a.is(b, format))
            }
            (Self::Table(entries), Value::Table(there)) => {
                entries.len() == there.entries.len()
                    && entries.iter().all(|(key, value)| there.get(key).is_some_and(|n| value.is(n, format)))
            }
            _ => false,
        }
    }

    /// The value as it is written where another stands: a day stays text where it was.
    pub(super) fn in_place_of(self, found: &Found<'_, '_>, format: Format) -> Self {
        match (self, &found.node.value) {
            (Self::Date(date), Value::Text(there))
                if format == Format::Toml && found.rest.is_empty() && parse_day(there).is_ok() =>
            {
                Self::Text(date)
            }
            (value, _) => value,
        }
    }

    /// The value inside tables of these keys, the outermost first.
    pub(super) fn within(self, keys: &[&str]) -> Self {
        keys.iter().rev().fold(self, |value, key| Self::Table(vec![((*key).to_owned(), value)]))
    }
}

/// Whether two texts are the same but for how their lines end.
pub(super) fn same_text(a: &str, b: &str) -> bool {
    a == b || a.replace("\r\n", "\n") == b.replace("\r\n", "\n")
}
