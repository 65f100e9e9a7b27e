//! `missing-decision`: something that the governance model wants decided has no decision that counts (A26,
//! B48, B92).

mod standing;
mod wanted;

use crate::diag::{Finding, Findings, Severity};
use crate::facts::{Decision, MatterId, Standing, Traits, precedes};
use crate::model::{Constraint, Subject};
use crate::portfolio::{ActivityId, LinkFault, Portfolio};
use crate::rules::case::{deciders, kind_label, period};
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::syntax::shape::{Field, Kind, Vocabulary};
use crate::text::{Arg, Text, Words};
use wanted::Wanted;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "missing-decision",
    scope: Scope::Governance,
    severity: Severity::Error,
    // The clock alone ends it.
    cases: &[("to-come", Severity::Warning)],
    summary: Words::new(
        "Ett beslut som styrmodellen kräver finns inte",
        "A decision that the governance model asks for is not there",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item {
        run,
        subjects: &[Subject::Activity, Subject::PlanYear, Subject::Programme],
        parameters: PARAMETERS,
        needs: &[],
        always: None,
    },
};

static PARAMETERS: &[Field] =
    &[Field::new("decides", "beslutar om", "decides", Kind::List(&Kind::Word(Vocabulary::DecisionKinds)))];

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    if !item.complete {
        return;
    }
    match (item.subject, item.activity) {
        (Subject::Activity, Some(id)) => activity(cx, constraint, item, id, out),
        (Subject::PlanYear | Subject::Programme, _) => whole(cx, constraint, item, out),
        _ => {}
    }
}

fn activity(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, id: ActivityId, out: &mut Findings) {
    let Some(wanted) = wanted::of_activity(constraint, item) else { return };
    let chain = chain(cx.portfolio, id);
    if began_before_the_law(cx, &chain, &wanted) {
        return;
    }
    let counts = |id: &ActivityId, decision: &Decision| {
        let named = decision.activities.contains(id);
        let moved = decision.sets.iter().any(|s| s.activity == *id && &*s.field == "status");
        let about = (named || moved) && (wanted.states.is_empty() || decision.may_move(*id));
        about && wanted.names(&decision.kind)
    };
    if chain.iter().any(|id| cx.facts.decisions_of(*id).any(|(_, decision)| counts(id, decision))) {
        return;
    }
    let named = chain.iter().flat_map(|id| cx.facts.matters_of(*id)).copied();
    let traits = Traits::of_activity(cx.portfolio, id);
    let place = match item.node.get("status").filter(|_| !wanted.states.is_empty()) {
        Some(status) => status.span,
        None => item.absence(constraint, ""),
    };
    let message = missing(item, &wanted);
    let mut finding = item.finding(cx, RULE.name, constraint, place, message).gist(NONE.text());
    for gate in &wanted.gates {
        finding = finding.related(item.model.source, gate.span, GATE.text());
    }
    let activity = cx.portfolio.activity(id);
    let about = ABOUT.with([format!("{}/{}", activity.key.year, activity.key.id).into()]);
    out.push(told(cx, item, &wanted, named, &traits, finding, Some(about)));
}

/// A plan year or a programme: decisions that name no activity.
fn whole(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let Some(wanted) = Wanted::stated(constraint, item) else { return };
    let is_plan_year = item.subject == Subject::PlanYear;
    let about = |id: &&MatterId| {
        let matter = cx.facts.matter(**id);
        let node = matter.node(cx.portfolio);
        let fits = match (is_plan_year, matter.year(cx.portfolio), item.year) {
            (true, Some(its), Some(own)) => its.name == own.name,
            (true, ..) => false,
            (false, ..) => node.get("year").is_none(),
        };
        let own = *cx.portfolio.programmes[matter.programme].id == *item.programme.id;
        own && fits
    };
    let named: Vec<MatterId> = cx.facts.matters_of_none().iter().filter(about).copied().collect();
    let counts = |id: &MatterId| {
        let matter = cx.facts.matter(*id);
        matter.standing == Standing::Counts && matter.decides(cx.portfolio).is_some_and(|k| wanted.names(k))
    };
    if named.iter().any(counts) {
        return;
    }
    let place = item.absence(constraint, "");
    let finding = item.finding(cx, RULE.name, constraint, place, missing(item, &wanted));
    let year = item.year.filter(|_| is_plan_year).map(|y| YEAR.with([(&*y.name).into()]));
    out.push(told(cx, item, &wanted, named.into_iter(), &Traits::default(), finding, year));
}

