//! `plan log`.

use crate::cli::args::{LogArgs, LogFormat};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::git_words::failure;
use crate::cli::{Exit, revision, terminal};
use crate::facts::alignment::Side;
use crate::history::{Step, life, paths, trails};
use crate::portfolio::Named;
use crate::render;
use crate::store::git::{Commit, Repository, Touch};
use crate::store::{ContentId, Tree as _, Unreadable, WorkTree};
use crate::text::Words;

pub(in crate::cli) fn run(cx: &mut Context, args: &LogArgs) -> Result<Exit, Failure> {
    let repository = revision::open(cx.folder())?.ok_or_else(|| cx.no_root())?;
    // Without files in the folder, as in a bare repository, the newest commit stands for them.
    let at = args.at.clone().or_else(|| cx.root().is_err().then(|| "HEAD".to_owned()));
    let (portfolio, facts) = cx.load(at.as_deref())?;
    let id = match cx.named(&portfolio, &args.key)? {
        Named::Activity(id) => id,
        Named::Programme(name) | Named::Year(name) | Named::ProgrammeYear(_, name) => {
            return Err(Failure::new(NO_ACTIVITY.with([name.into()]), NO_ACTIVITY_HELP.text()));
        }
    };
    let trails = trails(&portfolio, id);
    let paths = paths(&trails);
    let tip = match &at {
        Some(word) => revision::commit(&repository, &crate::cli::operand::point(word)?)?,
        None => repository.head().map_err(failure)?,
    };
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

static NO_ACTIVITY: Words = Words::new("{0} är ingen aktivitet", "{0} is no activity");
static NO_ACTIVITY_HELP: Words = Words::new(
    "skriv en aktivitets nyckel, till exempel plan log sdk; plan status visar vilka som finns",
    "write an activity's key, such as plan log sdk; plan status shows which there are",
);
