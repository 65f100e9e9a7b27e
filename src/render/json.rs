//! What all JSON outputs share: the document, and values of plan files. The one door to serde_json.

use serde::Serialize;
pub(super) use serde_json::{Map, Value as Json, json as literal};

use crate::syntax::{Node, Value};
use crate::text::safe::is_control;
use crate::text::{Lang, Text};

/// A name in both languages, where the governance model gives them.
#[derive(Serialize)]
pub(super) struct Label<'a> {
    sv: Option<&'a str>,
    en: Option<&'a str>,
}

impl<'a> Label<'a> {
    pub(super) fn of(label: &'a crate::text::Label) -> Self {
        Self { sv: label.sv.as_deref(), en: label.en.as_deref() }
    }

    /// A name that is data, the same in every language.
    pub(super) fn plain(name: &'a str) -> Self {
        Self { sv: Some(name), en: Some(name) }
    }
}

/// A message in both languages.
#[derive(Serialize)]
pub(super) struct Both {
    sv: String,
    en: String,
}

impl Both {
    pub(super) fn of(text: &Text) -> Self {
        Self { sv: text.render(Lang::Sv), en: text.render(Lang::En) }
    }
}

/// One JSON document with a line break at its end.
///
/// CI runners execute `::` and `##` in a log, terminals what steers them, and bidirectional controls
/// hide what is written. In JSON all of them stand in texts only, where a character may be written by
/// its number.
pub(super) fn document(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).expect("our own types have text keys only");
    let mut out = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        let executed = matches!(c, ':' | '#') && out.ends_with(c);
        if executed || c != '\n' && is_control(c) {
            let units = c.encode_utf16(&mut [0; 2]).iter().map(|u| format!("\\u{u:04x}")).collect::<String>();
            out.push_str(&units);
        } else {
            out.push(c);
        }
    }
    out.push('\n');
    out
}

/// A value of a plan file; numbers stay numbers where JSON can hold them, dates are texts.
pub(super) fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null | Value::Unread => Json::Null,
        Value::Bool(b) => Json::Bool(*b),
        Value::Integer(raw) => raw.parse::<i64>().map_or_else(|_| Json::String(raw.to_string()), Json::from),
        Value::Float(raw) => raw.parse::<f64>().map_or_else(|_| Json::String(raw.to_string()), Json::from),
        Value::Date(s) | Value::Time(s) | Value::Text(s) => Json::String(s.to_string()),
        Value::List(items) => Json::Array(items.iter().map(json).collect()),
        Value::Table(table) => {
            Json::Object(table.entries.iter().map(|e| (e.key.name.to_string(), json(&e.node))).collect())
        }
    }
}
