//! The laws of a difference, over all generated histories.

use std::collections::BTreeMap;

use plan::diff::DiffReport;
use plan::render::{Style, diff_json, diff_text};
use plan::store::differing;
use plan::text::Lang;

use crate::diff::compared::{Read, compare};
use crate::diff::history::{Chain, HISTORIES, history, operators};
use crate::diff::told::{Told, expected, seen};
use crate::diff::words;
use crate::support::memory::MemoryTree;

/// As people read it on a wide screen.
const SWEDISH: Style = Style { lang: Lang::Sv, width: 100, color: false };

/// The histories of one of four parts, which run side by side.
fn part(number: usize) -> impl Iterator<Item = (usize, Chain)> {
    (0..HISTORIES / 4).map(move |n| number * HISTORIES / 4 + n).map(|n| (n, history(n)))
}

fn say(number: usize, from: usize, to: usize, chain: &Chain) -> String {
    let done: Vec<_> = chain.logs[from..to].iter().map(|l| &l.done).collect();
    format!("history {number}, version {from} to {to}: {done:?}")
}

fn is_empty(report: &DiffReport<'_>) -> Result<(), String> {
    if report.is_empty() { Ok(()) } else { Err(diff_json::render(report)) }
}

/// All laws of one history, or the first that is broken.
fn hold(number: usize, chain: &Chain) -> Result<(), String> {
    let trees = |yaml| chain.versions.iter().map(|v| v.tree(yaml)).collect::<Vec<MemoryTree>>();
    let (toml, yaml) = (trees(false), trees(true));
    let in_toml: Vec<Read<'_>> = toml.iter().map(|tree| Read::whole(tree)).collect();
    let in_yaml: Vec<Read<'_>> = yaml.iter().map(|tree| Read::whole(tree)).collect();
    for version in 0..chain.versions.len() {
        let (toml, yaml) = (&in_toml[version], &in_yaml[version]);
        compare(toml, toml, &differing(toml.tree, toml.tree), is_empty)?;
        compare(toml, yaml, &differing(toml.tree, yaml.tree), is_empty)?;
    }
    for to in 1..chain.versions.len() {
        // From the version before, and all the way from the first.
        for from in [to - 1, 0] {
            let logs = &chain.logs[from..to];
            let what = |which: &str| format!("{which}, {}", say(number, from, to, chain));
            let (old, new) = (&in_toml[from], &in_toml[to]);
            let changed = differing(old.tree, new.tree);
            let told = compare(old, new, &changed, seen);
            let back = compare(new, old, &changed, seen);
            same(&back.plain(), &told.mirrored()).map_err(|why| format!("{}: {why}", what("back")))?;
            let due = expected(&chain.versions[from], &chain.versions[to], logs);
            if from + 1 == to {
                same(&told, &due).map_err(|why| format!("{}: {why}", what("in TOML")))?;
                let text = compare(old, new, &changed, |r| diff_text::render(r, SWEDISH));
                words::check(&text, &due, &chain.versions[from], &chain.versions[to])
                    .map_err(|lacks| format!("{}: not said in Swedish: {lacks}\n{text}", what("in words")))?;
                let (yaml_old, yaml_new) = (&in_yaml[from], &in_yaml[to]);
                let changed = differing(yaml_old.tree, yaml_new.tree);
                same(&compare(yaml_old, yaml_new, &changed, seen), &due)
                    .map_err(|why| format!("{}: {why}", what("in YAML")))?;
                let changed = differing(old.tree, yaml_new.tree);
                same(&compare(old, yaml_new, &changed, seen), &due)
                    .map_err(|why| format!("{}: {why}", what("in TOML, then in YAML")))?;
            } else if !logs.iter().any(|l| l.is_tangled) {
                same(&told.clone().of_names(), &due.of_names())
                    .map_err(|why| format!("{}: {why}", what("several steps")))?;
            }
            // Every other step is enough to keep the suite short; all histories have some.
            if (from + 1 == to && to % 2 == 0) || to == chain.logs.len() {
                partly_is_wholly(old, new, &changed).map_err(|why| format!("{}: {why}", what("partly")))?;
            }
            if from == 0 {
                break;
            }
        }
    }
    Ok(())
}

/// Whether as much is told of what is read in part, either way.
fn partly_is_wholly(old: &Read<'_>, new: &Read<'_>, changed: &[String]) -> Result<(), String> {
    let json = |old: &Read<'_>, new: &Read<'_>| compare(old, new, changed, diff_json::render);
    let old_part = Read::around(old.tree, new.tree, changed);
    let new_part = Read::around(new.tree, old.tree, changed);
    alike(&json(&old_part, &new_part), &json(old, new))?;
    alike(&json(&new_part, &old_part), &json(new, old))
}

fn same(told: &Told, due: &Told) -> Result<(), String> {
    if told == due { Ok(()) } else { alike(&format!("{told:#?}"), &format!("{due:#?}")) }
}

/// Two texts that are to be equal; if they are not, the lines that only one of them has.
fn alike(told: &str, due: &str) -> Result<(), String> {
    if told == due {
        return Ok(());
    }
    let mut lines: Vec<String> = Vec::new();
    for (sign, own, other) in [('+', told, due), ('-', due, told)] {
        let other: Vec<&str> = other.lines().collect();
        let only = own.lines().filter(|line| !other.contains(line));
        lines.extend(only.map(|line| format!("{sign} {}", line.trim())));
    }
    Err(format!("told but not due (+), due but not told (-)\n{}", lines.join("\n")))
}

fn hold_all(number: usize) {
    let broken: Vec<String> = part(number).filter_map(|(n, chain)| hold(n, &chain).err()).collect();
    assert!(broken.is_empty(), "{} histories\n{}", broken.len(), broken.join("\n\n"));
}

#[test]
fn the_first_quarter_of_the_histories() {
    hold_all(0);
}

#[test]
fn the_second_quarter_of_the_histories() {
    hold_all(1);
}

#[test]
fn the_third_quarter_of_the_histories() {
    hold_all(2);
}

#[test]
fn the_fourth_quarter_of_the_histories() {
    hold_all(3);
}

#[test]
fn every_operator_has_its_turns() {
    let mut counts: BTreeMap<&str, usize> = operators().iter().map(|(name, _)| (*name, 0)).collect();
    for number in 0..HISTORIES {
        let chain = history(number);
        assert!((3..=6).contains(&chain.versions.len()));
        let done = chain.logs.iter().flat_map(|log| &log.done);
        done.for_each(|name| *counts.entry(name).or_default() += 1);
    }
    let rare: Vec<_> = counts.iter().filter(|(_, count)| **count < 5).collect();
    assert!(rare.is_empty(), "{rare:?} of {counts:?}");
}
