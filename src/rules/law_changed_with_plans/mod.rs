//! `law-changed-with-plans`: the governance model and the plans change at once.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::Place;
use crate::rules::{Check, Comparison, Page, Rule, Scope};
use crate::text::{Arg, SourceId, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "law-changed-with-plans",
    scope: Scope::Change,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new(
        "Styrmodellen och planerna ändras på en gång",
        "The governance model and the plans change at once",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Change(check),
};

fn check(change: &Comparison<'_>, out: &mut Findings) {
    let of_plans =
        |place: &Place| matches!(place, Place::Programme(_) | Place::PlanYear(..) | Place::Meeting(..));
    let others = change.alignment.files.iter().filter(|f| of_plans(f.place)).count();
    let plans = change.alignment.activities.len() + others;
    if change.law.is_empty() || plans == 0 {
        return;
    }
    let portfolio = change.head.portfolio;
    let find = |path: &String| portfolio.files.iter().position(|f| *f.source.path == **path);
    // A file that is only to come has no place under the law of before.
    let source = change.law.iter().find_map(find).map(SourceId::at);
    let source = source.or_else(|| Some(portfolio.models.first()?.source)).unwrap_or(SourceId(0));
    let paths = Arg::All(change.law.iter().map(|path| path.as_str().into()).collect());
    let span = portfolio.file(source).head();
    let message = BOTH.with([paths, plans.into()]);
    out.push(Finding::new(RULE.name, source, span, message).help(HELP.text()));
}

static BOTH: Words = Words::new(
    "Här ändras både {0} och planerna (antal planfiler: {1})",
    "Both {0} and the plans change here (plan files: {1})",
);
static HELP: Words = Words::new(
    "dela upp ändringen: först det under `schema/governance` och `schema/policy` för sig, sedan planerna",
    "split the change: first what is below `schema/governance` and `schema/policy` by itself, then the plans",
);
