//! `missing-initiative`: the list of activities was changed and it does not show on whose initiative, or not on
//! that of those who are expected to take it (B92).

use crate::diag::{Findings, Severity};
use crate::model::{Body, Constraint, Subject};
use crate::rules::case::{LEVELS_ALONE, any_of, decided, is_meant, meant, period};
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::syntax::At;
use crate::text::{SourceId, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "missing-initiative",
    scope: Scope::Governance,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new(
        "Det framgår inte vem som tog initiativet, eller det var någon annan än väntat",
        "It does not show who took the initiative, or it was somebody else than expected",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item {
        run,
        subjects: &[Subject::Matter],
        parameters: LEVELS_ALONE,
        needs: &[],
        always: None,
    },
};

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let Some(id) = decided(cx, constraint, item).filter(|_| item.complete) else { return };
    let members = cx.facts.cases.of(id).iter().map(|id| cx.facts.matter(*id));
    let initiators: Vec<(SourceId, At<&str>)> = members
        .flat_map(|m| m.node(cx.portfolio).texts("initiated_by").map(move |t| (m.source, t)))
        .collect();
    // What the model does not know is an unknown reference.
    let known: Vec<(SourceId, At<&str>, &Body)> =
        initiators.iter().filter_map(|(source, t)| Some((*source, *t, body_of(item, t.value)?))).collect();
    let is_expected = |body: &Body| body.force.covers(period(item)) && is_meant(constraint, body, "intake");
    if known.iter().any(|(.., body)| is_expected(body)) {
        return;
    }
    let bodies = meant(constraint, item, "intake");
    let help = match bodies.first() {
        Some(first) => HELP.with([(&*first.id.value).into(), any_of(&bodies)]),
        None => NOBODY.text(),
    };
    let absence = item.absence(constraint, "initiated_by");
    let finding = match known.first() {
        Some((source, at, body)) => {
            let message = ANOTHER.with([(&*body.name).into()]);
            if *source == item.source {
                item.finding(cx, RULE.name, constraint, at.span, message)
            } else {
                let finding = item.finding(cx, RULE.name, constraint, absence, message);
                finding.related(*source, at.span, HERE.text())
            }
        }
        None if !initiators.is_empty() => return,
        None => item.finding(cx, RULE.name, constraint, absence, NONE.text()),
    };
    out.push(finding.help(help));
}

/// The body of an id, rather one that is in force in the plan year.
fn body_of<'m>(item: &Item<'m>, id: &str) -> Option<&'m Body> {
    item.model.body_in(id, period(item)).or_else(|| item.model.body(id))
}

static NONE: Words = Words::new(
    "Det framgår inte vem som tog initiativet till beslutet",
    "It does not show who took the initiative to the decision",
);
static ANOTHER: Words = Words::new(
    "{0} tog initiativet, men är inget av de organ som väntas göra det",
    "{0} took the initiative, but is none of the bodies that are expected to",
);
static HERE: Words = Words::new("initiativet", "the initiative");
static HELP: Words = Words::new(
    "skriv `initiated_by = \"{0}\"` om det stämmer; initiativ väntas från {1}",
    "write `initiated_by = \"{0}\"` if that is so; initiatives are expected from {1}",
);
static NOBODY: Words = Words::new(
    "styrmodellen har inget organ som tar initiativ; lägg till \"intake\" i `functions` hos ett organ",
    "the governance model has no body that takes initiatives; add \"intake\" to `functions` of a body",
);
