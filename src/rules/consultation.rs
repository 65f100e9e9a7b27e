//! The consultations of a case: those on record, and the meetings of bodies that are there to be consulted.

use crate::facts::MatterId;
use crate::model::Body;
use crate::rules::case::period;
use crate::rules::{Context, Item};
use crate::syntax::{At, Node};
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
    let met = met(cx, item, id);
    let matters = cx.facts.cases.of(id).iter().map(|id| cx.facts.matter(*id));
    let mut found: Vec<Consultation<'m>> =
        matters.flat_map(|matter| on_record(item, matter.node(cx.portfolio), matter.source, &met)).collect();
    let heard = met.iter().filter(|(body, _)| is_asked(body));
    found.extend(heard.map(|(body, date)| {
        let own = itself(body, &met);
        Consultation { body, date: *date, place: None, own }
    }));
    found
}

/// The consultations that a matter itself has on record.
pub(super) fn of_matter<'m>(cx: &Context<'_>, item: &Item<'m>, id: MatterId) -> Vec<Consultation<'m>> {
    // Few matters have any, and then the case need not be looked at.
    if item.node.list("consulted").is_empty() && item.node.list("experts").is_empty() {
        return Vec::new();
    }
    on_record(item, item.node, item.source, &met(cx, item, id))
}

/// The bodies that have met on a case, and when.
fn met<'m>(cx: &Context<'_>, item: &Item<'m>, id: MatterId) -> Vec<(&'m Body, Option<Day>)> {
    let matters = cx.facts.cases.of(id).iter().map(|id| cx.facts.matter(*id));
    matters.filter_map(|m| Some((item.model.body_in(&m.body, period(item))?, m.date))).collect()
}

fn on_record<'m>(
    item: &Item<'m>,
    matter: &Node,
    source: SourceId,
    met: &[(&'m Body, Option<Day>)],
) -> Vec<Consultation<'m>> {
    let asked = matter.list("consulted").iter().filter_map(|c| Some((c.text("body")?, c.text("date"))));
    let experts = matter.texts("experts").map(|body| (body, None));
    let consultation = |(name, date): (At<&str>, Option<At<&str>>)| {
        let body = item.model.body_in(name.value, period(item))?;
        let date = date.and_then(|d| parse_day(d.value).ok());
        Some(Consultation { body, date, place: Some((source, name.span)), own: itself(body, met) })
    };
    asked.chain(experts).filter_map(consultation).collect()
}

/// The body that handles the case and is the same actor as another.
fn itself<'m>(body: &Body, met: &[(&'m Body, Option<Day>)]) -> Option<&'m Body> {
    let handle = met.iter().map(|(body, _)| *body).filter(|b| !is_asked(b));
    let is_same = |b: &&Body| b.id.value == body.id.value || body.actor.is_some() && b.actor == body.actor;
    handle.into_iter().find(is_same)
}

/// Whether a body that meets on a case is there to be asked, not to handle it.
fn is_asked(body: &Body) -> bool {
    matches!(body.level.as_deref(), Some("reference" | "expert"))
}
