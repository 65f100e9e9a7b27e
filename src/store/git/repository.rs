//! A git repository, and the folder in it that holds the plans.

use std::path::Path;
use std::sync::Arc;

use git2::{ErrorCode, Odb, Oid};

use crate::store::git::blob;
use crate::store::git::commit::{Commit, day_of, is_cut};
use crate::store::git::differing::differing;
use crate::store::git::fault::{GitFault, Missing};
use crate::store::git::history::{self, Touch};
use crate::store::git::names::{self, RefKind};
use crate::store::git::pool::Pool;
use crate::store::git::revision::Revision;
use crate::store::git::save_fault::SaveFault;
use crate::store::git::saving::Saving;
use crate::store::git::tree_object::{Mode, visit};
use crate::store::git::unsaved::is_as_saved;
use crate::store::git::written;
use crate::store::{ContentId, Tree as _, Unreadable, WorkTree};
use crate::text::Day;

/// How deep in a repository without a work tree the plans are looked for.
const DEEPEST: usize = 3;

/// A git repository, and the folder in it that holds the plans.
#[derive(Debug)]
pub struct Repository {
    pool: Arc<Pool>,
    /// The names of the folders that lead from the top of the repository to the plans.
    prefix: Vec<Vec<u8>>,
}

impl Repository {
    /// The repository whose work tree holds this plan root.
    ///
    /// # Errors
    /// When it lies in no repository, or the repository cannot be opened.
    pub fn open(root: &Path) -> Result<Self, GitFault> {
        let pool = Pool::discover(root)?;
        let nowhere = || GitFault::NoGit(root.to_owned());
        let prefix = pool.with(|git| {
            // Without a work tree of its own, a repository belongs to the folder that `.git` lies in.
            let top = git.workdir().or_else(|| git.path().parent()).ok_or_else(nowhere)?;
            let real = |path: &Path| path.canonicalize().map_err(|_| nowhere());
            let (root, top) = (real(root)?, real(top)?);
            let below = root.strip_prefix(top).map_err(|_| nowhere())?;
            Ok(below.iter().map(|part| part.as_encoded_bytes().to_vec()).collect())
        })?;
        Ok(Self { pool: Arc::new(pool), prefix })
    }

    /// The repository at a folder or above it, where no work tree holds the plans: a bare one, or one
    /// whose plans are not checked out. The plans are where the newest commit has both `plans` and
    /// `schema`: at the top, else in the only such folder.
    ///
    /// # Errors
    /// When there is no repository, no commit, or not one such folder.
    pub fn open_without_work_tree(folder: &Path) -> Result<Self, GitFault> {
        let pool = Pool::discover(folder)?;
        let prefix = pool.with(|git| {
            let odb = git.odb().map_err(|e| GitFault::broken(&e))?;
            plan_root(&odb, head(git)?.tree)
        })?;
        Ok(Self { pool: Arc::new(pool), prefix })
    }

    /// The commit that is checked out, or that the default branch points at.
    ///
    /// # Errors
    /// When there is no commit yet.
    pub fn head(&self) -> Result<Commit, GitFault> {
        self.pool.with(head)
    }

    /// The commit that a revision names, in any way that git knows: an id or the beginning of one, a
    /// branch, a tag, `HEAD~2`.
    ///
    /// # Errors
    /// When it names none.
    pub fn commit(&self, spec: &str) -> Result<Commit, GitFault> {
        if spec.is_empty() || spec.starts_with('-') || spec.contains('\0') {
            return Err(GitFault::NotARevision(spec.to_owned()));
        }
        self.pool.with(|git| {
            let object = git.revparse_single(spec).map_err(|error| names::unknown(git, spec, &error))?;
            let commit = object.peel_to_commit().map_err(|_| GitFault::NotACommit(spec.to_owned()))?;
            Commit::read(git, &commit)
        })
    }

    /// The newest commit on the first-parent line of another whose day is on or before a day.
    ///
    /// # Errors
    /// When all are younger, or a shallow clone ends before that day.
    pub fn commit_on(&self, tip: &Commit, day: Day) -> Result<Commit, GitFault> {
        self.pool.with(|git| {
            let find = |id| git.find_commit(id).map_err(|e| GitFault::reading(&e));
            let mut commit = find(tip.oid)?;
            let mut first = day_of(&commit);
            loop {
                first = first.min(day_of(&commit));
                if first <= day {
                    return Commit::read(git, &commit);
                }
                if is_cut(&commit) {
                    return Err(GitFault::Shallow(Missing::Day(day)));
                }
                let Ok(parent) = commit.parent_id(0) else {
                    return Err(GitFault::NothingThatOld { day, first });
                };
                commit = find(parent)?;
            }
        })
    }

    /// The best common ancestor of two commits.
    ///
    /// # Errors
    /// When there is none, or a shallow clone ends before it.
    pub fn merge_base(&self, a: &Commit, b: &Commit) -> Result<Commit, GitFault> {
        self.pool.with(|git| match git.merge_base(a.oid, b.oid) {
            Ok(base) => Commit::find(git, base),
            Err(e) if e.code() != ErrorCode::NotFound => Err(GitFault::broken(&e)),
            Err(_) if git.is_shallow() => Err(GitFault::Shallow(Missing::MergeBase)),
            Err(_) => Err(GitFault::NoMergeBase),
        })
    }

    /// What has exactly this short name: `2026`, `main` or, of a remote, `origin/main`.
    pub fn has_name(&self, word: &str) -> Option<RefKind> {
        self.pool.with(|git| Ok(names::kind_of(git, word))).ok().flatten()
    }

    /// The plan files of a commit.
    ///
    /// # Errors
    /// When its folders are not in this copy of the repository.
    pub fn tree(&self, commit: &Commit) -> Result<Revision, GitFault> {
        Revision::list(&self.pool, &self.prefix, commit, true)
    }

