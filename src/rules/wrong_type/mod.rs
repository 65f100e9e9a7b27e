//! `wrong-type`: a value of another sort than the field holds.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::File;
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::syntax::FaultKind;
use crate::syntax::shape::{Expected, Found};
use crate::text::{SourceId, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "wrong-type",
    scope: Scope::File,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new("Ett värde av fel slag", "A value of the wrong sort"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::File(check),
};

fn check(_: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    for fault in &file.faults {
        let FaultKind::WrongType(name, expected, found) = &fault.kind else { continue };
        let message = match found {
            Found::Nothing => EMPTY.with([(&**name).into()]),
            _ => WRONG.with([(&**name).into(), wanted(*expected).into(), given(*found).into()]),
        };
        let raw = file.source.slice(fault.span);
        let plain = matches!(found, Found::Integer | Found::Float | Found::Bool | Found::Date | Found::Time);
        let quotes = plain && matches!(expected, Expected::Text | Expected::Label);
        // A number may be an id without its quotation marks, or no id at all: no certain fix.
        let perhaps_id = *expected == Expected::Id && *found == Found::Integer;
        let yes_or_no = *expected == Expected::Bool && *found == Found::Text;
        let finding = Finding::new(RULE.name, id, fault.span, message).gist(GIST.text());
        out.push(if quotes {
            finding.help(QUOTES_HELP.with([raw.into()])).fix(format!("\"{raw}\""))
        } else if perhaps_id {
            finding.help(QUOTES_HELP.with([raw.into()]))
        } else if yes_or_no {
            finding.help(BOOL_HELP.text())
        } else if *found == Found::Nothing {
            finding.help(EMPTY_HELP.with([(&**name).into()]))
        } else {
            finding.help(help(*expected).with([(&**name).into()]))
        });
    }
}

fn wanted(expected: Expected) -> &'static Words {
    match expected {
        Expected::Text => &TEXT,
        Expected::Bool => &BOOL,
        Expected::Integer => &INTEGER,
        Expected::Number => &NUMBER,
        Expected::Day => &DAY,
        Expected::When => &WHEN,
        Expected::Year => &YEAR,
        Expected::Id => &ID,
        Expected::Table => &TABLE,
        Expected::Label => &LABEL,
    }
}

fn given(found: Found) -> &'static Words {
    match found {
        Found::Nothing => &NOTHING,
        Found::Bool => &BOOL,
        Found::Integer => &INTEGER,
        Found::Float => &NUMBER,
        Found::Date => &DAY,
        Found::Time => &TIME,
        Found::Text => &TEXT,
        Found::List => &LIST,
        Found::Table => &TABLE,
    }
}

fn help(expected: Expected) -> &'static Words {
    match expected {
        Expected::Text | Expected::Label => &TEXT_HELP,
        Expected::Bool => &BOOL_FIELD_HELP,
        Expected::Integer | Expected::Number => &NUMBER_HELP,
        Expected::Day => &DAY_HELP,
        Expected::When => &WHEN_HELP,
        Expected::Year => &YEAR_HELP,
        Expected::Id => &ID_HELP,
        Expected::Table => &TABLE_HELP,
    }
}

static WRONG: Words = Words::new("`{0}` ska vara {1}, men är {2}", "`{0}` should be {1}, but is {2}");
static EMPTY: Words = Words::new("`{0}` har inget värde", "`{0}` has no value");
static GIST: Words = Words::new("Värden av fel slag", "Values of the wrong sort");
static TEXT: Words = Words::new("en text", "a text");
static BOOL: Words = Words::new("true eller false", "true or false");
static INTEGER: Words = Words::new("ett heltal", "a whole number");
static NUMBER: Words = Words::new("ett tal", "a number");
static DAY: Words = Words::new("ett datum", "a date");
static WHEN: Words = Words::new(
    "ett datum eller en tid som 2026-10 eller 2026-Q3",
    "a date or a time such as 2026-10 or 2026-Q3",
);
static YEAR: Words = Words::new("ett planår", "a plan year");
static ID: Words = Words::new("ett id", "an id");
static TABLE: Words = Words::new("en tabell med fält", "a table of fields");
static LABEL: Words =
    Words::new("en text, eller en tabell med `sv` och `en`", "a text, or a table with `sv` and `en`");
static NOTHING: Words = Words::new("tomt", "empty");
static TIME: Words = Words::new("ett klockslag", "a time of day");
static LIST: Words = Words::new("en lista", "a list");
static QUOTES_HELP: Words =
    Words::new("sätt citattecken runt värdet: \"{0}\"", "put quotation marks around the value: \"{0}\"");
static BOOL_HELP: Words = Words::new(
    "skriv `true` för ja eller `false` för nej, utan citattecken",
    "write `true` for yes or `false` for no, without quotation marks",
);
static EMPTY_HELP: Words = Words::new(
    "skriv ett värde för `{0}`, eller ta bort raden",
    "write a value for `{0}`, or remove the line",
);
static TEXT_HELP: Words =
    Words::new("skriv `{0}` som en text inom citattecken", "write `{0}` as a text within quotation marks");
static BOOL_FIELD_HELP: Words = Words::new("skriv true eller false i `{0}`", "write true or false in `{0}`");
static NUMBER_HELP: Words =
    Words::new("skriv `{0}` som ett tal utan citattecken", "write `{0}` as a number without quotation marks");
static DAY_HELP: Words =
    Words::new("skriv dagen i `{0}` så här: 2026-06-30", "write the day in `{0}` like this: 2026-06-30");
static WHEN_HELP: Words = Words::new(
    "skriv tiden i `{0}` så här: 2026-06-30, \"2026-10\", \"2026-Q3\" eller \"2026\"",
    "write the time in `{0}` like this: 2026-06-30, \"2026-10\", \"2026-Q3\" or \"2026\"",
);
static YEAR_HELP: Words = Words::new(
    "skriv planåret i `{0}` så här: 2026 eller \"2026-2027\"",
    "write the plan year in `{0}` like this: 2026 or \"2026-2027\"",
);
static ID_HELP: Words = Words::new(
    "skriv ett id i `{0}`: en text inom citattecken",
    "write an id in `{0}`: a text within quotation marks",
);
static TABLE_HELP: Words =
    Words::new("skriv `{0}` som en tabell: { fält = värde }", "write `{0}` as a table: { field = value }");
