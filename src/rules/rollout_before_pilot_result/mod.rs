//! `rollout-before-pilot-result`: a solution is rolled out before its pilot has told anything (B85, B86).

use crate::diag::{Findings, Severity};
use crate::model::{Constraint, Subject};
use crate::portfolio::{ActivityId, Portfolio};
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::syntax::Node;
use crate::syntax::shape::Vocabulary;
use crate::text::{Words, parse_when};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "rollout-before-pilot-result",
    scope: Scope::Item,
    severity: Severity::Error,
    // Time alone puts this right, so it stops nobody.
    cases: &[("pilot-goes-on", Severity::Warning)],
    summary: Words::new(
        "En lösning införs brett innan piloten har gett något resultat",
        "A solution is rolled out before its pilot has given a result",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item { run, subjects: &[Subject::Activity], parameters: &[], needs: &[], always: None },
};

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let (Some(id), Some(phase)) = (item.activity, item.node.text("phase")) else { return };
    let category = item.model.category(Vocabulary::Phases, phase.value);
    if !matches!(category, Some("rollout" | "operation")) || !item.complete {
        return;
    }
    let clock = item.year.map_or(cx.today(), |year| cx.facts.clock(year));
    for pilot in pilots(cx.portfolio, id) {
        let activity = cx.portfolio.activity(pilot);
        let file = cx.portfolio.file(activity.source);
        let Some(node) = file.root.get("pilot").filter(|_| file.complete) else { continue };
        let ends = node.text("to").and_then(|to| Some((to, parse_when(to.value).ok()?)));
        let ahead = ends.filter(|(_, when)| when.from > clock);
        let (message, help, case) = match (node.says("result"), ahead) {
            (false, _) => (NO_RESULT.text(), HELP.text(), None),
            (true, Some((to, _))) => {
                (GOES_ON.with([to.value.into()]), GOES_ON_HELP.text(), Some("pilot-goes-on"))
            }
            (true, None) => continue,
        };
        let mut finding = item.finding(cx, RULE.name, constraint, phase.span, message).help(help);
        finding.case = case;
        let span = file.root.table().entry("pilot").map_or(node.span, |e| e.key.span);
        out.push(finding.gist(GIST.text()).related(activity.source, span, PILOT.text()));
    }
}

/// The pilots of an activity: its own, else those of the nearest earlier years of its chain that have one.
fn pilots(portfolio: &Portfolio, id: ActivityId) -> Vec<ActivityId> {
    let has_one = |id: ActivityId| {
        let root = portfolio.root(portfolio.activity(id).source);
        root.get("pilot").is_some_and(Node::says_something)
    };
    let (mut found, mut seen, mut open) = (Vec::new(), vec![id], vec![id]);
    while let Some(id) = open.pop() {
        if has_one(id) {
            found.push(id);
            continue;
        }
        for before in portfolio.activity(id).carried_from.iter().filter_map(|l| l.target.ok()) {
            if !seen.contains(&before) {
                seen.push(before);
                open.push(before);
            }
        }
    }
    found.sort();
    found
}

static GIST: Words =
    Words::new("Breddinförande före pilotens resultat", "Rollout before the result of the pilot");
static PILOT: Words = Words::new("piloten", "the pilot");
static NO_RESULT: Words = Words::new(
    "Lösningen införs brett, men piloten har inget resultat",
    "The solution is rolled out, but its pilot has no result",
);
static HELP: Words = Words::new(
    "skriv `result` i `pilot`: vad piloten visade och vad som justeras",
    "write `result` in `pilot`: what the pilot showed and what is adjusted",
);
static GOES_ON: Words = Words::new(
    "Lösningen införs brett, men piloten pågår till {0}",
    "The solution is rolled out, but its pilot goes on until {0}",
);
static GOES_ON_HELP: Words = Words::new(
    "vänta med `phase`, eller rätta `to` i `pilot` om den redan är slut",
    "wait with `phase`, or correct `to` in `pilot` if it has ended already",
);
