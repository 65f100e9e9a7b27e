//! Cases written as text: a file, a change, and the file that comes out or the refusal.

use plan::portfolio::format::ACTIVITY;
use plan::syntax::rewrite::{CannotEdit, Datum, Edit, Rewritten, Step, rewrite};
use plan::syntax::{Format, Node, Value, read};

/// A file, a change, and what comes out of it.
pub(crate) type Case = (&'static str, &'static str, &'static str);

/// Runs cases. A change is `set PATH = VALUE`, `append PATH = VALUE`, `remove PATH` or `remove+ PATH`
/// (with its comment), values written in TOML; several are parted by ` ; `. A refusal is `! WHY 2-3`.
pub(crate) fn hold(format: Format, cases: &[Case]) {
    let mut wrong = Vec::new();
    for (before, change, after) in cases {
        let edits: Vec<Edit> = change.split(" ; ").map(edit).collect();
        let found = match rewrite(before, format, &ACTIVITY, &edits) {
            Ok(rewritten) => {
                assert_eq!(remade(before, &rewritten), rewritten.text, "the replacements of {before:?}");
                rewritten.text
            }
            Err(CannotEdit { lines: (from, to), why }) => format!("! {why:?} {from}-{to}"),
        };
        if found != *after {
            wrong.push(format!("--- {change}\n{before:?}\n  gave {found:?}\nwanted {after:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// The replacements, made in the old text.
pub(crate) fn remade(before: &str, rewritten: &Rewritten) -> String {
    let mut text = before.to_owned();
    for (span, new) in rewritten.replacements.iter().rev() {
        text.replace_range(span.range(), new);
    }
    text
}

/// A change as cases write it.
pub(crate) fn edit(text: &str) -> Edit {
    let (verb, rest) = text.split_once(' ').expect("a verb and a path");
    match (verb, rest.split_once(" = ")) {
        ("set", Some((path, value))) => Edit::Set { path: self::path(path), value: self::value(value) },
        ("append", Some((path, value))) => Edit::Append { path: self::path(path), value: self::value(value) },
        ("remove", None) => Edit::Remove { path: path(rest), with_comment: false },
        ("remove+", None) => Edit::Remove { path: path(rest), with_comment: true },
        _ => panic!("no change: {text}"),
    }
}

/// A path such as `milestones[0].due`.
pub(crate) fn path(text: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in text.split('.') {
        let mut pieces = part.split('[');
        let field = pieces.next().filter(|field| !field.is_empty());
        steps.extend(field.map(|field| Step::Field(field.to_owned())));
        let entry = |piece: &str| Step::Entry(piece.trim_end_matches(']').parse().expect("a number"));
        steps.extend(pieces.map(entry));
    }
    steps
}

/// A value as TOML writes it.
pub(crate) fn value(text: &str) -> Datum {
    let document = read(&format!("v = {text}\n"), Format::Toml);
    assert!(document.faults.is_empty(), "{text}");
    datum(document.root.get("v").expect("written above"), Format::Toml)
}

/// A value that was read, to be written again.
pub(crate) fn datum(node: &Node, format: Format) -> Datum {
    match &node.value {
        Value::Text(text) if format == Format::Yaml && plan::text::parse_day(text).is_ok() => {
            Datum::Date(text.to_string())
        }
        Value::Text(text) => Datum::Text(text.to_string()),
        Value::Integer(raw) => Datum::Integer(raw.replace('_', "").parse().expect("a small number")),
        Value::Bool(truth) => Datum::Bool(*truth),
        Value::Date(raw) => Datum::Date(raw.to_string()),
        Value::List(items) => Datum::List(items.iter().map(|item| datum(item, format)).collect()),
        Value::Table(table) => {
            let entries = table.entries.iter();
            Datum::Table(entries.map(|e| (e.key.name.to_string(), datum(&e.node, format))).collect())
        }
        other => panic!("no value to write: {other:?}"),
    }
}
