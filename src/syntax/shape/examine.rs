//! Holds a tree against a record: every fault of shape, none hiding another.

use std::collections::HashMap;

use crate::syntax::shape::{Expected, Field, Found, Kind, Record};
use crate::syntax::{Entry, Fault, FaultKind, Key, Node, Table, Value};
use crate::text::collate::{folded, is_slug, slug};
use crate::text::nearest::nearest;
use crate::text::{DayFault, Lang, Span, parse_day, parse_when};

/// All faults of shape in a table that should be a `record`.
///
/// `outer` is the record of the file itself, to tell a misplaced key from an unknown one.
///
/// Every entry learns which field it is, so that nobody looks it up again.
pub fn examine(node: &mut Node, record: &'static Record, faults: &mut Vec<Fault>) {
    if let Value::Table(found) = &mut node.value {
        table(found, record, record, true, faults);
    }
}

fn table(
    found: &mut Table,
    record: &'static Record,
    outer: &'static Record,
    top: bool,
    faults: &mut Vec<Fault>,
) {
    for entry in &mut found.entries {
        entry.field = record.field_of(&entry.key);
        match entry.field {
            Some(field) => value(&entry.key, &mut entry.node, &field.kind, outer, faults),
            // A key without a name is one that could not be read, which has been reported.
            None if entry.key.name.is_empty() && faults.iter().any(|f| f.span == entry.key.span) => {}
            None => {
                let suggest = faults.len() < MOST_SUGGESTIONS;
                faults.push(stray_key(entry, record, outer, top, suggest));
            }
        }
        if top && &*entry.key.name == "x" {
            misplaced_in_x(&entry.node, outer, faults);
        }
    }
}

/// In a file with so many faults, nobody is helped by what each unknown key or id might have been, and looking
/// for it is most of the work.
pub const MOST_SUGGESTIONS: usize = 200;

fn stray_key(
    entry: &Entry,
    record: &'static Record,
    outer: &'static Record,
    top: bool,
    suggest: bool,
) -> Fault {
    let name = &entry.key.name;
    let belongs = if top { owner_of(name, record) } else { outer.field(name).map(|_| None) };
    let kind = match belongs {
        Some(list) => FaultKind::MisplacedKey(name.clone(), list),
        None => {
            let near = if suggest { meant(name, record) } else { None };
            FaultKind::UnknownField(name.clone(), near)
        }
    };
    Fault { span: entry.key.span, kind }
}

