//! What git lacks or does not allow is said in words, with the command to type.
//!
//! To accept a change: `INSTA_UPDATE=always cargo test`, then read what changed in `tests/snapshots/`.

use std::collections::HashMap;
use std::fmt::Write as _;

use git2::{FileMode, ObjectType, Oid};
use plan::store::git::{GitFault, Missing, Repository};

use crate::support::history::{History, init, noon};
use crate::support::repository::{day, root};
use crate::support::sandbox::Sandbox;

const YEAR: &str = "plans/demo/2026";

/// Runs with one revision after another, told in both languages.
#[derive(Default)]
struct Told {
    sv: String,
    en: String,
}

impl Told {
    /// What the program says in a folder of a sandbox when asked for a revision.
    fn ask(&mut self, case: &str, sandbox: &Sandbox, folder: &str, at: &str) -> &mut Self {
        let plan = sandbox.plan();
        for (out, plan) in [(&mut self.sv, plan.clone()), (&mut self.en, plan.english())] {
            let output = plan.run_with(&["status", "-C", folder, &format!("--at={at}")]);
            assert_eq!(output.stdout, "", "{case}");
            let said = output.to_string().replace(&sandbox.path().display().to_string(), "<folder>");
            writeln!(out, "════ {case}: --at={at}\n{said}\n").expect("text can be written");
        }
        self
    }

