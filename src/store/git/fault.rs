//! Why git could not answer.

use std::path::PathBuf;

use git2::{ErrorClass, ErrorCode};
use thiserror::Error;

use crate::text::Day;

/// Why git could not answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum GitFault {
    /// The folder lies in no git repository.
    #[error("no git repository at {0} or above it")]
    NoGit(PathBuf),
    /// The repository has no commit yet.
    #[error("the repository has no commit")]
    NoCommit,
    /// A repository without a work tree, and no folder of its newest commit has both `plans` and `schema`.
    #[error("no folder of the newest commit has plans and schema")]
    NoPlans,
    /// A repository without a work tree, and several folders of its newest commit have plans.
    #[error("several folders have plans: {0:?}")]
    SeveralPlans(Vec<String>),
    /// The repository belongs to somebody else; the folder that git would have to trust.
    #[error("{0} is owned by somebody else")]
    NotOurs(PathBuf),
    /// What was written is not how a revision is written.
    #[error("{0:?} is not how a revision is written")]
    NotARevision(String),
    /// No revision is called so; the nearest name that there is.
    #[error("no revision {spec}")]
    UnknownRevision {
        /// What was asked for.
        spec: String,
        /// What may have been meant.
        near: Option<String>,
    },
    /// Several objects begin with this id.
    #[error("several objects begin with {0}")]
    Ambiguous(String),
    /// The name is of a folder or a file, not of a commit.
    #[error("{0} is no commit")]
    NotACommit(String),
    /// The clone is shallow and ends before what was asked for.
    #[error("the clone is shallow: {0:?}")]
    Shallow(Missing),
    /// All commits are younger.
    #[error("no commit as old as {day}; the first is of {first}")]
    NothingThatOld {
        /// The day that was asked for.
        day: Day,
        /// The earliest day of a commit.
        first: Day,
    },
    /// Two commits have no common history.
    #[error("no common history")]
    NoMergeBase,
    /// A commit or a folder is not in this copy of the repository, as in a partial clone.
    #[error("an object is not in this copy of the repository")]
    NotFetched,
    /// The repository is kept in a way that is not understood here; the word that git has for it.
    #[error("the repository uses {0}")]
    Unsupported(String),
    /// Anything else; in git's words.
    #[error("{0}")]
    Broken(String),
}

/// What a shallow clone lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// A revision.
    Revision(String),
    /// The commit of a day.
    Day(Day),
    /// The common ancestor of two commits.
    MergeBase,
}

impl GitFault {
    /// A failure to find or read an object.
    pub(super) fn reading(error: &git2::Error) -> Self {
        if error.code() == ErrorCode::NotFound && error.class() != ErrorClass::Reference {
            return Self::NotFetched;
        }
        Self::broken(error)
    }

    /// A failure that nothing better can be said of.
    pub(super) fn broken(error: &git2::Error) -> Self {
        Self::Broken(error.message().to_owned())
    }

    /// A failure to open a repository in a way that git allows and this program does not know.
    pub(super) fn unsupported(error: &git2::Error) -> Option<Self> {
        let message = error.message();
        let format = message.strip_prefix("unknown object format ");
        let extension = message.strip_prefix("unsupported extension name extensions.");
        let version = message.strip_prefix("unsupported ").filter(|rest| rest.starts_with("repository"));
        let word = format.or(extension).or(version)?;
        Some(Self::Unsupported(word.trim_matches('\'').to_owned()))
    }
}
