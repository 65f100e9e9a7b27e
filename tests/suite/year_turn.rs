//! What is said of the change from one plan year to the next.

use crate::support::sandbox::Sandbox;

const MODEL: &str = "schema/governance/demo.toml";
const OLD: &str = "plans/demo/2025/bas.toml";
const NEW: &str = "plans/demo/2026/bas.toml";

/// An activity in two plan years, under a law that protects goals.
fn turned() -> Sandbox {
    let sandbox = Sandbox::base();
    let model = std::fs::read_to_string(sandbox.at(MODEL)).expect("the model is there");
    let activity = |goals: &str, org: &str, more: &str| {
        format!("title = \"Bas\"\ngoals = [{goals}]\nresponsible = [{{ org = \"{org}\" }}]\n{more}")
    };
    sandbox
        .write(MODEL, model.replace("[\"end\"]", "[\"goals\"]"))
        .write(OLD, activity("\"trygghet\"", "it", ""))
        .write(NEW, activity("\"trygghet\", \"innovation\"", "stab", "carried_from = [\"2025/bas\"]\n"));
    sandbox
}

#[test]
fn who_adopts_a_plan_decides_what_stands_in_it() {
    let sandbox = turned();
    let plan = sandbox.plan().columns(140);
    let proposed = plan.run("diff 2025..2026");
    assert!(proposed.stdout.contains("1 ändring utan beslut"), "{proposed}");
    sandbox.write("plans/demo/2026/plan.toml", "adopted = { date = 2026-01-28 }\n");
    let adopted = plan.run("diff 2025..2026");
    assert!(!adopted.stdout.contains("beslut"), "{adopted}");
    assert!(adopted.stdout.contains("+ Digital innovation"), "{adopted}");
    // Not yet adopted on the day that is asked about.
    assert_eq!(plan.run("diff 2025..2026 --today 2026-01-27").stdout, proposed.stdout);
}

#[test]
fn what_another_organisation_took_over_was_stated_before() {
    let said = turned().plan().run("diff 2025..2026").stdout;
    assert!(said.contains("Ansvarig  + Staben\n"), "{said}");
    assert!(said.contains("− IT-enheten\n"), "{said}");
    assert!(!said.contains("Anges först"), "{said}");
}

#[test]
fn what_stays_is_shown_beside_what_came() {
    let said = turned().plan().run("diff 2025..2026").stdout;
    assert!(said.contains("Mål       Digital trygghet\n"), "{said}");
    assert!(said.contains("          + Digital innovation\n"), "{said}");
}

#[test]
fn a_plan_year_that_nobody_has_is_named() {
    for words in ["2025..2027", "2027..2025", "year:2025 year:2027"] {
        let output = turned().plan().run(&format!("diff {words}"));
        assert!(output.stderr.contains("det finns inget planår 2027"), "{output}");
        assert_eq!(output.code, 2);
    }
}
