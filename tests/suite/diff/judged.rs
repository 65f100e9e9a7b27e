//! `plan check --base` over half of the generated histories: old faults are never told, whatever was done to the
//! files; and of what was done, exactly the unlawful is told, of the right activity.

use std::collections::{BTreeMap, BTreeSet};

use plan::check::{Judged, Report};
use plan::portfolio::Portfolio;
use plan::rules::{Scope, rule};

use crate::diff::compared::TODAY;
use crate::diff::data::text;
use crate::diff::history::{Chain, HISTORIES, history};
use crate::diff::seeds::NEEDS;
use crate::diff::told::{ActivityTold, FieldTold, expected};
use crate::diff::version::Version;
use crate::support::memory::MemoryTree;
use crate::support::repository::check_from;

/// A fault of every activity, and a file with many.
fn with_faults(version: &Version, yaml: bool) -> MemoryTree {
    let mut version = version.clone();
    for activity in &mut version.activities {
        activity.file.data.put(&["okant"], Some(text("Påhittat")));
    }
    let mut tree = version.tree(yaml);
    let (path, faulty) = if yaml {
        (
            "plans/styrda/2026/fel.yaml",
            "title: Fel\nstatus: pagar\ngoals: [finns-inte, m1]\nend: '2026-13-01'\ncarried_from: [2025/ingen]\n",
        )
    } else {
        (
            "plans/styrda/2026/fel.toml",
            "carried_from = ['2025/ingen']\ngoals = [\n  'm1', 'finns-inte'\n]\ntitle = 'Fel'\nstatus = 'pagar'\nend = '2026-13-01'\n",
        )
    };
    tree.add(path, faulty);
    tree
}

fn is_of_change(judged: &Judged) -> bool {
    rule(judged.finding.rule).is_some_and(|r| r.scope == Scope::Change)
}

fn told(portfolio: &Portfolio, report: &Report) -> Vec<String> {
    let line = |j: &Judged| {
        let path = &portfolio.file(j.finding.place.source).source.path;
        format!("{} {} {path}", j.finding.rule, j.finding.key.as_deref().unwrap_or(""))
    };
    report.findings.iter().map(line).collect()
}

/// The states that may be reached from another in the programme whose model knows ways.
fn reaches(from: &str, to: &str) -> bool {
    let mut reached = BTreeSet::from([from]);
    for _ in 0..NEEDS.len() {
        let more: Vec<&str> =
            NEEDS.iter().filter(|(f, ..)| reached.contains(f)).map(|(_, t, _)| *t).collect();
        reached.extend(more);
    }
    reached.contains(to)
}

fn was_there(field: &FieldTold) -> bool {
    !matches!(field.old.as_str(), "null" | "[]")
}

/// What is unlawful in what was done to an activity: rule and key.
fn due_of(activity: &ActivityTold, old: &Version, due: &mut BTreeSet<(String, String)>) {
    let mut add = |rule: &str, key: &str| {
        due.insert((rule.to_owned(), key.to_owned()));
    };
    let is_removed = activity.events.iter().any(|(event, _)| event == "removed");
    match (&activity.old, &activity.new) {
        (Some(key), None) if is_removed => {
            let own = old.activities.iter().find(|a| a.key() == *key).expect("it was there");
            if own.status() != "rejected" {
                add("removed-activity", key);
            }
        }
        (Some(_), Some(key)) => {
            for field in &activity.fields {
                let is_governed = key.starts_with("styrda/");
                if field.path == "status" && is_governed && was_there(field) {
                    let word = |json: &str| json.trim_matches('"').to_owned();
                    if !reaches(&word(&field.old), &word(&field.new)) {
                        add("illegal-transition", key);
                    }
                }
                // The plan of 2025 was never adopted.
                if field.cover.starts_with("undecided") && key.starts_with("styrda/2026/") {
                    add("undecided-change", key);
                }
                if field.path.starts_with("reports/") && was_there(field) {
                    add("rewritten-record", key);
                }
            }
        }
        _ => {}
    }
}

