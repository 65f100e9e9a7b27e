//! Changes of a TOML text.

use crate::syntax::rewrite::as_toml::{self, Style};
use crate::syntax::rewrite::brackets::{Brackets, leading};
use crate::syntax::rewrite::order::{Spot, spot};
use crate::syntax::rewrite::patch::Change;
use crate::syntax::rewrite::place::{Found, Scene};
use crate::syntax::rewrite::sections::{self, Form, form};
use crate::syntax::rewrite::{Datum, Stop, Why, lines, trivia};
use crate::syntax::{Entry, Node, Value};

type Outcome = Result<Vec<Change>, Stop>;

/// Puts a value in the place of another, or inserts it.
pub(super) fn set(scene: &Scene<'_>, found: &Found<'_, '_>, value: &Datum) -> Outcome {
    if !found.rest.is_empty() {
        return insert(scene, found, value);
    }
    let range = found.node.span.range();
    let style = match &found.node.value {
        Value::Table(_) | Value::List(_) => {
            if form(scene, found.node) != Form::Inline {
                return found.stop(Why::Sections);
            }
            if trivia::has_comment(scene.text, scene.root, &range) {
                return found.stop(Why::Comments);
            }
            Style::Basic
        }
        _ => Style::of(&scene.text[range.clone()]),
    };
    let text = as_toml::written(value, style, lines::ending(scene.text, range.start));
    Ok(vec![Change { range, text }])
}

/// Puts an entry at the end of a list.
pub(super) fn append(scene: &Scene<'_>, found: &Found<'_, '_>, value: &Datum) -> Outcome {
    if !found.rest.is_empty() {
        return insert(scene, found, &Datum::List(vec![value.clone()]));
    }
    let ending = lines::ending(scene.text, found.node.span.range().start);
    let new = as_toml::written(value, Style::Basic, ending);
    match (&found.node.value, form(scene, found.node)) {
        (Value::List(items), Form::Section) => block(scene, found, items, value),
        (Value::List(items), _) => Ok(bracketed(scene, found.node).insert(items.len().checked_sub(1), &new)),
        (Value::Table(_), Form::Section | Form::Dotted | Form::Implied | Form::Root) => {
            found.stop(Why::Sections)
        }
        // A single value counts as a list of itself.
        _ => {
            let span = found.node.span.range();
            let open = Change { range: span.start..span.start, text: "[".to_owned() };
            Ok(vec![open, Change { range: span.end..span.end, text: format!(", {new}]") }])
        }
    }
}

/// Takes a field or an entry away.
pub(super) fn remove(scene: &Scene<'_>, found: &Found<'_, '_>, with_comment: bool) -> Outcome {
    if !found.rest.is_empty() {
        return found.new_fields().map(|_| Vec::new());
    }
    let Some(link) = found.parent().filter(|_| !found.single) else { return found.stop(Why::NoSuchPlace) };
    let taken = match (&link.node.value, form(scene, link.node)) {
        (Value::List(_), Form::Section) => sections::section_taken(scene, found.node, with_comment),
        (Value::Table(table), Form::Inline) if has_dots(scene, &table.entries) => {
            return found.stop(Why::Layout);
        }
        (_, Form::Inline) => return bracketed(scene, link.node).remove(link.child, with_comment),
        (Value::Table(table), _) if !in_inline(scene, found) => {
            sections::lines_taken(scene, &table.entries[link.child], with_comment)
        }
        _ => return found.stop(Why::Layout),
    };
    Ok(taken.into_iter().map(|lines| lines::take(scene.text, lines.start, lines.end)).collect())
}

/// Inserts a field, with the tables it stands in.
fn insert(scene: &Scene<'_>, found: &Found<'_, '_>, value: &Datum) -> Outcome {
    let names = found.new_fields()?;
    let Some((name, inner)) = names.split_first() else { return found.stop(Why::NoSuchPlace) };
    let value = value.clone().within(inner);
    let Value::Table(table) = &found.node.value else { return found.stop(Why::NotATable) };
    match form(scene, found.node) {
        Form::Root | Form::Section => Ok(vec![line(scene, found, name, &value)]),
        Form::Inline if has_dots(scene, &table.entries) => found.stop(Why::Layout),
        Form::Inline => {
            let keys: Vec<&str> = table.entries.iter().map(|e| &*e.key.name).collect();
            let behind = match spot(&keys, found.record, name) {
                Spot::After(at) => Some(at),
                Spot::Before(at) => at.checked_sub(1),
                Spot::Only => None,
            };
            let sign = table.entries.first().map_or(" = ", |e| sign(scene, e));
            let new =
                as_toml::pair(name, &value, sign, lines::ending(scene.text, found.node.span.range().start));
            Ok(bracketed(scene, found.node).insert(behind, &new))
        }
        Form::Dotted if !in_inline(scene, found) => dotted(scene, found, name, &value),
        Form::Dotted | Form::Implied => found.stop(Why::Layout),
    }
}

