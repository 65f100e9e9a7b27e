//! Writing, interrupted before and after every step: each file is whole or absent, none is lost, and the
//! same command completes what was begun.

use std::io::{Error, ErrorKind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use plan::store::{ContentId, Disk, RealDisk, Removal, Write, WriteFault, write_all, write_then_remove};
use tempfile::TempPath;

use crate::support::sandbox::Sandbox;

/// The disk itself, trusted to keep what it has been given: flushing is all that takes time.
struct Unflushed;

impl Disk for Unflushed {
    fn make_folder(&self, folder: &Path) -> std::io::Result<()> {
        RealDisk.make_folder(folder)
    }

    fn write_beside(&self, folder: &Path, bytes: &[u8]) -> std::io::Result<TempPath> {
        let file = tempfile::Builder::new().prefix(".plan-").tempfile_in(folder)?;
        std::fs::write(file.path(), bytes)?;
        Ok(file.into_temp_path())
    }

    fn name(&self, written: TempPath, target: &Path) -> std::io::Result<()> {
        RealDisk.name(written, target)
    }

    fn replace(&self, written: TempPath, target: &Path) -> std::io::Result<()> {
        RealDisk.replace(written, target)
    }

    fn remove(&self, target: &Path) -> std::io::Result<()> {
        RealDisk.remove(target)
    }
}

/// A disk that stops working at a step, as if the machine had: before it is done, or just after.
pub(crate) struct Failing {
    left: AtomicUsize,
    after: bool,
    kind: ErrorKind,
}

impl Failing {
    pub(crate) fn at(step: usize, after: bool, kind: ErrorKind) -> Self {
        Self { left: AtomicUsize::new(step), after, kind }
    }

    fn step<T>(
        &self,
        work: impl FnOnce() -> std::io::Result<T>,
        leave: impl FnOnce(T),
    ) -> std::io::Result<T> {
        let one_less = |left: usize| Some(left.saturating_sub(1));
        let left = self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_less);
        match left.unwrap_or(0) {
            0 => return Err(Error::from(self.kind)),
            1 => {
                if self.after {
                    leave(work()?);
                }
                return Err(Error::from(self.kind));
            }
            _ => {}
        }
        work()
    }
}

impl Disk for Failing {
    fn make_folder(&self, folder: &Path) -> std::io::Result<()> {
        self.step(|| RealDisk.make_folder(folder), |()| {})
    }

    fn write_beside(&self, folder: &Path, bytes: &[u8]) -> std::io::Result<TempPath> {
        // Whoever is killed tidies nothing up.
        let keep = |path: TempPath| drop(path.keep());
        self.step(|| Unflushed.write_beside(folder, bytes), keep)
    }

    fn name(&self, written: TempPath, target: &Path) -> std::io::Result<()> {
        self.step(|| RealDisk.name(written, target), |()| {})
    }

    fn replace(&self, written: TempPath, target: &Path) -> std::io::Result<()> {
        self.step(|| RealDisk.replace(written, target), |()| {})
    }

    fn remove(&self, target: &Path) -> std::io::Result<()> {
        self.step(|| RealDisk.remove(target), |()| {})
    }
}

const OLD: &str = "title = \"Förut\"\n";
const NEW: &str = "title = \"Nu\"\n";

fn files() -> Vec<Write> {
    let new = |path: &str| Write { path: path.to_owned(), text: NEW.to_owned(), was: None };
    let old = Write { was: ContentId::of(OLD.as_bytes()), ..new("plans/p/2025/a.toml") };
    vec![new("plans/p/2026/a.toml"), old, new("plans/p/2026/b.toml"), new("plans/p/2026/plan.toml")]
}

fn begin() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("plans/p/2025/a.toml", OLD);
    sandbox
}

fn read(sandbox: &Sandbox, path: &str) -> Option<String> {
    std::fs::read_to_string(sandbox.at(path)).ok()
}

