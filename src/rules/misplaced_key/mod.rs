//! `misplaced-key`: a field of the file inside a list or in `x`, or the other way round.

mod certain;

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::File;
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::syntax::{Fault, FaultKind, Format};
use crate::text::{SourceId, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "misplaced-key",
    scope: Scope::File,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new(
        "Ett fält har hamnat på fel ställe i filen",
        "A field has ended up in the wrong place of the file",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::File(check),
};

/// A file with more misplaced fields than this is past certainty.
const MOST_MOVES: usize = 12;

fn check(cx: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    let misplaced = |f: &&Fault| matches!(f.kind, FaultKind::MisplacedKey(..));
    let few = file.faults.iter().filter(misplaced).count() <= MOST_MOVES;
    for fault in file.faults.iter().filter(misplaced) {
        let FaultKind::MisplacedKey(name, list) = &fault.kind else { continue };
        let (message, help) = match list {
            Some(list) => (
                ENTRY.with([(&**name).into(), (*list).into()]),
                ENTRY_HELP.with([(&**name).into(), (*list).into()]),
            ),
            None if file.format == Some(Format::Yaml) => {
                (OUTER.with([(&**name).into()]), OUTER_YAML_HELP.with([(&**name).into()]))
            }
            None => (OUTER.with([(&**name).into()]), OUTER_HELP.with([(&**name).into()])),
        };
        let mut finding = Finding::new(RULE.name, id, fault.span, message).gist(GIST.text()).help(help);
        finding.fix = if few { certain::fix(cx, id, file, fault.span, *list) } else { None };
        out.push(finding);
    }
}

static ENTRY: Words = Words::new(
    "`{0}` hör hemma i `{1}`, inte direkt i filen",
    "`{0}` belongs in `{1}`, not directly in the file",
);
static ENTRY_HELP: Words = Words::new("flytta in `{0}` i `{1}`", "move `{0}` into `{1}`");
static OUTER: Words =
    Words::new("`{0}` hör till filen själv, inte hit", "`{0}` belongs to the file itself, not here");
static OUTER_HELP: Words = Words::new(
    "flytta `{0}` till filens början: en rad hör till den tabell som står närmast ovanför",
    "move `{0}` to the beginning of the file: a line belongs to the table nearest above it",
);
static OUTER_YAML_HELP: Words = Words::new(
    "flytta `{0}` till filens början, utan indrag",
    "move `{0}` to the beginning of the file, without indentation",
);
static GIST: Words = Words::new("Fält på fel ställe", "Fields in the wrong place");
