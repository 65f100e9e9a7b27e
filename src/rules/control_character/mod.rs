//! `control-character`: a character that steers a terminal, hides text or turns its direction.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::File;
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::syntax::{Node, Value};
use crate::text::safe::{is_control, some_byte};
use crate::text::{SourceId, Span, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "control-character",
    scope: Scope::File,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new(
        "Ett osynligt eller styrande tecken i en text",
        "An invisible or steering character in a text",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::File(check),
};

fn check(_: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    if may_hold_control(&file.source.text) {
        search(id, file, "", &file.root, out);
    }
}

/// A character that no text of a plan file should hold.
fn is_steering(c: char) -> bool {
    is_control(c) && !matches!(c, '\n' | '\r' | '\t')
}

/// Almost every file holds none, which its bytes tell faster than its tree.
fn may_hold_control(text: &str) -> bool {
    let steers = |b: u8| (b < 0x20) & (b != b'\n') & (b != b'\r') & (b != b'\t') | (b == 0x7f) | (b == b'\\');
    // What steers beyond ASCII begins as dashes and quotation marks do, or as § does.
    let begins_wide = |b: u8| (b == 0xc2) | (b == 0xe2) | (b == 0xef) | (b == 0xf3);
    some_byte(text, |b| steers(b) | begins_wide(b))
        && (some_byte(text, steers) || text.chars().any(|c| !c.is_ascii() && is_control(c)))
}

/// Looks through a value; `field` is the name it stands under.
fn search(id: SourceId, file: &File, field: &str, node: &Node, out: &mut Findings) {
    match &node.value {
        Value::Text(text) => {
            if let Some(c) = text.chars().find(|&c| is_steering(c)) {
                let message = FOUND.with([format!("U+{:04X}", u32::from(c)).into()]);
                let span = place_of(c, file, node.span);
                out.push(
                    Finding::new(RULE.name, id, span, message)
                        .gist(GIST.text())
                        .help(HELP.with([field.into()])),
                );
            }
        }
        Value::List(items) => items.iter().for_each(|item| search(id, file, field, item, out)),
        Value::Table(table) => {
            for entry in &table.entries {
                let visible: String = entry.key.name.chars().filter(|&c| !is_control(c)).collect();
                // A name that the format refuses has been reported; one finding is enough.
                if entry.key.name.chars().any(is_control) && !file.is_faulty(entry.key.span) {
                    out.push(
                        Finding::new(RULE.name, id, entry.key.span, IN_NAME.text())
                            .gist(GIST.text())
                            .help(HELP.with([visible.as_str().into()])),
                    );
                }
                search(id, file, &visible, &entry.node, out);
            }
        }
        _ => {}
    }
}

/// The character itself, or the whole text where it is written as a code.
fn place_of(c: char, file: &File, text: Span) -> Span {
    match file.source.slice(text).find(c) {
        Some(at) => Span::new(text.start as usize + at, text.start as usize + at + c.len_utf8()),
        None => text,
    }
}

static FOUND: Words =
    Words::new("Texten innehåller det osynliga tecknet {0}", "The text holds the invisible character {0}");
static IN_NAME: Words = Words::new(
    "Fältets namn innehåller ett osynligt tecken",
    "The field's name holds an invisible character",
);
static GIST: Words = Words::new("Osynliga tecken", "Invisible characters");
static HELP: Words = Words::new(
    "skriv om `{0}` för hand: inklistrad text kan bära med sig sådana tecken",
    "type `{0}` anew by hand: pasted text may bring such characters along",
);
