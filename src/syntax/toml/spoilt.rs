//! Which values an error spoils, and where every key stands.

use std::collections::{HashMap, HashSet};

use crate::syntax::{Entry, Node, Value};
use crate::text::{Span, Str};

/// The values that errors can spoil, in the order of the text, and from where on they are spoilt.
pub(super) struct Spoilt {
    places: Vec<(Span, Option<u32>)>,
}

impl Spoilt {
    pub(super) fn of(root: &mut Node, text: &str) -> Self {
        let mut places = Vec::new();
        each_value(root, text, &mut |entry| places.push((entry.node.span, None)));
        places.retain(|(span, _)| !span.is_empty());
        places.sort_by_key(|&(span, _)| span);
        Self { places }
    }

    /// Spoils the value that an error lies in, and says where it is.
    pub(super) fn at(&mut self, error: Span) -> Option<Span> {
        let after = self.places.partition_point(|(span, _)| span.start <= error.start);
        let (span, from) = self.places.get_mut(after.checked_sub(1)?)?;
        if span.end < error.start {
            return None;
        }
        *from = Some(from.map_or(error.start, |f| f.min(error.start)));
        Some(*span)
    }

    /// Marks as unread what is spoilt, and the values of the keys that begin at `extended`.
    pub(super) fn mark(&self, root: &mut Node, text: &str, extended: &HashSet<u32>) {
        each_value(root, text, &mut |entry| {
            let found = self.places.binary_search_by_key(&entry.node.span, |&(span, _)| span);
            if let Some(from) = found.ok().and_then(|i| self.places[i].1) {
                spoil_inside(&mut entry.node, from);
            }
            if extended.contains(&entry.key.span.start) {
                entry.node.value = Value::Unread;
            }
        });
    }
}

/// Visits the entries whose values stand in one place: single values, plain lists, inline tables.
fn each_value(node: &mut Node, text: &str, visit: &mut dyn FnMut(&mut Entry)) {
    match &mut node.value {
        Value::Table(table) => {
            for entry in &mut table.entries {
                let single = !matches!(entry.node.value, Value::Table(_) | Value::List(_));
                let inline = text.as_bytes().get(entry.node.span.start as usize) == Some(&b'{');
                if single || inline || is_plain_list(&entry.node, text) {
                    visit(entry);
                } else {
                    each_value(&mut entry.node, text, visit);
                }
            }
        }
        Value::List(items) => items.iter_mut().for_each(|item| each_value(item, text, visit)),
        _ => {}
    }
}

/// `[ … ]`, as against a list of `[[tables]]`.
fn is_plain_list(node: &Node, text: &str) -> bool {
    let raw = text.get(node.span.start as usize..).unwrap_or("");
    matches!(node.value, Value::List(_)) && raw.starts_with('[') && !raw.starts_with("[[")
        || matches!(&node.value, Value::List(items) if items.iter().any(|i| !matches!(i.value, Value::Table(_))))
}

/// Whatever the error touches and all after it is doubtful.
fn spoil_inside(node: &mut Node, error: u32) {
    let touched = node.span.is_empty() || node.span.end >= error;
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| spoil_inside(item, error)),
        Value::Table(table) => {
            table.entries.retain(|e| e.key.span.start < error);
            table.entries.iter_mut().for_each(|e| spoil_inside(&mut e.node, error));
        }
        _ if touched => node.value = Value::Unread,
        _ => {}
    }
}

/// Where every name stands as a key, in the order of the text.
pub(super) struct Keys {
    places: HashMap<Str, Vec<Span>>,
}

impl Keys {
    pub(super) fn of(root: &Node) -> Self {
        let mut keys = Self { places: HashMap::new() };
        keys.add(root);
        keys.places.values_mut().for_each(|places| places.sort());
        keys
    }

    fn add(&mut self, node: &Node) {
        match &node.value {
            Value::Table(table) => {
                for entry in &table.entries {
                    self.places.entry(entry.key.name.clone()).or_default().push(entry.key.span);
                    self.add(&entry.node);
                }
            }
            Value::List(items) => items.iter().for_each(|item| self.add(item)),
            _ => {}
        }
    }

    /// The nearest earlier key of a name.
    pub(super) fn before(&self, name: &str, start: u32) -> Option<Span> {
        let places = self.places.get(name)?;
        let earlier = places.partition_point(|span| span.start < start);
        places[..earlier].last().copied()
    }
}
