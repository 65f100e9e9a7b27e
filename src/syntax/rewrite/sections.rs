//! The geometry of TOML: headers, the lines below them, and dotted keys.

use std::ops::Range;

use crate::syntax::rewrite::lines;
use crate::syntax::rewrite::place::{Scene, reach};
use crate::syntax::{Entry, Node, Value};

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The file itself.
    Root,
    /// `{ … }`
    Inline,
    /// `[name]` or `[[name]]` and the lines below.
    Section,
    /// `name.key = …`
    Dotted,
    /// Named only by the headers of what is in it: `[name.inner]`.
    Implied,
}

/// How a table is written, or a list: `[ … ]` is inline, `[[name]]` a section.
pub(super) fn form(scene: &Scene<'_>, node: &Node) -> Form {
    if std::ptr::eq(node, scene.root) {
        return Form::Root;
    }
    let start = node.span.range().start;
    let bytes = scene.text.as_bytes();
    match (&node.value, bytes.get(start)) {
        // The span of a list of sections is that of its first.
        (Value::List(items), _) => match items.first() {
            Some(first) if first.span.start == node.span.start => Form::Section,
            _ => Form::Inline,
        },
        (Value::Table(_), Some(b'{')) => Form::Inline,
        (Value::Table(_), Some(b'[')) => Form::Section,
        (Value::Table(_), _)
            if lines::line(scene.text, lines::start(scene.text, start)).trim_start().starts_with('[') =>
        {
            Form::Implied
        }
        (Value::Table(_), _) => Form::Dotted,
        _ => Form::Inline,
    }
}

/// Where every header stands, in the order of the text.
pub(super) fn headers(scene: &Scene<'_>) -> Vec<usize> {
    let mut found = Vec::new();
    gather(scene, scene.root, &mut found);
    found.sort_unstable();
    found
}

fn gather(scene: &Scene<'_>, node: &Node, found: &mut Vec<usize>) {
    match (&node.value, form(scene, node)) {
        (_, Form::Inline) => {}
        (Value::Table(table), form) => {
            if form == Form::Section {
                found.push(node.span.range().start);
            }
            table.entries.iter().for_each(|e| gather(scene, &e.node, found));
        }
        (Value::List(items), _) => items.iter().for_each(|item| gather(scene, item, found)),
        _ => {}
    }
}

/// The lines of a section, or of the file before its first header: from below its header to the next.
pub(super) fn body(scene: &Scene<'_>, node: &Node) -> Range<usize> {
    let is_root = form(scene, node) == Form::Root;
    let start =
        if is_root { lines::beginning(scene.text) } else { lines::next(scene.text, node.span.range().end) };
    let from = if is_root { 0 } else { node.span.range().start + 1 };
    let next = headers(scene).into_iter().find(|&header| header >= from);
    let end = next.map_or(scene.text.len(), |header| lines::start(scene.text, header));
    start..end.max(start)
}

/// The entries whose lines stand in a body.
pub(super) fn lines_of<'t>(node: &'t Node, body: &Range<usize>) -> Vec<&'t Entry> {
    node.table().entries.iter().filter(|e| body.contains(&e.key.span.range().start)).collect()
}

/// The line below the last that belongs to a section.
pub(super) fn below(scene: &Scene<'_>, node: &Node) -> usize {
    let body = body(scene, node);
    let last = lines_of(node, &body).iter().map(|e| end(scene, e)).max();
    last.map_or(body.start, |end| lines::next(scene.text, end))
}

/// The end of an entry that has no header.
pub(super) fn end(scene: &Scene<'_>, entry: &Entry) -> usize {
    match form(scene, &entry.node) {
        Form::Dotted => {
            let inner = entry.node.table().entries.iter().map(|e| end(scene, e)).max();
            inner.unwrap_or_else(|| reach(&entry.node))
        }
        _ => entry.node.span.range().end,
    }
}

/// All lines of an entry, wherever they stand.
pub(super) fn lines_taken(scene: &Scene<'_>, entry: &Entry, with_comment: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    match (&entry.node.value, form(scene, &entry.node)) {
        (Value::Table(_) | Value::List(_), Form::Section | Form::Implied) => {
            sections(scene, &entry.node, with_comment, &mut found);
        }
        (Value::Table(table), Form::Dotted) => {
            found.extend(table.entries.iter().flat_map(|e| lines_taken(scene, e, with_comment)));
        }
        _ => {
            let line = lines::start(scene.text, entry.key.span.range().start);
            let start = if with_comment { lines::with_comment(scene.text, line) } else { line };
            found.push(start..lines::next(scene.text, entry.node.span.range().end));
        }
    }
    joined(found)
}

/// The lines of a section and of those within it.
pub(super) fn section_taken(scene: &Scene<'_>, node: &Node, with_comment: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    sections(scene, node, with_comment, &mut found);
    joined(found)
}

fn sections(scene: &Scene<'_>, node: &Node, with_comment: bool, found: &mut Vec<Range<usize>>) {
    match (&node.value, form(scene, node)) {
        (Value::List(items), Form::Section) => {
            items.iter().for_each(|item| sections(scene, item, with_comment, found));
        }
        (Value::Table(table), own @ (Form::Section | Form::Implied)) => {
            if own == Form::Section {
                let line = lines::start(scene.text, node.span.range().start);
                let start = if with_comment { lines::with_comment(scene.text, line) } else { line };
                // The blank lines above go with the section; those below belong to the next.
                found.push(lines::with_blanks(scene.text, start)..below(scene, node));
            }
            for entry in &table.entries {
                match form(scene, &entry.node) {
                    Form::Section | Form::Implied => sections(scene, &entry.node, with_comment, found),
                    // Dotted lines of a table that other headers name: `a.b = 1` and `[a.c]`.
                    _ if own == Form::Implied => found.extend(lines_taken(scene, entry, with_comment)),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

/// Ranges that touch, as one.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|r| (r.start, r.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}
