//! A TOML text written as YAML.

use std::fmt::Write as _;

use plan::syntax::{Format, Node, Table, Value, read};

/// The same data as YAML in block style; none when the text has faults.
pub(crate) fn yaml_twin(toml: &str) -> Option<String> {
    let document = read(toml, Format::Toml);
    if !document.faults.is_empty() {
        return None;
    }
    let mut out = String::new();
    table(document.root.table(), 0, &mut out);
    Some(out)
}

fn table(found: &Table, depth: usize, out: &mut String) {
    for (number, entry) in found.entries.iter().enumerate() {
        // The first key of a list's entry stands on the line of its dash.
        let indent = if number == 0 && out.ends_with("- ") { 0 } else { depth };
        let _ = write!(out, "{:indent$}{}:", "", quoted(&entry.key.name), indent = indent * 2);
        value(&entry.node, depth + 1, out);
    }
}

fn value(node: &Node, depth: usize, out: &mut String) {
    match &node.value {
        Value::Table(found) if found.entries.is_empty() => out.push_str(" {}\n"),
        Value::Table(found) => {
            out.push('\n');
            table(found, depth, out);
        }
        Value::List(items) if items.is_empty() => out.push_str(" []\n"),
        Value::List(items) => {
            out.push('\n');
            for item in items {
                let _ = write!(out, "{:indent$}- ", "", indent = depth * 2);
                match &item.value {
                    Value::Table(found) if !found.entries.is_empty() => table(found, depth + 1, out),
                    Value::List(_) | Value::Table(_) => out.push_str("[]\n"),
                    _ => {
                        let _ = writeln!(out, "{}", scalar(item));
                    }
                }
            }
        }
        _ => {
            let _ = writeln!(out, " {}", scalar(node));
        }
    }
}

fn scalar(node: &Node) -> String {
    match &node.value {
        Value::Bool(truth) => truth.to_string(),
        Value::Integer(raw) | Value::Float(raw) | Value::Date(raw) => raw.to_string(),
        Value::Text(text) | Value::Time(text) => quoted(text),
        _ => "~".to_owned(),
    }
}

fn quoted(text: &str) -> String {
    let bare = |c: char| c.is_ascii_lowercase() || c == '_';
    // `null`, `true` and the like would not stay texts.
    let word = matches!(text, "null" | "true" | "false");
    if !text.is_empty() && !word && text.chars().all(bare) {
        return text.to_owned();
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c => out.push(c),
        }
    }
    out + "\""
}
