//! Revisions: the plan files as git has kept them. The one door to git. It reads; all that it ever writes is
//! one commit of the plan files, in `saving`, and in `written` a note of what `plan` wrote last.
//!
//! Nothing here looks at the environment, runs a hook or switches off the question of who owns a
//! repository.

mod blob;
mod commit;
mod conditions;
mod differing;
mod fault;
mod history;
mod indexed;
mod names;
mod paths;
mod pool;
mod repository;
mod revision;
mod save_fault;
mod saving;
mod tree_object;
mod unsaved;
mod written;

use std::path::Path;

use git2::{ObjectType, Oid};

pub use commit::Commit;
pub use fault::{GitFault, Missing};
pub use history::{PathChange, Touch};
pub use names::RefKind;
pub use repository::Repository;
pub use revision::Revision;
pub use save_fault::{NoFile, SaveFault, UnderWay};
pub use saving::{Saving, Share};
pub use unsaved::{Unsaved, UnsavedFile};

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
