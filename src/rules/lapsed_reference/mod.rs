//! `lapsed-reference`: a document, need or goal that no longer holds, or ends before the programme does
//! (A13, A47, B10).

use crate::diag::{Finding, Findings, Severity};
use crate::facts::newest_year;
use crate::model::Document;
use crate::portfolio::{Activity, File, Place, Programme};
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::syntax::{At, Node};
use crate::text::{Day, SourceId, Words, parse_when};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "lapsed-reference",
    scope: Scope::Years,
    severity: Severity::Warning,
    cases: &[("ends-early", Severity::Note)],
    summary: Words::new(
        "Ett dokument, behov eller mål har slutat gälla eller slutar före programmet",
        "A document, need or goal holds no longer, or ends before the programme",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::File(check),
};

fn check(cx: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    match &file.place {
        Place::Programme(programme) => {
            if let Some(programme) = cx.portfolio.programme(programme).filter(|p| p.source == Some(id)) {
                documents(cx, programme, out);
            }
        }
        Place::Activity(_, _, activity) => {
            let activity = cx.year_of(file).and_then(|y| y.by_id.get(activity));
            if let Some(activity) = activity.map(|a| cx.portfolio.activity(*a)).filter(|a| a.source == id) {
                activity_references(cx, activity, out);
            }
        }
        _ => {}
    }
}

/// Documents that the programme obeys: lapsed when the newest plan year began after their last day,
/// ending early when the programme goes on after it. Yearly ones have a rule of their own.
fn documents(cx: &Context<'_>, programme: &Programme, out: &mut Findings) {
    let (Some(source), Some(year)) = (programme.source, newest_year(programme).or(programme.years.last()))
    else {
        return;
    };
    let Some(period) = year.period else { return };
    let root = cx.portfolio.root(source);
    for text in root.texts("overarching").chain(root.texts("specific")) {
        let Some(document) = cx.portfolio.registers.documents.get(text.value).filter(|d| !d.annual) else {
            continue;
        };
        let Some(ends) = document.to.map(|w| w.to) else { continue };
        // A programme without an end goes on after its newest plan year.
        let goes_on = programme.to.map_or(ends <= period.to, |to| ends < to) && !is_replaced(cx, document);
        let (words, help, case) = if ends < period.from {
            (&LAPSED, &LAPSED_HELP, None)
        } else if goes_on {
            (&ENDS, &ENDS_HELP, Some("ends-early"))
        } else {
            continue;
        };
        let message = words.with([(&*document.title).into(), ends.into(), (&*programme.name).into()]);
        let finding =
            Finding::new(RULE.name, source, text.span, message).help(help.text()).gist(gist(case).text());
        let finding = with_end(finding, document).about(format!("{}#{}", programme.id, text.value));
        out.push(match case {
            Some(case) => finding.case(case),
            None => finding,
        });
    }
}

/// Whether the register says what comes after a document.
fn is_replaced(cx: &Context<'_>, document: &Document) -> bool {
    let documents = &cx.portfolio.registers.documents.items;
    documents.iter().any(|d| d.node.text("replaces").is_some_and(|t| *t.value == *document.id.value))
}

fn gist(case: Option<&str>) -> &'static Words {
    if case.is_some() { &ENDS_GIST } else { &LAPSED_GIST }
}

fn with_end(finding: Finding, document: &Document) -> Finding {
    match document.to_span {
        Some(span) => finding.related(document.source, span, LAST_DAY.text()),
        None => finding,
    }
}

/// What an activity names: judged by the first day of its plan year.
fn activity_references(cx: &Context<'_>, activity: &Activity, out: &mut Findings) {
    let programme = &cx.portfolio.programmes[activity.programme];
    let Some(from) = programme.years[activity.year].period.map(|p| p.from) else { return };
    let root = cx.portfolio.root(activity.source);
    let mut lapsed = |text: At<&str>, name: &str, ends: Day| {
        let message =
            LAPSED_ACTIVITY.with([name.into(), ends.into(), (&*programme.years[activity.year].name).into()]);
        let finding = Finding::new(RULE.name, activity.source, text.span, message)
            .gist(LAPSED_GIST.text())
            .help(LAPSED_ACTIVITY_HELP.with([text.value.into()]));
        out.push(finding.about(activity.key.to_string()));
    };
    for text in root.texts("governed_by") {
        let document = cx.portfolio.registers.documents.get(text.value);
        if let Some((document, ends)) =
            document.and_then(|d| Some((d, d.to?.to))).filter(|(_, ends)| *ends < from)
        {
            lapsed(text, &document.title, ends);
        }
    }
    let Some(source) = programme.source else { return };
    for (list, own, end) in [("needs", "needs", "retired"), ("goals", "goals", "to")] {
        let entries = cx.portfolio.root(source).list(list);
        for text in root.texts(own) {
            let entry = entries.iter().find(|e| e.text("id").is_some_and(|t| t.value == text.value));
            let ends = entry.and_then(|e| ends_of(e, end)).filter(|ends| *ends < from);
            if let Some(ends) = ends {
                lapsed(text, &format!("`{}`", text.value), ends);
            }
        }
    }
}

fn ends_of(entry: &Node, field: &str) -> Option<Day> {
    parse_when(entry.text(field)?.value).ok().map(|w| w.to)
}

static LAPSED: Words = Words::new(
    "{0} gällde till och med {1}, men {2} hänvisar fortfarande dit",
    "{0} held until {1}, but {2} still refers to it",
);
static LAPSED_GIST: Words =
    Words::new("Hänvisningar till det som slutat gälla", "References to what holds no longer");
static LAPSED_HELP: Words = Words::new(
    "byt ut dokumentet mot det som gäller nu, eller rätta `to`",
    "replace the document by the one that holds now, or correct `to`",
);
static ENDS: Words = Words::new(
    "{0} gäller till och med {1}; {2} fortsätter efter det",
    "{0} holds until {1}; {2} goes on after that",
);
static ENDS_GIST: Words = Words::new(
    "Styrande dokument som slutar gälla före programmet",
    "Governing documents that end before the programme",
);
static ENDS_HELP: Words = Words::new(
    "ta reda på vad som ersätter dokumentet, och lägg till det i schema/documents med `replaces`",
    "find out what replaces the document, and add it to schema/documents with `replaces`",
);
static LAST_DAY: Words = Words::new("gäller till och med", "holds until");
static LAPSED_ACTIVITY: Words = Words::new(
    "{0} gällde till och med {1}, före planåret {2}",
    "{0} held until {1}, before the plan year {2}",
);
static LAPSED_ACTIVITY_HELP: Words = Words::new(
    "byt ut `{0}` mot det som gäller, eller ta bort det",
    "replace `{0}` by what holds, or remove it",
);
