//! The command, as CI and a coordinator type it.

use crate::support::history::History;
use crate::support::snapshot::snapshot;

const NEW: &str = "title = 'Ny'\nstatus = 'pagar'\n";

/// A repository with a fault that was there before, and a change on top of it.
fn changed() -> History {
    let history = History::base();
    history.sandbox.write("plans/demo/2026/gammal.toml", "title = 'Gammal'\ngoals = ['finns-inte']\n");
    history.commit("2026-03-01");
    history.sandbox.write("plans/demo/2026/ny.toml", NEW);
    history
}

#[test]
fn what_is_new_in_the_folder() {
    let history = changed();
    let plan = history.sandbox.plan();
    snapshot("base_folder.sv", &plan.run("check --base HEAD"));
    snapshot("base_folder_all.en", &plan.english().columns(140).run("check --base HEAD --all"));
}

#[test]
fn machines_are_told_what_it_was_held_against() {
    let history = changed();
    snapshot("base_json", &history.sandbox.plan().run("check --base HEAD --format json"));
}

#[test]
fn what_is_new_in_a_revision() {
    let history = changed();
    history.commit("2026-03-02");
    let plan = history.sandbox.plan();
    assert_eq!(plan.run("check --base HEAD").code, 0);
    let told = plan.run("check --base HEAD~1 --at HEAD --format concise");
    assert_eq!((told.code, told.stdout.lines().count()), (1, 1), "{told}");
    // The exit code follows what is shown.
    assert_eq!(plan.run("check plans/demo/2026/gammal.toml --base HEAD~1").code, 0);
    assert_eq!(plan.run("check --base HEAD~1 --level unknown-value=note").code, 0);
    assert_eq!(plan.run("check --base HEAD~1 --level unknown-value=note --deny note").code, 1);
}

#[test]
fn a_base_that_is_not_here_is_asked_for() {
    let history = changed();
    let first = history.head().id();
    history.commit("2026-03-02");
    let plan = history.sandbox.plan();
    snapshot("base_unknown.sv", &plan.run("check --base origin/main"));
    snapshot("base_usage.en", &plan.clone().english().run("check --all"));
    let second = history.head().id();
    history.cut_at(second);
    history.lose(first);
    snapshot("base_shallow.sv", &plan.run("check --base origin/main"));
    snapshot("base_shallow.en", &plan.english().run("check --base HEAD~1"));
}
