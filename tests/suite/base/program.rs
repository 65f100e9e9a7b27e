//! The command, as CI and a coordinator type it.

use insta::Settings;

use crate::support::history::History;
use crate::support::repository::root;
use crate::support::run::Output;

fn shown(name: &str, output: Output) {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, output));
}

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
    shown("base_folder.sv", plan.run("check --base HEAD"));
    shown("base_folder_all.en", plan.english().columns(140).run("check --base HEAD --all"));
}

#[test]
fn machines_are_told_what_it_was_held_against() {
    let history = changed();
    shown("base_json", history.sandbox.plan().run("check --base HEAD --format json"));
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
    shown("base_unknown.sv", plan.run("check --base origin/main"));
    shown("base_usage.en", plan.clone().english().run("check --all"));
    let second = history.head().id();
    history.cut_at(second);
    history.lose(first);
    shown("base_shallow.sv", plan.run("check --base origin/main"));
    shown("base_shallow.en", plan.english().run("check --base HEAD~1"));
}
