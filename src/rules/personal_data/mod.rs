//! `personal-data`: e-mail addresses, phone numbers and identity numbers, by the governance model's patterns.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::{File, Place};
use crate::rules::texts::each_text;
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::text::{SourceId, Words};

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
    check: Check::File(check),
};

fn check(cx: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    // The law itself holds the patterns.
    let Some(record) = file.place.record().filter(|_| !matches!(file.place, Place::Model(_) | Place::Policy))
    else {
        return;
    };
    let models = cx.models_of(file);
    each_text(file, record, &mut |field, node, text| {
        if let Some((pattern, _)) = models.iter().find_map(|m| m.personal_data.first_in(text)) {
            // The finding does not repeat what should not have been written.
            let message = FOUND.with([field.name.into(), (&pattern.label).into()]);
            out.push(Finding::new(RULE.name, id, node.span, message).gist(GIST.text()).help(HELP.text()));
        }
    });
}

static FOUND: Words =
    Words::new("`{0}` ser ut att innehålla en personuppgift: {1}", "`{0}` seems to hold personal data: {1}");
static GIST: Words = Words::new("Personuppgifter", "Personal data");
static HELP: Words = Words::new(
    "ta bort uppgiften; personer skrivs med sin signatur i `responsible`. Det som har sparats i git ligger kvar i historiken",
    "remove it; persons are written by their signature in `responsible`. What was saved in git stays in its history",
);
