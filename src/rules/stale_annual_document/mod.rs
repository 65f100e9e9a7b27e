//! `stale-annual-document`: last year's yearly document still stands in the programme (A14).

use crate::diag::{Finding, Findings, Severity};
use crate::facts::newest_year;
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::text::Words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "stale-annual-document",
    scope: Scope::Years,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new(
        "Ett dokument för ett enda planår har inte bytts ut mot årets",
        "A document of a single plan year has not been replaced by this year's",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Whole(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for programme in &cx.portfolio.programmes {
        let (Some(source), Some(year)) = (programme.source, newest_year(programme)) else { continue };
        let Some(period) = year.period else { continue };
        let root = cx.portfolio.root(source);
        for text in root.texts("overarching").chain(root.texts("specific")) {
            let Some(document) = cx.portfolio.registers.documents.get(text.value).filter(|d| d.annual) else {
                continue;
            };
            let Some(ends) = document.to.map(|w| w.to).filter(|ends| *ends < period.from) else { continue };
            let message = STALE.with([(&*document.title).into(), ends.into(), (&*year.name).into()]);
            let successor = cx.portfolio.registers.documents.items.iter().find(|d| {
                d.node.text("replaces").is_some_and(|r| r.value == text.value)
                    && d.to.is_none_or(|to| to.to >= period.from)
            });
            let help = match successor {
                Some(successor) => CHANGE.with([(&*successor.id.value).into()]),
                None => HELP.with([text.value.into(), (&*year.name).into()]),
            };
            let mut finding = Finding::new(RULE.name, source, text.span, message).help(help);
            if let Some(span) = document.to_span {
                finding = finding.related(document.source, span, LAST_DAY.text());
            }
            out.push(finding.about(format!("{}#{}", programme.id, text.value)));
        }
    }
}

static STALE: Words = Words::new(
    "{0} gällde till och med {1}, men planåret är {2}",
    "{0} held until {1}, but the plan year is {2}",
);
static LAST_DAY: Words = Words::new("gäller till och med", "holds until");
static CHANGE: Words =
    Words::new("byt till \"{0}\", som ersätter det", "change to \"{0}\", which replaces it");
static HELP: Words = Words::new(
    "lägg till dokumentet för {1} i schema/documents med replaces = \"{0}\", och byt id här",
    "add the document of {1} to schema/documents with replaces = \"{0}\", and change the id here",
);
