//! The evaluation of a programme: due when its year is over, and for a successor as soon as that year has come
//! (B94, B95).

use crate::diag::Findings;
use crate::model::{Constraint, Subject, named_period};
use crate::portfolio::Programme;
use crate::rules::missing_record::RULE;
use crate::rules::{Context, Item};
use crate::syntax::Node;
use crate::text::{Period, Words};

/// The finding for a programme that lacks its own evaluation, and for one that goes on without its predecessor's.
pub(super) fn judge(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    if let Some((year, due)) = lacking(item.node)
        && due.to < cx.today()
    {
        let message = NONE.with([(&*item.programme.name).into()]);
        let finding = item.finding(cx, RULE.name, constraint, year.span, message);
        out.push(finding.gist(GIST.text()).help(HELP.text()));
    }
    let Some(succeeds) = item.node.text("succeeds") else { return };
    let Some(predecessor) = cx.portfolio.programme(succeeds.value) else { return };
    let Some(file) = predecessor.source.map(|s| cx.portfolio.file(s)).filter(|f| f.complete) else { return };
    let Some((year, due)) = lacking(&file.root) else { return };
    // Once its year is over, the predecessor's own law speaks of it, where it does.
    if due.from > cx.today() || due.to < cx.today() && is_judged(cx, predecessor) {
        return;
    }
    let message = NOT_BEFORE.with([(&*predecessor.name).into()]);
    let finding = item.finding(cx, RULE.name, constraint, succeeds.span, message);
    let finding = finding.gist(GIST.text()).help(PREDECESSOR_HELP.with([(&*predecessor.id).into()]));
    out.push(match predecessor.source {
        Some(source) => finding.related(source, year.span, DUE.text()),
        None => finding,
    });
}

/// The year of an evaluation that has no document yet.
fn lacking(programme: &Node) -> Option<(&Node, Period)> {
    let evaluation = programme.get("evaluation")?;
    let year = evaluation.get("year")?;
    let due = named_period(year.as_text()?)?;
    (!evaluation.says("document")).then_some((year, due))
}

/// Whether a constraint in the programme's own model asks for its evaluation.
fn is_judged(cx: &Context<'_>, programme: &Programme) -> bool {
    let model = cx.portfolio.model_of(programme);
    let asks = |c: &Constraint| {
        *c.rule.value == *RULE.name
            && c.of == Some(Subject::Programme)
            && c.param("record") == Some("evaluation")
    };
    model.is_some_and(|m| m.constraints.iter().any(asks))
}

static GIST: Words = Words::new("Utvärdering saknas", "No evaluation on record");
static NONE: Words = Words::new("Utvärderingen av {0} saknas", "There is no evaluation of {0}");
static HELP: Words = Words::new(
    "lägg till `document` i `evaluation`, med utvärderingens id ur schema/documents",
    "add `document` to `evaluation`, with the evaluation's id of schema/documents",
);
static NOT_BEFORE: Words = Words::new(
    "Programmet efterträder {0}, vars utvärdering saknas",
    "The programme succeeds {0}, of which there is no evaluation",
);
static PREDECESSOR_HELP: Words = Words::new(
    "lägg till `document` i `evaluation` i `plans/{0}/programme`, med utvärderingens id ur schema/documents",
    "add `document` to `evaluation` in `plans/{0}/programme`, with the evaluation's id of schema/documents",
);
static DUE: Words = Words::new("året för utvärderingen", "the year of the evaluation");
