//! `self-consultation`: a body was consulted by itself: two bodies of one actor (B45, B59).

use crate::diag::{Findings, Severity};
use crate::model::{Constraint, Subject};
use crate::rules::case::meant;
use crate::rules::consultation;
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::text::Words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "self-consultation",
    scope: Scope::Governance,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new("Ett organ har samrått med sig självt", "A body was consulted by itself"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item { run, subjects: &[Subject::Matter], parameters: &[], needs: &[], always: None },
};

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let Some(id) = item.matter else { return };
    for consultation in &consultation::of_matter(cx, item, id) {
        let (Some(own), Some((_, span))) = (consultation.own, consultation.place) else { continue };
        let message = if own.id.value == consultation.body.id.value {
            ITSELF.with([(&*own.name).into()])
        } else {
            SAME_ACTOR.with([(&*consultation.body.name).into(), (&*own.name).into()])
        };
        let bodies = meant(constraint, item, "consultation");
        let is_other = |b: &&&crate::model::Body| b.actor.is_none() || b.actor != own.actor;
        let help = match bodies.iter().find(is_other) {
            Some(other) => HELP.with([(&*other.id.value).into()]),
            None => REMOVE.text(),
        };
        let finding = item.finding(cx, RULE.name, constraint, span, message).help(help);
        out.push(finding.related(item.model.source, own.id.span, HANDLES.text()));
    }
}

static ITSELF: Words = Words::new(
    "{0} behandlar ärendet och kan inte samråda med sig självt",
    "{0} handles the matter and cannot consult itself",
);
static SAME_ACTOR: Words = Words::new(
    "{0} är samma aktör som {1}, som behandlar ärendet: det är inget samråd",
    "{0} is the same actor as {1}, which handles the matter: that is no consultation",
);
static HANDLES: Words = Words::new("behandlar ärendet", "handles the matter");
static HELP: Words = Words::new(
    "samråd med ett annat organ, till exempel `body = \"{0}\"`",
    "consult another body, such as `body = \"{0}\"`",
);
static REMOVE: Words = Words::new("ta bort organet ur `consulted`", "remove the body from `consulted`");
