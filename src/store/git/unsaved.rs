//! Which plan files are not saved: as they lie in the folder, held against the newest commit, with the
//! eyes of git, which lets line ends be what its settings say.

use std::collections::HashSet;
use std::path::Path;

use git2::{
    DiffOptions, ErrorCode, Index, IndexEntryExtendedFlag, Oid, Status, StatusEntry, StatusOptions,
    StatusShow,
};

use crate::store::git::fault::GitFault;
use crate::store::git::save_fault::{NoFile, SaveFault};
use crate::store::{ContentId, EntryKind, git::content_of_file};

/// A file under `plans/` or `schema/` that is not saved as it lies there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsavedFile {
    /// Path from the plan root, with `/`.
    pub path: String,
    /// What became of it.
    pub state: Unsaved,
    /// Its bytes; none when it is gone.
    pub(super) content: Option<ContentId>,
}

/// What became of a file since it was saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsaved {
    /// It came.
    New,
    /// It changed.
    Changed,
    /// It went.
    Removed,
}

/// What a repository holds that is not saved, and where it is to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The files, by path.
    pub(super) files: Vec<UnsavedFile>,
    /// Files that only look changed: with what git makes of line ends they are as they were saved.
    pub(super) alike: Vec<UnsavedFile>,
    /// New files and folders whose names begin with a point: what editors and systems leave is nobody's plan.
    pub(super) hidden: Vec<String>,
    /// The newest commit; none before the first.
    pub(super) head: Option<Oid>,
    /// The whole name of the branch that is checked out; none when none is.
    pub(super) branch: Option<String>,
}

const IN_INDEX: Status = Status::INDEX_NEW
    .union(Status::INDEX_MODIFIED)
    .union(Status::INDEX_DELETED)
    .union(Status::INDEX_RENAMED)
    .union(Status::INDEX_TYPECHANGE);
const IN_FOLDER: Status =
    Status::WT_NEW.union(Status::WT_MODIFIED).union(Status::WT_DELETED).union(Status::WT_TYPECHANGE);

/// What is not saved under `plans/` and `schema/` of a folder. `below` leads from the top of the work tree
/// to it: empty, or with a slash at its end.
pub(super) fn find(git: &git2::Repository, below: &str) -> Result<Found, SaveFault> {
    let top = git.workdir().ok_or(SaveFault::Bare)?;
    let mut options = StatusOptions::new();
    options
        .show(StatusShow::IndexAndWorkdir)
        .include_untracked(true)
        .recurse_untracked_dirs(true)
        .include_ignored(true)
        .recurse_ignored_dirs(true)
        .include_unreadable(true)
        .exclude_submodules(true)
        .disable_pathspec_match(true);
    for folder in ["plans", "schema"] {
        options.pathspec(format!("{below}{folder}"));
    }
    let broken = |e: git2::Error| GitFault::broken(&e);
    let statuses = git.statuses(Some(&mut options)).map_err(broken)?;
    let index = git.index().map_err(broken)?;
    let (id, branch) = head(git)?;
    let mut found = Found { files: Vec::new(), alike: Vec::new(), hidden: Vec::new(), head: id, branch };
    for entry in &statuses {
        let Ok(whole) = entry.path() else {
            let path = String::from_utf8_lossy(entry.path_bytes()).into_owned();
            return Err(SaveFault::NoFile { path, what: NoFile::Name });
        };
        let Some(path) = whole.strip_prefix(below) else { continue };
        if is_hidden(path) && entry.status() == Status::WT_NEW {
            found.hidden.push(path.to_owned());
        } else if let Some(state) = state(&entry, &index, whole, path)? {
            let at = top.join(whole);
            if state != Unsaved::Removed {
                is_plain(&at, path)?;
            }
            let content = content_of_file(&at).filter(|_| state != Unsaved::Removed);
            found.files.push(UnsavedFile { path: path.to_owned(), state, content });
        }
    }
    found.files.sort_by(|a, b| a.path.cmp(&b.path));
    if let Some(id) = found.head.filter(|_| found.files.iter().any(|f| f.state == Unsaved::Changed)) {
        let differing = differing(git, id, &["plans", "schema"].map(|folder| format!("{below}{folder}")))?;
        let (files, alike) = found.files.into_iter().partition(|file| {
            file.state != Unsaved::Changed || differing.contains(&format!("{below}{}", file.path))
        });
        (found.files, found.alike) = (files, alike);
    }
    Ok(found)
}

/// What became of a file; none when nothing did that could be saved.
fn state(
    entry: &StatusEntry<'_>,
    index: &Index,
    whole: &str,
    path: &str,
) -> Result<Option<Unsaved>, SaveFault> {
    let status = entry.status();
    let flags = flags(index, whole);
    if status.contains(Status::CONFLICTED) {
        return Err(SaveFault::Conflict(path.to_owned()));
    }
    if status.contains(Status::IGNORED) {
        // Git may overlook what it likes, but no plan.
        return if EntryKind::is_like_a_file(path) {
            Err(SaveFault::Ignored(path.to_owned()))
        } else {
            Ok(None)
        };
    }
    if !status.intersects(IN_INDEX | IN_FOLDER) {
        let what = NoFile::Unreadable;
        return Err(SaveFault::NoFile { path: path.to_owned(), what });
    }
    if flags.contains(IndexEntryExtendedFlag::INTENT_TO_ADD) {
        // Only its name is staged, and nothing could be lost.
        return Ok((!status.contains(Status::WT_DELETED)).then_some(Unsaved::New));
    }
    if status.intersects(IN_INDEX) && status.intersects(IN_FOLDER) {
        return Err(SaveFault::StagedPart(path.to_owned()));
    }
    if status.intersects(Status::INDEX_DELETED | Status::WT_DELETED) {
        // What a sparse checkout left out was never here.
        let is_left_out = flags.contains(IndexEntryExtendedFlag::SKIP_WORKTREE);
        return Ok((!is_left_out).then_some(Unsaved::Removed));
    }
    let is_new = status.intersects(Status::INDEX_NEW | Status::WT_NEW);
    Ok(Some(if is_new { Unsaved::New } else { Unsaved::Changed }))
}

