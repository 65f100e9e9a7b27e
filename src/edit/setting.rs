//! One change that a decision sets, made in the text of an activity.

use crate::facts::compare::entry_name;
use crate::portfolio::format::ACTIVITY;
use crate::syntax::rewrite::{Datum, Edit, Step, rewrite};
use crate::syntax::shape::{Kind, Record};
use crate::syntax::{Format, Node, Value, read};
use crate::text::parse_day;

/// Why a change that a decision sets cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unset {
    /// An activity has no such field.
    NoField,
    /// The list has no entry that goes by this name: the name.
    NoEntry(String),
    /// The value cannot be written.
    NoValue,
    /// The text cannot be changed safely: the first and the last line to change by hand.
    Uneditable((usize, usize)),
}

/// The text of an activity with the value at a path set; without one, taken away.
pub(super) fn with_set(text: &str, format: Format, path: &str, to: Option<&Node>) -> Result<String, Unset> {
    let root = read(text, format).root;
    let (steps, kind) = match way(&root, path) {
        // There is nothing to take away.
        Err(Unset::NoEntry(_)) if to.is_none() => return Ok(text.to_owned()),
        found => found?,
    };
    let edit = match to {
        None => Edit::Remove { path: steps, with_comment: false },
        Some(to) => Edit::Set { path: steps, value: datum(kind, to).ok_or(Unset::NoValue)? },
    };
    let made = rewrite(text, format, &ACTIVITY, &[edit]);
    made.map(|made| made.text).map_err(|why| Unset::Uneditable(why.lines))
}

/// The way to what a path names, and what may stand there. Through lists of records by what their entries
/// are known by.
fn way(root: &Node, path: &str) -> Result<(Vec<Step>, Option<&'static Kind>), Unset> {
    let mut steps = Vec::new();
    let mut kind: Option<&'static Kind> = None;
    let mut record: Option<&'static Record> = Some(&ACTIVITY);
    let mut node = Some(root);
    let mut rest = path;
    while !rest.is_empty() {
        if let Some(&Kind::List(&Kind::Table(inner))) = kind {
            let items = node.map_or(&[][..], Node::items);
            let name = || rest.split('.').next().unwrap_or(rest).to_owned();
            let (at, length) = entry(items, inner, rest).ok_or_else(|| Unset::NoEntry(name()))?;
            steps.push(Step::Entry(at));
            (node, record) = (items.get(at), Some(inner));
            kind = None;
            rest = rest[length..].trim_start_matches('.');
            continue;
        }
        let (head, tail) = rest.split_once('.').unwrap_or((rest, ""));
        let is_free = matches!(kind, Some(Kind::Free));
        let field = record.and_then(|r| r.field(head));
        if field.is_none() && !is_free {
            return Err(Unset::NoField);
        }
        steps.push(Step::Field(head.to_owned()));
        node = node.and_then(|n| n.get(head));
        kind = field.map(|f| &f.kind).or(kind);
        record = field.and_then(|f| f.kind.record());
        rest = tail;
    }
    Ok((steps, kind))
}

/// The entry whose name a path begins with, and the length of that name: the longest, where one name begins
/// with another.
fn entry(items: &[Node], record: &'static Record, path: &str) -> Option<(usize, usize)> {
    let begins = |name: &str| path.strip_prefix(name).is_some_and(|r| r.is_empty() || r.starts_with('.'));
    let names = items.iter().map(|item| entry_name(item, Some(record))).enumerate();
    let found = names.filter(|(_, name)| !name.is_empty() && begins(name));
    found.map(|(at, name)| (at, name.len())).max_by_key(|(at, length)| (*length, std::cmp::Reverse(*at)))
}