#[test]
fn stopped_at_any_step_every_file_is_whole_or_as_it_was() {
    let mut stops = 0;
    let kinds = [ErrorKind::StorageFull, ErrorKind::PermissionDenied, ErrorKind::Other];
    for (step, kind) in (1..14).zip(kinds.into_iter().cycle()) {
        for after in [false, true] {
            let sandbox = begin();
            let outcome = write_all(sandbox.path(), &files(), &Failing::at(step, after, kind));
            stops += usize::from(outcome.is_err());
            let mut gap = false;
            for file in files() {
                let now = read(&sandbox, &file.path);
                let before = file.was.map(|_| OLD.to_owned());
                assert!(now.as_deref() == Some(NEW) || now == before, "{}: {now:?}", file.path);
                // In order: nothing is written after something that is not.
                let done = now.as_deref() == Some(NEW);
                assert!(!(gap && done), "{} came before those ahead of it", file.path);
                gap |= !done;
            }
            assert_eq!(write_all(sandbox.path(), &files(), &RealDisk), Ok(()));
            assert!(files().iter().all(|f| read(&sandbox, &f.path).as_deref() == Some(NEW)));
        }
    }
    assert!(stops > 20, "only {stops} runs were stopped");
}

fn gone() -> Vec<Removal> {
    let was = ContentId::of(OLD.as_bytes());
    ["plans/p/2025/c.toml", "plans/p/2025/d.toml"].map(|path| Removal { path: path.to_owned(), was }).into()
}

#[test]
fn stopped_at_any_step_nothing_is_gone_before_all_else_is_there() {
    let begin = || {
        let sandbox = begin();
        for file in gone() {
            sandbox.write(&file.path, OLD);
        }
        sandbox
    };
    let mut stops = 0;
    for step in 1..20 {
        for after in [false, true] {
            let sandbox = begin();
            let disk = Failing::at(step, after, ErrorKind::Other);
            stops += usize::from(write_then_remove(sandbox.path(), &files(), &gone(), &disk).is_err());
            let written = files().iter().all(|f| read(&sandbox, &f.path).as_deref() == Some(NEW));
            for file in gone() {
                match read(&sandbox, &file.path) {
                    Some(text) => assert_eq!(text, OLD, "{} is whole", file.path),
                    None => assert!(written, "{} went at step {step} before all was there", file.path),
                }
            }
            assert_eq!(write_then_remove(sandbox.path(), &files(), &gone(), &RealDisk), Ok(()));
            assert!(files().iter().all(|f| read(&sandbox, &f.path).as_deref() == Some(NEW)));
            assert!(gone().iter().all(|f| read(&sandbox, &f.path).is_none()));
        }
    }
    assert!(stops > 25, "only {stops} runs were stopped");
}

#[test]
fn what_somebody_else_changed_is_not_taken_away() {
    let sandbox = Sandbox::empty();
    let [first, second] = &gone()[..] else { panic!("two files") };
    sandbox.write(&first.path, OLD).write(&second.path, "title = \"En annans\"\n");
    let outcome = write_then_remove(sandbox.path(), &[], &gone(), &RealDisk);
    assert_eq!(outcome, Err(WriteFault::Changed(second.path.clone())));
    assert_eq!(read(&sandbox, &second.path).as_deref(), Some("title = \"En annans\"\n"));
    // A link is never followed, and a folder is no file.
    sandbox.remove(&second.path).write("elsewhere.toml", OLD);
    std::os::unix::fs::symlink(sandbox.at("elsewhere.toml"), sandbox.at(&second.path)).expect("links");
    let outcome = write_then_remove(sandbox.path(), &[], &gone(), &RealDisk);
    assert_eq!(outcome, Err(WriteFault::Changed(second.path.clone())));
    sandbox.remove(&second.path).folder(&second.path);
    let outcome = write_then_remove(sandbox.path(), &[], &gone(), &RealDisk);
    assert_eq!(outcome, Err(WriteFault::Changed(second.path.clone())));
    assert_eq!(read(&sandbox, "elsewhere.toml").as_deref(), Some(OLD));
}

/// So many that they are flushed on all threads.
#[test]
fn many_files_stopped_at_any_step_are_whole_or_absent_and_named_in_order() {
    let path = |number| format!("plans/p/2026/{number:03}.toml");
    let text = |number| format!("title = \"Nummer {number}\"\n");
    let new = |number| Write { path: path(number), text: text(number), was: None };
    let many: Vec<Write> = (0..300).map(new).collect();
    for step in [1, 300, 512, 513, 769, 850] {
        for after in [false, true] {
            let sandbox = Sandbox::empty();
            let stopped = Failing::at(step, after, ErrorKind::StorageFull);
            assert!(write_all(sandbox.path(), &many, &stopped).is_err(), "step {step}");
            let mut gap = false;
            for (number, file) in many.iter().enumerate() {
                let now = read(&sandbox, &file.path);
                assert!(now.as_ref().is_none_or(|now| *now == text(number)), "{}: {now:?}", file.path);
                assert!(!(gap && now.is_some()), "{} came before those ahead of it", file.path);
                gap |= now.is_none();
            }
            assert_eq!(write_all(sandbox.path(), &many, &Unflushed), Ok(()));
            assert!(many.iter().all(|file| read(&sandbox, &file.path).as_ref() == Some(&file.text)));
        }
    }
}

