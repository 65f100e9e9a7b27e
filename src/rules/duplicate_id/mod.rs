//! `duplicate-id`: two files or two entries of one list with the same id.

use std::collections::HashMap;

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::Place;
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::syntax::FaultKind;
use crate::text::{SourceId, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "duplicate-id",
    scope: Scope::File,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new("Två saker har samma id", "Two things have the same id"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Whole(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut seen: HashMap<&Place, SourceId> = HashMap::new();
    for (index, file) in cx.portfolio.files.iter().enumerate() {
        let id = SourceId::at(index);
        for fault in &file.faults {
            let FaultKind::DuplicateEntry(name, first) = &fault.kind else { continue };
            let message = ENTRY.with([(&**name).into()]);
            out.push(
                Finding::new(RULE.name, id, fault.span, message)
                    .gist(GIST.text())
                    .help(ENTRY_HELP.with([(&**name).into()]))
                    .related(id, *first, FIRST.text()),
            );
        }
        if matches!(file.place, Place::Stray(_)) {
            continue;
        }
        match seen.get(&file.place) {
            Some(&first) => {
                let path = &*cx.portfolio.file(first).source.path;
                let message = FILES.with([path.into()]);
                out.push(
                    Finding::new(RULE.name, id, file.head(), message)
                        .gist(GIST.text())
                        .help(FILES_HELP.with([path.into()])),
                );
            }
            None => {
                seen.insert(&file.place, id);
            }
        }
    }
}

static ENTRY: Words = Words::new("`{0}` finns redan i listan", "`{0}` is already in the list");
static GIST: Words = Words::new("Dubbla id", "Duplicate ids");
static ENTRY_HELP: Words = Words::new(
    "ändra `{0}` i den ena posten så att de går att skilja åt, eller ta bort den",
    "change `{0}` in one entry so that they can be told apart, or remove it",
);
static FIRST: Words = Words::new("den första", "the first");
static FILES: Words = Words::new(
    "Filen beskriver samma sak som {0}, som är den som läses",
    "The file describes the same thing as {0}, which is the one that is read",
);
static FILES_HELP: Words = Words::new(
    "för ihop innehållet i `{0}` och ta bort den andra filen",
    "bring the content together in `{0}` and remove the other file",
);
