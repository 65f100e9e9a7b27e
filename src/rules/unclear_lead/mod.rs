//! `unclear-lead`: several are responsible and it does not show who leads (A76).

use crate::diag::{Findings, Severity};
use crate::model::{Constraint, Subject};
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::syntax::Node;
use crate::text::{Arg, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unclear-lead",
    scope: Scope::Item,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new(
        "Flera är ansvariga, och det syns inte vem som leder",
        "Several are responsible, and it does not show who leads",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item { run, subjects: &[Subject::Activity], parameters: &[], needs: &[], always: None },
};

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let responsible = item.node.list("responsible");
    // What could not be read, or is no true or false, may be the mark.
    let unsure = responsible.iter().filter_map(|r| r.get("lead")).any(|lead| lead.as_bool().is_none());
    if responsible.len() < 2 || !item.complete || unsure {
        return;
    }
    let leads = responsible.iter().filter(|r| r.flag("lead")).count();
    if leads == 1 {
        return;
    }
    let list = item.node.get("responsible");
    // The list's own place covers all of it; its field is enough to find it.
    let span = item.node.table().entry("responsible").map_or(item.head, |e| e.key.span);
    let actors = &cx.portfolio.registers.actors;
    let networks: Vec<Arg> = list
        .map(Node::items)
        .unwrap_or_default()
        .iter()
        .filter_map(|r| actors.get(r.text("org")?.value))
        .filter(|a| a.kind.as_deref() == Some("network"))
        .map(|a| Arg::from(&*a.name))
        .collect();
    let message = if leads > 1 {
        MANY.with([leads.into()])
    } else if networks.is_empty() {
        NONE.with([responsible.len().into()])
    } else {
        NETWORK.with([responsible.len().into(), Arg::All(networks)])
    };
    let help = if leads > 1 { &MANY_HELP } else { &HELP };
    out.push(item.finding(cx, RULE.name, constraint, span, message).help(help.text()));
}

static NONE: Words = Words::new(
    "{0} är ansvariga, men ingen är märkt som den som leder",
    "{0} are responsible, but none is marked as leading",
);
static NETWORK: Words = Words::new(
    "{0} är ansvariga, men ingen är märkt som den som leder; {1} är ett nätverk",
    "{0} are responsible, but none is marked as leading; {1} is a network",
);
static MANY: Words = Words::new(
    "{0} ansvariga är märkta som den som leder; bara en kan leda",
    "{0} of those responsible are marked as leading; only one can lead",
);
static HELP: Words = Words::new(
    "skriv lead = true på en av posterna i `responsible`",
    "write lead = true on one of the entries of `responsible`",
);
static MANY_HELP: Words = Words::new(
    "behåll lead = true på en av posterna i `responsible`, och ta bort det på de andra",
    "keep lead = true on one of the entries of `responsible`, and remove it from the others",
);
