//! Where a repository may lie and what its parts may be.

use std::path::Path;

use git2::{FileMode, ObjectType, Oid, Repository as Git};
use plan::store::git::{RefKind, Repository};
use plan::store::{EntryKind, Tree as _, WorkTree};

use crate::support::history::{History, init, noon};
use crate::support::run::{Output, Plan};
use crate::support::sandbox::Sandbox;

/// Puts the objects and branches of a repository into another one.
fn push(from: &Git, to: &Git) {
    let objects = |git: &Git| git.commondir().join("objects");
    for folder in std::fs::read_dir(objects(from)).expect("objects are there") {
        let folder = folder.expect("it can be listed");
        let target = objects(to).join(folder.file_name());
        std::fs::create_dir_all(&target).expect("folders can be made");
        for file in std::fs::read_dir(folder.path()).expect("it can be listed") {
            let file = file.expect("it can be listed");
            std::fs::copy(file.path(), target.join(file.file_name())).expect("files can be copied");
        }
    }
    let head = from.head().and_then(|h| h.peel_to_commit()).expect("there is a commit");
    to.reference("refs/heads/main", head.id(), true, "").expect("branches can be made");
}

fn status(folder: &Path, at: &str) -> Output {
    Plan::at(folder).run(&format!("status --format json --at {at}"))
}

#[test]
fn plans_in_a_folder_of_a_repository() {
    let sandbox = Sandbox::empty();
    let expected = Sandbox::base().plan().run("status --format json");
    sandbox.copy_into("tests/pages/base", "region/planer");
    sandbox.copy_into("tests/portfolios/small/plans", "annat/plans");
    let history = History::of(sandbox);
    history.commit("2026-01-10");
    for folder in ["region/planer", "region/planer/plans/demo/2026"] {
        let output = status(&history.sandbox.at(folder), "HEAD");
        assert_eq!(output, expected, "{folder}");
    }
    // Not checked out, or not here: the only folder that has both.
    std::fs::remove_dir_all(history.sandbox.at("region")).expect("folders can be removed");
    assert_eq!(status(history.sandbox.path(), "HEAD"), expected);
    let bare = Sandbox::empty();
    let git = init(&bare.at("planer.git"), true);
    push(&history.git, &git);
    for at in ["HEAD", "main", "2026-01-10", "date:2026-03-01"] {
        assert_eq!(status(&bare.at("planer.git"), at), expected, "{at}");
    }
    let path = "plans/demo/2026/bas.toml";
    let checked = Plan::at(&bare.at("planer.git")).run(&format!("check {path} --at HEAD --format json"));
    assert_eq!(checked.code, 0, "{checked}");
    // Without a revision nothing is said of git.
    let without = Plan::at(&bare.at("planer.git")).run("status");
    assert_eq!(without.code, 2, "{without}");
}

#[test]
fn a_linked_work_tree_has_a_head_of_its_own() {
    let history = History::base();
    let first = history.commit("2026-01-10");
    let expected = history.sandbox.plan().run("status --format json");
    history.sandbox.write("plans/demo/2026/bas.toml", "title = \"Senare\"\n");
    history.commit("2026-02-10");
    let linked = Sandbox::empty();
    let at = linked.at("länkad");
    history.git.worktree("linked", &at, None).expect("work trees can be linked");
    Git::open(&at).and_then(|git| git.set_head_detached(first)).expect("it can be moved");
    assert_eq!(status(&at, "HEAD"), expected);
    assert_eq!(status(&at.join("plans"), "HEAD"), expected);
    assert!(status(&at, "main").stdout.contains("Senare"));
    assert!(status(history.sandbox.path(), "HEAD").stdout.contains("Senare"));
}

