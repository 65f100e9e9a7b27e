//! A tree of files in memory.

use std::collections::BTreeMap;
use std::path::Path;

use plan::store::{EntryKind, Tree, TreeEntry, Unreadable, decode};

/// Files by path.
#[derive(Debug, Clone, Default)]
pub(crate) struct MemoryTree {
    files: BTreeMap<String, String>,
}

impl MemoryTree {
    /// The files below a folder of the test sources.
    pub(crate) fn from_folder(folder: &Path) -> Self {
        let mut tree = Self::default();
        tree.add_folder(folder, folder);
        tree
    }

    /// The files of the plan repository at a root, and nothing else that lies there.
    pub(crate) fn of_repository(root: &Path) -> Self {
        let mut tree = Self::default();
        for folder in ["plans", "schema"] {
            tree.add_folder(root, &root.join(folder));
        }
        tree
    }

    fn add_folder(&mut self, root: &Path, folder: &Path) {
        for entry in std::fs::read_dir(folder).expect("the folder is part of the tests") {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                self.add_folder(root, &path);
            } else {
                let relative =
                    path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
                self.add(&relative, &std::fs::read_to_string(&path).expect("fixtures are text"));
            }
        }
    }

    /// Adds or replaces a file.
    pub(crate) fn add(&mut self, path: &str, text: &str) {
        self.files.insert(path.to_owned(), text.to_owned());
    }

    /// Removes a file.
    pub(crate) fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// Adds text to the end of a file.
    pub(crate) fn append(&mut self, path: &str, text: &str) {
        let file = self.files.entry(path.to_owned()).or_default();
        file.push('\n');
        file.push_str(text);
    }

    /// All paths and texts.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&String, &String)> {
        self.files.iter()
    }
}

impl Tree for MemoryTree {
    fn entries(&self) -> Vec<TreeEntry> {
        let kept = self.files.keys().filter(|p| p.starts_with("plans/") || p.starts_with("schema/"));
        kept.map(|path| TreeEntry { path: path.clone(), kind: EntryKind::File }).collect()
    }

    fn read(&self, path: &str) -> Result<String, Unreadable> {
        let text = self.files.get(path).ok_or_else(|| Unreadable::System("entity not found".to_owned()))?;
        decode(text.clone().into_bytes())
    }
}
