//! A tree with some files put over it and others taken away, as if that were done already.

use std::collections::{BTreeMap, BTreeSet};

use crate::store::{EntryKind, Tree, TreeEntry, Unreadable, decode};

/// A tree with some files put over it and others taken away.
pub struct Overlay<'t> {
    base: &'t dyn Tree,
    files: BTreeMap<String, String>,
    gone: BTreeSet<String>,
}

impl<'t> Overlay<'t> {
    /// This tree with these texts at these paths.
    pub fn new(base: &'t dyn Tree, files: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { base, files: files.into_iter().collect(), gone: BTreeSet::new() }
    }

    /// Without the file at this path.
    #[must_use]
    pub fn without(mut self, path: &str) -> Self {
        self.gone.insert(path.to_owned());
        self
    }
}

impl Tree for Overlay<'_> {
    fn entries(&self) -> Vec<TreeEntry> {
        let is_left = |e: &TreeEntry| !self.files.contains_key(&e.path) && !self.gone.contains(&e.path);
        let mut entries: Vec<TreeEntry> = self.base.entries().into_iter().filter(is_left).collect();
        let file = |path: &String| TreeEntry { path: path.clone(), kind: EntryKind::File };
        entries.extend(self.files.keys().map(file));
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        entries
    }

    fn read(&self, path: &str) -> Result<String, Unreadable> {
        match self.files.get(path) {
            Some(text) => decode(text.clone().into_bytes()),
            None if self.gone.contains(path) => Err(Unreadable::System("entity not found".to_owned())),
            None => self.base.read(path),
        }
    }
}