/// The finding with what became of the decision, if anything did, and what to type.
fn told(
    cx: &Context<'_>,
    item: &Item<'_>,
    wanted: &Wanted<'_>,
    named: impl Iterator<Item = MatterId>,
    traits: &Traits,
    finding: Finding,
    about: Option<Text>,
) -> Finding {
    let of_kind =
        named.filter(|id| cx.facts.matter(*id).decides(cx.portfolio).is_some_and(|kind| wanted.names(kind)));
    if let Some(closest) = standing::closest(cx, of_kind) {
        return standing::tell(cx, item, wanted, finding, closest);
    }
    let kind = wanted.kinds.first().copied().unwrap_or_default();
    let may = if kind.is_empty() { Vec::new() } else { deciders(item.model, period(item), traits, kind) };
    let body = may.first().map_or(Arg::Text(BODY.text()), |b| Arg::from(&*b.id.value));
    let about = about.map_or(Arg::from(""), |t| Arg::Text(SEVERAL.with([Arg::Text(t)])));
    let decides = if kind.is_empty() { Arg::Text(KIND.text()) } else { Arg::from(kind) };
    finding.help(HELP.with([(&*item.programme.id).into(), body, decides, about]))
}

fn missing(item: &Item<'_>, wanted: &Wanted<'_>) -> Text {
    let kinds: Vec<Arg> = wanted.kinds.iter().map(|k| kind_label(item.model, k, period(item))).collect();
    match (kinds.is_empty(), wanted.state) {
        (true, _) => NONE.text(),
        (false, None) => MISSING.with([Arg::Any(kinds)]),
        (false, Some(state)) => {
            let word = item.model.word_in(Vocabulary::States, state, period(item));
            let state = word.map_or_else(|| Arg::from(state), |w| Arg::Label(w.label.clone()));
            OF_STATE.with([state, Arg::Any(kinds)])
        }
    }
}

/// An activity year and all its earlier selves.
fn chain(portfolio: &Portfolio, id: ActivityId) -> Vec<ActivityId> {
    let mut chain = vec![id];
    let mut at = 0;
    while let Some(id) = chain.get(at).copied() {
        let own = portfolio.activity(id);
        for earlier in own.carried_from.iter().filter_map(|link| link.target.ok()) {
            let is_earlier = precedes(portfolio, portfolio.activity(earlier), own) == Some(true);
            if is_earlier && !chain.contains(&earlier) {
                chain.push(earlier);
            }
        }
        at += 1;
    }
    chain
}

/// Whether the decision may have been taken before there was a law to ask for it, or before anything that is
/// kept: an earlier self of such a year had come as far already.
fn began_before_the_law(cx: &Context<'_>, chain: &[ActivityId], wanted: &Wanted<'_>) -> bool {
    let lawless = |id: &ActivityId| {
        let activity = cx.portfolio.activity(*id);
        let programme = &cx.portfolio.programmes[activity.programme];
        let period = programme.years[activity.year].period;
        if cx.portfolio.model_of(programme).is_some_and(|m| m.in_force(period)) {
            return false;
        }
        let status = &cx.portfolio.file(activity.source).headline.status;
        status.as_ref().is_none_or(|s| wanted.states.is_empty() || wanted.states.contains(&&*s.value))
    };
    let older = |id: &ActivityId| {
        let links = &cx.portfolio.activity(*id).carried_from;
        links.iter().any(|link| link.target == Err(LinkFault::BeforeTheOldest))
    };
    chain[1..].iter().any(lawless) || chain.iter().any(older)
}

static MISSING: Words = Words::new("Beslut saknas: {0}", "No decision on record: {0}");
static OF_STATE: Words = Words::new(
    "Statusen {0} kräver ett beslut som saknas: {1}",
    "The state {0} needs a decision that is not on record: {1}",
);
static NONE: Words = Words::new("Beslut saknas", "No decision on record");
static GATE: Words = Words::new("det här kräver beslutet", "this needs the decision");
static HELP: Words = Words::new(
    "lägg in beslutet som ett ärende i mötets fil, `plans/{0}/meetings/ÅÅÅÅ-MM-DD-{1}`, med `decides = \"{2}\"`{3}",
    "put the decision as a matter in the meeting's file, `plans/{0}/meetings/YYYY-MM-DD-{1}`, with `decides = \"{2}\"`{3}",
);
static SEVERAL: Words = Words::new(" och {0}", " and {0}");
static ABOUT: Words = Words::new("`activities = [\"{0}\"]`", "`activities = [\"{0}\"]`");
static YEAR: Words = Words::new("`year = {0}`", "`year = {0}`");
static BODY: Words = Words::new("ORGAN", "BODY");
static KIND: Words = Words::new("BESLUTSTYP", "KIND");
