//! `duplicate-key`: one field twice in the same table.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::File;
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::syntax::FaultKind;
use crate::text::{SourceId, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "duplicate-key",
    scope: Scope::File,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new("Samma fält står två gånger", "The same field stands twice"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::File(check),
};

fn check(_: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    for fault in &file.faults {
        let FaultKind::DuplicateKey(name, first) = &fault.kind else { continue };
        let message = TWICE.with([(&**name).into()]);
        let mut finding =
            Finding::new(RULE.name, id, fault.span, message).help(HELP.with([(&**name).into()]));
        if let Some(first) = first {
            finding = finding.related(id, *first, FIRST.text());
        }
        out.push(finding);
    }
}

static TWICE: Words = Words::new("Fältet `{0}` står två gånger", "The field `{0}` stands twice");
static FIRST: Words = Words::new("första gången", "the first time");
static HELP: Words = Words::new(
    "behåll ett `{0}`; det första är det som gäller nu",
    "keep one `{0}`; the first is the one that holds now",
);
