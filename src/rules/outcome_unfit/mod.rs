//! `outcome-unfit`: an outcome or a kind of decision that does not go with the type of the matter, or an outcome
//! of a meeting that is still to come (B50, B51).

use crate::diag::{Findings, Severity};
use crate::facts::MatterId;
use crate::model::{Constraint, Model, Subject};
use crate::portfolio::File;
use crate::rules::case::period;
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::syntax::Node;
use crate::syntax::shape::Vocabulary;
use crate::text::{Arg, Label, Period, SourceId, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "outcome-unfit",
    scope: Scope::Governance,
    severity: Severity::Error,
    // The clock alone ends it.
    cases: &[("to-come", Severity::Warning)],
    summary: Words::new(
        "Utfallet passar inte ärendets typ, eller mötet är inte hållet",
        "The outcome does not fit the type of the matter, or the meeting is still to come",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item { run, subjects: &[Subject::Matter], parameters: &[], needs: &[], always: None },
};

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    let Some(matter_type) = item.node.text("type") else { return };
    let outcome = item.node.text("outcome");
    // A type that the model does not know is an unknown value.
    let Some(word) = item.model.word_in(Vocabulary::MatterTypes, matter_type.value, period(item)) else {
        return;
    };
    let label = || Arg::Label(word.label.clone());
    if let Some(decides) = item.node.text("decides")
        && word.category.as_deref().is_some_and(|c| c != "decision")
    {
        let message = NO_DECISION.with([label()]);
        let finding = item.finding(cx, RULE.name, constraint, decides.span, message);
        let types = words(item.model, period(item), "decision");
        let help = if types.is_empty() { REMOVE.text() } else { CHANGE.with([Arg::Any(types)]) };
        out.push(finding.help(help));
        return;
    }
    let Some(outcome) = outcome else { return };
    if let Some(named) = foreign(item.model, period(item), matter_type.value, outcome.value) {
        let message = FOREIGN.with([Arg::Label(named.clone()), label()]);
        let choices = outcomes(item.model, matter_type.value, period(item));
        let help = if choices.is_empty() { NO_OUTCOME.text() } else { CHOOSE.with([Arg::Any(choices)]) };
        out.push(item.finding(cx, RULE.name, constraint, outcome.span, message).help(help));
    } else if let Some(date) = item.matter.and_then(|id| cx.facts.matter(id).date)
        && date > cx.today()
    {
        let message = TO_COME.with([date.into()]);
        let finding = item.finding(cx, RULE.name, constraint, outcome.span, message);
        out.push(finding.case("to-come").help(TO_COME_HELP.text()));
    }
}

/// Whether a constraint of this rule speaks of an outcome that belongs to another type of matter, so that nobody
/// need call it unknown.
pub(super) fn speaks(cx: &Context<'_>, source: SourceId, file: &File, node: &Node) -> bool {
    let id = cx.matter_of(source, node);
    let model = cx.programme_of(file).and_then(|p| cx.portfolio.model_of(p));
    let (Some(id), Some(model)) = (id, model) else { return false };
    is_foreign(cx, model, id) && cx.law_says_of_matter(id, RULE.name)
}

fn is_foreign(cx: &Context<'_>, model: &Model, id: MatterId) -> bool {
    let matter = cx.facts.matter(id);
    let period = matter.year(cx.portfolio).and_then(|y| y.period);
    let text = |name| matter.node(cx.portfolio).text(name).map(|t| t.value);
    let (Some(matter_type), Some(outcome)) = (text("type"), text("outcome")) else { return false };
    model.word_in(Vocabulary::MatterTypes, matter_type, period).is_some()
        && foreign(model, period, matter_type, outcome).is_some()
}

/// What people call an outcome of other types of matter that this type does not have.
fn foreign<'m>(
    model: &'m Model,
    period: Option<Period>,
    matter_type: &str,
    outcome: &str,
) -> Option<&'m Label> {
    let mut named =
        model.outcomes.iter().filter(|o| *o.word.id.value == *outcome && o.word.force.covers(period));
    let other = named.clone().next()?;
    (!named.any(|o| *o.matter_type == *matter_type)).then_some(&other.word.label)
}

/// The outcomes of a type of matter.
pub(super) fn outcomes(model: &Model, matter_type: &str, period: Option<Period>) -> Vec<Arg> {
    let own = model.outcomes.iter().filter(|o| *o.matter_type == *matter_type && o.word.force.covers(period));
    own.map(|o| Arg::from(format!("\"{}\"", o.word.id.value))).collect()
}

/// The types of matter of a category.
fn words(model: &Model, period: Option<Period>, category: &str) -> Vec<Arg> {
    let types = model.vocabulary(Vocabulary::MatterTypes).iter().filter(|w| w.force.covers(period));
    let of = types.filter(|w| w.category.as_deref() == Some(category));
    of.map(|w| Arg::from(format!("\"{}\"", w.id.value))).collect()
}

static NO_DECISION: Words = Words::new(
    "Ett ärende av typen {0} slutar inte i något beslut",
    "A matter of the type {0} does not end in a decision",
);
static CHANGE: Words =
    Words::new("skriv `type` med {0}, eller ta bort `decides`", "write `type` with {0}, or remove `decides`");
static REMOVE: Words = Words::new("ta bort `decides`", "remove `decides`");
static FOREIGN: Words = Words::new(
    "{0} är inget utfall av ett ärende av typen {1}",
    "{0} is no outcome of a matter of the type {1}",
);
static CHOOSE: Words =
    Words::new("skriv `outcome` med {0}, eller rätta `type`", "write `outcome` as {0}, or correct `type`");
static NO_OUTCOME: Words =
    Words::new("ta bort `outcome`, eller rätta `type`", "remove `outcome`, or correct `type`");
static TO_COME: Words = Words::new(
    "Ärendet har ett utfall, men mötet hålls först {0}",
    "The matter has an outcome, but the meeting is not held until {0}",
);
static TO_COME_HELP: Words = Words::new(
    "ta bort `outcome` till efter mötet, eller rätta mötets datum i filens namn och i `date`",
    "remove `outcome` until after the meeting, or correct the meeting's date in the file's name and in `date`",
);
