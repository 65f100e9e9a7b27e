//! `stale-report`: the newest status report is too old (A57, A58, B89).

use crate::diag::{Findings, Severity};
use crate::facts::stale_under;
use crate::model::{Constraint, Subject};
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::syntax::Node;
use crate::syntax::shape::{Field, Kind};
use crate::text::Words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "stale-report",
    scope: Scope::Item,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new("Den senaste statusrapporten är för gammal", "The latest status report is too old"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item {
        run,
        subjects: &[Subject::Activity],
        parameters: PARAMETERS,
        needs: &[],
        always: None,
    },
};

static PARAMETERS: &[Field] = &[Field::new("grace", "dagars anstånd", "days of grace", Kind::Integer)];

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let stale = item.activity.and_then(|id| stale_under(cx.portfolio, cx.facts, constraint, id));
    let Some(stale) = stale else { return };
    let day = |report: &&Node| report.text("date").map(|t| t.value.to_owned());
    let newest = item.node.list("reports").iter().max_by_key(day).and_then(|report| report.get("date"));
    let span = newest.map_or_else(|| item.absence(constraint, "reports"), |date| date.span);
    let message = match stale.last {
        Some(last) => OLD.with([last.into(), stale.since.into()]),
        None => NONE.with([stale.since.into()]),
    };
    out.push(
        item.finding(cx, RULE.name, constraint, span, message)
            .gist(GIST.text())
            .help(HELP.with([item.key(cx).into()])),
    );
}

static GIST: Words = Words::new("Statusrapporter som är för gamla", "Status reports that are too old");
static OLD: Words = Words::new(
    "Den senaste statusrapporten är från {0}, men en ny skulle ha kommit senast {1}",
    "The latest status report is of {0}, but a new one was due by {1}",
);
static NONE: Words = Words::new(
    "Ingen statusrapport har lämnats, men en skulle ha kommit senast {0}",
    "No status report has been given, but one was due by {0}",
);
static HELP: Words = Words::new(
    "skriv `plan report {0} --text \"så går det\"`",
    "type `plan report {0} --text \"how it goes\"`",
);
