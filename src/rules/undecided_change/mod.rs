//! `undecided-change`: something that only a decision may change was changed without one.

use crate::diag::{Finding, Findings, Severity};
use crate::facts::alignment::{Cover, Demand};
use crate::facts::compare::Difference;
use crate::model::Model;
use crate::portfolio::{ActivityId, PlanYear};
use crate::rules::comparison::{path, place};
use crate::rules::{Check, Comparison, Page, Rule, Scope};
use crate::syntax::shape::Vocabulary;
use crate::text::{Arg, Text, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "undecided-change",
    scope: Scope::Change,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new(
        "Något som bara får ändras genom beslut har ändrats utan",
        "Something that only a decision may change was changed without one",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Change(check),
};

fn check(change: &Comparison<'_>, out: &mut Findings) {
    for (activity, old, id) in change.both() {
        let (programme, year) = change.year_before(old);
        // Until somebody has adopted a plan, it is a draft.
        if !change.was_adopted(programme, year) {
            continue;
        }
        let Some((model, year)) = change.law_of(id) else { continue };
        for changed in &activity.changes {
            let difference = &changed.difference;
            if let Cover::Undecided(demand) = &changed.cover {
                out.push(undecided(change, id, (model, year), difference, demand));
            } else if let Some(kinds) = lacking(change, id, (model, year), difference) {
                out.push(far(change, id, (model, year), difference, kinds));
            }
        }
    }
}

fn undecided(
    change: &Comparison<'_>,
    id: ActivityId,
    law: (&Model, &PlanYear),
    difference: &Difference<'_>,
    demand: &Demand,
) -> Finding {
    let field = field(difference);
    let message = match &demand.kind {
        Some(kind) => OF_KIND.with([field, kind_label(law, kind)]),
        None => UNDECIDED.with([field]),
    };
    let kind = demand.kind.as_deref().map_or(Arg::Text(KIND.text()), Arg::from);
    let label = if demand.kind.is_some() { WAY.text() } else { PROTECTED.text() };
    let finding = found(change, id, difference, message, help(change, id, difference, kind));
    finding.related(demand.source, demand.span, label)
}

/// A status that came a longer way than one step, of which a part needs a decision.
fn far(
    change: &Comparison<'_>,
    id: ActivityId,
    law: (&Model, &PlanYear),
    difference: &Difference<'_>,
    kinds: Vec<&str>,
) -> Finding {
    let labels = kinds.iter().map(|kind| kind_label(law, kind)).collect();
    let message = OF_KIND.with([field(difference), Arg::Any(labels)]);
    let kind = kinds.first().map_or(Arg::Text(KIND.text()), |kind| Arg::from(*kind));
    found(change, id, difference, message, help(change, id, difference, kind))
}

fn found(
    change: &Comparison<'_>,
    id: ActivityId,
    difference: &Difference<'_>,
    message: Text,
    help: Text,
) -> Finding {
    let portfolio = change.head.portfolio;
    let own = portfolio.activity(id);
    let file = portfolio.file(own.source);
    let span = place(&file.root, file.head(), difference);
    Finding::new(RULE.name, own.source, span, message).gist(GIST.text()).help(help).about(own.key.to_string())
}

/// The kinds of decision one of which is lacking for a status to have come where it is, where no single
/// step leads there; none when none is lacking.
fn lacking<'m>(
    change: &Comparison<'_>,
    id: ActivityId,
    (model, year): (&'m Model, &PlanYear),
    difference: &Difference<'_>,
) -> Option<Vec<&'m str>> {
    if difference.keys() != ["status"] {
        return None;
    }
    let (from, to) = (difference.old.first()?.as_text()?, difference.new.first()?.as_text()?);
    let facts = change.head.facts;
    let decisions = || facts.decisions_of(id).map(|(_, decision)| decision);
    let taken =
        |kind: &str| decisions().any(|d| *d.kind == *kind && d.activities.contains(&id) && d.may_move(id));
    let is_set = decisions().flat_map(|d| &d.sets).any(|set| {
        let own = change.head.portfolio.activity(id).source;
        set.activity == id && &*set.field == "status" && set.is_said_by(change.head.portfolio.root(own))
    });
    let may = |taken: &dyn Fn(&str) -> bool| model.may_become(from, to, year.period, taken);
    if is_set || may(&taken) || !may(&|_| true) {
        return None;
    }
    let mut kinds: Vec<&str> = model.transitions.iter().filter_map(|t| t.needs.as_deref()).collect();
    kinds.retain(|kind| !taken(kind) && !may(&|other| other != *kind));
    kinds.dedup();
    (!kinds.is_empty()).then_some(kinds)
}

fn kind_label((model, year): (&Model, &PlanYear), kind: &str) -> Arg {
    let word = model.word_in(Vocabulary::DecisionKinds, kind, year.period);
    word.map_or_else(|| kind.into(), |w| Arg::Label(w.label.clone()))
}

/// What changed, in the reader's words.
fn field(difference: &Difference<'_>) -> Arg {
    let label = difference.field().map(|f| Arg::Text(f.label.text()));
    Arg::Text(NAMED.with([path(difference), label.unwrap_or_else(|| path(difference))]))
}

fn help(change: &Comparison<'_>, id: ActivityId, difference: &Difference<'_>, kind: Arg) -> Text {
    let key = &change.head.portfolio.activity(id).key;
    let sets =
        format!("{{ activity = \"{}\", field = \"{}\", to = … }}", key.id, difference.keys().join("."));
    HELP.with([key.programme.as_str().into(), kind, key.year.as_str().into(), sets.into()])
}

static NAMED: Words = Words::new("`{0}` ({1})", "`{0}` ({1})");
static UNDECIDED: Words =
    Words::new("{0} har ändrats, och inget beslut säger det", "{0} has changed, and no decision says so");
static OF_KIND: Words = Words::new(
    "{0} har ändrats utan det beslut som behövs: {1}",
    "{0} has changed without the decision that it needs: {1}",
);
static GIST: Words = Words::new("Ändringar utan beslut", "Changes without a decision");
static WAY: Words = Words::new("det här steget kräver beslutet", "this step needs the decision");
static PROTECTED: Words = Words::new("får bara ändras genom beslut", "may be changed by a decision only");
static KIND: Words = Words::new("BESLUTSTYP", "KIND");
static HELP: Words = Words::new(
    "skriv tillbaka det som stod, eller lägg in beslutet som ett ärende i mötets fil i `plans/{0}/meetings/`, med `decides = \"{1}\"`, `year = \"{2}\"` och `sets = [{3}]`",
    "put back what stood there, or put the decision as a matter in the meeting's file in `plans/{0}/meetings/`, with `decides = \"{1}\"`, `year = \"{2}\"` and `sets = [{3}]`",
);
