//! `duplicate-title`: two activities of one plan year with one title.

use std::collections::HashMap;

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::Activity;
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::text::Words;
use crate::text::collate::folded;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "duplicate-title",
    scope: Scope::Reference,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new(
        "Två aktiviteter i samma planår har samma titel",
        "Two activities of one plan year have the same title",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Whole(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for year in cx.portfolio.programmes.iter().flat_map(|p| &p.years) {
        let mut seen: HashMap<String, &Activity> = HashMap::with_capacity(year.activities.len());
        for id in &year.activities {
            let activity = cx.portfolio.activity(*id);
            let title_of = |a: &Activity| cx.portfolio.file(a.source).headline.title.as_ref();
            let Some(title) = title_of(activity) else { continue };
            let wanted = folded(&title.value);
            let Some(first) = seen.get(&wanted) else {
                seen.insert(wanted, activity);
                continue;
            };
            let message = SAME.with([(&*first.key.id).into()]);
            let place = title_of(first).map_or(title.span, |t| t.span);
            let finding = Finding::new(RULE.name, activity.source, title.span, message)
                .gist(GIST.text())
                .about(activity.key.to_string());
            out.push(finding.help(HELP.text()).related(first.source, place, FIRST.text()));
        }
    }
}

static SAME: Words =
    Words::new("Aktiviteten har samma titel som {0}", "The activity has the same title as {0}");
static GIST: Words = Words::new("Aktiviteter med samma titel", "Activities of the same title");
static FIRST: Words = Words::new("samma titel här", "the same title here");
static HELP: Words = Words::new(
    "skriv en `title` som skiljer dem åt, eller ta bort den ena filen",
    "write a `title` that tells them apart, or remove one file",
);
