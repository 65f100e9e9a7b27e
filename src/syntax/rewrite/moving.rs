//! A field that moves to another table of its file, with its comments, every byte of it spelled as it was.

use std::ops::Range;

use crate::syntax::rewrite::brackets::leading;
use crate::syntax::rewrite::order::{Spot, spot};
use crate::syntax::rewrite::patch::{Change, Patch};
use crate::syntax::rewrite::place::{Found, Scene, find};
use crate::syntax::rewrite::sections::{self, Form, form};
use crate::syntax::rewrite::{CannotEdit, Rewritten, Step, Stop, Why, blocks, in_toml, in_yaml, lines};
use crate::syntax::rewrite::{proof, trivia};
use crate::syntax::shape::Record;
use crate::syntax::{Entry, Format, Table, Value, read};

/// Moves a field into another table, which is there and does not have it. Of a field on lines of its own, the
/// lines move with the comments directly above; into brackets go only fields without comments.
///
/// # Errors
/// When it cannot be moved safely.
pub fn moved(
    text: &str,
    format: Format,
    record: &'static Record,
    from: &[Step],
    into: &[Step],
) -> Result<Rewritten, CannotEdit> {
    let document = read(text, format);
    let scene = Scene::of(text, format, &document);
    let (source, target) = (find(&scene, record, from), find(&scene, record, into));
    let patch = Patch::new(text);
    let made = changes(&scene, &source, &target).and_then(|changes| {
        let next = patch.with(&changes).filter(|_| document.complete && document.faults.is_empty());
        let proven = next.filter(|next| proof::holds_moved(&scene, from, into, next.text()));
        proven.ok_or_else(|| Stop::at(source.start(), source.end(), Why::Unproven))
    });
    made.map(Patch::finish).map_err(|stop| stop.told(text, &patch))
}

fn changes(scene: &Scene<'_>, source: &Found<'_, '_>, target: &Found<'_, '_>) -> Result<Vec<Change>, Stop> {
    let (Some(link), Value::Table(table)) = (source.parent(), &target.node.value) else {
        return source.stop(Why::NoSuchPlace);
    };
    let Some(entry) = link.node.table().entries.get(link.child) else {
        return source.stop(Why::NoSuchPlace);
    };
    if !source.rest.is_empty() || !target.rest.is_empty() || table.get(&entry.key.name).is_some() {
        return source.stop(Why::NoSuchPlace);
    }
    let taken = match scene.format {
        Format::Toml => toml_lines(scene, source, entry),
        Format::Yaml => yaml_lines(scene, source, entry),
    };
    let Some(taken) = taken else { return source.stop(Why::Layout) };
    let put = match scene.format {
        Format::Toml => into_toml(scene, target, table, entry, &taken),
        Format::Yaml => into_yaml(scene, target, table, entry, &taken),
    }?;
    let text = scene.text;
    // At the end of a file, the blank lines that parted it from the rest go with it.
    let is_last = text[taken.end..].trim().is_empty();
    let first = if is_last { lines::with_blanks(text, taken.start) } else { taken.start };
    Ok(put.into_iter().chain([lines::take(text, first, taken.end)]).collect())
}

/// The lines of a field that stands in the file itself or in a section, with the comments directly above.
fn toml_lines(scene: &Scene<'_>, source: &Found<'_, '_>, entry: &Entry) -> Option<Range<usize>> {
    let parent = source.parent()?.node;
    let in_lines = matches!(form(scene, parent), Form::Root | Form::Section);
    let mut taken = sections::lines_taken(scene, entry, true);
    let is_plain = match &entry.node.value {
        Value::Table(_) | Value::List(_) => form(scene, &entry.node) == Form::Inline,
        _ => true,
    };
    (in_lines && is_plain && taken.len() == 1).then(|| taken.remove(0))
}

/// The lines of a field in block style that does not begin behind a dash, with the comments directly above.
fn yaml_lines(scene: &Scene<'_>, source: &Found<'_, '_>, entry: &Entry) -> Option<Range<usize>> {
    let text = scene.text;
    let start = entry.key.span.range().start;
    if source.links.iter().any(|link| blocks::is_flow(text, link.node)) {
        return None;
    }
    lines::indent(text, start)?;
    let column = blocks::column(text, start)?;
    let behind = blocks::behind(text, source.node, source.open, column);
    Some(lines::with_comment(text, lines::start(text, start))..behind)
}

