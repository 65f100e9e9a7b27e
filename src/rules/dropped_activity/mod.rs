//! `dropped-activity`: an unfinished activity that no later plan year carries on (A60).

use std::collections::HashSet;

use crate::diag::{Finding, Findings, Severity};
use crate::facts::{category, ending_states, is_terminal, namesake};
use crate::portfolio::{Activity, ActivityId, Link, LinkFault, PlanYear, Programme};
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::text::nearest::nearest;
use crate::text::{Arg, Text, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "dropped-activity",
    scope: Scope::Years,
    severity: Severity::Warning,
    cases: &[("closed-year", Severity::Error)],
    summary: Words::new(
        "En aktivitet som inte är avslutad har ingen fortsättning nästa planår",
        "An unfinished activity has no successor in the next plan year",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Whole(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    // Where a later activity bears the id and does not say whether it is the same, reused-id asks.
    let all = (0..cx.portfolio.activities.len()).map(ActivityId::at);
    let asked: HashSet<ActivityId> = all.filter_map(|id| namesake(cx.portfolio, id)).collect();
    for programme in &cx.portfolio.programmes {
        // A year whose days nobody knows has no place in the order; misplaced-file says so.
        let years: Vec<_> = programme.years.iter().filter(|y| y.exists && y.period.is_some()).collect();
        let broken = broken_links(cx, programme);
        for pair in years.windows(2) {
            let [year, next] = pair else { continue };
            // A file of the next year that was not read whole may hold the link.
            let whole = next
                .activities
                .iter()
                .all(|id| cx.portfolio.file(cx.portfolio.activity(*id).source).complete);
            for id in year.activities.iter().filter(|_| whole) {
                let activity = cx.portfolio.activity(*id);
                let file = cx.portfolio.file(activity.source);
                if !activity.successors.is_empty() || !file.complete || asked.contains(id) {
                    continue;
                }
                let ended = category(cx.portfolio, activity).is_some_and(is_terminal);
                if ended || broken.iter().any(|link| is_meant(link, activity)) {
                    continue;
                }
                let message = DROPPED.with([(&*activity.key.id).into(), (&*next.name).into()]);
                let reference = format!("{}/{}", year.name, activity.key.id);
                let span = file.root.get("status").map_or_else(|| file.head(), |n| n.span);
                let finding = Finding::new(RULE.name, activity.source, span, message).gist(GIST.text());
                let help = help(cx, programme, (year, next), reference);
                let finding = finding.help(help).about(activity.key.to_string());
                out.push(if year.closed { finding.case("closed-year") } else { finding });
            }
        }
    }
}

/// A successor, or a state of the model that ends the activity.
fn help(
    cx: &Context<'_>,
    programme: &Programme,
    (year, next): (&PlanYear, &PlanYear),
    reference: String,
) -> Text {
    let model = cx.portfolio.model_of(programme);
    let ends = model.into_iter().flat_map(|m| ending_states(m, year.period));
    let ends: Vec<Arg> = ends.map(|state| format!("`{}`", state.id.value).into()).collect();
    if ends.is_empty() {
        return CARRY_HELP.with([reference.into(), (&*next.name).into()]);
    }
    HELP.with([reference.into(), (&*next.name).into(), Arg::Any(ends)])
}

/// The links of a programme's activities that name no activity of the year they name.
fn broken_links<'a>(cx: &Context<'a>, programme: &'a Programme) -> Vec<&'a Link> {
    let activities = programme.years.iter().flat_map(|y| &y.activities).map(|id| cx.portfolio.activity(*id));
    activities.flat_map(|a| &a.carried_from).filter(|l| l.target == Err(LinkFault::NoActivity)).collect()
}

/// Whether a link that names nothing was meant for this activity: `broken-chain` speaks of it.
fn is_meant(link: &Link, activity: &Activity) -> bool {
    let Some((year, id)) = link.text.rsplit_once('/') else { return false };
    year.rsplit('/').next() == Some(&*activity.key.year) && nearest(id, [&*activity.key.id]).is_some()
}

static DROPPED: Words = Words::new(
    "{0} är inte avslutad, men ingen aktivitet i planåret {1} fortsätter den",
    "{0} is not finished, but no activity of the plan year {1} continues it",
);
static GIST: Words = Words::new("Aktiviteter utan fortsättning", "Activities without a successor");
static HELP: Words = Words::new(
    "skriv carried_from = [\"{0}\"] i den aktivitet i planåret {1} som fortsätter den, eller ändra `status` till {2}",
    "write carried_from = [\"{0}\"] in the activity of the plan year {1} that continues it, or change `status` to {2}",
);
static CARRY_HELP: Words = Words::new(
    "skriv carried_from = [\"{0}\"] i den aktivitet i planåret {1} som fortsätter den",
    "write carried_from = [\"{0}\"] in the activity of the plan year {1} that continues it",
);
