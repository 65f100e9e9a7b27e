//! `implausible-date`: a report, a start or an end from the future.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::{File, Place};
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::text::{SourceId, Words, parse_day};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "implausible-date",
    scope: Scope::File,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new(
        "Något som redan ska ha hänt ligger i framtiden",
        "Something that should have happened lies in the future",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::File(check),
};

/// What an activity says has happened.
const HAPPENED: [&str; 2] = ["started", "ended"];
/// What entries of its lists say has happened.
const HAPPENED_IN: [(&str, &str); 3] = [("reports", "date"), ("reports", "as_of"), ("milestones", "done")];

fn check(cx: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    if !matches!(file.place, Place::Activity(..)) {
        return;
    }
    let own = HAPPENED.iter().filter_map(|field| Some((*field, file.root.text(field)?)));
    let inner = HAPPENED_IN.iter().flat_map(|(list, field)| {
        file.root.list(list).iter().filter_map(move |entry| Some((*field, entry.text(field)?)))
    });
    for (field, text) in own.chain(inner) {
        if parse_day(text.value).is_ok_and(|day| day > cx.today()) {
            let message = FUTURE.with([field.into(), text.value.into(), cx.today().into()]);
            out.push(Finding::new(RULE.name, id, text.span, message).gist(GIST.text()).help(HELP.text()));
        }
    }
}

static FUTURE: Words = Words::new("`{0}` är {1}, men i dag är det {2}", "`{0}` is {1}, but today is {2}");
static GIST: Words =
    Words::new("Datum i framtiden för något som har hänt", "Future dates for what has happened");
static HELP: Words = Words::new(
    "rätta datumet; det som är planerat skrivs i `start`, `end` eller `due`",
    "correct the date; what is planned goes into `start`, `end` or `due`",
);
