//! `plan rename`.

use clap::Args;

use crate::check::check;
use crate::cli::context::Context;
use crate::cli::editing::{DRY, WORSE, WORSE_HELP, cannot};
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{DRY_RUN, FORCE, KEY, LOG_KEY};
use crate::cli::undo::Undo;
use crate::cli::{Exit, terminal, write_words};
use crate::diag::Severity;
use crate::edit::{self, CannotRename, Rename, worse_but_for_names};
use crate::facts::Facts;
use crate::portfolio::{Portfolio, mentions};
use crate::render;
use crate::store::{Overlay, RealDisk, WorkTree, write_then_remove};
use crate::text::collate::is_slug;
use crate::text::{Arg, Words};

#[derive(Debug, Args)]
pub(in crate::cli) struct RenameArgs {
    key: String,
    new: String,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    force: bool,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "rename",
    about: Words::new(
        "Ger en aktivitet ett nytt id i sitt planår: i filens namn och överallt där den nämns.",
        "Gives an activity a new id in its plan year: in the file's name and wherever it is named.",
    ),
    usage: Words::new("plan rename NYCKEL NYTT-ID [VAL]", "plan rename KEY NEW-ID [OPTIONS]"),
    options: &[
        ("key", Some(&KEY), &LOG_KEY),
        ("new", Some(&NEW_ID), &NEW_ID_TEXT),
        ("dry_run", None, &DRY_RUN),
        ("force", None, &FORCE),
    ],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &RenameArgs) -> Result<Exit, Failure> {
    let (portfolio, facts) = cx.load(None)?;
    let id = cx.activity(&portfolio, &args.key)?;
    let rename = match edit::rename(&portfolio, id, &args.new) {
        Ok(rename) => rename,
        Err(CannotRename::Same) => {
            terminal::print(&format!("{}\n", SAME.with([args.new.as_str().into()]).render(cx.style.lang)))?;
            return Ok(Exit::Fine);
        }
        Err(why) => return Err(failure(&why, &args.new)),
    };
    let base = WorkTree::new(cx.root()?);
    let paths: Vec<&str> =
        std::iter::once(&*rename.old.0).chain(rename.others.iter().map(|(path, ..)| &**path)).collect();
    let undo = Undo::of(cx, &base, paths.iter().copied());
    undo.refuse(args.force)?;
    let title = portfolio.root(portfolio.activity(id).source).text("title").map(|t| t.value);
    let title = title.unwrap_or(&rename.from.id);
    terminal::print(&render::rename_text::render(title, &rename, cx.style))?;
    if !args.force {
        refuse_new_faults(cx, (&portfolio, &facts), &base, &rename)?;
    }
    if args.dry_run {
        terminal::print(&format!("{}\n", DRY.get(cx.style.lang)))?;
        return Ok(Exit::Fine);
    }
    let (writes, gone) = rename.steps();
    write_then_remove(base.root(), &writes, &gone, &RealDisk)
        .map_err(|fault| write_words::failure(&fault))?;
    undo.remember(&base, &writes);
    let (new, old) = (&*rename.to.id, &*rename.from.id);
    let kept = if is_slug(old) { KEPT.with([old.into()]) } else { LOST.with([old.into()]) };
    let said = WRITTEN.with([kept.into(), new.into()]);
    terminal::print(&format!("{}\n", said.render(cx.style.lang)))?;
    // What was never saved cannot come back by itself.
    if let Some((command, all)) = undo.command().filter(|_| undo.restores(&rename.old.0)) {
        let words = if all { &UNDO_ALL } else { &UNDO };
        let said = words.with([command.into(), rename.new.0.as_str().into()]);
        terminal::print(&format!("{}\n", said.render(cx.style.lang)))?;
    }
    Ok(Exit::Fine)
}

/// The plans with the rename made may have no fault that they did not have before.
fn refuse_new_faults(
    cx: &Context,
    (portfolio, facts): (&Portfolio, &Facts),
    base: &WorkTree,
    rename: &Rename,
) -> Result<(), Failure> {
    let texts = rename.others.iter().map(|(path, _, text)| (path.clone(), text.clone()));
    let tree = Overlay::new(base, texts.chain([rename.new.clone()])).without(&rename.old.0);
    let after = Portfolio::load(&tree, cx.today);
    let after_facts = Facts::derive(&after, cx.today);
    let levels = Vec::new();
    let (before, now) = (check(portfolio, facts, &levels), check(&after, &after_facts, &levels));
    let plain = |mut text: String| {
        let places: Vec<usize> = mentions(&text, &rename.to.id).collect();
        for at in places.into_iter().rev() {
            text.replace_range(at..at + rename.to.id.len(), &rename.from.id);
        }
        text
    };
    let added = worse_but_for_names((portfolio, &before), (&after, &now), Severity::Warning, &plain);
    match added.first() {
        Some(first) => {
            let said = Arg::from(first.finding.message.render(cx.style.lang));
            Err(Failure::refusal(WORSE.with([said]), WORSE_HELP.text()))
        }
        None => Ok(()),
    }
}

