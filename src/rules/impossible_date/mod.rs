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
            None => HELP.text(),
        };
        out.push(Finding::new(RULE.name, id, fault.span, message).gist(GIST.text()).help(help));
    }
}

static IMPOSSIBLE: Words = Words::new("Datumet {0} finns inte", "There is no date {0}");
static GIST: Words = Words::new("Datum som inte finns", "Dates that do not exist");
static LAST: Words = Words::new("månadens sista dag är {0}", "the last day of the month is {0}");
static HELP: Words =
    Words::new("skriv år-månad-dag, till exempel 2026-06-30", "write year-month-day, such as 2026-06-30");
