//! Revisions: the plan files as git has kept them. The one door to git, and it only reads.
//!
//! Nothing here looks at the environment, runs a hook or switches off the question of who owns a
//! repository.

mod blob;
mod commit;
mod differing;
mod fault;
mod history;
mod indexed;
mod names;
mod paths;
mod pool;
mod repository;
mod revision;
mod tree_object;

use std::path::Path;

use git2::{ObjectType, Oid};

pub use commit::Commit;
pub use fault::{GitFault, Missing};
pub use history::{PathChange, Touch};
pub use names::RefKind;
pub use repository::Repository;
pub use revision::Revision;

use crate::store::ContentId;

/// The identity of these bytes as a file.
pub(super) fn content_of(bytes: &[u8]) -> Option<ContentId> {
    Oid::hash_object(ObjectType::Blob, bytes).ok().and_then(content)
}

/// The identity of the bytes of a file of the work tree, read piece by piece.
pub(super) fn content_of_file(path: &Path) -> Option<ContentId> {
    Oid::hash_file(ObjectType::Blob, path).ok().and_then(content)
}

fn content(id: Oid) -> Option<ContentId> {
    id.as_bytes().try_into().ok().map(ContentId::from_bytes)
}
