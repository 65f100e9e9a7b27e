//! `decision-without-mandate`: a body has approved what it may not decide (B43, B46).

use crate::diag::{Findings, Severity};
use crate::facts::Traits;
use crate::model::{Body, Constraint, Subject};
use crate::rules::case::{any_of, deciders, kind_label, period};
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::text::{Arg, Text, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "decision-without-mandate",
    scope: Scope::Governance,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new(
        "Ett organ har beslutat något som det inte får besluta",
        "A body has decided something that it may not decide",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item { run, subjects: &[Subject::Matter], parameters: &[], needs: &[], always: None },
};

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let Some(id) = item.matter else { return };
    let matter = cx.facts.matter(id);
    let (Some(kind), true) = (item.node.text("decides"), matter.lacks_mandate()) else { return };
    // A body that the model does not know at all is an unknown reference.
    let Some(known) = item.model.body(&matter.body) else { return };
    let in_force = item.model.body_in(&matter.body, period(item));
    let label = kind_label(item.model, kind.value, period(item));
    let message = match (in_force, item.year) {
        (None, Some(year)) => NOT_IN_FORCE.with([(&*known.name).into(), (&*year.name).into()]),
        _ => MAY_NOT.with([(&*known.name).into(), label]),
    };
    let traits = Traits::of_case(cx.portfolio, cx.facts, id);
    let may = deciders(item.model, period(item), &traits, kind.value);
    let body = in_force.unwrap_or(known);
    let finding = item.finding(cx, RULE.name, constraint, kind.span, message);
    out.push(finding.help(help(item, kind.value, &matter.key, &may)).related(
        item.model.source,
        body.id.span,
        mandate(item, body),
    ));
}

fn help(item: &Item<'_>, kind: &str, key: &str, may: &[&Body]) -> Text {
    match may.first() {
        Some(first) => {
            let programme = Arg::from(&*item.programme.id);
            HELP.with([any_of(may), programme, (&*first.id.value).into(), key.into()])
        }
        None => NOBODY.with([kind.into()]),
    }
}

/// What a body may decide.
fn mandate(item: &Item<'_>, body: &Body) -> Text {
    if !body.force.covers(period(item)) {
        return OTHER_YEARS.text();
    }
    let kinds: Vec<Arg> = body.may_decide.iter().map(|k| kind_label(item.model, k, period(item))).collect();
    if kinds.is_empty() { NOTHING.text() } else { ONLY.with([Arg::All(kinds)]) }
}

static MAY_NOT: Words = Words::new("{0} får inte besluta detta: {1}", "{0} may not decide this: {1}");
static NOT_IN_FORCE: Words =
    Words::new("{0} finns inte som organ planåret {1}", "{0} is no body in the plan year {1}");
static ONLY: Words = Words::new("organet får besluta: {0}", "the body may decide: {0}");
static NOTHING: Words = Words::new("organet får inte besluta något", "the body may decide nothing");
static OTHER_YEARS: Words = Words::new("gäller andra planår", "is in force in other plan years");
static HELP: Words = Words::new(
    "för ärendet till {0}: lägg det i `plans/{1}/meetings/ÅÅÅÅ-MM-DD-{2}` med `continues = \"{3}\"`",
    "take the matter to {0}: put it in `plans/{1}/meetings/YYYY-MM-DD-{2}` with `continues = \"{3}\"`",
);
static NOBODY: Words = Words::new(
    "inget organ får besluta det; lägg till \"{0}\" i `may_decide` hos det organ i styrmodellen som ska få det",
    "no body may decide it; add \"{0}\" to `may_decide` of the body in the governance model that should",
);
