//! `too-few`: a list with fewer entries than the governance model asks for.

use crate::diag::{Findings, Severity};
use crate::model::Constraint;
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::syntax::shape::{Field, Kind};
use crate::text::Words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "too-few",
    scope: Scope::Item,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new("En lista har för få poster", "A list has too few entries"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item { run, subjects: &[], parameters: PARAMETERS, needs: &["field"], always: None },
};

static PARAMETERS: &[Field] = &[
    Field::new("field", "fält", "field", Kind::Text),
    Field::new("at_least", "minst", "at least", Kind::Integer),
];

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let Some(field) = constraint.param("field") else { return };
    // A number that cannot be read is the model's fault, and nothing is judged by it.
    let Some(least) =
        constraint.number("at_least").or_else(|| constraint.param("at_least").is_none().then_some(1))
    else {
        return;
    };
    // A group stands for all of its members.
    let actors = &cx.portfolio.registers.actors;
    let members: usize = item
        .node
        .texts(field)
        .filter_map(|t| actors.get(t.value))
        .map(|a| a.members.len().saturating_sub(1))
        .sum();
    let found = item.node.list(field).len() + members;
    if !item.complete || found >= least {
        return;
    }
    let span = item
        .node
        .get(field)
        .filter(|n| !n.span.is_empty())
        .map_or_else(|| item.absence(constraint, field), |n| n.span);
    let message = TOO_FEW.with([field.into(), found.into(), least.into()]);
    let help = HELP.with([(least - found).into(), field.into()]);
    out.push(item.finding(cx, RULE.name, constraint, span, message).help(help));
}

static TOO_FEW: Words =
    Words::new("`{0}` har {1} av minst {2} poster", "`{0}` has {1} of at least {2} entries");
static HELP: Words = Words::new("fyll på `{1}`: {0} saknas", "add to `{1}`: {0} missing");
