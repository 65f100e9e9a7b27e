//! What is not saved is said, with the command to type next, and nothing has changed.

use std::fmt::Write as _;

use git2::{IndexEntry, IndexEntryExtendedFlag, IndexTime};
use plan::store::git::SaveFault;

use crate::save::{FILE, activity, open, snapshot, text};
use crate::support::history::{History, init};
use crate::support::run::Output;
use crate::support::sandbox::Sandbox;

/// Runs that were refused, told in both languages.
#[derive(Default)]
struct Told {
    sv: String,
    en: String,
}

impl Told {
    /// What is said; what is staged and where the branches point is as it was.
    fn refuse(&mut self, case: &str, history: &History, code: i32) -> &mut Self {
        let before = state(history);
        self.ask(case, &history.sandbox, ".", code);
        assert_eq!(state(history), before, "{case}");
        self
    }

    fn ask(&mut self, case: &str, sandbox: &Sandbox, folder: &str, code: i32) {
        let plan = sandbox.plan();
        for (out, plan) in [(&mut self.sv, plan.clone()), (&mut self.en, plan.english())] {
            let output: Output = plan.run(&format!("save -C {folder}"));
            assert_eq!((output.code, output.stdout.as_str()), (code, ""), "{case}: {output}");
            let path = sandbox.path().display().to_string();
            let real = sandbox.path().canonicalize().expect("it is there").display().to_string();
            let said = output.to_string().replace(&real, "<folder>").replace(&path, "<folder>");
            writeln!(out, "════ {case}\n{said}\n").expect("text can be written");
        }
    }
}

/// What somebody else does.
type Act<'a> = (&'a str, &'a dyn Fn(&History));

/// The index, the branches, and the files beside them.
#[derive(Debug, PartialEq, Eq)]
struct State {
    index: Option<Vec<u8>>,
    references: Vec<(String, String)>,
    files: Vec<String>,
}

fn state(history: &History) -> State {
    let folder = history.git.path();
    let files = std::fs::read_dir(folder).expect("it can be listed").map(|e| e.expect("listed").file_name());
    let mut files: Vec<String> = files.map(|name| name.to_string_lossy().into_owned()).collect();
    files.sort();
    let references = history.git.references().expect("they can be listed").map(|r| r.expect("listed"));
    let name = |r: &git2::Reference<'_>| r.name().expect("text").to_owned();
    let target = |r: &git2::Reference<'_>| r.target().map(|id| id.to_string()).unwrap_or_default();
    let references = references.map(|r| (name(&r), target(&r))).collect();
    State { index: std::fs::read(folder.join("index")).ok(), references, files }
}

/// The small repository, saved, and then changed.
fn changed() -> History {
    let history = History::saved();
    history.sandbox.write(FILE, text(&history.sandbox, FILE) + "order = 2\n");
    history
}

#[test]
fn everything_that_is_not_saved_says_why_and_what_to_type() {
    let mut told = Told::default();
    states(&mut told);
    settings(&mut told);
    staged(&mut told);
    files(&mut told);
    told.ask("no repository", &Sandbox::base(), ".", 2);
    let bare = Sandbox::empty();
    init(&bare.at("planer.git"), true);
    told.ask("a bare repository without commits", &bare, "planer.git", 2);
    let checked_out = changed();
    checked_out.configure("[core]\n\tbare = true\n");
    told.refuse("a bare repository around files", &checked_out, 2);
    for folder in ["plans", "schema"] {
        std::fs::remove_dir_all(checked_out.sandbox.at(folder)).expect("folders can be removed");
    }
    told.refuse("a bare repository", &checked_out, 2);
    let locked = changed();
    std::fs::write(locked.git.path().join("index.lock"), "").expect("files can be written");
    for (out, plan) in
        [(&mut told.sv, locked.sandbox.plan()), (&mut told.en, locked.sandbox.plan().english())]
    {
        let before = state(&locked);
        let output = plan.run("save");
        assert_eq!((output.code, state(&locked)), (2, before), "{output}");
        let real = locked.sandbox.path().canonicalize().expect("it is there").display().to_string();
        writeln!(out, "════ locked\n{}", output.stderr.replace(&real, "<folder>")).expect("text");
    }
    snapshot("save_refused.sv", &told.sv);
    snapshot("save_refused.en", &told.en);
}

/// What was begun and not ended.
fn states(told: &mut Told) {
    for (case, file) in [
        ("a merge", "MERGE_HEAD"),
        ("a revert", "REVERT_HEAD"),
        ("a cherry-pick", "CHERRY_PICK_HEAD"),
        ("a rebase", "rebase-merge/interactive"),
        ("a rebase without questions", "rebase-merge/head-name"),
        ("patches", "rebase-apply/applying"),
        ("a search", "BISECT_LOG"),
    ] {
        let history = changed();
        let path = history.git.path().join(file);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        std::fs::write(path, "").expect("files can be written");
        told.refuse(case, &history, 1);
    }
    let detached = changed();
    detached.git.set_head_detached(detached.head().id()).expect("it can be moved");
    told.refuse("no branch", &detached, 1);
}

