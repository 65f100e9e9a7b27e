//! `expired-waiver`: a waiver whose last day has passed.

use crate::diag::{Finding, Findings, Severity};
use crate::rules::fate::{may_be_unread, removed};
use crate::rules::{Check, Context, Fate, Page, Rule, Scope};
use crate::text::Words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "expired-waiver",
    scope: Scope::Exceptions,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new("En dispens vars sista dag har passerat", "A waiver whose last day has passed"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Exception(check),
};

fn check(cx: &Context<'_>, fate: &Fate<'_>, out: &mut Findings) {
    let (waiver, Some(until)) = (fate.waiver, &fate.waiver.until) else { return };
    if fate.flaw.is_some() || !fate.expired {
        return;
    }
    let name = waiver.name.as_ref().map_or("", |name| &name.value);
    let message = EXPIRED.with([name.into(), (&*until.value).into()]);
    let mut finding = Finding::new(RULE.name, waiver.source, until.span, message).gist(GIST.text());
    // What it was given for is gone, too: then it can go.
    let is_done = !fate.used && fate.honoured && !may_be_unread(cx);
    finding.fix = if is_done { removed(cx, fate) } else { None };
    out.push(finding.help(if is_done { DONE.text() } else { HELP.with([(&*until.value).into()]) }));
}

static GIST: Words = Words::new("Dispenser som har gått ut", "Waivers that have expired");
static EXPIRED: Words = Words::new(
    "Dispensen från {0} gällde till och med {1} och har gått ut",
    "The waiver from {0} held until {1} and has expired",
);
static HELP: Words = Words::new(
    "ta bort dispensen, eller skriv en senare dag än `{0}` om den fortfarande behövs",
    "remove the waiver, or write a later day than `{0}` if it is still needed",
);
static DONE: Words = Words::new(
    "ta bort dispensen, eller låt `plan check --fix` göra det; det som den gällde finns inte längre",
    "remove the waiver, or let `plan check --fix` do it; what it was about is no more",
);
