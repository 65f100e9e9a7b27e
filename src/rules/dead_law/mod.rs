//! `dead-law`: a line of the governance model that can never act.

mod decisions;
mod states;

use crate::diag::{Finding, Findings, Severity};
use crate::model::format::STATE_CATEGORIES;
use crate::model::{Aspect, Body, Constraint, Model, Test};
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
        states::judge(model, out);
        decisions::judge(model, out);
        let mut dead = |span: Span, message: Text, help: &'static Words| {
            out.push(finding(model, span, message, help));
        };
        for body in model.bodies.iter().filter(|b| is_idle(model, b)) {
            dead(body.id.span, IDLE_BODY.with([(&*body.id.value).into()]), &IDLE_BODY_HELP);
        }
        for constraint in &model.constraints {
            for (word, alone) in unknown_words(model, constraint) {
                let words = if alone { &NEVER } else { &ONE_WORD };
                let message = words.with([(&*constraint.law.constraint).into(), (&*word.value).into()]);
                dead(word.span, message, if alone { &NEVER_HELP } else { &ONE_WORD_HELP });
            }
        }
    }
}

fn finding(model: &Model, span: Span, message: Text, help: &'static Words) -> Finding {
    Finding::new(RULE.name, model.source, span, message).help(help.text()).about(&*model.id)
}

/// A body that decides nothing, receives nothing, does nothing and stands above nobody.
fn is_idle(model: &Model, body: &Body) -> bool {
    let above = model.bodies.iter().any(|b| b.parent.as_deref() == Some(&body.id.value));
    body.may_decide.is_empty() && body.receives.is_empty() && body.functions.is_empty() && !above
}

/// The words of a condition that the model does not define; of a test without any word that it does,
/// the first, marked as alone, since then the constraint never applies.
fn unknown_words<'a>(model: &Model, constraint: &'a Constraint) -> Vec<(&'a At<Box<str>>, bool)> {
    let mut found = Vec::new();
    for test in &constraint.when.tests {
        let Test::Is(aspect, words) = test else { continue };
        let unknown: Vec<_> = words.iter().filter(|w| !is_known(model, *aspect, &w.value)).collect();
        if unknown.len() == words.len() {
            found.extend(unknown.first().map(|word| (*word, true)));
        } else {
            // A category that the program knows and the model does not use yet does no harm.
            let harmless =
                |w: &&At<Box<str>>| *aspect == Aspect::Category && STATE_CATEGORIES.contains(&&*w.value);
            found.extend(unknown.into_iter().filter(|w| !harmless(w)).map(|word| (word, false)));
        }
    }
    found
}

/// Whether something can ever have this value of an aspect.
fn is_known(model: &Model, aspect: Aspect, id: &str) -> bool {
    match aspect {
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
    }
}

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
static ONE_WORD: Words = Words::new(
    "Ett ord i villkoret `{0}` betyder inget: `{1}` finns inte i styrmodellen",
    "A word of the constraint `{0}` means nothing: the governance model has no `{1}`",
);
static ONE_WORD_HELP: Words =
    Words::new("rätta ordet i `when`, eller ta bort det", "correct the word in `when`, or remove it");
static NEVER_HELP: Words = Words::new(
    "rätta ordet i `when`, eller ta bort villkoret",
    "correct the word in `when`, or remove the constraint",
);
