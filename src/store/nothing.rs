//! A tree without files.

use crate::store::{Tree, TreeEntry, Unreadable};

/// A tree without files: what was saved before anything was.
#[derive(Debug, Clone, Copy)]
pub struct Nothing;

impl Tree for Nothing {
    fn entries(&self) -> Vec<TreeEntry> {
        Vec::new()
    }

    fn read(&self, _: &str) -> Result<String, Unreadable> {
        Err(Unreadable::System(std::io::ErrorKind::NotFound.to_string()))
    }
}
