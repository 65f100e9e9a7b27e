//! Data of invented plan files, and the many ways to write it.

use std::fmt::Write as _;

use serde_json::Value as Json;

use crate::diff::random::Random;
use crate::support::twin::yaml_twin;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Data {
    Text(String),
    /// A date, which may be spelt as a date or as a text.
    Day(String),
    Whole(i64),
    Truth(bool),
    List(Vec<Data>),
    Table(Fields),
}

/// Keys and values, in order.
pub(super) type Fields = Vec<(String, Data)>;

/// A table.
pub(super) fn table<const N: usize>(fields: [(&str, Data); N]) -> Data {
    Data::Table(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

pub(super) fn text(value: impl Into<String>) -> Data {
    Data::Text(value.into())
}

pub(super) fn texts<S: Into<String>>(values: impl IntoIterator<Item = S>) -> Data {
    Data::List(values.into_iter().map(text).collect())
}

pub(super) fn date(value: impl Into<String>) -> Data {
    Data::Day(value.into())
}

impl Data {
    /// A field of a table.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Table(fields) = self else { return None };
        fields.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The text that it is.
    fn own_word(&self) -> &str {
        match self {
            Self::Text(text) | Self::Day(text) => text,
            _ => "",
        }
    }

    /// The text of a field.
    pub(super) fn word(&self, key: &str) -> &str {
        self.get(key).map_or("", Self::own_word)
    }

    /// The entries of a list that is a field.
    pub(super) fn entries(&self, key: &str) -> &[Self] {
        match self.get(key) {
            Some(Self::List(items)) => items,
            _ => &[],
        }
    }

    /// The texts of a list that is a field.
    pub(super) fn words(&self, key: &str) -> Vec<&str> {
        let texts = self.entries(key).iter().filter(|item| matches!(item, Self::Text(_)));
        texts.map(Self::own_word).collect()
    }

    /// The value at a path; through a list by what its entries are known by.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Self> {
        let Some((first, rest)) = path.split_first() else { return Some(self) };
        let below = self.get(first)?;
        match (below, rest.split_first()) {
            (Self::List(items), Some((name, rest))) => {
                items.iter().find(|item| known_by(first, item) == *name)?.at(rest)
            }
            _ => below.at(rest),
        }
    }

    /// Puts a value at a path, or takes it away.
    pub(super) fn put(&mut self, path: &[&str], value: Option<Self>) {
        let Self::Table(fields) = self else { panic!("only tables have fields: {path:?}") };
        let (first, rest) = path.split_first().expect("a path has steps");
        let at = fields.iter().position(|(name, _)| name == first);
        let Some((name, inner)) = rest.split_first() else {
            match (at, value) {
                (Some(at), Some(value)) => fields[at].1 = value,
                (Some(at), None) => drop(fields.remove(at)),
                (None, Some(value)) => fields.push(((*first).to_owned(), value)),
                (None, None) => {}
            }
            return;
        };
        // Below a field that is not there, only the first entry of a list is ever put.
        let Some(at) = at else {
            return fields.push(((*first).to_owned(), Self::List(value.into_iter().collect())));
        };
        let Self::List(items) = &mut fields[at].1 else { return fields[at].1.put(rest, value) };
        let entry = items.iter().position(|item| known_by(first, item) == *name);
        match (entry, inner.is_empty(), value) {
            (Some(entry), false, value) => items[entry].put(inner, value),
            (Some(entry), true, None) => drop(items.remove(entry)),
            (None, true, Some(value)) => items.push(value),
            _ => panic!("an entry comes, goes or has fields: {path:?}"),
        }
    }

    /// As JSON. The order of lists says nothing here.
    pub(super) fn json(&self) -> Json {
        sorted(match self {
            Self::Text(text) | Self::Day(text) => Json::from(text.as_str()),
            Self::Whole(number) => Json::from(*number),
            Self::Truth(truth) => Json::from(*truth),
            Self::List(items) => Json::Array(items.iter().map(Self::json).collect()),
            Self::Table(fields) => {
                Json::Object(fields.iter().map(|(key, value)| (key.clone(), value.json())).collect())
            }
        })
    }
}

/// A value whose lists are sorted.
pub(super) fn sorted(mut value: Json) -> Json {
    match &mut value {
        Json::Array(items) => {
            *items = std::mem::take(items).into_iter().map(sorted).collect();
            items.sort_by_key(Json::to_string);
        }
        Json::Object(fields) => fields.values_mut().for_each(|inner| *inner = sorted(inner.take())),
        _ => {}
    }
    value
}

/// What an entry of a list is known by, as the design has it.
pub(super) fn known_by(list: &str, entry: &Data) -> String {
    let parts: &[&str] = match list {
        "reports" => &["date", "by"],
        "realisation" => &["party", "milestone"],
        "responsible" => &["org", "person", "role"],
        "links" => &["url"],
        "sets" => &["activity", "field"],
        _ => &["id"],
    };
    let found: Vec<&str> = parts.iter().map(|part| entry.word(part)).filter(|p| !p.is_empty()).collect();
    found.join("/")
}

/// How a file is written. None of it says anything.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Look {
    /// In the other format than its neighbours.
    pub(super) other_format: bool,
    pub(super) crlf: bool,
    pub(super) comments: usize,
    pub(super) blank_lines: bool,
    /// Keys and entries from the last to the first.
    pub(super) reversed: bool,
    /// Lists of tables under headings of their own.
    pub(super) headings: bool,
    /// Days as texts.
    pub(super) quoted_days: bool,
}

