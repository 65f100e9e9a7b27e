//! Changes of a YAML text.

use std::ops::Range;

use crate::syntax::rewrite::as_yaml::{self, Written};
use crate::syntax::rewrite::blocks::{self, Style, is_flow};
use crate::syntax::rewrite::brackets::Brackets;
use crate::syntax::rewrite::order::{Spot, spot};
use crate::syntax::rewrite::patch::Change;
use crate::syntax::rewrite::place::{Found, Link, Scene};
use crate::syntax::rewrite::{Datum, Stop, Why, lines, trivia};
use crate::syntax::{Node, Value};

type Outcome = Result<Vec<Change>, Stop>;

/// Puts a value in the place of another, or inserts it.
pub(super) fn set(scene: &Scene<'_>, found: &Found<'_, '_>, value: &Datum) -> Outcome {
    if found.rest.is_empty() { replace(scene, found, value) } else { insert(scene, found, value) }
}

/// Puts an entry at the end of a list.
pub(super) fn append(scene: &Scene<'_>, found: &Found<'_, '_>, value: &Datum) -> Outcome {
    let (text, node) = (scene.text, found.node);
    if !found.rest.is_empty() {
        return insert(scene, found, &Datum::List(vec![value.clone()]));
    }
    match &node.value {
        Value::List(items) if is_flow(text, node) => {
            Ok(bracketed(scene, found, node)?.insert(items.len().checked_sub(1), &as_yaml::flow(value)))
        }
        Value::List(items) => below_last(scene, found, items, value),
        Value::Null => replace(scene, found, &Datum::List(vec![value.clone()])),
        _ if found.links.is_empty() => found.stop(Why::NotAList),
        Value::Table(_) if !is_flow(text, node) => found.stop(Why::Layout),
        _ if matches!(blocks::style(text, node, found.open), Style::Literal(_) | Style::Folded(_)) => {
            found.stop(Why::Layout)
        }
        // A single value counts as a list of itself.
        _ => {
            let span = node.span.range();
            let open = Change { range: span.start..span.start, text: "[".to_owned() };
            let close = format!(", {}]", as_yaml::flow(value));
            Ok(vec![open, Change { range: span.end..span.end, text: close }])
        }
    }
}

/// Takes a field or an entry away.
pub(super) fn remove(scene: &Scene<'_>, found: &Found<'_, '_>, with_comment: bool) -> Outcome {
    if !found.rest.is_empty() {
        return found.new_fields().map(|_| Vec::new());
    }
    let Some(link) = found.parent().filter(|_| !found.single) else { return found.stop(Why::NoSuchPlace) };
    let text = scene.text;
    if is_flow(text, link.node) || in_flow(scene, found) {
        return bracketed(scene, found, link.node)?.remove(link.child, with_comment);
    }
    let (starts, empty) = match &link.node.value {
        Value::Table(table) => {
            (table.entries.iter().map(|e| e.key.span.range().start).collect::<Vec<_>>(), "{}")
        }
        _ => (blocks::dashes(text, link.node, link.open), "[]"),
    };
    let Some(&start) = starts.get(link.child) else { return found.stop(Why::Layout) };
    let Some(column) = blocks::column(text, start) else { return found.stop(Why::Layout) };
    if starts.len() == 1 && found.links.len() > 1 {
        return Ok(collapse(scene, link, start, empty.to_owned().into(), with_comment));
    }
    let behind = blocks::behind(text, found.node, found.open, column);
    if lines::indent(text, start).is_none() {
        // It stands behind the dash of what it is in, and so will what comes next.
        let next = text[behind..].find(|c: char| !c.is_ascii_whitespace()).map_or(text.len(), |i| behind + i);
        return Ok(vec![Change { range: start..next, text: String::new() }]);
    }
    let line = lines::start(text, start);
    let first = if with_comment { lines::with_comment(text, line) } else { line };
    Ok(vec![lines::take(text, first, behind)])
}

