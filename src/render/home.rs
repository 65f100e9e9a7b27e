//! `plan` alone: the default year's totals and the commands of the week.

use std::fmt::Write as _;

use crate::render::table::wrap;
use crate::render::wording::origins;
use crate::render::{self, Style};
use crate::status::{Scope, StatusReport};
use crate::text::Words;

/// The totals of every programme, and what to type next.
pub fn render(report: &StatusReport, style: Style) -> String {
    let lang = style.lang;
    let number = |n: usize, one: &'static Words, many: &'static Words| {
        if n == 1 { one.text() } else { many.with([n.into()]) }
    };
    let mut out = String::new();
    for programme in &report.programmes {
        let totals = &programme.totals;
        let line = match &programme.scope {
            Scope::Year { name, .. } => {
                let origins: Vec<String> = totals
                    .origins
                    .iter()
                    .map(|(o, n)| format!("{n} {}", origins(*o, *n).get(lang)))
                    .collect();
                let origins =
                    if origins.is_empty() { String::new() } else { format!(" ({})", origins.join(", ")) };
                let args = [
                    programme.name.as_str().into(),
                    name.as_str().into(),
                    number(totals.activities, &ONE_ACTIVITY, &ACTIVITIES).into(),
                    origins.into(),
                    number(totals.late, &ONE_LATE, &LATE).into(),
                ];
                LINE.with(args).render(lang)
            }
            Scope::NoYear => NO_YEAR.with([programme.name.as_str().into()]).render(lang),
        };
        for part in wrap(&crate::text::safe::one_line(&line), style.width) {
            let _ = writeln!(out, "{part}");
        }
    }
    let _ = writeln!(out, "\n{}", COMMANDS.get(lang));
    let commands = [
        ("plan status", &STATUS),
        (STATUS_KEY.get(lang), &STORY),
        ("plan check", &CHECK),
        (REPORT_KEY.get(lang), &REPORT),
        (SET_KEY.get(lang), &SET),
        ("plan new", &NEW),
        (AGENDA_KEY.get(lang), &AGENDA),
        (DECIDE_KEY.get(lang), &DECIDE),
        ("plan diff", &DIFF),
        ("plan save", &SAVE),
        (LOG_KEY.get(lang), &LOG),
        ("plan rules", &RULES),
        ("plan --help", &HELP),
    ];
    out + &render::commands(&commands, style)
}

static LINE: Words = Words::new("{0}, planår {1}: {2}{3}, {4}", "{0}, plan year {1}: {2}{3}, {4}");
static ONE_ACTIVITY: Words = Words::new("1 aktivitet", "1 activity");
static ACTIVITIES: Words = Words::new("{0} aktiviteter", "{0} activities");
static ONE_LATE: Words = Words::new("1 sen", "1 late");
static LATE: Words = Words::new("{0} sena", "{0} late");
static NO_YEAR: Words = Words::new("{0}: inget planår", "{0}: no plan year");
static COMMANDS: Words = Words::new("Veckans kommandon:", "Commands of the week:");
static STATUS_KEY: Words = Words::new("plan status NYCKEL", "plan status KEY");
static STATUS: Words = Words::new("visa planårets aktiviteter", "show the plan year's activities");
static STORY: Words = Words::new("visa allt om en aktivitet", "show all about one activity");
static CHECK: Words =
    Words::new("granska planfilerna mot styrmodellen", "check the plan files against the governance model");
static REPORT_KEY: Words = Words::new("plan report NYCKEL", "plan report KEY");
static REPORT: Words = Words::new("lägg till en statusrapport", "add a status report");
static SET_KEY: Words = Words::new("plan set NYCKEL", "plan set KEY");
static SET: Words = Words::new("ändra en uppgift", "change a detail");
static AGENDA_KEY: Words = Words::new("plan agenda ORGAN", "plan agenda BODY");
static AGENDA: Words = Words::new("visa ett organs nästa dagordning", "show the next agenda of a body");
static DECIDE_KEY: Words = Words::new("plan decide ÄRENDE UTFALL", "plan decide MATTER OUTCOME");
static DECIDE: Words = Words::new("för in vad ett möte beslutade", "put on record what a meeting decided");
static DIFF: Words = Words::new(
    "visa vad som har ändrats sedan det sparades i git",
    "show what changed since it was saved in git",
);
static SAVE: Words = Words::new("spara det i git", "save it in git");
static NEW: Words = Words::new("skapa en ny aktivitet", "make a new activity");
static LOG_KEY: Words = Words::new("plan log NYCKEL", "plan log KEY");
static LOG: Words = Words::new("visa en aktivitets historik", "show the history of an activity");
static RULES: Words = Words::new("lista reglerna", "list the rules");
static HELP: Words = Words::new("visa alla kommandon och val", "show all commands and options");
