//! `plan save`: what lies in the folder becomes one version, told in the reader's words, and nothing else is
//! touched.

mod laws;
mod places;
mod refused;

use plan::store::git::Repository;

use crate::support::history::History;
use crate::support::run::Output;
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;

const FILE: &str = "plans/demo/2026/bas.toml";
const MODEL: &str = "schema/governance/demo.toml";

fn text(sandbox: &Sandbox, path: &str) -> String {
    std::fs::read_to_string(sandbox.at(path)).expect("the file is there")
}

/// What was said, without the version's id, which the clock has a part in.
fn told(history: &History, output: &Output) -> String {
    let id = history.git.head().ok().and_then(|h| h.target()).map(|id| id.to_string());
    id.map_or_else(|| output.to_string(), |id| output.to_string().replace(&id[..7], "<version>"))
}

/// The small repository after a week's work: what came, changed and went.
fn week() -> History {
    let history = History::base().ready();
    let sandbox = &history.sandbox;
    let model = text(sandbox, MODEL);
    sandbox
        .write(MODEL, model.replace("[\"end\"]", "[\"goals\"]"))
        .write("plans/demo/2026/gammal.toml", activity("Gammal", ""))
        .write("plans/demo/2026/vilar.yaml", "title: Vilar\ngoals: [trygghet]\nstatus: ongoing\n")
        .write("README.md", "Påhittad.\n");
    history.commit("2026-01-10");
    history.check_out();
    let report = "reports = [{ date = 2026-06-30, health = \"yellow\", text = \"Dröjer\" }]\n";
    sandbox
        .write(FILE, text(sandbox, FILE).replace("[\"trygghet\"]", "[\"innovation\"]") + report)
        .write("plans/demo/2026/vilar.yaml", "title: Vilar\ngoals: [trygghet]\nstatus: finished\n")
        .write("plans/demo/2026/ett.toml", activity("Ett", ""))
        .write("plans/demo/2026/tva.toml", activity("Två", "short_title = \"2:an\"\n"))
        .write("plans/demo/meetings/2026-06-01-styrgrupp.toml", "matters = []\n")
        .write("schema/policy.toml", text(sandbox, "schema/policy.toml") + "# Kommentar.\n")
        .write("plans/läs mig.txt", "Påhittad.\n")
        .write("plans/demo/.bas.toml.swp", "")
        .write("README.md", "Ändrad, men ingen planfil.\n")
        .remove("plans/demo/2026/gammal.toml");
    history
}

fn activity(title: &str, more: &str) -> String {
    format!(
        "# Påhittad.\ntitle = \"{title}\"\n{more}goals = [\"trygghet\"]\nstatus = \"ongoing\"\nresponsible = [{{ org = \"it\" }}]\n"
    )
}

#[test]
fn a_weeks_work_is_shown_saved_and_told() {
    for lang in ["sv", "en"] {
        let history = week();
        let head = history.head().id();
        if lang == "en" {
            let policy = text(&history.sandbox, "schema/policy.toml");
            history.sandbox.write("schema/policy.toml", policy.replace("\"sv\"", "\"en\""));
        }
        let plan = history.sandbox.plan();
        let plan = if lang == "en" { plan.english().columns(140) } else { plan };
        let shown = plan.run("save --dry-run");
        snapshot(&format!("save_dry.{lang}"), &told(&history, &shown));
        assert_eq!(history.head().id(), head);
        let saved = plan.run("save");
        snapshot(&format!("save.{lang}"), &told(&history, &saved));
        let commit = history.head();
        assert_eq!(commit.parent_ids().collect::<Vec<_>>(), [head]);
        snapshot(&format!("save_message.{lang}"), commit.message().expect("text"));
        let (author, committer) = (commit.author(), commit.committer());
        assert_eq!((author.name(), committer.email()), (Ok("Bo Påhittad"), Ok("bo@example.org")));
        assert!(!saved.stdout.contains('@'), "{saved}");
        // What is no plan file stays as it was, and what editors leave stays where it is.
        assert_eq!(history.unclean(&[]), ["WT_MODIFIED README.md", "WT_NEW plans/demo/.bas.toml.swp"]);
        let diff = plan.run("diff --exit-code");
        assert_eq!(diff.code, 0, "{diff}");
        let again = plan.run("save");
        snapshot(&format!("save_again.{lang}"), &again);
    }
}

