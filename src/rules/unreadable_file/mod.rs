//! `unreadable-file`: the text of a file cannot be had, or is over a limit.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::File;
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::store::Unreadable;
use crate::text::{SourceId, Span, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unreadable-file",
    scope: Scope::File,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new("Filens text går inte att läsa", "The text of the file cannot be read"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::File(check),
};

fn check(_: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    let Some(why) = &file.unreadable else { return };
    let (message, help) = match why {
        Unreadable::TooLarge(bytes) => {
            let kib = usize::try_from(bytes.div_ceil(1024)).unwrap_or(usize::MAX);
            (TOO_LARGE.with([kib.into()]), TOO_LARGE_HELP.text())
        }
        Unreadable::NotUtf8(line) => (NOT_UTF8.with([(*line).into()]), NOT_UTF8_HELP.text()),
        Unreadable::Nul(line) => (NUL.with([(*line).into()]), NUL_HELP.text()),
        Unreadable::LfsPointer => (LFS.text(), LFS_HELP.text()),
        Unreadable::NotFetched => (NOT_FETCHED.text(), NOT_FETCHED_HELP.text()),
        Unreadable::System(reason) => {
            (SYSTEM.with([reason.as_str().into()]), SYSTEM_HELP.with([(&*file.source.path).into()]))
        }
    };
    out.push(Finding::new(RULE.name, id, Span::default(), message).help(help));
}

static TOO_LARGE: Words = Words::new(
    "Filen är för stor: {0} KiB, högst 1024 KiB läses",
    "The file is too large: {0} KiB, at most 1024 KiB are read",
);
static TOO_LARGE_HELP: Words = Words::new(
    "flytta ut det som inte hör till planen och länka till det med `links`",
    "move out what does not belong to the plan and link to it with `links`",
);
static NOT_UTF8: Words =
    Words::new("Filen är inte sparad som UTF-8 (rad {0})", "The file is not saved as UTF-8 (line {0})");
static NOT_UTF8_HELP: Words =
    Words::new("spara om filen med kodningen `UTF-8`", "save the file again with the encoding `UTF-8`");
static NUL: Words = Words::new("Filen är ingen textfil (rad {0})", "The file is no text file (line {0})");
static NUL_HELP: Words = Words::new(
    "spara den som ren text med kodningen `UTF-8`, eller ta bort den",
    "save it as plain text with the encoding `UTF-8`, or remove it",
);
static LFS: Words =
    Words::new("Filen är bara en hänvisning till Git LFS", "The file is only a pointer to Git LFS");
static LFS_HELP: Words =
    Words::new("hämta innehållet med `git lfs pull`", "get the content with `git lfs pull`");
static NOT_FETCHED: Words = Words::new(
    "Filens innehåll finns inte i den här kopian av git-arkivet",
    "The content of the file is not in this copy of the git repository",
);
static NOT_FETCHED_HELP: Words = Words::new(
    "hämta det som saknas med `git fetch --refetch --no-filter`",
    "get what is missing with `git fetch --refetch --no-filter`",
);
static SYSTEM: Words = Words::new("Filen går inte att öppna: {0}", "The file cannot be opened: {0}");
static SYSTEM_HELP: Words = Words::new("kontrollera att du får läsa `{0}`", "check that you may read `{0}`");
