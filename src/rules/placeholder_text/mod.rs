//! `placeholder-text`: words and patterns of the governance model that stand for text to come.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::File;
use crate::rules::texts::each_text;
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::text::{SourceId, Words};

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
    check: Check::File(check),
};

fn check(cx: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    let Some(record) = file.place.record().filter(|_| file.place.programme().is_some()) else { return };
    let models = cx.models_of(file);
    each_text(file, record, &mut |field, node, text| {
        if let Some((_, found)) = models.iter().find_map(|m| m.placeholders.first_in(text)) {
            let shown = text.get(found).unwrap_or("").trim();
            let message = FOUND.with([field.name.into(), shown.into()]);
            out.push(
                Finding::new(RULE.name, id, node.span, message)
                    .gist(GIST.text())
                    .help(HELP.with([field.name.into()])),
            );
        }
    });
}

static FOUND: Words =
    Words::new("`{0}` innehåller utfyllnadstexten {1}", "`{0}` holds the placeholder text {1}");
static GIST: Words = Words::new("Utfyllnadstext", "Placeholder text");
static HELP: Words = Words::new(
    "skriv den riktiga texten i `{0}`, eller ta bort fältet",
    "write the real text in `{0}`, or remove the field",
);