/// The field that a reader may have meant: by what it is called in either language, else by likeness.
fn meant(name: &str, record: &'static Record) -> Option<&'static str> {
    let wanted = folded(&name.replace('_', " "));
    let called =
        |f: &&Field| [Lang::Sv, Lang::En].into_iter().any(|lang| folded(f.label.get(lang)) == wanted);
    let field = record.fields.iter().find(called);
    field.map(|f| f.name).or_else(|| {
        let near = nearest(name, record.fields.iter().map(|f| f.name))?;
        record.field(near).map(|f| f.name)
    })
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

fn value(key: &Key, node: &mut Node, kind: &Kind, outer: &'static Record, faults: &mut Vec<Fault>) {
    match (kind, &mut node.value) {
        (Kind::List(inner), Value::List(items)) => {
            for item in items.iter_mut() {
                value(key, item, inner, outer, faults);
            }
            match inner {
                Kind::Table(record) => duplicate_entries(items, record, faults),
                Kind::Ref(_) | Kind::Word(_) => duplicate_texts(items, faults),
                _ => {}
            }
        }
        (Kind::List(inner), _) => value(key, node, inner, outer, faults),
        (Kind::Table(record), Value::Table(found)) => table(found, record, outer, false, faults),
        (Kind::Label, Value::Table(found)) => {
            for entry in &mut found.entries {
                value(&entry.key, &mut entry.node, &Kind::Text, outer, faults);
            }
        }
        _ => {
            if let Err(kind) = single(key, node, kind) {
                // Nothing has no bytes of its own; the key has.
                let span = if matches!(node.value, Value::Null) { key.span } else { node.span };
                faults.push(Fault { span, kind });
            }
        }
    }
}

/// A value that is neither list nor table.
fn single(key: &Key, node: &Node, kind: &Kind) -> Result<(), FaultKind> {
    let wrong = |expected: Expected| match Found::of(node) {
        Some(found) => Err(FaultKind::WrongType(key.name.clone(), expected, found)),
        None => Ok(()),
    };
    match (kind, &node.value) {
        (_, Value::Unread) | (Kind::Free, _) => Ok(()),
        (Kind::Label | Kind::Text | Kind::Ref(_) | Kind::Word(_) | Kind::Year, Value::Text(_))
        | (Kind::Bool, Value::Bool(_))
        | (Kind::Integer | Kind::Number | Kind::Year, Value::Integer(_))
        | (Kind::Number, Value::Float(_)) => Ok(()),
        (Kind::Id, Value::Text(id)) if is_slug(id) => Ok(()),
        (Kind::Id, Value::Text(id)) => {
            let proposal = Some(slug(id)).filter(|s| is_slug(s)).map(Into::into);
            Err(FaultKind::InvalidId(id.clone(), proposal))
        }
        (Kind::Day, Value::Text(s) | Value::Date(s)) => match parse_day(s) {
            Ok(_) => Ok(()),
            Err(DayFault::NotADay) => wrong(Expected::Day),
            Err(fault) => Err(day_fault(node.span, s, fault).kind),
        },
        (Kind::When, Value::Text(s) | Value::Date(s) | Value::Integer(s)) => match parse_when(s) {
            Ok(_) => Ok(()),
            Err(DayFault::NotADay) => wrong(Expected::When),
            Err(fault) => Err(day_fault(node.span, s, fault).kind),
        },
        (Kind::Table(_) | Kind::List(_), _) => wrong(Expected::Table),
        (Kind::Label, _) => wrong(Expected::Label),
        (Kind::Text, _) => wrong(Expected::Text),
        (Kind::Bool, _) => wrong(Expected::Bool),
        (Kind::Integer, _) => wrong(Expected::Integer),
        (Kind::Number, _) => wrong(Expected::Number),
        (Kind::Id | Kind::Ref(_) | Kind::Word(_), _) => wrong(Expected::Id),
        (Kind::Year, _) => wrong(Expected::Year),
        (Kind::Day, _) => wrong(Expected::Day),
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

/// Above this many entries, equal ones are found by hash instead of by looking.
const MANY_ENTRIES: usize = 12;

/// Entries that are the same by the record's identity. A part that is absent counts as empty; an
/// entry with no part of it has no identity.
fn duplicate_entries(items: &[Node], record: &'static Record, faults: &mut Vec<Fault>) {
    if record.identity.is_empty() || items.len() < 2 {
        return;
    }
    if items.len() > MANY_ENTRIES {
        return duplicates_by_hash(items, record, faults);
    }
    for (i, item) in items.iter().enumerate().skip(1) {
        let same = |other: &&Node| record.identity.iter().all(|name| part(item, name) == part(other, name));
        let first = items[..i].iter().find(same);
        if let Some(first) = first.filter(|_| record.identity.iter().any(|name| !part(item, name).is_empty()))
        {
            faults.push(duplicate(item, first, record));
        }
    }
}

fn duplicates_by_hash(items: &[Node], record: &'static Record, faults: &mut Vec<Fault>) {
    let mut seen: HashMap<Vec<&str>, &Node> = HashMap::with_capacity(items.len());
    for item in items {
        let identity: Vec<&str> = record.identity.iter().map(|name| part(item, name)).collect();
        if identity.iter().all(|p| p.is_empty()) {
            continue;
        }
        match seen.get(&identity) {
            Some(first) => faults.push(duplicate(item, first, record)),
            None => {
                seen.insert(identity, item);
            }
        }
    }
}

fn part<'a>(item: &'a Node, name: &str) -> &'a str {
    item.get(name).and_then(Node::as_text).unwrap_or("")
}

fn duplicate(item: &Node, first: &Node, record: &'static Record) -> Fault {
    let place = |node: &Node| record.identity.iter().find_map(|n| node.get(n)).map_or(node.span, |n| n.span);
    let parts = record.identity.iter().map(|name| part(item, name)).filter(|p| !p.is_empty());
    let shown = parts.collect::<Vec<_>>().join(" ");
    Fault { span: place(item), kind: FaultKind::DuplicateEntry(shown.into(), place(first)) }
}

/// Ids that stand twice in one list.
fn duplicate_texts(items: &[Node], faults: &mut Vec<Fault>) {
    let fault = |item: &Node, text: &str, first: Span| Fault {
        span: item.span,
        kind: FaultKind::DuplicateEntry(text.into(), first),
    };
    if items.len() <= MANY_ENTRIES {
        for (i, item) in items.iter().enumerate().skip(1) {
            let Some(text) = item.as_text() else { continue };
            if let Some(first) = items[..i].iter().find(|other| other.as_text() == Some(text)) {
                faults.push(fault(item, text, first.span));
            }
        }
        return;
    }
    let mut seen: HashMap<&str, Span> = HashMap::with_capacity(items.len());
    for (text, item) in items.iter().filter_map(|item| Some((item.as_text()?, item))) {
        match seen.get(text) {
            Some(&first) => faults.push(fault(item, text, first)),
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
    visit: &mut dyn FnMut(&'static Field, &'static Kind, &'a Node, &'a Node),
) {
    for entry in &node.table().entries {
        let known =
            entry.field.filter(|field| record.fields.as_ptr_range().contains(&std::ptr::from_ref(*field)));
        if let Some(field) = known.or_else(|| record.field_of(&entry.key)) {
            descend(node, &entry.node, field, &field.kind, visit);
        }
    }
}

fn descend<'a>(
    table: &'a Node,
    node: &'a Node,
    field: &'static Field,
    kind: &'static Kind,
    visit: &mut dyn FnMut(&'static Field, &'static Kind, &'a Node, &'a Node),
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
