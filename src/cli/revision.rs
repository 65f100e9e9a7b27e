//! A revision of the plans, from the word that names it.

use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::git_words::failure;
use crate::cli::operand::Point;
use crate::store::find_root;
use crate::store::git::{Commit, GitFault, RefKind, Repository};
use crate::text::{DayFault, Text, Words, parse_day};

/// The git repository of the plans in a folder, or the one that has no work tree with plans. None when
/// the folder lies in no repository and no plans are near it either.
pub(super) fn open(folder: &Path) -> Result<Option<Repository>, Failure> {
    match find_root(folder) {
        Ok(root) => Repository::open(&root).map(Some).map_err(failure),
        Err(_) => match Repository::open_without_work_tree(folder) {
            Ok(repository) => Ok(Some(repository)),
            Err(GitFault::NoGit(_)) => Ok(None),
            Err(fault) => Err(failure(fault)),
        },
    }
}

/// The commit at a point in time; of a day, the last one of it on the line of what is checked out.
pub(super) fn commit(repository: &Repository, point: &Point) -> Result<Commit, Failure> {
    match point {
        Point::Day(day) => {
            let head = repository.head().map_err(failure)?;
            repository.commit_on(&head, *day).map_err(failure)
        }
        Point::Revision(spec) => repository.commit(spec).map_err(|fault| {
            // A day written in another way is no revision, and more likely what was meant.
            let near = match (parse_day(spec), &fault) {
                (
                    Err(DayFault::Malformed(right)),
                    GitFault::UnknownRevision { .. } | GitFault::Shallow(_),
                ) => Some(right),
                _ => None,
            };
            failure(match near {
                Some(right) => GitFault::UnknownRevision { spec: spec.clone(), near: Some(right) },
                None => fault,
            })
        }),
    }
}

/// A word to those who meant a tag or a branch by what was taken for something else.
pub(super) fn namesake(repository: &Repository, word: &str) -> Option<Text> {
    let words = match repository.has_name(word)? {
        RefKind::Tag => &TAG,
        RefKind::Branch => &BRANCH,
    };
    Some(words.with([word.into()]))
}

static TAG: Words = Words::new(
    "{0} är också en tagg i git: skriv rev:{0} om det är den du menar",
    "{0} is a tag in git too: write rev:{0} if that is what you mean",
);
static BRANCH: Words = Words::new(
    "{0} är också en gren i git: skriv rev:{0} om det är den du menar",
    "{0} is a branch in git too: write rev:{0} if that is what you mean",
);
