//! `closed-year-edited`: something was changed in a plan year that was closed.

use crate::diag::{Finding, Findings, Severity};
use crate::facts::alignment::{ActivityChange, FileChange};
use crate::portfolio::Place;
use crate::rules::comparison::{path, place};
use crate::rules::{Check, Comparison, Page, Rule, Scope};
use crate::text::{Arg, SourceId, Span, Text, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "closed-year-edited",
    scope: Scope::Change,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new(
        "Något har ändrats i ett planår som var stängt",
        "Something has changed in a plan year that was closed",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Change(check),
};

fn check(change: &Comparison<'_>, out: &mut Findings) {
    for activity in &change.alignment.activities {
        activity_of(change, activity, out);
    }
    for file in &change.alignment.files {
        year_itself(change, file, out);
    }
}

fn activity_of(change: &Comparison<'_>, activity: &ActivityChange<'_>, out: &mut Findings) {
    let before = activity.old.map(|id| &change.base.portfolio.activity(id).key);
    let after = activity.new.map(|id| &change.head.portfolio.activity(id).key);
    let Some(key) = after.or(before) else { return };
    if !change.was_closed(&key.programme, &key.year) {
        return;
    }
    let (at, message) = match (activity.old, activity.new) {
        (_, Some(id)) => {
            let portfolio = change.head.portfolio;
            let source = portfolio.activity(id).source;
            let file = portfolio.file(source);
            match activity.changes.first().map(|c| &c.difference) {
                Some(first) => {
                    let at = (source, place(&file.root, file.head(), first));
                    (at, EDITED.with([key.year.as_str().into(), path(first)]))
                }
                None if activity.old.is_none() => {
                    ((source, file.head()), ADDED.with([key.year.as_str().into()]))
                }
                // What cannot be read has been reported.
                None if activity.unread => return,
                None => ((source, file.head()), RENAMED.with([key.year.as_str().into()])),
            }
        }
        (Some(id), None) => {
            let path = change.path_before(id);
            (change.ground(&key.programme, Some(&key.year)), REMOVED.with([key.year.as_str().into(), path]))
        }
        (None, None) => return,
    };
    out.push(found(at, message, &key.year).about(key.to_string()));
}

/// The plan year's own file, which may say that the year is open again.
fn year_itself(change: &Comparison<'_>, file: &FileChange<'_>, out: &mut Findings) {
    let Place::PlanYear(programme, year) = file.place else { return };
    if !change.was_closed(programme, year) || file.unread {
        return;
    }
    let (at, message) = match file.new {
        Some(source) => {
            let Some(first) = file.differences.iter().find(|d| d.top() != "closed") else { return };
            let own = change.head.portfolio.file(source);
            ((source, place(&own.root, own.head(), first)), EDITED.with([(&**year).into(), path(first)]))
        }
        None => (change.ground(programme, None), REMOVED.with([(&**year).into(), Arg::from(file.path)])),
    };
    out.push(found(at, message, year).about(format!("{programme}/{year}")));
}

fn found((source, span): (SourceId, Span), message: Text, year: &str) -> Finding {
    Finding::new(RULE.name, source, span, message).gist(GIST.text()).help(HELP.with([year.into()]))
}

static EDITED: Words = Words::new(
    "`{1}` har ändrats, fast planåret {0} var stängt",
    "`{1}` has changed although the plan year {0} was closed",
);
static ADDED: Words = Words::new(
    "Aktiviteten har kommit till, fast planåret {0} var stängt",
    "The activity was added although the plan year {0} was closed",
);
static RENAMED: Words = Words::new(
    "Aktiviteten har fått ett nytt id, fast planåret {0} var stängt",
    "The activity has got another id although the plan year {0} was closed",
);
static REMOVED: Words = Words::new(
    "{1} är borttagen, fast planåret {0} var stängt",
    "{1} is gone although the plan year {0} was closed",
);
static GIST: Words = Words::new("Ändringar i stängda planår", "Changes in closed plan years");
static HELP: Words = Words::new(
    "ta bort ändringen; eller öppna planåret först, i en egen ändring: `plan reopen {0}`",
    "undo the change; or open the plan year first, in a change of its own: `plan reopen {0}`",
);