#[test]
fn nothing_that_somebody_else_wrote_is_touched() {
    let sandbox = begin();
    sandbox.write("plans/p/2026/b.toml", "title = \"En annans\"\n");
    let outcome = write_all(sandbox.path(), &files(), &RealDisk);
    assert_eq!(outcome, Err(WriteFault::Exists("plans/p/2026/b.toml".to_owned())));
    assert_eq!(read(&sandbox, "plans/p/2026/b.toml").as_deref(), Some("title = \"En annans\"\n"));
    assert_eq!(read(&sandbox, "plans/p/2026/plan.toml"), None);

    let sandbox = begin();
    sandbox.write("plans/p/2025/a.toml", "title = \"Ändrad av en annan\"\n");
    let outcome = write_all(sandbox.path(), &files(), &RealDisk);
    assert_eq!(outcome, Err(WriteFault::Changed("plans/p/2025/a.toml".to_owned())));
    assert_eq!(read(&sandbox, "plans/p/2025/a.toml").as_deref(), Some("title = \"Ändrad av en annan\"\n"));
}

/// A disk on which somebody else is quicker, between the writing beside and the naming.
struct Overtaken<'s>(&'s Sandbox);

impl Disk for Overtaken<'_> {
    fn make_folder(&self, folder: &Path) -> std::io::Result<()> {
        RealDisk.make_folder(folder)
    }

    fn write_beside(&self, folder: &Path, bytes: &[u8]) -> std::io::Result<TempPath> {
        let written = RealDisk.write_beside(folder, bytes);
        self.0.write("plans/p/2026/a.toml", "title = \"En annans\"\n");
        self.0.write("plans/p/2025/a.toml", "title = \"En annans\"\n");
        written
    }

    fn name(&self, written: TempPath, target: &Path) -> std::io::Result<()> {
        RealDisk.name(written, target)
    }

    fn replace(&self, written: TempPath, target: &Path) -> std::io::Result<()> {
        RealDisk.replace(written, target)
    }

    fn remove(&self, target: &Path) -> std::io::Result<()> {
        RealDisk.remove(target)
    }
}

#[test]
fn two_at_once_never_overwrite_each_other() {
    let sandbox = begin();
    let outcome = write_all(sandbox.path(), &files(), &Overtaken(&sandbox));
    assert_eq!(outcome, Err(WriteFault::Exists("plans/p/2026/a.toml".to_owned())));
    let sandbox = begin();
    let outcome = write_all(sandbox.path(), &files()[1..2], &Overtaken(&sandbox));
    assert_eq!(outcome, Err(WriteFault::Changed("plans/p/2025/a.toml".to_owned())));
    assert_eq!(read(&sandbox, "plans/p/2025/a.toml").as_deref(), Some("title = \"En annans\"\n"));
}

#[test]
fn a_link_in_the_place_of_a_file_is_never_written_through() {
    let sandbox = begin();
    sandbox.write("elsewhere.toml", OLD).folder("plans/p/2026");
    std::os::unix::fs::symlink(sandbox.at("elsewhere.toml"), sandbox.at("plans/p/2026/a.toml"))
        .expect("links");
    let outcome = write_all(sandbox.path(), &files(), &RealDisk);
    assert_eq!(outcome, Err(WriteFault::Exists("plans/p/2026/a.toml".to_owned())));
    assert_eq!(read(&sandbox, "elsewhere.toml").as_deref(), Some(OLD));
}

#[test]
fn what_was_written_leaves_nothing_beside() {
    let sandbox = begin();
    assert_eq!(write_all(sandbox.path(), &files(), &RealDisk), Ok(()));
    let names = |folder: &str| {
        let entries = std::fs::read_dir(sandbox.at(folder)).expect("the folder was made");
        let mut names: Vec<String> =
            entries.map(|e| e.expect("listed").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(names("plans/p/2026"), ["a.toml", "b.toml", "plan.toml"]);
    assert_eq!(names("plans/p/2025"), ["a.toml"]);
    let mode = |path: &str| {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::metadata(sandbox.at(path)).expect("written").permissions().mode() & 0o777
    };
    assert_eq!(mode("plans/p/2026/a.toml"), 0o644);
}