/// Puts a value in the place of another.
fn replace(scene: &Scene<'_>, found: &Found<'_, '_>, value: &Datum) -> Outcome {
    let (text, node) = (scene.text, found.node);
    let Some(link) = found.parent() else { return found.stop(Why::NoSuchPlace) };
    let span = node.span.range();
    let container = matches!(node.value, Value::Table(_) | Value::List(_));
    let flow = is_flow(text, node);
    if in_flow(scene, found) || flow && !matches!(value, Datum::Text(_)) {
        if container && !flow {
            return found.stop(Why::Layout);
        }
        if container && trivia::has_comment(text, scene.root, &span) {
            return found.stop(Why::Comments);
        }
        let style = match blocks::style(text, node, found.open) {
            Style::Single => as_yaml::Style::Single,
            Style::Double => as_yaml::Style::Double,
            _ => as_yaml::Style::Plain,
        };
        let new = if container { as_yaml::flow(value) } else { as_yaml::single(value, style, true) };
        return Ok(vec![placed(text, found, span, new)]);
    }
    let Some(column) = own_column(text, &link) else { return found.stop(Why::Layout) };
    let inner = column + 2;
    if container && !flow {
        let start = match &node.value {
            Value::List(_) => blocks::dashes(text, node, found.open).first().copied().unwrap_or(span.start),
            _ => span.start,
        };
        let whole = start..blocks::behind(text, node, found.open, column);
        if trivia::has_comment(text, scene.root, &whole) {
            return found.stop(Why::Comments);
        }
        let own = Link { node, child: 0, open: found.open };
        return Ok(collapse(scene, own, start, as_yaml::block(value, as_yaml::Style::Plain, inner), false));
    }
    if container && trivia::has_comment(text, scene.root, &span) {
        return found.stop(Why::Comments);
    }
    match blocks::style(text, node, found.open) {
        Style::Literal(at) => Ok(vec![in_lines(text, node, at, value, as_yaml::Style::Literal, inner)]),
        Style::Folded(at) => Ok(vec![in_lines(text, node, at, value, as_yaml::Style::Folded, inner)]),
        style => {
            let style = match style {
                Style::Single => as_yaml::Style::Single,
                Style::Double => as_yaml::Style::Double,
                _ => as_yaml::Style::Plain,
            };
            let written = as_yaml::block(value, style, inner);
            let head = placed(text, found, span, written.head);
            let below = lines::next(text, head.range.end);
            Ok(with_tail(text, head, below, &written.tail))
        }
    }
}

/// What stands behind the colon, and the lines below.
fn with_tail(text: &str, head: Change, below: usize, tail: &[String]) -> Vec<Change> {
    let mut changes = vec![head];
    if !tail.is_empty() {
        let ending = lines::ending(text, changes[0].range.start);
        changes.push(lines::put(text, below, tail, ending));
    }
    changes
}

/// A value on its line: in the place of another, or behind a colon that has none.
fn placed(text: &str, found: &Found<'_, '_>, span: Range<usize>, new: String) -> Change {
    if !span.is_empty() {
        return Change { range: span, text: new };
    }
    let colon = text[..found.open].ends_with([':', '-']);
    Change { range: found.open..found.open, text: if colon { format!(" {new}") } else { format!(": {new}") } }
}

/// Text of many lines in the place of another. A comment behind the `|` stays there.
fn in_lines(
    text: &str,
    node: &Node,
    sign: usize,
    value: &Datum,
    style: fn(usize) -> as_yaml::Style,
    inner: usize,
) -> Change {
    let head_end = lines::end(text, sign);
    let comment = text[sign..head_end].find([' ', '\t']).map_or("", |i| &text[sign + i..head_end]);
    let end = if node.span.is_empty() { head_end } else { head_end.max(node.span.range().end) };
    let first = text[head_end..end].find(|c: char| !c.is_ascii_whitespace()).map(|i| head_end + i);
    let indent = first.and_then(|at| lines::indent(text, at)).map_or(inner, str::len);
    let written = as_yaml::block(value, style(indent), inner);
    let ending = lines::ending(text, sign);
    let mut new = format!("{}{}", written.head, comment.trim_end());
    for line in &written.tail {
        new.push_str(ending);
        new.push_str(line);
    }
    Change { range: sign..end, text: new }
}

/// A list or table that begins below its key becomes a value on the line of the key.
fn collapse(
    scene: &Scene<'_>,
    link: Link<'_>,
    start: usize,
    new: Written,
    with_comment: bool,
) -> Vec<Change> {
    let text = scene.text;
    if lines::indent(text, start).is_none() {
        // `- - a`, `- a: 1`: it begins behind the dash already.
        let end = blocks::end(text, link.node, link.open);
        let head = Change { range: start..lines::end(text, end), text: new.head };
        return with_tail(text, head, lines::next(text, end), &new.tail);
    }
    let line = lines::start(text, start);
    let column = lines::depth(text, line);
    let from = if with_comment { lines::with_comment(text, line) } else { line };
    let mut taken = lines::take(text, from, blocks::behind(text, link.node, link.open, column));
    for line in &new.tail {
        taken.text.push_str(line);
        taken.text.push_str(lines::ending(text, link.open));
    }
    vec![Change { range: link.open..link.open, text: format!(" {}", new.head) }, taken]
}

