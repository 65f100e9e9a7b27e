//! Finds the plan repository that a folder lies in.

use std::path::{Path, PathBuf};

use thiserror::Error;

/// No plan repository was found.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("no folder with plans/ and schema/ at {from} or above it")]
pub struct NoRoot {
    /// Where the search began.
    pub from: PathBuf,
}

/// The nearest folder upward that holds `plans/` and `schema/`; the search ends at one with `.git`. It
/// begins at a folder that exists, or a misspelt one would show the plans of its parent.
///
/// # Errors
/// When there is none.
#[expect(clippy::disallowed_methods, reason = "the store is the one place that looks at the file system")]
pub fn find_root(from: &Path) -> Result<PathBuf, NoRoot> {
    let absolute = std::path::absolute(from).unwrap_or_else(|_| from.to_owned());
    let nowhere = || NoRoot { from: from.to_owned() };
    if !absolute.is_dir() {
        return Err(nowhere());
    }
    for folder in absolute.ancestors() {
        if folder.join("plans").is_dir() && folder.join("schema").is_dir() {
            return Ok(folder.to_owned());
        }
        if folder.join(".git").exists() {
            break;
        }
    }
    Err(nowhere())
}

/// Whether anything lies there, be it a file, a folder or a link that leads nowhere.
pub fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// The way from the top of the git repository to a folder in it: empty, or with `/` at its end.
#[expect(clippy::disallowed_methods, reason = "the store is the one place that looks at the file system")]
pub fn way_from_repository(folder: &Path) -> String {
    let top = folder.ancestors().find(|f| f.join(".git").exists()).unwrap_or(folder);
    let way = folder.strip_prefix(top).unwrap_or(Path::new(""));
    way.components().map(|part| format!("{}/", part.as_os_str().to_string_lossy())).collect()
}