#[test]
fn every_way_to_name_a_commit() {
    let history = History::base();
    let first = history.commit("2026-01-10");
    history.sandbox.write("plans/demo/2026/bas.toml", "title = \"Senare\"\n");
    let second = history.commit("2026-02-10");
    let git = &history.git;
    let object = git.find_object(first, None).expect("it is there");
    let tagger = git2::Signature::new("Anna", "a@example.org", &noon("2026-03-01")).expect("a name");
    git.tag("v1", &object, &tagger, "Beslutad", false).expect("tags can be made");
    git.tag_lightweight("antagen", &object, false).expect("tags can be made");
    for (name, id) in [
        ("refs/heads/2026", first),
        ("refs/heads/2026-01-31", second),
        ("refs/tags/2026-03-31", first),
        ("refs/remotes/origin/main", first),
    ] {
        git.reference(name, id, false, "").expect("names can be given");
    }
    git.set_head_detached(second).expect("heads can be moved");
    let repository = Repository::open(history.sandbox.path()).expect("it is a repository");
    let named = |spec: &str| repository.commit(spec).map(|c| c.id());
    let (first, second) = (first.to_string(), second.to_string());
    let seven = &first[..7];
    for spec in [
        "v1",
        "antagen",
        "HEAD~1",
        "HEAD^",
        "main~1",
        "@~",
        "2026",
        "origin/main",
        &first,
        seven,
        "v1^{commit}",
        "tags/v1",
        "refs/tags/v1",
        "2026-03-31",
    ] {
        assert_eq!(named(spec), Ok(first.clone()), "{spec}");
    }
    for spec in ["HEAD", "@", "main", "2026-01-31", &second] {
        assert_eq!(named(spec), Ok(second.clone()), "{spec}");
    }
    assert!(first.starts_with(&repository.commit("v1").expect("named").short));
    let kinds = ["v1", "main", "origin/main", "2026-01-31", "2026-03-31", "HEAD", "refs/tags/v1", "", "a..b"];
    let kinds = kinds.map(|word| repository.has_name(word));
    let (tag, branch) = (Some(RefKind::Tag), Some(RefKind::Branch));
    assert_eq!(kinds, [tag, branch, branch, branch, tag, None, None, None, None]);

    let plan = history.sandbox.plan();
    let by_day = plan.run("status --at 2026-01-31 --format csv");
    assert!(by_day.stdout.contains("Basaktiviteten"), "{by_day}");
    let note = "2026-01-31 är också en gren i git: skriv rev:2026-01-31 om det är den du menar\n";
    assert_eq!(by_day.stderr, note);
    let by_name = plan.run("status --at rev:2026-01-31 --format csv");
    assert!(by_name.stdout.contains("Senare"), "{by_name}");
    assert_eq!(by_name.stderr, "");
    let english = plan.clone().english().run("status --at 2026-03-31 --format csv");
    assert!(english.stderr.starts_with("2026-03-31 is a tag in git too"), "{english}");
    assert_eq!(plan.run("status --at date:2026-03-31 --format csv").stderr, "");
}

#[test]
fn the_environment_leads_nowhere_else() {
    let history = History::base();
    history.commit("2026-01-10");
    let other = History::of(Sandbox::copy_of("tests/portfolios/small"));
    other.commit("2026-01-10");
    let expected = history.sandbox.plan().run("status --at HEAD");
    let at = |history: &History| history.git.path().display().to_string();
    let led = (history.sandbox.plan().with("GIT_DIR", &at(&other)))
        .with("GIT_WORK_TREE", &other.sandbox.path().display().to_string())
        .with("GIT_OBJECT_DIRECTORY", "/nowhere")
        .with("GIT_CEILING_DIRECTORIES", &at(&history));
    assert_eq!(led.run("status --at HEAD"), expected);
}

#[test]
fn what_is_no_file_is_told_as_in_the_work_tree() {
    let history = History::base();
    let year = "plans/demo/2026";
    history.sandbox.write(&format!("{year}/mapp.toml/inne.toml"), "title = \"Inne\"\n");
    let link = history.blob("bas.toml");
    let commit = Oid::hash_object(ObjectType::Commit, b"").expect("bytes have a hash");
    let mut tree = history.folder();
    tree = history.with(tree, &format!("{year}/kopia.toml"), link, FileMode::Link);
    tree = history.with(tree, "plans/annat", commit, FileMode::Commit);
    tree = history.with(tree, "schema/governance/program.toml", history.blob(""), FileMode::BlobExecutable);
    history.commit_tree(Some("HEAD"), tree, &[], noon("2026-01-10"));
    let repository = Repository::open(history.sandbox.path()).expect("it is a repository");
    let revision = repository.tree(&repository.head().expect("one commit")).expect("it is whole");
    let kind = |path: &str| revision.entries().into_iter().find(|e| e.path == path).map(|e| e.kind);
    assert_eq!(kind(&format!("{year}/kopia.toml")), Some(EntryKind::Link));
    assert_eq!(kind("plans/annat"), Some(EntryKind::Repository));
    assert_eq!(kind(&format!("{year}/mapp.toml")), Some(EntryKind::Folder));
    assert_eq!(kind("schema/governance/program.toml"), Some(EntryKind::File));
    assert_eq!(revision.content(&format!("{year}/kopia.toml")), None);
    assert!(revision.read(&format!("{year}/kopia.toml")).is_err());

    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("bas.toml", history.sandbox.at(&format!("{year}/kopia.toml")))
            .expect("links can be made");
        history.sandbox.folder("plans/annat/.git").write("plans/annat/fil.toml", "");
        history.sandbox.write("schema/governance/program.toml", "");
        let work_tree = WorkTree::new(history.sandbox.path());
        assert_eq!(revision.entries(), work_tree.entries());
        let plan = history.sandbox.plan();
        assert_eq!(plan.run("check --at HEAD --format json"), plan.run("check --format json"));
    }
}
