//! A folder of a revision with an index, for those who look up many names in it.

use std::cmp::Ordering;

use git2::{ObjectType, Oid};

use crate::store::git::fault::GitFault;
use crate::store::git::tree_object::{Entry, Mode, split};

/// A folder of a revision, its bytes as git keeps them.
#[derive(Debug, Default)]
pub(super) struct Indexed {
    bytes: Vec<u8>,
    /// Where each entry begins.
    starts: Vec<u32>,
}

impl Indexed {
    /// Reads a folder.
    pub(super) fn read(odb: &git2::Odb<'_>, id: Oid) -> Result<Self, GitFault> {
        let object = odb.read(id).map_err(|e| GitFault::reading(&e))?;
        let spoilt = || GitFault::Broken(format!("object {id} is no folder that can be read"));
        if object.kind() != ObjectType::Tree {
            return Err(spoilt());
        }
        let bytes = object.data().to_vec();
        let mut starts = Vec::with_capacity(bytes.len() / 32);
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            starts.push(u32::try_from(bytes.len() - rest.len()).map_err(|_| spoilt())?);
            rest = split(rest).ok_or_else(spoilt)?.1;
        }
        Ok(Self { bytes, starts })
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
        let at = self.starts.binary_search_by(|start| {
            self.entry(*start).map_or(Ordering::Less, |entry| entry.in_order().cmp(name.iter().copied()))
        });
        self.entry(self.starts[at.ok()?]).filter(|entry| entry.mode != Mode::Folder)
    }
}
