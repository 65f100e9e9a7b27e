//! What all commands do that edit an activity: show the change, judge it, write it, say what to type next.

use std::collections::HashSet;

use crate::check::{Levels, check, judge_change};
use crate::cli::asking::confirm;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::undo::Undo;
use crate::cli::{Exit, terminal, write_words};
use crate::diag::Severity;
use crate::edit::{BadValue, Outcome, said, worse};
use crate::facts::Facts;
use crate::facts::alignment::{Side, align};
use crate::portfolio::format::ACTIVITY;
use crate::portfolio::{ActivityId, Portfolio};
use crate::render;
use crate::store::{ContentId, RealDisk, WorkTree, Write, write_all};
use crate::syntax::Format;
use crate::syntax::rewrite::{Edit, rewrite};
use crate::text::{Arg, Words};

/// How a change is to be made.
#[derive(Debug, Clone)]
pub(super) struct Manner {
    /// Only shown.
    pub(super) dry_run: bool,
    /// Made even if it adds findings, or other changes of the file are not saved.
    pub(super) force: bool,
    /// The command that says all that was answered, when it was answered: then it is asked once more.
    pub(super) asked: Option<String>,
}

/// Makes changes of one activity.
pub(super) fn apply(
    cx: &Context,
    (portfolio, facts): (&Portfolio, &Facts),
    id: ActivityId,
    edits: &[Edit],
    manner: &Manner,
) -> Result<Exit, Failure> {
    let file = portfolio.file(portfolio.activity(id).source);
    let path = &*file.source.path;
    let format = file.format.unwrap_or(Format::Toml);
    let made = rewrite(&file.source.text, format, &ACTIVITY, edits).map_err(|why| cannot(path, why.lines))?;
    if made.text == file.source.text {
        terminal::print(&format!("{}\n", NOTHING.get(cx.style.lang)))?;
        return Ok(Exit::Fine);
    }
    let base = WorkTree::new(cx.root()?);
    let undo = Undo::of(cx, &base, [path]);
    undo.refuse(manner.force)?;
    let after = Outcome::of(&base, [(path.to_owned(), made.text.clone())], cx.today);
    let (old, new) = (Side { portfolio, facts }, Side { portfolio: &after.portfolio, facts: &after.facts });
    let alignment = align(old, new, &HashSet::from([path]));
    terminal::print(&render::edit_text::render(old, new, &alignment, cx.style))?;
    if let Some(closed) = judge_change(old, new, &alignment, &["closed-year-edited"]).first()
        && !manner.force
    {
        let year = portfolio.activity(id).key.year.as_str();
        return Err(Failure::refusal(
            CLOSED.with([closed.finding.message.clone().into()]),
            CLOSED_HELP.with([year.into()]),
        ));
    }
    let before = check(portfolio, facts, &Levels::new());
    let added = worse((portfolio, &before), (&after.portfolio, &after.report), Severity::Warning);
    if let Some(first) = added.first().filter(|_| !manner.force) {
        let said = Arg::from(first.finding.message.render(cx.style.lang));
        let help = manner.asked.as_deref().map(|command| AGAIN.with([command.into()]));
        return Err(Failure::refusal(WORSE.with([said]), help.unwrap_or_else(|| WORSE_HELP.text())));
    }
    if manner.dry_run {
        terminal::print(&format!("{}\n", DRY.get(cx.style.lang)))?;
        return Ok(Exit::Fine);
    }
    if let Some(command) = &manner.asked {
        terminal::print("\n")?;
        if !confirm(QUESTION.text(), true, cx.style)? {
            let untouched = UNTOUCHED.with([command.as_str().into()]);
            terminal::print(&format!("{}\n", untouched.render(cx.style.lang)))?;
            return Ok(Exit::Fine);
        }
    }
    let was = ContentId::of(file.source.text.as_bytes());
    let write = Write { path: path.to_owned(), text: made.text, was };
    let writes = [write];
    write_all(base.root(), &writes, &RealDisk).map_err(|fault| write_words::failure(&fault))?;
    undo.remember(&base, &writes);
    terminal::print(&format!("{}\n", WRITTEN.with([path.into()]).render(cx.style.lang)))?;
    next(cx, &undo)
}

