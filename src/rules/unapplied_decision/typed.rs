//! A decided value as people read it, and as they type it.

use crate::facts::Set;
use crate::portfolio::format::ACTIVITY;
use crate::syntax::shape::Kind;
use crate::syntax::{Node, Value};
use crate::text::{Arg, Text, Words};

/// A value on one line.
pub(super) fn shown(node: &Node) -> String {
    match &node.value {
        Value::Bool(truth) => truth.to_string(),
        Value::List(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Table(table) => {
            let entry = |e: &crate::syntax::Entry| format!("{} = {}", e.key.name, shown(&e.node));
            table.entries.iter().map(entry).collect::<Vec<_>>().join(", ")
        }
        _ => node.as_text().unwrap_or_default().to_owned(),
    }
}

/// What to type: the command where it can make the change, else the change in the file.
pub(super) fn help(key: &str, set: &Set) -> Text {
    let value = set.to.as_ref().map(shown).unwrap_or_default();
    let field = || Arg::from(&*set.field);
    if !is_settable(&set.field) {
        return match &set.to {
            Some(_) => IN_FILE.with([field(), value.into()]),
            None => REMOVE.with([field()]),
        };
    }
    // A list is typed without the blanks, a text that has some within quotation marks.
    let typed = match set.to.as_ref().map(|n| &n.value) {
        Some(Value::List(items)) => items.iter().map(shown).collect::<Vec<_>>().join(","),
        _ => value,
    };
    let plain = |c: char| c.is_alphanumeric() || "-_.,/:".contains(c);
    let change = match typed.chars().all(plain) {
        true => format!("{}={typed}", set.field),
        false => format!("'{}={typed}'", set.field),
    };
    COMMAND.with([key.into(), change.into()])
}

/// Whether `plan set` changes the field: one value or several, also of an entry of a list, but no whole record.
fn is_settable(path: &str) -> bool {
    let field = ACTIVITY.resolve(path);
    field.is_some_and(|f| f.kind.record().is_none() && !matches!(f.kind, Kind::Free))
}

static COMMAND: Words = Words::new("skriv: `plan set {0} {1}`", "type: `plan set {0} {1}`");
static IN_FILE: Words = Words::new("ändra i filen: `{0}` till {1}", "change in the file: `{0}` to {1}");
static REMOVE: Words = Words::new("ta bort `{0}` i filen", "remove `{0}` in the file");
