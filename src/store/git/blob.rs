//! The text of a file that git keeps. All reading of files goes through here.

use git2::{ErrorCode, Odb, Oid};

use crate::store::git::fault::GitFault;
use crate::store::git::pool::Pool;
use crate::store::{MAX_BYTES, Unreadable, decode};

/// The text of a file. One that is too large is not even loaded.
pub(super) fn text(pool: &Pool, id: Oid) -> Result<String, Unreadable> {
    texts(pool, [Some(id)]).pop().unwrap_or_else(|| Err(absent()))
}

/// The texts of files, in their order; none stands for a file that is not there.
pub(super) fn texts(
    pool: &Pool,
    ids: impl IntoIterator<Item = Option<Oid>> + Clone,
) -> Vec<Result<String, Unreadable>> {
    let read = |git: &git2::Repository| {
        let odb = git.odb().map_err(|e| GitFault::broken(&e))?;
        Ok(ids.clone().into_iter().map(|id| read(&odb, id.ok_or_else(absent)?)).collect())
    };
    pool.with(read).unwrap_or_else(|fault: GitFault| {
        ids.clone().into_iter().map(|_| Err(Unreadable::System(fault.to_string()))).collect()
    })
}

fn absent() -> Unreadable {
    Unreadable::System(std::io::ErrorKind::NotFound.to_string())
}

fn read(odb: &Odb<'_>, id: Oid) -> Result<String, Unreadable> {
    let unreadable = |error: git2::Error| match error.code() {
        ErrorCode::NotFound => Unreadable::NotFetched,
        _ => Unreadable::System(error.message().to_owned()),
    };
    let (size, _) = odb.read_header(id).map_err(unreadable)?;
    if size as u64 > MAX_BYTES {
        return Err(Unreadable::TooLarge(size as u64));
    }
    let object = odb.read(id).map_err(unreadable)?;
    decode(object.data().to_vec())
}
