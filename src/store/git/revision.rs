//! The plan files as they lay in one commit.

use std::sync::{Arc, Mutex, PoisonError};

use git2::{Odb, Oid};

use crate::store::git::commit::Commit;
use crate::store::git::fault::GitFault;
use crate::store::git::pool::Pool;
use crate::store::git::tree_object::{Entry, Mode, find, visit};
use crate::store::git::{blob, content};
use crate::store::{ContentId, EntryKind, Tree, TreeEntry, Unreadable};

/// More entries than any region has plans. A few folders that hold each other many times over can look
/// like more files than there is memory.
const MOST_ENTRIES: usize = 1_000_000;

/// The tree of plan files in one commit.
#[derive(Debug)]
pub struct Revision {
    pool: Arc<Pool>,
    commit: Commit,
    items: Vec<Item>,
    /// Whoever reads files has it.
    turn: Mutex<()>,
}

#[derive(Debug)]
struct Item {
    path: String,
    kind: EntryKind,
    id: Oid,
}

impl Revision {
    /// Lists what lies under `plans/` and `schema/` in a folder of a commit.
    pub(super) fn list(pool: &Arc<Pool>, prefix: &[Vec<u8>], commit: &Commit) -> Result<Self, GitFault> {
        let items = pool.with(|git| {
            let odb = git.odb().map_err(|e| GitFault::broken(&e))?;
            let Some(root) = descend(&odb, commit.tree, prefix)? else { return Ok(Vec::new()) };
            list(&odb, root)
        })?;
        Ok(Self { pool: Arc::clone(pool), commit: commit.clone(), items, turn: Mutex::new(()) })
    }

    /// The commit.
    pub fn commit(&self) -> &Commit {
        &self.commit
    }

    fn file(&self, path: &str) -> Option<&Item> {
        let at = self.items.binary_search_by(|item| (*item.path).cmp(path)).ok()?;
        self.items.get(at).filter(|item| item.kind == EntryKind::File)
    }
}

impl Tree for Revision {
    fn entries(&self) -> Vec<TreeEntry> {
        let entry = |item: &Item| TreeEntry { path: item.path.clone(), kind: item.kind };
        self.items.iter().map(entry).collect()
    }

    fn read(&self, path: &str) -> Result<String, Unreadable> {
        self.read_several(&[path]).pop().expect("one was asked for")
    }

    fn read_several(&self, paths: &[&str]) -> Vec<Result<String, Unreadable>> {
        // One thread at a time. The library guards what its readers share with locks that it takes many
        // times for each file: two readers at once take longer than one after the other, and the rest of
        // a file's way, the parsing, is ten times longer.
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        blob::texts(&self.pool, paths.iter().map(|path| Some(self.file(path)?.id)))
    }

    fn content(&self, path: &str) -> Option<ContentId> {
        content(self.file(path)?.id)
    }
}

/// The folder that lies so deep below another; none when the path leads elsewhere.
fn descend(odb: &Odb<'_>, top: Oid, path: &[Vec<u8>]) -> Result<Option<Oid>, GitFault> {
    let mut at = top;
    for name in path {
        match find(odb, at, name)? {
            Some((Mode::Folder, id)) => at = id,
            _ => return Ok(None),
        }
    }
    Ok(Some(at))
}

/// Everything under `plans/` and `schema/` of a folder, as [`WorkTree`](crate::store::WorkTree) lists it.
fn list(odb: &Odb<'_>, root: Oid) -> Result<Vec<Item>, GitFault> {
    let mut items = Vec::new();
    let mut folders = Vec::new();
    visit(odb, root, |entry| {
        if matches!(entry.name, b"plans" | b"schema") {
            place("", entry, &mut items, &mut folders)?;
        }
        Ok(true)
    })?;
    while let Some((path, id)) = folders.pop() {
        visit(odb, id, |entry| {
            place(&path, entry, &mut items, &mut folders)?;
            Ok(true)
        })?;
        if items.len() + folders.len() > MOST_ENTRIES {
            return Err(GitFault::Broken(format!("more than {MOST_ENTRIES} files")));
        }
    }
    items.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(items)
}

/// Puts an entry of a folder among the files, or among the folders to look into, or both.
fn place(
    folder: &str,
    entry: Entry<'_>,
    items: &mut Vec<Item>,
    folders: &mut Vec<(String, Oid)>,
) -> Result<(), GitFault> {
    let name = String::from_utf8_lossy(entry.name);
    let path = if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") };
    let id = entry.id()?;
    let kind = match entry.mode {
        Mode::File => EntryKind::File,
        Mode::Link => EntryKind::Link,
        Mode::Commit => EntryKind::Repository,
        Mode::Other => EntryKind::Other,
        Mode::Folder => {
            folders.push((path.clone(), id));
            if !EntryKind::is_like_a_file(&path) {
                return Ok(());
            }
            EntryKind::Folder
        }
    };
    items.push(Item { path, kind, id });
    Ok(())
}
