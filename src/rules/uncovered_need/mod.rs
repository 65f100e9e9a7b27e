//! `uncovered-need`: an active need that no activity of the newest plan year answers (A30, A46).

use std::collections::HashSet;

use crate::diag::{Finding, Findings, Severity};
use crate::facts::{Aim, holds_on, newest_year, serves};
use crate::portfolio::{PlanYear, Programme};
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::text::Words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "uncovered-need",
    scope: Scope::Years,
    severity: Severity::Note,
    cases: &[],
    summary: Words::new("Ett behov som ingen aktivitet möter", "A need that no activity answers"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Whole(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for programme in &cx.portfolio.programmes {
        let Some(source) = programme.source else { continue };
        let Some(year) = newest_year(programme).filter(|y| !y.activities.is_empty()) else { continue };
        needs(cx, programme, year, source, out);
    }
}

fn needs(
    cx: &Context<'_>,
    programme: &Programme,
    year: &PlanYear,
    source: crate::text::SourceId,
    out: &mut Findings,
) {
    let files = || year.activities.iter().map(|id| cx.portfolio.file(cx.portfolio.activity(*id).source));
    // A file that was not read whole may hold the link.
    if files().any(|f| !f.complete) {
        return;
    }
    let linked: HashSet<String> =
        year.activities.iter().flat_map(|id| serves(cx.portfolio, *id, Aim::Needs)).collect();
    for need in cx.portfolio.root(source).list("needs") {
        let Some(id) = need.text("id").filter(|_| holds_on(need, cx.today())) else { continue };
        if !linked.contains(id.value) {
            let message = UNCOVERED.with([id.value.into(), (&*year.name).into()]);
            let help = HELP.with([id.value.into()]);
            let finding = Finding::new(RULE.name, source, id.span, message)
                .gist(GIST.with([(&*year.name).into()]))
                .help(help);
            out.push(finding.about(format!("{}#{}", programme.id, id.value)));
        }
    }
}

static UNCOVERED: Words = Words::new(
    "Ingen aktivitet i planåret {1} möter behovet `{0}`",
    "No activity of the plan year {1} answers the need `{0}`",
);
static GIST: Words = Words::new(
    "Behov som ingen aktivitet i planåret {0} möter",
    "Needs that no activity of the plan year {0} answers",
);
static HELP: Words = Words::new(
    "skriv needs = [\"{0}\"] i en aktivitet som möter behovet, eller sätt `retired` på behovet om det inte längre gäller",
    "write needs = [\"{0}\"] in an activity that answers it, or set `retired` on the need if it holds no longer",
);
