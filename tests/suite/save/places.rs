//! Where plans may lie, and how git is told to keep them.

use git2::Repository as Git;

use crate::save::{FILE, activity, snapshot, text, told};
use crate::support::history::History;
use crate::support::run::Plan;
use crate::support::sandbox::Sandbox;

const CLEAN: [&str; 0] = [];

#[test]
fn the_first_version_of_all() {
    let history = History::base().ready();
    history.sandbox.write("README.md", "Påhittad.\n");
    let output = history.sandbox.plan().run("save");
    snapshot("save_first.sv", &told(&history, &output));
    assert_eq!(history.head().parent_count(), 0);
    assert_eq!(history.unclean(&[]), ["WT_NEW README.md"]);
    assert_eq!(history.sandbox.plan().run("diff --exit-code").code, 0);
    let log = history.git.reflog("refs/heads/main").expect("there is one");
    let line = log.get(0).and_then(|entry| entry.message().ok().flatten().map(str::to_owned));
    assert!(line.is_some_and(|l| l.starts_with("commit (initial): plan: ")));
}

#[test]
fn the_first_version_may_be_wrong_only_if_it_is_to_be() {
    let history = History::base().ready();
    history.sandbox.write("plans/demo/2026/fel.toml", activity("Fel", "builds_on = [\"saknas\"]\n"));
    let refused = history.sandbox.plan().run("save");
    assert_eq!(refused.code, 1, "{refused}");
    assert!(history.git.head().is_err());
    assert_eq!(history.sandbox.plan().run("save --force").code, 0);
    assert_eq!(history.unclean(&[]), CLEAN);
}

#[test]
fn plans_in_a_folder_of_a_repository() {
    let sandbox = Sandbox::empty();
    sandbox.copy_into("tests/pages/base", "region/planer");
    sandbox.write("plans/annat.toml", "").write("region/plans/annat.toml", "").write("kod.rs", "");
    sandbox.write("region/planer/plansx/annat.toml", "").write("region/planer/README.md", "");
    let history = History::of(sandbox).ready();
    history.commit("2026-01-10");
    history.check_out();
    let sandbox = &history.sandbox;
    let own = format!("region/planer/{FILE}");
    for path in
        ["plans/annat.toml", "region/plans/annat.toml", "region/planer/plansx/annat.toml", "kod.rs", &own]
    {
        sandbox.write(path, text(sandbox, path) + "# Ändrad.\n");
    }
    let plan = Plan::at(&sandbox.at("region/planer/plans/demo/2026"));
    let output = plan.run("save");
    assert!(output.code == 0 && output.stdout.contains(&format!("ändrad  {FILE}")), "{output}");
    let left = [
        "WT_MODIFIED kod.rs",
        "WT_MODIFIED plans/annat.toml",
        "WT_MODIFIED region/planer/plansx/annat.toml",
        "WT_MODIFIED region/plans/annat.toml",
    ];
    assert_eq!(history.unclean(&[]), left);
    // What is staged elsewhere is no plan, whatever it is called.
    sandbox.write(&own, text(sandbox, &own) + "# Igen.\n");
    history.stage("plans/annat.toml");
    let refused = plan.run("save");
    assert!(refused.code == 1 && refused.stderr.contains("plans/annat.toml"), "{refused}");
}

#[test]
fn a_linked_work_tree_saves_on_its_own_branch() {
    let history = History::saved();
    let main = history.head().id();
    let linked = Sandbox::empty();
    let at = linked.at("länkad");
    history.git.worktree("gren", &at, None).expect("work trees can be linked");
    std::fs::write(at.join("plans/demo/2026/ny.toml"), activity("Ny", "")).expect("files can be written");
    let output = Plan::at(&at).run("save");
    assert!(output.code == 0 && output.stdout.contains("i grenen gren"), "{output}");
    let git = Git::open(&at).expect("it is a repository");
    let head = git.head().and_then(|h| h.peel_to_commit()).expect("there is a commit");
    assert_eq!(head.parent_ids().collect::<Vec<_>>(), [main]);
    assert!(git.statuses(None).expect("files can be compared").is_empty());
    assert_eq!(history.head().id(), main);
    assert_eq!(history.unclean(&[]), CLEAN);
}

