//! `unknown-field`: a field that the format does not know.

mod certain;

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::File;
use crate::rules::{Check, Context, Page, Rule, Scope, forbidden_field};
use crate::syntax::FaultKind;
use crate::text::{SourceId, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unknown-field",
    scope: Scope::File,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new("Ett fält som formatet inte känner till", "A field that the format does not know"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::File(check),
};

fn check(cx: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    for fault in &file.faults {
        let FaultKind::UnknownField(name, near) = &fault.kind else { continue };
        // A word that the law forbids is a breach of the law, not a slip of the pen.
        if forbidden_field::forbids(cx, file, name) {
            continue;
        }
        let message = UNKNOWN.with([(&**name).into()]);
        let finding = Finding::new(RULE.name, id, fault.span, message).gist(GIST.text());
        out.push(match near {
            Some(near) => {
                let finding = finding.help(NEAR_HELP.with([(*near).into()]));
                let certain = certain::may_be_renamed(cx, file, fault.span, near);
                if certain { finding.fix((*near).to_owned()) } else { finding }
            }
            None => finding.help(HELP.text()),
        });
    }
}

static UNKNOWN: Words = Words::new("Fältet `{0}` finns inte", "There is no field `{0}`");
static GIST: Words = Words::new("Okända fält", "Unknown fields");
static NEAR_HELP: Words = Words::new("menade du `{0}`?", "did you mean `{0}`?");
static HELP: Words = Words::new(
    "ta bort fältet, eller lägg det under `x` om det är er egen uppgift",
    "remove the field, or put it under `x` if it is your own",
);