    /// As [`Self::tree`], for those who ask for few activities: what lies in the folders of plan years is
    /// not listed, and found only by its path.
    ///
    /// # Errors
    /// When its folders are not in this copy of the repository.
    pub fn outline(&self, commit: &Commit) -> Result<Revision, GitFault> {
        Revision::list(&self.pool, &self.prefix, commit, false)
    }

    /// The paths at which the plan files of two commits differ. Folders that are equal are not opened.
    ///
    /// # Errors
    /// When a folder is not in this copy of the repository.
    pub fn differing(&self, old: &Commit, new: &Commit) -> Result<Vec<String>, GitFault> {
        self.pool.with(|git| differing(&self.pool, git, &self.prefix, old.tree, new.tree))
    }

    /// The commits that changed any of these files, newest first, with git's simplification at merges:
    /// one that has the files as one of its parents has them leads on to that parent alone; one that
    /// differs from all is listed. The paths are relative to the plan root.
    ///
    /// # Errors
    /// When a commit or a folder is not in this copy of the repository.
    pub fn history(&self, tip: &Commit, paths: &[String]) -> Result<Vec<Touch>, GitFault> {
        self.pool.with(|git| history::walk(git, tip.oid, &self.prefix, paths))
    }

    /// The text of a file, wherever in the history it stands.
    ///
    /// # Errors
    /// When it is no text that could be a plan file, or is not in this copy of the repository.
    pub fn text(&self, id: ContentId) -> Result<String, Unreadable> {
        let oid = Oid::from_bytes(id.as_bytes()).map_err(|e| Unreadable::System(e.message().to_owned()))?;
        blob::text(&self.pool, oid)
    }

    /// What of the plan files is not saved; none when all is.
    ///
    /// # Errors
    /// When nothing can be saved now, or not without losing something.
    pub fn saving(&self) -> Result<Option<Saving<'_>>, SaveFault> {
        Saving::of(self)
    }

    /// Whether git sees no difference between a file in the folder and what was saved of it; line ends are
    /// what its settings say.
    pub fn is_as_saved(&self, path: &str) -> bool {
        let see = |git: &git2::Repository| is_as_saved(git, &self.below()?, path);
        self.pool.with(see).unwrap_or(false)
    }

    /// Whether this content of a file is what `plan` itself wrote there last.
    pub fn has_written(&self, path: &str, content: ContentId) -> bool {
        let see = |git: &git2::Repository| Ok(written::has(git.path(), &(self.below()? + path), content));
        self.pool.with(see).unwrap_or(false)
    }

    /// Remembers what `plan` wrote in some files of the plans' work tree.
    pub fn remember_written(&self, base: &WorkTree, files: &[(String, ContentId)]) {
        let Ok(below) = self.below() else { return };
        let files: Vec<_> =
            files.iter().map(|(path, content)| (format!("{below}{path}"), *content)).collect();
        let is_so = |path: &str, content: &str| {
            let own = path.strip_prefix(&*below);
            own.is_none_or(|own| base.content(own).is_some_and(|is| is.to_string() == content))
        };
        let keep = |git: &git2::Repository| {
            written::remember(git.path(), &files, &is_so);
            Ok(())
        };
        let _ = self.pool.with(keep);
    }

    /// The way from the top of the work tree to the plans: empty, or with a slash at its end.
    pub(super) fn below(&self) -> Result<String, GitFault> {
        let name = |name: &Vec<u8>| String::from_utf8(name.clone()).map(|name| name + "/");
        let names = self.prefix.iter().map(name).collect::<Result<String, _>>();
        names.map_err(|e| GitFault::Broken(e.to_string()))
    }

    /// The repository for whoever writes in it.
    pub(super) fn open_again(&self) -> Result<git2::Repository, GitFault> {
        self.pool.open()
    }

    /// Whether the clone lacks the beginning of its history.
    pub fn is_shallow(&self) -> bool {
        self.pool.with(|git| Ok(git.is_shallow())).unwrap_or(false)
    }
}

fn head(git: &git2::Repository) -> Result<Commit, GitFault> {
    let reference = git.head().map_err(|e| match e.code() {
        ErrorCode::UnbornBranch => GitFault::NoCommit,
        _ => GitFault::broken(&e),
    })?;
    let commit = reference.peel_to_commit().map_err(|e| GitFault::reading(&e))?;
    Commit::read(git, &commit)
}

/// Where in a commit the plans are.
fn plan_root(odb: &Odb<'_>, top: Oid) -> Result<Vec<Vec<u8>>, GitFault> {
    let mut found: Vec<Vec<Vec<u8>>> = Vec::new();
    let mut folders = vec![(Vec::new(), top)];
    while let Some((path, id)) = folders.pop() {
        let mut tops = 0;
        visit(odb, id, |entry| {
            if entry.mode == Mode::Folder {
                tops += usize::from(matches!(entry.name, b"plans" | b"schema"));
                if path.len() < DEEPEST {
                    let below = path.iter().cloned().chain([entry.name.to_vec()]).collect();
                    folders.push((below, entry.id()?));
                }
            }
            Ok(true)
        })?;
        match (tops, path.is_empty()) {
            (2, true) => return Ok(path),
            (2, false) => found.push(path),
            _ => {}
        }
    }
    found.sort();
    match found.len() {
        0 => Err(GitFault::NoPlans),
        1 => Ok(found.remove(0)),
        _ => {
            let shown = |path: &Vec<Vec<u8>>| String::from_utf8_lossy(&path.join(&b'/')).into_owned();
            Err(GitFault::SeveralPlans(found.iter().map(shown).collect()))
        }
    }
}
