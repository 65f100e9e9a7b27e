//! `plan check`.

use clap::{Args, ValueEnum};

use std::path::{Component, PathBuf};

use crate::check::{Judged, Levels, Report, check};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{AT, FORMAT, POINT};
use crate::cli::outputs::{CheckFormat, Told, outputs, write};
use crate::cli::{Exit, base, fixing};
use crate::diag::Severity;
use crate::portfolio::Portfolio;
use crate::rules::RULES;
use crate::text::Words;
use crate::text::nearest::nearest;

#[derive(Debug, Args)]
pub(in crate::cli) struct CheckArgs {
    paths: Vec<String>,
    #[arg(long, value_enum, default_value = "human")]
    format: CheckFormat,
    #[arg(long)]
    output: Vec<String>,
    #[arg(long)]
    notes: bool,
    #[arg(long)]
    level: Vec<String>,
    #[arg(long, value_enum)]
    deny: Option<DenyChoice>,
    #[arg(long, conflicts_with_all = ["at", "format"])]
    fix: bool,
    #[arg(long, requires = "fix")]
    diff: bool,
    #[arg(long, requires = "fix")]
    force: bool,
    #[arg(long)]
    at: Option<String>,
    #[arg(long, conflicts_with = "fix")]
    base: Option<String>,
    #[arg(long, requires = "base")]
    all: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DenyChoice {
    Warning,
    Note,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "check",
    about: Words::new(
        "Granskar planfilerna mot formatet och styrmodellen. Ändrar aldrig något.",
        "Checks the plan files against the format and the governance model. Never changes anything.",
    ),
    usage: Words::new("plan check [SÖKVÄG…] [VAL]", "plan check [PATH…] [OPTIONS]"),
    options: &[
        ("paths", Some(&PATH), &PATHS),
        ("format", Some(&FORMAT), &CHECK_FORMAT),
        ("output", Some(&OUTPUT), &OUTPUT_TEXT),
        ("notes", None, &NOTES),
        ("level", Some(&LEVEL), &LEVEL_TEXT),
        ("deny", Some(&SEVERITY), &DENY),
        ("fix", None, &FIX),
        ("diff", None, &FIX_DIFF),
        ("force", None, &FIX_FORCE),
        ("at", Some(&POINT), &AT),
        ("base", Some(&POINT), &BASE),
        ("all", None, &ALL),
    ],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &CheckArgs) -> Result<Exit, Failure> {
    let outputs = outputs(cx, &args.output)?;
    if args.fix {
        let (portfolio, _) = cx.load(None)?;
        let paths = args.paths.iter().map(|p| inside(cx, &portfolio, p)).collect::<Result<Vec<_>, _>>()?;
        let all = paths.is_empty() || paths.iter().any(String::is_empty);
        let wanted = |path: &str| all || paths.iter().any(|folder| is_under(path, folder));
        fixing::fix(cx, args.diff, args.force, &wanted)?;
    }
    let levels = |portfolio: &Portfolio| levels(portfolio, &args.level);
    let (portfolio, mut report) = match &args.base {
        Some(base) => base::judge(cx, base, args.at.as_deref(), args.all, &levels)?,
        None => {
            let (portfolio, facts) = cx.load(args.at.as_deref())?;
            let report = check(&portfolio, &facts, &levels(&portfolio)?);
            (portfolio, report)
        }
    };
    let paths = args.paths.iter().map(|p| inside(cx, &portfolio, p)).collect::<Result<Vec<_>, _>>()?;
    keep(&portfolio, &mut report, &paths);
    let limit = match args.deny {
        None => Severity::Error,
        Some(DenyChoice::Warning) => Severity::Warning,
        Some(DenyChoice::Note) => Severity::Note,
    };
    let fails = report.fails_at(limit);
    let told = Told { portfolio: &portfolio, report: &report, notes: args.notes, fails };
    write(cx, &told, args.format, &outputs)?;
    Ok(if fails { Exit::Found } else { Exit::Fine })
}

/// `NAME=SEVERITY`, where the name is a rule's or a constraint's.
fn levels(portfolio: &Portfolio, given: &[String]) -> Result<Levels, Failure> {
    let constraints = || portfolio.models.iter().flat_map(|m| &m.constraints).map(|c| &*c.law.constraint);
    let names = || RULES.iter().map(|r| r.name).chain(constraints());
    let read = |text: &String| {
        let parts = text.split_once('=').and_then(|(name, word)| Some((name, Severity::from_id(word)?)));
        let Some((name, severity)) = parts else {
            return Err(Failure::new(BAD_LEVEL.with([text.as_str().into()]), BAD_LEVEL_HELP.text()));
        };
        if !names().any(|n| n == name) {
            let message = NO_NAME.with([name.into()]);
            return Err(Failure::unknown(message, nearest(name, names()), NO_NAME_HELP.text()));
        }
        Ok((name.to_owned(), severity))
    };
    given.iter().map(read).collect()
}

/// A path as the portfolio names it: from the root, with `/`. It need not lie in the work tree, which a
/// revision may not even have.
fn inside(cx: &Context, portfolio: &Portfolio, path: &str) -> Result<String, Failure> {
    let below_root = || {
        let root = cx.root().ok()?;
        let absolute = std::path::absolute(cx.folder().join(path)).ok()?;
        let root = std::path::absolute(&root).unwrap_or(root);
        let relative = absolute.components().fold(PathBuf::new(), |mut path, part| {
            match part {
                Component::ParentDir => {
                    path.pop();
                }
                part => path.push(part),
            }
            path
        });
        relative.strip_prefix(&root).ok().map(|r| r.to_string_lossy().replace('\\', "/"))
    };
    let relative = below_root().unwrap_or_else(|| path.to_owned());
    let named = relative.trim_start_matches("./").trim_end_matches('/').to_owned();
    let known = named.is_empty() || portfolio.files.iter().any(|f| is_under(&f.source.path, &named));
    if known { Ok(named) } else { Err(Failure::new(NO_PATH.with([path.into()]), NO_PATH_HELP.text())) }
}

fn is_under(path: &str, folder: &str) -> bool {
    path == folder || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// Paths filter what is shown, never what is read.
fn keep(portfolio: &Portfolio, report: &mut Report, paths: &[String]) {
    if paths.is_empty() || paths.iter().any(String::is_empty) {
        return;
    }
    let shown = |path: &str| paths.iter().any(|folder| is_under(path, folder));
    let is_shown =
        |portfolio: &Portfolio, j: &Judged| shown(&portfolio.file(j.finding.place.source).source.path);
    report.findings.retain(|j| is_shown(portfolio, j));
    report.waived.retain(|w| is_shown(portfolio, &w.judged));
    if let Some(compared) = &mut report.compared {
        compared.old.retain(|j| is_shown(portfolio, j));
        if let Some(after) = &mut compared.after {
            let portfolio = &after.portfolio;
            after.findings.retain(|j| is_shown(portfolio, j));
        }
    }
}

static BAD_LEVEL: Words = Words::new("{0} går inte att förstå", "{0} cannot be understood");
static BAD_LEVEL_HELP: Words = Words::new(
    "skriv --level NAMN=error, NAMN=warning eller NAMN=note",
    "write --level NAME=error, NAME=warning or NAME=note",
);
static NO_NAME: Words =
    Words::new("{0} är varken en regel eller ett villkor", "{0} is neither a rule nor a constraint");
static NO_NAME_HELP: Words =
    Words::new("skriv plan rules för att se reglerna", "type plan rules to see the rules");
static NO_PATH: Words = Words::new("det finns ingen planfil i {0}", "there is no plan file in {0}");
static NO_PATH_HELP: Words = Words::new(
    "skriv en fil eller mapp under plans eller schema",
    "write a file or folder below plans or schema",
);

static PATH: Words = Words::new("SÖKVÄG", "PATH");
static PATHS: Words = Words::new(
    "Visa bara det som gäller dessa filer eller mappar; allt läses ändå",
    "Show only what is about these files or folders; all are read",
);
static CHECK_FORMAT: Words = Words::new(
    "Format: human, concise, json, sarif, github, gitlab eller markdown",
    "Format: human, concise, json, sarif, github, gitlab or markdown",
);
static OUTPUT: Words = Words::new("FORMAT=FIL", "FORMAT=FILE");
static OUTPUT_TEXT: Words = Words::new(
    "Skriv resultatet även till en fil, t.ex. sarif=plan.sarif; får ges flera gånger",
    "Write the result to a file too, such as sarif=plan.sarif; may be given several times",
);
static NOTES: Words = Words::new("Visa noteringarna en och en", "Show notes one by one");
static LEVEL: Words = Words::new("NAMN=ALLVAR", "NAME=SEVERITY");
static LEVEL_TEXT: Words = Words::new(
    "Sätt allvaret för en regel eller ett villkor: error, warning eller note",
    "Set the severity of a rule or constraint: error, warning or note",
);
static SEVERITY: Words = Words::new("ALLVAR", "SEVERITY");
static DENY: Words = Words::new(
    "Avsluta med kod 1 redan vid warning eller note",
    "Exit with code 1 already at warning or note",
);
static FIX: Words = Words::new("Gör alla säkra rättelser", "Make all certain fixes");
static FIX_DIFF: Words =
    Words::new("Med --fix: visa rättelserna, skriv inget", "With --fix: show the fixes, write nothing");
static FIX_FORCE: Words = Words::new(
    "Med --fix: även filer med annat som inte är sparat",
    "With --fix: also files with other changes that are not saved",
);
static BASE: Words = Words::new(
    "Bara det som är nytt sedan ändringen lämnade en gren eller version, med den versionens styrmodell, t.ex. origin/main",
    "Only what is new since the change left a branch or version, by the governance model of that version, such as origin/main",
);
static ALL: Words =
    Words::new("Med --base: visa även det som fanns redan", "With --base: show also what was there before");
