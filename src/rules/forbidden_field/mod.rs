//! `forbidden-field`: a field that the governance model wants kept out of the plan.

use crate::diag::{Findings, Severity};
use crate::model::{Constraint, Subject};
use crate::portfolio::{File, Place};
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::syntax::shape::{Field, Kind};
use crate::text::Words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "forbidden-field",
    scope: Scope::Item,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new("Ett fält som inte ska stå i planen", "A field that should not stand in the plan"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item { run, subjects: &[], parameters: PARAMETERS, needs: &["fields"] },
};

static PARAMETERS: &[Field] = &[Field::new("fields", "fält", "fields", Kind::List(&Kind::Text))];

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    for entry in &item.node.table().entries {
        if constraint.params("fields").any(|name| name == &*entry.key.name) {
            let message = FORBIDDEN.with([(&*entry.key.name).into()]);
            out.push(
                item.finding(cx, RULE.name, constraint, entry.key.span, message)
                    .help(HELP.with([(&*entry.key.name).into()])),
            );
        }
    }
}

/// Whether a constraint in force forbids a field of the file, so that nobody need call it unknown.
pub(super) fn forbids(cx: &Context<'_>, file: &File, name: &str) -> bool {
    let Some(programme) = cx.programme_of(file) else { return false };
    let Some(model) = cx.portfolio.model_of(programme) else { return false };
    let subject = match file.place {
        Place::Activity(..) => Subject::Activity,
        Place::PlanYear(..) => Subject::PlanYear,
        Place::Programme(_) => Subject::Programme,
        Place::Meeting(..) => Subject::Meeting,
        _ => return false,
    };
    let period = match cx.year_of(file) {
        Some(year) => year.period,
        None => crate::facts::newest_year(programme).and_then(|y| y.period),
    };
    model.constraints.iter().any(|c| {
        *c.rule.value == *RULE.name
            && c.of == Some(subject)
            && c.force.covers(period)
            && c.when.tests.is_empty()
            && c.params("fields").any(|f| f == name)
    })
}

static FORBIDDEN: Words = Words::new("`{0}` ska inte stå i planen", "`{0}` should not stand in the plan");
static HELP: Words = Words::new(
    "ta bort `{0}`; skälet står i villkoret nedan",
    "remove `{0}`; the reason stands in the constraint below",
);
