//! Laws of saving, over whatever may have been done to a folder.

use git2::Oid;
use plan::store::git::{Repository, SaveFault};
use plan::store::{WorkTree, differing};
use proptest::prelude::*;

use crate::support::history::History;
use crate::support::sandbox::Sandbox;

/// Places that get in each other's way: a file may stand where another time a folder is.
const PATHS: [&str; 10] = [
    "plans/demo/2026/bas.toml",
    "plans/demo/2026/ett.yaml",
    "plans/demo/2026",
    "plans/demo/programme.toml",
    "plans/ett",
    "plans/ett/två/tre.txt",
    "plans/ett.toml",
    "schema/policy.toml",
    "README.md",
    "plansx/ett.toml",
];

#[derive(Debug, Clone)]
enum Step {
    Write(usize, u8),
    Remove(usize),
    Stage(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let path = 0..PATHS.len();
    prop_oneof![
        4 => (path.clone(), 0_u8..4).prop_map(|(path, text)| Step::Write(path, text)),
        2 => path.clone().prop_map(Step::Remove),
        1 => path.prop_map(Step::Stage),
    ]
}

/// Does it, as far as it can be done.
fn act(history: &History, step: &Step) {
    let at = |path: usize| history.sandbox.at(PATHS[path]);
    let clear = |path: usize| {
        let _ = std::fs::remove_dir_all(at(path));
        let _ = std::fs::remove_file(at(path));
    };
    match step {
        Step::Write(path, text) => {
            clear(*path);
            for above in at(*path).ancestors().skip(1).take_while(|a| *a != history.sandbox.path()) {
                let _ = std::fs::remove_file(above);
            }
            history.sandbox.write(PATHS[*path], format!("title = \"{text}\"\r\n# {text}\n"));
        }
        Step::Remove(path) => clear(*path),
        Step::Stage(path) if at(*path).is_file() => history.stage(PATHS[*path]),
        Step::Stage(_) => {}
    }
}

/// What a commit has outside the plans.
fn outside(history: &History) -> Vec<(String, Oid)> {
    let tree = history.head().tree().expect("there is one");
    let other = tree.iter().filter(|e| !["plans", "schema"].contains(&e.name().expect("text")));
    other.map(|e| (e.name().expect("text").to_owned(), e.id())).collect()
}

/// What a commit has under `plans` and `schema`.
fn inside(history: &History, tree: Oid) -> [Option<Oid>; 2] {
    let tree = history.git.find_tree(tree).expect("it is there");
    ["plans", "schema"].map(|name| tree.get_name(name).map(|entry| entry.id()))
}

fn index(history: &History) -> Vec<u8> {
    std::fs::read(history.git.path().join("index")).expect("there is an index")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_plan_files_are_saved_and_nothing_else(
        before in proptest::collection::vec(step(), 0..6),
        steps in proptest::collection::vec(step(), 0..6),
    ) {
        let history = History::base().ready();
        before.iter().for_each(|step| act(&history, step));
        history.commit("2026-01-10");
        history.check_out();
        steps.iter().for_each(|step| act(&history, step));
        let (head, tree, around) = (history.head().id(), history.head().tree_id(), outside(&history));
        let (lying, staged) = (history.folder(), index(&history));
        let is_plan = |line: &String| line.contains(" plans/") || line.contains(" schema/");
        let unclean_outside = |lines: Vec<String>| -> Vec<String> { lines.into_iter().filter(|l| !is_plan(l)).collect() };
        let others = unclean_outside(history.unclean(&[]));
        // Where all of a folder is gone, so is the plan root; the repository is still the same.
        history.sandbox.folder("plans").folder("schema");
        let repository = Repository::open(history.sandbox.path()).expect("it is a repository");
        match repository.saving() {
            Ok(None) => {
                prop_assert_eq!(inside(&history, tree), inside(&history, lying));
                prop_assert_eq!((history.head().id(), index(&history)), (head, staged));
            }
            Ok(Some(saving)) => {
                saving.write("plan: x\n").expect("it can be saved");
                prop_assert_eq!(history.head().parent_ids().collect::<Vec<_>>(), vec![head]);
                prop_assert_eq!(inside(&history, history.head().tree_id()), inside(&history, lying));
                prop_assert_ne!(history.head().tree_id(), tree);
                prop_assert_eq!(outside(&history), around);
                prop_assert_eq!(history.unclean(&["plans", "schema"]), Vec::<String>::new());
                prop_assert_eq!(unclean_outside(history.unclean(&[])), others);
                prop_assert!(repository.saving().expect("it may be saved").is_none());
                let commit = repository.head().expect("there is a commit");
                let saved = repository.tree(&commit).expect("it is whole");
                prop_assert_eq!(differing(&saved, &WorkTree::new(history.sandbox.path())), Vec::<String>::new());
            }
            Err(fault) => {
                let expected =
                    matches!(fault, SaveFault::StagedPart(_) | SaveFault::StagedOther { .. } | SaveFault::Conflict(_));
                prop_assert!(expected, "{}", fault);
                prop_assert_eq!((history.head().id(), index(&history)), (head, staged));
            }
        }
    }
}

/// What editors and systems leave is no plan, and is not taken for a reason to save.
#[test]
fn hidden_files_alone_are_nothing_to_save() {
    let history = History::saved();
    let sandbox: &Sandbox = &history.sandbox;
    sandbox.write("plans/.DS_Store", "").write("plans/demo/.idea/x.xml", "").write("schema/.plan-x.new", "");
    let repository = Repository::open(sandbox.path()).expect("it is a repository");
    assert!(repository.saving().expect("it may be saved").is_none());
    sandbox.write("plans/.gitignore", "*.log\n");
    let saving = repository.saving().expect("it may be saved").expect("git's own files are saved");
    assert_eq!(saving.files().len(), 1);
    assert_eq!(saving.hidden(), ["plans/.DS_Store", "plans/demo/.idea/x.xml", "schema/.plan-x.new"]);
}