/// A value of a plan file as a value to be written.
fn datum(kind: Option<&Kind>, node: &Node) -> Option<Datum> {
    if let Some(Kind::List(inner)) = kind {
        return node
            .items()
            .iter()
            .map(|item| datum(Some(inner), item))
            .collect::<Option<_>>()
            .map(Datum::List);
    }
    Some(match &node.value {
        Value::Bool(truth) => Datum::Bool(*truth),
        Value::Integer(_) if matches!(kind, Some(Kind::Text)) => Datum::Text(node.as_text()?.to_owned()),
        Value::Integer(raw) => Datum::Integer(raw.replace('_', "").parse().ok()?),
        Value::Date(day) => Datum::Date(day.to_string()),
        Value::Text(text) if matches!(kind, Some(Kind::Day | Kind::When)) && parse_day(text).is_ok() => {
            Datum::Date(text.to_string())
        }
        Value::Text(text) | Value::Time(text) => Datum::Text(text.to_string()),
        Value::List(items) => Datum::List(items.iter().map(|item| datum(None, item)).collect::<Option<_>>()?),
        Value::Table(table) => {
            let record = kind.and_then(Kind::record);
            let field = |entry: &crate::syntax::Entry| {
                let name = entry.key.name.to_string();
                let kind = record.and_then(|r| r.field(&name)).map(|f| &f.kind);
                Some((name, datum(kind, &entry.node)?))
            };
            Datum::Table(table.entries.iter().map(field).collect::<Option<_>>()?)
        }
        Value::Null | Value::Unread | Value::Float(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# Påhittad.\ntitle = \"A\"\nstatus = \"proposed\"   # än\n\
        milestones = [{ id = \"a\", due = 2026-01-01 }, { title = \"a.b\", due = \"2026\" }]\n\
        legal = { state = \"ongoing\" }\nreports = [{ date = 2026-02-01, by = \"x\", text = \"y\" }]\n\
        x = { eget = 1 }\n";

    /// The lines that come of setting what stands behind `to = `, and those that go.
    fn set(path: &str, to: &str) -> Result<(Vec<String>, Vec<String>), Unset> {
        let wanted = read(&format!("to = {to}\n"), Format::Toml).root;
        let to = wanted.get("to").filter(|n| n.says_something());
        let after = with_set(FILE, Format::Toml, path, to)?;
        let lacks = |a: &str, b: &str| {
            a.lines().filter(|l| !b.lines().any(|m| m == *l)).map(str::to_owned).collect::<Vec<_>>()
        };
        Ok((lacks(&after, FILE), lacks(FILE, &after)))
    }

    fn comes(path: &str, to: &str) -> String {
        set(path, to).map(|(come, _)| come.join("|")).unwrap_or_else(|why| format!("{why:?}"))
    }

    #[test]
    fn fields_tables_lists_and_entries_by_name() {
        assert_eq!(comes("status", "'planned'"), "status = \"planned\"   # än");
        assert_eq!(comes("legal.state", "'done'"), "legal = { state = \"done\" }");
        assert_eq!(comes("goals", "['a', 'b']"), "goals = [\"a\", \"b\"]");
        assert_eq!(comes("goals", "'a'"), "goals = [\"a\"]");
        assert!(comes("milestones.a.due", "2026-10-31").contains("{ id = \"a\", due = 2026-10-31 }, {"));
        assert!(comes("milestones.a.b.due", "'2026-Q4'").contains("due = \"2026-Q4\" }]"));
        assert!(comes("reports.2026-02-01/x.text", "'z'").contains("text = \"z\""));
        assert_eq!(comes("x.eget", "2"), "x = { eget = 2 }");
        assert_eq!(comes("end", "'2026-12-01'"), "end = 2026-12-01");
    }

    #[test]
    fn without_a_value_it_goes() {
        assert_eq!(
            set("status", "''").map(|(_, gone)| gone),
            Ok(vec!["status = \"proposed\"   # än".into()])
        );
        assert!(!comes("milestones.a", "''").contains("id = \"a\""));
        assert_eq!(set("milestones.c", "''"), Ok((vec![], vec![])));
        assert_eq!(set("benefit", "''"), Ok((vec![], vec![])));
    }

    #[test]
    fn what_cannot_be_set() {
        assert_eq!(comes("statsu", "'planned'"), "NoField");
        assert_eq!(comes("milestones.c.due", "2026-10-31"), "NoEntry(\"c\")");
        assert_eq!(comes("milestones.a.dued", "2026-10-31"), "NoField");
        assert_eq!(comes("status.x", "'planned'"), "NoField");
        assert_eq!(comes("size", "1.5"), "NoValue");
    }
}
