//! What a shell proposes: commands, options, and the names of the plans that one stands in.

use crate::support::repository::root;
use crate::support::run::{Output, Plan};
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;

/// What bash would propose for the last of these words, one on each line.
fn proposed(plan: &Plan, words: &[&str]) -> Vec<String> {
    let place = (words.len() - 1).to_string();
    let asked = plan
        .clone()
        .with("PLAN_COMPLETE", "bash")
        .with("_CLAP_COMPLETE_INDEX", &place)
        .with("_CLAP_IFS", "\n");
    let output = asked.run_with(&[&["--"], words].concat());
    assert!(output.code == 0 && output.stderr.is_empty(), "{output}");
    output.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn names_of_the_plans_are_proposed() {
    let plan = Plan::at(&root());
    for (words, expected) in [
        (&["plan", "carr"][..], "carry-over"),
        (&["plan", "status", "sd"], "sdk"),
        (&["plan", "status", "2025/s"], "2025/sdk"),
        (&["plan", "status", "digitalisering/2025/s"], "digitalisering/2025/sdk"),
        (&["plan", "status", "--programme", "e-"], "e-halsa"),
        (&["plan", "status", "--year", "202"], "2026"),
        (&["plan", "status", "--goal", "digital-t"], "digital-trygghet"),
        (&["plan", "status", "--by", "pa"], "party"),
        (&["plan", "agenda", "a"], "au"),
        (&["plan", "explain", "missing-f"], "missing-field"),
        (&["plan", "explain", "goals"], "goals-stated"),
        (&["plan", "check", "--level", "missing-f"], "missing-field="),
        (&["plan", "check", "--format", "git"], "github"),
        (&["plan", "set", "sdk", "sta"], "status="),
    ] {
        let all = proposed(&plan, words);
        assert!(all.iter().any(|word| word == expected), "{words:?}: {all:?}");
    }
}

#[test]
fn where_there_are_no_plans_only_commands_are_proposed() {
    let sandbox = Sandbox::empty();
    assert_eq!(proposed(&sandbox.plan(), &["plan", "status", "s"]), Vec::<String>::new());
    assert!(proposed(&sandbox.plan(), &["plan", "sta"]).contains(&"status".to_owned()));
    let broken = Sandbox::base();
    broken.write("plans/demo/2026/bas.toml", "title = \n").write("schema/governance/demo.toml", "\0");
    assert!(proposed(&broken.plan(), &["plan", "status", "b"]).contains(&"bas".to_owned()));
    broken.write("plans/demo/2026/\u{1b}[31mb.toml", "title = 1\n");
    assert!(proposed(&broken.plan(), &["plan", "status", ""]).iter().all(|word| !word.contains('\u{1b}')));
}

#[test]
fn each_shell_has_its_script() {
    let plan = Plan::at(&root());
    let mut all = String::new();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let output = plan.run(&format!("completions {shell}"));
        assert!(output.code == 0 && output.stdout.contains("PLAN_COMPLETE"), "{output}");
        all += &output.stdout;
    }
    assert!(!all.contains("target"), "a script names the program as it is typed");
    let none = plan.run("completions tcsh");
    snapshot("completions_none.sv", &Output { stdout: String::new(), ..none });
}
