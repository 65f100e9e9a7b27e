//! Revisions of a repository with 10,000 activity years and 5,000 commits, against git and against a
//! plain loop over git's library.

use std::mem::ManuallyDrop;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use git2::{ObjectType, TreeWalkMode, TreeWalkResult};
use plan::facts::Facts;
use plan::portfolio::Portfolio;
use plan::render::status_table;
use plan::status::{Query, report};
use plan::store::git::Repository;

use crate::commits::{self, KEY};
use crate::generate::Form;
use crate::{STYLE, baseline, shortest, today};

/// The three ratios and their limits, or for a large repository the last of them alone.
pub(crate) fn ratios(count: usize, commits: usize, rounds: usize) {
    let folder = tempfile::tempdir().unwrap_or_else(|e| panic!("{e}"));
    let root = folder.path();
    commits::write(root, count, commits, Form::Mixed);
    println!(
        "{} threads, {count} activity years, {commits} commits, shortest of {rounds} runs",
        rayon::current_num_threads()
    );
    let plan = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
        command.args(words).current_dir(root);
        command
    };
    against(
        ["git diff --stat", "plan diff"],
        3.0,
        rounds,
        [commits::command(root, &["diff", "--stat", "before", "HEAD"]), plan(&["diff", "before", "HEAD"])],
    );
    let mut log = commits::command(root, &["log", "--format=%H", "--"]);
    log.args(commits::paths_of_key());
    against(["git log", "plan log"], 2.0, rounds, [log, plan(&["log", KEY])]);
    let names = ["blobs", "blobs-unverified", "at"];
    let [plain, unverified, at] = shortest(rounds, names, root);
    let ratio = at.as_secs_f64() / plain.as_secs_f64();
    let stricter = at.as_secs_f64() / unverified.as_secs_f64();
    println!("{:<34}{:>9.1} ms", "plain loop: read, parse", ms(plain));
    println!("{:<34}{:>9.1} ms", "the same, ids taken on trust", ms(unverified));
    println!(
        "{:<34}{:>9.1} ms   ratio {ratio:.2} (limit 1.5), {stricter:.2}",
        "plan status --at HEAD",
        ms(at)
    );
}

/// A change of some fifty files among ten thousand, against checking them all.
pub(crate) fn base(count: usize, commits: usize, rounds: usize) {
    let folder = tempfile::tempdir().unwrap_or_else(|e| panic!("{e}"));
    let root = folder.path();
    commits::write(root, count, commits, Form::Mixed);
    println!("{} threads, {count} activity years, shortest of {rounds} runs", rayon::current_num_threads());
    let plan = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
        command.args(words).args(["--today", "2026-06-30"]).current_dir(root);
        command
    };
    let names = ["plan check", "plan check --base"];
    against(names, 1.3, rounds, [plan(&["check"]), plan(&["check", "--base", "before"])]);
    let at = ["check", "--at", "HEAD"];
    against(
        ["plan check --at HEAD", "plan check --base --at HEAD"],
        1.3,
        rounds,
        [plan(&at), plan(&[&at[..], &["--base", "before"]].concat())],
    );
}

/// Whole processes in turns.
fn against(names: [&str; 2], limit: f64, rounds: usize, mut commands: [Command; 2]) {
    for (name, command) in names.iter().zip(&mut commands) {
        let output = command.output().unwrap_or_else(|e| panic!("{name}: {e}"));
        // 1 says that there is something to see.
        if output.status.code().is_none_or(|code| code > 1) || output.stdout.is_empty() {
            println!("{name} failed: {}", String::from_utf8_lossy(&output.stderr));
            return;
        }
        command.stdout(Stdio::null()).stderr(Stdio::null());
    }
    let mut best = [Duration::MAX; 2];
    for _ in 0..rounds {
        for (command, best) in commands.iter_mut().zip(&mut best) {
            let start = Instant::now();
            let status = command.status();
            *best = (*best).min(start.elapsed());
            assert!(status.is_ok(), "it ran before");
        }
    }
    let ratio = best[1].as_secs_f64() / best[0].as_secs_f64();
    println!("{:<34}{:>9.1} ms", names[0], ms(best[0]));
    println!("{:<34}{:>9.1} ms   ratio {ratio:.2} (limit {limit})", names[1], ms(best[1]));
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The fixed baseline: walk the tree of `HEAD`, read every blob with git's library, parse it, drop it,
/// on one thread and with the library's settings as they come. It never changes in a commit that changes
/// the figure.
pub(crate) fn plain(root: &Path) -> usize {
    let git = git2::Repository::open(root).unwrap_or_else(|e| panic!("{e}"));
    let tree = git.revparse_single("HEAD").and_then(|head| head.peel_to_tree());
    let tree = tree.unwrap_or_else(|e| panic!("{e}"));
    let mut files = 0;
    let walk = tree.walk(TreeWalkMode::PreOrder, |_, entry| {
        if entry.kind() == Some(ObjectType::Blob) {
            let blob = git.find_blob(entry.id()).unwrap_or_else(|e| panic!("{e}"));
            let text = std::str::from_utf8(blob.content()).unwrap_or_default();
            files += baseline::parse(text, entry.name_bytes().ends_with(b"toml"));
        }
        TreeWalkResult::Ok
    });
    walk.unwrap_or_else(|e| panic!("{e}"));
    files
}

/// `plan status --at HEAD`.
pub(crate) fn status_at(root: &Path) -> usize {
    let git = Repository::open(root).unwrap_or_else(|e| panic!("{e:?}"));
    let commit = git.commit("HEAD").unwrap_or_else(|e| panic!("{e:?}"));
    let tree = git.tree(&commit).unwrap_or_else(|e| panic!("{e:?}"));
    // As the program does: the process ends without freeing.
    let portfolio = ManuallyDrop::new(Portfolio::load(&tree, today()));
    let facts = Facts::derive(&portfolio, today());
    status_table::render(&report(&portfolio, &facts, &Query::default()), STYLE).len()
}

/// What `plan log` asks of the store.
pub(crate) fn history(root: &Path) -> usize {
    let git = Repository::open(root).unwrap_or_else(|e| panic!("{e:?}"));
    let head = git.head().unwrap_or_else(|e| panic!("{e:?}"));
    git.history(&head, &commits::paths_of_key()).unwrap_or_else(|e| panic!("{e:?}")).len()
}
