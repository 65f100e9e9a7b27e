//! The revision of a day, held against a table made by hand.

use git2::{FileMode, Oid, Time};
use plan::store::Tree as _;
use plan::store::git::{GitFault, Repository};

use crate::support::history::{History, time};
use crate::support::repository::day;

const PATH: &str = "plans/demo/2026/bas.toml";

/// The commits of the first-parent line, oldest first: name, time in UTC, minutes ahead, and the day where
/// it was committed. Clocks that go wrong are part of it.
fn line() -> [(&'static str, Time, &'static str); 11] {
    [
        ("c1", time("2026-01-10", 23, 30, 60), "2026-01-11"),
        ("c2", time("2026-01-12", 11, 0, 14 * 60), "2026-01-13"),
        ("c3", time("2026-01-15", 5, 0, -12 * 60), "2026-01-14"),
        ("c4", time("2026-01-14", 12, 0, 0), "2026-01-14"),
        ("c5", time("2026-01-13", 12, 0, 0), "2026-01-13"),
        ("c6", time("2026-01-20", 22, 59, 60), "2026-01-20"),
        ("c7", time("2026-01-20", 23, 0, 60), "2026-01-21"),
        ("c8", time("2026-01-22", 0, 30, -60), "2026-01-21"),
        ("merge", time("2026-01-24", 19, 0, 5 * 60 + 30), "2026-01-25"),
        ("c10", time("2026-02-01", 9, 59, 14 * 60), "2026-02-01"),
        ("c11", time("2026-02-02", 11, 59, -12 * 60), "2026-02-01"),
    ]
}

/// Days, and the commit that holds the plans of that day. What came with the merge from the side was
/// committed on 23 January and merged on the 25th.
const EXPECTED: [(&str, &str); 15] = [
    ("2026-01-11", "c1"),
    ("2026-01-12", "c1"),
    ("2026-01-13", "c5"),
    ("2026-01-14", "c5"),
    ("2026-01-19", "c5"),
    ("2026-01-20", "c6"),
    ("2026-01-21", "c8"),
    ("2026-01-22", "c8"),
    ("2026-01-23", "c8"),
    ("2026-01-24", "c8"),
    ("2026-01-25", "merge"),
    ("2026-01-31", "merge"),
    ("2026-02-01", "c11"),
    ("2026-02-02", "c11"),
    ("2030-01-01", "c11"),
];

fn build() -> History {
    let history = History::base();
    let folder = history.folder();
    let tree = |name: &str| {
        let text = format!("title = \"{name}\"\ngoals = [\"trygghet\"]\nstatus = \"ongoing\"\n");
        history.with(folder, PATH, history.blob(text), FileMode::Blob)
    };
    let mut made: Vec<Oid> = Vec::new();
    for (name, at, _) in line() {
        let mut parents: Vec<Oid> = made.last().copied().into_iter().collect();
        if name == "merge" {
            let root = &made[5..6];
            parents.push(history.commit_tree(None, tree("side"), root, time("2026-01-23", 12, 0, 0)));
        }
        made.push(history.commit_tree(Some("HEAD"), tree(name), &parents, at));
    }
    history
}

#[test]
fn the_revision_of_a_day_is_the_one_of_the_table() {
    let history = build();
    let repository = Repository::open(history.sandbox.path()).expect("it is a repository");
    let head = repository.head().expect("there are commits");
    let plan = history.sandbox.plan();
    for (date, expected) in EXPECTED {
        let commit = repository.commit_on(&head, day(date)).expect("there is one");
        let (.., own) = line().into_iter().find(|(name, ..)| *name == expected).expect("in the table");
        assert_eq!(commit.day, day(own), "{expected}");
        let title = format!("title = \"{expected}\"");
        let text = repository.tree(&commit).expect("it is whole").read(PATH).expect("a file");
        assert!(text.starts_with(&title), "{date}: {text}");
        let output = plan.run(&format!("status --at {date} --format json"));
        assert!(output.stdout.contains(&format!("\"title\": \"{expected}\"")), "{date}: {output}");
    }
    let asked = day("2026-01-10");
    let first = day("2026-01-11");
    assert_eq!(repository.commit_on(&head, asked), Err(GitFault::NothingThatOld { day: asked, first }));
}

#[test]
fn the_days_of_all_commits_are_those_of_the_table() {
    let history = build();
    let repository = Repository::open(history.sandbox.path()).expect("it is a repository");
    for (step, (name, _, own)) in line().into_iter().rev().enumerate() {
        let commit = repository.commit(&format!("HEAD~{step}")).expect("there are as many");
        assert_eq!(commit.day.to_string(), own, "{name}");
    }
}
