//! `personal-data`: e-mail addresses, phone numbers and identity numbers, by the governance model's patterns.

use crate::diag::{Finding, Findings, Severity};
use crate::rules::{Check, Page, Rule, Scope, Sheet, Stated};
use crate::text::Words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "personal-data",
    scope: Scope::File,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new(
        "En personuppgift som inte hör hemma i en plan",
        "Personal data that does not belong in a plan",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Text(check),
};

fn check(sheet: &Sheet<'_>, stated: &Stated<'_>, out: &mut Findings) {
    let found = sheet.models.iter().find_map(|model| model.personal_data.first_in(stated.text));
    if let Some((pattern, _)) = found {
        // The finding does not repeat what should not have been written.
        let message = FOUND.with([stated.field.name.into(), (&pattern.label).into()]);
        let finding = Finding::new(RULE.name, sheet.source, stated.node.span, message);
        out.push(finding.gist(GIST.text()).help(HELP.text()));
    }
}

static FOUND: Words =
    Words::new("`{0}` ser ut att innehålla en personuppgift: {1}", "`{0}` seems to hold personal data: {1}");
static GIST: Words = Words::new("Personuppgifter", "Personal data");
static HELP: Words = Words::new(
    "ta bort uppgiften; personer skrivs med sin signatur i `responsible`. Det som har sparats i git ligger kvar i historiken",
    "remove it; persons are written by their signature in `responsible`. What was saved in git stays in its history",
);
