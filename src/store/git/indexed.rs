//! A folder of a revision with an index, for those who look up many names in it.

use git2::Oid;

use crate::store::git::fault::GitFault;
use crate::store::git::tree_object::{Entry, Mode, split, visit};

/// A folder of a revision, its bytes as git keeps them.
#[derive(Debug, Default)]
pub(super) struct Indexed {
    bytes: Vec<u8>,
    /// Where each entry begins.
    starts: Vec<u32>,
}

impl Indexed {
    pub(super) fn read(odb: &git2::Odb<'_>, id: Oid) -> Result<Self, GitFault> {
        let object = odb.read(id).map_err(|e| GitFault::reading(&e))?;
        let mut indexed = Self { bytes: object.data().to_vec(), starts: Vec::new() };
        let mut at = 0;
        visit(odb, id, |entry| {
            indexed.starts.push(u32::try_from(at).unwrap_or(u32::MAX));
            at += entry.length();
            Ok(true)
        })?;
        Ok(indexed)
    }

    /// The entries, in git's order.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.starts.iter().filter_map(|start| self.entry(*start))
    }

    fn entry(&self, start: u32) -> Option<Entry<'_>> {
        split(self.bytes.get(start as usize..)?).map(|(entry, _)| entry)
    }

    /// The entry of this name that is no folder.
    pub(super) fn file(&self, name: &[u8]) -> Option<Entry<'_>> {
        // Git orders folders as if their names ended with a slash.
        let key = |entry: &Entry<'_>| {
            let slash = (entry.mode == Mode::Folder).then_some(b'/');
            entry.name.iter().copied().chain(slash).collect::<Vec<u8>>()
        };
        let at = self.starts.binary_search_by(|start| {
            self.entry(*start).map_or(std::cmp::Ordering::Less, |entry| key(&entry).as_slice().cmp(name))
        });
        self.entry(self.starts[at.ok()?]).filter(|entry| entry.mode != Mode::Folder)
    }
}
