//! `placeholder-text`: words and patterns of the governance model that stand for text to come.

use crate::diag::{Finding, Findings, Severity};
use crate::rules::{Check, Page, Rule, Scope, Sheet, Stated};
use crate::text::Words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "placeholder-text",
    scope: Scope::File,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new(
        "Utfyllnadstext som skulle ha ersatts",
        "Placeholder text that should have been replaced",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Text(check),
};

fn check(sheet: &Sheet<'_>, stated: &Stated<'_>, out: &mut Findings) {
    if sheet.file.place.programme().is_none() {
        return;
    }
    let found = sheet.models.iter().find_map(|model| model.placeholders.first_in(stated.text));
    if let Some((_, range)) = found {
        let (field, shown) = (stated.field.name, stated.text.get(range).unwrap_or("").trim());
        let message = FOUND.with([field.into(), shown.into()]);
        let finding = Finding::new(RULE.name, sheet.source, stated.node.span, message);
        out.push(finding.gist(GIST.text()).help(HELP.with([field.into()])));
    }
}

static FOUND: Words =
    Words::new("`{0}` innehåller utfyllnadstexten {1}", "`{0}` holds the placeholder text {1}");
static GIST: Words = Words::new("Utfyllnadstext", "Placeholder text");
static HELP: Words = Words::new(
    "skriv den riktiga texten i `{0}`, eller ta bort fältet",
    "write the real text in `{0}`, or remove the field",
);