impl Look {
    /// Any look, in the same format.
    pub(super) fn any(random: &mut Random) -> Self {
        Self {
            other_format: false,
            crlf: random.chance(4),
            comments: random.below(3),
            blank_lines: random.chance(3),
            reversed: random.chance(3),
            headings: random.chance(2),
            quoted_days: random.chance(3),
        }
    }
}

/// A plan file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Document {
    pub(super) data: Data,
    pub(super) look: Look,
}

impl Document {
    pub(super) fn new(data: Data, look: Look) -> Self {
        Self { data, look }
    }

    /// The file's ending and text, in YAML or in TOML.
    pub(super) fn write(&self, yaml: bool) -> (&'static str, String) {
        let yaml = yaml != self.look.other_format;
        let mut toml = String::new();
        let Data::Table(fields) = &self.data else { panic!("a file is a table") };
        top(fields, &self.look, &mut toml);
        let body = if yaml { yaml_twin(&toml).expect("what is written can be read") } else { toml };
        let mut out = String::new();
        for number in 0..self.look.comments {
            let _ = writeln!(out, "# Anteckning {number}.");
        }
        out.push_str(&body);
        if self.look.comments > 1 {
            out.push_str("\n# Slut.\n");
        }
        let out = if self.look.crlf { out.replace('\n', "\r\n") } else { out };
        (if yaml { "yaml" } else { "toml" }, out)
    }
}

/// What belongs under a heading comes last, as TOML asks for.
fn top(fields: &Fields, look: &Look, out: &mut String) {
    let headed = |value: &Data| match value {
        Data::Table(_) => look.headings,
        Data::List(items) => look.headings && matches!(items.first(), Some(Data::Table(_))),
        _ => false,
    };
    let order = |part: bool| {
        let mut found: Vec<&(String, Data)> = fields.iter().filter(|(_, v)| headed(v) == part).collect();
        if look.reversed {
            found.reverse();
        }
        found
    };
    let gap = if look.blank_lines { "\n" } else { "" };
    for (key, value) in order(false) {
        let _ = writeln!(out, "{key} = {}{gap}", inline(value, look, true));
    }
    for (key, value) in order(true) {
        let mut table = |heading: String, value: &Data| {
            let Data::Table(fields) = value else { panic!("a list has entries of one sort") };
            let _ = writeln!(out, "{heading}{gap}");
            for (key, value) in fields {
                let _ = writeln!(out, "{key} = {}", inline(value, look, true));
            }
        };
        match value {
            Data::List(items) => ordered(items, look).for_each(|i| table(format!("[[{key}]]"), i)),
            one => table(format!("[{key}]"), one),
        }
    }
}

/// The entries of a list in the order in which they are written.
fn ordered<'d>(items: &'d [Data], look: &Look) -> Box<dyn Iterator<Item = &'d Data> + 'd> {
    if look.reversed { Box::new(items.iter().rev()) } else { Box::new(items.iter()) }
}

fn inline(value: &Data, look: &Look, top: bool) -> String {
    match value {
        Data::Text(text) if text.contains('\n') && top => format!("\"\"\"\n{text}\"\"\""),
        Data::Text(text) => format!("\"{}\"", text.replace('\n', "\\n")),
        Data::Day(day) if look.quoted_days => format!("\"{day}\""),
        Data::Day(day) => day.clone(),
        Data::Whole(number) => number.to_string(),
        Data::Truth(truth) => truth.to_string(),
        Data::List(items) => {
            let items: Vec<String> = ordered(items, look).map(|item| inline(item, look, false)).collect();
            format!("[{}]", items.join(", "))
        }
        Data::Table(fields) => {
            let part = |(key, value): &(String, Data)| format!("{key} = {}", inline(value, look, false));
            format!("{{ {} }}", fields.iter().map(part).collect::<Vec<_>>().join(", "))
        }
    }
}
