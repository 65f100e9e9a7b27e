//! `malformed-date`: a readable date in another spelling.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::File;
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::syntax::FaultKind;
use crate::text::{SourceId, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "malformed-date",
    scope: Scope::File,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new(
        "Ett datum som är skrivet på annat sätt än 2026-06-30",
        "A date written otherwise than 2026-06-30",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::File(check),
};

fn check(_: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    for fault in &file.faults {
        let FaultKind::MalformedDate(text, right) = &fault.kind else { continue };
        let message = MALFORMED.with([(&**text).into()]);
        let raw = file.source.slice(fault.span);
        let quote = raw.chars().next().filter(|c| matches!(c, '"' | '\''));
        let fix = quote.map_or_else(|| right.to_string(), |q| format!("{q}{right}{q}"));
        out.push(
            Finding::new(RULE.name, id, fault.span, message)
                .gist(GIST.text())
                .help(HELP.with([(&**right).into()]))
                .fix(fix),
        );
    }
}

static MALFORMED: Words = Words::new(
    "Datumet {0} är inte skrivet som år-månad-dag",
    "The date {0} is not written as year-month-day",
);
static GIST: Words = Words::new("Datum i fel form", "Dates in the wrong form");
static HELP: Words = Words::new("skriv `{0}`", "write `{0}`");
