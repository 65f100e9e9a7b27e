//! The year turn: what the law says and nothing else, once however often it is run, whole or not at all.

use std::collections::BTreeMap;
use std::path::Path;

use plan::carry_over::{Disposition, Query, turn};
use plan::portfolio::Portfolio;
use plan::store::{RealDisk, WorkTree, Write, write_all};

use crate::support::repository::{day, root};
use crate::support::run::Output;
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;
use crate::support::twin::yaml_twin;
use crate::writing::Failing;

/// This repository's own plans, in a folder that may be written.
fn own() -> Sandbox {
    let sandbox = Sandbox::empty();
    for top in ["plans", "schema"] {
        for file in walk(&root().join(top)) {
            let text = std::fs::read(root().join(top).join(&file)).expect("our own files");
            sandbox.write(&format!("{top}/{file}"), text);
        }
    }
    sandbox
}

/// A full 2025, invented but for the seven of the source: one finished, one cancelled, one paused, one
/// without a status.
fn full_2025() -> Sandbox {
    let sandbox = own();
    std::fs::remove_dir_all(sandbox.at("plans/digitalisering/2026")).expect("2026 was there");
    for (id, status) in [
        ("klar", "status = \"finished\"\nresults = [\"Påhittat resultat\"]\n"),
        ("avbruten", "status = \"cancelled\"\n"),
        ("pausad", "status = \"paused\"\n"),
        ("utan-status", ""),
    ] {
        let text = format!("# Påhittad. / Invented.\ntitle = \"Påhittad {id}\"\n{status}");
        sandbox.write(&format!("plans/digitalisering/2025/{id}.toml"), text);
    }
    sandbox
}