/// All laws of one history, or the first that is broken; `counts` is how often each rule had to speak.
fn hold(number: usize, chain: &Chain, counts: &mut BTreeMap<String, usize>) -> Result<(), String> {
    let say = |at: usize, what: &str| {
        format!("history {number}, version {at}, {what}: {:?}", chain.logs.get(at).map(|l| &l.done))
    };
    for (at, version) in chain.versions.iter().enumerate() {
        let (toml, yaml) = (with_faults(version, false), with_faults(version, true));
        // Some of these keep the suite short; every version is the head of a step.
        let heads = [("untouched", &toml), ("all in YAML", &yaml)];
        for (what, head) in heads.into_iter().skip((at + number / 8) % 3) {
            let (portfolio, report) = check_from(&toml, head, TODAY);
            if !report.findings.is_empty() {
                return Err(format!("{}\n{}", say(at, what), told(&portfolio, &report).join("\n")));
            }
        }
        let (Some(next), Some(log)) = (chain.versions.get(at + 1), chain.logs.get(at)) else { continue };
        let (portfolio, report) = check_from(&toml, &with_faults(next, at % 2 == 0), TODAY);
        let due_told = expected(version, next, std::slice::from_ref(log));
        let mut due = BTreeSet::new();
        due_told.activities.iter().for_each(|a| due_of(a, version, &mut due));
        let of = |folder: &str| due_told.files.iter().any(|f| f.stem.starts_with(folder));
        if of("schema/governance/") && (of("plans/") || !due_told.activities.is_empty()) {
            due.insert(("law-changed-with-plans".to_owned(), String::new()));
        }
        due.iter().for_each(|(rule, _)| *counts.entry(rule.clone()).or_default() += 1);
        let name =
            |j: &Judged| (j.finding.rule.to_owned(), j.finding.key.as_deref().unwrap_or("").to_owned());
        let found: BTreeSet<_> = report.findings.iter().filter(|j| is_of_change(j)).map(name).collect();
        if found != due {
            let (more, less): (Vec<_>, Vec<_>) =
                (found.difference(&due).collect(), due.difference(&found).collect());
            return Err(format!(
                "{}\ntold but not due: {more:?}\ndue but not told: {less:?}",
                say(at, "step")
            ));
        }
        // The faults that were there before are told of nothing but what is new.
        let stays = |j: &&Judged| {
            let file = portfolio.file(j.finding.place.source);
            let of_old = version.activities.iter().any(|old| {
                let now = next.activity(old.uid).map(plan_path);
                now.is_some_and(|now| file.source.path.starts_with(&now))
            });
            let is_fixture = file.source.path.starts_with("plans/styrda/2026/fel.");
            j.finding.rule == "unknown-field" && of_old || is_fixture && !is_of_change(j)
        };
        let again: Vec<_> = report.findings.iter().filter(stays).map(name).collect();
        if !again.is_empty() {
            return Err(format!("{}\nold: {again:?}", say(at, "old faults")));
        }
    }
    Ok(())
}

fn plan_path(activity: &crate::diff::version::Activity) -> String {
    format!("plans/{}.", activity.key())
}

fn hold_all(part: usize) {
    let numbers = (0..HISTORIES).filter(|n| n % 8 == part * 2 + n / 8 % 2);
    let mut counts = BTreeMap::new();
    let broken: Vec<String> = numbers.filter_map(|n| hold(n, &history(n), &mut counts).err()).collect();
    assert!(broken.is_empty(), "{} histories\n{}", broken.len(), broken.join("\n\n"));
    assert_eq!(counts.len(), 5, "every rule has to speak now and then: {counts:?}");
}

#[test]
fn a_first_part_is_judged() {
    hold_all(0);
}

#[test]
fn a_second_part_is_judged() {
    hold_all(1);
}

#[test]
fn a_third_part_is_judged() {
    hold_all(2);
}

#[test]
fn a_fourth_part_is_judged() {
    hold_all(3);
}
