//! Several changes with one reading and one proof.

use crate::syntax::Document;
use crate::syntax::rewrite::patch::{Change, Patch};
use crate::syntax::rewrite::place::{self, Found, Scene, find};
use crate::syntax::rewrite::smaller::{Simple, simply};
use crate::syntax::rewrite::{Edit, Step, Stop, changes, proof};
use crate::syntax::shape::Record;

/// A change that is none of several smaller ones, with the bytes that it replaces.
pub(super) struct Part {
    pub(super) edit: Edit,
    pub(super) changes: Vec<Change>,
}

/// Makes changes that do not get in each other's way, and tells what the new text reads as if there were any;
/// none when they do, or when any of them cannot be made.
pub(super) fn together<'t>(
    scene: &Scene<'t>,
    record: &'static Record,
    edits: &[Edit],
) -> Option<(Patch<'t>, Option<Document>)> {
    let pairs = (1..edits.len()).flat_map(|later| edits[..later].iter().map(move |first| (first, later)));
    if pairs.into_iter().any(|(first, later)| !is_independent(first, &edits[later])) {
        return None;
    }
    let mut parts = Vec::new();
    for edit in edits {
        let found = find(scene, record, edit.path());
        resolve(scene, record, &found, edit, &mut parts).ok()?;
    }
    parts.retain(|part| !part.changes.is_empty());
    let patch = Patch::new(scene.text);
    if parts.is_empty() {
        return Some((patch, None));
    }
    let changes: Vec<Change> = parts.iter().flat_map(|part| part.changes.iter().cloned()).collect();
    if parts.len() > 1 && any_touch(&changes) {
        return None;
    }
    let next = patch.with(&changes)?;
    let document = proof::holds(scene, &parts, next.text())?;
    Some((next, Some(document)))
}

/// Whether a later change means the same before an earlier one is made: another field of the file, or an entry
/// that goes from before one that went.
fn is_independent(earlier: &Edit, later: &Edit) -> bool {
    match (earlier, later, earlier.path(), later.path()) {
        (_, _, [Step::Field(one), ..], [Step::Field(other), ..]) if one != other => true,
        (Edit::Remove { .. }, Edit::Remove { .. }, [_, Step::Entry(one)], [_, Step::Entry(other)]) => {
            other < one
        }
        _ => false,
    }
}

/// The bytes that a change replaces, or several smaller ones.
fn resolve(
    scene: &Scene<'_>,
    record: &'static Record,
    found: &Found<'_, '_>,
    edit: &Edit,
    parts: &mut Vec<Part>,
) -> Result<(), Stop> {
    place::refuse_faults(scene, found, edit.path())?;
    match simply(scene, found, edit) {
        Simple::Nothing => {}
        Simple::One(edit) => {
            let changes = changes(scene, found, &edit)?;
            parts.push(Part { edit, changes });
        }
        Simple::Several(edits) => {
            for edit in &edits {
                let found = find(scene, record, edit.path());
                resolve(scene, record, &found, edit, parts)?;
            }
        }
    }
    Ok(())
}

/// Whether bytes come where others come or go: which of them stands first would be chance.
fn any_touch(changes: &[Change]) -> bool {
    let mut sorted: Vec<&Change> = changes.iter().collect();
    sorted.sort_by_key(|c| (c.range.start, c.range.end));
    let touch = |w: &[&Change]| {
        w[0].range.end > w[1].range.start
            || w[0].range.end == w[1].range.start && w.iter().any(|c| !c.text.is_empty())
    };
    sorted.windows(2).any(touch)
}