#[test]
fn the_message_speaks_the_repositorys_language() {
    let history = week();
    let output = history.sandbox.plan().english().run("save");
    assert!(output.stdout.starts_with("Files to save"), "{output}");
    assert!(history.head().message().is_ok_and(|m| m.contains("tillkom") || m.contains("nya")));
}

#[test]
fn somebodys_own_headline_stands_in_the_place_of_ours() {
    for (given, expected) in [
        ("Efter mötet", "Efter mötet\n\n- "),
        ("  Efter mötet  \n\nMer om det\n", "Efter mötet\n\nMer om det\n\n- "),
    ] {
        let history = week();
        let output = history.sandbox.plan().run_with(&["save", "-m", given]);
        assert_eq!(output.code, 0, "{output}");
        let message = history.head().message().expect("text").to_owned();
        assert!(message.starts_with(expected), "{message}");
        assert!(message.contains("Basaktiviteten"), "{message}");
    }
    let history = week();
    let output = history.sandbox.plan().run_with(&["save", "--message", " \n"]);
    assert!(output.code == 2 && output.stderr.contains("tomt"), "{output}");
}

#[test]
fn a_change_of_comments_alone_is_saved_too() {
    let history = History::saved();
    let sandbox = &history.sandbox;
    sandbox.write(FILE, text(sandbox, FILE) + "# Senare.\n");
    assert_eq!(sandbox.plan().run("save").code, 0);
    snapshot("save_comment", history.head().message().expect("text"));
}

#[test]
fn what_no_change_may_do_is_refused_before_it_is_saved() {
    let history = History::base().ready();
    let sandbox = &history.sandbox;
    let own = text(sandbox, FILE);
    let report = |health: &str| {
        format!("{own}reports = [{{ date = 2026-03-31, health = \"{health}\", text = \"Påhittad\" }}]\n")
    };
    sandbox.write(FILE, report("green"));
    history.commit("2026-04-01");
    history.check_out();
    sandbox.write(FILE, report("red"));
    let rewritten = sandbox.plan().run("save");
    assert!(rewritten.code == 1 && rewritten.stdout.contains("rewritten-record"), "{rewritten}");
    sandbox.write(FILE, report("green"));
    let year = "plans/demo/2026/plan.toml";
    sandbox.write(year, "closed = { date = 2026-05-01, by = \"styrgrupp\" }\n");
    history.commit("2026-05-01");
    history.check_out();
    let set = sandbox.plan().run("set bas order=3");
    assert!(set.code == 1 && set.stderr.contains("plan reopen 2026"), "{set}");
    assert_eq!(text(sandbox, FILE), report("green"));
    sandbox.write(FILE, format!("{}order = 3\n", report("green")));
    let closed = sandbox.plan().run("save");
    assert!(closed.code == 1 && closed.stdout.contains("closed-year-edited"), "{closed}");
    // Opened again, in a change of its own, it may be changed.
    sandbox.write(FILE, report("green")).write(year, "");
    let opened = sandbox.plan().run("save");
    assert_eq!(opened.code, 0, "{opened}");
    sandbox.write(FILE, format!("{}order = 3\n", report("green")));
    let changed = sandbox.plan().run("save");
    assert_eq!(changed.code, 0, "{changed}");
}

#[test]
fn what_was_wrong_before_is_mentioned_and_what_is_newly_wrong_refused() {
    let history = History::base().ready();
    let sandbox = &history.sandbox;
    let wrong = "plans/demo/2026/fel.toml";
    sandbox.write(wrong, activity("Fel", "builds_on = [\"saknas\"]\n"));
    history.commit("2026-01-10");
    history.check_out();
    sandbox.write(FILE, text(sandbox, FILE) + "order = 2\n");
    let known = sandbox.plan().run("save");
    assert!(known.code == 0 && known.stdout.starts_with("1 fel fanns redan"), "{known}");

    let head = history.head().id();
    let broken = text(sandbox, FILE) + "builds_on = [\"borta\"]\nstatus = \"halvfärdig\"\n";
    sandbox.write(FILE, &broken);
    let refused = sandbox.plan().run("save");
    snapshot("save_worse.sv", &told(&history, &refused));
    snapshot("save_worse.en", &told(&history, &sandbox.plan().english().run("save --dry-run")));
    assert_eq!((refused.code, history.head().id()), (1, head));
    let forced = sandbox.plan().run("save --force");
    assert_eq!(forced.code, 0, "{forced}");
    assert_ne!(history.head().id(), head);
    assert_eq!(text(sandbox, FILE), broken);
    assert_eq!(history.unclean(&["plans", "schema"]), Vec::<String>::new());
}

