//! What differs between two commits, told by the ids of their folders: what is equal is never opened.

use std::cmp::Ordering;
use std::sync::Arc;

use git2::{Odb, Oid};

use crate::store::EntryKind;
use crate::store::git::fault::GitFault;
use crate::store::git::pool::Pool;
use crate::store::git::revision::descend;
use crate::store::git::tree_object::{Entry, Mode};

/// The paths, sorted, at which the plan files of two commits differ, as
/// [`differing`](crate::store::differing) tells them.
pub(super) fn differing(
    pool: &Pool,
    git: &git2::Repository,
    prefix: &[Vec<u8>],
    old: Oid,
    new: Oid,
) -> Result<Vec<String>, GitFault> {
    let odb = git.odb().map_err(|e| GitFault::broken(&e))?;
    let mut comparison = Comparison { pool, odb: &odb, paths: Vec::new() };
    let (old, new) = (descend(&odb, old, prefix)?, descend(&odb, new, prefix)?);
    comparison.folders("", old, new)?;
    comparison.paths.sort();
    comparison.paths.dedup();
    Ok(comparison.paths)
}

struct Comparison<'o> {
    pool: &'o Pool,
    odb: &'o Odb<'o>,
    paths: Vec<String>,
}

impl Comparison<'_> {
    fn folders(&mut self, path: &str, old: Option<Oid>, new: Option<Oid>) -> Result<(), GitFault> {
        if old == new {
            return Ok(());
        }
        let open =
            |id: Option<Oid>| id.map_or_else(|| Ok(Arc::default()), |id| self.pool.folder(self.odb, id));
        let (old, new) = (open(old)?, open(new)?);
        let (mut olds, mut news) = (old.entries().peekable(), new.entries().peekable());
        loop {
            let order = match (olds.peek(), news.peek()) {
                (None, None) => return Ok(()),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(a), Some(b)) => in_git(a, b),
            };
            let before = if order.is_gt() { None } else { olds.next() };
            let after = if order.is_lt() { None } else { news.next() };
            self.entries(path, before, after)?;
        }
    }

    /// What differs at one name; a name that is a file here and a folder there comes twice.
    fn entries(
        &mut self,
        folder: &str,
        old: Option<Entry<'_>>,
        new: Option<Entry<'_>>,
    ) -> Result<(), GitFault> {
        let (Some(entry), equal) = (match (old, new) {
            (Some(a), Some(b)) => (Some(a), a.is_same(&b)),
            (a, b) => (a.or(b), false),
        }) else {
            return Ok(());
        };
        if equal || folder.is_empty() && !matches!(entry.name, b"plans" | b"schema") {
            return Ok(());
        }
        let name = String::from_utf8_lossy(entry.name);
        let path = if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") };
        if entry.mode == Mode::Folder {
            if EntryKind::is_like_a_file(&path) && old.is_some() != new.is_some() {
                self.paths.push(path.clone());
            }
            let id = |entry: Option<Entry<'_>>| entry.map(|e| e.id()).transpose();
            return self.folders(&path, id(old)?, id(new)?);
        }
        self.paths.push(path);
        Ok(())
    }
}

/// Which of two entries comes first in git's order.
fn in_git(a: &Entry<'_>, b: &Entry<'_>) -> Ordering {
    a.in_order().cmp(b.in_order())
}
