//! `broken-chain`: `carried_from` names nothing, the activity itself, a later year, or runs in a circle; or
//! an actor is part of itself.

mod actors;

use crate::diag::{Finding, Findings, Severity};
use crate::facts::precedes;
use crate::portfolio::{Activity, ActivityId, Link, LinkFault};
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::text::Words;
use crate::text::nearest::nearest;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "broken-chain",
    scope: Scope::Years,
    severity: Severity::Error,
    cases: &[("before-the-oldest", Severity::Note)],
    summary: Words::new(
        "`carried_from` leder ingenstans, eller en kedja går i en cirkel",
        "`carried_from` leads nowhere, or a chain runs in a circle",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Whole(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for (index, activity) in cx.portfolio.activities.iter().enumerate() {
        let id = ActivityId::at(index);
        for link in &activity.carried_from {
            if let Some(finding) = judge(cx, id, activity, link) {
                out.push(finding.gist(GIST.text()).about(activity.key.to_string()));
            }
        }
    }
    actors::check(cx, out);
}

fn judge(cx: &Context<'_>, id: ActivityId, activity: &Activity, link: &Link) -> Option<Finding> {
    let find = |words: &'static Words, help: &'static Words| {
        let finding = Finding::new(RULE.name, activity.source, link.span, words.with([(&*link.text).into()]));
        Some(finding.help(help.with([(&*link.text).into()])))
    };
    let target = match link.target {
        Ok(target) => target,
        Err(LinkFault::BeforeTheOldest) => {
            return find(&OLDER, &OLDER_HELP).map(|f| f.case("before-the-oldest"));
        }
        Err(LinkFault::NoProgramme) => return find(&NO_PROGRAMME, &CORRECT_HELP),
        Err(LinkFault::NoYear) => return find(&NO_YEAR, &CORRECT_HELP),
        Err(LinkFault::NoActivity) => {
            let (year, name) = link.text.rsplit_once('/').unwrap_or(("", &link.text));
            let ids = ids_of(cx, activity, year);
            let finding = find(&NO_ACTIVITY, &CORRECT_HELP);
            return match nearest(name, ids.iter().copied()) {
                Some(near) => finding.map(|f| f.help(NEAR.with([format!("{year}/{near}").into()]))),
                None => finding,
            };
        }
    };
    if target == id {
        return find(&ITSELF, &CORRECT_HELP);
    }
    let other = cx.portfolio.activity(target);
    match precedes(cx.portfolio, other, activity) {
        Some(true) => None,
        // Of a circle, the link that runs forward or stays in its year is the broken one.
        _ if runs_in_circle(cx, id, target) => find(&CIRCLE, &CIRCLE_HELP),
        Some(false) => find(&LATER, &CORRECT_HELP),
        None => None,
    }
}

fn ids_of<'a>(cx: &Context<'a>, activity: &Activity, year: &str) -> Vec<&'a str> {
    let programme = &cx.portfolio.programmes[activity.programme];
    programme.year(year).map(|y| y.by_id.keys().map(|k| &**k).collect()).unwrap_or_default()
}

/// Whether following the links from `start` leads back to `goal`.
fn runs_in_circle(cx: &Context<'_>, goal: ActivityId, start: ActivityId) -> bool {
    let mut seen = vec![start];
    let mut open = vec![start];
    while let Some(id) = open.pop() {
        if id == goal {
            return true;
        }
        for next in cx.portfolio.activity(id).carried_from.iter().filter_map(|l| l.target.ok()) {
            if !seen.contains(&next) {
                seen.push(next);
                open.push(next);
            }
        }
    }
    false
}

static GIST: Words = Words::new("Kedjan över åren är bruten", "The chain over the years is broken");
static OLDER: Words = Words::new(
    "`{0}` är äldre än programmets äldsta planår i arkivet",
    "`{0}` is older than the programme's oldest plan year here",
);
static OLDER_HELP: Words = Words::new(
    "inget behöver göras; den som vill kan lägga till planåret med `{0}`",
    "nothing needs doing; whoever wants to may add the plan year with `{0}`",
);
static NO_PROGRAMME: Words = Words::new(
    "`{0}` finns inte: det finns inget sådant program",
    "`{0}` does not exist: there is no such programme",
);
static NO_YEAR: Words = Words::new(
    "`{0}` finns inte: det finns inget sådant planår",
    "`{0}` does not exist: there is no such plan year",
);
static NO_ACTIVITY: Words = Words::new("`{0}` finns inte", "`{0}` does not exist");
static ITSELF: Words = Words::new("`{0}` är aktiviteten själv", "`{0}` is the activity itself");
static LATER: Words = Words::new(
    "`{0}` hör till samma planår eller ett senare",
    "`{0}` is of the same plan year or a later one",
);
static CIRCLE: Words =
    Words::new("`{0}` leder i en cirkel tillbaka hit", "`{0}` leads in a circle back here");
static CORRECT_HELP: Words = Words::new(
    "skriv planår och id för föregångaren i `carried_from`, eller ta bort `{0}`",
    "write plan year and id of the predecessor in `carried_from`, or remove `{0}`",
);
static NEAR: Words = Words::new("menade du \"{0}\"?", "did you mean \"{0}\"?");
static CIRCLE_HELP: Words = Words::new("ta bort `{0}` ur `carried_from`", "remove `{0}` from `carried_from`");
