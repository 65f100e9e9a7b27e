//! `plan check --base`: a change held against the version where it began.

use std::mem::ManuallyDrop;

use crate::check::{Change, Levels, Report, Version, check_change};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::git_words::{self, failure};
use crate::cli::{operand, revision};
use crate::portfolio::Portfolio;
use crate::store::git::{Commit, GitFault, Repository};
use crate::store::{Tree, WorkTree};

/// The change from where the checked-out line, or another revision, left a base: the files after it under
/// the law that it is judged by, and what is found; what the base has too one by one when `all`.
pub(super) fn judge(
    cx: &mut Context,
    base: &str,
    at: Option<&str>,
    all: bool,
    levels: &dyn Fn(&Portfolio) -> Result<Levels, Failure>,
) -> Result<(ManuallyDrop<Portfolio>, Report), Failure> {
    let repository = revision::open(cx.folder())?.ok_or_else(|| cx.no_root())?;
    let (tip, tree): (Commit, Box<dyn Tree>) = match at {
        Some(word) => {
            let tree = cx.tree_at(word)?;
            (tree.commit().clone(), Box::new(tree))
        }
        None => (repository.head().map_err(failure)?, Box::new(WorkTree::new(cx.root()?))),
    };
    let start = start(&repository, base, &tip)?;
    let before = repository.tree(&start).map_err(failure)?;
    let change = Change::read(&before, &*tree, cx.today);
    if !change.head().has_plans() {
        return Err(Failure::nothing_there());
    }
    Context::can_be_judged(change.head())?;
    let levels = levels(change.head())?;
    let version = |commit: &Commit| Version { short: commit.short.clone(), day: commit.day };
    let versions = (version(&start), at.map(|_| version(&tip)));
    Ok(check_change(change, &levels, versions, all))
}

/// Where a line of versions left another.
fn start(repository: &Repository, base: &str, tip: &Commit) -> Result<Commit, Failure> {
    let point = operand::point(base)?;
    let word = operand::sort(base).1;
    let absent = |fault: GitFault| git_words::no_base(fault, word, repository.is_shallow());
    let base = match &point {
        operand::Point::Revision(spec) => repository.commit(spec).map_err(absent)?,
        operand::Point::Day(_) => revision::commit(repository, &point)?,
    };
    repository.merge_base(&base, tip).map_err(absent)
}