/// What the settings ask for.
fn settings(told: &mut Told) {
    for (case, lines, code) in [
        ("no name", "[user]\n\tname =\n", 2),
        ("no e-mail", "[user]\n\temail =\n", 2),
        ("signed versions", "[commit]\n\tgpgsign = true\n", 1),
    ] {
        let history = changed();
        history.configure(lines);
        told.refuse(case, &history, code);
        // What would be saved is shown all the same, for whoever saves it by hand.
        let shown = history.sandbox.plan().run("save --dry-run");
        assert!(shown.code == code && shown.stdout.contains("Basaktiviteten ändrad"), "{shown}");
    }
    #[cfg(unix)]
    for name in ["pre-commit", "commit-msg"] {
        use std::os::unix::fs::PermissionsExt as _;
        let history = changed();
        history.configure("[core]\n\thooksPath = regler\n");
        let hook = format!("regler/{name}");
        history.sandbox.write(&hook, "#!/bin/sh\nexit 1\n");
        let mode = |mode| {
            let permissions = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(history.sandbox.at(&hook), permissions).expect("modes can be set");
        };
        mode(0o755);
        told.refuse(name, &history, 1);
        let skipped = history.sandbox.plan().run("save --no-hooks");
        assert_eq!(skipped.code, 0, "{skipped}");
        history.sandbox.write(FILE, text(&history.sandbox, FILE) + "number = \"1\"\n");
        // What nobody can run is no hook.
        mode(0o644);
        let output = history.sandbox.plan().run("save");
        assert_eq!(output.code, 0, "{output}");
    }
    let filtered = changed();
    filtered.sandbox.write(".gitattributes", "plans/** filter=lfs\n");
    filtered.configure("[filter \"lfs\"]\n\tclean = git-lfs clean -- %f\n");
    told.refuse("a filter", &filtered, 1);
    let encoded = changed();
    encoded.sandbox.write(".gitattributes", "*.toml working-tree-encoding=UTF-16\n");
    told.refuse("another encoding", &encoded, 1);
}

/// What is staged.
fn staged(told: &mut Told) {
    let other = changed();
    other.sandbox.write("README.md", "Påhittad.\n").write("kod/main.rs", "");
    other.stage("README.md");
    told.refuse("another file is staged", &other, 1);
    other.stage("kod/main.rs");
    told.refuse("other files are staged", &other, 1);
    let first = History::base().ready();
    first.sandbox.write("README.md", "Påhittad.\n");
    first.stage("README.md");
    told.refuse("another file is staged before the first commit", &first, 1);

    let part = changed();
    part.stage(FILE);
    part.sandbox.write(FILE, text(&part.sandbox, FILE) + "number = \"1\"\n");
    told.refuse("staged in part", &part, 1);
    part.sandbox.remove(FILE);
    let gone = part.sandbox.plan().run("save");
    assert!(gone.code == 1 && gone.stderr.contains("git add"), "{gone}");
    let unstaged = History::saved();
    let mut index = unstaged.git.index().expect("there is an index");
    index.remove(FILE.as_ref(), 0).and_then(|()| index.write()).expect("it can be taken out");
    told.refuse("staged as gone, and there", &unstaged, 1);

    for path in [FILE, "README.md"] {
        let history = changed();
        let mut index = history.git.index().expect("there is an index");
        let blob = history.blob("<<<<<<<\n");
        for stage in 1..=3 {
            index.add(&entry(path, blob, stage << 12, 0)).expect("entries can be added");
        }
        let _ = index.remove(path.as_ref(), 0);
        index.write().expect("it can be written");
        told.refuse(&format!("a conflict in {path}"), &history, 1);
    }
}

fn entry(path: &str, id: git2::Oid, flags: u16, flags_extended: u16) -> IndexEntry {
    let time = IndexTime::new(0, 0);
    IndexEntry {
        ctime: time,
        mtime: time,
        dev: 0,
        ino: 0,
        mode: 0o100_644,
        uid: 0,
        gid: 0,
        file_size: 0,
        id,
        flags,
        flags_extended,
        path: path.as_bytes().to_vec(),
    }
}