/// What to type when something is written.
pub(super) fn next(cx: &Context, undo: &Undo) -> Result<Exit, Failure> {
    let restore = undo.command();
    let saved = [("plan diff", &DIFF), ("plan save", &SAVE)].into_iter();
    let words = |all| if all { &RESTORE_ALL } else { &RESTORE };
    let restore = restore.iter().map(|(command, all)| (&**command, words(*all)));
    let all: Vec<_> = saved.chain(restore).collect();
    terminal::print(&render::commands(&all, cx.style))?;
    Ok(Exit::Fine)
}

/// Refuses to touch a file with changes that are not saved and that somebody else made.
pub(super) fn refuse_unsaved(cx: &Context, path: &str, force: bool) -> Result<(), Failure> {
    Undo::of(cx, &WorkTree::new(cx.root()?), [path]).refuse(force)
}

/// The failure that a value that will not do ends a run with.
pub(super) fn bad_value(why: &BadValue, typed: &str) -> Failure {
    let (message, help) = said(why, typed);
    Failure::new(message, help)
}

/// The failure of a change that cannot be made safely: which lines of what to change by hand.
pub(super) fn cannot(what: &str, (first, last): (usize, usize)) -> Failure {
    let help = if first == last {
        CANNOT_LINE.with([first.into()])
    } else {
        CANNOT_HELP.with([first.into(), last.into()])
    };
    Failure::refusal(CANNOT.with([what.into()]), help)
}

pub(super) static NOTHING: Words =
    Words::new("Det står redan så. Inget är skrivet.", "It says so already. Nothing is written.");
static CANNOT: Words = Words::new("{0} går inte att ändra säkert", "{0} cannot be changed safely");
static CANNOT_LINE: Words = Words::new(
    "ändra rad {0} för hand, och skriv plan check",
    "change line {0} by hand, and type plan check",
);
static CANNOT_HELP: Words = Words::new(
    "ändra raderna {0}–{1} för hand, och skriv plan check",
    "change lines {0}–{1} by hand, and type plan check",
);
pub(super) static WORSE: Words = Words::new(
    "inget är skrivet, för då skulle planen få ett nytt fel: {0}",
    "nothing is written, since the plan would have a new fault: {0}",
);
pub(super) static WORSE_HELP: Words = Words::new(
    "välj något annat, eller lägg till --force om det ska vara så",
    "choose something else, or add --force if it is to be so",
);
static CLOSED: Words = Words::new("inget är skrivet: {0}", "nothing is written: {0}");
static CLOSED_HELP: Words = Words::new(
    "ändra i ett senare planår, eller öppna det här först: plan reopen {0}, och sedan plan save",
    "make the change in a later plan year, or open this one first: plan reopen {0}, and then plan save",
);
pub(super) static DRY: Words = Words::new("Inget är skrivet.", "Nothing is written.");
pub(super) static AGAIN: Words = Words::new("dina svar, att ändra i: {0}", "your answers, to change: {0}");
pub(super) static QUESTION: Words = Words::new("Skriva det?", "Write it?");
pub(super) static UNTOUCHED: Words =
    Words::new("Inget är skrivet. Dina svar: {0}", "Nothing is written. Your answers: {0}");
static WRITTEN: Words = Words::new("Skrivet i {0}. Skriv sedan:", "Written in {0}. Type next:");
static DIFF: Words = Words::new("se allt som inte är sparat", "see all that is not saved");
static SAVE: Words = Words::new("spara det", "save it");
static RESTORE: Words = Words::new("ångra", "undo");
static RESTORE_ALL: Words = Words::new(
    "ångra allt i filen som inte är sparat, även det som skrevs förut",
    "undo all in the file that is not saved, also what was written before",
);
