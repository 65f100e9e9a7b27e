//! One file of the tree, read as far as it can be.

use crate::model::format::CONSTRAINT;
use crate::portfolio::{Headline, Place};
use crate::store::{Tree, Unreadable};
use crate::syntax::shape::examine;
use crate::syntax::{Fault, FaultKind, Format, Node, Value, read};
use crate::text::{Source, Span};

/// One file of the tree.
#[derive(Debug)]
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
    /// What is wrong with its text and shape, in the order of the text.
    pub faults: Vec<Fault>,
    /// Whether all of it was understood. If not, what seems absent may only be unread.
    pub complete: bool,
    /// Why its text could not be had.
    pub unreadable: Option<Unreadable>,
}

impl File {
    /// Reads files of the tree, in their order.
    pub(super) fn read_several(tree: &dyn Tree, files: Vec<(String, Place, Option<Format>)>) -> Vec<Self> {
        let paths: Vec<&str> = files.iter().filter(|f| is_read(&f.1, f.2)).map(|f| &*f.0).collect();
        let mut texts = tree.read_several(&paths).into_iter();
        let file = |(path, place, format): (String, Place, _)| {
            let text = if is_read(&place, format) { texts.next() } else { None };
            Self::new(&path, place, format, text)
        };
        files.into_iter().map(file).collect()
    }

    /// A file with what was read of it.
    fn new(
        path: &str,
        place: Place,
        format: Option<Format>,
        text: Option<Result<String, Unreadable>>,
    ) -> Self {
        let nothing = |unreadable: Option<Unreadable>, place| Self {
            source: Source::new(path, String::new()),
            place,
            format,
            root: Node::empty(),
            headline: Headline::default(),
            faults: Vec::new(),
            complete: unreadable.is_none(),
            unreadable,
        };
        let (text, known) = match (text, format) {
            (Some(Ok(text)), Some(known)) => (text, known),
            (Some(Err(why)), _) => return nothing(Some(why), place),
            _ => return nothing(None, place),
        };
        let mut document = read(&text, known);
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
            source,
            place,
            format,
            root: document.root,
            faults,
            complete: document.complete,
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

/// Whether a file is read at all: nobody asks what strays hold.
fn is_read(place: &Place, format: Option<Format>) -> bool {
    format.is_some() && !matches!(place, Place::Stray(_))
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
