//! `unrecorded-outcome`: a meeting was held long ago, and what it came to is not on record (B51, B90).

use crate::diag::{Findings, Severity};
use crate::facts::Standing;
use crate::model::{Constraint, Subject};
use crate::rules::case::period;
use crate::rules::outcome_unfit::outcomes;
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::syntax::shape::{Field, Kind, Vocabulary};
use crate::text::day::days_between;
use crate::text::{Arg, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unrecorded-outcome",
    scope: Scope::Governance,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new(
        "Mötet är hållet, men utfallet är inte antecknat",
        "The meeting has been held, but the outcome is not on record",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item {
        run,
        subjects: &[Subject::Matter],
        parameters: PARAMETERS,
        needs: &[],
        always: None,
    },
};

static PARAMETERS: &[Field] = &[Field::new("days", "dagar", "days", Kind::Integer)];

/// How long minutes may take when the constraint does not say.
const DAYS: usize = 14;

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let (Some(id), Some(matter_type)) = (item.matter, item.node.text("type")) else { return };
    let matter = cx.facts.matter(id);
    let category = item.model.word_in(Vocabulary::MatterTypes, matter_type.value, period(item));
    let asks = category.is_some_and(|w| matches!(w.category.as_deref(), Some("decision" | "direction")));
    let (Some(date), true) = (matter.date, asks && item.complete) else { return };
    let days = i64::try_from(constraint.number("days").unwrap_or(DAYS)).unwrap_or(i64::MAX);
    // What could not be read may be the outcome.
    if matter.standing != Standing::Open
        || item.node.says("outcome")
        || days_between(date, cx.today()) <= days
    {
        return;
    }
    let case = cx.facts.cases.of(id);
    let mut later = case.iter().skip_while(|other| **other != id).skip(1);
    if later.any(|other| cx.facts.matter(*other).standing != Standing::Open) {
        return;
    }
    let choices = outcomes(item.model, matter_type.value, period(item));
    let help = if choices.is_empty() {
        NO_WORDS.text()
    } else {
        HELP.with([Arg::Any(choices), (&*matter.key).into()])
    };
    let message = UNRECORDED.with([date.into()]);
    out.push(item.finding(cx, RULE.name, constraint, item.head, message).help(help));
}

static UNRECORDED: Words = Words::new(
    "Mötet hölls {0}, men ärendet har inget utfall",
    "The meeting was held on {0}, but the matter has no outcome",
);
static HELP: Words = Words::new(
    "skriv `plan decide {1} UTFALL`, med något av {0}",
    "type `plan decide {1} OUTCOME`, with one of {0}",
);
static NO_WORDS: Words = Words::new(
    "lägg till `outcomes` för ärendetypen i styrmodellen, och sedan `outcome` här",
    "add `outcomes` to the type of matter in the governance model, and then `outcome` here",
);