/// Line ends of the folder and of the repository, as git's settings have them.
#[test]
fn line_ends_go_in_as_git_is_told() {
    let crlf = |text: &str| text.replace('\n', "\r\n");
    for (case, settings, attributes, kept) in [
        ("as they are", "", "", true),
        ("autocrlf", "[core]\n\tautocrlf = true\n", "", false),
        ("autocrlf, input", "[core]\n\tautocrlf = input\n", "", false),
        ("attributes", "", "*.toml text eol=crlf\n", false),
    ] {
        let history = History::base().ready();
        history.sandbox.write(".gitattributes", attributes);
        history.commit("2026-01-10");
        history.check_out();
        history.configure(settings);
        let sandbox = &history.sandbox;
        let new = "plans/demo/2026/ny.toml";
        let changed = crlf(&(text(sandbox, FILE) + "order = 2\n"));
        sandbox.write(new, crlf(&activity("Ny", ""))).write(FILE, &changed);
        let output = sandbox.plan().run("save");
        assert_eq!(output.code, 0, "{case}: {output}");
        assert!(output.stdout.contains("Ordning: – → 2"), "{case}: {output}");
        assert_eq!(history.unclean(&[]), CLEAN, "{case}");
        assert_eq!(text(sandbox, FILE), changed, "{case}: the folder is left as it is");
        let tree = history.head().tree().expect("there is one");
        for path in [new, FILE] {
            let blob = tree.get_path(path.as_ref()).expect("it is there").id();
            let blob = history.git.find_blob(blob).expect("it is there");
            assert_eq!(blob.content().contains(&b'\r'), kept, "{case}: {path}");
        }
        assert_eq!(sandbox.plan().run("diff --exit-code").code, 0, "{case}");
        let again = sandbox.plan().run("save");
        assert!(again.stdout.contains("redan sparat"), "{case}: {again}");
        // What git sees as saved may be changed.
        let set = sandbox.plan().run("set bas order=3");
        assert_eq!(set.code, 0, "{case}: {set}");
        assert!(text(sandbox, FILE).contains("order = 3\r\n"), "{case}");
        let twice = sandbox.plan().run("set bas order=4");
        assert_eq!(twice.code, 0, "{case}: {twice}");
        sandbox.write(FILE, text(sandbox, FILE) + "# för hand\r\n");
        let foreign = sandbox.plan().run("set bas order=5");
        assert_eq!(foreign.code, 1, "{case}: {foreign}");
    }
}

/// What only looks changed is no reason to save, and looks so no longer when something is.
#[test]
fn line_ends_alone_are_nothing_to_save() {
    let history = History::base().ready();
    let model = "schema/governance/demo.toml";
    history.commit("2026-01-10");
    history.check_out();
    history.configure("[core]\n\tautocrlf = true\n");
    let sandbox = &history.sandbox;
    for path in [FILE, model] {
        sandbox.write(path, text(sandbox, path).replace('\n', "\r\n"));
    }
    let head = history.head().id();
    let nothing = sandbox.plan().run("save");
    assert!(nothing.code == 0 && nothing.stdout.contains("redan sparat"), "{nothing}");
    assert_eq!(history.head().id(), head);
    let set = sandbox.plan().run("set bas order=2");
    assert_eq!(set.code, 0, "{set}");
    let output = sandbox.plan().run("save");
    assert!(output.stdout.contains("i grenen main: 1"), "{output}");
    assert_eq!(history.unclean(&[]), CLEAN);
    let (old, new) = (history.git.find_commit(head).and_then(|c| c.tree()), history.head().tree());
    let of = |tree: &git2::Tree<'_>| tree.get_path(model.as_ref()).expect("it is there").id();
    assert_eq!(of(&old.expect("there")), of(&new.expect("there")));
}

/// Git knows a changed file by its size and its time; where both are the same it looks inside, if the file is
/// as young as what git noted of it. What git notes anew may not hide that.
#[test]
fn a_file_that_changed_in_the_same_instant_is_not_forgotten() {
    let history = History::base().ready();
    history.configure("[core]\n\ttrustctime = false\n");
    let sandbox = &history.sandbox;
    let instant = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_767_000_000);
    let touch = |path: &std::path::Path| {
        let file = std::fs::OpenOptions::new().write(true).open(path).expect("it is there");
        file.set_modified(instant).expect("times can be set");
    };
    sandbox.write("README.md", "ett");
    touch(&sandbox.at("README.md"));
    history.commit("2026-01-10");
    history.stage("README.md");
    let mut index = history.git.index().expect("there is an index");
    index.add_all(["plans", "schema"], git2::IndexAddOption::DEFAULT, None).expect("files can be staged");
    index.write().expect("it can be written");
    sandbox.write("README.md", "tre");
    touch(&sandbox.at("README.md"));
    touch(&history.git.path().join("index"));
    assert_eq!(history.unclean(&["README.md"]), ["WT_MODIFIED README.md"]);
    sandbox.write(FILE, text(sandbox, FILE) + "order = 2\n");
    let output = sandbox.plan().run("save");
    assert_eq!(output.code, 0, "{output}");
    assert_eq!(history.unclean(&[]), ["WT_MODIFIED README.md"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_be_run_stays_one() {
    use std::os::unix::fs::PermissionsExt as _;
    let history = History::saved();
    let path = history.sandbox.at(FILE);
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).expect("modes can be set");
    assert_eq!(history.sandbox.plan().run("save").code, 0);
    let tree = history.head().tree().expect("there is one");
    assert_eq!(tree.get_path(FILE.as_ref()).expect("it is there").filemode(), 0o100_755);
    assert_eq!(history.unclean(&[]), CLEAN);
}
