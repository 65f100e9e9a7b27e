//! The plan files of this repository and of the tests, and spoilt ones.

use plan::portfolio::format::ACTIVITY;
use plan::syntax::rewrite::{CannotEdit, Edit, Step, Why, rewrite};
use plan::syntax::{Format, read};

use super::cases::edit;
use super::properties::{Tally, hold};
use crate::support::memory::MemoryTree;
use crate::support::mutator::{Mutator, seeds};
use crate::support::repository::root;

/// What commands do to files, and the removal of every field that stands there.
fn changes(text: &str, format: Format) -> Vec<Edit> {
    let mut changes: Vec<Edit> = [
        "set status = \"paused\"",
        "append reports = { date = 2026-11-30, health = \"green\", text = \"Enligt plan: allt\", by = \"samordnare\" }",
        "set carried_from = [\"2025/annan\"]",
        "append milestones = { id = \"ny\", due = \"2026-Q4\" }",
        "set legal.state = \"done\"",
        "set benefit = \"Rad ett\\nrad två\"",
    ]
    .into_iter()
    .map(edit)
    .collect();
    for entry in &read(text, format).root.table().entries {
        let path = vec![Step::Field(entry.key.name.to_string())];
        changes.push(Edit::Remove { path: path.clone(), with_comment: false });
        changes.push(Edit::Remove { path, with_comment: true });
    }
    changes
}

#[test]
fn no_change_of_our_own_files_is_refused() {
    let mut tally = Tally::default();
    let root = root();
    for folder in ["plans", "schema", "tests/portfolios", "tests/pages/base", "examples"] {
        for (path, text) in MemoryTree::from_folder(&root.join(folder)).files() {
            let Some((format, _)) = Format::of(path) else { continue };
            // Faulty files are there on purpose.
            if !read(text, format).faults.is_empty() {
                continue;
            }
            for edit in changes(text, format) {
                hold(text, format, &edit, &mut tally);
            }
        }
    }
    assert!(tally.made > 400, "{}", tally.made);
    assert!(tally.refused.is_empty(), "{:?}", tally.refused);
}

#[test]
fn spoilt_files_are_changed_rightly_or_not_at_all() {
    let seeds = seeds();
    let mut chance = Mutator::new(3);
    let (mut made, mut faulty, mut others) = (0, 0, 0);
    for _ in 0..3000 {
        let seed = &seeds[chance.below(seeds.len())];
        let other = &seeds[chance.below(seeds.len())];
        let Ok(text) = String::from_utf8(chance.spoil(&seed.text, &other.text)) else { continue };
        let changes = changes(&text, seed.format);
        let edit = &changes[chance.below(changes.len())];
        match rewrite(&text, seed.format, &ACTIVITY, std::slice::from_ref(edit)) {
            Ok(rewritten) => {
                let (was, is) = (read(&text, seed.format), read(&rewritten.text, seed.format));
                assert_eq!(was.faults.len(), is.faults.len(), "{edit:?}\n{text:?}\n{:?}", rewritten.text);
                made += 1;
            }
            Err(CannotEdit { why: Why::Faulty, .. }) => faulty += 1,
            Err(_) => others += 1,
        }
    }
    assert!(made > 500 && faulty > 500, "{made} made, {faulty} faulty, {others} refused otherwise");
}
