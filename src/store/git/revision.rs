//! The plan files as they lay in one commit.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use git2::{Odb, Oid};

use crate::store::git::commit::Commit;
use crate::store::git::fault::GitFault;
use crate::store::git::indexed::Indexed;
use crate::store::git::pool::Pool;
use crate::store::git::tree_object::{Entry, Mode, find, visit};
use crate::store::git::{blob, content};
use crate::store::{ContentId, EntryKind, Folder, Tree, TreeEntry, Unreadable};

/// More entries than any region has plans. A few folders that hold each other many times over can look
/// like more files than there is memory.
const MOST_ENTRIES: usize = 1_000_000;

/// The tree of plan files in one commit.
#[derive(Debug)]
pub struct Revision {
    pool: Arc<Pool>,
    commit: Commit,
    items: Vec<Item>,
    /// Folders that were not looked into: plan years, of which few files may be asked for.
    closed: HashMap<String, Oid>,
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
    /// Lists what lies under `plans/` and `schema/` in a folder of a commit; plan years, when they are to
    /// be `whole`, else they are opened when somebody asks for a file in them.
    pub(super) fn list(
        pool: &Arc<Pool>,
        prefix: &[Vec<u8>],
        commit: &Commit,
        whole: bool,
    ) -> Result<Self, GitFault> {
        let listed = pool.with(|git| {
            let odb = git.odb().map_err(|e| GitFault::broken(&e))?;
            let Some(root) = descend(&odb, commit.tree, prefix)? else { return Ok(Listed::default()) };
            list(&odb, root, whole)
        })?;
        Ok(Self {
            pool: Arc::clone(pool),
            commit: commit.clone(),
            items: listed.items,
            closed: listed.closed,
            turn: Mutex::new(()),
        })
    }

    /// The commit.
    pub fn commit(&self) -> &Commit {
        &self.commit
    }

    /// The id of a file.
    fn file(&self, path: &str) -> Option<Oid> {
        if let Ok(at) = self.items.binary_search_by(|item| (*item.path).cmp(path)) {
            return self.items.get(at).filter(|item| item.kind == EntryKind::File).map(|item| item.id);
        }
        let (folder, name) = path.rsplit_once('/')?;
        let folder = self.open(folder)?;
        folder.file(name.as_bytes()).filter(|entry| entry.mode == Mode::File)?.id().ok()
    }

    /// A folder that was not looked into.
    fn open(&self, path: &str) -> Option<Arc<Indexed>> {
        let id = *self.closed.get(path)?;
        let read = |git: &git2::Repository| {
            let odb = git.odb().map_err(|e| GitFault::broken(&e))?;
            self.pool.folder(&odb, id)
        };
        // One that was not fetched has no files here.
        Some(self.pool.with(read).unwrap_or_default())
    }
}

impl Tree for Revision {
    fn entries(&self) -> Vec<TreeEntry> {
        let entry = |item: &Item| TreeEntry { path: item.path.clone(), kind: item.kind };
        self.items.iter().map(entry).collect()
    }

    fn folder(&self, path: &str) -> Folder {
        let mut folder = Folder::default();
        if let Some(own) = self.open(path) {
            let kept = own.entries().filter(|e| e.mode != Mode::Folder);
            folder.entries.extend(kept.map(|e| TreeEntry {
                path: format!("{path}/{}", String::from_utf8_lossy(e.name)),
                kind: kind_of(e.mode),
            }));
            return folder;
        }
        let below = |rest: &str| rest.strip_prefix(path).and_then(|r| r.strip_prefix('/')).map(str::to_owned);
        for item in &self.items {
            match below(&item.path) {
                Some(rest) if !rest.contains('/') => {
                    folder.entries.push(TreeEntry { path: item.path.clone(), kind: item.kind });
                }
                Some(rest) => folder.folders.extend(rest.split('/').next().map(str::to_owned)),
                None => {}
            }
        }
        let closed = self.closed.keys().filter_map(|p| below(p)?.split('/').next().map(str::to_owned));
        folder.folders.extend(closed);
        folder.folders.sort();
        folder.folders.dedup();
        folder
    }

    fn read(&self, path: &str) -> Result<String, Unreadable> {
        self.read_several(&[path]).pop().expect("one was asked for")
    }

    fn read_several(&self, paths: &[&str]) -> Vec<Result<String, Unreadable>> {
        // One thread at a time. The library guards what its readers share with locks that it takes many
        // times for each file: two readers at once take longer than one after the other, and the rest of
        // a file's way, the parsing, is ten times longer.
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        blob::texts(&self.pool, paths.iter().map(|path| self.file(path)))
    }

    fn content(&self, path: &str) -> Option<ContentId> {
        content(self.file(path)?)
    }
}

/// The folder that lies so deep below another; none when the path leads elsewhere.
pub(super) fn descend(odb: &Odb<'_>, top: Oid, path: &[Vec<u8>]) -> Result<Option<Oid>, GitFault> {
    let mut at = top;
    for name in path {
        match find(odb, at, name)? {
            Some((Mode::Folder, id)) => at = id,
            _ => return Ok(None),
        }
    }
    Ok(Some(at))
}

/// What was listed, and what was not looked into.
#[derive(Default)]
struct Listed {
    items: Vec<Item>,
    folders: Vec<(String, Oid)>,
    closed: HashMap<String, Oid>,
}

/// Everything under `plans/` and `schema/` of a folder, as [`WorkTree`](crate::store::WorkTree) lists it.
fn list(odb: &Odb<'_>, root: Oid, whole: bool) -> Result<Listed, GitFault> {
    let mut listed = Listed::default();
    visit(odb, root, |entry| {
        if matches!(entry.name, b"plans" | b"schema") {
            listed.place("", entry)?;
        }
        Ok(true)
    })?;
    while let Some((path, id)) = listed.folders.pop() {
        if !whole && is_plan_year(&path) {
            listed.closed.insert(path, id);
            continue;
        }
        visit(odb, id, |entry| {
            listed.place(&path, entry)?;
            Ok(true)
        })?;
        if listed.items.len() + listed.folders.len() > MOST_ENTRIES {
            return Err(GitFault::Broken(format!("more than {MOST_ENTRIES} files")));
        }
    }
    listed.items.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(listed)
}

/// Whether a folder is where plan years are, and is called like one: `plans/<programme>/2026…`.
fn is_plan_year(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    matches!(parts[..], ["plans", _, year] if year.bytes().take(4).filter(u8::is_ascii_digit).count() == 4)
}

fn kind_of(mode: Mode) -> EntryKind {
    match mode {
        Mode::File => EntryKind::File,
        Mode::Link => EntryKind::Link,
        Mode::Commit => EntryKind::Repository,
        Mode::Folder => EntryKind::Folder,
        Mode::Other => EntryKind::Other,
    }
}

impl Listed {
    /// Puts an entry of a folder among the files, or among the folders to look into, or both.
    fn place(&mut self, folder: &str, entry: Entry<'_>) -> Result<(), GitFault> {
        let name = String::from_utf8_lossy(entry.name);
        let path = if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") };
        let id = entry.id()?;
        if entry.mode == Mode::Folder {
            self.folders.push((path.clone(), id));
            if !EntryKind::is_like_a_file(&path) {
                return Ok(());
            }
        }
        self.items.push(Item { path, kind: kind_of(entry.mode), id });
        Ok(())
    }
}
