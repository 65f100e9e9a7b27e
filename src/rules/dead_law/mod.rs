//! `dead-law`: a line of the governance model that can never act.

use crate::diag::{Finding, Findings, Severity};
use crate::model::{Aspect, Body, Constraint, Model, Test, Transition};
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::syntax::At;
use crate::syntax::shape::Vocabulary;
use crate::text::{Span, Text, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "dead-law",
    scope: Scope::Law,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new(
        "En rad i styrmodellen som aldrig kan få verkan",
        "A line of the governance model that can never act",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Whole(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for model in &cx.portfolio.models {
        if !cx.portfolio.file(model.source).complete {
            continue;
        }
        states(model, out);
        let mut dead = |span: Span, message: Text, help: &'static Words| {
            out.push(finding(model, span, message, help));
        };
        for body in model.bodies.iter().filter(|b| is_idle(model, b)) {
            dead(body.id.span, IDLE_BODY.with([(&*body.id.value).into()]), &IDLE_BODY_HELP);
        }
        for constraint in &model.constraints {
            if let Some(word) = impossible(model, constraint) {
                let message = NEVER.with([(&*constraint.law.constraint).into(), (&*word.value).into()]);
                dead(word.span, message, &NEVER_HELP);
            }
        }
    }
}

fn finding(model: &Model, span: Span, message: Text, help: &'static Words) -> Finding {
    Finding::new(RULE.name, model.source, span, message).help(help.text()).about(&*model.id)
}

/// States that no transition reaches and nothing begins in, with the transitions out of them.
fn states(model: &Model, out: &mut Findings) {
    let begins = |category: Option<&str>| matches!(category, Some("proposed" | "planned") | None);
    let begun = |id: &str| begins(model.category(Vocabulary::States, id));
    // A transition whose goal is missing or misspelt may lead anywhere: model-fault speaks of it.
    let sound =
        |t: &Transition| t.to.as_ref().is_some_and(|to| model.word(Vocabulary::States, &to.value).is_some());
    // Where activities can begin in no state, they begin in any.
    if model.transitions.is_empty()
        || !model.transitions.iter().all(sound)
        || !model.vocabulary(Vocabulary::States).iter().any(|s| begun(&s.id.value))
    {
        return;
    }
    let reached =
        |id: &str| model.transitions.iter().filter_map(|t| t.to.as_ref()).any(|to| *to.value == *id);
    for state in model.vocabulary(Vocabulary::States) {
        let id = &*state.id.value;
        if begun(id) || reached(id) {
            continue;
        }
        let mut unreached = finding(model, state.id.span, UNREACHED.with([id.into()]), &UNREACHED_HELP);
        for from in model.transitions.iter().flat_map(|t| &t.from).filter(|f| *f.value == *id) {
            unreached = unreached.related(model.source, from.span, NOWHERE.text());
        }
        out.push(unreached);
    }
}

/// A body that decides nothing, receives nothing, does nothing and stands above nobody.
fn is_idle(model: &Model, body: &Body) -> bool {
    let above = model.bodies.iter().any(|b| b.parent.as_deref() == Some(&body.id.value));
    body.may_decide.is_empty() && body.receives.is_empty() && body.functions.is_empty() && !above
}

/// The first test of a condition none of whose words the model defines.
fn impossible<'a>(model: &Model, constraint: &'a Constraint) -> Option<&'a At<Box<str>>> {
    constraint.when.tests.iter().find_map(|test| {
        let Test::Is(aspect, words) = test else { return None };
        let known = |id: &str| match aspect {
            Aspect::State => model.word(Vocabulary::States, id).is_some(),
            Aspect::Category => {
                model.vocabulary(Vocabulary::States).iter().any(|w| w.category.as_deref() == Some(id))
            }
            Aspect::Kind => model.word(Vocabulary::Kinds, id).is_some(),
            Aspect::Phase => model.word(Vocabulary::Phases, id).is_some(),
            Aspect::Domain => model.word(Vocabulary::Domains, id).is_some(),
            Aspect::Type => model.word(Vocabulary::MatterTypes, id).is_some(),
            Aspect::Decides => model.word(Vocabulary::DecisionKinds, id).is_some(),
            Aspect::Origin => crate::facts::Origin::ALL.iter().any(|o| o.id() == id),
            Aspect::Health => crate::portfolio::format::HEALTH.contains(&id),
            Aspect::Size | Aspect::Year | Aspect::Party => true,
        };
        words.first().filter(|_| !words.iter().any(|w| known(&w.value)))
    })
}

static UNREACHED: Words = Words::new(
    "Ingen aktivitet kan få statusen `{0}`: ingen övergång leder dit",
    "No activity can get the state `{0}`: no transition leads to it",
);
static UNREACHED_HELP: Words = Words::new(
    "lägg till en övergång dit i `transitions`, eller ta bort statusen",
    "add a transition to it in `transitions`, or remove the state",
);
static NOWHERE: Words = Words::new("används inte heller", "is not used either");
static IDLE_BODY: Words = Words::new(
    "Organet `{0}` beslutar inget, tar inte emot något och har ingen uppgift",
    "The body `{0}` decides nothing, receives nothing and has no function",
);
static IDLE_BODY_HELP: Words = Words::new(
    "lägg till `may_decide`, `receives` eller `functions`, eller ta bort organet",
    "add `may_decide`, `receives` or `functions`, or remove the body",
);
static NEVER: Words = Words::new(
    "Villkoret `{0}` gäller aldrig: `{1}` finns inte i styrmodellen",
    "The constraint `{0}` never applies: the governance model has no `{1}`",
);
static NEVER_HELP: Words = Words::new(
    "rätta ordet i `when`, eller ta bort villkoret",
    "correct the word in `when`, or remove the constraint",
);
