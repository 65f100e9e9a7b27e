//! `illegal-transition`: a status changed in a way that the governance model does not know.

use crate::diag::{Finding, Findings, Severity};
use crate::model::Model;
use crate::rules::comparison::place;
use crate::rules::{Check, Comparison, Page, Rule, Scope};
use crate::syntax::shape::Vocabulary;
use crate::text::{Arg, Period, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "illegal-transition",
    scope: Scope::Change,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new(
        "Statusen har ändrats på ett sätt som styrmodellen inte tillåter",
        "The status has changed in a way that the governance model does not allow",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Change(check),
};

fn check(change: &Comparison<'_>, out: &mut Findings) {
    let portfolio = change.head.portfolio;
    for (activity, _, id) in change.both() {
        let Some((model, year)) = change.law_of(id) else { continue };
        let differences = activity.changes.iter().map(|c| &c.difference);
        let Some(status) = differences.into_iter().find(|d| d.keys() == ["status"]) else { continue };
        let text = |side: &[&crate::syntax::Node]| side.first().and_then(|n| n.as_text()).map(str::to_owned);
        let known = |state: &String| model.word_in(Vocabulary::States, state, year.period).is_some();
        let Some(from) = text(&status.old).filter(known) else { continue };
        let to = text(&status.new);
        let may = match &to {
            // A status that the model does not have has been reported as such.
            Some(to) => !known(to) || model.may_become(&from, to, year.period, &|_| true),
            None => !has_ways(model, year.period),
        };
        if may {
            continue;
        }
        let label = |state: &str| {
            let word = model.word_in(Vocabulary::States, state, year.period);
            word.map_or_else(|| Arg::from(state), |w| Arg::Label(w.label.clone()))
        };
        let own = portfolio.activity(id);
        let file = portfolio.file(own.source);
        let message = match &to {
            Some(to) => CHANGED.with([label(&from), label(to)]),
            None => REMOVED.with([label(&from)]),
        };
        let next = next(model, &from, year.period);
        let help = if next.is_empty() {
            BACK.with([from.as_str().into()])
        } else {
            HELP.with([from.as_str().into(), Arg::Any(next.into_iter().map(Arg::from).collect())])
        };
        let span = place(&file.root, file.head(), status);
        let mut finding = Finding::new(RULE.name, own.source, span, message).gist(GIST.text()).help(help);
        let leaving = |t: &&crate::model::Transition| {
            t.force.covers(year.period) && t.from.iter().any(|s| *s.value == *from)
        };
        if let Some(way) = model.transitions.iter().find(leaving) {
            finding = finding.related(model.source, way.span, WAYS.with([label(&from)]));
        }
        out.push(finding.about(own.key.to_string()));
    }
}

fn has_ways(model: &Model, period: Option<Period>) -> bool {
    model.transitions.iter().any(|t| t.force.covers(period))
}

/// The states that an activity may come to from another in one step.
fn next<'m>(model: &'m Model, from: &str, period: Option<Period>) -> Vec<&'m str> {
    let mut next: Vec<&str> = Vec::new();
    for way in model.transitions.iter().filter(|t| t.force.covers(period)) {
        let leads = way.from.iter().any(|s| *s.value == *from);
        let to = way.to.as_ref().filter(|_| leads).map(|to| &*to.value);
        next.extend(to.filter(|to| !next.contains(to)));
    }
    next
}

static CHANGED: Words = Words::new(
    "Statusen har ändrats från {0} till {1}, och det tillåter inte styrmodellen",
    "The status has changed from {0} to {1}, which the governance model does not allow",
);
static REMOVED: Words = Words::new(
    "Statusen {0} har tagits bort, och det tillåter inte styrmodellen",
    "The status {0} has been taken away, which the governance model does not allow",
);
static GIST: Words =
    Words::new("Statusar som har ändrats otillåtet", "Statuses changed in ways that are not allowed");
static WAYS: Words = Words::new("vägarna från {0}", "the ways from {0}");
static BACK: Words = Words::new(
    "skriv tillbaka `status = \"{0}\"`; därifrån leder ingen väg",
    "put `status = \"{0}\"` back; no way leads on from there",
);
static HELP: Words = Words::new(
    "skriv tillbaka `status = \"{0}\"`, eller ändra den till {1}",
    "put `status = \"{0}\"` back, or change it to {1}",
);
