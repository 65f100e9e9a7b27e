//! One file of the tree, read as far as it can be.

use std::sync::Arc;

use crate::model::format::CONSTRAINT;
use crate::portfolio::place::classify;
use crate::portfolio::{Allow, Headline, Place};
use crate::store::{EntryKind, Tree, TreeEntry, Unreadable, decode};
use crate::syntax::shape::examine;
use crate::syntax::{Document, Fault, FaultKind, Format, Node, Value, read};
use crate::text::{Source, Span};

/// One file of the tree.
#[derive(Debug, Clone)]
pub struct File {
    /// Its path and text.
    pub source: Source,
    /// What it is.
    pub place: Place,
    /// Its format; none for strays.
    pub format: Option<Format>,
    /// What it holds; an empty table when nothing could be read.
    pub root: Node,
    /// What is asked of an activity again and again; empty for other files.
    pub headline: Headline,
    /// Exceptions made in place, in the order of the text.
    pub allows: Vec<Allow>,
    /// What is wrong with its text and shape, in the order of the text.
    pub faults: Vec<Fault>,
    /// Whether all of it was understood. If not, what seems absent may only be unread.
    pub complete: bool,
    /// Whether anybody asked for its text. If not, its root is empty and says nothing about it.
    pub asked: bool,
    /// Why its text could not be had.
    pub unreadable: Option<Unreadable>,
}

/// A file that is not written yet.
#[derive(Debug)]
pub struct New {
    /// Its path from the root, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What the text reads as, if somebody has read it.
    pub document: Option<Document>,
}

/// A file of the tree that is still to be read.
#[derive(Debug)]
pub(super) struct Unread {
    pub(super) path: String,
    pub(super) place: Place,
    pub(super) format: Option<Format>,
    /// Whether anybody asks for its text.
    pub(super) asked: bool,
}

impl Unread {
    /// The format to read it in; none when it is not read, as strays never are.
    fn to_read(&self) -> Option<Format> {
        self.format.filter(|_| self.asked && !matches!(self.place, Place::Stray(_)))
    }
}

impl File {
    /// Reads files of the tree, in their order.
    pub(super) fn read_several(tree: &dyn Tree, files: Vec<Unread>) -> Vec<Arc<Self>> {
        let read = files.iter().filter(|file| file.to_read().is_some());
        let mut texts = tree.read_several(&read.map(|file| &*file.path).collect::<Vec<_>>()).into_iter();
        let file = |file: Unread| {
            let known = file.to_read();
            Arc::new(match known.map(|known| (known, texts.next())) {
                Some((known, Some(Ok(text)))) => Self::new(file, known, text),
                Some((_, Some(Err(why)))) => Self::nothing(file, Some(why)),
                _ => Self::nothing(file, None),
            })
        };
        files.into_iter().map(file).collect()
    }

    /// A file without a text.
    fn nothing(file: Unread, unreadable: Option<Unreadable>) -> Self {
        Self {
            source: Source::new(file.path, String::new()),
            place: file.place,
            format: file.format,
            root: Node::empty(),
            headline: Headline::default(),
            allows: Vec::new(),
            faults: Vec::new(),
            complete: unreadable.is_none(),
            asked: file.asked,
            unreadable,
        }
    }

    /// A file as it will be once it is written; none when it would be nobody's business.
    pub(super) fn made(new: New) -> Option<Arc<Self>> {
        let New { path, text, document } = new;
        let (place, format) = classify(&TreeEntry { path: path.clone(), kind: EntryKind::File })?;
        let file = Unread { path, place, format, asked: true };
        Some(Arc::new(match (file.to_read(), decode(text.into_bytes())) {
            (Some(known), Ok(text)) => {
                let document = document.unwrap_or_else(|| read(&text, known));
                Self::of(file, text, document)
            }
            (Some(_), Err(why)) => Self::nothing(file, Some(why)),
            (None, _) => Self::nothing(file, None),
        }))
    }

    /// A file with its text.
    fn new(file: Unread, known: Format, text: String) -> Self {
        let document = read(&text, known);
        Self::of(file, text, document)
    }

    /// A file with its text and what that reads as.
    fn of(file: Unread, text: String, mut document: Document) -> Self {
        let Unread { path, place, format, asked } = file;
        let mut faults = document.faults;
        if let Some(record) = place.record() {
            examine(&mut document.root, record, &mut faults);
        }
        if matches!(place, Place::Model(_)) {
            examine_constraints(&mut document.root, &mut faults);
        }
        faults.sort_by_key(|f| f.span);
        let source = Source::new(path, text);
        let is_activity = matches!(place, Place::Activity(..));
        Self {
            headline: if is_activity { Headline::of(&document.root) } else { Headline::default() },
            allows: format.map_or_else(Vec::new, |format| Allow::all(&source.text, format, &document.root)),
            source,
            place,
            format,
            root: document.root,
            faults,
            complete: document.complete,
            asked,
            unreadable: None,
        }
    }

    /// Where to point when something is absent: the title, else the first key, else the start.
    pub fn head(&self) -> Span {
        let table = self.root.table();
        let named = ["title", "name"].into_iter().find_map(|n| table.entry(n));
        named.or_else(|| table.entries.first()).map_or_else(Span::default, |e| e.key.span)
    }

    /// Whether a fault of this place has been reported already.
    pub fn is_faulty(&self, span: Span) -> bool {
        // Faults stand in the order of the text.
        self.faults.binary_search_by_key(&span, |f| f.span).is_ok()
    }
}

/// The fields that every constraint has. The parameters of its rule are the rule's affair.
fn examine_constraints(root: &mut Node, faults: &mut Vec<Fault>) {
    let Value::Table(table) = &mut root.value else { return };
    let list = table.entries.iter_mut().find(|e| &*e.key.name == "constraints");
    let Some(Value::List(constraints)) = list.map(|e| &mut e.node.value) else { return };
    for constraint in constraints {
        let mut found = Vec::new();
        examine(constraint, &CONSTRAINT, &mut found);
        let parameter =
            |f: &Fault| matches!(f.kind, FaultKind::UnknownField(..) | FaultKind::MisplacedKey(..));
        faults.extend(found.into_iter().filter(|f| !parameter(f)));
    }
}
