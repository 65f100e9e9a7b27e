//! Laws that hold of every message of every finding, in both languages: those of the portfolio of
//! faults, and those of the blocks on the rules' pages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use plan::check::{Judged, Report};
use plan::diag::{Edit, Finding, Severity};
use plan::portfolio::Portfolio;
use plan::rules::RULES;
use plan::store::Tree;
use plan::text::{Lang, Text};
use regex::Regex;

use crate::pages;
use crate::support::block::{blocks, check_block, tree_of};
use crate::support::faults::{self, ByteTree};
use crate::support::repository::check_on;

/// Words of programmers, which no coordinator should have to read.
const JARGON: [(Lang, &str); 2] = [
    (
        Lang::En,
        r"null|tokens?|pars(?:e[drs]?|ing)|(?:de)?seriali[sz]\w*|schema validation|booleans?|strings?|unwrap\w*|panic\w*|enum\w*|regex\w*|regular expressions?|syntax tree|arrays?|integers?",
    ),
    (
        Lang::Sv,
        r"null|tokens?|tolkningsfel\w*|pars(?:a\w*|er\w*|ning\w*)|(?:de)?serialiser\w*|schemavalidering\w*|boolesk\w*|sträng(?:ar|en|arna)?|unwrap\w*|panik\w*|enum\w*|uppräkningstyp\w*|regex\w*|reguljär\w*|syntaxträd\w*|array\w*",
    ),
];

/// A run over one tree: where it comes from, and what was found.
struct Run {
    name: String,
    tree: ByteTree,
    portfolio: Portfolio,
    report: Report,
    today: &'static str,
}

impl Run {
    fn new(name: String, tree: ByteTree, today: &'static str) -> Self {
        let (portfolio, report) = check_on(&tree, today);
        Self { name, tree, portfolio, report, today }
    }
}

/// The portfolio of faults, and every block of every page; run once for all laws.
fn runs() -> &'static [Run] {
    static RUNS: LazyLock<Vec<Run>> = LazyLock::new(all_runs);
    &RUNS
}

fn all_runs() -> Vec<Run> {
    let mut runs = vec![Run::new("faults".to_owned(), ByteTree::faults(), faults::TODAY)];
    for rule in RULES {
        for (number, block) in blocks(rule.page.sv).iter().enumerate() {
            let name = format!("{} block {}", rule.name, number + 1);
            let (portfolio, report) = check_block(block, pages::TODAY);
            let (tree, today) = (ByteTree::of(&tree_of(block)), pages::TODAY);
            runs.push(Run { name, tree, portfolio, report, today });
        }
    }
    runs
}

/// Everything a finding says: which part, and the words.
fn texts(finding: &Finding) -> Vec<(&'static str, &Text)> {
    let mut all = vec![("message", &finding.message)];
    all.extend(finding.gist.as_ref().map(|t| ("gist", t)));
    all.extend(finding.help.as_ref().map(|t| ("help", t)));
    all.extend(finding.place.text.as_ref().map(|t| ("label", t)));
    all.extend(finding.related.iter().filter_map(|l| l.text.as_ref()).map(|t| ("label", t)));
    all
}

