//! A portfolio in TOML and its twin in YAML are the same portfolio: same findings, same table.

use plan::facts::Facts;
use plan::portfolio::{Allow, Portfolio};
use plan::render::status_json;
use plan::rules::RULES;
use plan::status::{By, Query, report};
use plan::store::Tree;
use plan::syntax::{FaultKind, Format, Node, Value, read};
use plan::text::Lang;
use serde_yaml::Value as Yaml;

use crate::support::block::{blocks, tree_of};
use crate::support::memory::MemoryTree;
use crate::support::repository::{check_on, day, root};

const TODAY: &str = "2026-06-30";

/// A value as YAML has it. Days are texts there; numbers keep their spelling as far as YAML can hold it.
fn yaml(node: &Node) -> Yaml {
    match &node.value {
        Value::Null | Value::Unread => Yaml::Null,
        Value::Bool(b) => Yaml::Bool(*b),
        Value::Integer(raw) => raw.parse::<i64>().map_or_else(|_| Yaml::from(&**raw), Yaml::from),
        Value::Float(raw) => raw.parse::<f64>().map_or_else(|_| Yaml::from(&**raw), Yaml::from),
        Value::Date(s) | Value::Time(s) | Value::Text(s) => Yaml::from(&**s),
        Value::List(items) => Yaml::Sequence(items.iter().map(yaml).collect()),
        Value::Table(table) => {
            Yaml::Mapping(table.entries.iter().map(|e| (Yaml::from(&*e.key.name), yaml(&e.node))).collect())
        }
    }
}

/// The twin of a TOML file: its path and text; none when the file breaks the grammar of TOML.
fn twin_of(path: &str, text: &str) -> Option<(String, String)> {
    let document = read(text, Format::Toml);
    let of_format = |kind: &FaultKind| {
        matches!(
            kind,
            FaultKind::Syntax(..)
                | FaultKind::Unsupported(_)
                | FaultKind::DuplicateKey(..)
                | FaultKind::ImpossibleDate(..)
        )
    };
    if !document.complete || document.faults.iter().any(|f| of_format(&f.kind)) {
        return None;
    }
    // A comment has no twin, and some of them mean something.
    if Allow::may_stand_in(text) {
        return None;
    }
    let text = serde_yaml::to_string(&yaml(&document.root)).expect("a tree can be written as YAML");
    // An empty mapping is written as such; an empty file says the same.
    let stem = path.strip_suffix(".toml").expect("only TOML files have twins");
    Some((format!("{stem}.yaml"), text))
}

/// The whole tree in YAML; none when some file cannot be.
pub(crate) fn twin(tree: &MemoryTree) -> Option<MemoryTree> {
    let mut twin = MemoryTree::default();
    for (path, text) in tree.files() {
        if path.ends_with(".toml") {
            let (path, text) = twin_of(path, text)?;
            twin.add(&path, &text);
        } else {
            twin.add(path, text);
        }
    }
    Some(twin)
}

/// The findings without their positions, and the tables as JSON.
fn told(tree: &dyn Tree) -> (Vec<String>, Vec<String>) {
    let (portfolio, found) = check_on(tree, TODAY);
    let finding = |judged: &plan::check::Judged| {
        let finding = &judged.finding;
        let path = &*portfolio.file(finding.place.source).source.path;
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let constraint = finding.law.as_ref().map_or("", |l| &l.constraint);
        let key = finding.key.as_deref().unwrap_or("");
        let (sv, en) = (finding.message.render(Lang::Sv), finding.message.render(Lang::En));
        format!("{stem} {} {} {constraint} {key} {sv} / {en}", judged.severity.id(), finding.rule)
    };
    let mut findings: Vec<String> = found.findings.iter().map(finding).collect();
    findings.sort();
    (findings, tables(&portfolio))
}

fn tables(portfolio: &Portfolio) -> Vec<String> {
    let facts = Facts::derive(portfolio, day(TODAY));
    let mut queries: Vec<Query> = [By::Origin, By::Goal, By::Org, By::Person, By::Status]
        .into_iter()
        .map(|by| Query { by, ..Query::default() })
        .collect();
    let years = portfolio.programmes.iter().flat_map(|p| &p.years);
    queries.extend(years.map(|y| Query { year: Some(y.name.to_string()), ..Query::default() }));
    queries.iter().map(|query| status_json::render(&report(portfolio, &facts, query))).collect()
}

fn assert_same(what: &str, tree: &MemoryTree) {
    let twin = twin(tree).unwrap_or_else(|| panic!("{what} is whole"));
    let ((findings, tables), (twin_findings, twin_tables)) = (told(tree), told(&twin));
    assert_eq!(findings, twin_findings, "{what}");
    assert_eq!(tables, twin_tables, "{what}");
}

#[test]
fn our_own_plans_in_yaml_are_the_same_plans() {
    let tree = MemoryTree::of_repository(&root());
    assert!(tree.files().count() > 20);
    assert_same("plans and schema", &tree);
}

#[test]
fn another_region_in_yaml_alone_is_the_same_region() {
    assert_same("another region", &MemoryTree::of_repository(&root().join("examples/another-region")));
}

#[test]
fn the_base_of_the_pages_in_yaml_is_as_clean() {
    assert_same("tests/pages/base", &MemoryTree::from_folder(&root().join("tests/pages/base")));
}

#[test]
fn every_example_of_the_rules_finds_the_same_in_yaml() {
    let mut wrong = Vec::new();
    let mut compared = 0;
    for rule in RULES {
        for (number, block) in blocks(rule.page.sv).iter().enumerate() {
            let tree = tree_of(block);
            // Two files of one stem have no twins, and what breaks TOML cannot be said in YAML.
            let mut stems: Vec<&str> =
                tree.files().map(|(p, _)| p.rsplit_once('.').map_or(&**p, |(s, _)| s)).collect();
            stems.dedup();
            if stems.len() < tree.files().count() {
                continue;
            }
            let Some(twin) = twin(&tree) else { continue };
            compared += 1;
            let (here, there) = (told(&tree), told(&twin));
            if here != there {
                wrong.push(format!(
                    "{} block {}\nTOML:\n  {}\nYAML:\n  {}\ntables equal: {}",
                    rule.name,
                    number + 1,
                    here.0.join("\n  "),
                    there.0.join("\n  "),
                    here.1 == there.1
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(compared > 150, "only {compared} examples were compared");
}
