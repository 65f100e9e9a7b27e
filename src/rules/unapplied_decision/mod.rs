//! `unapplied-decision`: a decision has set something that the activity does not say.

mod typed;

use crate::diag::{Finding, Findings, Severity};
use crate::facts::{Decision, Set, Standing, is_within};
use crate::model::{Constraint, Subject};
use crate::portfolio::ActivityId;
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::syntax::Node;
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
    let Some(id) = item.matter.filter(|id| cx.facts.matter(*id).standing == Standing::Counts) else { return };
    let decisions = &cx.facts.decisions;
    let Some(at) = decisions.iter().position(|d| d.matter == id) else { return };
    let decision = &decisions[at];
    for (place, set) in decision.sets.iter().enumerate() {
        let later = decision.sets[place + 1..].iter().chain(decisions[at + 1..].iter().flat_map(|d| &d.sets));
        if later.into_iter().any(|other| other.meets(set)) {
            continue;
        }
        let activity = cx.portfolio.activity(set.activity);
        let file = cx.portfolio.file(activity.source);
        if !file.complete || set.is_said_by(&file.root) || may_differ(cx, decision, set, &file.root) {
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

/// Whether the file may say something else by now: a status that has moved on as the law allows, or a field
/// that nobody protects.
fn may_differ(cx: &Context<'_>, decision: &Decision, set: &Set, root: &Node) -> bool {
    let activity = cx.portfolio.activity(set.activity);
    let programme = &cx.portfolio.programmes[activity.programme];
    let Some(model) = cx.portfolio.model_of(programme) else { return true };
    let period = programme.years[activity.year].period;
    if &*set.field == "status" {
        let (Some(was), Some(now)) = (set.to.as_ref().and_then(Node::as_text), root.text("status")) else {
            return false;
        };
        let taken = |kind: &str| later_of_kind(cx, decision, set.activity, kind);
        return model.may_become(was, now.value, period, &taken);
    }
    let touches = |path: &str| is_within(path, &set.field) || is_within(&set.field, path);
    !model.protected.iter().any(|path| touches(&path.value))
}

/// Whether a decision of a kind has been taken on an activity since another, or in the same meeting.
fn later_of_kind(cx: &Context<'_>, decision: &Decision, id: ActivityId, kind: &str) -> bool {
    let is_later = |d: &&Decision| d.date >= decision.date && d.matter != decision.matter;
    let later = cx.facts.decisions.iter().filter(is_later);
    later.into_iter().any(|d| *d.kind == *kind && d.activities.contains(&id) && d.may_move(id))
}

static NOT_SET: Words =
    Words::new("`{0}` är inte {1}, som beslutet {2} säger", "`{0}` is not {1}, as the decision {2} says");
static NOT_REMOVED: Words = Words::new(
    "`{0}` står kvar, fast beslutet {1} tog bort det",
    "`{0}` still stands, although the decision {1} removed it",
);
static GIST: Words = Words::new("Beslut som inte är införda", "Decisions that have not been put in");
static DECIDED: Words = Words::new("beslutat här", "decided here");
