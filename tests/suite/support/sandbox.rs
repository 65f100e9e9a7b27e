//! A folder of its own for a test, removed when the test ends.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::support::repository::root;
use crate::support::run::Plan;

/// A folder with files that a test may change as it likes.
#[derive(Debug)]
pub(crate) struct Sandbox {
    folder: TempDir,
}

impl Sandbox {
    /// An empty folder. It is marked as the top of a repository, so that no search goes above it.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::Builder::new().prefix("plan-").tempdir().expect("there is room for files");
        let sandbox = Self { folder };
        sandbox.folder(".git");
        sandbox
    }

    /// A copy of a folder of this repository.
    pub(crate) fn copy_of(folder: &str) -> Self {
        let sandbox = Self::empty();
        copy(&root().join(folder), sandbox.path());
        sandbox
    }

    /// Puts a copy of a folder of this repository into it.
    pub(crate) fn copy_into(&self, folder: &str, target: &str) -> &Self {
        copy(&root().join(folder), self.folder(target).at(target).as_path());
        self
    }

    /// The small clean repository that the pages of the rules build on.
    pub(crate) fn base() -> Self {
        Self::copy_of("tests/pages/base")
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where something in it is.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    /// Writes a file, with the folders that it needs.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.at(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder"))
            .expect("folders can be made");
        std::fs::write(path, content).expect("files can be written");
        self
    }

    /// Makes a folder.
    pub(crate) fn folder(&self, path: &str) -> &Self {
        std::fs::create_dir_all(self.at(path)).expect("folders can be made");
        self
    }

    /// Removes a file.
    pub(crate) fn remove(&self, path: &str) -> &Self {
        std::fs::remove_file(self.at(path)).expect("the file is there");
        self
    }

    /// The program, run here.
    pub(crate) fn plan(&self) -> Plan {
        Plan::at(self.path())
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("the folder is part of the tests") {
        let entry = entry.expect("the folder can be listed");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir_all(&target).expect("folders can be made");
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("files can be copied");
        }
    }
}
