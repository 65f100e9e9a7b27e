//! Writing: each file appears whole or not at all. The one door to tempfile.
//!
//! A text is written to a file of its own beside the target, flushed to the disk, and then given the
//! target's name. A new file never takes the place of one that is there; an old one is replaced only while
//! it still holds what it held when it was read, and taken away only then. Whoever is interrupted leaves each target as it was or as
//! it was to be, and the same command goes on from there.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use rayon::prelude::*;
use tempfile::{Builder, TempPath};
use thiserror::Error;

use crate::store::{ContentId, git};

/// One file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// Path from the root, with `/`.
    pub path: String,
    /// What it is to hold.
    pub text: String,
    /// What it held when it was read; none for a file that must not be there yet.
    pub was: Option<ContentId>,
}

/// One file to be taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// Path from the root, with `/`.
    pub path: String,
    /// What it held when it was read; none when nobody knows, and then it stays.
    pub was: Option<ContentId>,
}

/// Why a file could not be written. Files before it are written; it and those after it are as they were.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WriteFault {
    /// Another file has appeared where a new one was to be.
    #[error("{0} is there already")]
    Exists(String),
    /// Somebody changed the file after it was read.
    #[error("{0} was changed in the meantime")]
    Changed(String),
    /// The operating system said no.
    #[error("{path}: {why}")]
    System {
        /// Which file.
        path: String,
        /// In the words of the operating system.
        why: String,
    },
}

/// What writing does to the disk, step by step, so that tests can stop it at each.
pub trait Disk: Sync {
    /// Makes a folder, and those it lies in.
    ///
    /// # Errors
    /// When the operating system says no.
    fn make_folder(&self, folder: &Path) -> std::io::Result<()>;

    /// Writes bytes to a new file in a folder, down to the disk.
    ///
    /// # Errors
    /// When the operating system says no.
    fn write_beside(&self, folder: &Path, bytes: &[u8]) -> std::io::Result<TempPath>;

    /// Gives a written file its name, if nothing has that name.
    ///
    /// # Errors
    /// When something has it, or the operating system says no.
    fn name(&self, written: TempPath, target: &Path) -> std::io::Result<()>;

    /// Puts a written file in the place of another, with the other's permissions.
    ///
    /// # Errors
    /// When the operating system says no.
    fn replace(&self, written: TempPath, target: &Path) -> std::io::Result<()>;

    /// Takes a file away.
    ///
    /// # Errors
    /// When the operating system says no.
    fn remove(&self, target: &Path) -> std::io::Result<()>;
}

/// The disk itself.
#[derive(Debug, Clone, Copy)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn make_folder(&self, folder: &Path) -> std::io::Result<()> {
        std::fs::create_dir_all(folder)
    }

    fn write_beside(&self, folder: &Path, bytes: &[u8]) -> std::io::Result<TempPath> {
        // The name is no plan file's, and begins with a point: what an interruption leaves is nobody's
        // business.
        let mut file = Builder::new().prefix(".plan-").suffix(".new").tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok(file.into_temp_path())
    }

    fn name(&self, written: TempPath, target: &Path) -> std::io::Result<()> {
        share(&written, None)?;
        written.persist_noclobber(target).map_err(|e| e.error)?;
        Ok(())
    }

    fn replace(&self, written: TempPath, target: &Path) -> std::io::Result<()> {
        share(&written, Some(target))?;
        written.persist(target).map_err(|e| e.error)?;
        Ok(())
    }

    fn remove(&self, target: &Path) -> std::io::Result<()> {
        std::fs::remove_file(target)
    }
}

/// A temporary file is its maker's alone; a plan file is readable as the file that it replaces was, or
/// as any new file is.
fn share(written: &Path, like: Option<&Path>) -> std::io::Result<()> {
    match like {
        Some(other) => std::fs::set_permissions(written, std::fs::metadata(other)?.permissions()),
        None => readable(written),
    }
}

