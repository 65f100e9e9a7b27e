//! `plan carry-over` against reading, parsing and writing the same bytes plainly.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use walkdir::WalkDir;

use crate::baseline;
use crate::generate::{self, Form, YEARS};

/// The plan year that is turned into.
const NEW: &str = "2027";

/// The ratio where all activities are of one plan year and all are carried, and where they spread over five
/// years, of which the last is carried.
pub(crate) fn ratios(count: usize, rounds: usize) {
    println!("{} threads, shortest of {rounds} runs", rayon::current_num_threads());
    let newest = YEARS.len() - 1;
    for (name, years) in [("one plan year", &YEARS[newest..]), ("five plan years", &YEARS[..])] {
        let folder = tempfile::tempdir().unwrap_or_else(|e| panic!("{e}"));
        let root = folder.path();
        generate::write_years(root, count, years, Form::Mixed);
        let made = tempfile::tempdir().unwrap_or_else(|e| panic!("{e}"));
        carry_over(root);
        let carried = put_aside(root, made.path());
        let mut best = [Duration::MAX; 2];
        for _ in 0..rounds {
            let plain = plainly(root, made.path());
            forget(root);
            let start = Instant::now();
            carry_over(root);
            let turn = start.elapsed();
            forget(root);
            best = [best[0].min(plain), best[1].min(turn)];
        }
        let ms = |d: Duration| d.as_secs_f64() * 1000.0;
        let ratio = best[1].as_secs_f64() / best[0].as_secs_f64();
        println!("{count} activity years in {name}, {carried} files written");
        println!("{:<34}{:>9.1} ms", "plainly: read, parse, write", ms(best[0]));
        println!("{:<34}{:>9.1} ms   ratio {ratio:.2} (limit 3)", "plan carry-over", ms(best[1]));
    }
}

/// The whole program, from its start to its end.
fn carry_over(root: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
    command.args(["carry-over", NEW, "--yes", "--today", "2026-12-01"]).current_dir(root);
    let status = command.stdout(Stdio::null()).status().unwrap_or_else(|e| panic!("{e}"));
    assert!(status.success(), "plan carry-over: {status}");
}

/// The folders of the new plan year.
fn new_years(root: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(root.join("plans")).min_depth(2).max_depth(2).into_iter();
    let is_new = |entry: &walkdir::DirEntry| entry.file_name() == NEW;
    entries.filter_map(Result::ok).filter(is_new).map(walkdir::DirEntry::into_path).collect()
}

/// Moves what the command wrote to another folder; the number of files.
fn put_aside(root: &Path, made: &Path) -> usize {
    for year in new_years(root) {
        let programme = year.parent().and_then(Path::file_name).unwrap_or_default();
        let target = made.join(programme);
        std::fs::create_dir_all(&target).unwrap_or_else(|e| panic!("{e}"));
        for entry in WalkDir::new(&year).min_depth(1).into_iter().filter_map(Result::ok) {
            std::fs::copy(entry.path(), target.join(entry.file_name())).unwrap_or_else(|e| panic!("{e}"));
        }
    }
    forget(root);
    WalkDir::new(made).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file()).count()
}

/// Takes the new plan year away again.
fn forget(root: &Path) {
    new_years(root).iter().for_each(|year| std::fs::remove_dir_all(year).unwrap_or_else(|e| panic!("{e}")));
}

/// The baseline in a process of its own, timed without its start and without fetching the texts that it is
/// to write.
fn plainly(root: &Path, made: &Path) -> Duration {
    let own = std::env::current_exe().unwrap_or_else(|e| panic!("{e}"));
    let output = Command::new(own).arg("measure-writing").args([root, made]).output();
    let output = output.unwrap_or_else(|e| panic!("{e}"));
    let text = String::from_utf8_lossy(&output.stdout);
    Duration::from_nanos(text.trim().parse().unwrap_or_else(|_| panic!("the baseline printed {text}")))
}

/// The fixed baseline: reads and parses every plan file as the baseline of `plan check` does, on all threads,
/// and then writes the command's own texts one after the other, with its care: each to a file beside its
/// place, flushed to the disk and renamed, and each folder flushed once at the end. It judges nothing and
/// proves nothing. It never changes in a commit that changes the figure.
pub(crate) fn measure(root: &Path, made: &Path) {
    let files = WalkDir::new(made).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    let text = |entry: walkdir::DirEntry| {
        let below = entry.path().strip_prefix(made).unwrap_or_else(|e| panic!("{e}")).to_owned();
        let programme = below.parent().unwrap_or_else(|| panic!("{} has a programme", below.display()));
        let target = root.join("plans").join(programme).join(NEW).join(entry.file_name());
        (target, std::fs::read(entry.path()).unwrap_or_else(|e| panic!("{e}")))
    };
    let files: Vec<(PathBuf, Vec<u8>)> = files.map(text).collect();
    let start = Instant::now();
    std::hint::black_box(baseline::run(root));
    write(&files).unwrap_or_else(|e| panic!("{e}"));
    println!("{}", start.elapsed().as_nanos());
}

fn write(files: &[(PathBuf, Vec<u8>)]) -> std::io::Result<()> {
    let mut folders = BTreeSet::new();
    for (target, bytes) in files {
        let folder = target.parent().unwrap_or_else(|| panic!("a file lies in a folder"));
        if folders.insert(folder) {
            std::fs::create_dir_all(folder)?;
        }
        let beside = target.with_extension("new");
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&beside, target)?;
    }
    folders.into_iter().try_for_each(|folder| File::open(folder)?.sync_all())
}
