//! The geometry of YAML: where dashes, colons and block scalars stand, and where a value ends.

use crate::syntax::rewrite::{lines, trivia};
use crate::syntax::{Entry, Node, Value};

/// How a single value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Without quotation marks.
    Plain,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
    /// `|` and indented lines, with the place of the `|`.
    Literal(usize),
    /// `>` and indented lines, with the place of the `>`.
    Folded(usize),
}

/// How the value that may begin at `open` is written.
pub(super) fn style(text: &str, node: &Node, open: usize) -> Style {
    let start = node.span.range().start;
    if let Some(at) = trivia::first_solid(text, open).filter(|&at| at < start || node.span.is_empty()) {
        match text.as_bytes()[at] {
            b'|' if !matches!(node.value, Value::Null) => return Style::Literal(at),
            b'>' if !matches!(node.value, Value::Null) => return Style::Folded(at),
            _ => {}
        }
    }
    match text.as_bytes().get(start) {
        Some(b'"') if !node.span.is_empty() => Style::Double,
        Some(b'\'') if !node.span.is_empty() => Style::Single,
        _ => Style::Plain,
    }
}

/// Whether a list or table is written in brackets.
pub(super) fn is_flow(text: &str, node: &Node) -> bool {
    let first = text.as_bytes().get(node.span.range().start);
    match &node.value {
        Value::Table(_) => first == Some(&b'{') && !node.span.is_empty(),
        // A list of dashes begins with its first entry, which may have brackets of its own.
        Value::List(items) => {
            first == Some(&b'[') && items.first().is_none_or(|item| item.span.start > node.span.start)
        }
        _ => false,
    }
}

/// Where the value of a list's or table's entry may begin: behind its dash or colon.
pub(super) fn opening(text: &str, node: &Node, open: usize, child: usize) -> usize {
    match &node.value {
        Value::Table(table) => table.entries.get(child).map_or(open, |entry| colon(text, entry)),
        Value::List(items) if is_flow(text, node) => {
            items.get(child).map_or(open, |item| item.span.range().start)
        }
        Value::List(_) => dashes(text, node, open).get(child).map_or(open, |dash| dash + 1),
        _ => open,
    }
}

/// One past the colon of an entry; the end of its key when it has none.
pub(super) fn colon(text: &str, entry: &Entry) -> usize {
    let end = entry.key.span.range().end;
    match trivia::first_solid(text, end) {
        Some(at) if text.as_bytes()[at] == b':' => at + 1,
        _ => end,
    }
}

/// The dashes of a list that has no brackets.
pub(super) fn dashes(text: &str, node: &Node, open: usize) -> Vec<usize> {
    dashes_and_end(text, node, open).0
}

/// The dashes of a list that has no brackets, and where its last entry ends: found in one go, since either
/// is found by the other, and lists may stand deep in each other.
fn dashes_and_end(text: &str, node: &Node, open: usize) -> (Vec<usize>, usize) {
    let mut found = Vec::new();
    let mut from = open;
    for item in node.items() {
        let Some(dash) = trivia::first_of(text, from..text.len(), b"-") else { return (found, open) };
        found.push(dash);
        from = end(text, item, dash + 1);
    }
    (found, from)
}

/// Where a value ends that may begin at `open`.
pub(super) fn end(text: &str, node: &Node, open: usize) -> usize {
    match &node.value {
        Value::Table(table) if !is_flow(text, node) => {
            table.entries.last().map_or(open, |last| end(text, &last.node, colon(text, last)))
        }
        Value::List(_) if !is_flow(text, node) => dashes_and_end(text, node, open).1,
        _ => match style(text, node, open) {
            Style::Literal(at) | Style::Folded(at) if node.span.is_empty() => lines::end(text, at),
            Style::Literal(at) | Style::Folded(at) => lines::end(text, at).max(node.span.range().end),
            _ if node.span.is_empty() => open,
            _ => node.span.range().end,
        },
    }
}

/// The start of the line where whatever follows a value may stand: behind its own lines, and behind
/// comments that are indented deeper than `column`.
pub(super) fn behind(text: &str, node: &Node, open: usize, column: usize) -> usize {
    let mut at = lines::next(text, end(text, node, open));
    if keeps_blank_lines(text, node, open) {
        while at < text.len() && lines::is_blank(text, at) {
            at = lines::next(text, at);
        }
    }
    let mut ahead = at;
    while ahead < text.len() {
        if lines::is_comment(text, ahead) && lines::depth(text, ahead) > column {
            at = lines::next(text, ahead);
        } else if !lines::is_blank(text, ahead) {
            break;
        }
        ahead = lines::next(text, ahead);
    }
    at
}

/// Whether a value ends with text of the sort `|+`, to which the blank lines below belong.
fn keeps_blank_lines(text: &str, node: &Node, open: usize) -> bool {
    match &node.value {
        Value::Table(table) if !is_flow(text, node) => {
            table.entries.last().is_some_and(|last| keeps_blank_lines(text, &last.node, colon(text, last)))
        }
        Value::List(items) if !is_flow(text, node) => match (items.last(), dashes(text, node, open).last()) {
            (Some(last), Some(dash)) => keeps_blank_lines(text, last, dash + 1),
            _ => false,
        },
        _ => match style(text, node, open) {
            Style::Literal(at) | Style::Folded(at) => text[at..]
                .bytes()
                .skip(1)
                .take_while(|b| b.is_ascii_digit() || b"+-".contains(b))
                .any(|b| b == b'+'),
            _ => false,
        },
    }
}

/// The column of an offset, when only white space and dashes stand before it on its line.
pub(super) fn column(text: &str, at: usize) -> Option<usize> {
    let before = &text[lines::start(text, at)..at];
    before.bytes().all(|b| matches!(b, b' ' | b'-')).then_some(before.len())
}

/// How much deeper than their key the dashes of this file stand.
pub(super) fn dash_indent(text: &str, node: &Node, open: usize) -> Option<usize> {
    match &node.value {
        Value::Table(table) if !is_flow(text, node) => table.entries.iter().find_map(|entry| {
            let open = colon(text, entry);
            let own = match &entry.node.value {
                Value::List(_) if !is_flow(text, &entry.node) => {
                    let dash = dashes(text, &entry.node, open).first().and_then(|&at| column(text, at));
                    dash.zip(column(text, entry.key.span.range().start))
                        .map(|(dash, key)| dash.saturating_sub(key))
                }
                _ => None,
            };
            own.or_else(|| dash_indent(text, &entry.node, open))
        }),
        Value::List(items) if !is_flow(text, node) => {
            let dashes = dashes(text, node, open);
            items.iter().zip(dashes).find_map(|(item, dash)| dash_indent(text, item, dash + 1))
        }
        _ => None,
    }
}
