//! Holds a tree against a record: every fault of shape, none hiding another.

use crate::syntax::shape::{Expected, Field, Found, Kind, Record};
use crate::syntax::{Entry, Fault, FaultKind, Node, Table, Value};
use crate::text::collate::{is_slug, slug};
use crate::text::nearest::nearest;
use crate::text::{DayFault, Span, parse_day, parse_when};

/// All faults of shape in a table that should be a `record`.
///
/// `outer` is the record of the file itself, to tell a misplaced key from an unknown one.
pub fn examine(node: &Node, record: &'static Record, faults: &mut Vec<Fault>) {
    table(node.table(), record, record, true, faults);
}

fn table(found: &Table, record: &'static Record, outer: &'static Record, top: bool, faults: &mut Vec<Fault>) {
    for entry in &found.entries {
        match record.field(&entry.key.name) {
            Some(field) => value(entry, &entry.node, &field.kind, outer, faults),
            // A key without a name is one that could not be read, which has been reported.
            None if entry.key.name.is_empty() && faults.iter().any(|f| f.span == entry.key.span) => {}
            None => faults.push(stray_key(entry, record, outer, top)),
        }
        if top && &*entry.key.name == "x" {
            misplaced_in_x(&entry.node, outer, faults);
        }
    }
}

fn stray_key(entry: &Entry, record: &'static Record, outer: &'static Record, top: bool) -> Fault {
    let name = &entry.key.name;
    let belongs = if top { owner_of(name, record) } else { outer.field(name).map(|_| None) };
    let kind = match belongs {
        Some(list) => FaultKind::MisplacedKey(name.clone(), list),
        None => {
            let near = nearest(name, record.fields.iter().map(|f| f.name));
            let near = near.and_then(|n| record.field(n)).map(|f| f.name);
            FaultKind::UnknownField(name.clone(), near)
        }
    };
    Fault { span: entry.key.span, kind }
}

