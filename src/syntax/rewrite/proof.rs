//! The proof: the new text reads as the old tree with the changes made in memory, and no comment is lost.

use std::mem::discriminant;
use std::ops::Range;

use crate::syntax::rewrite::datum::same_text;
use crate::syntax::rewrite::place::Scene;
use crate::syntax::rewrite::sections::{Form, form};
use crate::syntax::rewrite::together::Part;
use crate::syntax::rewrite::trivia::comments;
use crate::syntax::rewrite::{Datum, Edit, Step};
use crate::syntax::{Document, Entry, Fault, Format, Key, Node, Table, Value, read};
use crate::text::Span;

/// The place of what is new: it may be spelled in any way.
const NEW: Span = Span { start: u32::MAX, end: u32::MAX };

/// What a text reads as, if it is the old one with these changes made, and nothing else.
pub(super) fn holds(scene: &Scene<'_>, parts: &[Part], text: &str) -> Option<Document> {
    let mut wanted = scene.root.clone();
    for part in parts {
        make(scene, &mut wanted, part.edit.path(), &part.edit)?;
    }
    let removed = parts.iter().filter(|part| matches!(part.edit, Edit::Remove { .. }));
    let gone: Vec<Range<usize>> =
        removed.flat_map(|part| part.changes.iter().map(|change| change.range.clone())).collect();
    reads_as(scene, &wanted, &gone, text)
}

/// Whether a text is the old one without the comments in these places, and nothing else.
pub(super) fn holds_without(scene: &Scene<'_>, gone: &[Range<usize>], text: &str) -> bool {
    reads_as(scene, scene.root, gone, text).is_some()
}

/// Whether a text is the old one with a field in another table, and nothing else. The comments may stand in
/// another order.
pub(super) fn holds_moved(scene: &Scene<'_>, from: &[Step], into: &[Step], text: &str) -> bool {
    let new = read(text, scene.format);
    let mut wanted = scene.root.clone();
    let sorted = |text: &str, root: &Node| {
        let mut all: Vec<String> =
            comments(text, root).into_iter().map(|c| text[c].trim_end().to_owned()).collect();
        all.sort_unstable();
        all
    };
    taken(&mut wanted, from).and_then(|entry| given(&mut wanted, into, entry)).is_some()
        && new.complete
        && new.faults.is_empty()
        && same(scene.text, &wanted, text, &new.root)
        && sorted(scene.text, scene.root) == sorted(text, &new.root)
}

/// Takes the entry at a path out of the tree.
fn taken(root: &mut Node, path: &[Step]) -> Option<Entry> {
    let (Step::Field(name), above) = path.split_last()? else { return None };
    let Value::Table(table) = &mut at(root, above)?.value else { return None };
    let position = table.entries.iter().position(|e| *e.key.name == **name)?;
    Some(table.entries.remove(position))
}

/// Puts an entry into the table at a path; it may stand anywhere in it.
fn given(root: &mut Node, path: &[Step], mut entry: Entry) -> Option<()> {
    let Value::Table(table) = &mut at(root, path)?.value else { return None };
    entry.key.span = NEW;
    anywhere(&mut entry.node);
    table.entries.push(entry);
    Some(())
}

fn at<'n>(node: &'n mut Node, path: &[Step]) -> Option<&'n mut Node> {
    let Some((step, rest)) = path.split_first() else { return Some(node) };
    let next = match (step, &mut node.value) {
        (Step::Field(name), Value::Table(table)) => {
            table.entries.iter_mut().find(|e| *e.key.name == **name).map(|e| &mut e.node)
        }
        (Step::Entry(at), Value::List(items)) => items.get_mut(*at),
        _ => None,
    };
    at(next?, rest)
}

/// Makes a node and all that is in it stand nowhere yet.
fn anywhere(node: &mut Node) {
    node.span = NEW;
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(anywhere),
        Value::Table(table) => {
            for entry in &mut table.entries {
                entry.key.span = NEW;
                anywhere(&mut entry.node);
            }
        }
        _ => {}
    }
}

/// What a text reads as, if its tree is as wanted, its faults are the old ones, and it has every comment but
/// those of places that are gone.
fn reads_as(scene: &Scene<'_>, wanted: &Node, gone: &[Range<usize>], text: &str) -> Option<Document> {
    let new = read(text, scene.format);
    let kinds = |faults: &[Fault]| -> Vec<_> { faults.iter().map(|f| discriminant(&f.kind)).collect() };
    let holds = new.complete
        && kinds(scene.faults) == kinds(&new.faults)
        && same(scene.text, wanted, text, &new.root)
        && same_comments(scene, gone, text, &new.root);
    holds.then_some(new)
}

/// Every comment is still there, in its order; only what is removed takes its own along.
fn same_comments(scene: &Scene<'_>, gone: &[Range<usize>], text: &str, root: &Node) -> bool {
    let is_gone = |c: &Range<usize>| gone.iter().any(|range| range.start <= c.start && c.end <= range.end);
    let kept = comments(scene.text, scene.root).into_iter().filter(|c| !is_gone(c));
    kept.map(|c| scene.text[c].trim_end()).eq(comments(text, root).into_iter().map(|c| text[c].trim_end()))
}

