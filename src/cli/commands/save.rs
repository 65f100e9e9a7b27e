//! `plan save`.

use clap::Args;

use std::mem::ManuallyDrop;

use crate::check::{Judged, Levels, check, judge_change};
use crate::cli::context::{Context, Loaded};
use crate::cli::failure::Failure;
use crate::cli::git_words;
use crate::cli::help::Manual;
use crate::cli::save_words::{bare, failure};
use crate::cli::{Exit, terminal};
use crate::diag::Severity;
use crate::diff::{DiffReport, Point, Query, report, summary};
use crate::edit::worse_by_other_names;
use crate::facts::Facts;
use crate::facts::alignment::{Side, align};
use crate::portfolio::{Portfolio, mentions};
use crate::render;
use crate::store::git::{Repository, Saving, Share};
use crate::store::{Nothing, Tree};
use crate::text::Words;

#[derive(Debug, Args)]
pub(in crate::cli) struct SaveArgs {
    #[arg(short, long)]
    message: Option<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    force: bool,
    #[arg(long)]
    no_hooks: bool,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "save",
    about: Words::new(
        "Sparar det som är ändrat i plans och schema som en ny version i git, sedan det har granskats.",
        "Saves what changed in plans and schema as a new version in git, once it has been checked.",
    ),
    usage: Words::new("plan save [-m TEXT] [VAL]", "plan save [-m TEXT] [OPTIONS]"),
    options: &[
        ("message", Some(&TEXT), &MESSAGE),
        ("dry_run", None, &DRY_RUN),
        ("force", None, &FORCE),
        ("no_hooks", None, &NO_HOOKS),
    ],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &SaveArgs) -> Result<Exit, Failure> {
    let own = args.message.as_deref().map(own).transpose()?;
    let root = cx.root().map_err(|none| if is_bare(cx) { bare() } else { none })?;
    let repository = Repository::open(&root).map_err(git_words::failure)?;
    let lang = cx.style.lang;
    let Some(saving) = repository.saving().map_err(failure)? else {
        terminal::print(&format!("{}\n", NOTHING.get(lang)))?;
        return Ok(Exit::Fine);
    };
    let permit = || saving.may_be_written(args.no_hooks).map_err(failure);
    if !args.dry_run {
        permit()?;
    }
    let (portfolio, facts) = cx.load(None)?;
    let (saved, saved_facts) = last_saved(cx, &repository, &saving)?;
    let (old, new) =
        (Side { portfolio: &saved, facts: &saved_facts }, Side { portfolio: &portfolio, facts: &facts });
    let paths: Vec<String> = saving.files().iter().map(|file| file.path.clone()).collect();
    let alignment = align(old, new, &paths.iter().map(String::as_str).collect());
    let forbidden = judge_change(old, new, &alignment, &NEVER);
    // It tells what changed, and not between what.
    let ends = ((Point::WorkTree, old), (Point::WorkTree, new));
    let report = report(ends.0, ends.1, alignment, &Query::default());
    judge(cx, &report, &forbidden, args.force)?;
    let language = portfolio.language().unwrap_or(lang);
    let message = render::save_message::render(&report, &summary(&report, &paths), own.as_deref(), language);
    terminal::print(&render::save_text::render(&saving, &message, args.dry_run, cx.style))?;
    if args.dry_run {
        permit()?;
        terminal::print(&format!("\n{}\n", DRY.get(lang)))?;
        return Ok(Exit::Fine);
    }
    let commit = saving.write(&message).map_err(failure)?;
    let told = SAVED.with([commit.short.as_str().into()]).render(lang);
    let next = render::save_text::next(&next(&saving), cx.style);
    terminal::print(&format!("\n{told}\n{next}"))?;
    Ok(Exit::Fine)
}

/// Whether there is a repository, but none of its files.
fn is_bare(cx: &Context) -> bool {
    Repository::open_without_work_tree(cx.folder()).is_ok()
}

/// A headline that somebody wrote, and what they wrote below it.
fn own(text: &str) -> Result<String, Failure> {
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    match lines.split_first() {
        Some((first, [])) => Ok((*first).to_owned()),
        Some((first, rest)) => Ok(format!("{first}\n\n{}", rest.join("\n").trim())),
        None => Err(Failure::new(EMPTY.text(), EMPTY_HELP.text())),
    }
}

/// The plans as they were saved last; none before the first time.
fn last_saved(cx: &Context, repository: &Repository, saving: &Saving<'_>) -> Result<Loaded, Failure> {
    let tree: Box<dyn Tree> = match &saving.head {
        Some(commit) => Box::new(repository.tree(commit).map_err(git_words::failure)?),
        None => Box::new(Nothing),
    };
    // Whatever is wrong with them: it is saved already.
    let portfolio = ManuallyDrop::new(Portfolio::load(&*tree, cx.today));
    let facts = Facts::derive(&portfolio, cx.today);
    Ok((portfolio, ManuallyDrop::new(facts)))
}

/// What no change may do, whatever is decided after it.
const NEVER: [&str; 3] = ["closed-year-edited", "illegal-transition", "rewritten-record"];

