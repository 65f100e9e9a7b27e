//! What revisions are called.

use git2::ErrorCode;

use crate::store::git::fault::{GitFault, Missing};
use crate::text::nearest::nearest;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefKind {
    /// A tag.
    Tag,
    /// A branch, here or of a remote.
    Branch,
}

/// What has exactly this short name.
pub(super) fn kind_of(git: &git2::Repository, word: &str) -> Option<RefKind> {
    let has = |folder: &str| git.find_reference(&format!("refs/{folder}/{word}")).is_ok();
    if has("tags") {
        return Some(RefKind::Tag);
    }
    (has("heads") || has("remotes")).then_some(RefKind::Branch)
}

/// Why no commit is called so.
pub(super) fn unknown(git: &git2::Repository, spec: &str, error: &git2::Error) -> GitFault {
    let spec = spec.to_owned();
    if error.code() == ErrorCode::Ambiguous {
        return GitFault::Ambiguous(spec);
    }
    let (name, step) = spec.split_at(spec.find(['~', '^', ':']).unwrap_or(spec.len()));
    let (name, step) = name.find("@{").filter(|at| *at > 0).map_or((name, step), |at| spec.split_at(at));
    let names = short_names(git);
    let is_head = matches!(name, "HEAD" | "@" | "");
    match git.head() {
        Err(e) if e.code() == ErrorCode::UnbornBranch && (is_head || names.is_empty()) => {
            return GitFault::NoCommit;
        }
        Err(e) if e.code() != ErrorCode::UnbornBranch && is_head => return GitFault::broken(&e),
        _ => {}
    }
    // A name that is right has no neighbour: then it is the step from it that leads nowhere.
    let is_known = !step.is_empty() && git.revparse_single(name).is_ok();
    let near = if is_known { None } else { near(name, &names).map(|near| format!("{near}{step}")) };
    if near.is_none() && git.is_shallow() {
        return GitFault::Shallow(Missing::Revision(spec));
    }
    GitFault::UnknownRevision { spec, near }
}

/// The name most like a word: the same one of a remote, else one that is a slip of the pen away.
fn near<'a>(word: &str, names: &'a [String]) -> Option<&'a str> {
    let of_remote = names.iter().find(|n| n.split_once('/').is_some_and(|(_, rest)| rest == word));
    of_remote.map(String::as_str).or_else(|| nearest(word, names.iter().map(String::as_str)))
}

/// The short names of all branches and tags, sorted.
fn short_names(git: &git2::Repository) -> Vec<String> {
    let Ok(mut references) = git.references() else { return Vec::new() };
    let short = |name: &str| {
        let folders = ["refs/heads/", "refs/tags/", "refs/remotes/"];
        folders.iter().find_map(|folder| name.strip_prefix(folder)).map(str::to_owned)
    };
    let mut names: Vec<String> = references.names().flatten().filter_map(short).collect();
    names.sort();
    names.dedup();
    names
}
