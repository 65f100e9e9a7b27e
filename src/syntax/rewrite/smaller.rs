//! A list or table in the place of another, as changes of what differs: the rest keeps its spelling and
//! its comments.

use crate::syntax::rewrite::place::{Found, Scene};
use crate::syntax::rewrite::{Datum, Edit, Step};
use crate::syntax::{Format, Node, Value};

/// What a change comes to in the place that it was found for.
pub(super) enum Simple {
    /// It says so already.
    Nothing,
    /// The change as it will be written.
    One(Edit),
    /// Changes of what differs.
    Several(Vec<Edit>),
}

/// What a change comes to.
pub(super) fn simply(scene: &Scene<'_>, found: &Found<'_, '_>, edit: &Edit) -> Simple {
    Simple::One(match edit {
        Edit::Set { path, value } => {
            let value = value.plain();
            if found.rest.is_empty() {
                if value.is(found.node, scene.format) {
                    return Simple::Nothing;
                }
                if let Some(edits) = edits(scene, found, path, &value) {
                    return Simple::Several(edits);
                }
            }
            Edit::Set { path: path.clone(), value: value.in_place_of(found, scene.format) }
        }
        Edit::Append { path, value } => Edit::Append { path: path.clone(), value: value.plain() },
        Edit::Remove { .. } => edit.clone(),
    })
}

/// The smaller changes; none when the value is no list or table, or takes the place of something else.
fn edits(scene: &Scene<'_>, found: &Found<'_, '_>, path: &[Step], value: &Datum) -> Option<Vec<Edit>> {
    match (value, &found.node.value) {
        (Datum::List(new), Value::List(old)) => Some(list(path, old, new, scene.format)),
        (Datum::Table(new), Value::Table(old)) => {
            let known = |name: &str| new.iter().any(|(key, _)| key == name);
            let set = new.iter().map(|(key, value)| Edit::Set {
                path: below(path, Step::Field(key.clone())),
                value: value.clone(),
            });
            let gone = old.entries.iter().filter(|e| !known(&e.key.name));
            let remove = gone.map(|e| Edit::Remove {
                path: below(path, Step::Field(e.key.name.to_string())),
                with_comment: false,
            });
            Some(set.chain(remove).collect())
        }
        _ => None,
    }
}

/// Entries that stay, in their order, then those that come; where as many go as come, each is changed in
/// its place.
fn list(path: &[Step], old: &[Node], new: &[Datum], format: Format) -> Vec<Edit> {
    if old.len() == new.len() {
        let set = |(at, value): (usize, &Datum)| Edit::Set {
            path: below(path, Step::Entry(at)),
            value: value.clone(),
        };
        return new.iter().enumerate().map(set).collect();
    }
    let mut kept = 0;
    let mut gone = Vec::new();
    for (at, node) in old.iter().enumerate() {
        match new.get(kept) {
            Some(value) if value.is(node, format) => kept += 1,
            _ => gone.push(at),
        }
    }
    let come = new[kept..].iter().map(|value| Edit::Append { path: path.to_vec(), value: value.clone() });
    let go = gone
        .into_iter()
        .rev()
        .map(|at| Edit::Remove { path: below(path, Step::Entry(at)), with_comment: false });
    // What comes, comes first: a list that stands empty for a moment would lose its layout.
    come.chain(go).collect()
}

fn below(path: &[Step], step: Step) -> Vec<Step> {
    let mut path = path.to_vec();
    path.push(step);
    path
}
