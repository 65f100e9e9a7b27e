//! Some files followed through many commits: only the folders on the way to them are read, and only when
//! they changed.

use std::rc::Rc;

use git2::{Odb, Oid};

use crate::store::git::fault::GitFault;
use crate::store::git::tree_object::{Mode, visit};

/// The files that are followed, and the folders that lead to them.
#[derive(Debug)]
pub(super) struct Paths {
    /// The top first; each folder after the one it lies in.
    folders: Vec<Folder>,
    files: usize,
}

#[derive(Debug, Default)]
struct Folder {
    /// Names and numbers of the folders in it.
    folders: Vec<(Vec<u8>, usize)>,
    /// Names and numbers of the files in it.
    files: Vec<(Vec<u8>, usize)>,
}

/// What a commit has at the paths.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Seen {
    folders: Vec<Option<Oid>>,
    /// The content of each file; none where there is no file.
    pub(super) files: Vec<Option<Oid>>,
}

impl Paths {
    pub(super) fn new(prefix: &[Vec<u8>], paths: &[String]) -> Self {
        let mut new = Self { folders: vec![Folder::default()], files: paths.len() };
        for (number, path) in paths.iter().enumerate() {
            let parts = prefix.iter().map(Vec::as_slice).chain(path.split('/').map(str::as_bytes));
            let mut parts: Vec<&[u8]> = parts.collect();
            let name = parts.pop().unwrap_or_default();
            let folder = parts.into_iter().fold(0, |folder, part| new.folder(folder, part));
            if let Some(folder) = new.folders.get_mut(folder) {
                folder.files.push((name.to_vec(), number));
            }
        }
        new
    }

    /// The number of a folder in a folder; a new one when there is none.
    fn folder(&mut self, outer: usize, name: &[u8]) -> usize {
        let next = self.folders.len();
        let Some(folder) = self.folders.get_mut(outer) else { return outer };
        if let Some((_, number)) = folder.folders.iter().find(|(n, _)| n == name) {
            return *number;
        }
        folder.folders.push((name.to_vec(), next));
        self.folders.push(Folder::default());
        next
    }

    /// Nothing at any path.
    pub(super) fn nothing(&self) -> Rc<Seen> {
        Rc::new(Seen { folders: vec![None; self.folders.len()], files: vec![None; self.files] })
    }

    /// What lies at the paths in a commit, given what lay there in one that is near it.
    pub(super) fn see(&self, odb: &Odb<'_>, top: Oid, near: &Rc<Seen>) -> Result<Rc<Seen>, GitFault> {
        if near.folders.first() == Some(&Some(top)) {
            return Ok(Rc::clone(near));
        }
        let mut seen = Seen { folders: vec![None; self.folders.len()], files: vec![None; self.files] };
        if let Some(first) = seen.folders.first_mut() {
            *first = Some(top);
        }
        for (number, folder) in self.folders.iter().enumerate() {
            let id = seen.folders[number];
            if id == near.folders[number] {
                folder.folders.iter().for_each(|&(_, n)| seen.folders[n] = near.folders[n]);
                folder.files.iter().for_each(|&(_, n)| seen.files[n] = near.files[n]);
            } else if let Some(id) = id {
                folder.look(odb, id, &mut seen)?;
            }
        }
        Ok(Rc::new(seen))
    }
}

impl Folder {
    /// Notes what is wanted of this folder.
    fn look(&self, odb: &Odb<'_>, id: Oid, seen: &mut Seen) -> Result<(), GitFault> {
        let mut wanted = self.folders.len() + self.files.len();
        visit(odb, id, |entry| {
            let list = match entry.mode {
                Mode::Folder => Some((&self.folders, &mut seen.folders)),
                Mode::File => Some((&self.files, &mut seen.files)),
                _ => None,
            };
            if let Some((names, ids)) = list {
                for (_, number) in names.iter().filter(|(name, _)| name == entry.name) {
                    ids[*number] = Some(entry.id()?);
                    wanted = wanted.saturating_sub(1);
                }
            }
            Ok(wanted > 0)
        })
    }
}
