//! Why the plan files are not saved.

use std::path::PathBuf;

use thiserror::Error;

use crate::store::git::fault::GitFault;

/// Why the plan files are not saved. The newest commit and what is staged are as they were.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SaveFault {
    /// Git could not answer.
    #[error(transparent)]
    Git(#[from] GitFault),
    /// The repository has no work tree.
    #[error("the repository has no work tree")]
    Bare,
    /// Something was begun that is to be ended first.
    #[error("{0:?} is under way")]
    UnderWay(UnderWay),
    /// A file holds two versions that were never made one.
    #[error("{0} has a conflict")]
    Conflict(String),
    /// No branch is checked out.
    #[error("HEAD is detached")]
    Detached,
    /// Nobody has said whose name commits are to bear.
    #[error("no name or e-mail is configured")]
    NoAuthor,
    /// Commits are to be signed, which is not done here.
    #[error("commits are to be signed")]
    Signed,
    /// A program of the repository is to see each commit, which is not run here.
    #[error("the hook {0} would not run")]
    Hook(String),
    /// A file that is no plan file is staged; the first of them, and how many there are.
    #[error("{path} is staged")]
    StagedOther {
        /// The first, from the top of the repository.
        path: String,
        /// How many there are.
        count: usize,
        /// Whether there is a commit that they could be held against.
        is_first: bool,
    },
    /// What is staged of a plan file is neither what was saved nor what lies in the folder.
    #[error("{0} is staged in part")]
    StagedPart(String),
    /// Git is told to overlook a plan file.
    #[error("{0} is ignored")]
    Ignored(String),
    /// It is no plain file.
    #[error("{path}: {what:?}")]
    NoFile {
        /// From the plan root.
        path: String,
        /// What it is.
        what: NoFile,
    },
    /// A program is to change the file on its way into the repository, which is not run here; its name.
    #[error("{path} goes through {filter}")]
    Filtered {
        /// From the plan root.
        path: String,
        /// What git calls it.
        filter: String,
    },
    /// Another git is at work, or was killed; the file that says so.
    #[error("{0} exists")]
    Locked(PathBuf),
    /// Somebody else changed a file, staged something or made a commit in the meantime.
    #[error("something changed in the meantime")]
    Meanwhile,
    /// The repository could not be written; in the words of git or the operating system.
    #[error("{0}")]
    Unwritable(String),
}

/// What was begun in a repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnderWay {
    /// A merge.
    Merge,
    /// A revert.
    Revert,
    /// A cherry-pick.
    CherryPick,
    /// A rebase.
    Rebase,
    /// Patches from mails.
    Mails,
    /// The search for a commit.
    Bisect,
}

/// What is no plain file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFile {
    /// A symbolic link.
    Link,
    /// A git repository of its own.
    Repository,
    /// Its name is no text.
    Name,
    /// It cannot be read.
    Unreadable,
}
