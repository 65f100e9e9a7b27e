//! `unused-waiver`: a waiver that silences nothing.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::Whom;
use crate::rules::fate::{may_be_unread, removed};
use crate::rules::{Check, Context, Fate, Page, Rule, Scope};
use crate::text::Words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unused-waiver",
    scope: Scope::Exceptions,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new("En dispens som inte längre behövs", "A waiver that is no longer needed"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Exception(check),
};

fn check(cx: &Context<'_>, fate: &Fate<'_>, out: &mut Findings) {
    if fate.flaw.is_some() || fate.expired || fate.used || !fate.honoured || may_be_unread(cx) {
        return;
    }
    let waiver = fate.waiver;
    let name = waiver.name.as_ref().map_or("", |name| &name.value);
    let (message, help) = match &waiver.whom {
        Whom::Place(..) => (UNUSED.with([name.into()]), HELP.with([name.into()])),
        Whom::Keys(keys, _) => {
            let keys = keys.as_ref().map_or("", |keys| &keys.value);
            (UNUSED_FOR.with([name.into(), keys.into()]), HELP_FOR.with([name.into()]))
        }
    };
    let mut finding = Finding::new(RULE.name, waiver.source, waiver.span, message);
    finding.fix = removed(cx, fate);
    out.push(finding.gist(GIST.text()).help(help));
}

static GIST: Words = Words::new("Dispenser som inte behövs", "Waivers that are not needed");
static UNUSED: Words = Words::new(
    "Dispensen behövs inte: {0} hittar inget här",
    "The waiver is not needed: {0} finds nothing here",
);
static UNUSED_FOR: Words = Words::new(
    "Dispensen behövs inte: {0} hittar inget hos {1}",
    "The waiver is not needed: {0} finds nothing at {1}",
);
static HELP: Words = Words::new(
    "ta bort `allow({0})`, eller flytta kommentaren till raden som den gäller",
    "remove `allow({0})`, or move the comment to the line that it is about",
);
static HELP_FOR: Words =
    Words::new("ta bort posten med `allow = \"{0}\"`", "remove the entry with `allow = \"{0}\"`");
