//! `reused-id`: an activity bears the id of one of an earlier plan year and does not say whether it is the
//! same (A60, A69).

use crate::diag::{Edit, Finding, Findings, Fix, Severity};
use crate::facts::{category, is_terminal, namesake};
use crate::portfolio::format::ACTIVITY;
use crate::portfolio::{ActivityId, File};
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::syntax::rewrite::{self, Datum, Step, rewrite};
use crate::text::{SourceId, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "reused-id",
    scope: Scope::Years,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new(
        "Ett gammalt id används igen, och det syns inte om aktiviteten är densamma",
        "An old id is used again, and it does not show whether the activity is the same",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Whole(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for id in (0..cx.portfolio.activities.len()).map(ActivityId::at) {
        let Some(before) = namesake(cx.portfolio, id) else { continue };
        let (activity, before) = (cx.portfolio.activity(id), cx.portfolio.activity(before));
        let file = cx.portfolio.file(activity.source);
        let (own, year) = (&*activity.key.id, &*before.key.year);
        let reference = format!("{year}/{own}");
        let ended = category(cx.portfolio, before).is_some_and(is_terminal);
        let successor = before.successors.first().map(|id| cx.portfolio.activity(*id).key.to_string());
        let (message, help) = match (ended, successor) {
            (true, _) => (
                ENDED.with([own.into(), year.into()]),
                ENDED_HELP.with([format!("{own}-2").into(), reference.as_str().into()]),
            ),
            (false, Some(successor)) => (
                GOES_ON.with([own.into(), year.into(), successor.into()]),
                GOES_ON_HELP.with([format!("{own}-2").into(), reference.as_str().into()]),
            ),
            (false, None) => (
                SAME.with([own.into(), year.into()]),
                SAME_HELP.with([reference.as_str().into(), format!("{own}-2").into()]),
            ),
        };
        let mut finding = Finding::new(RULE.name, activity.source, file.head(), message)
            .gist(GIST.text())
            .help(help)
            .about(activity.key.to_string())
            .related(before.source, cx.portfolio.file(before.source).head(), BEFORE.text());
        if !ended && before.successors.is_empty() {
            finding.fix = link(activity.source, file, reference);
        }
        out.push(finding);
    }
}

/// The link to the earlier activity, where the file can take it.
fn link(source: SourceId, file: &File, reference: String) -> Option<Fix> {
    let path = vec![Step::Field("carried_from".to_owned())];
    let set = rewrite::Edit::Set { path, value: Datum::List(vec![Datum::Text(reference)]) };
    let made = rewrite(&file.source.text, file.format?, &ACTIVITY, &[set]).ok()?;
    let edit = |(span, text)| Edit { source, span, text };
    Some(Fix { edits: made.replacements.into_iter().map(edit).collect() })
}

static GIST: Words = Words::new("Id som används igen", "Ids that are used again");
static BEFORE: Words = Words::new("aktiviteten med samma id", "the activity of the same id");
static SAME: Words = Words::new(
    "`{0}` finns också i planåret {1}, men det framgår inte om det är samma aktivitet",
    "`{0}` is also in the plan year {1}, but it does not show whether it is the same activity",
);
static SAME_HELP: Words = Words::new(
    "skriv `carried_from = [\"{0}\"]` om det är samma aktivitet; ge annars filen ett annat namn, till exempel `{1}`",
    "write `carried_from = [\"{0}\"]` if it is the same activity; else give the file another name, such as `{1}`",
);
static GOES_ON: Words = Words::new(
    "`{0}` i planåret {1} fortsätter som `{2}`, och ändå används dess id igen här",
    "`{0}` of the plan year {1} goes on as `{2}`, and yet its id is used again here",
);
static GOES_ON_HELP: Words = Words::new(
    "ge filen ett annat namn, till exempel `{0}`; skriv `carried_from = [\"{1}\"]` om aktiviteten har delats",
    "give the file another name, such as `{0}`; write `carried_from = [\"{1}\"]` if the activity was split",
);
static ENDED: Words = Words::new(
    "`{0}` avslutades i planåret {1}, och nu används dess id igen",
    "`{0}` ended in the plan year {1}, and now its id is used again",
);
static ENDED_HELP: Words = Words::new(
    "ge filen ett annat namn, till exempel `{0}`, och nämn den tidigare i `builds_on = [\"{1}\"]`",
    "give the file another name, such as `{0}`, and name the earlier one in `builds_on = [\"{1}\"]`",
);
