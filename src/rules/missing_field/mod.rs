//! `missing-field`: a field that the governance model asks for, or the format itself, is absent.

mod required;

use crate::diag::{Findings, Severity};
use crate::model::Constraint;
use crate::rules::howto::fill_in;
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::syntax::shape::{Field, Kind};
use crate::text::{Arg, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "missing-field",
    scope: Scope::Item,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new(
        "Ett fält som styrmodellen eller formatet kräver saknas",
        "A field that the governance model or the format asks for is missing",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item {
        run,
        subjects: &[],
        parameters: PARAMETERS,
        needs: &["field", "any_of"],
        always: Some(required::check),
    },
};

static PARAMETERS: &[Field] = &[
    Field::new("field", "fält", "field", Kind::Text),
    Field::new("any_of", "något av fälten", "any of the fields", Kind::List(&Kind::Text)),
];

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let mut wanted = constraint.params("field").chain(constraint.params("any_of")).peekable();
    let Some(first) = wanted.peek().copied() else { return };
    // What could not be read may hold the field.
    if !item.complete || wanted.any(|path| item.node.says(path)) {
        return;
    }
    let all: Vec<&str> = constraint.params("field").chain(constraint.params("any_of")).collect();
    let label = item.record().resolve(first).map_or_else(|| Arg::from(first), |f| Arg::from(&f.label));
    let message = match all[..] {
        [_] => MISSING.with([first.into(), label]),
        _ => NONE_OF.with([Arg::All(all.iter().map(|p| Arg::from(format!("`{p}`"))).collect())]),
    };
    let span = item.absence(constraint, first);
    out.push(item.finding(cx, RULE.name, constraint, span, message).help(fill_in(cx, item, first)));
}

static MISSING: Words = Words::new("`{0}` saknas ({1})", "`{0}` is missing ({1})");
static NONE_OF: Words = Words::new(
    "{0} saknas: minst ett av fälten behövs",
    "{0} are missing: at least one of the fields is needed",
);
