//! Which bytes a file holds, without the bytes; and what differs between two trees.

use std::cmp::Ordering;
use std::fmt;

use crate::store::{EntryKind, Tree, TreeEntry, git};

/// The identity of a file's bytes: the id that git gives to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentId([u8; 20]);

impl ContentId {
    /// The identity of these bytes.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        git::content_of(bytes)
    }

    /// The identity that git writes with these twenty bytes.
    pub(super) fn from_bytes(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    /// The twenty bytes.
    pub(super) fn as_bytes(&self) -> &[u8; 20] {
        &self.0
    }
}

impl fmt::Display for ContentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The paths, sorted, at which two trees differ: in what lies there, in the bytes of a file, or because
/// one of them has nothing there. Between two revisions no file is read.
pub fn differing(old: &dyn Tree, new: &dyn Tree) -> Vec<String> {
    let listed = |tree: &dyn Tree| {
        let mut entries = tree.entries();
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        entries
    };
    let (old_entries, new_entries) = (listed(old), listed(new));
    let (mut olds, mut news) = (old_entries.iter().peekable(), new_entries.iter().peekable());
    let mut out = Vec::new();
    loop {
        let order = match (olds.peek(), news.peek()) {
            (None, None) => return out,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(a), Some(b)) => a.path.cmp(&b.path),
        };
        let before = if order.is_gt() { None } else { olds.next() };
        let after = if order.is_lt() { None } else { news.next() };
        let equal = matches!((before, after), (Some(a), Some(b)) if is_same(old, a, new, b));
        if let Some(entry) = before.or(after).filter(|_| !equal) {
            out.push(entry.path.clone());
        }
    }
}

/// Whether two entries of one path are the same. What cannot be compared is not.
fn is_same(old: &dyn Tree, a: &TreeEntry, new: &dyn Tree, b: &TreeEntry) -> bool {
    if a.kind != b.kind {
        return false;
    }
    let content = || Some(old.content(&a.path)? == new.content(&b.path)?);
    a.kind != EntryKind::File || content() == Some(true)
}
