//! Revisions: what git keeps is read as if it lay in the work tree, and what git lacks is said.

mod days;
mod faults;
mod log;
mod places;

use git2::FileMode;
use plan::store::git::Repository;
use plan::store::{Tree as _, Unreadable, WorkTree, differing};

use crate::support::history::{History, noon};
use crate::support::run::{Output, Plan};
use crate::support::sandbox::Sandbox;

const YEAR: &str = "plans/demo/2026";

#[test]
fn a_clean_work_tree_is_its_newest_commit() {
    let history = History::base();
    history.commit("2026-01-10");
    let repository = Repository::open(history.sandbox.path()).expect("it is a repository");
    let revision = repository.tree(&repository.head().expect("one commit")).expect("it is whole");
    let work_tree = WorkTree::new(history.sandbox.path());
    assert_eq!(revision.entries(), work_tree.entries());
    assert!(!revision.entries().is_empty());
    for entry in revision.entries() {
        assert_eq!(revision.read(&entry.path), work_tree.read(&entry.path));
        assert_eq!(revision.content(&entry.path), work_tree.content(&entry.path));
    }
    assert_eq!(differing(&revision, &work_tree), Vec::<String>::new());
    history.sandbox.write(&format!("{YEAR}/ny.toml"), "").write(&format!("{YEAR}/bas.toml"), "");
    history.sandbox.remove("schema/people.toml");
    let expected = [&format!("{YEAR}/bas.toml"), &format!("{YEAR}/ny.toml"), "schema/people.toml"];
    assert_eq!(differing(&revision, &work_tree), expected);
    assert_eq!(differing(&work_tree, &revision), expected);
}

