//! A folder as git keeps it, read without copying it.

use git2::{ObjectType, Oid};

use crate::store::git::fault::GitFault;

/// What lies in a folder of a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// A file, which may be a program.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A commit of another repository.
    Commit,
    /// Something that git does not write.
    Other,
}

/// One entry of a folder.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) mode: Mode,
    pub(super) name: &'a [u8],
    id: &'a [u8],
}

impl Entry<'_> {
    /// What git orders it by: a folder as if its name ended with a slash.
    pub(super) fn in_order(&self) -> impl Iterator<Item = u8> {
        self.name.iter().copied().chain((self.mode == Mode::Folder).then_some(b'/'))
    }

    /// Whether two entries are the same, whatever lies behind them.
    pub(super) fn is_same(&self, other: &Entry<'_>) -> bool {
        self.mode == other.mode && self.id == other.id
    }

    pub(super) fn id(&self) -> Result<Oid, GitFault> {
        Oid::from_bytes(self.id).map_err(|e| GitFault::broken(&e))
    }
}

/// Shows the entries of a folder, one by one, until the visitor has seen enough.
pub(super) fn visit(
    odb: &git2::Odb<'_>,
    id: Oid,
    mut visitor: impl FnMut(Entry<'_>) -> Result<bool, GitFault>,
) -> Result<(), GitFault> {
    let object = odb.read(id).map_err(|e| GitFault::reading(&e))?;
    let spoilt = || GitFault::Broken(format!("object {id} is no folder that can be read"));
    if object.kind() != ObjectType::Tree {
        return Err(spoilt());
    }
    let mut rest = object.data();
    while !rest.is_empty() {
        let (entry, tail) = split(rest).ok_or_else(spoilt)?;
        if !visitor(entry)? {
            break;
        }
        rest = tail;
    }
    Ok(())
}

/// The entry of a folder that has this name.
pub(super) fn find(odb: &git2::Odb<'_>, id: Oid, name: &[u8]) -> Result<Option<(Mode, Oid)>, GitFault> {
    let mut found = None;
    visit(odb, id, |entry| {
        if entry.name == name {
            found = Some((entry.mode, entry.id()?));
        }
        Ok(found.is_none())
    })?;
    Ok(found)
}

/// The first entry of a folder (mode, blank, name, NUL, twenty bytes of id) and the rest.
pub(super) fn split(bytes: &[u8]) -> Option<(Entry<'_>, &[u8])> {
    let blank = bytes.iter().take(8).position(|&b| b == b' ')?;
    let (mode, rest) = (&bytes[..blank], &bytes[blank + 1..]);
    let end = rest.iter().position(|&b| b == 0)?;
    let (name, rest) = (&rest[..end], &rest[end + 1..]);
    let (id, rest) = rest.split_at_checked(20)?;
    let mode = match mode {
        b"40000" | b"040000" => Mode::Folder,
        b"120000" => Mode::Link,
        b"160000" => Mode::Commit,
        [b'1', b'0', b'0', ..] => Mode::File,
        _ => Mode::Other,
    };
    Some((Entry { mode, name, id }, rest))
}
