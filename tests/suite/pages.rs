//! The pages of the rules are their tests: every block marked `fails` yields exactly that rule, every
//! block marked `passes` nothing.

use std::collections::BTreeSet;

use plan::check::Report;
use plan::rules::{Check, RULES, Scope};
use plan::text::Lang;

use crate::support::block::{blocks, check_block};
use crate::support::faults::ByteTree;
use crate::support::memory::MemoryTree;
use crate::support::repository::{check_on, lines, root};

/// The day on which the pages are judged.
pub(crate) const TODAY: &str = "2026-06-30";

#[test]
fn the_base_repository_is_clean() {
    let tree = MemoryTree::from_folder(&root().join("tests/pages/base"));
    let (portfolio, report) = check_on(&tree, TODAY);
    assert_eq!(lines(&portfolio, &report, Lang::Sv), Vec::<String>::new());
}

#[test]
fn every_block_does_what_it_says() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let found = blocks(rule.page.sv);
        for (number, block) in found.iter().enumerate() {
            let (portfolio, report) = check_block(block, TODAY);
            let shown = lines(&portfolio, &report, Lang::Sv);
            let others = report.findings.iter().any(|j| j.finding.rule != rule.name);
            let ok = if block.fails { !shown.is_empty() && !others } else { shown.is_empty() };
            if !ok {
                let verdict = if block.fails { "fails" } else { "passes" };
                wrong.push(format!(
                    "{} block {} ({verdict}) gave:\n  {}",
                    rule.name,
                    number + 1,
                    shown.join("\n  ")
                ));
            }
        }
        if !found.iter().any(|b| b.fails) || !found.iter().any(|b| !b.fails) {
            wrong.push(format!("{} needs a block that fails and one that passes", rule.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_and_every_case_of_it_speaks_in_some_fixture() {
    let mut spoken = BTreeSet::new();
    let mut hear = |report: Report| {
        spoken.extend(report.findings.iter().map(|j| (j.finding.rule, j.finding.case)));
    };
    hear(check_on(&ByteTree::faults(), TODAY).1);
    let failing = RULES.iter().flat_map(|rule| blocks(rule.page.sv)).filter(|block| block.fails);
    failing.for_each(|block| hear(check_block(&block, TODAY).1));
    let all = RULES.iter().flat_map(|rule| {
        let cases = rule.cases.iter().map(|(case, _)| Some(*case));
        std::iter::once(None).chain(cases).map(|case| (rule.name, case))
    });
    let silent: Vec<_> = all.filter(|named| !spoken.contains(named)).collect();
    assert_eq!(silent, []);
}

#[test]
fn both_languages_show_the_same_blocks_under_the_same_headings() {
    let headings = |page: &str| {
        page.lines()
            .filter(|l| l.starts_with('#') && l.starts_with("## "))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let pairs = [
        ("## Vad regeln hittar", "## What it finds"),
        ("## Varför det spelar roll", "## Why it matters"),
        ("## Parametrar", "## Parameters"),
        ("## Exempel", "## Example"),
        ("## Gör så här i stället", "## Do this instead"),
        ("## Källa", "## Source"),
    ];
    let mut wrong = Vec::new();
    for rule in RULES {
        let mut complain = |what: &str| wrong.push(format!("{}: {what}", rule.name));
        if blocks(rule.page.sv) != blocks(rule.page.en) {
            complain("the blocks differ between the languages");
        }
        let title = format!("# {}\n", rule.name);
        if !rule.page.sv.starts_with(&title) || !rule.page.en.starts_with(&title) {
            complain("a page begins with the rule's name");
        }
        let parameters = !rule.parameters().is_empty();
        let expected = pairs.iter().filter(|(sv, _)| *sv != "## Parametrar" || parameters);
        // A rule that no source demands has no source heading.
        let with_source = expected.clone().map(|(sv, en)| (*sv, *en)).collect::<Vec<_>>();
        let without = with_source.iter().filter(|(sv, _)| *sv != "## Källa").copied().collect::<Vec<_>>();
        let sv = headings(rule.page.sv);
        let en = headings(rule.page.en);
        let fits = |pairs: &[(&str, &str)]| {
            sv.iter().eq(pairs.iter().map(|p| p.0)) && en.iter().eq(pairs.iter().map(|p| p.1))
        };
        if !fits(&with_source) && !fits(&without) {
            complain(&format!("headings are {sv:?} and {en:?}"));
        }
        for parameter in rule.parameters() {
            if !rule.page.sv.contains(&format!("`{}`", parameter.name))
                || !rule.page.en.contains(&format!("`{}`", parameter.name))
            {
                complain(&format!("the parameter {} is not explained", parameter.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_are_sorted_unique_and_have_their_folders() {
    let names: Vec<&str> = RULES.iter().map(|r| r.name).collect();
    let misplaced = names.windows(2).find(|w| w[0] >= w[1]);
    assert_eq!(misplaced, None, "the rules stand in the order of the alphabet, each once");
    let folder = root().join("src/rules");
    let mut folders: Vec<String> = std::fs::read_dir(folder)
        .expect("the rules have a folder")
        .filter_map(|e| e.ok().filter(|e| e.path().is_dir()))
        .map(|e| e.file_name().to_string_lossy().replace('_', "-"))
        .collect();
    folders.sort();
    assert_eq!(folders, names);
    for rule in RULES {
        assert!(rule.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", rule.name);
        let always = !matches!(rule.check, Check::Item { .. });
        let by_constraint = matches!(rule.scope, Scope::Item | Scope::Governance);
        assert!(always || by_constraint, "{}", rule.name);
    }
}
