//! What a repository asks of whoever makes a commit in it. What is not done here as git would do it is left
//! to git.

use std::path::Path;

use git2::{AttrCheckFlags, AttrValue, Config, RepositoryState, Signature};

use crate::store::git::fault::GitFault;
use crate::store::git::save_fault::{SaveFault, UnderWay};
use crate::store::git::unsaved::{Unsaved, UnsavedFile};

/// The programs of a repository that may stop or change a commit.
const HOOKS: [&str; 3] = ["pre-commit", "prepare-commit-msg", "commit-msg"];

/// That nothing was begun that is to be ended first.
pub(super) fn nothing_is_under_way(git: &git2::Repository) -> Result<(), SaveFault> {
    let what = match git.state() {
        RepositoryState::Clean => return Ok(()),
        RepositoryState::Merge => UnderWay::Merge,
        RepositoryState::Revert | RepositoryState::RevertSequence => UnderWay::Revert,
        RepositoryState::CherryPick | RepositoryState::CherryPickSequence => UnderWay::CherryPick,
        RepositoryState::Bisect => UnderWay::Bisect,
        RepositoryState::Rebase
        | RepositoryState::RebaseInteractive
        | RepositoryState::RebaseMerge
        | RepositoryState::ApplyMailboxOrRebase => UnderWay::Rebase,
        RepositoryState::ApplyMailbox => UnderWay::Mails,
    };
    Err(SaveFault::UnderWay(what))
}

/// That a commit made here is one that the repository would take from git.
pub(super) fn commits_are_plain(git: &git2::Repository, skips_hooks: bool) -> Result<(), SaveFault> {
    let config = config(git)?;
    if config.get_bool("commit.gpgsign").unwrap_or(false) {
        return Err(SaveFault::Signed);
    }
    let folder = match (config.get_path("core.hooksPath"), git.workdir()) {
        (Ok(path), Some(top)) => top.join(path),
        _ => git.commondir().join("hooks"),
    };
    let hook = HOOKS.into_iter().find(|name| is_program(&folder.join(name)));
    hook.filter(|_| !skips_hooks).map_or(Ok(()), |name| Err(SaveFault::Hook(name.to_owned())))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata().is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.metadata().is_ok_and(|about| about.is_file())
}

/// That files go into the repository through nothing but what decides on line ends.
pub(super) fn files_are_plain(
    git: &git2::Repository,
    below: &str,
    files: &[UnsavedFile],
) -> Result<(), SaveFault> {
    let config = config(git)?;
    for file in files.iter().filter(|f| f.state != Unsaved::Removed) {
        let whole = format!("{below}{}", file.path);
        let attribute = |name: &str| {
            let value = git.get_attr(Path::new(&whole), name, AttrCheckFlags::FILE_THEN_INDEX);
            let value = value.map_err(|e| GitFault::broken(&e))?;
            Ok::<_, GitFault>(match AttrValue::from_string(value) {
                AttrValue::String(text) => Some(text.to_owned()),
                _ => None,
            })
        };
        let runs = |filter: &String| {
            let set = |what: &str| config.get_string(&format!("filter.{filter}.{what}")).is_ok();
            set("clean") || set("process")
        };
        let filter = attribute("filter")?.filter(runs);
        if let Some(filter) = filter.or(attribute("working-tree-encoding")?) {
            return Err(SaveFault::Filtered { path: file.path.clone(), filter });
        }
    }
    Ok(())
}

/// Whose names a commit bears: the author's and the committer's, as of now.
pub(super) fn names(git: &git2::Repository) -> Result<[Signature<'static>; 2], SaveFault> {
    let config = config(git)?;
    let of = |role: &str| {
        let said = |field: &str| {
            let own = config.get_string(&format!("{role}.{field}"));
            own.or_else(|_| config.get_string(&format!("user.{field}"))).map_err(|_| SaveFault::NoAuthor)
        };
        Signature::now(&said("name")?, &said("email")?).map_err(|_| SaveFault::NoAuthor)
    };
    Ok([of("author")?, of("committer")?])
}

pub(super) fn config(git: &git2::Repository) -> Result<Config, GitFault> {
    let settings = git.config().and_then(|mut config| config.snapshot());
    settings.map_err(|e| GitFault::broken(&e))
}
