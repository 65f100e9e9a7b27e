//! The schemas for editors: current, without persons, and of one mind with `plan check`.

use std::collections::{BTreeMap, BTreeSet};

use plan::portfolio::{File, Place};
use plan::render::schema;
use plan::store::Tree;
use plan::syntax::{Node, Value};
use serde_json::Value as Json;

use crate::support::faults::{ByteTree, TODAY};
use crate::support::memory::MemoryTree;
use crate::support::repository::{check_on, root};
use crate::support::run::Plan;
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;

/// What is wrong with the shape of a file, or with an id or word in it.
const STRUCTURAL: [&str; 12] = [
    "syntax-error",
    "unreadable-file",
    "unsupported-syntax",
    "unknown-field",
    "forbidden-field",
    "wrong-type",
    "unknown-value",
    "unknown-reference",
    "duplicate-key",
    "invalid-id",
    "misplaced-key",
    "model-fault",
];
/// Wrong in shape too, but also said of what no schema can see.
const PERHAPS: [&str; 5] =
    ["malformed-date", "impossible-date", "missing-field", "outcome-unfit", "invalid-waiver"];
/// What every schema must see.
const SEEN: [&str; 3] = ["unknown-field", "unknown-value", "wrong-type"];

fn trees() -> Vec<Box<dyn Tree>> {
    let here = |folder: &str| -> Box<dyn Tree> { Box::new(MemoryTree::from_folder(&root().join(folder))) };
    let mut trees: Vec<Box<dyn Tree>> = vec![Box::new(ByteTree::faults())];
    trees.push(Box::new(MemoryTree::of_repository(&root())));
    trees.extend(
        [
            "tests/portfolios/small",
            "tests/portfolios/meetings",
            "tests/pages/base",
            "examples/e-halsa",
            "examples/another-region",
        ]
        .map(here),
    );
    trees.push(Box::new(MemoryTree::of_repository(&root().join("examples/e-halsa-faults"))));
    trees
}

