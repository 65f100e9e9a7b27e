//! The consultations of a case: those on record, and the meetings of bodies that are there to be consulted.

use crate::facts::{Matter, MatterId};
use crate::model::Body;
use crate::rules::case::period;
use crate::rules::{Context, Item};
use crate::text::{Day, SourceId, Span, parse_day};

/// A body was asked for its views.
#[derive(Debug)]
pub(super) struct Consultation<'m> {
    /// The body.
    pub(super) body: &'m Body,
    /// When, if it says.
    pub(super) date: Option<Day>,
    /// Where it stands; none when it shows only in that the body met on the case.
    pub(super) place: Option<(SourceId, Span)>,
    /// The body that handles the case and is the same actor, so that it consulted itself.
    pub(super) own: Option<&'m Body>,
}

/// All consultations of the case that a matter belongs to.
pub(super) fn of_case<'m>(cx: &Context<'_>, item: &Item<'m>, id: MatterId) -> Vec<Consultation<'m>> {
    let model = item.model;
    let matters: Vec<&Matter> = cx.facts.cases.of(id).iter().map(|id| cx.facts.matter(*id)).collect();
    let met: Vec<(&Body, Option<Day>)> =
        matters.iter().filter_map(|m| Some((model.body_in(&m.body, period(item))?, m.date))).collect();
    let handle: Vec<&Body> = met.iter().map(|(body, _)| *body).filter(|b| !is_asked(b)).collect();
    let own = |body: &Body| {
        let is_same =
            |b: &&Body| b.id.value == body.id.value || body.actor.is_some() && b.actor == body.actor;
        handle.iter().copied().find(is_same)
    };
    let mut found = Vec::new();
    for matter in &matters {
        let node = matter.node(cx.portfolio);
        let asked = node.list("consulted").iter().filter_map(|c| Some((c.text("body")?, c.text("date"))));
        let experts = node.texts("experts").map(|body| (body, None));
        for (name, date) in asked.chain(experts) {
            let Some(body) = model.body_in(name.value, period(item)) else { continue };
            let date = date.and_then(|d| parse_day(d.value).ok());
            found.push(Consultation { body, date, place: Some((matter.source, name.span)), own: own(body) });
        }
    }
    let heard = met.iter().filter(|(body, _)| is_asked(body));
    found.extend(heard.map(|(body, date)| Consultation { body, date: *date, place: None, own: own(body) }));
    found
}

/// Whether a body that meets on a case is there to be asked, not to handle it.
fn is_asked(body: &Body) -> bool {
    matches!(body.level.as_deref(), Some("reference" | "expert"))
}