/// Inserts a field, with the tables it stands in.
fn insert(scene: &Scene<'_>, found: &Found<'_, '_>, value: &Datum) -> Outcome {
    let (text, node) = (scene.text, found.node);
    let names = found.new_fields()?;
    let Some((name, inner)) = names.split_first() else { return found.stop(Why::NoSuchPlace) };
    let value = value.clone().within(inner);
    let table = match &node.value {
        Value::Table(table) => table,
        Value::Null => return replace(scene, found, &value.within(&[*name])),
        _ => return found.stop(Why::NotATable),
    };
    let keys: Vec<&str> = table.entries.iter().map(|e| &*e.key.name).collect();
    let spot = spot(&keys, found.record, name);
    if is_flow(text, node) || in_flow(scene, found) {
        let behind = match spot {
            Spot::After(at) => Some(at),
            Spot::Before(at) => at.checked_sub(1),
            Spot::Only => None,
        };
        let new = format!("{}: {}", as_yaml::key(name), as_yaml::flow(&value));
        return Ok(bracketed(scene, found, node)?.insert(behind, &new));
    }
    let dash = blocks::dash_indent(text, scene.root, lines::beginning(text)).unwrap_or(2);
    let (Spot::After(at) | Spot::Before(at)) = spot else {
        return Ok(vec![first_field(text, &as_yaml::field(name, &value, 0, dash))]);
    };
    let key = table.entries[at].key.span.range().start;
    let Some(column) = blocks::column(text, key) else { return found.stop(Why::Layout) };
    let mut new = as_yaml::field(name, &value, column, dash);
    let indent = " ".repeat(column);
    if spot == Spot::After(at) {
        let entry = &table.entries[at];
        let open = blocks::colon(text, entry);
        let behind = blocks::behind(text, &entry.node, open, column);
        new[0].insert_str(0, &indent);
        let ending = lines::ending(text, blocks::end(text, &entry.node, open));
        return Ok(vec![lines::put(text, behind, &new, ending)]);
    }
    let ending = lines::ending(text, key);
    if lines::indent(text, key).is_none() {
        // Behind a dash: what stood there goes to a line of its own.
        let joined = new.join(ending);
        return Ok(vec![Change { range: key..key, text: format!("{joined}{ending}{indent}") }]);
    }
    new[0].insert_str(0, &indent);
    let line = lines::with_comment(text, lines::start(text, key));
    Ok(vec![lines::put(text, line, &new, ending)])
}

/// The first field of a file that has none.
fn first_field(text: &str, new: &[String]) -> Change {
    let mut at = lines::beginning(text);
    let mut below = at;
    while at < text.len() && !lines::line(text, at).starts_with("...") {
        if !lines::is_blank(text, at) {
            below = lines::next(text, at);
        }
        at = lines::next(text, at);
    }
    lines::put(text, below, new, lines::ending(text, below.saturating_sub(1)))
}

/// A new entry below the last of a list of dashes.
fn below_last(scene: &Scene<'_>, found: &Found<'_, '_>, items: &[Node], value: &Datum) -> Outcome {
    let text = scene.text;
    let dashes = blocks::dashes(text, found.node, found.open);
    let (Some(last), Some(&dash), Some(link)) = (items.last(), dashes.last(), found.parent()) else {
        return found.stop(Why::Layout);
    };
    let (Some(at), Some(column)) = (blocks::column(text, dash), own_column(text, &link)) else {
        return found.stop(Why::Layout);
    };
    let gap = text.get(dash + 1..last.span.range().start).unwrap_or("");
    let gap = if !gap.is_empty() && gap.bytes().all(|b| b == b' ') { gap.len() } else { 1 };
    let flow =
        matches!(value, Datum::Table(_)) && matches!(last.value, Value::Table(_)) && is_flow(text, last);
    let mut new = match flow {
        true => vec![format!("-{}{}", " ".repeat(gap), like(text, last, as_yaml::flow(value)))],
        false => as_yaml::entry(value, at, gap),
    };
    new[0].insert_str(0, &" ".repeat(at));
    let behind = blocks::behind(text, last, dash + 1, column);
    let ending = lines::ending(text, blocks::end(text, last, dash + 1));
    Ok(vec![lines::put(text, behind, &new, ending)])
}

/// A table in brackets, with or without padding as another.
fn like(text: &str, other: &Node, new: String) -> String {
    let padded = text[other.span.range()].starts_with("{ ");
    let inner = new.strip_prefix("{ ").and_then(|new| new.strip_suffix(" }"));
    match inner {
        Some(inner) if !padded => format!("{{{inner}}}"),
        _ => new,
    }
}

/// The column of the key or dash that a list or table has for this child.
fn own_column(text: &str, link: &Link<'_>) -> Option<usize> {
    let start = match &link.node.value {
        Value::Table(table) => table.entries.get(link.child)?.key.span.range().start,
        _ => *blocks::dashes(text, link.node, link.open).get(link.child)?,
    };
    blocks::column(text, start)
}

/// Whether a place stands within brackets.
fn in_flow(scene: &Scene<'_>, found: &Found<'_, '_>) -> bool {
    found.links.iter().any(|link| is_flow(scene.text, link.node))
}

/// The brackets of a list or table. One in brackets that has none of its own is `[a: 1]`.
pub(super) fn bracketed<'t>(
    scene: &Scene<'t>,
    found: &Found<'_, '_>,
    node: &Node,
) -> Result<Brackets<'t>, Stop> {
    if !is_flow(scene.text, node) {
        return found.stop(Why::Layout);
    }
    let items = match &node.value {
        Value::List(items) => items.iter().map(|item| item.span.range()).collect(),
        _ => {
            let entry = |e: &crate::syntax::Entry| {
                let value = e.node.span.range();
                let end = if value.is_empty() { blocks::colon(scene.text, e) } else { value.end };
                e.key.span.range().start..end
            };
            node.table().entries.iter().map(entry).collect()
        }
    };
    let table = matches!(node.value, Value::Table(_));
    Ok(Brackets { text: scene.text, span: node.span.range(), items, table })
}