/// What is wrong with a text of a finding, for every text of every finding of every run.
fn complaints(judge: &dyn Fn(&Finding, Lang, &str, &str) -> Option<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    for run in runs() {
        for Judged { finding, .. } in &run.report.findings {
            for (part, text) in texts(finding) {
                for lang in [Lang::Sv, Lang::En] {
                    let shown = text.render(lang);
                    if let Some(what) = judge(finding, lang, part, &shown) {
                        wrong.push(format!("{}: {} of {}: {what}: {shown}", run.name, part, finding.rule));
                    }
                }
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    wrong
}

#[test]
fn no_message_speaks_like_a_programmer() {
    let jargon: Vec<(Lang, Regex)> = JARGON
        .iter()
        .map(|(lang, words)| (*lang, Regex::new(&format!(r"(?i)\b(?:{words})\b")).expect("written above")))
        .collect();
    let found = |lang: Lang, text: &str| {
        let (_, words) = jargon.iter().find(|(l, _)| *l == lang).expect("both languages");
        words.find(text).map(|m| m.as_str().to_owned())
    };
    // The law itself must be able to fail.
    assert!(found(Lang::En, "Cannot parse the string").is_some());
    assert!(found(Lang::Sv, "Ett tolkningsfel i strängen").is_some());
    let wrong = complaints(&|_, lang, _, text| found(lang, text));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_message_ends_with_a_full_stop_or_holds_double_blanks() {
    let wrong = complaints(&|_, _, _, text| {
        let sloppy = text.trim_end().ends_with('.') || text.contains("  ") || text.trim() != text;
        sloppy.then(|| "untidy".to_owned())
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The things that a help tells to type: what stands in backticks or double quotes. A backtick or a
/// quotation mark inside the other kind is part of the thing.
fn things(help: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = help;
    while let Some(start) = rest.find(['`', '"']) {
        let mark = &rest[start..=start];
        let Some(length) = rest[start + 1..].find(mark) else { break };
        let thing = &rest[start + 1..start + 1 + length];
        // Words of prose have blanks on the inside of the marks, things to type have none.
        if !thing.is_empty() && thing.trim() == thing {
            found.push(thing.to_owned());
        }
        rest = &rest[start + 2 + length..];
    }
    found
}

#[test]
fn every_finding_helps_with_something_to_type() {
    assert_eq!(things("skriv `a = \"b\"` eller \"c\""), ["a = \"b\"", "c"]);
    for empty in ["ta bort kommat", "skriv `` här", "skriv ` ` här", "skriv \"", "ta bort ' eller ´"] {
        assert!(things(empty).is_empty(), "{empty}");
    }
    let mut wrong = Vec::new();
    for run in runs() {
        for Judged { finding, .. } in &run.report.findings {
            let Some(help) = &finding.help else {
                wrong.push(format!("{} has no help: {}", finding.rule, finding.message.render(Lang::En)));
                continue;
            };
            let (sv, en) = (help.render(Lang::Sv), help.render(Lang::En));
            let counts = [things(&sv).len(), things(&en).len()];
            if counts[0] == 0 || counts[0] != counts[1] {
                wrong.push(format!("{} names {counts:?} things to type: {sv} | {en}", finding.rule));
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A tree after the edits of one fix.
fn fixed(run: &Run, edits: &[Edit]) -> ByteTree {
    let mut by_file: BTreeMap<String, Vec<&Edit>> = BTreeMap::new();
    for edit in edits {
        let path = run.portfolio.file(edit.source).source.path.to_string();
        by_file.entry(path).or_default().push(edit);
    }
    let mut tree = run.tree.clone();
    // The two large files have no fix, and reading them again for each takes the longest.
    for large in ["manga.yaml", "stor.toml"] {
        tree.remove(&format!("plans/skadat/2026/{large}"));
    }
    for (path, mut edits) in by_file {
        let mut text = tree.read(&path).expect("what is fixed was read");
        edits.sort_by_key(|e| std::cmp::Reverse(e.span));
        for edit in edits {
            text.replace_range(edit.span.range(), &edit.text);
        }
        tree.replace(&path, text);
    }
    tree
}

/// The findings of a tree by rule, file and what they say, with the number of each: places move.
fn tally(report: &Report, portfolio: &Portfolio) -> BTreeMap<(String, &'static str, String), usize> {
    let mut counts = BTreeMap::new();
    for Judged { finding, .. } in &report.findings {
        let path = portfolio.file(finding.place.source).source.path.to_string();
        *counts.entry((path, finding.rule, finding.message.render(Lang::En))).or_default() += 1;
    }
    counts
}

#[test]
fn every_fix_ends_its_finding_and_adds_no_error() {
    let mut wrong = Vec::new();
    let mut fixes = 0;
    for run in runs() {
        let before = tally(&run.report, &run.portfolio);
        for Judged { finding, .. } in &run.report.findings {
            let Some(fix) = &finding.fix else { continue };
            fixes += 1;
            let (portfolio, report) = check_on(&fixed(run, &fix.edits), run.today);
            let after = tally(&report, &portfolio);
            let path = run.portfolio.file(finding.place.source).source.path.to_string();
            let key = (path, finding.rule, finding.message.render(Lang::En));
            let what = format!("{}: {}: {}: {:?}", run.name, key.0, key.2, fix.edits[0].text);
            if after.get(&key).copied().unwrap_or(0) >= before[&key] {
                wrong.push(format!("{what} does not end {}", finding.rule));
            }
            let errors = report.findings.iter().filter(|j| j.severity == Severity::Error);
            for Judged { finding, .. } in errors {
                let path = portfolio.file(finding.place.source).source.path.to_string();
                let key = (path, finding.rule, finding.message.render(Lang::En));
                if after[&key] > before.get(&key).copied().unwrap_or(0) {
                    wrong.push(format!("{what} adds {}: {}", finding.rule, key.2));
                }
            }
        }
    }
    assert!(fixes >= 30, "only {fixes} fixes were tried");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
