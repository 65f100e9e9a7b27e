//! No input makes the program panic: plan files spoilt in every way we could think of.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use plan::portfolio::Portfolio;
use plan::store::{EntryKind, Tree, TreeEntry, Unreadable, decode};
use plan::syntax::{Format, read};

use crate::support::laws::{assert_sound, fits, render_all};
use crate::support::memory::MemoryTree;
use crate::support::mutator::{Mutator, Seed, seeds};
use crate::support::repository::{check_on, day, root};

/// How many spoilt texts every run reads: some seconds in a debug build.
const MUTANTS: usize = 20_000;
/// Which of them are put into a repository, checked and rendered.
const CHECK_EVERY: usize = 20;
/// The day on which they are judged.
const TODAY: &str = "2026-06-30";

/// A repository with one file exchanged for some bytes.
struct With<'a> {
    base: &'a MemoryTree,
    path: &'a str,
    bytes: &'a [u8],
}

impl Tree for With<'_> {
    fn entries(&self) -> Vec<TreeEntry> {
        let stem = |path: &str| path.rsplit_once('.').map_or(path, |(stem, _)| stem).to_owned();
        let mut entries = self.base.entries();
        // The file in the other format would make this one a second for its place.
        entries.retain(|e| stem(&e.path) != stem(self.path));
        entries.push(TreeEntry { path: self.path.to_owned(), kind: EntryKind::File });
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        entries
    }

    fn read(&self, path: &str) -> Result<String, Unreadable> {
        if path == self.path { decode(self.bytes.to_vec()) } else { self.base.read(path) }
    }
}

/// Reads a file alone: the spans of all faults lie in it, and between characters. Bytes that are no
/// text are read as if an editor had saved them.
fn assert_readable(nothing: &MemoryTree, path: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).replace('\0', "\u{fffd}");
    let portfolio = Portfolio::load(&With { base: nothing, path, bytes: text.as_bytes() }, day(TODAY));
    for file in &portfolio.files {
        for fault in &file.faults {
            assert!(fits(&text, fault.span), "{fault:?} lies outside the text");
        }
        assert!(
            file.complete || file.unreadable.is_some() || !file.faults.is_empty(),
            "not understood, and nothing said"
        );
    }
}

/// Plain TOML is read by a quick reader and odd TOML by a slow one. A comment makes a text odd and means
/// nothing: both must give the same tree.
fn assert_both_readers_agree(path: &str, bytes: &[u8]) {
    let (Some((Format::Toml, _)), Ok(text)) = (Format::of(path), std::str::from_utf8(bytes)) else { return };
    let quick = read(text, Format::Toml);
    if quick.complete && quick.faults.is_empty() {
        let slow = read(&format!("{text}\n# \\e\n"), Format::Toml);
        assert!(slow.faults.is_empty(), "only one reader finds {:?}", slow.faults);
        assert_eq!(format!("{:?}", quick.root.value), format!("{:?}", slow.root.value));
    }
}

/// Puts a file into the base repository, checks it and shows it in every format; the rules that spoke.
fn assert_checkable(base: &MemoryTree, path: &str, bytes: &[u8], number: usize) -> Vec<&'static str> {
    let (portfolio, report) = check_on(&With { base, path, bytes }, TODAY);
    assert_sound(&portfolio, &report);
    render_all(&portfolio, &report, TODAY, number);
    report.findings.iter().map(|j| j.finding.rule).collect()
}

/// Where a spoilt text stands in the base repository: its own place, in the programme and year that it has.
fn place(seed: &Seed) -> String {
    let rename = |part: &str| match part {
        "digitalisering" | "e-halsa" => "demo".to_owned(),
        other => other.replace("digitalisering.", "demo.").replace("e-halsa.", "demo."),
    };
    seed.path.split('/').map(rename).collect::<Vec<_>>().join("/")
}

/// The base repository of the pages. Its patterns match ASCII only: putting together the tables for
/// all letters of all scripts takes longer than all the rest.
fn quick_base() -> MemoryTree {
    const MODEL: &str = "schema/governance/demo.toml";
    let mut base = MemoryTree::from_folder(&root().join("tests/pages/base"));
    let model = base.read(MODEL).expect("the base repository has a model");
    base.add(MODEL, &model.replace("\\w", "a-z"));
    base
}

/// Does something with every so-manieth spoilt text, and tells of all that it failed with.
fn with_mutants(every: usize, mut each: impl FnMut(usize, &str, &[u8])) {
    let seeds = seeds();
    let mut mutator = Mutator::new(2026);
    let mut failed = Vec::new();
    for number in 0..MUTANTS {
        let seed = &seeds[mutator.below(seeds.len())];
        let other = &seeds[mutator.below(seeds.len())];
        let bytes = mutator.spoil(&seed.text, &other.text);
        if !number.is_multiple_of(every) {
            continue;
        }
        let path = place(seed);
        if catch_unwind(AssertUnwindSafe(|| each(number / every, &path, &bytes))).is_err() {
            failed.push(format!("mutant {number}, {path}:\n{}", String::from_utf8_lossy(&bytes)));
        }
    }
    let shown = failed[..failed.len().min(3)].join("\n");
    assert!(failed.is_empty(), "{} mutants failed, such as\n{shown}", failed.len());
}

#[test]
fn spoilt_files_are_read() {
    let nothing = MemoryTree::default();
    with_mutants(1, |_, path, bytes| {
        assert_readable(&nothing, path, bytes);
        assert_both_readers_agree(path, bytes);
    });
}

#[test]
fn spoilt_files_are_checked_and_shown() {
    let base = quick_base();
    let mut rules = BTreeSet::new();
    with_mutants(CHECK_EVERY, |number, path, bytes| {
        rules.extend(assert_checkable(&base, path, bytes, number));
    });
    assert!(rules.len() > 20, "the spoilt files reach few rules: {rules:?}");
}

#[test]
fn the_mutator_says_the_same_every_time() {
    let spoil = || Mutator::new(7).spoil("title = \"å\"\n", "status = \"ongoing\"\n");
    assert_eq!(spoil(), spoil());
    assert!(seeds().iter().any(|s| s.format == Format::Yaml), "some seeds are YAML");
}
