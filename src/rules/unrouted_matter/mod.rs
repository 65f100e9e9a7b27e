//! `unrouted-matter`: a decision was taken without a body that must handle it (B35, B46, B52).

mod reasons;

use crate::diag::{Findings, Severity};
use crate::facts::{MatterId, Part, Stop, Traits, Why, route};
use crate::model::{Body, Constraint, Subject};
use crate::rules::case::{LEVELS_ALONE, any_of, decided, period};
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::text::{Arg, Span, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unrouted-matter",
    scope: Scope::Governance,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new(
        "Ett ärende har avgjorts utan ett organ som ska behandla det",
        "A matter was settled without a body that must handle it",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item {
        run,
        subjects: &[Subject::Matter],
        parameters: LEVELS_ALONE,
        needs: &[],
        always: None,
    },
};

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let Some(id) = decided(cx, constraint, item).filter(|_| item.complete) else { return };
    let matter = cx.facts.matter(id);
    // Who should have decided instead is told there.
    let (Some(kind), false) = (item.node.text("decides"), matter.lacks_mandate()) else { return };
    let traits = Traits::of_case(cx.portfolio, cx.facts, id);
    let stops = route(item.model, period(item), &traits, Some(kind.value));
    let handled = |body: &Body| is_handled(cx, id, body);
    let mut missing: Vec<Vec<&Stop<'_>>> =
        stops.iter().filter(|s| s.is_must() && !handled(s.body)).map(|s| vec![s]).collect();
    missing.extend(none_of(&stops, &handled, &|s| s.part == Part::MayDecide));
    let prepares = |s: &Stop<'_>| {
        let level = s.body.level.as_deref();
        s.part == Part::Prepares && !s.is_must() && constraint.params("levels").any(|l| Some(l) == level)
    };
    // The bodies below one body prepare for it together.
    let mut parents: Vec<Option<&str>> =
        stops.iter().filter(|s| prepares(s)).map(|s| s.body.parent.as_deref()).collect();
    parents.dedup();
    for parent in parents {
        missing.extend(none_of(&stops, &handled, &|s| prepares(s) && s.body.parent.as_deref() == parent));
    }
    for stops in missing {
        let bodies: Vec<&Body> = stops.iter().map(|s| s.body).collect();
        let why = reasons::told(item, stops[0], matter.year(cx.portfolio));
        let words = if bodies.len() > 1 { &NONE_OF } else { &UNROUTED };
        let message = words.with([any_of(&bodies), Arg::All(why)]);
        let first = bodies[0];
        let mut finding = item.finding(cx, RULE.name, constraint, place(item, stops[0], kind.span), message);
        if let Some((source, span)) = reasons::place(cx, id, stops[0]) {
            finding = finding.related(source, span, reasons::THEREFORE.text());
        }
        let programme = Arg::from(&*item.programme.id);
        let help = HELP.with([programme, (&*first.id.value).into(), (&*matter.key).into()]);
        out.push(finding.related(item.model.source, first.id.span, BODY.text()).help(help));
    }
}

/// Whether the case has been before a body, or will be.
fn is_handled(cx: &Context<'_>, id: MatterId, body: &Body) -> bool {
    let own = cx.facts.matter(id).programme;
    let met = |id: &MatterId| {
        let matter = cx.facts.matter(*id);
        matter.programme == own && *matter.body == *body.id.value
    };
    cx.facts.cases.of(id).iter().any(met)
}

/// The stops of a sort, if there are any and none of their bodies has handled the case.
fn none_of<'s, 'm>(
    stops: &'s [Stop<'m>],
    handled: &dyn Fn(&Body) -> bool,
    of: &dyn Fn(&Stop<'_>) -> bool,
) -> Option<Vec<&'s Stop<'m>>> {
    let found: Vec<&Stop<'m>> = stops.iter().filter(|s| of(s)).collect();
    (!found.is_empty() && !found.iter().any(|s| handled(s.body))).then_some(found)
}

/// The domain that the matter itself states, where that is the reason; else the kind of decision.
fn place(item: &Item<'_>, stop: &Stop<'_>, decides: Span) -> Span {
    let is_reason = |text: &str| stop.why.iter().any(|w| matches!(w, Why::Domain(d) if **d == *text));
    let stated = item.node.texts("domains").find(|t| is_reason(t.value));
    stated.map_or(decides, |t| t.span)
}

static UNROUTED: Words = Words::new(
    "{0} har inte behandlat ärendet, trots att {1}",
    "{0} has not handled the matter, although {1}",
);
static NONE_OF: Words = Words::new(
    "Inget av organen har behandlat ärendet ({0}), trots att {1}",
    "None of the bodies has handled the matter ({0}), although {1}",
);
static BODY: Words = Words::new("ska behandla ärendet", "must handle the matter");
static HELP: Words = Words::new(
    "ta upp ärendet i ett möte med organet, `plans/{0}/meetings/ÅÅÅÅ-MM-DD-{1}`, med `continues = \"{2}\"`; `plan route {2}` visar hela vägen",
    "take the matter up in a meeting of the body, `plans/{0}/meetings/YYYY-MM-DD-{1}`, with `continues = \"{2}\"`; `plan route {2}` shows the whole way",
);
