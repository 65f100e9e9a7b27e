//! `unsupported-syntax`: legal in YAML or TOML, refused in plan files.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::File;
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::syntax::{FaultKind, Unsupported};
use crate::text::{SourceId, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unsupported-syntax",
    scope: Scope::File,
    severity: Severity::Error,
    cases: &[("toml-1.1", Severity::Note)],
    summary: Words::new(
        "Skrivsätt som inte används i planfiler",
        "A way of writing that plan files do not use",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::File(check),
};

fn check(_: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    for fault in &file.faults {
        let FaultKind::Unsupported(what) = fault.kind else { continue };
        let (message, help) = match what {
            Unsupported::Anchor => (&ANCHOR, &ANCHOR_HELP),
            Unsupported::Alias => (&ALIAS, &ALIAS_HELP),
            Unsupported::Tag => (&TAG, &TAG_HELP),
            Unsupported::SecondDocument => (&DOCUMENT, &DOCUMENT_HELP),
            Unsupported::Directive => (&DIRECTIVE, &DIRECTIVE_HELP),
            Unsupported::KeyNotText => (&KEY, &KEY_HELP),
            Unsupported::Toml11 => (&TOML_1_1, &TOML_1_1_HELP),
        };
        let finding = Finding::new(RULE.name, id, fault.span, message.text()).help(help.text());
        out.push(if what == Unsupported::Toml11 { finding.case("toml-1.1") } else { finding });
    }
}

static ANCHOR: Words =
    Words::new("Ankare (&namn) används inte i planfiler", "Anchors (&name) are not used in plan files");
static ANCHOR_HELP: Words = Words::new(
    "ta bort `&namn` och skriv värdet där det behövs; en text som börjar med `&` behöver citattecken",
    "remove `&name` and write the value where it is needed; a text that begins with `&` needs quotation marks",
);
static ALIAS: Words = Words::new(
    "Hänvisningen *namn används inte i planfiler",
    "The reference *name is not used in plan files",
);
static ALIAS_HELP: Words = Words::new(
    "skriv ut värdet här; en text som börjar med `*` behöver citattecken",
    "write out the value here; a text that begins with `*` needs quotation marks",
);
static TAG: Words =
    Words::new("Taggar (!namn) används inte i planfiler", "Tags (!name) are not used in plan files");
static TAG_HELP: Words = Words::new(
    "ta bort taggen; en text som börjar med `!` behöver citattecken",
    "remove the tag; a text that begins with `!` needs quotation marks",
);
static DOCUMENT: Words = Words::new(
    "Filen har ett andra dokument efter ---; det läses inte",
    "The file has a second document after ---; it is not read",
);
static DOCUMENT_HELP: Words = Words::new(
    "ta bort `---`, och lägg varje aktivitet i en egen fil",
    "remove `---`, and put each activity in a file of its own",
);
static DIRECTIVE: Words = Words::new(
    "Rader som börjar med % används inte i planfiler",
    "Lines that begin with % are not used in plan files",
);
static DIRECTIVE_HELP: Words =
    Words::new("ta bort raden som börjar med `%`", "remove the line that begins with `%`");
static KEY: Words =
    Words::new("Fältnamnet är en lista eller tabell", "The field's name is a list or a table");
static KEY_HELP: Words = Words::new(
    "skriv fältnamnet som ett vanligt ord, till exempel `title`",
    "write the field's name as a plain word, such as `title`",
);
static TOML_1_1: Words = Words::new(
    "Skrivsättet finns först i TOML 1.1, som andra verktyg ännu inte läser",
    "This is written as in TOML 1.1, which other tools cannot read yet",
);
static TOML_1_1_HELP: Words = Words::new(
    "skriv `{ … }` på en rad, utan komma sist och utan `\\e` och `\\x`",
    "write `{ … }` on one line, without a last comma and without `\\e` and `\\x`",
);