/// What an editor's tools make of a file: JSON, in which dates are texts.
fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null | Value::Unread => Json::Null,
        Value::Bool(b) => (*b).into(),
        Value::Integer(raw) => raw.parse::<i64>().map_or_else(|_| raw.to_string().into(), Json::from),
        Value::Float(raw) => raw.parse::<f64>().map_or_else(|_| raw.to_string().into(), Json::from),
        Value::Date(s) | Value::Time(s) | Value::Text(s) => s.to_string().into(),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Table(table) => table
            .entries
            .iter()
            .map(|e| (e.key.name.to_string(), json(&e.node)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}

/// The schema of a file.
fn of(file: &File) -> Option<String> {
    let own = |programme: &str, name: &str| format!("schema/json/{programme}/{name}.schema.json");
    Some(match &file.place {
        Place::Model(_) => "schema/json/governance.schema.json".to_owned(),
        Place::Policy => "schema/json/policy.schema.json".to_owned(),
        Place::Actors => "schema/json/actors.schema.json".to_owned(),
        Place::People => "schema/json/people.schema.json".to_owned(),
        Place::Documents => "schema/json/documents.schema.json".to_owned(),
        Place::Programme(p) => own(p, "programme"),
        Place::Meeting(p, _) => own(p, "meeting"),
        Place::PlanYear(p, _) => own(p, "plan"),
        Place::Activity(p, ..) => own(p, "activity"),
        Place::Stray(_) => return None,
    })
}

#[test]
fn what_check_finds_sound_no_schema_rejects_and_what_it_does_not_they_do() {
    let (mut sound, mut wrong) = (0, 0);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for tree in trees() {
        let (portfolio, report) = check_on(&*tree, TODAY);
        let schemas: BTreeMap<String, jsonschema::Validator> = schema::render(&portfolio)
            .into_iter()
            .map(|(path, text)| {
                let schema: Json = serde_json::from_str(&text).expect("a schema is JSON");
                assert!(jsonschema::draft7::meta::is_valid(&schema), "{path}");
                (path, jsonschema::draft7::new(&schema).expect("a schema is one"))
            })
            .collect();
        for (index, file) in portfolio.files.iter().enumerate() {
            let Some(validator) = of(file).and_then(|path| schemas.get(&path)) else { continue };
            if file.unreadable.is_some() {
                continue;
            }
            let found: BTreeSet<&str> = report
                .findings
                .iter()
                .filter(|j| j.finding.place.source.0 as usize == index)
                .map(|j| j.finding.rule)
                .collect();
            let value = json(&file.root);
            let faults: Vec<String> =
                validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
            let path = &file.source.path;
            if !found.iter().any(|rule| STRUCTURAL.contains(rule) || PERHAPS.contains(rule)) && file.complete
            {
                assert!(faults.is_empty(), "{path}: {}", faults.join("\n"));
                sound += 1;
            }
            for rule in SEEN.into_iter().filter(|rule| found.contains(rule)) {
                assert!(!faults.is_empty(), "{path} has {rule}, and the schema lets it pass");
                *seen.entry(rule).or_default() += 1;
                wrong += 1;
            }
        }
    }
    assert!(sound > 150 && wrong > 15 && seen.len() == SEEN.len(), "{sound} sound, {wrong} wrong: {seen:?}");
}

#[test]
fn each_sort_of_fault_in_an_activity_is_seen() {
    let tree = MemoryTree::from_folder(&root().join("tests/pages/base"));
    let (portfolio, _) = check_on(&tree, TODAY);
    let files = schema::render(&portfolio);
    let text = |name: &str| &files.iter().find(|(path, _)| path.ends_with(name)).expect("it is written").1;
    let schema: Json = serde_json::from_str(text("demo/activity.schema.json")).expect("a schema is JSON");
    let validator = jsonschema::draft7::new(&schema).expect("a schema is one");
    let sound =
        serde_json::json!({ "title": "A", "goals": ["trygghet"], "status": "ongoing", "start": "2026-Q3" });
    assert!(validator.is_valid(&sound));
    for (field, value) in [
        ("title", serde_json::json!(1)),
        ("statsu", serde_json::json!("ongoing")),
        ("status", serde_json::json!("Pågående")),
        ("goals", serde_json::json!(["finns-inte"])),
        ("start", serde_json::json!("hösten")),
        ("order", serde_json::json!("1")),
        ("reports", serde_json::json!([{ "date": "2026-04-30", "health": "gul" }])),
        ("responsible", serde_json::json!([{ "org": "it", "person": "Anna Persson" }])),
    ] {
        let mut wrong = sound.clone();
        wrong[field] = value;
        assert!(!validator.is_valid(&wrong), "{wrong}");
    }
}

#[test]
fn our_own_schemas_are_current_and_hold_no_person() {
    let output = Plan::at(&root()).run("schema --check");
    assert_eq!(output.code, 0, "type plan schema: {output}");
    for folder in ["schema/json", "schema/json/digitalisering", "schema/json/e-halsa"] {
        for entry in std::fs::read_dir(root().join(folder)).expect("it is there") {
            let path = entry.expect("it can be listed").path();
            if path.is_file() {
                let text = std::fs::read_to_string(&path).expect("schemas are text");
                assert!(!text.contains("chrsod") && !text.contains("Söderblom"), "{}", path.display());
            }
        }
    }
}

#[test]
fn schemas_are_written_once_and_said_to_be_stale() {
    let sandbox = Sandbox::base();
    let first = sandbox.plan().run("schema --check");
    snapshot("schema_stale.sv", &first);
    assert_eq!(first.code, 1);
    snapshot("schema_written.en", &sandbox.plan().english().run("schema"));
    assert_eq!(sandbox.plan().run("schema --check").code, 0);
    snapshot("schema_current.sv", &sandbox.plan().run("schema"));
    assert_eq!(sandbox.plan().run("check").code, 0, "schemas are no plan files");
    let text = std::fs::read_to_string(sandbox.at("schema/actors.toml")).expect("it is there");
    sandbox.write("schema/actors.toml", text.replace("id = \"it\"", "id = \"it-enheten\""));
    let stale = sandbox.plan().run("schema --check");
    assert!(stale.code == 1 && stale.stdout.contains("demo/activity.schema.json"), "{stale}");
    sandbox.write("schema/actors.toml", "actors = [\n");
    snapshot("schema_spoilt.sv", &sandbox.plan().run("schema"));
}
