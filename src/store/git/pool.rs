//! A git repository that many threads read at once: each has it opened for itself.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use git2::{ErrorCode, Oid, RepositoryOpenFlags};

use crate::store::git::fault::GitFault;
use crate::store::git::indexed::Indexed;

/// A git repository, opened as many times as there are threads that read it.
pub(super) struct Pool {
    git_folder: PathBuf,
    idle: Mutex<Vec<git2::Repository>>,
    /// Large folders that several have looked into.
    folders: Mutex<HashMap<Oid, Arc<Indexed>>>,
}

impl Pool {
    /// The repository at a folder or above it, whatever the environment says.
    pub(super) fn discover(folder: &Path) -> Result<Self, GitFault> {
        // As git itself does, what is read is taken at its word: comparing each object with its id would
        // take longer than reading it.
        git2::opts::strict_hash_verification(false);
        let nothing: [&Path; 0] = [];
        let git = git2::Repository::open_ext(folder, RepositoryOpenFlags::empty(), nothing)
            .map_err(|error| opening(&error, folder))?;
        Ok(Self { git_folder: git.path().to_owned(), idle: Mutex::new(vec![git]), folders: Mutex::default() })
    }

    /// A folder, read once however many ask for it.
    pub(super) fn folder(&self, odb: &git2::Odb<'_>, id: Oid) -> Result<Arc<Indexed>, GitFault> {
        let known = || self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(folder) = known().get(&id) {
            return Ok(Arc::clone(folder));
        }
        let folder = Arc::new(Indexed::read(odb, id)?);
        known().insert(id, Arc::clone(&folder));
        Ok(folder)
    }

    /// The repository opened once more.
    pub(super) fn open(&self) -> Result<git2::Repository, GitFault> {
        git2::Repository::open(&self.git_folder).map_err(|e| opening(&e, &self.git_folder))
    }

    /// Does something with the repository.
    pub(super) fn with<T>(
        &self,
        work: impl FnOnce(&git2::Repository) -> Result<T, GitFault>,
    ) -> Result<T, GitFault> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let git = match idle {
            Some(git) => git,
            None => self.open()?,
        };
        let outcome = work(&git);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(git);
        outcome
    }
}

impl std::fmt::Debug for Pool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pool").field("git_folder", &self.git_folder).finish_non_exhaustive()
    }
}

fn opening(error: &git2::Error, folder: &Path) -> GitFault {
    match error.code() {
        ErrorCode::NotFound => GitFault::NoGit(folder.to_owned()),
        ErrorCode::Owner => GitFault::NotOurs(to_be_trusted(folder)),
        _ => GitFault::unsupported(error).unwrap_or_else(|| GitFault::broken(error)),
    }
}

/// The folder whose name git wants to see in `safe.directory`: the top of the work tree, else the
/// repository itself.
fn to_be_trusted(folder: &Path) -> PathBuf {
    let nothing: [&Path; 0] = [];
    let Ok(found) = git2::Repository::discover_path(folder, nothing) else { return folder.to_owned() };
    // Of a linked work tree what is found lies in the main repository; its own top has a file `.git`.
    let top = folder.ancestors().find(|f| f.join(".git").symlink_metadata().is_ok());
    // A path made of its parts ends with no slash, as git wants it.
    top.map_or_else(|| found.components().collect(), Path::to_owned)
}
