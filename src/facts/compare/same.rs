//! When two values say the same, however they are spelt.

use crate::facts::compare::names::{Called, Names, said};
use crate::syntax::shape::Kind;
use crate::syntax::{Node, Value};

/// The value of a key, if it says something: an empty text, list or table says as little as none.
pub fn given(node: Option<&Node>) -> Option<&Node> {
    node.filter(|n| n.says_something())
}

/// Whether the order of this list says something.
pub(super) fn is_ranked(field: &str) -> bool {
    field == "ranking"
}

/// Whether two values say the same.
pub fn same(kind: Option<&Kind>, old: &Node, new: &Node) -> bool {
    same_under(&Names::default(), kind, old, new)
}

/// As [`same`], where the sides may call the same thing otherwise.
pub(super) fn same_under(names: &Names, kind: Option<&Kind>, old: &Node, new: &Node) -> bool {
    if let Some(Kind::List(inner)) = kind {
        return same_items(names, Some(inner), old.items(), new.items());
    }
    match (&old.value, &new.value) {
        (Value::Null, Value::Null) | (Value::Unread, Value::Unread) => true,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        (Value::List(a), Value::List(b)) => same_sequence(names, a, b),
        (Value::Table(a), Value::Table(b)) => {
            let in_both = |name: &str| match (given(a.get(name)), given(b.get(name))) {
                (Some(a), Some(b)) if is_ranked(name) => same_sequence(names, a.items(), b.items()),
                (Some(a), Some(b)) => {
                    let kind = kind.and_then(Kind::record).and_then(|r| r.field(name)).map(|f| &f.kind);
                    same_under(names, kind, a, b)
                }
                (None, None) => true,
                _ => false,
            };
            a.entries.iter().chain(&b.entries).all(|e| in_both(&e.key.name))
        }
        _ => match (scalar(&names.old, old), scalar(&names.new, new)) {
            (Some(a), Some(b)) => {
                let numbers = match kind {
                    Some(Kind::Integer | Kind::Number) => true,
                    Some(Kind::Free | Kind::Label) | None => is_number(old) && is_number(new),
                    Some(_) => false,
                };
                if numbers { same_number(a, b) } else { same_text(a, b) }
            }
            _ => false,
        },
    }
}

fn scalar<'n>(called: &'n Called, node: &'n Node) -> Option<&'n str> {
    match &node.value {
        Value::Time(raw) => Some(raw),
        _ => said(called, node),
    }
}

fn is_number(node: &Node) -> bool {
    matches!(node.value, Value::Integer(_) | Value::Float(_))
}

/// Lists whose order says nothing.
fn same_items(names: &Names, kind: Option<&Kind>, old: &[Node], new: &[Node]) -> bool {
    let mut left: Vec<&Node> = new.iter().collect();
    let takes = |item: &Node, left: &mut Vec<&Node>| {
        let at = left.iter().position(|n| same_under(names, kind, item, n));
        at.map(|at| left.remove(at)).is_some()
    };
    old.len() == new.len() && old.iter().all(|item| takes(item, &mut left))
}

/// Lists of which nothing is known: their order may say something.
fn same_sequence(names: &Names, old: &[Node], new: &[Node]) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(a, b)| same_under(names, None, a, b))
}

/// The ends of lines, and blanks after the last of them, differ between the formats and between machines.
fn same_text(a: &str, b: &str) -> bool {
    a == b || a.trim_end().lines().eq(b.trim_end().lines())
}

fn same_number(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    match (whole(a), whole(b)) {
        (Some(a), Some(b)) => a == b,
        _ => matches!((decimal(a), decimal(b)), (Some(a), Some(b)) if a == b),
    }
}

fn whole(raw: &str) -> Option<i128> {
    let plain = raw.replace('_', "");
    let based = [("0x", 16), ("0o", 8), ("0b", 2)];
    match based.into_iter().find_map(|(prefix, base)| Some((plain.strip_prefix(prefix)?, base))) {
        Some((digits, base)) => i128::from_str_radix(digits, base).ok(),
        None => plain.parse().ok(),
    }
}

fn decimal(raw: &str) -> Option<f64> {
    raw.replace('_', "").parse().ok()
}
