//! Keys that stand twice: the first counts.

use std::collections::HashMap;

use crate::syntax::{Fault, FaultKind, Key, Node, Table, Value};
use crate::text::Span;

/// Above this many keys, a table's duplicates are found by hash instead of by looking.
const MANY_KEYS: usize = 16;

pub(super) fn drop_duplicates(node: &mut Node, faults: &mut Vec<Fault>) {
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| drop_duplicates(item, faults)),
        Value::Table(table) => {
            if table.entries.len() > MANY_KEYS {
                drop_by_hash(table, faults);
            } else {
                drop_by_looking(table, faults);
            }
            table.entries.iter_mut().for_each(|e| drop_duplicates(&mut e.node, faults));
        }
        _ => {}
    }
}

fn duplicate(second: &Key, first: Span) -> Fault {
    Fault { span: second.span, kind: FaultKind::DuplicateKey(second.name.clone(), Some(first)) }
}

fn drop_by_looking(table: &mut Table, faults: &mut Vec<Fault>) {
    let mut i = 1;
    while i < table.entries.len() {
        let (before, rest) = table.entries.split_at(i);
        match before.iter().find(|e| e.key.name == rest[0].key.name) {
            Some(first) => {
                faults.push(duplicate(&rest[0].key, first.key.span));
                table.entries.remove(i);
            }
            None => i += 1,
        }
    }
}

fn drop_by_hash(table: &mut Table, faults: &mut Vec<Fault>) {
    let mut seen = HashMap::with_capacity(table.entries.len());
    table.entries.retain(|entry| match seen.get(&entry.key.name) {
        Some(&first) => {
            faults.push(duplicate(&entry.key, first));
            false
        }
        None => {
            seen.insert(entry.key.name.clone(), entry.key.span);
            true
        }
    });
}