fn failure(why: &CannotRename, new: &str) -> Failure {
    let one = |words: &'static Words, text: &str| words.with([text.into()]);
    match why {
        CannotRename::Same => Failure::refusal(one(&SAME, new), OTHER_ID.text()),
        CannotRename::BadId(near) => Failure::unknown(one(&BAD_ID, new), near.as_deref(), BAD_ID_HELP.text()),
        CannotRename::Reserved => Failure::new(one(&RESERVED, new), OTHER_ID.text()),
        CannotRename::Taken(path) => {
            Failure::refusal(TAKEN.with([new.into(), path.as_str().into()]), OTHER_ID.text())
        }
        CannotRename::Former(key) => {
            Failure::refusal(FORMER.with([new.into(), key.as_str().into()]), OTHER_ID.text())
        }
        CannotRename::Twice(path) => Failure::refusal(one(&TWICE, path), TWICE_HELP.text()),
        CannotRename::Closed(path, year) => {
            let message = CLOSED.with([year.as_str().into(), path.as_str().into()]);
            Failure::refusal(message, one(&CLOSED_HELP, year))
        }
        CannotRename::Unreadable(path) => Failure::refusal(one(&UNREADABLE, path), UNREADABLE_HELP.text()),
        CannotRename::Uneditable(path, lines) => cannot(path, *lines),
    }
}

static SAME: Words = Words::new(
    "Aktiviteten heter redan {0}. Inget är skrivet.",
    "The activity is called {0} already. Nothing is written.",
);
static BAD_ID: Words = Words::new("{0} går inte att ha som id", "{0} cannot be an id");
static BAD_ID_HELP: Words = Words::new(
    "använd små bokstäver a–z, siffror och bindestreck: å och ä blir a, ö blir o",
    "use lower-case letters a–z, digits and hyphens: å and ä become a, ö becomes o",
);
static RESERVED: Words = Words::new(
    "namnet {0} betyder något annat bland planerna",
    "the name {0} means something else among the plans",
);
static OTHER_ID: Words =
    Words::new("välj ett annat id: plan rename NYCKEL NYTT-ID", "choose another id: plan rename KEY NEW-ID");
static TAKEN: Words = Words::new("id:t {0} är upptaget av {1}", "the id {0} is taken by {1}");
static FORMER: Words = Words::new(
    "id:t {0} leder till {1}, som hette så tidigare",
    "the id {0} leads to {1}, which was called so before",
);
static TWICE: Words =
    Words::new("aktiviteten har två filer: också {0}", "the activity has two files: also {0}");
static TWICE_HELP: Words = Words::new(
    "behåll en av filerna, och skriv sedan kommandot igen; plan check visar båda",
    "keep one of the files, and type the command again; plan check shows both",
);
static CLOSED: Words = Words::new(
    "planåret {0} är stängt, och {1} skulle ändras",
    "the plan year {0} is closed, and {1} would change",
);
static CLOSED_HELP: Words =
    Words::new("öppna det först med plan reopen {0}", "open it first with plan reopen {0}");
static UNREADABLE: Words = Words::new("{0} går inte att läsa", "{0} cannot be read");
static UNREADABLE_HELP: Words =
    Words::new("skriv plan check för att se vad som är fel", "type plan check to see what is wrong");
static KEPT: Words =
    Words::new("det gamla id:t {0} leder hit i fortsättningen också", "the old id {0} goes on leading here");
static LOST: Words = Words::new(
    "det gamla namnet {0} kunde inte vara ett id och leder ingenstans",
    "the old name {0} could not be an id and leads nowhere",
);
static WRITTEN: Words = Words::new(
    "Skrivet: {0}. Skriv sedan:\n  plan log {1}\n  plan diff\n  plan save",
    "Written: {0}. Type next:\n  plan log {1}\n  plan diff\n  plan save",
);
static UNDO: Words = Words::new("Ångra med {0}, och ta bort {1}.", "Undo with {0}, and delete {1}.");
static UNDO_ALL: Words = Words::new(
    "Ångra allt i filerna som inte är sparat, även det som skrevs förut, med {0}, och ta bort {1}.",
    "Undo all in the files that is not saved, also what was written before, with {0}, and delete {1}.",
);
static NEW_ID: Words = Words::new("NYTT-ID", "NEW-ID");
static NEW_ID_TEXT: Words = Words::new(
    "Aktivitetens nya id, t.ex. sdk-anslutning: små bokstäver a–z, siffror och bindestreck",
    "The activity's new id, such as sdk-connection: lower-case letters a–z, digits and hyphens",
);