fn into_toml(
    scene: &Scene<'_>,
    target: &Found<'_, '_>,
    table: &Table,
    entry: &Entry,
    taken: &Range<usize>,
) -> Result<Vec<Change>, Stop> {
    let text = scene.text;
    match form(scene, target.node) {
        Form::Root | Form::Section => {
            let body = sections::body(scene, target.node);
            let there = sections::lines_of(target.node, &body);
            let names: Vec<&str> = there.iter().map(|e| &*e.key.name).collect();
            let (at, beside) = match spot(&names, target.record, &entry.key.name) {
                Spot::After(at) => (lines::next(text, sections::end(scene, there[at])), there[at]),
                Spot::Before(at) => {
                    let line = lines::start(text, there[at].key.span.range().start);
                    (lines::with_comment(text, line), there[at])
                }
                Spot::Only => return target.stop(Why::Layout),
            };
            let indent = leading(text, beside.key.span.range().start);
            let own = leading(text, entry.key.span.range().start);
            let key_line = lines::start(text, entry.key.span.range().start);
            let shift = |line: &str, at: usize| match at <= key_line {
                true => line.strip_prefix(own).map(|line| format!("{indent}{line}")),
                // The lines of a text of many lines are the text's own.
                false => Some(line.to_owned()),
            };
            Ok(vec![Change { range: at..at, text: shifted(text, taken, at, &shift).ok_or(layout(target))? }])
        }
        Form::Inline if is_bare(scene, entry, taken) => {
            let behind = behind(target, table, entry);
            Ok(in_toml::bracketed(scene, target.node).insert(behind, raw(text, entry)))
        }
        _ => target.stop(Why::Layout),
    }
}

fn into_yaml(
    scene: &Scene<'_>,
    target: &Found<'_, '_>,
    table: &Table,
    entry: &Entry,
    taken: &Range<usize>,
) -> Result<Vec<Change>, Stop> {
    let text = scene.text;
    let in_flow = target.links.iter().any(|link| blocks::is_flow(text, link.node));
    if in_flow || blocks::is_flow(text, target.node) {
        if !is_bare(scene, entry, taken) {
            return target.stop(Why::Layout);
        }
        let behind = behind(target, table, entry);
        return Ok(in_yaml::bracketed(scene, target, target.node)?.insert(behind, raw(text, entry)));
    }
    let names: Vec<&str> = table.entries.iter().map(|e| &*e.key.name).collect();
    let Spot::After(at) = spot(&names, target.record, &entry.key.name) else {
        return target.stop(Why::Layout);
    };
    let beside = &table.entries[at];
    let columns = [beside, entry].map(|e| blocks::column(text, e.key.span.range().start));
    let [Some(to), Some(from)] = columns else { return target.stop(Why::Layout) };
    let at = blocks::behind(text, &beside.node, blocks::colon(text, beside), to);
    let (from, to) = (" ".repeat(from), " ".repeat(to));
    let shift = |line: &str, _: usize| match line.trim_ascii().is_empty() {
        true => Some(line.to_owned()),
        false => line.strip_prefix(&*from).map(|line| format!("{to}{line}")),
    };
    Ok(vec![Change { range: at..at, text: shifted(text, taken, at, &shift).ok_or(layout(target))? }])
}

fn layout(target: &Found<'_, '_>) -> Stop {
    Stop::at(target.start(), target.end(), Why::Layout)
}

/// Whole lines to be put in before the line that starts at `at`, or at the end of the text, each shifted.
fn shifted(
    text: &str,
    taken: &Range<usize>,
    at: usize,
    shift: &dyn Fn(&str, usize) -> Option<String>,
) -> Option<String> {
    let mut out = String::new();
    let mut from = taken.start;
    for line in text[taken.clone()].split_inclusive('\n') {
        out.push_str(&shift(line, from)?);
        from += line.len();
    }
    let ending = lines::ending(text, taken.start);
    if !out.ends_with('\n') {
        out.push_str(ending);
    }
    if at == text.len() && !text.ends_with('\n') {
        let kept = out.trim_end_matches(['\r', '\n']).len();
        out.truncate(kept);
        out.insert_str(0, ending);
    }
    Some(out)
}

/// Whether a field stands on one line and has no comment.
fn is_bare(scene: &Scene<'_>, entry: &Entry, taken: &Range<usize>) -> bool {
    !raw(scene.text, entry).contains('\n') && !trivia::has_comment(scene.text, scene.root, taken)
}

fn raw<'t>(text: &'t str, entry: &Entry) -> &'t str {
    &text[entry.key.span.range().start..entry.node.span.range().end.max(entry.key.span.range().end)]
}

/// The field of a table in brackets that a new one goes behind.
fn behind(target: &Found<'_, '_>, table: &Table, entry: &Entry) -> Option<usize> {
    let names: Vec<&str> = table.entries.iter().map(|e| &*e.key.name).collect();
    match spot(&names, target.record, &entry.key.name) {
        Spot::After(at) => Some(at),
        Spot::Before(at) => at.checked_sub(1),
        Spot::Only => None,
    }
}
