//! The example with faults: each file says in its head what is found in it, and nothing else is; every rule that
//! looks at one tree and every constraint of the shipped models is broken somewhere.
//!
//! `UPDATE_PAGES=1 cargo test --locked --test suite faulty` writes the places anew. Read what changed.

use std::collections::{BTreeMap, BTreeSet};

use plan::check::Report;
use plan::portfolio::Portfolio;
use plan::rules::{RULES, Scope};
use plan::syntax::{Format, Node, read};
use plan::text::Lang;

use crate::support::memory::MemoryTree;
use crate::support::repository::{check_from, check_on, lines, root, updates};

const FOLDER: &str = "examples/e-halsa-faults";
/// What cannot be read lies by itself: beside it, what is missing is not told.
const UNREADABLE: &str = "examples/e-halsa-faults/unreadable";
const TODAY: &str = "2027-06-30";
/// A file that git has not fetched has no head.
const UNFETCHED: (&str, &str) = ("plans/trasiga-filer/2027/inte-hamtad.toml", "unreadable-file");
const HEAD: &str = "# Fynd / findings: ";
const NONE: &str = "inga / none";
/// What one tree can do wrong by itself.
const SCOPES: [Scope; 7] = [
    Scope::File,
    Scope::Law,
    Scope::Reference,
    Scope::Item,
    Scope::Governance,
    Scope::Years,
    Scope::Exceptions,
];

fn judged(folder: &str) -> (MemoryTree, Portfolio, Report) {
    let tree = MemoryTree::of_repository(&root().join(folder));
    let (portfolio, report) = check_on(&tree, TODAY);
    (tree, portfolio, report)
}

/// What is found in each file: a rule, with the constraint that applies it.
fn found(portfolio: &Portfolio, report: &Report) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for judged in &report.findings {
        let finding = &judged.finding;
        let law = finding.law.as_ref().map(|l| format!("[{}]", l.constraint)).unwrap_or_default();
        let path = portfolio.file(finding.place.source).source.path.to_string();
        found.entry(path).or_default().push(format!("{}{law}", finding.rule));
    }
    found.values_mut().for_each(|names| names.sort());
    found
}

#[test]
fn each_file_says_what_is_found_in_it() {
    for folder in [FOLDER, UNREADABLE] {
        says_what_is_found(folder);
    }
}

fn says_what_is_found(folder: &str) {
    let (tree, portfolio, report) = judged(folder);
    let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, text) in tree.files() {
        let mut names: Vec<String> = match text.lines().find_map(|line| line.strip_prefix(HEAD)) {
            Some(NONE) => Vec::new(),
            Some(names) => names.split(", ").map(str::to_owned).collect(),
            None if *path == *UNFETCHED.0 => vec![UNFETCHED.1.to_owned()],
            None => {
                assert!(path.starts_with("schema/governance/"), "{path} does not say what is wrong with it");
                continue;
            }
        };
        names.sort();
        if !names.is_empty() {
            told.insert(path.clone(), names);
        }
    }
    assert_eq!(found(&portfolio, &report), told);
}

#[test]
fn every_place_is_as_recorded() {
    for folder in [FOLDER, UNREADABLE] {
        is_as_recorded(folder);
    }
}

fn is_as_recorded(folder: &str) {
    let (_, portfolio, report) = judged(folder);
    let place = |line: String| line.splitn(4, ' ').take(3).collect::<Vec<_>>().join(" ");
    let now: Vec<String> = lines(&portfolio, &report, Lang::Sv).into_iter().map(place).collect();
    let head = format!("# Påhittat. / Invented. path:line:column severity rule[constraint], on {TODAY}.\n");
    let now = format!("{head}{}\n", now.join("\n"));
    let path = root().join(folder).join("expected.txt");
    if updates() {
        std::fs::write(path, now).expect("the record can be written");
    } else {
        assert_eq!(std::fs::read_to_string(path).expect("there is a record"), now);
    }
}

#[test]
fn every_rule_and_every_constraint_is_broken() {
    let (_, portfolio, report) = judged(FOLDER);
    let (_, _, unreadable) = judged(UNREADABLE);
    let rules = RULES.iter().filter(|rule| SCOPES.contains(&rule.scope)).map(|rule| rule.name);
    let broken: BTreeSet<&str> =
        report.findings.iter().chain(&unreadable.findings).map(|j| j.finding.rule).collect();
    let silent: Vec<&str> = rules.filter(|rule| !broken.contains(rule)).collect();
    assert!(silent.is_empty(), "{silent:?} is broken by no file of {FOLDER}");

    let laws = |model: &str| {
        let law = report.findings.iter().filter_map(|j| j.finding.law.as_ref());
        let own = law.filter(|l| *l.model == *model);
        own.map(|l| l.constraint.to_string()).collect::<BTreeSet<String>>()
    };
    for (id, least) in [("e-halsa", 40), ("digitalisering", 25)] {
        let model = portfolio.model(id).expect("it is shipped");
        let all: BTreeSet<String> = model.constraints.iter().map(|c| c.law.constraint.to_string()).collect();
        assert!(all.len() >= least, "{id}: {}", all.len());
        assert_eq!(all.difference(&laws(id)).collect::<Vec<_>>(), Vec::<&String>::new(), "{id}");
    }
}

/// What is found here is found nowhere in the clean example, though the same law is in force there.
#[test]
fn the_models_are_those_of_the_clean_example() {
    let model = |folder: &str, id: &str| {
        let path = root().join(folder).join(format!("schema/governance/{id}.toml"));
        std::fs::read_to_string(path).expect("it is part of the example")
    };
    for id in ["e-halsa", "digitalisering"] {
        assert_eq!(model(FOLDER, id), model("examples/e-halsa", id));
    }
}

/// Changes of the clean example: each breaks one rule about changes, and no other of them.
#[test]
fn changes_break_the_rules_about_changes() {
    let text = std::fs::read_to_string(root().join(FOLDER).join("changes.toml")).expect("it is recorded");
    let data = read(&text, Format::Toml);
    let clean = MemoryTree::of_repository(&root().join("examples/e-halsa"));
    let about_changes = |name: &str| RULES.iter().any(|r| r.name == name && r.scope == Scope::Change);
    let mut told = BTreeSet::new();
    for change in data.root.list("changes") {
        let says = |node: &Node, field: &str| node.text(field).map(|t| t.value.to_owned());
        let rule = says(change, "rule").expect("it breaks a rule");
        let mut changed = clean.clone();
        for edit in change.list("edits") {
            let file = says(edit, "file").expect("it is about a file");
            match (says(edit, "was"), says(edit, "becomes")) {
                (Some(was), Some(becomes)) => {
                    let old = clean.files().find(|(path, _)| **path == file).map(|(_, text)| text.clone());
                    let old = old.unwrap_or_else(|| panic!("{rule}: there is no {file}"));
                    assert_eq!(old.matches(&was).count(), 1, "{rule}: {was}");
                    changed.add(&file, &old.replace(&was, &becomes));
                }
                _ => changed.remove(&file),
            }
        }
        let (_, report) = check_from(&clean, &changed, TODAY);
        let found: BTreeSet<&str> = report.findings.iter().map(|j| j.finding.rule).collect();
        let found: Vec<&str> = found.into_iter().filter(|name| about_changes(name)).collect();
        assert_eq!(found, [rule.as_str()]);
        told.insert(rule);
    }
    let all: BTreeSet<String> =
        RULES.iter().filter(|r| r.scope == Scope::Change).map(|r| r.name.to_owned()).collect();
    assert_eq!(told, all);
}
