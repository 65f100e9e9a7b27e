//! Where a misplaced field certainly belongs, and the move that takes it there.
//!
//! Whoever adds a line at the end of a file means the file, but the line falls to what stands last in it. That
//! is certain only at the end, on a line of its own, and where the file lacks the field and can have the value.
//! A field of an entry is certainly meant for it where there is just one such entry, and it lacks the field.

use crate::diag::{Edit, Fix};
use crate::portfolio::File;
use crate::rules::Context;
use crate::rules::sound::is_sound_as;
use crate::syntax::rewrite::{Step, moved};
use crate::syntax::shape::{Kind, Record};
use crate::syntax::{Entry, Format, Node, Value};
use crate::text::{SourceId, Span};

/// The move of the field whose name stands at a place.
pub(super) fn fix(
    cx: &Context<'_>,
    id: SourceId,
    file: &File,
    place: Span,
    list: Option<&'static str>,
) -> Option<Fix> {
    let record = file.place.record()?;
    let (from, into) = match list {
        None => (from_the_end(cx, file, record, place)?, Vec::new()),
        Some(list) => into_the_only(cx, file, record, place, list)?,
    };
    let made = moved(&file.source.text, file.format?, record, &from, &into).ok()?;
    let edit = |(span, text)| Edit { source: id, span, text };
    Some(Fix { edits: made.replacements.into_iter().map(edit).collect() })
}

/// The way to a field at the end of the file, in the last entry of a list or in `x`, that the file itself lacks.
fn from_the_end(cx: &Context<'_>, file: &File, record: &'static Record, place: Span) -> Option<Vec<Step>> {
    let field = |entry: &Entry| Step::Field(entry.key.name.to_string());
    let outer = file.root.table().entries.iter().max_by_key(|e| end(&e.node))?;
    let mut path = vec![field(outer)];
    let mut node = &outer.node;
    if let Value::List(items) = &node.value {
        path.push(Step::Entry(items.len().checked_sub(1)?));
        node = items.last()?;
    }
    let entry = node.table().entries.iter().find(|e| e.key.span == place)?;
    let text = &file.source.text;
    let rest = text.get(end(&entry.node).max(entry.key.span.range().end)..)?;
    let nothing = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    path.push(field(entry));
    let certain = rest.lines().all(nothing)
        && is_in_lines(text, file.format?, node)
        && file.root.get(&entry.key.name).is_none()
        && is_sound_as(cx, file, record, &entry.key.name, &entry.node);
    certain.then_some(path)
}

/// Whether a table is written in lines of its own, not in brackets, where everything is on purpose.
fn is_in_lines(text: &str, format: Format, node: &Node) -> bool {
    let begins = text.get(node.span.range().start..).unwrap_or("");
    match format {
        Format::Toml => begins.starts_with('['),
        Format::Yaml => !begins.starts_with('{'),
    }
}

/// The end of a value and of all that is in it.
fn end(node: &Node) -> usize {
    let inner = match &node.value {
        Value::Table(table) => table.entries.iter().map(|e| end(&e.node).max(e.key.span.range().end)).max(),
        Value::List(items) => items.iter().map(end).max(),
        _ => None,
    };
    inner.unwrap_or(0).max(node.span.range().end)
}

/// The way to a field of the file and to the only table that it can belong to.
fn into_the_only(
    cx: &Context<'_>,
    file: &File,
    record: &'static Record,
    place: Span,
    list: &'static str,
) -> Option<(Vec<Step>, Vec<Step>)> {
    let entry = file.root.table().entries.iter().find(|e| e.key.span == place)?;
    let owner = record.field(list)?;
    let mut into = vec![Step::Field(list.to_owned())];
    let target = match (&owner.kind, &file.root.get(list)?.value) {
        (Kind::List(_), Value::List(items)) => match &items[..] {
            [only] => {
                into.push(Step::Entry(0));
                only
            }
            _ => return None,
        },
        (Kind::Table(_), Value::Table(_)) => file.root.get(list)?,
        _ => return None,
    };
    let lacks = matches!(&target.value, Value::Table(table) if table.get(&entry.key.name).is_none());
    let certain = lacks && is_sound_as(cx, file, owner.kind.record()?, &entry.key.name, &entry.node);
    certain.then(|| (vec![Step::Field(entry.key.name.to_string())], into))
}
