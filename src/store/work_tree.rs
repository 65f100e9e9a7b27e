//! The files as they lie in the work tree.

use std::fs::File;
use std::io::Read as _;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::store::{ContentId, EntryKind, Folder, MAX_BYTES, Tree, TreeEntry, Unreadable, decode, git};

/// The plan repository at a root folder.
#[derive(Debug)]
pub struct WorkTree {
    root: PathBuf,
}

impl WorkTree {
    /// The work tree of this root folder.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The root folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn walk(&self, top: &str, out: &mut Vec<TreeEntry>) {
        let start = self.root.join(top);
        let mut walker = WalkDir::new(&start).follow_links(false).follow_root_links(false).into_iter();
        while let Some(step) = walker.next() {
            // What cannot be listed cannot hold a plan that anybody could read either; a folder
            // without permission is told as an unreadable entry.
            let entry = match step {
                Ok(entry) => entry,
                Err(error) => {
                    if let Some(path) = error.path().and_then(|p| self.relative(p)) {
                        out.push(TreeEntry { path, kind: EntryKind::Other });
                    }
                    continue;
                }
            };
            let kind = kind_of(&entry);
            let Some(path) = self.relative(entry.path()) else { continue };
            match kind {
                None => {}
                Some(EntryKind::Repository) => {
                    walker.skip_current_dir();
                    out.push(TreeEntry { path, kind: EntryKind::Repository });
                }
                Some(kind) => out.push(TreeEntry { path, kind }),
            }
        }
    }

    /// The text of a file, which is read into a room that others may use after it: ten thousand texts are kept
    /// at once, and none keeps room to spare.
    #[expect(clippy::disallowed_methods, reason = "the store is the one place that reads files")]
    fn read_by_way_of(&self, path: &str, room: &mut Vec<u8>) -> Result<String, Unreadable> {
        let system = |error: std::io::Error| Unreadable::System(error.kind().to_string());
        let mut file = File::open(self.root.join(path)).map_err(system)?;
        room.clear();
        // One byte over the limit is enough to know that it is over it.
        file.by_ref().take(MAX_BYTES + 1).read_to_end(room).map_err(system)?;
        if room.len() as u64 > MAX_BYTES {
            let size = file.metadata().map_or(MAX_BYTES + 1, |m| m.len());
            return Err(Unreadable::TooLarge(size));
        }
        decode(room.to_vec())
    }

    fn relative(&self, path: &Path) -> Option<String> {
        let relative = path.strip_prefix(&self.root).ok()?.to_string_lossy();
        Some(match MAIN_SEPARATOR {
            '/' => relative.into_owned(),
            separator => relative.replace(separator, "/"),
        })
    }
}

/// What an entry is; none for plain folders.
fn kind_of(entry: &DirEntry) -> Option<EntryKind> {
    let file_type = entry.file_type();
    if file_type.is_symlink() {
        return Some(EntryKind::Link);
    }
    if file_type.is_file() {
        return Some(EntryKind::File);
    }
    if !file_type.is_dir() {
        return Some(EntryKind::Other);
    }
    if entry.depth() > 0 && entry.path().join(".git").symlink_metadata().is_ok() {
        return Some(EntryKind::Repository);
    }
    let name = entry.file_name().to_string_lossy();
    EntryKind::is_like_a_file(&name).then_some(EntryKind::Folder)
}

impl Tree for WorkTree {
    fn entries(&self) -> Vec<TreeEntry> {
        let mut entries = Vec::new();
        for top in ["plans", "schema"] {
            self.walk(top, &mut entries);
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        entries
    }

    fn folder(&self, path: &str) -> Folder {
        let mut folder = Folder::default();
        let start = self.root.join(path);
        let walker = WalkDir::new(&start).follow_links(false).min_depth(1).max_depth(1).sort_by_file_name();
        for entry in walker.into_iter().filter_map(Result::ok) {
            match (kind_of(&entry), self.relative(entry.path())) {
                (Some(kind), Some(path)) => folder.entries.push(TreeEntry { path, kind }),
                (None, _) => folder.folders.push(entry.file_name().to_string_lossy().into_owned()),
                (Some(_), None) => {}
            }
        }
        folder
    }

    fn read(&self, path: &str) -> Result<String, Unreadable> {
        self.read_by_way_of(path, &mut Vec::new())
    }

    fn read_several(&self, paths: &[&str]) -> Vec<Result<String, Unreadable>> {
        let mut room = Vec::with_capacity(4096);
        paths.iter().map(|path| self.read_by_way_of(path, &mut room)).collect()
    }

    fn content(&self, path: &str) -> Option<ContentId> {
        let path = self.root.join(path);
        // A link is never followed, and a pipe would wait for ever.
        let is_file = path.symlink_metadata().is_ok_and(|m| m.is_file());
        is_file.then(|| git::content_of_file(&path)).flatten()
    }
}
