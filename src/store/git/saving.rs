//! Saving: one commit of the plan files as they lie in the folder, and of nothing else.
//!
//! The way is git's own. Whoever holds `index.lock` may change what is staged and where the branch points;
//! the new index is written beside the old one, then the branch is moved if it still points at what it
//! pointed at, then the new index takes the old one's place. Whoever fails on the way leaves both as they
//! were.

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use git2::{ErrorCode, FileMode, Index, IndexEntry, Oid};

use crate::store::git::commit::Commit;
use crate::store::git::conditions::{
    commits_are_plain, config, files_are_plain, names, nothing_is_under_way,
};
use crate::store::git::content_of_file;
use crate::store::git::repository::Repository;
use crate::store::git::save_fault::{NoFile, SaveFault};
use crate::store::git::unsaved::{Found, Unsaved, UnsavedFile, find, nothing_else_is_staged};

/// What is about to be saved.
#[derive(Debug)]
pub struct Saving<'r> {
    repository: &'r Repository,
    below: String,
    found: Found,
    reference: String,
    /// The newest commit; none before the first.
    pub head: Option<Commit>,
}

/// Where a branch goes when it is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Share {
    /// Where it went before.
    Known,
    /// Nowhere yet; a place that it could go to.
    To(String),
}

impl<'r> Saving<'r> {
    /// What is not saved; none when all is.
    pub(super) fn of(repository: &'r Repository) -> Result<Option<Self>, SaveFault> {
        let below = repository.below()?;
        let git = repository.open_again()?;
        if git.is_bare() {
            return Err(SaveFault::Bare);
        }
        nothing_is_under_way(&git)?;
        let found = find(&git, &below)?;
        if found.files.is_empty() {
            return Ok(None);
        }
        let reference = found.branch.clone().ok_or(SaveFault::Detached)?;
        nothing_else_is_staged(&git, &below, found.head.is_none())?;
        let head = found.head.map(|id| Commit::find(&git, id)).transpose()?;
        Ok(Some(Self { repository, below, found, reference, head }))
    }

    /// That the repository would take from git what is made here. Its hooks are not run: where it has any
    /// that could stop or change a commit, whoever saves has to say that they are skipped.
    ///
    /// # Errors
    /// When it asks for more than is done here.
    pub fn may_be_written(&self, skips_hooks: bool) -> Result<(), SaveFault> {
        let git = self.repository.open_again()?;
        names(&git)?;
        commits_are_plain(&git, skips_hooks)?;
        files_are_plain(&git, &self.below, &self.found.files)
    }

    /// The files, by path.
    pub fn files(&self) -> &[UnsavedFile] {
        &self.found.files
    }

    /// New files and folders that are left where they are, for their names begin with a point.
    pub fn hidden(&self) -> &[String] {
        &self.found.hidden
    }

    /// The branch's short name.
    pub fn branch(&self) -> &str {
        self.reference.strip_prefix("refs/heads/").unwrap_or(&self.reference)
    }

    /// Where the branch goes when it is shared; none when the repository knows no other.
    pub fn share(&self) -> Option<Share> {
        let git = self.repository.open_again().ok()?;
        if config(&git).ok()?.get_string(&format!("branch.{}.merge", self.branch())).is_ok() {
            return Some(Share::Known);
        }
        let remotes = git.remotes().ok()?;
        let mut names: Vec<&str> = remotes.iter().flatten().flatten().collect();
        names.sort_by_key(|name| *name != "origin");
        names.first().map(|name| Share::To((*name).to_owned()))
    }

    /// Makes the commit, if everything still is as it was found.
    ///
    /// # Errors
    /// When it is not, or the repository cannot be written.
    pub fn write(&self, message: &str) -> Result<Commit, SaveFault> {
        let git = self.repository.open_again()?;
        let lock = Lock::take(&git)?;
        if find(&git, &self.below)? != self.found {
            return Err(SaveFault::Meanwhile);
        }
        nothing_is_under_way(&git)?;
        nothing_else_is_staged(&git, &self.below, self.head.is_none())?;
        let entries = self.entries(&git)?;
        let commit = self.commit(&git, &entries, message)?;
        lock.fill(&git, &entries)?;
        self.point_at(&git, commit, message)?;
        lock.settle()?;
        Ok(Commit::find(&git, commit)?)
    }

    /// What the index is to say of each file: none of one that is gone. What they hold goes into the
    /// repository.
    fn entries(&self, git: &git2::Repository) -> Result<Vec<(String, Option<IndexEntry>)>, SaveFault> {
        let top = git.workdir().ok_or(SaveFault::Bare)?;
        let mut index = git.index().map_err(unwritable)?;
        let mut entries = Vec::with_capacity(self.found.files.len());
        // Those that only look changed look so no longer.
        for file in self.found.files.iter().chain(&self.found.alike) {
            let whole = format!("{}{}", self.below, file.path);
            if file.state == Unsaved::Removed {
                entries.push((whole, None));
                continue;
            }
            index.add_path(Path::new(&whole)).map_err(unwritable)?;
            let entry = index.get_path(Path::new(&whole), 0).ok_or(SaveFault::Meanwhile)?;
            if ![u32::from(FileMode::Blob), u32::from(FileMode::BlobExecutable)].contains(&entry.mode) {
                return Err(SaveFault::NoFile { path: file.path.clone(), what: NoFile::Link });
            }
            if content_of_file(&top.join(&whole)) != file.content {
                return Err(SaveFault::Meanwhile);
            }
            entries.push((whole, Some(entry)));
        }
        // What is gone makes room for what came.
        entries.sort_by_key(|(_, entry)| entry.is_some());
        Ok(entries)
    }