fn walk(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("listed").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(walk(&path).into_iter().map(|below| format!("{name}/{below}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}

fn texts(sandbox: &Sandbox) -> BTreeMap<String, String> {
    let read = |path: String| {
        let text = std::fs::read_to_string(sandbox.at("plans").join(&path)).expect("plans are text");
        (path, text)
    };
    walk(&sandbox.at("plans")).into_iter().map(read).collect()
}

#[test]
fn our_own_next_year_in_a_dry_run() {
    let sandbox = own();
    let before = texts(&sandbox);
    let plan = sandbox.plan();
    snapshot("carry_over_own.sv", &plan.run("carry-over 2027 --dry-run"));
    snapshot("carry_over_own.en", &plan.clone().english().columns(140).run("carry-over 2027 --dry-run"));
    assert_eq!(texts(&sandbox), before, "a dry run writes nothing");
}

#[test]
fn a_full_year_becomes_what_the_source_says() {
    let sandbox = full_2025();
    let before = texts(&sandbox);
    let output = sandbox.plan().run("carry-over 2026 --yes");
    assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{output}");
    let after = texts(&sandbox);
    for (path, text) in &before {
        assert_eq!(after.get(path), Some(text), "the old year is never touched");
    }
    let new: Vec<&str> =
        after.keys().filter(|p| !before.contains_key(*p)).filter_map(|p| p.rsplit('/').next()).collect();
    assert_eq!(
        new,
        [
            "digital-underskriftstjanst.toml",
            "digitaliseringsstrategi-regionen.toml",
            "kompetens-ai-digitalisering.toml",
            "objekt-automation.toml",
            "pausad.toml",
            "plan.toml",
            "portfoljstyrning.toml",
            "sdk.toml",
            "serviceportalen.toml",
            "utan-status.toml",
        ]
    );
    for (path, text) in after.iter().filter(|(p, _)| !before.contains_key(*p) && !p.ends_with("/plan.toml")) {
        let id = path.rsplit('/').next().and_then(|n| n.strip_suffix(".toml")).expect("a name");
        let link = format!("carried_from = [\"2025/{id}\"]\n");
        assert_eq!(text.matches(&link).count(), 1, "{path}");
        assert_eq!(text.replace(&link, ""), before[&path.replace("/2026/", "/2025/")], "{path}");
    }
    // With the four new ones of the source, the two years tell its section 3.2.
    for id in ["nationell-fardplan", "ehds-gruppering", "styrtal-vp", "ai-gruppering"] {
        let path = format!("plans/digitalisering/2026/{id}.toml");
        sandbox.write(&path, std::fs::read(root().join(&path)).expect("our own plans"));
    }
    snapshot("carry_over_full_diff.sv", &sandbox.plan().run("diff 2025..2026"));
}

#[test]
fn twice_is_once_and_half_is_completed() {
    let whole = full_2025();
    assert_eq!(whole.plan().run("carry-over 2026 --yes").code, 0);
    let halves = full_2025();
    let first = halves.plan().run("carry-over 2026 --yes --only 2025/sdk --only 2025/pausad");
    assert_eq!(first.code, 0, "{first}");
    let middle = texts(&halves);
    assert_eq!(middle.keys().filter(|p| p.contains("/2026/")).count(), 3, "two and the plan year");
    assert_eq!(halves.plan().run("carry-over 2026 --yes").code, 0);
    assert_eq!(texts(&halves), texts(&whole));
    let again = whole.plan().run("carry-over 2026 --yes");
    assert!(again.code == 0 && again.stdout.contains("Inget återstår"), "{again}");
    assert_eq!(texts(&halves), texts(&whole));
}

#[test]
fn merges_splits_and_longer_periods() {
    let sandbox = full_2025();
    let command = "carry-over 2026-2027 --yes --merge samlat=sdk,serviceportalen --split pausad=del-ett,del-tva --except utan-status";
    let output = sandbox.plan().run(command);
    assert_eq!(output.code, 0, "{output}");
    let after = texts(&sandbox);
    let of = |id: &str| after.get(&format!("digitalisering/2026-2027/{id}.toml")).cloned();
    let merged = of("samlat").expect("merged");
    assert!(merged.contains("carried_from = [\"2025/sdk\", \"2025/serviceportalen\"]"), "{merged}");
    for part in ["del-ett", "del-tva"] {
        assert!(of(part).expect("split").contains("carried_from = [\"2025/pausad\"]"));
    }
    for absent in ["sdk", "serviceportalen", "pausad", "utan-status"] {
        assert_eq!(of(absent), None, "{absent}");
    }
}

#[test]
fn merges_and_splits_that_cannot_be_are_refused() {
    let sandbox = full_2025();
    let before = texts(&sandbox);
    let mut told = String::new();
    for options in [
        "--merge samlat=sdk,klar",
        "--merge samlat=sdk,pausad --except sdk",
        "--split avbruten=a,b",
        "--merge samlat=sdk,pausad --split sdk=a,b",
        "--merge samlat=sdk,pausad --merge samlat=utan-status,serviceportalen",
        "--merge pausad=sdk,serviceportalen",
        "--split sdk=a,a",
        "--split sdk=sdk-ett,pausad",
        "--only 2026/sdk",
    ] {
        let output = sandbox.plan().run(&format!("carry-over 2026 --yes {options}"));
        assert_eq!(output.code, 2, "{options}: {output}");
        told.push_str(&format!("$ plan carry-over 2026 {options}\n{}\n", output.stderr));
    }
    assert_eq!(texts(&sandbox), before);
    snapshot("carry_over_unfit.sv", &Output { stdout: told, stderr: String::new(), code: 2 });
    // One of those that are merged may give the new one its id.
    let output = sandbox.plan().run("carry-over 2026 --yes --merge sdk=sdk,serviceportalen");
    assert_eq!(output.code, 0, "{output}");
}

#[test]
fn a_split_that_was_stopped_goes_on() {
    let whole = full_2025();
    let command = "carry-over 2026 --yes --split pausad=del-ett,del-tva --merge samlat=sdk,serviceportalen";
    assert_eq!(whole.plan().run(command).code, 0);
    let done = texts(&whole);
    whole.remove("plans/digitalisering/2026/del-tva.toml").remove("plans/digitalisering/2026/plan.toml");
    let output = whole.plan().run(command);
    assert_eq!(output.code, 0, "{output}");
    assert_eq!(texts(&whole), done);
    let again = whole.plan().run(command);
    assert!(again.code == 0 && again.stdout.contains("Inget återstår"), "{again}");
}

#[test]
fn activities_are_named_in_the_year_that_is_carried_from() {
    let sandbox = full_2025();
    assert_eq!(sandbox.plan().run("carry-over 2026 --yes --only sdk").code, 0);
    let output =
        sandbox.plan().run("carry-over 2026 --yes --only pausad --only 2025/sdk --except utan-status");
    assert_eq!(output.code, 0, "{output}");
    assert!(sandbox.at("plans/digitalisering/2026/pausad.toml").exists());
    let output = sandbox.plan().run("carry-over 2026 --yes --only sdk");
    assert!(output.code == 0 && output.stdout.contains("Av det som valdes återstår inget"), "{output}");
}

/// What belongs to a year, and what does not, with comments everywhere.
const FULL: &str = "# Överst\r\ntitle = 'Åtgärd' # titel\r\n\r\n# om målen\r\ngoals = [\r\n  \"trygghet\", # ett\r\n]\r\ncarried_from = [\"2025/forut\"]\r\nmilestones = [\r\n  { id = \"a\", title = \"Klar\", done = 2026-02-01 },\r\n  { id = \"b\", title = \"Kvar\", due = \"2027-Q1\" }, # kvar\r\n]\r\nreports = [\r\n  { date = 2026-04-30, health = \"green\", text = \"Går bra\" },\r\n]\r\n# plan: allow(missing-field) until 2026-12-31 because väntar\r\nresults = [\"Ett resultat\"]\r\nbenefit = \"\"\"\r\nFlera\r\nrader # ingen kommentar\r\n\"\"\"\r\nx = { egen = 1 } # sist\r\n";

#[test]
fn only_what_belongs_to_the_year_goes() {
    let sandbox = Sandbox::base();
    sandbox.write("plans/demo/2026/full.toml", FULL);
    sandbox.write("plans/demo/2025/forut.toml", "# Påhittad.\ntitle = \"Åtgärd\"\n");
    let output = sandbox.plan().run("carry-over 2027 --yes --only full");
    assert_eq!(output.code, 0, "{output}");
    let text = std::fs::read_to_string(sandbox.at("plans/demo/2027/full.toml")).expect("written");
    let expected = FULL
        .replace("\"2025/forut\"", "\"2026/full\"")
        .replace("  { id = \"a\", title = \"Klar\", done = 2026-02-01 },\r\n", "")
        .replace(
            "reports = [\r\n  { date = 2026-04-30, health = \"green\", text = \"Går bra\" },\r\n]\r\n",
            "",
        )
        .replace("# plan: allow(missing-field) until 2026-12-31 because väntar\r\n", "")
        .replace("results = [\"Ett resultat\"]\r\n", "");
    assert_eq!(text, expected);
}

/// Constraints of which some begin, end or grow heavier with 2027, and what they find in 2026 and 2027.
const LAW_OF_2027: &str = r#"
[[constraints]]
id = "benefit-stated"
rule = "missing-field"
of = "activity"
field = "benefit"
severity = "note"
until = 2026
because = "Det är bra att veta vilken nytta satsningen ger"

[[constraints]]
id = "benefit-stated"
rule = "missing-field"
of = "activity"
field = "benefit"
severity = "error"
since = 2027
because = "Var och en ska kunna se vilken nytta satsningen ger"

[[constraints]]
id = "kind-stated"
rule = "missing-field"
of = "activity"
field = "kind"
severity = "warning"
since = 2027

[[constraints]]
id = "start-stated"
rule = "missing-field"
of = "activity"
field = "start"
severity = "note"
because = "Gällde redan 2026 och frågas inte efter igen"

[[constraints]]
id = "gone"
rule = "missing-field"
of = "activity"
field = "links"
severity = "note"
until = 2026
because = "Gäller inte längre"

[[constraints]]
id = "area-described"
rule = "missing-field"
of = "area"
field = "note"
severity = "note"
since = 2027
because = "Områdenas samspel ska beskrivas från 2027"

[[constraints]]
id = "plan-adopted"
rule = "missing-record"
of = "plan-year"
record = "adoption"
severity = "note"
because = "Det bör framgå vem som har antagit årets plan"
"#;

#[test]
fn what_is_left_to_do_tells_of_exceptions_and_of_the_new_law() {
    let sandbox = Sandbox::base();
    let model = "schema/governance/demo.toml";
    let law = std::fs::read_to_string(sandbox.at(model)).expect("the base has a law") + LAW_OF_2027;
    sandbox.write(model, law);
    let allowed = "# Påhittad.\ntitle = \"Med undantag\" # plan: allow(kind-stated)\n# plan: allow(missing-field) until 2026-12-31 because väntar på svar från länet\ngoals = [\"trygghet\"]\nstatus = \"ongoing\"\nbenefit = \"Tid\"\nkind = \"projekt\"\n";
    sandbox.write("plans/demo/2026/undantag.toml", allowed);
    for number in 0..12 {
        let text = format!("# Påhittad.\ntitle: Nummer {number}\nstatus: planned\nkind: projekt\n");
        sandbox.write(&format!("plans/demo/2026/nummer-{number:02}.yaml"), text);
    }
    let plan = sandbox.plan();
    snapshot("carry_over_todo.sv", &plan.run("carry-over 2027 --dry-run"));
    snapshot("carry_over_todo.en", &plan.clone().english().run("carry-over 2027 --dry-run --only undantag"));
    assert_eq!(plan.run("carry-over 2027 --yes").code, 0);
    let text = std::fs::read_to_string(sandbox.at("plans/demo/2027/undantag.toml")).expect("carried");
    let expected = allowed
        .replace(" # plan: allow(kind-stated)", "")
        .replace("# plan: allow(missing-field) until 2026-12-31 because väntar på svar från länet\n", "")
        .replace("benefit =", "carried_from = [\"2026/undantag\"]\nbenefit =");
    assert_eq!(text, expected);
}

#[test]
fn a_yaml_year_turns_as_its_toml_twin() {
    let sandbox = full_2025();
    for path in walk(&sandbox.at("plans/digitalisering/2025")) {
        let path = format!("plans/digitalisering/2025/{path}");
        let text = std::fs::read_to_string(sandbox.at(&path)).expect("a plan");
        sandbox.write(&path.replace(".toml", ".yaml"), yaml_twin(&text).expect("faultless"));
        sandbox.remove(&path);
    }
    let output = sandbox.plan().run("carry-over 2026 --yes");
    assert_eq!(output.code, 0, "{output}");
    let after = texts(&sandbox);
    assert_eq!(after.keys().filter(|p| p.contains("/2026/") && p.ends_with(".yaml")).count(), 9);
    let sdk = &after["digitalisering/2026/sdk.yaml"];
    assert!(sdk.contains("carried_from:") && sdk.contains("2025/sdk"), "{sdk}");
}

#[test]
fn stopped_at_any_step_the_same_command_completes_it() {
    let whole = full_2025();
    assert_eq!(whole.plan().run("carry-over 2026 --yes").code, 0);
    let done = texts(&whole);
    for step in [1, 2, 3, 7, 14, 29, 30] {
        let sandbox = full_2025();
        let before = texts(&sandbox);
        let planned = |sandbox: &Sandbox| -> Vec<Write> {
            let portfolio = Portfolio::load(&WorkTree::new(sandbox.path()), day("2026-01-15"));
            let query = Query { year: "2026".to_owned(), ..Query::default() };
            let turns = turn(&portfolio, &query).expect("there is a year before");
            let files = turns.into_iter().flat_map(|t| t.files);
            files.map(|new| Write { path: new.path, text: new.text, was: None }).collect()
        };
        let stopped = Failing::at(step, step % 2 == 0, std::io::ErrorKind::StorageFull);
        assert!(write_all(sandbox.path(), &planned(&sandbox), &stopped).is_err(), "step {step}");
        let now: BTreeMap<_, _> = texts(&sandbox)
            .into_iter()
            .filter(|(p, _)| !p.rsplit('/').next().is_some_and(|n| n.starts_with('.')))
            .collect();
        for (path, text) in &now {
            assert!(before.get(path) == Some(text) || done.get(path) == Some(text), "{path} is whole");
        }
        assert_eq!(write_all(sandbox.path(), &planned(&sandbox), &RealDisk), Ok(()));
        let after: BTreeMap<_, _> = texts(&sandbox)
            .into_iter()
            .filter(|(p, _)| !p.rsplit('/').next().is_some_and(|n| n.starts_with('.')))
            .collect();
        assert!(after == done, "step {step}");
    }
}

#[test]
fn what_stands_in_the_way_is_said_and_nothing_is_overwritten() {
    let sandbox = full_2025();
    sandbox.write("plans/digitalisering/2026/sdk.toml", "# Påhittad.\ntitle = \"Något annat\"\n");
    let before = texts(&sandbox);
    let output = sandbox.plan().run("carry-over 2026 --dry-run");
    assert_eq!(output.code, 1, "{output}");
    assert!(output.stdout.contains("carried_from"), "{output}");
    assert_eq!(texts(&sandbox), before);
    let refusals = [
        ("carry-over 2026", 1),
        ("carry-over nästa", 2),
        ("carry-over 2020", 2),
        ("carry-over 2025h2", 2),
        ("carry-over 2026 --dry-run --merge x", 2),
        ("carry-over 2026 --dry-run --merge X=sdk,pausad", 2),
        ("carry-over 2026 --dry-run --split saknas=a,b", 2),
        ("carry-over 2026 --dry-run --split pausad=plan,b", 2),
        ("carry-over 2026 --dry-run --only saknas", 2),
        ("carry-over 2026 --dry-run --programme vrd", 2),
    ];
    let mut told = String::new();
    for (command, code) in refusals {
        let output = sandbox.plan().run(command);
        assert_eq!(output.code, code, "{command}: {output}");
        told.push_str(&format!("$ plan {command}\n{}\n", output.stderr));
    }
    assert_eq!(texts(&sandbox), before);
    snapshot("carry_over_refused.sv", &Output { stdout: told, stderr: String::new(), code: 0 });
}

#[test]
fn every_activity_has_a_disposition() {
    let sandbox = full_2025();
    let portfolio = Portfolio::load(&WorkTree::new(sandbox.path()), day("2026-01-15"));
    let query = Query { year: "2026".to_owned(), ..Query::default() };
    let turns = turn(&portfolio, &query).expect("there is a year before");
    let [turn] = &turns[..] else { panic!("one programme has a 2025: {turns:?}") };
    let of = |id: &str| {
        let key = format!("digitalisering/2025/{id}");
        turn.rows.iter().find(|r| r.key == key).map(|r| r.disposition.clone()).expect("a row each")
    };
    assert_eq!(turn.rows.len(), 11);
    assert_eq!(of("klar"), Disposition::Leave);
    assert_eq!(of("avbruten"), Disposition::Leave);
    assert_eq!(of("pausad"), Disposition::Carry(vec!["digitalisering/2026/pausad".to_owned()]));
    assert_eq!(of("utan-status"), Disposition::Carry(vec!["digitalisering/2026/utan-status".to_owned()]));
}

#[test]
fn a_year_is_closed_when_nothing_hangs_and_opened_again() {
    let sandbox = full_2025();
    let plan = sandbox.plan();
    let hanging = plan.run("close 2025");
    assert!(hanging.code == 1 && hanging.stderr.contains("digitalisering/2025/sdk"), "{hanging}");
    assert!(!hanging.stderr.contains("2025/klar"), "what has ended does not hang: {hanging}");
    assert_eq!(plan.run("carry-over 2026 --yes").code, 0);
    let before = texts(&sandbox);
    let closed = plan.run_with(&["close", "2025", "--by", "strategigruppen", "--dnr", "26RS1"]);
    assert_eq!((closed.code, closed.stderr.as_str()), (0, ""), "{closed}");
    let file = &texts(&sandbox)["digitalisering/2025/plan.toml"];
    let line = "closed = { date = 2026-06-30, by = \"strategigruppen\", dnr = \"26RS1\" }\n";
    assert!(file.ends_with(line), "{file}");
    assert!(plan.run("close 2025").stdout.contains("redan så"));
    assert_eq!(plan.run("reopen 2025").code, 0);
    let mut after = texts(&sandbox);
    assert_eq!(
        after.remove("digitalisering/2025/plan.toml").as_deref(),
        Some("# Program för digitalisering 2025.\n")
    );
    assert_eq!(after, before);
    assert_eq!(plan.run("close 2019").code, 2);
}

#[test]
fn what_the_law_asks_stands_under_the_programme_that_it_asks_it_of() {
    let sandbox = Sandbox::copy_of("examples/e-halsa");
    let said = sandbox.plan().run("carry-over 2028 --dry-run --today 2027-09-16");
    let (digital, health) =
        said.stdout.split_once("Handlingsplan för e-hälsa i Ek län").expect("both programmes are told");
    assert!(!digital.contains("behorighet-personal") && health.contains("behorighet-personal"), "{said}");
    assert!(digital.contains("blanketter") && !health.contains("blanketter"), "{said}");
}
