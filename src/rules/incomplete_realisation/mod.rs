//! `incomplete-realisation`: a party has not reported how it carries out what was decided, or lags (B38,
//! B75, B79).

use crate::diag::{Findings, Severity};
use crate::facts::{Realisation, is_asked_for, is_decided, realisation};
use crate::model::format::STATE_CATEGORIES;
use crate::model::{Constraint, Subject};
use crate::portfolio::ActivityId;
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::syntax::shape::{Field, Kind, Vocabulary};
use crate::text::{Arg, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "incomplete-realisation",
    scope: Scope::Item,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new(
        "En part har inte rapporterat sitt genomförande, eller släpar efter",
        "A party has not reported how it carries out the activity, or lags",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item {
        run,
        subjects: &[Subject::Activity],
        parameters: PARAMETERS,
        needs: &[],
        always: None,
    },
};

static PARAMETERS: &[Field] = &[Field::new(
    "decided",
    "kategorier som räknas som beslutade",
    "categories that count as decided",
    Kind::List(&Kind::Word(Vocabulary::Fixed(STATE_CATEGORIES))),
)];

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    // In a file that was not read whole, the record may be what is missing.
    let Some(id) = item.activity.filter(|_| item.complete) else { return };
    let parties = realisation(cx.portfolio, cx.facts, id);
    let silent: Vec<&Realisation<'_>> = parties.iter().filter(|p| p.records.is_empty()).collect();
    if let Some(first) = silent.first()
        && is_due(cx, constraint, item, id)
    {
        let names = silent.iter().map(|p| name(cx, p.party)).collect();
        let list = item.node.table().entry("realisation").or_else(|| item.node.table().entry("parties"));
        let span = list.map_or_else(|| item.absence(constraint, "realisation"), |e| e.key.span);
        let finding = item.finding(cx, RULE.name, constraint, span, SILENT.with([Arg::All(names)]));
        out.push(finding.gist(SILENT_GIST.text()).help(SILENT_HELP.with([first.party.into()])));
    }
    for party in &parties {
        for lag in &party.lags {
            let list = item.node.table().entry("realisation").map_or(item.head, |e| e.key.span);
            let place = lag.record.and_then(|r| r.node.get("state").or_else(|| r.node.get("party")));
            let span = place.map_or(list, |n| n.span);
            let (who, due) = (name(cx, party.party), Arg::from(lag.due));
            let message = match (lag.milestone, lag.record) {
                (Some(milestone), Some(_)) => LAGS.with([who, milestone.into(), due]),
                (Some(milestone), None) => UNTOLD.with([who, milestone.into(), due]),
                (None, _) => LAGS_WHOLE.with([who, due]),
            };
            let help = match lag.record {
                Some(_) => LAGS_HELP.with([party.party.into()]),
                None => UNTOLD_HELP.with([party.party.into()]),
            };
            let finding = item.finding(cx, RULE.name, constraint, span, message);
            out.push(finding.gist(LAGS_GIST.text()).help(help));
        }
    }
}

/// Whether every party should have reported: the activity is decided, and no other constraint asks for the
/// same already.
fn is_due(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, id: ActivityId) -> bool {
    let category = crate::facts::category(cx.portfolio, cx.portfolio.activity(id));
    let by_state = category.is_some_and(|own| constraint.params("decided").any(|word| word == own));
    let called_off = matches!(category, Some("cancelled" | "rejected"));
    let asked = || {
        item.node.list("realisation").is_empty() && is_asked_for(cx.portfolio, cx.facts, id, "realisation")
    };
    !called_off && (by_state || is_decided(cx.portfolio, cx.facts, id)) && !asked()
}

fn name(cx: &Context<'_>, party: &str) -> Arg {
    Arg::from(cx.portfolio.registers.actors.get(party).map_or(party, |actor| &*actor.name))
}

static SILENT_GIST: Words =
    Words::new("Parter som inte har rapporterat sitt genomförande", "Parties that have not reported");
static SILENT: Words = Words::new(
    "Aktiviteten är beslutad, men genomförandet är inte rapporterat hos {0}",
    "The activity is decided, but its realisation is not reported by {0}",
);
static SILENT_HELP: Words = Words::new(
    "lägg till en post i `realisation` för var och en, med `party = \"{0}\"`, `state` och `as_of`",
    "add an entry to `realisation` for each, with `party = \"{0}\"`, `state` and `as_of`",
);
static LAGS_GIST: Words = Words::new("Parter som släpar efter", "Parties that lag");
static LAGS: Words = Words::new(
    "{0} är inte klar med {1}, som skulle ha varit klar {2}",
    "{0} is not done with {1}, which was due {2}",
);
static LAGS_WHOLE: Words = Words::new(
    "{0} är inte klar med aktiviteten, som skulle ha varit slut {1}",
    "{0} is not done with the activity, which was to end {1}",
);
static LAGS_HELP: Words = Words::new(
    "skriv nytt läge i `state` och dagen i `as_of` när `{0}` är klar",
    "write the new state in `state` and the day in `as_of` when `{0}` is done",
);
static UNTOLD: Words = Words::new(
    "{0} har inte rapporterat {1}, som skulle ha varit klar {2}",
    "{0} has not reported {1}, which was due {2}",
);
static UNTOLD_HELP: Words = Words::new(
    "lägg till en post i `realisation` med `party = \"{0}\"`, `milestone` och `state`",
    "add an entry to `realisation` with `party = \"{0}\"`, `milestone` and `state`",
);