/// A new line of the file or of a section.
fn line(scene: &Scene<'_>, found: &Found<'_, '_>, name: &str, value: &Datum) -> Change {
    let text = scene.text;
    let body = sections::body(scene, found.node);
    let entries = sections::lines_of(found.node, &body);
    let keys: Vec<&str> = entries.iter().map(|e| &*e.key.name).collect();
    let spot = spot(&keys, found.record, name);
    let beside = match spot {
        Spot::After(at) | Spot::Before(at) => entries.get(at),
        Spot::Only => None,
    };
    let sign = beside.map_or(" = ", |e| sign(scene, e));
    let place = beside.map_or(body.start, |e| e.key.span.range().start);
    let indent = if beside.is_some() { leading(text, place) } else { "" };
    let ending = lines::ending(text, place.min(text.len()));
    let new = |ending: &str| vec![format!("{indent}{}", as_toml::line(name, value, sign, ending))];
    match (spot, beside) {
        (Spot::After(_), Some(entry)) => {
            let end = sections::end(scene, entry);
            let ending = lines::ending(text, end);
            lines::put(text, lines::next(text, end), &new(ending), ending)
        }
        (Spot::Before(_), Some(entry)) => {
            let line = lines::start(text, entry.key.span.range().start);
            lines::put(text, lines::with_comment(text, line), &new(ending), ending)
        }
        _ if found.links.is_empty() => first_line(scene, body.end, new(ending), ending),
        _ => {
            let ending = lines::ending(text, found.node.span.range().start);
            lines::put(text, body.start, &new(ending), ending)
        }
    }
}

/// The first line of a file that has only comments and sections.
fn first_line(scene: &Scene<'_>, header: usize, mut new: Vec<String>, ending: &str) -> Change {
    let text = scene.text;
    if header == text.len() {
        return lines::put(text, header, &new, ending);
    }
    // The comment above a section is the section's, unless it is the head of the file.
    let at = lines::with_blanks(text, lines::with_comment(text, header));
    if at == lines::with_comment(text, header) {
        new.push(String::new());
    }
    lines::put(text, at, &new, ending)
}

/// A new line among those of a table with dotted keys: `legal.state = …`.
fn dotted(scene: &Scene<'_>, found: &Found<'_, '_>, name: &str, value: &Datum) -> Outcome {
    let text = scene.text;
    let entries = &found.node.table().entries;
    let keys: Vec<&str> = entries.iter().map(|e| &*e.key.name).collect();
    let (Spot::After(at) | Spot::Before(at)) = spot(&keys, found.record, name) else {
        return found.stop(Why::Layout);
    };
    let beside = &entries[at];
    let key = beside.key.span.range().start;
    let prefix = &text[lines::start(text, key)..key];
    let new =
        |ending: &str| vec![format!("{prefix}{}", as_toml::line(name, value, sign(scene, beside), ending))];
    let after = spot(&keys, found.record, name) == Spot::After(at);
    let place = if after { sections::end(scene, beside) } else { key };
    let ending = lines::ending(text, place);
    let line = if after { lines::next(text, place) } else { lines::start(text, place) };
    Ok(vec![lines::put(text, line, &new(ending), ending)])
}

/// One more `[[section]]` behind the last.
fn block(scene: &Scene<'_>, found: &Found<'_, '_>, items: &[Node], value: &Datum) -> Outcome {
    let text = scene.text;
    let (Some(last), Datum::Table(entries)) = (items.last(), value) else { return found.stop(Why::Sections) };
    let header = last.span.range();
    let line = lines::start(text, header.start);
    let ending = lines::ending(text, header.start);
    let first = lines::with_comment(text, line);
    let mut new = Vec::new();
    if lines::above(text, first).is_some_and(|above| lines::is_blank(text, above)) {
        new.push(String::new());
    }
    new.push(format!("{}{}", leading(text, line), &text[header]));
    let body = sections::body(scene, last);
    let beside = sections::lines_of(last, &body).first().copied();
    let indent = beside.map_or("", |e| leading(text, e.key.span.range().start));
    let sign = beside.map_or(" = ", |e| sign(scene, e));
    for (key, value) in entries {
        new.push(format!("{indent}{}", as_toml::line(key, value, sign, ending)));
    }
    let below = sections::section_taken(scene, last, false).last().map_or(body.start, |lines| lines.end);
    Ok(vec![lines::put(text, below, &new, ending)])
}

/// The brackets of a list or an inline table.
pub(super) fn bracketed<'t>(scene: &Scene<'t>, node: &Node) -> Brackets<'t> {
    let items = match &node.value {
        Value::List(items) => items.iter().map(|item| item.span.range()).collect(),
        _ => {
            let entries = node.table().entries.iter();
            entries.map(|e| e.key.span.range().start..e.node.span.range().end).collect()
        }
    };
    let table = matches!(node.value, Value::Table(_));
    Brackets { text: scene.text, span: node.span.range(), items, table }
}

/// How the file writes its `=`: alone, else with a space on either side.
fn sign(scene: &Scene<'_>, entry: &Entry) -> &'static str {
    let key = entry.key.span.range().end;
    match scene.text.get(key..entry.node.span.range().start.max(key)) {
        Some("=") => "=",
        _ => " = ",
    }
}

/// Whether some key of an inline table is a dotted one.
fn has_dots(scene: &Scene<'_>, entries: &[Entry]) -> bool {
    entries.iter().any(|e| matches!(e.node.value, Value::Table(_)) && form(scene, &e.node) == Form::Dotted)
}

/// Whether a table stands in an inline one, or in a list of such.
fn in_inline(scene: &Scene<'_>, found: &Found<'_, '_>) -> bool {
    found.links.iter().any(|link| form(scene, link.node) == Form::Inline)
}