fn flags(index: &Index, path: &str) -> IndexEntryExtendedFlag {
    let flags = index.get_path(Path::new(path), 0).map_or(0, |entry| entry.flags_extended);
    IndexEntryExtendedFlag::from_bits_truncate(flags)
}

/// Whether a file or a folder on the way to it has a name that begins with a point; git's own settings are
/// no secret.
fn is_hidden(path: &str) -> bool {
    path.split('/').any(|name| name.starts_with('.') && !name.starts_with(".git"))
}

/// That a file is a file: links are never followed, other repositories never entered.
fn is_plain(at: &Path, path: &str) -> Result<(), SaveFault> {
    let what = match at.symlink_metadata() {
        Ok(about) if about.is_symlink() => NoFile::Link,
        Ok(about) if about.is_dir() => NoFile::Repository,
        Ok(_) => return Ok(()),
        Err(_) => NoFile::Unreadable,
    };
    Err(SaveFault::NoFile { path: path.trim_end_matches('/').to_owned(), what })
}

/// The newest commit, and the branch that is checked out.
fn head(git: &git2::Repository) -> Result<(Option<Oid>, Option<String>), GitFault> {
    let broken = |e: git2::Error| GitFault::broken(&e);
    match git.head() {
        Ok(reference) => {
            let id = reference.peel_to_commit().map_err(|e| GitFault::reading(&e))?.id();
            let name = reference.name().map_err(broken)?;
            Ok((Some(id), reference.is_branch().then(|| name.to_owned())))
        }
        Err(error) if error.code() == ErrorCode::UnbornBranch => {
            let head = git.find_reference("HEAD").map_err(broken)?;
            Ok((None, head.symbolic_target().map_err(broken)?.map(str::to_owned)))
        }
        Err(error) => Err(broken(error)),
    }
}

/// That nothing but plan files is staged, and nothing is in conflict.
pub(super) fn nothing_else_is_staged(
    git: &git2::Repository,
    below: &str,
    is_first: bool,
) -> Result<(), SaveFault> {
    let broken = |e: git2::Error| GitFault::broken(&e);
    let mut options = StatusOptions::new();
    options.show(StatusShow::Index).exclude_submodules(false);
    let statuses = git.statuses(Some(&mut options)).map_err(broken)?;
    let index = git.index().map_err(broken)?;
    let mut others = Vec::new();
    for entry in &statuses {
        let path = String::from_utf8_lossy(entry.path_bytes()).into_owned();
        if entry.status().contains(Status::CONFLICTED) {
            return Err(SaveFault::Conflict(path));
        }
        let is_plan = path
            .strip_prefix(below)
            .is_some_and(|rest| ["plans/", "schema/"].iter().any(|folder| rest.starts_with(folder)));
        let is_named_only = flags(&index, &path).contains(IndexEntryExtendedFlag::INTENT_TO_ADD);
        if !is_plan && !is_named_only && entry.status().intersects(IN_INDEX) {
            others.push(path);
        }
    }
    match others.first() {
        Some(path) => Err(SaveFault::StagedOther { path: path.clone(), count: others.len(), is_first }),
        None => Ok(()),
    }
}

/// Whether a file in the folder is, with what git makes of line ends, what was saved of it.
pub(super) fn is_as_saved(git: &git2::Repository, below: &str, path: &str) -> Result<bool, GitFault> {
    let Some(head) = head(git)?.0 else { return Ok(false) };
    Ok(differing(git, head, &[format!("{below}{path}")])?.is_empty())
}

/// The files of a commit, among those in some folders, that the files in the folder differ from with what
/// git makes of line ends. How old and how large a file is says nothing here: it is read.
fn differing(git: &git2::Repository, commit: Oid, below: &[String]) -> Result<HashSet<String>, GitFault> {
    let broken = |e: git2::Error| GitFault::broken(&e);
    let tree = git.find_commit(commit).and_then(|c| c.tree()).map_err(|e| GitFault::reading(&e))?;
    let mut options = DiffOptions::new();
    options.disable_pathspec_match(true).ignore_submodules(true).include_typechange(true);
    below.iter().for_each(|path| {
        options.pathspec(path);
    });
    let diff = git.diff_tree_to_workdir(Some(&tree), Some(&mut options)).map_err(broken)?;
    let name = |delta: git2::DiffDelta<'_>| delta.old_file().path_bytes().map(<[u8]>::to_vec);
    let names = diff.deltas().filter_map(name);
    Ok(names.map(|name| String::from_utf8_lossy(&name).into_owned()).collect())
}