#[test]
fn what_is_in_a_revision_and_cannot_be_read() {
    let history = History::base();
    let lost = history.blob("title = \"Borta\"\n");
    let large = history.blob(vec![b'a'; 1024 * 1024 + 1]);
    let pointer = history.blob("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
    let mut tree = history.folder();
    for (name, id) in [("borta", lost), ("stor", large), ("lfs", pointer)] {
        tree = history.with(tree, &format!("{YEAR}/{name}.toml"), id, FileMode::Blob);
    }
    history.commit_tree(Some("HEAD"), tree, &[], noon("2026-01-10"));
    history.lose(lost);
    let repository = Repository::open(history.sandbox.path()).expect("it is a repository");
    let revision = repository.tree(&repository.head().expect("one commit")).expect("it is whole");
    let read = |name: &str| revision.read(&format!("{YEAR}/{name}.toml"));
    assert_eq!(read("borta"), Err(Unreadable::NotFetched));
    assert_eq!(read("stor"), Err(Unreadable::TooLarge(1024 * 1024 + 1)));
    assert_eq!(read("lfs"), Err(Unreadable::LfsPointer));
}

/// What `status` and `check` say, in every format, but for the revision that they say to type again.
fn said(plan: &Plan, more: &str) -> Vec<Output> {
    let status = ["table", "json", "csv", "markdown"].map(|f| format!("status --format {f} {more}"));
    let check = ["human", "concise", "json"].map(|f| format!("check --notes --format {f} {more}"));
    let again = more.split(" --today").next().unwrap_or_default();
    let again = if again.is_empty() { "--at" } else { again };
    let run = |arguments: &String| {
        let output = plan.run(arguments);
        let stderr = output.stderr.replace(&format!("plan check {again} "), "plan check ");
        Output { stderr, ..output }
    };
    status.iter().chain(&check).map(run).collect()
}

#[test]
fn the_newest_commit_says_what_the_clean_work_tree_says() {
    for sandbox in [Sandbox::base(), Sandbox::copy_of("tests/portfolios/small")] {
        let history = History::of(sandbox);
        history.commit("2026-01-10");
        let plan = history.sandbox.plan();
        let now = said(&plan, "");
        assert_eq!(said(&plan, "--at HEAD"), now);
        // A day that is told is not changed by the one of the revision.
        assert_eq!(said(&plan, "--at 2026-03-01 --today 2026-06-30"), now);
        for _ in 0..10 {
            assert_eq!(said(&plan, "--at HEAD"), now);
        }
    }
}

#[test]
fn line_ends_of_a_checkout_make_no_difference_to_what_is_said() {
    let own = Sandbox::empty();
    own.copy_into("plans", "plans").copy_into("schema", "schema");
    for sandbox in [Sandbox::base(), own] {
        let history = History::of(sandbox);
        history.commit("2026-01-10");
        let root = history.sandbox.path();
        let work_tree = WorkTree::new(root);
        let paths: Vec<String> = work_tree.entries().into_iter().map(|e| e.path).collect();
        for path in &paths {
            let text = std::fs::read_to_string(root.join(path)).expect("plans are text");
            history.sandbox.write(path, text.replace('\n', "\r\n"));
        }
        let plan = history.sandbox.plan();
        assert_eq!(said(&plan, ""), said(&plan, "--at HEAD"));
        // What git would not show as changed is listed all the same: only the meaning can tell.
        let repository = Repository::open(root).expect("it is a repository");
        let revision = repository.tree(&repository.head().expect("one commit")).expect("it is whole");
        assert_eq!(differing(&revision, &work_tree), paths);
    }
}

#[test]
fn a_revision_without_a_file_of_the_work_tree_can_be_checked_by_its_path() {
    let history = History::of(Sandbox::copy_of("tests/portfolios/small"));
    history.commit("2026-01-10");
    let plan = history.sandbox.plan();
    let path = "plans/digital/2026/bokning.toml";
    let before = plan.run(&format!("check {path}"));
    assert!(before.stdout.contains(path), "{before}");
    history.sandbox.remove(path);
    assert_eq!(plan.run(&format!("check {path} --at HEAD")), before);
    assert_eq!(plan.run(&format!("check ./{path} --at HEAD -C .")), before);
    assert_eq!(plan.run("check ../2026/bokning.toml --at HEAD -C plans/digital/2025"), before);
    let after = plan.run(&format!("check {path}"));
    assert_eq!(after.code, 2, "{after}");
}

#[test]
fn a_date_sets_the_clock_and_a_revision_does_not() {
    let history = History::of(Sandbox::copy_of("tests/portfolios/small"));
    history.commit("2024-02-10");
    let told = history.sandbox.plan();
    let free = told.clone().by_its_own_clock();
    let table = |plan: &Plan, more: &str| plan.run(&format!("status {more}")).stdout;
    for date in ["2024-03-01", "2025-12-31", "2027-01-01"] {
        let by_date = table(&free, &format!("--at {date}"));
        assert_eq!(by_date, table(&told, &format!("--at HEAD --today {date}")), "{date}");
        assert_eq!(by_date, table(&free, &format!("--at date:{date}")), "{date}");
        assert_eq!(table(&told, &format!("--at {date} --today 2026-06-30")), table(&told, "--at HEAD"));
    }
}

#[test]
fn folders_that_hold_each_other_many_times_over_do_not_fill_the_memory() {
    let history = History::base();
    let mut inner = history.blob("");
    let mut mode = FileMode::Blob;
    for _ in 0..6 {
        let mut folder = history.git.treebuilder(None).expect("trees can be made");
        for number in 0..64 {
            folder.insert(format!("{number}.toml"), inner, mode.into()).expect("entries can be added");
        }
        (inner, mode) = (folder.write().expect("trees can be written"), FileMode::Tree);
    }
    let tree = history.with(history.folder(), "plans/bomb", inner, FileMode::Tree);
    history.commit_tree(Some("HEAD"), tree, &[], noon("2026-01-10"));
    let output = history.sandbox.plan().run("status --at HEAD");
    assert!(output.code == 2 && output.stderr.contains("1000000"), "{output}");
}

#[test]
fn without_a_revision_git_is_never_opened() {
    let history = History::base();
    history.commit("2026-01-10");
    let plan = history.sandbox.plan();
    let before = plan.run("status");
    std::fs::write(history.git.path().join("config"), "nonsense [").expect("files can be written");
    assert_eq!(plan.run("status"), before);
    assert_eq!(plan.run("status --at HEAD").code, 2);
}
