//! Which commits changed some files.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};
use std::rc::Rc;

use git2::Oid;

use crate::store::ContentId;
use crate::store::git::commit::Commit;
use crate::store::git::content;
use crate::store::git::fault::GitFault;
use crate::store::git::paths::{Paths, Seen};

/// A commit that changed some of the files that were asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touch {
    /// The commit.
    pub commit: Commit,
    /// What it changed against its first parent, in the order in which the files were named.
    pub changes: Vec<PathChange>,
    /// What each of the files held before, that is in the first parent, in the order in which they were
    /// named; none where there was none.
    pub before: Vec<Option<ContentId>>,
    /// What each of them holds after.
    pub after: Vec<Option<ContentId>>,
}

/// A file before and after a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathChange {
    /// Path from the plan root.
    pub path: String,
    /// What it held before; none when it was not there.
    pub old: Option<ContentId>,
    /// What it holds after; none when it is not there.
    pub new: Option<ContentId>,
}

/// Walks from a commit to the beginning, as `git log` does: by the committers' clocks, and from a merge
/// only to the parent that has the files as the merge has them, if there is one.
pub(super) fn walk(
    git: &git2::Repository,
    tip: Oid,
    prefix: &[Vec<u8>],
    names: &[String],
) -> Result<Vec<Touch>, GitFault> {
    let odb = git.odb().map_err(|e| GitFault::broken(&e))?;
    let paths = Paths::new(prefix, names);
    let nothing = paths.nothing();
    let find = |id| git.find_commit(id).map_err(|e| GitFault::reading(&e));
    let mut queue = Queue::default();
    let first = find(tip)?;
    let seen = paths.see(&odb, first.tree_id(), &nothing)?;
    queue.push(first, seen);
    let mut touches = Vec::new();
    while let Some((commit, seen)) = queue.pop() {
        let parents = commit.parent_ids().map(|id| {
            let parent = find(id)?;
            let before = match queue.waiting.get(&id) {
                Some((_, before)) => Rc::clone(before),
                None => paths.see(&odb, parent.tree_id(), &seen)?,
            };
            Ok((parent, before))
        });
        let mut parents = parents.collect::<Result<Vec<_>, GitFault>>()?;
        if let Some(same) = parents.iter().position(|(_, before)| before.files == seen.files) {
            let (parent, before) = parents.swap_remove(same);
            queue.push(parent, before);
            continue;
        }
        let before = parents.first().map_or_else(|| Rc::clone(&nothing), |(_, before)| Rc::clone(before));
        let changes = changes(names, &before, &seen);
        if !changes.is_empty() {
            let contents = |seen: &Seen| seen.files.iter().map(|id| id.and_then(content)).collect();
            let (before, after) = (contents(&before), contents(&seen));
            touches.push(Touch { commit: Commit::read(git, &commit)?, changes, before, after });
        }
        parents.into_iter().for_each(|(parent, before)| queue.push(parent, before));
    }
    Ok(touches)
}

fn changes(names: &[String], before: &Seen, after: &Seen) -> Vec<PathChange> {
    let pairs = names.iter().zip(before.files.iter().zip(&after.files));
    let change = |(path, (old, new)): (&String, (&Option<Oid>, &Option<Oid>))| PathChange {
        path: path.clone(),
        old: old.and_then(content),
        new: new.and_then(content),
    };
    pairs.filter(|(_, (old, new))| old != new).map(change).collect()
}

/// The commits that are still to be looked at, the newest first; of one second, the first found first.
#[derive(Default)]
struct Queue<'git> {
    order: BinaryHeap<(i64, Reverse<usize>, Oid)>,
    waiting: HashMap<Oid, (git2::Commit<'git>, Rc<Seen>)>,
    met: HashSet<Oid>,
}

impl<'git> Queue<'git> {
    fn push(&mut self, commit: git2::Commit<'git>, seen: Rc<Seen>) {
        let id = commit.id();
        if self.met.insert(id) {
            self.order.push((commit.time().seconds(), Reverse(self.met.len()), id));
            self.waiting.insert(id, (commit, seen));
        }
    }

    fn pop(&mut self) -> Option<(git2::Commit<'git>, Rc<Seen>)> {
        let (.., id) = self.order.pop()?;
        self.waiting.remove(&id)
    }
}
