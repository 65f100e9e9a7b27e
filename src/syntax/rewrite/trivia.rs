//! What stands between keys and values: white space, punctuation, comments.

use std::ops::Range;

use crate::syntax::{Node, Value};

/// The first of these characters between two offsets that stands in no comment. Only for text that
/// holds no key and no value.
pub(super) fn first_of(text: &str, range: Range<usize>, wanted: &[u8]) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = range.start;
    while at < range.end {
        match *bytes.get(at)? {
            b'#' => at += bytes[at..].iter().position(|&b| b == b'\n')?,
            byte if wanted.contains(&byte) => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// The first character at or behind an offset that is neither white space nor in a comment.
pub(super) fn first_solid(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        match *bytes.get(at)? {
            b' ' | b'\t' | b'\r' | b'\n' => at += 1,
            b'#' => at += bytes[at..].iter().position(|&b| b == b'\n')?,
            _ => return Some(at),
        }
    }
}

/// Every comment, from its `#` to the end of its line.
pub(super) fn comments(text: &str, root: &Node) -> Vec<Range<usize>> {
    let mut solid = Vec::new();
    gather(root, &mut solid);
    solid.sort_by_key(|s| (s.start, s.end));
    let mut found = Vec::new();
    let mut from = 0;
    for span in &solid {
        add(text, from..span.start, &mut found);
        from = from.max(span.end);
    }
    add(text, from..text.len(), &mut found);
    found
}

/// The bytes of every key and every single value.
fn gather(node: &Node, solid: &mut Vec<Range<usize>>) {
    match &node.value {
        Value::Table(table) => {
            for entry in &table.entries {
                solid.push(entry.key.span.range());
                gather(&entry.node, solid);
            }
        }
        Value::List(items) => items.iter().for_each(|item| gather(item, solid)),
        _ => solid.push(node.span.range()),
    }
}

fn add(text: &str, gap: Range<usize>, found: &mut Vec<Range<usize>>) {
    let mut at = gap.start;
    while at < gap.end {
        let Some(hash) = text[at..gap.end].find('#').map(|i| at + i) else { return };
        let end = text[hash..].find('\n').map_or(text.len(), |i| hash + i);
        let end = hash + text[hash..end].trim_end_matches('\r').len();
        found.push(hash..end);
        at = end;
    }
}

/// Whether a comment stands between two offsets.
pub(super) fn has_comment(text: &str, root: &Node, range: &Range<usize>) -> bool {
    comments(text, root).iter().any(|c| c.start < range.end && range.start < c.end)
}