    /// A commit of what the newest one has, and of the files; no branch knows of it yet.
    fn commit(
        &self,
        git: &git2::Repository,
        entries: &[(String, Option<IndexEntry>)],
        message: &str,
    ) -> Result<Oid, SaveFault> {
        let parent = self.found.head.map(|id| git.find_commit(id)).transpose().map_err(unwritable)?;
        let mut whole = Index::new().map_err(unwritable)?;
        if let Some(parent) = &parent {
            whole.read_tree(&parent.tree().map_err(unwritable)?).map_err(unwritable)?;
        }
        put(&mut whole, entries)?;
        let tree = whole.write_tree_to(git).and_then(|id| git.find_tree(id)).map_err(unwritable)?;
        let [author, committer] = names(git)?;
        let parents: Vec<&git2::Commit<'_>> = parent.iter().collect();
        git.commit(None, &author, &committer, message, &tree, &parents).map_err(unwritable)
    }

    /// Lets the branch point at a commit, if it still points at the one before it.
    fn point_at(&self, git: &git2::Repository, commit: Oid, message: &str) -> Result<(), SaveFault> {
        let subject = message.lines().next().unwrap_or_default();
        let name = &self.reference;
        let moved = match self.found.head {
            Some(head) => git.reference_matching(name, commit, true, head, &format!("commit: {subject}")),
            None => git.reference(name, commit, false, &format!("commit (initial): {subject}")),
        };
        moved.map(|_| ()).map_err(|error| match error.code() {
            ErrorCode::Modified | ErrorCode::Exists => SaveFault::Meanwhile,
            ErrorCode::Locked => SaveFault::Locked(git.commondir().join(format!("{name}.lock"))),
            _ => unwritable(error),
        })
    }
}

/// Makes an index say so of some files.
fn put(index: &mut Index, entries: &[(String, Option<IndexEntry>)]) -> Result<(), SaveFault> {
    for (path, entry) in entries {
        match entry {
            Some(entry) => index.add(entry).map_err(unwritable)?,
            None => match index.remove(Path::new(path), 0) {
                // It was staged as gone already.
                Err(error) if error.code() == ErrorCode::NotFound => {}
                other => other.map_err(unwritable)?,
            },
        }
    }
    Ok(())
}

fn unwritable(error: git2::Error) -> SaveFault {
    SaveFault::Unwritable(error.message().to_owned())
}

fn system(error: std::io::Error) -> SaveFault {
    SaveFault::Unwritable(error.to_string())
}

/// The right to change what is staged and where branches point, as git knows it. Given up when dropped.
struct Lock {
    index: PathBuf,
    lock: PathBuf,
    /// Where the new index is written.
    draft: PathBuf,
}

impl Lock {
    fn take(git: &git2::Repository) -> Result<Self, SaveFault> {
        let file = |name: &str| git.path().join(name);
        let (index, lock, draft) = (file("index"), file("index.lock"), file("index.plan"));
        match OpenOptions::new().write(true).create_new(true).open(&lock) {
            Ok(_) => Ok(Self { index, lock, draft }),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(SaveFault::Locked(lock)),
            Err(error) => Err(system(error)),
        }
    }

    /// Writes what is to be staged into the lock.
    fn fill(
        &self,
        git: &git2::Repository,
        entries: &[(String, Option<IndexEntry>)],
    ) -> Result<(), SaveFault> {
        let _ = std::fs::remove_file(&self.draft);
        match std::fs::copy(&self.index, &self.draft) {
            // Whoever wrote it last knew nothing of files that changed after that moment: the copy is to
            // look as old, for that is how they are found.
            Ok(_) => {
                self.index.metadata().and_then(|about| age(&self.draft, about.modified()?)).map_err(system)?
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(system(error)),
        }
        let mut index = Index::open(&self.draft).map_err(unwritable)?;
        git.set_index(&mut index).map_err(unwritable)?;
        put(&mut index, entries)?;
        index.write().map_err(unwritable)?;
        std::fs::rename(&self.draft, &self.lock).map_err(system)
    }

    /// Puts what was written in the place of the index.
    fn settle(&self) -> Result<(), SaveFault> {
        std::fs::rename(&self.lock, &self.index).map_err(system)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // After a success there is nothing left to remove.
        let _ = std::fs::remove_file(&self.draft);
        let _ = std::fs::remove_file(&self.lock);
    }
}

fn age(path: &Path, time: std::time::SystemTime) -> std::io::Result<()> {
    OpenOptions::new().write(true).open(path)?.set_modified(time)
}
