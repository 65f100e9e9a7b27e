//! Where files come from, and where they go. A [`Tree`] lists and reads, [`write_all`] writes, [`git::Saving`] makes
//! a commit; nobody else touches the file system.

mod content;
pub mod git;
mod nothing;
mod overlay;
mod root;
mod work_tree;
mod writing;

pub use content::{ContentId, differing};
pub use nothing::Nothing;
pub use overlay::Overlay;
pub use root::{NoRoot, find_root, is_there, way_from_repository};
pub use work_tree::WorkTree;
pub use writing::{Disk, RealDisk, Removal, Write, WriteFault, replace, write_all, write_then_remove};

use crate::text::safe::some_byte;

/// The most bytes a plan file may have.
pub const MAX_BYTES: u64 = 1024 * 1024;

/// What lies at a path of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A file.
    File,
    /// A folder whose name looks like a plan file's.
    Folder,
    /// A symbolic link: never followed.
    Link,
    /// A folder that is a git repository of its own: never entered.
    Repository,
    /// A device, a pipe, a socket.
    Other,
}

impl EntryKind {
    /// Whether a folder of this name or path looks like a plan file.
    fn is_like_a_file(name: &str) -> bool {
        [".toml", ".yaml", ".yml"].iter().any(|ending| name.ends_with(ending))
    }
}

/// Something under `plans/` or `schema/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeEntry {
    /// Path from the root, with `/`.
    pub path: String,
    /// What it is.
    pub kind: EntryKind,
}

/// Why the text of a file could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Larger than [`MAX_BYTES`]; its size.
    TooLarge(u64),
    /// Not UTF-8; the line with the first wrong byte.
    NotUtf8(usize),
    /// Holds NUL bytes: not a text file. The line of the first.
    Nul(usize),
    /// A Git LFS pointer instead of the file.
    LfsPointer,
    /// The revision has the file, but this copy of the git repository lacks its content.
    NotFetched,
    /// The operating system said no.
    System(String),
}

/// What lies in one folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folder {
    /// What is no plain folder, with its whole path, sorted.
    pub entries: Vec<TreeEntry>,
    /// The names of the folders, sorted.
    pub folders: Vec<String>,
}

/// A tree of plan files: the work tree, or one revision of it.
pub trait Tree: Sync {
    /// Everything under `plans/` and `schema/`, sorted by path. Folders are listed only when they
    /// matter: links, repositories, and folders named like files.
    fn entries(&self) -> Vec<TreeEntry>;

    /// What lies in one folder, given by its path from the root.
    fn folder(&self, path: &str) -> Folder {
        let mut folder = Folder::default();
        for entry in self.entries() {
            let Some(rest) = entry.path.strip_prefix(path).and_then(|rest| rest.strip_prefix('/')) else {
                continue;
            };
            match rest.split_once('/') {
                None => folder.entries.push(entry),
                Some((name, _)) if folder.folders.last().is_none_or(|last| last != name) => {
                    folder.folders.push(name.to_owned());
                }
                Some(_) => {}
            }
        }
        folder
    }

    /// The text of a file.
    ///
    /// # Errors
    /// When it is no text that could be a plan file.
    fn read(&self, path: &str) -> Result<String, Unreadable>;

    /// The texts of several files, in their order. Many are asked for at once so that a tree whose
    /// readers get in each other's way can let them in one by one.
    fn read_several(&self, paths: &[&str]) -> Vec<Result<String, Unreadable>> {
        paths.iter().map(|path| self.read(path)).collect()
    }

    /// The identity of the bytes of a file; none when they cannot be had.
    fn content(&self, path: &str) -> Option<ContentId> {
        self.read(path).ok().and_then(|text| ContentId::of(text.as_bytes()))
    }
}

/// The text in these bytes.
///
/// # Errors
/// When the bytes are no text that could be a plan file.
pub fn decode(bytes: Vec<u8>) -> Result<String, Unreadable> {
    let size = bytes.len() as u64;
    if size > MAX_BYTES {
        return Err(Unreadable::TooLarge(size));
    }
    let line_at = |at: usize, bytes: &[u8]| bytes[..at].iter().filter(|&&b| b == b'\n').count() + 1;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            return Err(Unreadable::NotUtf8(line_at(at, error.as_bytes())));
        }
    };
    if some_byte(&text, |b| b == 0)
        && let Some(at) = text.find('\0')
    {
        return Err(Unreadable::Nul(line_at(at, text.as_bytes())));
    }
    if text.starts_with("version https://git-lfs.github.com/spec/") {
        return Err(Unreadable::LfsPointer);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_plan_file() {
        assert_eq!(decode(b"a\n\xff".to_vec()), Err(Unreadable::NotUtf8(2)));
        assert_eq!(decode(b"a\0".to_vec()), Err(Unreadable::Nul(1)));
        let lfs = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n".to_vec();
        assert_eq!(decode(lfs), Err(Unreadable::LfsPointer));
        assert!(matches!(decode(vec![b'a'; 1024 * 1024 + 1]), Err(Unreadable::TooLarge(_))));
        assert_eq!(decode("å".into()), Ok("å".to_owned()));
    }
}
