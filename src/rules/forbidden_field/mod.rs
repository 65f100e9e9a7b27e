//! `forbidden-field`: a field that the governance model wants kept out of the plan.

use crate::diag::{Findings, Severity};
use crate::facts::{aspect_values, newest_year};
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
    check: Check::Item { run, subjects: &[], parameters: PARAMETERS, needs: &["fields"], always: None },
};

static PARAMETERS: &[Field] = &[Field::new("fields", "fält", "fields", Kind::List(&Kind::Text))];

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let file = cx.portfolio.file(item.source);
    for entry in &item.node.table().entries {
        let name = &*entry.key.name;
        if !constraint.params("fields").any(|field| field == name) {
            continue;
        }
        // Where the format refuses the field already, one finding is enough.
        if file.is_faulty(entry.key.span) && !forbids(cx, file, name) {
            continue;
        }
        let message = FORBIDDEN.with([name.into()]);
        out.push(
            item.finding(cx, RULE.name, constraint, entry.key.span, message).help(HELP.with([name.into()])),
        );
    }
}

/// Whether a constraint in force forbids a field of the file itself, so that nobody need call it unknown.
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
    let year = cx.year_of(file).or_else(|| newest_year(programme));
    let activity = match &file.place {
        Place::Activity(_, _, id) => year.and_then(|y| y.by_id.get(id)).copied(),
        _ => None,
    };
    let values = |aspect| aspect_values(cx.facts, model, year, activity, &file.root, aspect);
    let forbidden = model.constraints.iter().any(|c| {
        *c.rule.value == *RULE.name
            && c.of == Some(subject)
            && c.force.covers(year.and_then(|y| y.period))
            && c.params("fields").any(|f| f == name)
            && c.when.holds(&file.root, &values)
    });
    // Last, since it looks at every key of the file, and hardly any name comes so far.
    forbidden && file.root.get(name).is_some()
}

static FORBIDDEN: Words = Words::new("`{0}` ska inte stå i planen", "`{0}` should not stand in the plan");
static HELP: Words = Words::new(
    "ta bort `{0}`; villkoret i styrmodellen säger varför",
    "remove `{0}`; the constraint in the governance model says why",
);