    fn snapshot(&self, name: &str) {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(root().join("tests/snapshots"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| {
            insta::assert_snapshot!(format!("{name}.sv"), self.sv);
            insta::assert_snapshot!(format!("{name}.en"), self.en);
        });
    }
}

/// Two contents whose ids begin with the same four digits, and those digits.
fn twins() -> (String, String, String) {
    let mut seen: HashMap<String, String> = HashMap::new();
    for number in 0_u32.. {
        let text = number.to_string();
        let id = Oid::hash_object(ObjectType::Blob, text.as_bytes()).expect("bytes have a hash").to_string();
        let start = id[..4].to_owned();
        if let Some(other) = seen.insert(start.clone(), text.clone()) {
            return (other, text, start);
        }
    }
    unreachable!("there are only 65,536 beginnings")
}

#[test]
fn words_that_name_no_commit() {
    let history = History::base();
    history.commit("2026-01-10");
    let (one, other, start) = twins();
    history.blob(one);
    history.blob(other);
    let head = history.git.head().and_then(|h| h.peel_to_commit()).expect("one commit").id();
    for name in ["refs/heads/styrelsen", "refs/remotes/origin/utkast"] {
        history.git.reference(name, head, false, "").expect("names can be given");
    }
    let mut told = Told::default();
    for (case, at) in [
        ("empty", ""),
        ("an option", "-x"),
        ("an option, said to be a revision", "rev:--all"),
        ("unknown", "xyz"),
        ("unknown id", "0123456789abcdef0123456789abcdef01234567"),
        ("unknown, near a branch", "styrelse"),
        ("unknown, near a branch, and a step", "styrelse~1"),
        ("unknown, but a branch of a remote", "utkast"),
        ("a step too far", "HEAD~7"),
        ("two revisions", "HEAD..main"),
        ("ambiguous", &start),
        ("a folder", "HEAD:plans"),
        ("a file", "HEAD:plans/demo/programme.toml"),
        ("a folder, as git writes it", "HEAD^{tree}"),
        ("nothing there", "HEAD:plans/inget"),
        ("no such day", "2026-02-30"),
        ("a day that is none", "date:imorgon"),
        ("a day in another order", "30/6/2026"),
        ("a day without zeros", "2026-6-3"),
        ("a plan year", "year:2026"),
        ("before the first", "2025-12-31"),
    ] {
        told.ask(case, &history.sandbox, ".", at);
    }
    told.snapshot("git_words");
}

#[test]
fn repositories_that_lack_something() {
    let mut told = Told::default();
    let none = Sandbox::base();
    told.ask("no git", &none, ".", "HEAD").ask("no git, a day", &none, ".", "2026-06-30");
    told.ask("no git and no plans", &Sandbox::empty(), ".", "HEAD");
    told.ask("no such folder", &none, "finns-inte", "HEAD");

    let empty = History::base();
    told.ask("no commit", &empty.sandbox, ".", "HEAD").ask(
        "no commit, a day",
        &empty.sandbox,
        ".",
        "2026-06-30",
    );
    told.ask("no commit, a branch", &empty.sandbox, ".", "main");

    let bare = Sandbox::empty();
    init(&bare.at("a.git"), true);
    told.ask("bare, no commit", &bare, "a.git", "HEAD");

    let other = History::of(Sandbox::empty());
    other.sandbox.write("README.md", "");
    other.commit("2026-01-10");
    told.ask("no plans", &other.sandbox, ".", "HEAD");
    other.sandbox.copy_into("tests/pages/base", "ett").copy_into("tests/pages/base", "två/tre");
    other.commit("2026-01-11");
    told.ask("several folders with plans", &other.sandbox, ".", "HEAD");

    let late = History::base();
    let without = late.commit_tree(
        Some("HEAD"),
        late.git.treebuilder(None).and_then(|t| t.write()).expect("an empty tree"),
        &[],
        noon("2026-01-10"),
    );
    late.commit("2026-01-11");
    told.ask("a revision before the plans", &late.sandbox, ".", &without.to_string());

    let shallow = History::base();
    shallow.commit("2026-01-10");
    let second = shallow.commit("2026-02-10");
    shallow.commit("2026-03-10");
    shallow.cut_at(second);
    for at in ["HEAD~2", "2026-01-31", "v1"] {
        told.ask("shallow", &shallow.sandbox, ".", at);
    }
    told.ask("shallow, near a branch", &shallow.sandbox, ".", "mian");

    for (extension, value) in
        [("refstorage", "reftable"), ("objectformat", "sha256"), ("partialclone", "origin")]
    {
        let history = History::base();
        history.commit("2026-01-10");
        history.configure(&format!(
            "[core]\n\trepositoryformatversion = 1\n[extensions]\n\t{extension} = {value}\n"
        ));
        told.ask(extension, &history.sandbox, ".", "HEAD");
    }
    let newer = History::base();
    newer.commit("2026-01-10");
    newer.configure("[core]\n\trepositoryformatversion = 2\n");
    told.ask("a later version of git's own", &newer.sandbox, ".", "HEAD");

    let lacking = History::base();
    lacking.commit("2026-01-10");
    let tree = lacking.git.find_tree(lacking.folder()).expect("the tree is there");
    let at = |path: &str| tree.get_path(path.as_ref()).expect("it is part of the base").id();
    lacking.lose(at("schema/governance/demo.toml"));
    told.ask("a model was not fetched", &lacking.sandbox, ".", "HEAD");
    lacking.lose(at("plans/demo"));
    told.ask("a folder was not fetched", &lacking.sandbox, ".", "HEAD");
    std::fs::write(lacking.git.path().join("HEAD"), "skräp").expect("files can be written");
    told.ask("broken", &lacking.sandbox, ".", "HEAD");
    told.snapshot("git_repositories");
}

#[test]
fn a_file_that_was_not_fetched_is_a_finding() {
    let history = History::base();
    let lost = history.blob("title = \"Borta\"\n");
    let tree = history.with(history.folder(), &format!("{YEAR}/borta.toml"), lost, FileMode::Blob);
    history.commit_tree(Some("HEAD"), tree, &[], noon("2026-01-10"));
    history.lose(lost);
    let output = history.sandbox.plan().run("check --at HEAD --format concise");
    let expected = "plans/demo/2026/borta.toml:1:1: fel: unreadable-file";
    assert!(output.stdout.contains(expected) && output.code == 1, "{output}");
}

/// Git reads no repository of somebody else, for its settings could run programs.
#[cfg(unix)]
#[test]
#[expect(clippy::print_stderr, reason = "whoever reads the test's output sees that a case was left out")]
fn a_repository_of_somebody_else_is_not_read() {
    let history = History::base();
    history.commit("2026-01-10");
    let plan = history.sandbox.plan();
    let folder = history.sandbox.path().canonicalize().expect("it is there");
    let all = walkdir::WalkDir::new(&folder).into_iter().map(|e| e.expect("it can be listed").into_path());
    for path in all {
        if std::os::unix::fs::chown(&path, Some(12345), Some(12345)).is_err() {
            eprintln!("skipped: only the superuser can give a folder away");
            return;
        }
    }
    let command = format!("git config --global --add safe.directory {}\n", folder.display());
    for at in ["HEAD", "2026-06-30"] {
        let output = plan.run(&format!("status --at {at}"));
        assert!(output.code == 2 && output.stderr.ends_with(&command), "{output}");
    }
    let opened = Repository::open(&folder).map(|_| ());
    assert!(matches!(opened, Ok(()) | Err(GitFault::NotOurs(_))));
    // Whoever follows the advice gets on.
    let home = Sandbox::empty();
    home.write(".gitconfig", format!("[safe]\n\tdirectory = {}\n", folder.display()));
    let trusting = plan.with("HOME", &home.path().display().to_string());
    assert_eq!(trusting.run("status --at HEAD"), trusting.run("status"));
}

#[test]
fn a_shallow_clone_ends_where_it_ends() {
    let history = History::base();
    let first = history.commit("2026-01-10");
    let second = history.commit("2026-02-10");
    history.commit("2026-03-10");
    history.cut_at(second);
    let repository = Repository::open(history.sandbox.path()).expect("it is a repository");
    let head = repository.head().expect("there are commits");
    assert!(repository.is_shallow());
    assert_eq!(repository.commit_on(&head, day("2026-02-10")).map(|c| c.is_cut), Ok(true));
    let asked = day("2026-01-20");
    assert_eq!(repository.commit_on(&head, asked), Err(GitFault::Shallow(Missing::Day(asked))));
    let spec = "HEAD~2".to_owned();
    assert_eq!(repository.commit("HEAD~2"), Err(GitFault::Shallow(Missing::Revision(spec))));
    let other = history.commit_tree(None, history.folder(), &[], noon("2026-01-01"));
    let other = repository.commit(&other.to_string()).expect("it is there");
    assert_eq!(repository.merge_base(&head, &other), Err(GitFault::Shallow(Missing::MergeBase)));
    assert!(first != second);
}

#[test]
fn two_histories_with_nothing_in_common() {
    let history = History::base();
    history.commit("2026-01-10");
    let other = history.commit_tree(None, history.folder(), &[], noon("2026-01-01"));
    let repository = Repository::open(history.sandbox.path()).expect("it is a repository");
    let head = repository.head().expect("there is a commit");
    let other = repository.commit(&other.to_string()).expect("it is there");
    assert_eq!(repository.merge_base(&head, &other), Err(GitFault::NoMergeBase));
    assert_eq!(repository.merge_base(&head, &head), Ok(head));
}
