//! Changes to plan files that leave every other byte as it was.
//!
//! The tree knows where every key and value stands, and between two of them stand only white space,
//! comments and punctuation. So a change is a handful of replaced bytes, and the text around them is
//! kept by construction. Whatever comes out is read again and held against the old tree with the change
//! made in memory: what cannot be proved right is not written, and the lines are named instead.

mod as_toml;
mod as_yaml;
mod blocks;
mod brackets;
mod datum;
mod in_toml;
mod in_yaml;
mod lines;
mod order;
mod patch;
mod place;
mod proof;
mod sections;
mod smaller;
mod trivia;

pub use datum::{Datum, literal};

use crate::syntax::rewrite::patch::Patch;
use crate::syntax::rewrite::place::{Found, Scene, find};
use crate::syntax::shape::Record;
use crate::syntax::{Format, read};
use crate::text::Span;

/// One step of the way to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A field by its key.
    Field(String),
    /// An entry of a list by its place, from 0. A single value counts as a list of itself.
    Entry(usize),
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Puts a value in the place of another. A field that is absent is inserted, and so are the tables
    /// that it stands in.
    Set {
        /// Where.
        path: Vec<Step>,
        /// What.
        value: Datum,
    },
    /// Takes a field or an entry away, with its own lines and the comment that ends them. A field that
    /// is absent already is no fault.
    Remove {
        /// Where.
        path: Vec<Step>,
        /// Whether the comment lines directly above go with it. The comment at the head of a file stays.
        with_comment: bool,
    },
    /// Puts an entry at the end of a list; the list comes into being when it is absent.
    Append {
        /// The list.
        path: Vec<Step>,
        /// The entry.
        value: Datum,
    },
}

/// A text with its changes made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// The new text.
    pub text: String,
    /// What was replaced in the old text, in its order, none overlapping another.
    pub replacements: Vec<(Span, String)>,
}

/// A change that cannot be made safely: a person has to make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannotEdit {
    /// The first and the last line to look at, from 1.
    pub lines: (usize, usize),
    /// What stands in the way.
    pub why: Why,
}

/// What stands in the way of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The text is faulty there: broken syntax, a key twice, or what plan files may not use.
    Faulty,
    /// The path leads nowhere.
    NoSuchPlace,
    /// The path goes on below something that is no table.
    NotATable,
    /// An entry is to be put into something that is no list.
    NotAList,
    /// The value is spread over `[sections]` and cannot become one value.
    Sections,
    /// Comments stand inside what would be replaced.
    Comments,
    /// It is written in a way that cannot be changed safely.
    Layout,
    /// What came out did not read as it should.
    Unproven,
}

/// Every comment of a text, from its `#` to the end of its line.
pub fn comments(text: &str, format: Format) -> Vec<Span> {
    let document = read(text, format);
    let found = trivia::comments(text, &document.root);
    found.into_iter().map(|range| Span::new(range.start, range.end)).collect()
}

/// Why a change stops, and the bytes that a person has to look at.
#[derive(Debug)]
struct Stop {
    from: usize,
    to: usize,
    why: Why,
}

impl Stop {
    fn at(from: usize, to: usize, why: Why) -> Self {
        Self { from, to, why }
    }
}

/// Makes changes one after the other, each proved before the next.
///
/// # Errors
/// When a change cannot be made safely. Nothing is half done: the text as it was is still the right one.
pub fn rewrite(
    text: &str,
    format: Format,
    record: &'static Record,
    edits: &[Edit],
) -> Result<Rewritten, CannotEdit> {
    let mut patch = Patch::new(text);
    for edit in edits {
        if let Err(stop) = one(&mut patch, format, record, edit) {
            let line = |at: usize| lines::number(text, patch.origin(at));
            let last = stop.to.saturating_sub(1).max(stop.from);
            return Err(CannotEdit { lines: (line(stop.from), line(last)), why: stop.why });
        }
    }
    Ok(patch.finish())
}

fn one(patch: &mut Patch<'_>, format: Format, record: &'static Record, edit: &Edit) -> Result<(), Stop> {
    let text = patch.text().to_owned();
    let document = read(&text, format);
    let scene = Scene { text: &text, format, root: &document.root };
    let (path, value) = match edit {
        Edit::Set { path, value } | Edit::Append { path, value } => (path, Some(value.plain())),
        Edit::Remove { path, .. } => (path, None),
    };
    let found = find(&scene, record, path);
    place::refuse_faults(&document, &scene, &found, path)?;
    let edit = match (edit, value) {
        (Edit::Set { path, .. }, Some(value)) => {
            if found.rest.is_empty() {
                if value.is(found.node, format) {
                    return Ok(());
                }
                if let Some(edits) = smaller::edits(&scene, &found, path, &value) {
                    return edits.iter().try_for_each(|edit| one(patch, format, record, edit));
                }
            }
            Edit::Set { path: path.clone(), value: value.in_place_of(&found, format) }
        }
        (Edit::Append { path, .. }, Some(value)) => Edit::Append { path: path.clone(), value },
        (edit, _) => edit.clone(),
    };
    let changes = changes(&scene, &found, &edit)?;
    if changes.is_empty() {
        return Ok(());
    }
    let next = patch.with(&changes).ok_or(Stop::at(found.start(), found.end(), Why::Unproven))?;
    if !proof::holds(&document, &scene, path, &edit, &changes, next.text()) {
        return Err(Stop::at(found.start(), found.end(), Why::Unproven));
    }
    *patch = next;
    Ok(())
}

fn changes(scene: &Scene<'_>, found: &Found<'_, '_>, edit: &Edit) -> Result<Vec<patch::Change>, Stop> {
    match (scene.format, edit) {
        (Format::Toml, Edit::Set { value, .. }) => in_toml::set(scene, found, value),
        (Format::Toml, Edit::Append { value, .. }) => in_toml::append(scene, found, value),
        (Format::Toml, Edit::Remove { with_comment, .. }) => in_toml::remove(scene, found, *with_comment),
        (Format::Yaml, Edit::Set { value, .. }) => in_yaml::set(scene, found, value),
        (Format::Yaml, Edit::Append { value, .. }) => in_yaml::append(scene, found, value),
        (Format::Yaml, Edit::Remove { with_comment, .. }) => in_yaml::remove(scene, found, *with_comment),
    }
}
