//! What runs the program elsewhere: the action and what it runs, the template for GitLab, the hook, and who is
//! asked about the files of which body.

use std::path::Path;
use std::process::Command;

use crate::support::repository::{root, updates};
use crate::support::run::Plan;
use crate::support::sandbox::Sandbox;

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).expect("it is part of the repository")
}

#[test]
fn our_own_code_owners_are_those_of_the_models() {
    let made = Plan::at(&root()).run("model --format codeowners");
    assert_eq!(made.code, 0, "{made}");
    if updates() {
        std::fs::write(root().join("CODEOWNERS"), &made.stdout).expect("the repository can be written to");
    }
    assert!(text("CODEOWNERS") == made.stdout, "UPDATE_PAGES=1 cargo test --locked --test suite ci");
}

#[test]
fn a_body_is_asked_about_its_meetings_and_nothing_of_the_model_becomes_a_line() {
    let sandbox = Sandbox::copy_of("tests/pages/base");
    let file = "schema/governance/demo.toml";
    let law = std::fs::read_to_string(sandbox.at(file)).expect("the model is there");
    let more = "[[bodies]]\nid = \"lang-au\"\nname = \"Ett organ\\n/plans/ @ond\"\nlevel = \"tactical\"\n\
                code_owners = [\"@region/lang\", \"ond @x\", \"@\", \"a@b.se\"]\n\
                [[bodies]]\nid = \"au\"\nname = \"AU\"\nlevel = \"tactical\"\ncode_owners = [\"@anna\"]\n";
    sandbox.write(file, format!("{law}\n{more}"));
    let said = sandbox.plan().run("model --format codeowners").stdout;
    let lines: Vec<&str> = said.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    assert_eq!(
        lines,
        [
            "/plans/demo/meetings/*-au.* @anna",
            "/plans/demo/meetings/*-au-2.* @anna",
            "/plans/demo/meetings/*-lang-au.* @region/lang",
            "/plans/demo/meetings/*-lang-au-2.* @region/lang",
        ],
        "{said}"
    );
    assert!(said.contains("ingen granskare"), "{said}");
}

/// Runs what the action runs, on a folder; the exit code, the log, and the summary.
#[cfg(unix)]
fn judged(folder: &Path, variables: &[(&str, &str)]) -> (Option<i32>, String, String) {
    let place = tempfile::tempdir().expect("a folder");
    let summary = place.path().join("summary.md");
    let program = Path::new(env!("CARGO_BIN_EXE_plan")).parent().expect("it lies in a folder");
    let others = std::env::var("PATH").expect("there is a path");
    let output = Command::new("bash")
        .arg(root().join("ci/judge.sh"))
        .current_dir(folder)
        .env("PATH", format!("{}:{others}", program.display()))
        .env("GITHUB_STEP_SUMMARY", &summary)
        .env("LANGUAGE", "sv")
        .envs(variables.iter().copied())
        .output()
        .expect("bash runs");
    let log = String::from_utf8(output.stdout).expect("text") + &String::from_utf8_lossy(&output.stderr);
    (output.status.code(), log, std::fs::read_to_string(summary).unwrap_or_default())
}

#[cfg(unix)]
#[test]
fn what_the_action_runs_says_it_at_the_line_and_in_the_summary() {
    let sandbox = Sandbox::copy_of("tests/pages/base");
    let (code, log, summary) = judged(sandbox.path(), &[]);
    assert_eq!(code, Some(0), "{log}");
    assert!(!summary.is_empty() && !log.contains("::error"), "{log}{summary}");
    sandbox.write("plans/demo/2026/nytt.toml", "title = \"Påhittad\"\ngoals = [\"finns-inte\"]\n");
    let (code, log, summary) = judged(sandbox.path(), &[]);
    assert_eq!(code, Some(1), "{log}");
    let line = log.lines().find(|line| line.starts_with("::error")).unwrap_or_default();
    assert!(line.contains("file=plans/demo/2026/nytt.toml") && line.contains("unknown-reference"), "{log}");
    assert!(summary.contains("nytt.toml"), "{summary}");
    // What cannot be judged is no verdict.
    let (code, log, _) = judged(sandbox.path(), &[("BASE", "finns-inte")]);
    assert_eq!(code, Some(2), "{log}");
}

#[test]
fn what_runs_elsewhere_is_sound_and_names_what_is_there() {
    for path in ["action.yml", "ci/gitlab.yml", ".pre-commit-hooks.yaml", ".github/workflows/plans.yml"] {
        let read: Result<serde_yaml::Value, _> = serde_yaml::from_str(&text(path));
        assert!(read.is_ok(), "{path}: {read:?}");
    }
    let (action, script) = (text("action.yml"), text("ci/judge.sh"));
    assert!(action.contains("ci/judge.sh"));
    for variable in ["DIRECTORY", "BASE", "DENY", "LANGUAGE", "SARIF"] {
        assert!(action.contains(&format!("        {variable}: ${{{{ inputs.")), "{variable}");
        assert!(script.contains(&format!("${{{variable}:-")), "{variable}");
    }
    // What somebody typed never becomes part of a script.
    for line in action.lines().filter(|line| line.contains("${{")) {
        assert!(!line.contains("run:"), "{line}");
    }
}
