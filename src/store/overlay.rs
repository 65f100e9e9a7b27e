//! A tree with some files put over it, as if they were written already.

use std::collections::BTreeMap;

use crate::store::{EntryKind, Tree, TreeEntry, Unreadable, decode};

/// A tree with some files put over it.
pub struct Overlay<'t> {
    base: &'t dyn Tree,
    files: BTreeMap<String, String>,
}

impl<'t> Overlay<'t> {
    /// This tree with these texts at these paths.
    pub fn new(base: &'t dyn Tree, files: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { base, files: files.into_iter().collect() }
    }
}

impl Tree for Overlay<'_> {
    fn entries(&self) -> Vec<TreeEntry> {
        let mut entries: Vec<TreeEntry> =
            self.base.entries().into_iter().filter(|e| !self.files.contains_key(&e.path)).collect();
        let file = |path: &String| TreeEntry { path: path.clone(), kind: EntryKind::File };
        entries.extend(self.files.keys().map(file));
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        entries
    }

    fn read(&self, path: &str) -> Result<String, Unreadable> {
        match self.files.get(path) {
            Some(text) => decode(text.clone().into_bytes()),
            None => self.base.read(path),
        }
    }
}
