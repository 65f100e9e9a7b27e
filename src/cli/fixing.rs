//! `plan check --fix`: the certain fixes of all rules, shown or written.

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::undo::Undo;
use crate::cli::{terminal, write_words};
use crate::edit::fixed;
use crate::render;
use crate::store::{ContentId, RealDisk, WorkTree, Write, write_all};
use crate::text::Words;

/// Shows the fixes of the files that are wanted, and writes them unless they are only to be seen.
pub(super) fn fix(
    cx: &Context,
    only_show: bool,
    force: bool,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<(), Failure> {
    let base = WorkTree::new(cx.root()?);
    let files = fixed(&base, cx.today, wanted);
    for (path, old, new) in &files {
        terminal::print(&render::text_diff::render(path, old, new, cx.style))?;
    }
    let count = files.len();
    if only_show || files.is_empty() {
        let words = if files.is_empty() { NONE.text() } else { SHOWN.with([count.into()]) };
        return terminal::print(&format!("{}\n\n", words.render(cx.style.lang)));
    }
    let paths = files.iter().map(|(path, ..)| path.as_str());
    let undo = Undo::of(cx, &base, paths);
    if let (false, Some(path)) = (force, undo.foreign()) {
        return Err(Failure::refusal(UNSAVED.with([path.into()]), UNSAVED_HELP.text()));
    }
    let write = |(path, old, text): (String, String, String)| Write {
        path,
        text,
        was: ContentId::of(old.as_bytes()),
    };
    let writes: Vec<Write> = files.into_iter().map(write).collect();
    write_all(base.root(), &writes, &RealDisk).map_err(|fault| write_words::failure(&fault))?;
    undo.remember(&base, &writes);
    terminal::print(&format!("{}\n\n", WRITTEN.with([count.into()]).render(cx.style.lang)))
}

static NONE: Words = Words::new("Inget har en säker rättelse.", "Nothing has a certain fix.");
static SHOWN: Words = Words::new(
    "Inget är skrivet. Filer med säkra rättelser: {0}. Skriv dem med: plan check --fix",
    "Nothing is written. Files with certain fixes: {0}. Write them with: plan check --fix",
);
static WRITTEN: Words = Words::new("Filer rättade: {0}.", "Files put right: {0}.");
static UNSAVED: Words = Words::new(
    "inget är skrivet: {0} har ändringar som inte är sparade i git",
    "nothing is written: {0} has changes that are not saved in git",
);
static UNSAVED_HELP: Words = Words::new(
    "spara dem först med plan save, eller lägg till --force; plan check --fix --diff visar rättelserna",
    "save them first with plan save, or add --force; plan check --fix --diff shows the fixes",
);
