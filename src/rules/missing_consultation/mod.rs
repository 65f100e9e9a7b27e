//! `missing-consultation`: a matter was decided without anybody having been consulted (B53, B54, B60).

use crate::diag::{Findings, Severity};
use crate::model::{Constraint, Subject};
use crate::rules::case::{LEVELS_ALONE, any_of, decided, is_meant, meant};
use crate::rules::consultation::{self, Consultation};
use crate::rules::{Check, Context, Item, Page, Rule, Scope, self_consultation};
use crate::text::{Arg, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "missing-consultation",
    scope: Scope::Governance,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new("Ett ärende har beslutats utan samråd", "A matter was decided without consultation"),
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
    let matter = cx.facts.matter(id);
    let all = consultation::of_case(cx, item, id);
    let counts = |c: &&Consultation<'_>| is_meant(constraint, c.body, "consultation") && c.own.is_none();
    // A consultation that came after the decision could not change it.
    let in_time =
        |c: &&Consultation<'_>| c.date.is_none_or(|date| matter.date.is_none_or(|held| date <= held));
    if all.iter().filter(counts).any(|c| in_time(&c)) {
        return;
    }
    // One that a body held with itself is told as that.
    if all.iter().any(|c| c.own.is_some()) && cx.law_says_of_matter(id, self_consultation::RULE.name) {
        return;
    }
    let late = all.iter().filter(counts).find_map(|c| Some((c, c.date?)));
    let message = match late {
        Some((consultation, date)) => LATE.with([(&*consultation.body.name).into(), date.into()]),
        None => NONE.text(),
    };
    let place = late.and_then(|(c, _)| c.place).filter(|(source, _)| *source == item.source);
    let place = place.map_or_else(|| item.absence(constraint, "consulted"), |(_, span)| span);
    let bodies = meant(constraint, item, "consultation");
    let help = match bodies.first() {
        Some(_) if late.is_some() => LATE_HELP.text(),
        Some(first) => HELP.with([(&*first.id.value).into(), any_of(&bodies)]),
        None => NOBODY.with([Arg::from("consultation")]),
    };
    out.push(item.finding(cx, RULE.name, constraint, place, message).help(help));
}

static NONE: Words =
    Words::new("Ärendet har beslutats utan samråd", "The matter was decided without consultation");
static LATE: Words = Words::new(
    "Samrådet med {0} hölls först {1}, efter beslutet",
    "The consultation with {0} was not held until {1}, after the decision",
);
static LATE_HELP: Words = Words::new(
    "rätta `date` om det är fel, eller lägg till ett samråd som hölls före beslutet i `consulted`",
    "correct `date` if it is wrong, or add a consultation that was held before the decision to `consulted`",
);
static HELP: Words = Words::new(
    "lägg till samrådet, till exempel `consulted = [{ body = \"{0}\", date = 2026-03-02 }]`; samråd hålls med {1}",
    "add the consultation, such as `consulted = [{ body = \"{0}\", date = 2026-03-02 }]`; those consulted are {1}",
);
static NOBODY: Words = Words::new(
    "styrmodellen har inget organ att samråda med; lägg till \"{0}\" i `functions` hos ett organ",
    "the governance model has no body to consult; add \"{0}\" to `functions` of a body",
);
