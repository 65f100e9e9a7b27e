//! What stops a run: said to people, with a way on.

use crate::cli::Exit;
use crate::render::hanging;
use crate::text::safe::one_line;
use crate::text::{Arg, Lang, Text, Words};

/// Why a run could not be done, and what to do about it.
#[derive(Debug)]
pub(super) struct Failure {
    message: Text,
    help: Text,
    /// What the message speaks of, line by line.
    listing: String,
    exit: Exit,
}

impl Failure {
    /// A failure that ends with exit code 2.
    pub(super) fn new(message: Text, help: Text) -> Self {
        Self { message, help, listing: String::new(), exit: Exit::CouldNot }
    }

    /// Something that could be done is not done, for a reason: exit code 1.
    pub(super) fn refusal(message: Text, help: Text) -> Self {
        Self { exit: Exit::Found, ..Self::new(message, help) }
    }

    /// The tree holds no plan file.
    pub(super) fn nothing_there() -> Self {
        Self { exit: Exit::NothingThere, ..Self::new(NOTHING.text(), NOTHING_HELP.text()) }
    }

    /// A revision holds no plan file; how git names it.
    pub(super) fn nothing_at(revision: &str) -> Self {
        let message = NOTHING_AT.with([revision.into()]);
        Self { exit: Exit::NothingThere, ..Self::new(message, NOTHING_AT_HELP.text()) }
    }

    /// What shows persons was asked for in public.
    pub(super) fn not_public(option: &'static str) -> Self {
        Self::new(NOT_PUBLIC.with([option.into()]), NOT_PUBLIC_HELP.with([option.into()]))
    }

    /// Something was named that does not exist.
    pub(super) fn unknown(message: Text, near: Option<&str>, help: Text) -> Self {
        let help = near.map_or(help, |near| NEAR.with([near.into()]));
        Self::new(message, help)
    }

    /// With what the message speaks of, line by line, each made harmless already.
    pub(super) fn listing(self, listing: String) -> Self {
        Self { listing, ..self }
    }

    pub(super) fn exit(&self) -> Exit {
        self.exit
    }

    /// As people read it: in lines of a width, or as long as they are.
    pub(super) fn render(&self, lang: Lang, width: Option<usize>) -> String {
        let lines = |words: &'static Words, text: &Text| {
            let said = words.with([Arg::from(&*one_line(&text.render(lang)))]).render(lang);
            width.map_or_else(|| format!("{said}\n"), |width| hanging(&said, width))
        };
        lines(&MESSAGE, &self.message) + &self.listing + &lines(&HELP, &self.help)
    }
}

static MESSAGE: Words = Words::new("plan: {0}", "plan: {0}");
static HELP: Words = Words::new("  förslag: {0}", "  help: {0}");
static NEAR: Words = Words::new("menade du {0}?", "did you mean {0}?");
static NOT_PUBLIC: Words = Words::new(
    "{0} visar personer, och det gör inget som är till för publicering",
    "{0} shows persons, which nothing for publication does",
);
static NOT_PUBLIC_HELP: Words =
    Words::new("skriv utan {0}, eller utan --public", "type it without {0}, or without --public");
static NOTHING: Words = Words::new("här finns inga planfiler", "there are no plan files here");
static NOTHING_AT: Words =
    Words::new("det finns inga planfiler i version {0}", "there are no plan files in version {0}");
static NOTHING_AT_HELP: Words = Words::new(
    "välj en senare version: git log --oneline -- plans visar dem som har planer",
    "choose a later version: git log --oneline -- plans shows those with plans",
);
static NOTHING_HELP: Words = Words::new(
    "lägg en plan i plans/<program>/<planår>/, en fil för varje aktivitet",
    "put a plan in plans/<programme>/<plan year>/, one file for each activity",
);
