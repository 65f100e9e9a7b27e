//! `file-name-mismatch`: a file says another date, body or period than its name.

use crate::diag::{Finding, Findings, Severity};
use crate::model::named_period;
use crate::portfolio::{File, Place};
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::text::{SourceId, Span, Words, parse_day, parse_when};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "file-name-mismatch",
    scope: Scope::File,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new("Filens namn och innehåll säger olika", "The file's name and content disagree"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::File(check),
};

fn check(cx: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    match &file.place {
        Place::Meeting(programme, stem) => meeting(cx, id, file, programme, stem, out),
        Place::PlanYear(_, name) => plan_year(id, file, name, out),
        _ => {}
    }
}

fn meeting(cx: &Context<'_>, id: SourceId, file: &File, programme: &str, stem: &str, out: &mut Findings) {
    let meetings = cx.portfolio.programme(programme).map(|p| &p.meetings);
    let Some(meeting) = meetings.and_then(|all| all.iter().find(|m| m.source == id)) else { return };
    let Some(date) = meeting.date.filter(|_| !meeting.body.is_empty()) else {
        let message = NO_DATE.with([stem.into()]);
        out.push(Finding::new(RULE.name, id, Span::default(), message).help(NO_DATE_HELP.text()));
        return;
    };
    let inside = file.root.text("date").filter(|d| parse_day(d.value).is_ok_and(|d| d != date));
    if let Some(inside) = inside {
        let message = DATE.with([inside.value.into(), date.into()]);
        out.push(Finding::new(RULE.name, id, inside.span, message).help(REMOVE_HELP.with(["date".into()])));
    }
    // A word that names no body is reported as such.
    let exists = |id: &str| cx.models_of(file).iter().any(|m| m.body(id).is_some());
    let other = file.root.text("body").filter(|b| *b.value != *meeting.body && exists(b.value));
    if let Some(inside) = other {
        let message = BODY.with([inside.value.into(), (&*meeting.body).into()]);
        out.push(Finding::new(RULE.name, id, inside.span, message).help(REMOVE_HELP.with(["body".into()])));
    }
}

fn plan_year(id: SourceId, file: &File, name: &str, out: &mut Findings) {
    let Some(named) = named_period(name) else { return };
    let Some(period) = file.root.get("period") else { return };
    let day = |field| period.text(field).and_then(|t| parse_when(t.value).ok());
    let agrees =
        day("from").is_none_or(|w| w.from == named.from) && day("to").is_none_or(|w| w.to == named.to);
    if !agrees {
        let message = PERIOD.with([name.into(), named.from.into(), named.to.into()]);
        out.push(Finding::new(RULE.name, id, period.span, message).help(REMOVE_HELP.with(["period".into()])));
    }
}

static NO_DATE: Words =
    Words::new("Filnamnet {0} anger inte datum och organ", "The file name {0} does not say date and body");
static NO_DATE_HELP: Words = Words::new(
    "döp filen efter datum och organets id, till exempel `2026-03-12-au.toml`",
    "name the file after the date and the body's id, such as `2026-03-12-au.toml`",
);
static DATE: Words = Words::new(
    "I filen står datumet {0}, men i dess namn {1}",
    "The file says the date {0}, but its name says {1}",
);
static BODY: Words = Words::new(
    "I filen står organet {0}, men i dess namn {1}",
    "The file says the body {0}, but its name says {1}",
);
static PERIOD: Words = Words::new(
    "Planåret {0} gäller {1} till {2}, men i filen står en annan period",
    "The plan year {0} runs from {1} to {2}, but the file says another period",
);
static REMOVE_HELP: Words = Words::new(
    "ta bort `{0}`, namnet räcker; eller byt namn på filen eller mappen",
    "remove `{0}`, the name is enough; or rename the file or folder",
);
