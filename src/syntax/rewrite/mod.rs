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
mod moving;
mod order;
mod patch;
mod place;
mod proof;
mod remarks;
mod sections;
mod smaller;
mod together;
mod trivia;

pub use datum::{Datum, literal};
pub use moving::moved;
pub use remarks::{comments, without_comments};

use crate::syntax::rewrite::patch::Patch;
use crate::syntax::rewrite::place::{Found, Scene, find};
use crate::syntax::rewrite::smaller::{Simple, simply};
use crate::syntax::rewrite::together::{Part, together};
use crate::syntax::shape::Record;
use crate::syntax::{Document, Format, Node, read};
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

impl Edit {
    /// Where.
    fn path(&self) -> &[Step] {
        match self {
            Self::Set { path, .. } | Self::Append { path, .. } | Self::Remove { path, .. } => path,
        }
    }
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

    /// The refusal, in lines of the text as it was before all changes.
    fn told(&self, text: &str, patch: &Patch<'_>) -> CannotEdit {
        let line = |at: usize| lines::number(text, patch.origin(at));
        let last = self.to.saturating_sub(1).max(self.from);
        CannotEdit { lines: (line(self.from), line(last)), why: self.why }
    }
}

/// Makes changes, each proved: together where none gets in another's way, else one after the other.
///
/// # Errors
/// When a change cannot be made safely. Nothing is half done: the text as it was is still the right one.
pub fn rewrite(
    text: &str,
    format: Format,
    record: &'static Record,
    edits: &[Edit],
) -> Result<Rewritten, CannotEdit> {
    let document = read(text, format);
    rewrite_read(&Scene::of(text, format, &document), record, edits).map(|(made, _)| made)
}

/// As [`rewrite`], of a text that was read whole and without a fault: nobody reads it again. Beside what
/// came out stands what that reads as, where the proof has read it.
///
/// # Errors
/// When a change cannot be made safely.
pub fn rewrite_sound(
    text: &str,
    format: Format,
    root: &Node,
    record: &'static Record,
    edits: &[Edit],
) -> Result<(Rewritten, Option<Document>), CannotEdit> {
    rewrite_read(&Scene { text, format, root, faults: &[], complete: true }, record, edits)
}

fn rewrite_read(
    scene: &Scene<'_>,
    record: &'static Record,
    edits: &[Edit],
) -> Result<(Rewritten, Option<Document>), CannotEdit> {
    if let Some((patch, document)) = together(scene, record, edits) {
        return Ok((patch.finish(), document));
    }
    let mut patch = Patch::new(scene.text);
    let mut document = None;
    for edit in edits {
        if let Err(stop) = one(&mut patch, &mut document, scene, record, edit) {
            return Err(stop.told(scene.text, &patch));
        }
    }
    Ok((patch.finish(), document))
}

/// Makes one change of the present text. `document` is what that reads as, if it was read; before the first
/// change it is the scene.
fn one(
    patch: &mut Patch<'_>,
    document: &mut Option<Document>,
    first: &Scene<'_>,
    record: &'static Record,
    edit: &Edit,
) -> Result<(), Stop> {
    let now = document.take();
    let scene = match &now {
        Some(document) => Scene::of(patch.text(), first.format, document),
        None => *first,
    };
    let found = find(&scene, record, edit.path());
    place::refuse_faults(&scene, &found, edit.path())?;
    let edit = match simply(&scene, &found, edit) {
        Simple::Nothing => {
            *document = now;
            return Ok(());
        }
        Simple::Several(edits) => {
            *document = now;
            return edits.iter().try_for_each(|edit| one(patch, document, first, record, edit));
        }
        Simple::One(edit) => edit,
    };
    let changes = changes(&scene, &found, &edit)?;
    if changes.is_empty() {
        *document = now;
        return Ok(());
    }
    let unproven = || Stop::at(found.start(), found.end(), Why::Unproven);
    let next = patch.with(&changes).ok_or_else(unproven)?;
    let part = Part { edit, changes };
    *document = Some(proof::holds(&scene, std::slice::from_ref(&part), next.text()).ok_or_else(unproven)?);
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
