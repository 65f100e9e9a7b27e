//! Revisions: what git keeps is read as if it lay in the work tree, and what git lacks is said.

use git2::FileMode;
use plan::store::git::{GitFault, Missing, Repository};
use plan::store::{Tree as _, Unreadable, WorkTree, differing};

use crate::support::history::{History, noon};
use crate::support::repository::day;

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
    let ends = |t: &plan::store::git::Touch| (t.changes[0].old, t.changes[0].new);
    assert_eq!((ends(gone).1, ends(made).0), (None, None));
    assert_eq!((ends(gone).0, ends(changed).0), (ends(changed).1, ends(made).1));
    let text = repository.text(ends(changed).1.expect("it held something"));
    assert_eq!(text.as_deref(), Ok("title = \"En\"\n"));
    assert_eq!(changed.commit.author, "Anna Påhittad");
    assert_eq!(changed.commit.summary, "Påhittad ändring");
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

#[test]
fn a_repository_kept_in_a_newer_way_is_not_opened() {
    let history = History::base();
    history.commit("2026-01-10");
    history.configure("[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefstorage = reftable\n");
    let opened = Repository::open(history.sandbox.path()).map(|_| ());
    assert_eq!(opened, Err(GitFault::Unsupported("refstorage".to_owned())));
}