/// The only list of a file whose entries have a field of this name.
fn owner_of(name: &str, record: &'static Record) -> Option<Option<&'static str>> {
    let mut owners =
        record.fields.iter().filter(|f| f.kind.record().is_some_and(|r| r.field(name).is_some()));
    let first = owners.next()?;
    owners.next().is_none().then_some(Some(first.name))
}

/// A field of the file that slid into the free table `x` at the file's end.
fn misplaced_in_x(x: &Node, outer: &'static Record, faults: &mut Vec<Fault>) {
    for entry in &x.table().entries {
        if outer.field(&entry.key.name).is_some() {
            let kind = FaultKind::MisplacedKey(entry.key.name.clone(), None);
            faults.push(Fault { span: entry.key.span, kind });
        }
    }
}

fn value(entry: &Entry, node: &Node, kind: &Kind, outer: &'static Record, faults: &mut Vec<Fault>) {
    let mut wrong = |expected: Expected| {
        if let Some(found) = Found::of(node) {
            // Nothing has no bytes of its own; the key has.
            let span = if found == Found::Nothing { entry.key.span } else { node.span };
            let kind = FaultKind::WrongType(entry.key.name.clone(), expected, found);
            faults.push(Fault { span, kind });
        }
    };
    match (kind, &node.value) {
        (_, Value::Unread) | (Kind::Free, _) => {}
        (Kind::List(_), Value::List(items)) if items.is_empty() => {}
        (Kind::List(inner), Value::List(items)) => {
            for item in items {
                value(entry, item, inner, outer, faults);
            }
            match inner {
                Kind::Table(record) => duplicate_entries(items, record, faults),
                Kind::Ref(_) | Kind::Word(_) => duplicate_texts(items, faults),
                _ => {}
            }
        }
        (Kind::List(inner), _) => value(entry, node, inner, outer, faults),
        (Kind::Table(record), Value::Table(found)) => table(found, record, outer, false, faults),
        (Kind::Table(_), _) => wrong(Expected::Table),
        (Kind::Label, Value::Table(found)) => {
            for entry in &found.entries {
                value(entry, &entry.node, &Kind::Text, outer, faults);
            }
        }
        (Kind::Label, Value::Text(_)) | (Kind::Text, Value::Text(_)) | (Kind::Bool, Value::Bool(_)) => {}
        (Kind::Label, _) => wrong(Expected::Label),
        (Kind::Text, _) => wrong(Expected::Text),
        (Kind::Bool, _) => wrong(Expected::Bool),
        (Kind::Integer, Value::Integer(_)) | (Kind::Number, Value::Integer(_) | Value::Float(_)) => {}
        (Kind::Integer, _) => wrong(Expected::Integer),
        (Kind::Number, _) => wrong(Expected::Number),
        (Kind::Id, Value::Text(id)) => {
            if !is_slug(id) {
                let proposal = Some(slug(id)).filter(|s| is_slug(s)).map(Into::into);
                faults.push(Fault { span: node.span, kind: FaultKind::InvalidId(id.clone(), proposal) });
            }
        }
        (Kind::Ref(_) | Kind::Word(_), Value::Text(_)) => {}
        (Kind::Id | Kind::Ref(_) | Kind::Word(_), _) => wrong(Expected::Id),
        (Kind::Year, Value::Text(_) | Value::Integer(_)) => {}
        (Kind::Year, _) => wrong(Expected::Year),
        (Kind::Day, Value::Text(s) | Value::Date(s)) => match parse_day(s) {
            Ok(_) => {}
            Err(DayFault::NotADay) => wrong(Expected::Day),
            Err(fault) => faults.push(day_fault(node.span, s, fault)),
        },
        (Kind::Day, _) => wrong(Expected::Day),
        (Kind::When, Value::Text(s) | Value::Date(s) | Value::Integer(s)) => match parse_when(s) {
            Ok(_) => {}
            Err(DayFault::NotADay) => wrong(Expected::When),
            Err(fault) => faults.push(day_fault(node.span, s, fault)),
        },
        (Kind::When, _) => wrong(Expected::When),
    }
}

/// A fault of a day, as both readers and shapes report it.
pub(in crate::syntax) fn day_fault(span: Span, text: &str, fault: DayFault) -> Fault {
    let kind = match fault {
        DayFault::Malformed(right) => FaultKind::MalformedDate(text.into(), right.into()),
        DayFault::Impossible(last) => FaultKind::ImpossibleDate(text.into(), last),
        DayFault::NotADay => FaultKind::ImpossibleDate(text.into(), None),
    };
    Fault { span, kind }
}

/// Entries that are the same by the record's identity. A part that is absent counts as empty; an
/// entry with no part of it has no identity.
fn duplicate_entries(items: &[Node], record: &'static Record, faults: &mut Vec<Fault>) {
    if record.identity.is_empty() || items.len() < 2 {
        return;
    }
    let mut seen: std::collections::HashMap<Vec<&str>, Span> =
        std::collections::HashMap::with_capacity(items.len());
    for item in items {
        let part = |name: &&str| item.get(name).and_then(Node::as_text).unwrap_or("");
        let identity: Vec<&str> = record.identity.iter().map(part).collect();
        if identity.iter().all(|p| p.is_empty()) {
            continue;
        }
        let place = record.identity.iter().find_map(|name| item.get(name)).map_or(item.span, |n| n.span);
        match seen.get(&identity) {
            Some(&first) => {
                let shown = identity.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(" ");
                faults.push(Fault { span: place, kind: FaultKind::DuplicateEntry(shown.into(), first) });
            }
            None => {
                seen.insert(identity, place);
            }
        }
    }
}

/// Ids that stand twice in one list.
fn duplicate_texts(items: &[Node], faults: &mut Vec<Fault>) {
    let mut seen: std::collections::HashMap<&str, Span> =
        std::collections::HashMap::with_capacity(items.len());
    for (text, item) in items.iter().filter_map(|item| Some((item.as_text()?, item))) {
        match seen.get(text) {
            Some(&first) => {
                faults.push(Fault { span: item.span, kind: FaultKind::DuplicateEntry(text.into(), first) });
            }
            None => {
                seen.insert(text, item.span);
            }
        }
    }
}

/// Visits every value that a record describes, lists and tables opened: the field, its innermost
/// kind, the table it stands in, and the value.
pub fn walk<'a>(
    node: &'a Node,
    record: &'static Record,
    visit: &mut dyn FnMut(&'static Field, &Kind, &'a Node, &'a Node),
) {
    for entry in &node.table().entries {
        if let Some(field) = record.field(&entry.key.name) {
            descend(node, &entry.node, field, &field.kind, visit);
        }
    }
}

fn descend<'a>(
    table: &'a Node,
    node: &'a Node,
    field: &'static Field,
    kind: &Kind,
    visit: &mut dyn FnMut(&'static Field, &Kind, &'a Node, &'a Node),
) {
    match kind {
        Kind::List(inner) => {
            for item in node.items() {
                descend(table, item, field, inner, visit);
            }
        }
        Kind::Table(record) => walk(node, record, visit),
        _ => visit(field, kind, table, node),
    }
}
