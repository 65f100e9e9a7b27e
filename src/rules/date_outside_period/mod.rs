//! `date-outside-period`: planned dates that do not touch the plan year (A24).

use crate::diag::{Findings, Severity};
use crate::model::{Constraint, Subject};
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::text::{Words, parse_when};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "date-outside-period",
    scope: Scope::Item,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new("Planerad tid som ligger utanför planåret", "Planned time outside the plan year"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item { run, subjects: &[Subject::Activity], parameters: &[], needs: &[], always: None },
};

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let Some((year, period)) = item.year.and_then(|y| Some((y, y.period?))) else { return };
    let when = |name| item.node.get(name).and_then(|n| Some((name, n, parse_when(n.as_text()?).ok()?)));
    let start = when("start").filter(|(_, _, w)| w.from > period.to);
    let end = when("end").filter(|(_, _, w)| w.to < period.from);
    for (name, node, _) in start.into_iter().chain(end) {
        let words = if name == "start" { &AFTER } else { &BEFORE };
        let message = words.with([name.into(), node.as_text().unwrap_or("").into(), (&*year.name).into()]);
        out.push(item.finding(cx, RULE.name, constraint, node.span, message).help(HELP.with([name.into()])));
    }
}

static AFTER: Words = Words::new("`{0}` är {1}, efter planåret {2}", "`{0}` is {1}, after the plan year {2}");
static BEFORE: Words =
    Words::new("`{0}` är {1}, före planåret {2}", "`{0}` is {1}, before the plan year {2}");
static HELP: Words = Words::new(
    "rätta `{0}`, eller flytta aktiviteten till det planår då den ska göras",
    "correct `{0}`, or move the activity to the plan year in which it is to be done",
);
