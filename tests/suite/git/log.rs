//! Which commits changed a file.

use git2::{FileMode, Oid};
use plan::store::git::{Repository, Touch};

use crate::support::history::{History, noon};

const YEAR: &str = "plans/demo/2026";

#[test]
fn the_history_of_a_file() {
    let history = History::base();
    let path = format!("{YEAR}/bas.toml");
    history.commit("2026-01-10");
    history.sandbox.write("schema/people.toml", "");
    history.commit("2026-01-11");
    history.sandbox.write(&path, "title = \"En\"\n");
    history.commit("2026-01-12");
    history.sandbox.remove(&path);
    history.commit("2026-01-13");
    let repository = Repository::open(history.sandbox.path()).expect("it is a repository");
    let tip = repository.head().expect("there are commits");
    let touches = repository.history(&tip, &[path]).expect("it is whole");
    let days: Vec<_> = touches.iter().map(|t| t.commit.day.to_string()).collect();
    assert_eq!(days, ["2026-01-13", "2026-01-12", "2026-01-10"]);
    let [gone, changed, made] = &touches[..] else { panic!("three commits") };
    let ends = |t: &Touch| (t.changes[0].old, t.changes[0].new);
    assert_eq!((ends(gone).1, ends(made).0), (None, None));
    assert_eq!((ends(gone).0, ends(changed).0), (ends(changed).1, ends(made).1));
    let text = repository.text(ends(changed).1.expect("it held something"));
    assert_eq!(text.as_deref(), Ok("title = \"En\"\n"));
    assert_eq!(changed.commit.author, "Anna Påhittad");
    assert_eq!(changed.commit.summary, "Påhittad ändring");
}

/// Commits whose trees hold a few lines of text each, made by hand.
struct Graph {
    history: History,
}

impl Graph {
    fn new() -> Self {
        Self { history: History::base() }
    }

    /// A commit with these files and texts, on some parents, on a day of January.
    fn commit(&self, date: u8, files: &[(&str, &str)], parents: &[Oid]) -> Oid {
        let mut tree = self.history.folder();
        for (name, text) in files {
            let id = self.history.blob(text);
            tree = self.history.with(tree, &format!("{YEAR}/{name}.toml"), id, FileMode::Blob);
        }
        self.history.commit_tree(None, tree, parents, noon(&format!("2026-01-{date:02}")))
    }

    /// The days of the commits that changed some files, as seen from one.
    fn touched(&self, tip: Oid, names: &[&str]) -> Vec<i8> {
        self.touches(tip, names).iter().map(|t| t.commit.day.day()).collect()
    }

    fn touches(&self, tip: Oid, names: &[&str]) -> Vec<Touch> {
        let repository = Repository::open(self.history.sandbox.path()).expect("it is a repository");
        let tip = repository.commit(&tip.to_string()).expect("it is there");
        let paths: Vec<String> = names.iter().map(|n| format!("{YEAR}/{n}.toml")).collect();
        repository.history(&tip, &paths).expect("it is whole")
    }
}

#[test]
fn a_merge_leads_on_to_the_parent_that_has_the_files_as_it_has_them() {
    let graph = Graph::new();
    let root = graph.commit(1, &[("a", "1"), ("b", "1")], &[]);
    let main = graph.commit(2, &[("a", "2"), ("b", "1")], &[root]);
    let side = graph.commit(3, &[("a", "1"), ("b", "2")], &[root]);
    // Each side brought one file: the merge differs from both only for those who ask for both.
    let merge = graph.commit(4, &[("a", "2"), ("b", "2")], &[main, side]);
    let after = graph.commit(5, &[("a", "2"), ("b", "2"), ("c", "1")], &[merge]);
    assert_eq!(graph.touched(after, &["a"]), [2, 1]);
    assert_eq!(graph.touched(after, &["b"]), [3, 1]);
    assert_eq!(graph.touched(after, &["c"]), [5]);
    assert_eq!(graph.touched(after, &["a", "b"]), [4, 3, 2, 1]);
    assert!(graph.touched(after, &["d"]).is_empty());
    assert!(graph.touched(after, &[]).is_empty());
}

#[test]
fn a_merge_that_has_what_no_parent_had_is_listed() {
    let graph = Graph::new();
    let root = graph.commit(1, &[("a", "1")], &[]);
    let main = graph.commit(2, &[("a", "2")], &[root]);
    let side = graph.commit(3, &[("a", "3")], &[root]);
    let merge = graph.commit(4, &[("a", "23")], &[main, side]);
    assert_eq!(graph.touched(merge, &["a"]), [4, 3, 2, 1]);
    let touches = graph.touches(merge, &["a"]);
    // What it changed is told against the line it was merged into.
    assert_eq!(touches[0].changes[0].old, touches[2].changes[0].new);
    // A side whose work was thrown away is not part of the history.
    let thrown = graph.commit(5, &[("a", "2")], &[main, side]);
    assert_eq!(graph.touched(thrown, &["a"]), [2, 1]);
}

#[test]
fn a_history_follows_no_file_into_its_other_names() {
    let graph = Graph::new();
    let root = graph.commit(1, &[("a", "1")], &[]);
    let moved = graph.commit(2, &[("b", "1")], &[root]);
    let back = graph.commit(3, &[("a", "1")], &[moved]);
    assert_eq!(graph.touched(back, &["b"]), [3, 2]);
    assert_eq!(graph.touched(back, &["a", "b"]), [3, 2, 1]);
    let changes = &graph.touches(back, &["a", "b"])[1].changes;
    let sides: Vec<_> = changes.iter().map(|c| (c.old.is_some(), c.new.is_some())).collect();
    assert_eq!(sides, [(true, false), (false, true)]);
}

#[test]
fn the_history_of_a_shallow_clone_begins_with_the_commit_it_ends_at() {
    let graph = Graph::new();
    let root = graph.commit(1, &[("a", "1")], &[]);
    let next = graph.commit(2, &[("a", "1"), ("b", "1")], &[root]);
    let last = graph.commit(3, &[("a", "2"), ("b", "1")], &[next]);
    graph.history.cut_at(next);
    let touches = graph.touches(last, &["a"]);
    let seen: Vec<_> = touches.iter().map(|t| (t.commit.day.day(), t.commit.is_cut)).collect();
    assert_eq!(seen, [(3, false), (2, true)]);
}
