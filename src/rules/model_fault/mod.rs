//! `model-fault`: a fault in the governance model itself.

mod constraints;
mod structure;
mod words;

use crate::diag::{Finding, Findings, Severity};
use crate::model::{ModelFault, ModelFaultKind};
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::text::Words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "model-fault",
    scope: Scope::Law,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new("Ett fel i styrmodellen", "A fault in the governance model"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Whole(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for model in &cx.portfolio.models {
        let mut faults = model.faults.clone();
        constraints::faults(cx, model, &mut faults);
        structure::faults(model, cx.portfolio.root(model.source), &mut faults);
        // What is too large to use is known only when it is used.
        let unusable = model.placeholders.unusable().chain(model.personal_data.unusable());
        faults.extend(
            unusable
                .map(|p| ModelFault { span: p.span, kind: ModelFaultKind::BadPattern(p.source().into()) }),
        );
        let shape = &cx.portfolio.file(model.source).faults;
        for fault in faults {
            // An id that is no slug, or no text, is reported as such.
            if matches!(fault.kind, ModelFaultKind::NoId(_)) && shape.iter().any(|f| f.span == fault.span) {
                continue;
            }
            let (message, help) = words::words(&fault.kind);
            let finding =
                Finding::new(RULE.name, model.source, fault.span, message).help(help).about(&*model.id);
            out.push(match words::first_place(&fault.kind) {
                Some(first) => finding.related(model.source, first, words::FIRST.text()),
                None => finding,
            });
        }
    }
}