#[test]
fn a_fault_that_goes_along_with_a_new_name_is_no_new_fault() {
    let history = History::base().ready();
    let sandbox = &history.sandbox;
    sandbox.write("plans/demo/2026/fel.toml", activity("Fel", "builds_on = [\"saknas\"]\n"));
    history.commit("2026-01-10");
    history.check_out();
    let plan = sandbox.plan();
    let renamed = plan.run("rename fel rätt-id");
    assert_eq!(renamed.code, 2, "{renamed}");
    let renamed = plan.run("rename fel nytt");
    assert!(renamed.code == 0 && renamed.stdout.contains("plan save"), "{renamed}");
    let saved = plan.run("save");
    assert!(saved.code == 0 && saved.stdout.contains("1 fel fanns redan"), "{saved}");
    snapshot("save_renamed", history.head().message().expect("text"));
    sandbox.write("plans/demo/2026/annan.toml", activity("Annan", "builds_on = [\"saknas\"]\n"));
    let other = plan.run("save");
    assert_eq!(other.code, 1, "{other}");
}

#[test]
fn a_governance_model_that_could_not_be_read_can_be_put_right() {
    let history = History::base().ready();
    let model = text(&history.sandbox, MODEL);
    history.sandbox.write(MODEL, b"name = \"\xff\"\n");
    history.commit("2026-01-10");
    history.check_out();
    history.sandbox.write(MODEL, model);
    let output = history.sandbox.plan().run("save");
    assert_eq!(output.code, 0, "{output}");
}

#[test]
fn commands_that_write_say_how_to_save_and_let_be_what_is_not_saved() {
    let history = History::saved();
    let plan = history.sandbox.plan();
    let first = plan.run("set bas order=3");
    assert!(first.code == 0 && first.stdout.contains("plan save"), "{first}");
    let file = "plans/demo/2026/bas.toml";
    let text = std::fs::read_to_string(history.sandbox.at(file)).expect("the file is there");
    history.sandbox.write(file, text + "# för hand\n");
    let second = plan.run("set bas order=4");
    assert!(second.code == 1 && second.stderr.contains("plan save"), "{second}");
    assert_eq!(plan.run("save").code, 0);
    assert_eq!(plan.run("set bas order=4").code, 0);
    assert_eq!(plan.run("save").code, 0);
}

/// Git's own way to undo, done by hand.
#[test]
fn what_was_undone_can_be_saved_again() {
    let history = week();
    let plan = history.sandbox.plan();
    let before = history.head().id();
    assert_eq!(plan.run("save").code, 0);
    let (tree, message) = (history.head().tree_id(), history.head().message().map(str::to_owned));
    let object = history.git.find_object(before, None).expect("it is there");
    history.git.reset(&object, git2::ResetType::Soft, None).expect("it can be undone");
    let again = plan.run("save");
    assert_eq!(again.code, 0, "{again}");
    assert_eq!((history.head().tree_id(), history.head().message().map(str::to_owned)), (tree, message));
}

#[test]
fn a_branch_that_is_shared_somewhere_is_to_be_pushed_there() {
    let offered = |settings: &str| {
        let history = week();
        history.configure(settings);
        let output = history.sandbox.plan().run("save").stdout;
        output.lines().find(|l| l.contains("git push")).map(|l| l.trim().to_owned())
    };
    assert_eq!(offered(""), None);
    let remote = |name: &str| format!("[remote \"{name}\"]\n\turl = https://example.org/planer.git\n");
    let to = |command: &str| Some(format!("{command:<24} dela med andra"));
    let line = |found: Option<String>| found.map(|l| l.split("  ").next().unwrap_or_default().to_owned());
    assert_eq!(line(offered(&remote("arkiv"))), line(to("git push -u arkiv main")));
    let both = remote("arkiv") + &remote("origin");
    assert_eq!(line(offered(&both)), line(to("git push -u origin main")));
    let known = both + "[branch \"main\"]\n\tremote = arkiv\n\tmerge = refs/heads/main\n";
    assert_eq!(line(offered(&known)), line(to("git push")));
}

/// The repository as the library sees it.
fn open(history: &History) -> Repository {
    Repository::open(history.sandbox.path()).expect("it is a repository")
}
