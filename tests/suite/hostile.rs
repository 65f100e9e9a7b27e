//! Bad input and bad surroundings: each has a fixture, built here, and a stated result. Always a clear
//! message at the right place, the rest still processed, no panic.

mod files;
mod output;
mod system;

use crate::support::run::Output;
use crate::support::sandbox::Sandbox;

/// Everything the program can be asked about a repository.
const ASKED: [&str; 12] = [
    "",
    "status",
    "status --by org --format json",
    "status --by person --format csv",
    "status --by goal --format markdown",
    "status ond",
    "status ond --format markdown",
    "check",
    "check --format json",
    "check --format sarif",
    "check --format gitlab",
    "check --format markdown",
];

/// Runs everything. Whatever a file holds, the program ends by itself with a code of the contract, and
/// what can be read is shown.
fn everything(sandbox: &Sandbox) -> Vec<Output> {
    let plan = sandbox.plan();
    let mut all: Vec<Output> = ASKED.iter().map(|arguments| plan.run(arguments)).collect();
    assert!(all[1].stdout.contains("Basaktiviteten"), "{}", all[1]);
    all.push(plan.english().run("check --notes"));
    for output in &all {
        assert!((0..=2).contains(&output.code) && !output.stderr.contains("panicked"), "{output}");
    }
    all
}

/// The findings of a repository, one on each line: `path:line:column rule`.
fn places(sandbox: &Sandbox) -> Vec<String> {
    let output = sandbox.plan().run("check --format concise");
    let place = |line: &str| {
        let mut parts = line.split(": ");
        let (place, rule) = (parts.next().unwrap_or(""), parts.nth(1).unwrap_or(""));
        format!("{place} {rule}")
    };
    output.stdout.lines().map(place).collect()
}
