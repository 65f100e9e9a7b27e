//! `revived-activity`: carried from an activity that had ended (A60).

use crate::diag::{Finding, Findings, Severity};
use crate::facts::{category, is_terminal, precedes};
use crate::portfolio::Activity;
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::syntax::shape::Vocabulary;
use crate::text::{Arg, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "revived-activity",
    scope: Scope::Years,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new(
        "En aktivitet förs över från en som är avslutad",
        "An activity is carried from one that has ended",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Whole(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for activity in &cx.portfolio.activities {
        for link in &activity.carried_from {
            let Ok(target) = link.target else { continue };
            let before = cx.portfolio.activity(target);
            if precedes(cx.portfolio, before, activity) != Some(true) {
                continue;
            }
            if !category(cx.portfolio, before).is_some_and(is_terminal) {
                continue;
            }
            let message = REVIVED.with([(&*link.text).into(), state(cx, before)]);
            let finding = Finding::new(RULE.name, activity.source, link.span, message)
                .gist(GIST.text())
                .about(activity.key.to_string());
            let finding = finding.help(HELP.with([(&*link.text).into()]));
            let status = cx.portfolio.root(before.source).get("status");
            out.push(match status {
                Some(status) => finding.related(before.source, status.span, STATUS.text()),
                None => finding,
            });
        }
    }
}

/// What the model calls an activity's state.
fn state(cx: &Context<'_>, activity: &Activity) -> Arg {
    let id = cx.portfolio.root(activity.source).text("status").map_or("", |t| t.value);
    let model = cx.portfolio.model_of(&cx.portfolio.programmes[activity.programme]);
    let word = model.and_then(|m| m.word(Vocabulary::States, id));
    word.map_or_else(|| id.into(), |w| (&w.label).into())
}

static REVIVED: Words = Words::new(
    "Aktiviteten förs över från `{0}`, som har statusen {1}",
    "The activity is carried from `{0}`, which has the status {1}",
);
static STATUS: Words = Words::new("statusen i det tidigare planåret", "the status in the earlier plan year");
static GIST: Words =
    Words::new("Aktiviteter som förs över från avslutade", "Activities carried from ended ones");
static HELP: Words = Words::new(
    "ta bort `{0}` ur `carried_from` om det är en ny aktivitet, och nämn den i `builds_on`; eller rätta `status` i den tidigare filen",
    "remove `{0}` from `carried_from` if this is a new activity, and name it in `builds_on`; or correct `status` in the earlier file",
);
