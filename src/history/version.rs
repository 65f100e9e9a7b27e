//! One version of an activity's file.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::portfolio::Publication;
use crate::portfolio::format::ACTIVITY;
use crate::store::{ContentId, Unreadable};
use crate::syntax::shape::examine;
use crate::syntax::{Format, Node, read};

/// One version of an activity's file.
#[derive(Debug)]
pub struct Version {
    /// The activity's id then.
    pub id: String,
    /// What it held.
    pub root: Node,
    /// Whether all of it was understood.
    pub complete: bool,
}

impl Version {
    /// Whether the version says that the activity had this name before.
    pub(super) fn claims(&self, name: &str) -> bool {
        self.root.texts("formerly").any(|t| t.value == name)
    }
}

/// Gives the text of a version.
pub(super) type Texts<'t> = &'t dyn Fn(ContentId) -> Result<String, Unreadable>;

/// Versions that were read once.
pub(super) struct Versions<'t> {
    texts: Texts<'t>,
    publication: Option<Arc<Publication>>,
    read: HashMap<(ContentId, String), Rc<Version>>,
}

impl<'t> Versions<'t> {
    /// Versions as they are for the house, or as they may leave it.
    pub(super) fn new(texts: Texts<'t>, publication: Option<Arc<Publication>>) -> Self {
        Self { texts, publication, read: HashMap::new() }
    }

    /// The version that lay at a path. One that cannot be read says nothing.
    pub(super) fn get(&mut self, content: ContentId, path: &str) -> Rc<Version> {
        let key = (content, path.to_owned());
        if let Some(version) = self.read.get(&key) {
            return Rc::clone(version);
        }
        let name = path.rsplit('/').next().unwrap_or(path);
        let (format, stem) = Format::of(name).unwrap_or((Format::Toml, name));
        let version = match (self.texts)(content) {
            Ok(text) => {
                let mut document = read(&text, format);
                let mut faults = Vec::new();
                examine(&mut document.root, &ACTIVITY, &mut faults);
                if let Some(publication) = &self.publication {
                    publication.publish(&ACTIVITY, &mut document.root);
                }
                Version { id: stem.to_owned(), root: document.root, complete: document.complete }
            }
            Err(_) => Version { id: stem.to_owned(), root: Node::empty(), complete: false },
        };
        let version = Rc::new(version);
        self.read.insert(key, Rc::clone(&version));
        version
    }
}
