//! `plan log`.

use clap::{Args, ValueEnum};

use crate::cli::context::{Context, Loaded, named};
use crate::cli::failure::Failure;
use crate::cli::former_people::former_people;
use crate::cli::git_words::failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{DIFF_FORMAT, FORMAT, KEY, LOG_KEY, POINT, PUBLIC};
use crate::cli::{Exit, revision, terminal};
use crate::facts::alignment::Side;
use crate::history::{Step, life, names, names_of_word, paths, paths_of_key, trails};
use crate::portfolio::{Named, Portfolio};
use crate::render;
use crate::store::git::{Commit, Repository, Touch};
use crate::store::{ContentId, Tree as _, Unreadable, WorkTree};
use crate::text::Words;

#[derive(Debug, Args)]
pub(in crate::cli) struct LogArgs {
    key: String,
    #[arg(long)]
    at: Option<String>,
    #[arg(long)]
    public: bool,
    #[arg(long, value_enum, default_value = "human")]
    format: LogFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LogFormat {
    Human,
    Json,
    Markdown,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "log",
    about: Words::new(
        "Visar en aktivitets historik: vad som hände, när, av vem och beslutat var.",
        "Shows the history of an activity: what happened, when, by whom, decided where.",
    ),
    usage: Words::new("plan log NYCKEL [VAL]", "plan log KEY [OPTIONS]"),
    options: &[
        ("key", Some(&KEY), &LOG_KEY),
        ("at", Some(&POINT), &LOG_AT),
        ("public", None, &PUBLIC),
        ("format", Some(&FORMAT), &DIFF_FORMAT),
    ],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &LogArgs) -> Result<Exit, Failure> {
    let repository = revision::open(cx.folder())?.ok_or_else(|| cx.no_root())?;
    // Without files in the folder, as in a bare repository, the newest commit stands for them.
    let at = args.at.clone().or_else(|| cx.root().is_err().then(|| "HEAD".to_owned()));
    if args.public {
        cx.publish_without(former_people(&repository, &tip(&repository, at.as_deref())?)?);
    }
    let (portfolio, facts) = load(cx, at.as_deref(), &args.key)?;
    let named = cx.named(&portfolio, &args.key);
    let id = match named.map_err(|unknown| removed(&repository, &portfolio, args).unwrap_or(unknown))? {
        Named::Activity(id) => id,
        Named::Programme(name) | Named::Year(name) | Named::ProgrammeYear(_, name) => {
            return Err(Failure::new(NO_ACTIVITY.with([name.into()]), NO_ACTIVITY_HELP.text()));
        }
    };
    let trails = trails(&portfolio, id);
    let paths = paths(&trails);
    let tip = tip(&repository, at.as_deref())?;
    let touches = repository.history(&tip, &paths).map_err(failure)?;
    let files = if at.is_some() { None } else { Some(WorkTree::new(cx.root()?)) };
    let steps = steps(touches, files.as_ref(), &paths);
    let texts = |content: ContentId| text(&repository, files.as_ref(), &paths, content);
    let side = Side { portfolio: &portfolio, facts: &facts };
    let life = life(side, id, &trails, steps, &texts);
    let out = match args.format {
        LogFormat::Human => render::log_text::render(&life, side, cx.style),
        LogFormat::Json => render::log_json::render(&life, side),
        LogFormat::Markdown => render::log_markdown::render(&life, side, cx.style.lang),
    };
    terminal::print(&out)?;
    Ok(Exit::Fine)
}

/// Where the history ends that is told.
fn tip(repository: &Repository, at: Option<&str>) -> Result<Commit, Failure> {
    match at {
        Some(word) => revision::commit(repository, &crate::cli::operand::point(word)?),
        None => repository.head().map_err(failure),
    }
}

/// All plan files, of the activities only those that may have to do with what a word names: one activity's
/// life does not take ten thousand others.
fn load(cx: &mut Context, at: Option<&str>, word: &str) -> Result<Loaded, Failure> {
    cx.load_as(at, &|tree, today| {
        let more = |portfolio: &Portfolio| match named(portfolio, word, today) {
            Ok(Named::Activity(id)) => names(portfolio, &trails(portfolio, id)),
            _ => Vec::new(),
        };
        Portfolio::load_mentioning(tree, today, &names_of_word(word), &more)
    })
}

/// What to say of an activity that is there no longer: when it went, and how to see its life until then.
fn removed(repository: &Repository, portfolio: &Portfolio, args: &LogArgs) -> Option<Failure> {
    let parts: Vec<&str> = args.key.split('/').collect();
    let (id, place) = parts.split_last()?;
    let years = portfolio.programmes.iter().flat_map(|p| p.years.iter().map(|y| (&*p.id, &*y.name)));
    let keys = years.filter(|(programme, year)| match place {
        [] => true,
        [only] => only == year || only == programme,
        [first, second] => first == programme && second == year,
        _ => false,
    });
    let keys: Vec<String> = keys.map(|(programme, year)| format!("{programme}/{year}/{id}")).collect();
    let paths: Vec<String> = keys.iter().flat_map(|key| paths_of_key(key)).collect();
    let touches = repository.history(&repository.head().ok()?, &paths).ok()?;
    let newest = touches.first()?;
    let gone = newest.changes.iter().find(|change| change.old.is_some() && change.new.is_none())?;
    let key = keys.iter().find(|key| paths_of_key(key).contains(&gone.path))?;
    let short = newest.commit.short.as_str();
    let message = REMOVED.with([key.as_str().into(), newest.commit.day.into(), short.into()]);
    let command = format!("plan log {key} --at {short}~1");
    Some(Failure::new(message, REMOVED_HELP.with([command.into()])))
}

/// What the commits did to the files, and before them what is not saved yet.
fn steps(touches: Vec<Touch>, files: Option<&WorkTree>, paths: &[String]) -> Vec<Step> {
    let saved = touches.first().map_or_else(|| vec![None; paths.len()], |touch| touch.after.clone());
    let lying = files.map(|tree| paths.iter().map(|path| tree.content(path)).collect::<Vec<_>>());
    let unsaved = lying.filter(|now| *now != saved).map(|now| step(None, saved, now));
    let commits = touches.into_iter().map(|touch| step(Some(touch.commit), touch.before, touch.after));
    unsaved.into_iter().chain(commits).collect()
}

fn step(commit: Option<Commit>, before: Vec<Option<ContentId>>, after: Vec<Option<ContentId>>) -> Step {
    Step { commit, before, after }
}

/// The text of a version: in git, else as a file in the folder.
fn text(
    repository: &Repository,
    files: Option<&WorkTree>,
    paths: &[String],
    content: ContentId,
) -> Result<String, Unreadable> {
    let in_git = repository.text(content);
    match (&in_git, files) {
        (Err(_), Some(tree)) => {
            let path = paths.iter().find(|path| tree.content(path) == Some(content));
            path.map_or(in_git, |path| tree.read(path))
        }
        _ => in_git,
    }
}

static REMOVED: Words = Words::new("{0} togs bort {1} (version {2})", "{0} was removed on {1} (version {2})");
static REMOVED_HELP: Words =
    Words::new("skriv {0} för att se historiken fram till dess", "type {0} to see its history until then");
static NO_ACTIVITY: Words = Words::new("{0} är ingen aktivitet", "{0} is no activity");
static NO_ACTIVITY_HELP: Words = Words::new(
    "skriv en aktivitets nyckel, till exempel plan log sdk; plan status visar vilka som finns",
    "write an activity's key, such as plan log sdk; plan status shows which there are",
);

static LOG_AT: Words = Words::new(
    "Som det var en dag eller i en version, t.ex. för en aktivitet som är borttagen",
    "As it was on a day or in a version, such as for an activity that was removed",
);