/// What lies in the folder.
fn files(told: &mut Told) {
    let ignored = changed();
    ignored.sandbox.write(".gitignore", "ny.toml\n*.log\n").write("plans/demo/2026/spår.log", "");
    ignored.sandbox.write("plans/demo/2026/ny.toml", activity("Ny", ""));
    told.refuse("ignored", &ignored, 1);
    ignored.sandbox.remove("plans/demo/2026/ny.toml");
    let output = ignored.sandbox.plan().run("save");
    assert_eq!(output.code, 0, "what is no plan may be ignored: {output}");

    #[cfg(unix)]
    {
        let linked = changed();
        linked.sandbox.write("annat.toml", activity("Annat", ""));
        let link = "plans/demo/2026/länk.toml";
        std::os::unix::fs::symlink("../../../annat.toml", linked.sandbox.at(link))
            .expect("links can be made");
        told.refuse("a link", &linked, 1);
        let replaced = changed();
        replaced.sandbox.write("annat.toml", "").remove(FILE);
        std::os::unix::fs::symlink("../../../annat.toml", replaced.sandbox.at(FILE)).expect("made");
        told.refuse("a file that became a link", &replaced, 1);
    }
    let nested = changed();
    init(&nested.sandbox.at("plans/demo/inre"), false);
    nested.sandbox.write("plans/demo/inre/fil.toml", "");
    told.refuse("a repository", &nested, 1);
}

#[test]
fn a_file_of_which_only_the_name_is_staged_is_saved_as_new() {
    let history = History::saved();
    let path = "plans/demo/2026/ny.toml";
    history.sandbox.write(path, activity("Ny", "")).write("README.md", "");
    let mut index = history.git.index().expect("there is an index");
    let named = IndexEntryExtendedFlag::INTENT_TO_ADD.bits();
    for path in [path, "README.md"] {
        index.add(&entry(path, history.blob(""), 0x4000, named)).expect("entries can be added");
    }
    index.write().expect("it can be written");
    let output = history.sandbox.plan().run("save");
    assert!(output.code == 0 && output.stdout.contains("Ny tillkom"), "{output}");
    assert_eq!(history.unclean(&["plans"]), Vec::<String>::new());
    assert!(history.head().tree().expect("there").get_name("README.md").is_none());
}

#[test]
fn what_a_sparse_checkout_left_out_is_not_removed() {
    let history = changed();
    let mut index = history.git.index().expect("there is an index");
    let path = "plans/demo/programme.toml";
    let mut entry = index.get_path(path.as_ref(), 0).expect("it is there");
    entry.flags |= 0x4000;
    entry.flags_extended |= IndexEntryExtendedFlag::SKIP_WORKTREE.bits();
    index.add(&entry).and_then(|()| index.write()).expect("it can be written");
    history.sandbox.remove(path);
    let repository = open(&history);
    let saving = repository.saving().expect("it may be saved").expect("something changed");
    assert_eq!(saving.files().iter().map(|f| &*f.path).collect::<Vec<_>>(), [FILE]);
    saving.write("x").expect("it can be saved");
    assert!(history.head().tree().is_ok_and(|tree| tree.get_path(path.as_ref()).is_ok()));
}

/// Somebody else does something between the look at the files and the commit.
#[test]
fn whatever_changed_in_the_meantime_stops_the_commit() {
    let acts: [Act<'_>; 6] = [
        ("a commit", &|h| {
            h.commit("2026-02-01");
            h.check_out();
        }),
        ("another branch", &|h| {
            h.git.branch("annan", &h.head(), false).expect("branches can be made");
            h.git.set_head("refs/heads/annan").expect("it can be checked out");
        }),
        ("a file changed again", &|h| {
            h.sandbox.write(FILE, "title = \"Senare\"\n");
        }),
        ("a file came", &|h| {
            h.sandbox.write("plans/demo/2026/ny.toml", "");
        }),
        ("a plan file staged", &|h| h.stage(FILE)),
        ("a change taken back", &|h| {
            let tree = h.head().tree().expect("there is one");
            let blob = tree.get_path(FILE.as_ref()).expect("it is there").id();
            h.sandbox.write(FILE, h.git.find_blob(blob).expect("it is there").content());
        }),
    ];
    for (case, act) in acts {
        let history = changed();
        let repository = open(&history);
        let saving = repository.saving().expect("it may be saved").expect("something changed");
        act(&history);
        let before = state(&history);
        let outcome = saving.write("x").map(|_| ());
        if case == "a plan file staged" {
            // It is the same file, and is saved as it lies there.
            assert_eq!(outcome, Ok(()), "{case}");
            continue;
        }
        assert_eq!(outcome, Err(SaveFault::Meanwhile), "{case}");
        assert_eq!(state(&history), before, "{case}");
    }
}

#[test]
fn a_branch_that_another_git_holds_is_waited_for() {
    let history = changed();
    let lock = history.git.path().join("refs/heads/main.lock");
    std::fs::write(&lock, "").expect("files can be written");
    let before = state(&history);
    let output = history.sandbox.plan().run("save");
    assert!(output.code == 2 && output.stderr.contains("main.lock"), "{output}");
    assert_eq!(state(&history), before);
    std::fs::remove_file(lock).expect("files can be removed");
    assert_eq!(history.sandbox.plan().run("save").code, 0);
}
