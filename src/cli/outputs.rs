//! The outputs of one `plan check`: one on standard output, others in files.

use std::path::{Component, Path, PathBuf};

use clap::ValueEnum;

use crate::check::Report;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::terminal::{self, environment};
use crate::portfolio::Portfolio;
use crate::render::check_run::Run;
use crate::render::{self, Style};
use crate::store::{replace, way_from_repository};
use crate::text::Words;
use crate::text::nearest::nearest;

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum CheckFormat {
    Human,
    Concise,
    Json,
    Sarif,
    Github,
    Gitlab,
    Markdown,
}

/// One output in a file: `FORMAT=FILE`.
#[derive(Debug)]
pub(super) struct Output {
    format: CheckFormat,
    file: PathBuf,
    /// As it was typed.
    name: String,
}

/// What `--output` says, all of it, before anything is done.
pub(super) fn outputs(cx: &Context, given: &[String]) -> Result<Vec<Output>, Failure> {
    let mut all: Vec<Output> = Vec::new();
    for text in given {
        let output = output(cx, text)?;
        if all.iter().any(|other| other.file == output.file) {
            return Err(Failure::new(TWICE.with([output.name.into()]), TWICE_HELP.text()));
        }
        all.push(output);
    }
    Ok(all)
}

fn output(cx: &Context, text: &str) -> Result<Output, Failure> {
    let parts = text.split_once('=').filter(|(_, file)| !file.is_empty());
    let (word, name) = parts.ok_or_else(|| Failure::new(BAD.with([text.into()]), BAD_HELP.text()))?;
    let Ok(format) = CheckFormat::from_str(word, true) else {
        let formats = CheckFormat::value_variants().iter().filter_map(|f| f.to_possible_value());
        let names: Vec<String> = formats.map(|f| f.get_name().to_owned()).collect();
        let near = nearest(word, names.iter().map(String::as_str));
        return Err(Failure::unknown(NO_FORMAT.with([word.into()]), near, BAD_HELP.text()));
    };
    let file = plain(&cx.folder().join(name));
    let root = cx.root().map(|root| plain(&root)).ok();
    let is_plan = |root: &PathBuf| ["plans", "schema"].iter().any(|f| file.starts_with(root.join(f)));
    if root.as_ref().is_some_and(is_plan) {
        return Err(Failure::new(AMONG_PLANS.with([name.into()]), AMONG_PLANS_HELP.text()));
    }
    Ok(Output { format, file, name: name.to_owned() })
}

/// A path from the top of the file system, without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    absolute.components().fold(PathBuf::new(), |mut path, part| {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            Component::CurDir => {}
            part => path.push(part),
        }
        path
    })
}

/// What a run has to tell, and how.
pub(super) struct Told<'a> {
    pub(super) portfolio: &'a Portfolio,
    pub(super) report: &'a Report,
    pub(super) notes: bool,
    pub(super) fails: bool,
}

/// Writes the files, then the result. A file that cannot be written hides no result.
pub(super) fn write(
    cx: &Context,
    told: &Told<'_>,
    format: CheckFormat,
    outputs: &[Output],
) -> Result<(), Failure> {
    let prefix = cx.root().map(|root| way_from_repository(&root)).unwrap_or_default();
    let link = link();
    let show = |format: CheckFormat, style: Style| {
        let lang = match format {
            CheckFormat::Markdown => style.lang,
            _ => cx.machine_lang(),
        };
        let Told { portfolio, report, notes, fails } = *told;
        let run = Run { portfolio, report, prefix: &prefix, lang, fails, link: link.as_deref() };
        match format {
            CheckFormat::Human => render::check_human::render(portfolio, report, notes, style),
            CheckFormat::Concise => render::check_concise::render(portfolio, report, style.lang),
            CheckFormat::Json => render::check_json::render(portfolio, report),
            CheckFormat::Sarif => render::check_sarif::render(&run),
            CheckFormat::Github => render::check_github::render(&run),
            CheckFormat::Gitlab => render::check_gitlab::render(&run),
            CheckFormat::Markdown => render::check_markdown::render(&run),
        }
    };
    let mut outcome = Ok(());
    for output in outputs {
        let text = show(output.format, Style { color: false, ..cx.style });
        if let Err(why) = replace(&output.file, &text) {
            let message = UNWRITABLE.with([output.name.as_str().into(), why.kind().to_string().into()]);
            outcome = outcome.and(Err(Failure::new(message, UNWRITABLE_HELP.text())));
        }
    }
    terminal::print(&show(format, cx.style))?;
    outcome
}

/// Where the files of the commit that CI looks at can be seen, if CI says so.
fn link() -> Option<String> {
    let github = || {
        let parts = ["GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA"].map(environment);
        let [Some(server), Some(repository), Some(commit)] = parts else { return None };
        Some(format!("{server}/{repository}/blob/{commit}/"))
    };
    let gitlab = || {
        let [Some(project), Some(commit)] = ["CI_PROJECT_URL", "CI_COMMIT_SHA"].map(environment) else {
            return None;
        };
        Some(format!("{project}/-/blob/{commit}/"))
    };
    let is_plain = |link: &String| {
        let may_stand = |c: char| c.is_ascii_alphanumeric() || "-._~:/".contains(c);
        link.starts_with("https://") && link.chars().all(may_stand)
    };
    github().or_else(gitlab).filter(is_plain)
}

static BAD: Words = Words::new("{0} går inte att förstå", "{0} cannot be understood");
static BAD_HELP: Words = Words::new(
    "skriv --output FORMAT=FIL, till exempel --output sarif=plan.sarif; format: human, concise, json, sarif, github, gitlab eller markdown",
    "write --output FORMAT=FILE, such as --output sarif=plan.sarif; formats: human, concise, json, sarif, github, gitlab or markdown",
);
static NO_FORMAT: Words = Words::new("det finns inget format {0}", "there is no format {0}");
static TWICE: Words = Words::new("två resultat kan inte skrivas till {0}", "two results cannot go to {0}");
static TWICE_HELP: Words =
    Words::new("ge varje --output en egen fil", "give each --output a file of its own");
static AMONG_PLANS: Words = Words::new(
    "resultatet kan inte skrivas till {0}: där ligger planerna",
    "the result cannot go to {0}: the plans lie there",
);
static AMONG_PLANS_HELP: Words = Words::new(
    "välj en fil utanför plans och schema, till exempel --output json=plan.json",
    "choose a file outside plans and schema, such as --output json=plan.json",
);
static UNWRITABLE: Words = Words::new("{0} gick inte att skriva: {1}", "{0} could not be written: {1}");
static UNWRITABLE_HELP: Words = Words::new(
    "se till att mappen finns och att du får skriva där, eller välj en annan fil efter --output",
    "see that the folder is there and that you may write in it, or choose another file after --output",
);