/// Refuses what is forbidden, and errors that were not saved already, whatever the activities were called then.
fn judge(cx: &Context, report: &DiffReport<'_>, forbidden: &[Judged], force: bool) -> Result<(), Failure> {
    let (old, new) = (report.old_side, report.new_side);
    let found = |side: Side<'_>| check(side.portfolio, side.facts, &Levels::new());
    let (before, now) = (found(old), found(new));
    let renamed = renamed(report);
    let sides = ((old.portfolio, &before), (new.portfolio, &now));
    let mut added =
        worse_by_other_names(sides.0, sides.1, Severity::Error, &|text| called_as_before(text, &renamed));
    let own = added.len();
    added.extend(forbidden);
    if !added.is_empty() && !force {
        terminal::print(&render::check_human::several(new.portfolio, &added, cx.style))?;
        let message = if added.len() == 1 { ONE_WORSE.text() } else { WORSE.with([added.len().into()]) };
        return Err(Failure::refusal(message, WORSE_HELP.text()));
    }
    let known = now.counts().errors - own;
    let words = match known {
        0 => return Ok(()),
        1 => ONE_KNOWN.text(),
        _ => KNOWN.with([known.into()]),
    };
    terminal::print(&format!("{}\n\n", words.render(cx.style.lang)))
}

/// The ids of activities that were called otherwise when they were saved last: now, and then.
fn renamed<'r>(report: &'r DiffReport<'_>) -> Vec<(&'r str, &'r str)> {
    report.items.iter().filter_map(|item| Some((&*item.key.id, &*item.old_key.as_ref()?.id))).collect()
}

/// A text about the plans with the ids that activities had then.
fn called_as_before(mut text: String, renamed: &[(&str, &str)]) -> String {
    let mut places: Vec<(usize, &str, &str)> = Vec::new();
    for (now, then) in renamed {
        places.extend(mentions(&text, now).map(|at| (at, *now, *then)));
    }
    // From the end, so that what is replaced moves no place.
    places.sort_unstable_by(|a, b| b.cmp(a));
    for (at, now, then) in places {
        text.replace_range(at..at + now.len(), then);
    }
    text
}

/// What to type next.
fn next(saving: &Saving<'_>) -> Vec<(String, &'static Words)> {
    let mut commands = Vec::new();
    if saving.head.is_some() {
        commands.push(("plan diff HEAD~1 HEAD".to_owned(), &SEE));
    }
    commands.extend(saving.share().map(|share| match share {
        Share::Known => ("git push".to_owned(), &SHARE),
        Share::To(place) => {
            let (place, branch) = (git_words::typed(&place), git_words::typed(saving.branch()));
            (format!("git push -u {place} {branch}"), &SHARE)
        }
    }));
    if saving.head.is_some() {
        commands.push(("git reset --soft HEAD~1".to_owned(), &UNDO));
    } else {
        commands.push(("plan status".to_owned(), &STATUS));
    }
    commands
}

static NOTHING: Words =
    Words::new("Allt i plans och schema är redan sparat.", "All in plans and schema is saved already.");
static EMPTY: Words = Words::new("meddelandet är tomt", "the message is empty");
static EMPTY_HELP: Words = Words::new(
    "skriv plan save -m \"Vad som är nytt\", eller bara plan save, som skriver meddelandet själv",
    "type plan save -m \"What is new\", or just plan save, which writes the message itself",
);
static ONE_WORSE: Words = Words::new(
    "inget är sparat, för planen har fått ett nytt fel",
    "nothing is saved, since the plan has a new error",
);
static WORSE: Words = Words::new(
    "inget är sparat, för planen har fått {0} nya fel",
    "nothing is saved, since the plan has {0} new errors",
);
static WORSE_HELP: Words = Words::new(
    "rätta felen och skriv plan save igen, eller plan save --force för att spara ändå",
    "put the errors right and type plan save again, or plan save --force to save all the same",
);
static ONE_KNOWN: Words = Words::new(
    "1 fel fanns redan i den version som sparades senast: plan check visar det.",
    "1 error was in the version saved last already: plan check shows it.",
);
static KNOWN: Words = Words::new(
    "{0} fel fanns redan i den version som sparades senast: plan check visar dem.",
    "{0} errors were in the version saved last already: plan check shows them.",
);
static DRY: Words =
    Words::new("Inget är sparat. Spara med: plan save", "Nothing is saved. Save with: plan save");
static SAVED: Words = Words::new("Sparat som version {0}. Skriv sedan:", "Saved as version {0}. Type next:");
static SEE: Words = Words::new("se vad som sparades", "see what was saved");
static SHARE: Words = Words::new("dela med andra", "share it with others");
static UNDO: Words = Words::new(
    "ångra innan du har delat: filerna blir kvar som de är",
    "undo before you have shared it: the files stay as they are",
);
static STATUS: Words = Words::new("se planen", "see the plan");

static TEXT: Words = Words::new("TEXT", "TEXT");
static MESSAGE: Words = Words::new(
    "Rubriken; annars skrivs den av det som är ändrat",
    "The headline; else it is made of what changed",
);
static DRY_RUN: Words = Words::new("Visa bara, spara inget", "Only show, save nothing");
static FORCE: Words =
    Words::new("Spara även om planen har fått nya fel", "Save even if the plan has new errors");
static NO_HOOKS: Words = Words::new(
    "Hoppa över program som git annars låter granska varje version (hooks)",
    "Skip programs that git else lets see each version (hooks)",
);
