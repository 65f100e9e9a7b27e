//! `uncoordinated-area`: an activity touches an area that others lead, and says nothing of the
//! coordination (A87, A92).

use crate::diag::{Findings, Severity};
use crate::facts::organisations;
use crate::model::{Constraint, Subject};
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::syntax::Node;
use crate::text::Words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "uncoordinated-area",
    scope: Scope::Item,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new(
        "Ett område som andra leder berörs, utan att samordningen beskrivs",
        "An area led by others is touched, and the coordination is not described",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item { run, subjects: &[Subject::Activity], parameters: &[], needs: &[], always: None },
};

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    // In a file that was not read whole, the note may be what is missing.
    let Some(programme) = item.programme.source.filter(|_| item.complete) else { return };
    let areas = cx.portfolio.root(programme).list("areas");
    for touched in item.node.list("areas") {
        let Some(id) = touched.text("id").or_else(|| touched.text_at()) else { continue };
        if touched.get("note").is_some_and(Node::says_something) {
            continue;
        }
        let area = areas.iter().find(|a| a.text("id").is_some_and(|t| t.value == id.value));
        let Some(leader) = area.and_then(|a| a.text("led_by")) else { continue };
        // An area led by the own organisation, or by one it is part of, is not led by others.
        let own =
            organisations(item.node).any(|org| cx.portfolio.registers.line_of(org).contains(&leader.value));
        if own {
            continue;
        }
        let name = area.and_then(|a| a.text("name")).map_or(id.value, |t| t.value);
        let led_by = cx.portfolio.registers.actors.get(leader.value).map_or(leader.value, |a| &*a.name);
        let message = TOUCHED.with([name.into(), led_by.into()]);
        out.push(
            item.finding(cx, RULE.name, constraint, id.span, message)
                .gist(GIST.text())
                .help(HELP.with([id.value.into()])),
        );
    }
}

static TOUCHED: Words = Words::new(
    "Aktiviteten berör området {0}, som leds av {1}, men samordningen beskrivs inte",
    "The activity touches the area {0}, led by {1}, but does not describe the coordination",
);
static GIST: Words = Words::new(
    "Samordning med område som andra leder beskrivs inte",
    "Coordination with an area led by others is not described",
);
static HELP: Words = Words::new(
    "lägg till `note` i posten för `{0}`: med vem och hur ni samordnar er",
    "add `note` to the entry of `{0}`: with whom and how you coordinate",
);
