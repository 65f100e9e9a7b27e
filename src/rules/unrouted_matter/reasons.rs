//! Why a body must handle a case, in words, and where that is written.

use crate::facts::{MatterId, Stop, Why};
use crate::portfolio::PlanYear;
use crate::rules::{Context, Item};
use crate::syntax::Node;
use crate::syntax::shape::Vocabulary;
use crate::text::{Arg, SourceId, Span, Text, Words};

/// The reasons for a stop, each in words.
pub(super) fn told(item: &Item<'_>, stop: &Stop<'_>, year: Option<&PlanYear>) -> Vec<Arg> {
    let text = |why: &Why| -> Text {
        match why {
            Why::Domain(domain) => {
                let word = item.model.word_in(Vocabulary::Domains, domain, year.and_then(|y| y.period));
                DOMAIN.with([word.map_or_else(|| Arg::from(&**domain), |w| Arg::Label(w.label.clone()))])
            }
            Why::All => ALL.text(),
            Why::AffectsOrganisations => AFFECTS.text(),
            Why::SeveralStrategic => SEVERAL.text(),
            Why::NobodyElse => NOBODY_ELSE.text(),
            Why::SharedSystem => SHARED.text(),
        }
    };
    stop.why.iter().map(|why| Arg::Text(text(why))).collect()
}

/// Where an activity of the case says what is the reason for a stop.
pub(super) fn place(cx: &Context<'_>, id: MatterId, stop: &Stop<'_>) -> Option<(SourceId, Span)> {
    let said = |root: &Node| -> Option<Span> {
        stop.why.iter().rev().find_map(|why| match why {
            Why::AffectsOrganisations => flag(root, "affects_organisations"),
            Why::SharedSystem => flag(root, "shared_system"),
            Why::Domain(domain) => root.texts("domains").find(|t| *t.value == **domain).map(|t| t.span),
            Why::All | Why::SeveralStrategic | Why::NobodyElse => None,
        })
    };
    let activities = cx.facts.cases.of(id).iter().flat_map(|id| &cx.facts.matter(*id).activities);
    let mut sources = activities.map(|activity| cx.portfolio.activity(*activity).source);
    sources.find_map(|source| Some((source, said(cx.portfolio.root(source))?)))
}

fn flag(root: &Node, name: &str) -> Option<Span> {
    root.get(name).filter(|_| root.flag(name)).map(|n| n.span)
}

pub(super) static THEREFORE: Words = Words::new("därför", "this is why");
static DOMAIN: Words = Words::new("det rör {0}", "it concerns {0}");
static ALL: Words = Words::new("organet har alla områden", "the body has all domains");
static AFFECTS: Words = Words::new("det påverkar organisationerna", "it affects the organisations");
static SEVERAL: Words = Words::new(
    "det rör flera strategiska organs områden",
    "it concerns the domains of several strategic bodies",
);
static NOBODY_ELSE: Words = Words::new("ingen annan får besluta det", "nobody else may decide it");
static SHARED: Words = Words::new("det gäller ett gemensamt system", "it is about a shared system");
