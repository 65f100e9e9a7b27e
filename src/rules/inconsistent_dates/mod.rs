//! `inconsistent-dates`: dates that contradict each other or the status.

use crate::diag::{Findings, Severity};
use crate::facts::is_terminal;
use crate::model::{Constraint, Subject};
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::syntax::Node;
use crate::syntax::shape::Vocabulary;
use crate::text::{Words, parse_when};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "inconsistent-dates",
    scope: Scope::Item,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new(
        "Datum som motsäger varandra eller statusen",
        "Dates that contradict each other or the status",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item { run, subjects: &[Subject::Activity], parameters: &[], needs: &[], always: None },
};

/// Pairs of which the first may not be after the second.
const ORDERED: [(&str, &str); 2] = [("start", "end"), ("started", "ended")];

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let tables =
        [(item.node, ORDERED.as_slice()), (item.node.get("pilot").unwrap_or(item.node), &[("from", "to")])];
    for (table, pairs) in tables {
        for (first, second) in pairs {
            if let Some(second_node) = table.get(second).filter(|_| out_of_order(table, first, second)) {
                let message = ORDER.with([(*second).into(), (*first).into()]);
                let mut finding = item
                    .finding(cx, RULE.name, constraint, second_node.span, message)
                    .help(ORDER_HELP.with([(*first).into(), (*second).into()]));
                if let Some(node) = table.get(first) {
                    finding = finding.related(item.source, node.span, FIRST.text());
                }
                out.push(finding);
            }
        }
    }
    let Some(ended) = item.node.get("ended").filter(|n| n.says_something()) else { return };
    let category = item.node.texts("status").find_map(|t| item.model.category(Vocabulary::States, t.value));
    if let Some(status) = item.node.get("status").filter(|_| category.is_some_and(|c| !is_terminal(c))) {
        let shown = status.as_text().unwrap_or("");
        let message = ENDED.with([shown.into()]);
        let finding = item.finding(cx, RULE.name, constraint, ended.span, message).help(ENDED_HELP.text());
        out.push(finding.related(item.source, status.span, STATUS.text()));
    }
}

/// Coarse times contradict only when no day of the one can come before any day of the other.
fn out_of_order(table: &Node, first: &str, second: &str) -> bool {
    let when = |name| table.text(name).and_then(|t| parse_when(t.value).ok());
    matches!((when(first), when(second)), (Some(a), Some(b)) if a.from > b.to)
}

static ORDER: Words = Words::new("`{0}` ligger före `{1}`", "`{0}` lies before `{1}`");
static ORDER_HELP: Words = Words::new("rätta `{0}` eller `{1}`", "correct `{0}` or `{1}`");
static FIRST: Words = Words::new("börjar här", "begins here");
static ENDED: Words = Words::new(
    "`ended` säger att aktiviteten är slut, men statusen är `{0}`",
    "`ended` says that the activity is over, but the status is `{0}`",
);
static ENDED_HELP: Words =
    Words::new("ändra `status`, eller ta bort `ended`", "change `status`, or remove `ended`");
static STATUS: Words = Words::new("statusen", "the status");