#[cfg(unix)]
fn readable(written: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(written, std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Names are kept in the folder: it too goes down to the disk, where the system allows that. Once for all
/// files in it.
#[expect(clippy::disallowed_methods, reason = "the store is the one place that opens files")]
fn settle(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Fewer files than this are written one by one.
const WORTH_SHARING: usize = 32;

/// So many files are written beside their places at once. No more than these are left over by an
/// interruption.
const AT_ONCE: usize = 256;

/// Writes files below a root. They get their names one after the other, in this order; what is flushed
/// beside the next few is flushed on all threads. A new file that is there already and holds what it is to
/// hold counts as written.
///
/// # Errors
/// At the first file that could not be written.
pub fn write_all(root: &Path, files: &[Write], disk: &dyn Disk) -> Result<(), WriteFault> {
    let at_once = if files.len() < WORTH_SHARING { 1 } else { AT_ONCE };
    let outcome = files.chunks(at_once).try_for_each(|files| match files {
        [file] => finish(root, file, begin(root, file, disk)?, disk),
        several => {
            let begun: Vec<_> = several.par_iter().map(|file| begin(root, file, disk)).collect();
            several.iter().zip(begun).try_for_each(|(file, begun)| finish(root, file, begun?, disk))
        }
    });
    let folders: BTreeSet<_> =
        files.iter().filter_map(|file| file.path.rsplit_once('/')).map(|(f, _)| f).collect();
    folders.into_iter().for_each(|folder| settle(&root.join(folder)));
    outcome
}

/// Puts a text where a file may be already, in its place, whole or not at all. What is no file, such as a
/// pipe or the end of a terminal, is written to as it is.
///
/// # Errors
/// When the operating system says no.
pub fn replace(target: &Path, text: &str) -> std::io::Result<()> {
    // What is written to is what a link leads to, not the link.
    let target = target.canonicalize().unwrap_or_else(|_| target.to_owned());
    match target.metadata() {
        Ok(found) if !found.is_file() => {
            File::options().write(true).open(&target)?.write_all(text.as_bytes())
        }
        found => {
            let folder = target.parent().unwrap_or(Path::new("."));
            let written = RealDisk.write_beside(folder, text.as_bytes())?;
            share(&written, found.is_ok().then_some(&*target))?;
            written.persist(&target).map_err(|e| e.error)
        }
    }
}

/// Writes files as [`write_all`] does, and takes others away once all of those are on the disk: nothing is
/// gone before what takes its place is there. A file that is gone already counts as taken away.
///
/// # Errors
/// At the first file that could not be written or taken away.
pub fn write_then_remove(
    root: &Path,
    files: &[Write],
    gone: &[Removal],
    disk: &dyn Disk,
) -> Result<(), WriteFault> {
    write_all(root, files, disk)?;
    for file in gone {
        remove(root, file, disk)?;
        settle(root.join(&file.path).parent().unwrap_or(root));
    }
    Ok(())
}

fn remove(root: &Path, file: &Removal, disk: &dyn Disk) -> Result<(), WriteFault> {
    let system =
        |error: std::io::Error| WriteFault::System { path: file.path.clone(), why: error.to_string() };
    let target = root.join(&file.path);
    match target.symlink_metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(system(error)),
        Ok(found) => {
            let is_as_read =
                found.is_file() && file.was.is_some() && git::content_of_file(&target) == file.was;
            if !is_as_read {
                return Err(WriteFault::Changed(file.path.clone()));
            }
            disk.remove(&target).map_err(system)
        }
    }
}

/// Writes a file beside its place; nothing when it holds already what it is to hold.
fn begin(root: &Path, file: &Write, disk: &dyn Disk) -> Result<Option<TempPath>, WriteFault> {
    let target = root.join(&file.path);
    let folder = target.parent().unwrap_or(root);
    match file.was {
        None if target.symlink_metadata().is_ok() => return file.is_done(&target).map(|()| None),
        None => disk.make_folder(folder).map_err(|error| file.refused(&error))?,
        Some(was) if git::content_of_file(&target) != Some(was) => {
            return file.is_done(&target).map(|()| None);
        }
        Some(_) => {}
    }
    disk.write_beside(folder, file.text.as_bytes()).map(Some).map_err(|error| file.refused(&error))
}

/// Gives a written file its place.
fn finish(root: &Path, file: &Write, begun: Option<TempPath>, disk: &dyn Disk) -> Result<(), WriteFault> {
    let Some(written) = begun else { return Ok(()) };
    let target = root.join(&file.path);
    match file.was {
        None => match disk.name(written, &target) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => file.is_done(&target),
            other => other.map_err(|error| file.refused(&error)),
        },
        Some(was) if git::content_of_file(&target) != Some(was) => {
            Err(WriteFault::Changed(file.path.clone()))
        }
        Some(_) => disk.replace(written, &target).map_err(|error| file.refused(&error)),
    }
}

impl Write {
    /// That the file holds already what it is to hold.
    fn is_done(&self, target: &Path) -> Result<(), WriteFault> {
        let path = self.path.clone();
        match self.was {
            _ if git::content_of_file(target) == ContentId::of(self.text.as_bytes()) => Ok(()),
            None => Err(WriteFault::Exists(path)),
            Some(_) => Err(WriteFault::Changed(path)),
        }
    }

    fn refused(&self, error: &std::io::Error) -> WriteFault {
        WriteFault::System { path: self.path.clone(), why: error.to_string() }
    }
}
