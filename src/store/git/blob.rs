//! The text of a file that git keeps. All reading of files goes through here.

use git2::{ErrorCode, Oid};

use crate::store::git::fault::GitFault;
use crate::store::git::pool::Pool;
use crate::store::{MAX_BYTES, Unreadable, decode};

/// The text of a file. One that is too large is not even loaded.
pub(super) fn text(pool: &Pool, id: Oid) -> Result<String, Unreadable> {
    let read = |git: &git2::Repository| Ok(read(git, id));
    pool.with(read).unwrap_or_else(|fault: GitFault| Err(Unreadable::System(fault.to_string())))
}

fn read(git: &git2::Repository, id: Oid) -> Result<String, Unreadable> {
    let unreadable = |error: git2::Error| match error.code() {
        ErrorCode::NotFound => Unreadable::NotFetched,
        _ => Unreadable::System(error.message().to_owned()),
    };
    let odb = git.odb().map_err(unreadable)?;
    let (size, _) = odb.read_header(id).map_err(unreadable)?;
    if size as u64 > MAX_BYTES {
        return Err(Unreadable::TooLarge(size as u64));
    }
    let object = odb.read(id).map_err(unreadable)?;
    decode(object.data().to_vec())
}
