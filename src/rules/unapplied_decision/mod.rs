//! `unapplied-decision`: a decision has set something that the activity does not say.

mod typed;

use crate::diag::{Finding, Findings, Severity};
use crate::model::{Constraint, Subject};
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::text::Words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unapplied-decision",
    scope: Scope::Governance,
    // A meeting that is held makes its decisions count: the clock alone can begin it.
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new(
        "Ett beslut har inte förts in i aktiviteten",
        "A decision has not been put into the activity",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item { run, subjects: &[Subject::Matter], parameters: &[], needs: &[], always: None },
};

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let Some((_, decision)) = item.matter.and_then(|id| cx.facts.settling(id)) else { return };
    for set in decision.sets.iter().filter(|set| !cx.facts.is_overtaken(decision, set)) {
        let activity = cx.portfolio.activity(set.activity);
        let file = cx.portfolio.file(activity.source);
        let may_differ = || cx.facts.may_differ(cx.portfolio, decision, set, &file.root);
        if !file.complete || set.is_said_by(&file.root) || may_differ() {
            continue;
        }
        let now = set.now(&file.root);
        let head =
            || set.field.split('.').next().and_then(|f| file.root.table().entry(f)).map(|e| e.key.span);
        let span = now.map(|n| n.span).or_else(head).unwrap_or_else(|| file.head());
        let message = match &set.to {
            Some(to) => {
                NOT_SET.with([(&*set.field).into(), typed::shown(to).into(), (&*decision.key).into()])
            }
            None => NOT_REMOVED.with([(&*set.field).into(), (&*decision.key).into()]),
        };
        let mut finding = Finding::new(RULE.name, activity.source, span, message).gist(GIST.text());
        finding.law = Some(constraint.law.clone());
        let finding =
            finding.about(activity.key.to_string()).help(typed::help(&activity.key.to_string(), set));
        out.push(finding.related(item.source, set.span, DECIDED.text()));
    }
}

static NOT_SET: Words =
    Words::new("`{0}` ska vara {1} enligt beslutet {2}", "`{0}` should be {1} by the decision {2}");
static NOT_REMOVED: Words = Words::new(
    "`{0}` står kvar, fast beslutet {1} tog bort det",
    "`{0}` still stands, although the decision {1} removed it",
);
static GIST: Words = Words::new("Beslut som inte är införda", "Decisions that have not been put in");
static DECIDED: Words = Words::new("beslutat här", "decided here");
