//! Actors that are part of themselves, by `parent` or by `members`.

use crate::diag::{Finding, Findings};
use crate::model::{Actor, Registers};
use crate::portfolio::Place;
use crate::rules::Context;
use crate::rules::broken_chain::RULE;
use crate::syntax::At;
use crate::text::{SourceId, Words};

pub(super) fn check(cx: &Context<'_>, out: &mut Findings) {
    let registers = &cx.portfolio.registers;
    // The first file of the register counts; duplicate-id speaks of others.
    let file = cx.portfolio.files.iter().position(|f| f.place == Place::Actors);
    let Some(source) = file.map(SourceId::at) else { return };
    for entry in cx.portfolio.root(source).list("actors") {
        let Some(id) = entry.text("id") else { continue };
        let links = entry.text("parent").into_iter().map(|at| ("parent", at));
        for (field, link) in links.chain(entry.texts("members").map(|at| ("members", at))) {
            if closes(registers, field, id.value, link) {
                let message = CIRCLE.with([id.value.into(), field.into()]);
                let help = HELP.with([link.value.into(), field.into()]);
                let finding = Finding::new(RULE.name, source, link.span, message);
                out.push(finding.gist(GIST.text()).help(help).about(id.value));
            }
        }
    }
}

/// Whether a link leads back to where it begins; of a circle only the first actor in the register says so.
fn closes(registers: &Registers, field: &str, from: &str, link: At<&str>) -> bool {
    let place = |id: &str| registers.actors.items.iter().position(|a| *a.id == *id);
    let mut seen: Vec<&str> = Vec::new();
    let mut open: Vec<(&str, bool)> = vec![(link.value, true)];
    while let Some((id, first)) = open.pop() {
        if id == from {
            return first;
        }
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let first = first && place(id) > place(from);
        let next = registers.actors.get(id).map(|a| next(a, field)).unwrap_or_default();
        open.extend(next.into_iter().map(|id| (id, first)));
    }
    false
}

fn next<'a>(actor: &'a Actor, field: &str) -> Vec<&'a str> {
    match field {
        "parent" => actor.parent.as_deref().into_iter().collect(),
        _ => actor.members.iter().map(|m| &**m).collect(),
    }
}

static GIST: Words = Words::new("Aktörer som ingår i sig själva", "Actors that are part of themselves");
static CIRCLE: Words = Words::new(
    "`{0}` ingår i sig själv: `{1}` leder i en cirkel tillbaka hit",
    "`{0}` is part of itself: `{1}` leads in a circle back here",
);
static HELP: Words = Words::new("ta bort eller rätta `{0}` i `{1}`", "remove or correct `{0}` in `{1}`");
