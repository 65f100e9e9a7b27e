//! `forbidden-field`: a field that the governance model wants kept out of the plan.

use crate::diag::{Findings, Severity};
use crate::model::{Constraint, Subject};
use crate::portfolio::File;
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
    check: Check::Item { run, subjects: &[], parameters: PARAMETERS, needs: &["fields"], always: None },
};

static PARAMETERS: &[Field] = &[Field::new("fields", "fält", "fields", Kind::List(&Kind::Text))];

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let file = cx.portfolio.file(item.source);
    // Files have many fields, and almost never one of these.
    let forbidden: Vec<&str> =
        constraint.params("fields").filter(|name| item.node.get(name).is_some()).collect();
    for entry in &item.node.table().entries {
        let name = &*entry.key.name;
        if !forbidden.contains(&name) {
            continue;
        }
        // Where the format refuses the field already, one finding is enough.
        if file.is_faulty(entry.key.span) && !forbids(cx, file, name) {
            continue;
        }
        let words = if item.subject == Subject::Matter { &FORBIDDEN_HERE } else { &FORBIDDEN };
        let message = words.with([name.into()]);
        out.push(
            item.finding(cx, RULE.name, constraint, entry.key.span, message).help(HELP.with([name.into()])),
        );
    }
}

/// Whether a constraint in force forbids a field of the file itself, so that nobody need call it unknown.
pub(super) fn forbids(cx: &Context<'_>, file: &File, name: &str) -> bool {
    let names = |c: &Constraint| c.params("fields").any(|field| field == name);
    cx.law_says(file, RULE.name, &names) && file.root.get(name).is_some()
}

static FORBIDDEN: Words = Words::new("`{0}` ska inte stå i planen", "`{0}` should not stand in the plan");
static FORBIDDEN_HERE: Words =
    Words::new("`{0}` ska inte stå i det här ärendet", "`{0}` should not stand in this matter");
static HELP: Words = Words::new(
    "ta bort `{0}`; villkoret i styrmodellen säger varför",
    "remove `{0}`; the constraint in the governance model says why",
);
