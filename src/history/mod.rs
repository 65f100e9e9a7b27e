//! One activity's life through plan years and commits: what happened, when, by whom, decided where.

mod life;
mod trail;
mod version;

pub use life::{Entry, Life, Part, life};
pub use trail::{Trail, names, names_of_word, paths, paths_of_key, trails};
pub use version::Version;

use crate::store::ContentId;
use crate::store::git::Commit;

/// What one commit did to the files of the trails; or, without a commit, what is not saved in git yet.
#[derive(Debug, Clone)]
pub struct Step {
    /// The commit.
    pub commit: Option<Commit>,
    /// What each of the [`paths`] held before.
    pub before: Vec<Option<ContentId>>,
    /// What each of them holds after.
    pub after: Vec<Option<ContentId>>,
}
