//! The same histories through git.

use std::collections::BTreeSet;

use git2::Oid;
use plan::diff::DiffReport;
use plan::render::diff_json;
use plan::store::git::{Repository, Revision};
use plan::store::{Tree as _, WorkTree, differing};

use crate::diff::compared::compare_trees;
use crate::diff::history::{HISTORIES, history};
use crate::support::history::History;
use crate::support::memory::MemoryTree;
use crate::support::sandbox::Sandbox;

/// A git repository whose commits are the versions of a history, and the versions in memory.
fn committed(number: usize) -> (History, Vec<Oid>, Vec<MemoryTree>) {
    let chain = history(number);
    let trees: Vec<MemoryTree> = chain.versions.iter().map(|v| v.tree(number % 2 == 1)).collect();
    let made = History::of(Sandbox::empty());
    let mut commits = Vec::new();
    let mut before = BTreeSet::new();
    for (turn, tree) in trees.iter().enumerate() {
        let files: BTreeSet<&String> = tree.files().map(|(path, _)| path).collect();
        for gone in before.difference(&files) {
            made.sandbox.remove(gone);
        }
        for (path, text) in tree.files() {
            made.sandbox.write(path, text);
        }
        commits.push(made.commit(&format!("2026-06-{:02}", turn + 1)));
        before = files;
    }
    (made, commits, trees)
}

fn json(report: &DiffReport<'_>) -> String {
    diff_json::render(report)
}

#[test]
fn revisions_differ_as_their_files_do() {
    for number in (3..HISTORIES).step_by(15) {
        let (made, commits, trees) = committed(number);
        let repository = Repository::open(made.sandbox.path()).expect("it is a repository");
        let revision = |id: &Oid| -> Revision {
            repository.tree(&repository.commit(&id.to_string()).expect("it is there")).expect("it is whole")
        };
        let revisions: Vec<Revision> = commits.iter().map(revision).collect();
        for to in 0..trees.len() {
            for from in 0..to {
                let (old, new) = (&revisions[from], &revisions[to]);
                let changed = differing(&trees[from], &trees[to]);
                assert_eq!(differing(old, new), changed, "history {number}");
                assert_eq!(differing(new, old), changed, "history {number}");
                if from + 1 == to {
                    let said = compare_trees(&trees[from], &trees[to], json);
                    assert_eq!(compare_trees(old, new, json), said, "history {number}");
                }
            }
        }
        // A clean work tree is its newest commit, by its bytes and by what it says with other line ends.
        let head = repository.tree(&repository.head().expect("there are commits")).expect("it is whole");
        let work_tree = WorkTree::new(made.sandbox.path());
        assert_eq!(differing(&head, &work_tree), Vec::<String>::new());
        let last = &trees[trees.len() - 1];
        for (path, text) in last.files() {
            made.sandbox.write(path, text.replace("\r\n", "\n").replace('\n', "\r\n"));
        }
        assert!(!differing(&head, &work_tree).is_empty());
        assert!(compare_trees(&head, &work_tree, |r| r.is_empty()), "history {number}");
        assert!(compare_trees(&work_tree, &head, |r| r.is_empty()), "history {number}");
        let first = &revisions[0];
        let with_other_ends = compare_trees(first, &work_tree, json);
        assert_eq!(with_other_ends, compare_trees(first, &head, json), "history {number}");
    }
}

#[test]
fn the_command_says_that_nothing_changed_but_line_ends() {
    let (made, _, trees) = committed(3);
    for (path, text) in trees[trees.len() - 1].files() {
        made.sandbox.write(path, text.replace("\r\n", "\n").replace('\n', "\r\n"));
    }
    let output = made.sandbox.plan().run("diff --exit-code");
    assert_eq!(output.code, 0, "{output}");
    assert!(output.stdout.contains("Inget har ändrats."), "{output}");
}

#[test]
fn what_did_not_change_need_not_be_there() {
    let mut lost = 0;
    for number in (3..HISTORIES).step_by(31) {
        let (made, commits, trees) = committed(number);
        let (old, new) = (&trees[0], &trees[1]);
        let said = compare_trees(old, new, json);
        let changed = differing(old, new);
        let files: Vec<_> = new.files().filter(|(path, _)| !changed.contains(path)).collect();
        let is_carried = |text: &str| text.contains("carried_from");
        if old.files().chain(new.files()).any(|(_, text)| is_carried(text)) {
            continue;
        }
        let is_activity = |path: &str| path.contains("/2025/") || path.contains("/2026/");
        for (_, text) in files.iter().filter(|(path, _)| is_activity(path) && !path.contains("/plan.")) {
            let id = made.blob(text.as_bytes());
            made.lose(id);
            lost += 1;
        }
        let repository = Repository::open(made.sandbox.path()).expect("it is a repository");
        let revision = |id: &Oid| {
            repository.tree(&repository.commit(&id.to_string()).expect("it is there")).expect("it is whole")
        };
        let (old, new) = (revision(&commits[0]), revision(&commits[1]));
        assert!(new.entries().len() > 10);
        assert_eq!(compare_trees(&old, &new, json), said, "history {number}");
    }
    assert!(lost > 20, "{lost}");
}