/// Makes a change in the tree.
fn make(scene: &Scene<'_>, node: &mut Node, path: &[Step], edit: &Edit) -> Option<()> {
    let Some((step, rest)) = path.split_first() else { return make_here(scene, node, edit) };
    let removes = matches!(edit, Edit::Remove { .. });
    match step {
        Step::Field(name) => {
            if matches!(node.value, Value::Null) && !removes {
                *node = Node { span: NEW, value: Value::Table(Table::default()) };
            }
            let Value::Table(table) = &mut node.value else { return None };
            let at = table.entries.iter().position(|e| *e.key.name == **name);
            match at {
                Some(at) if removes && rest.is_empty() => {
                    table.entries.remove(at);
                }
                Some(at) => {
                    let inner = &mut table.entries[at].node;
                    let vanishes = scene.format == Format::Toml && vanishes_empty(scene, inner);
                    make(scene, inner, rest, edit)?;
                    if removes && vanishes && !inner.says_something() {
                        table.entries.remove(at);
                    }
                }
                None if removes => return None,
                None => {
                    let key = Key::new(name.as_str().into(), NEW);
                    let mut inner = Node { span: NEW, value: Value::Null };
                    make(scene, &mut inner, rest, edit)?;
                    table.entries.push(Entry { key, field: None, node: inner });
                }
            }
            Some(())
        }
        Step::Entry(at) => match &mut node.value {
            Value::List(items) if removes && rest.is_empty() => {
                (*at < items.len()).then(|| items.remove(*at)).map(|_| ())
            }
            Value::List(items) => make(scene, items.get_mut(*at)?, rest, edit),
            _ if *at == 0 && !(removes && rest.is_empty()) => make(scene, node, rest, edit),
            _ => None,
        },
    }
}

/// Whether a table or list is there only as long as something is in it.
fn vanishes_empty(scene: &Scene<'_>, node: &Node) -> bool {
    if node.span == NEW {
        return false;
    }
    match &node.value {
        Value::Table(_) => matches!(form(scene, node), Form::Dotted | Form::Implied),
        Value::List(_) => form(scene, node) == Form::Section,
        _ => false,
    }
}

fn make_here(scene: &Scene<'_>, node: &mut Node, edit: &Edit) -> Option<()> {
    match edit {
        Edit::Set { value, .. } => *node = fresh(value, scene.format),
        Edit::Append { value, .. } => {
            let new = fresh(value, scene.format);
            let span = node.span;
            match &mut node.value {
                Value::List(items) => items.push(new),
                Value::Null => *node = Node { span, value: Value::List(vec![new]) },
                _ => {
                    let single = std::mem::replace(node, Node { span, value: Value::Null });
                    node.value = Value::List(vec![single, new]);
                }
            }
        }
        Edit::Remove { .. } => return None,
    }
    Some(())
}

/// A value as it will be read.
fn fresh(value: &Datum, format: Format) -> Node {
    let value = match value {
        Datum::Text(text) => Value::Text(text.as_str().into()),
        Datum::Integer(n) => Value::Integer(n.to_string().into()),
        Datum::Bool(b) => Value::Bool(*b),
        // In YAML a day is text, with or without quotation marks.
        Datum::Date(date) if format == Format::Yaml => Value::Text(date.as_str().into()),
        Datum::Date(date) => Value::Date(date.as_str().into()),
        Datum::List(items) => Value::List(items.iter().map(|item| fresh(item, format)).collect()),
        Datum::Table(entries) => {
            let entry = |(key, value): &(String, Datum)| Entry {
                key: Key::new(key.as_str().into(), NEW),
                field: None,
                node: fresh(value, format),
            };
            Value::Table(Table { entries: entries.iter().map(entry).collect() })
        }
    };
    Node { span: NEW, value }
}

/// Whether a tree is as wanted: values, spelling and order; what is new may stand anywhere in its table.
fn same(old_text: &str, wanted: &Node, text: &str, found: &Node) -> bool {
    let spelled = |was: Span, is: Span| was == NEW || old_text.get(was.range()) == text.get(is.range());
    match (&wanted.value, &found.value) {
        (Value::Table(a), Value::Table(b)) => {
            let is_new = |name: &str| a.entry(name).is_some_and(|e| e.key.span == NEW);
            let kept = a.entries.iter().filter(|e| e.key.span != NEW);
            let there = b.entries.iter().filter(|e| !is_new(&e.key.name));
            a.entries.len() == b.entries.len()
                && kept.clone().count() == there.clone().count()
                && kept.zip(there).all(|(a, b)| {
                    a.key.name == b.key.name
                        && spelled(a.key.span, b.key.span)
                        && same(old_text, &a.node, text, &b.node)
                })
                && a.entries
                    .iter()
                    .filter(|e| e.key.span == NEW)
                    .all(|e| b.get(&e.key.name).is_some_and(|node| same(old_text, &e.node, text, node)))
        }
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(old_text, a, text, b))
        }
        (Value::Text(a), Value::Text(b)) => {
            spelled(wanted.span, found.span) && (a == b || wanted.span == NEW && same_text(a, b))
        }
        (Value::Bool(a), Value::Bool(b)) => a == b && spelled(wanted.span, found.span),
        (Value::Integer(a), Value::Integer(b))
        | (Value::Float(a), Value::Float(b))
        | (Value::Date(a), Value::Date(b))
        | (Value::Time(a), Value::Time(b)) => a == b && spelled(wanted.span, found.span),
        (Value::Null, Value::Null) | (Value::Unread, Value::Unread) => spelled(wanted.span, found.span),
        _ => false,
    }
}
