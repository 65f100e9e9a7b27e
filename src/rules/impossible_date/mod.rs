//! `impossible-date`: a date that no calendar has.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::File;
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::syntax::FaultKind;
use crate::text::{SourceId, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "impossible-date",
    scope: Scope::File,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new("Ett datum som inte finns i kalendern", "A date that is not in the calendar"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::File(check),
};

fn check(_: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    for fault in &file.faults {
        let FaultKind::ImpossibleDate(text, last) = &fault.kind else { continue };
        let message = IMPOSSIBLE.with([(&**text).into()]);
        let help = match last {
            Some(last) => LAST.with([(*last).into()]),
            None if text.contains(|c: char| c.is_ascii_alphabetic()) => COARSE.text(),
            None => HELP.text(),
        };
        out.push(Finding::new(RULE.name, id, fault.span, message).gist(GIST.text()).help(help));
    }
}

static IMPOSSIBLE: Words = Words::new("Datumet {0} finns inte", "There is no date {0}");
static GIST: Words = Words::new("Datum som inte finns", "Dates that do not exist");
static LAST: Words = Words::new("skriv `{0}`, månadens sista dag", "write `{0}`, the last day of the month");
static HELP: Words =
    Words::new("skriv år-månad-dag, till exempel `2026-06-30`", "write year-month-day, such as `2026-06-30`");
static COARSE: Words = Words::new(
    "kvartal är Q1–Q4, tertial T1–T3, halvår H1–H2 och veckor W01–W53: skriv till exempel `2026-Q3`",
    "quarters are Q1–Q4, tertials T1–T3, half-years H1–H2 and weeks W01–W53: write `2026-Q3`, for one",
);
