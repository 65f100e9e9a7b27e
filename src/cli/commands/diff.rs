//! `plan diff`.

use clap::{Args, ValueEnum};

use std::collections::HashSet;
use std::mem::ManuallyDrop;

use crate::cli::context::Context;
use crate::cli::ends::{End, Ends, ends};
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{BY, DIFF_FORMAT, FORMAT, ID, PROGRAMME, PUBLIC};
use crate::cli::{Exit, terminal};
use crate::diff::{By, DiffReport, Point, Query, report};
use crate::facts::alignment::{Side, align, align_years};
use crate::facts::{Facts, adopted_on, default_year};
use crate::portfolio::{Around, Portfolio};
use crate::render;
use crate::store::Tree;
use crate::text::{Arg, Day, Words};

#[derive(Debug, Args)]
pub(in crate::cli) struct DiffArgs {
    #[arg(num_args = 0..=2)]
    points: Vec<String>,
    #[arg(long, value_enum, default_value = "programme")]
    by: DiffBy,
    #[arg(long)]
    programme: Vec<String>,
    #[arg(long, value_enum)]
    since: Option<SinceChoice>,
    #[arg(long)]
    exit_code: bool,
    #[arg(long)]
    public: bool,
    #[arg(long, value_enum, default_value = "human")]
    format: DiffFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DiffBy {
    Programme,
    Goal,
    Org,
    Body,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DiffFormat {
    Human,
    Json,
    Markdown,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SinceChoice {
    Adoption,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "diff",
    about: Words::new(
        "Visar vad som har ändrats mellan två tidpunkter, versioner i git eller planår.",
        "Shows what changed between two points in time, versions in git, or plan years.",
    ),
    usage: Words::new("plan diff [FRÅN [TILL]] [VAL]", "plan diff [FROM [TO]] [OPTIONS]"),
    options: &[
        ("points", Some(&END), &ENDS),
        ("by", Some(&BY), &DIFF_BY),
        ("programme", Some(&ID), &PROGRAMME),
        ("since", Some(&WHAT), &SINCE),
        ("exit_code", None, &EXIT_CODE),
        ("public", None, &PUBLIC),
        ("format", Some(&FORMAT), &DIFF_FORMAT),
    ],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &DiffArgs) -> Result<Exit, Failure> {
    cx.publish(args.public);
    let mut query = Query { by: by(args.by), programmes: args.programme.clone() };
    let mut words = args.points.clone();
    if args.since.is_some() {
        let (day, programmes) = adoption(cx, &query.programmes)?;
        words.insert(0, format!("date:{day}"));
        query.programmes = programmes;
    }
    match ends(cx, &words)? {
        Ends::Years(older, later) => years(cx, args, &query, &older, &later),
        Ends::Trees(old, new, changed) => trees(cx, args, &query, (&old, &new), &changed),
    }
}

fn years(
    cx: &mut Context,
    args: &DiffArgs,
    query: &Query,
    older: &str,
    later: &str,
) -> Result<Exit, Failure> {
    let (portfolio, facts) = cx.load_newest()?;
    cx.know_programmes(&portfolio, &query.programmes)?;
    let first = |name: &str| {
        let years = portfolio.programmes.iter().filter_map(|p| p.year(name)).filter_map(|y| y.period);
        years.map(|p| p.from).min()
    };
    if first(older) > first(later) {
        let message = BACKWARDS.with([older.into(), later.into()]);
        let right = format!("plan diff {later}..{older}");
        return Err(Failure::new(message, TYPE.with([right.into()])));
    }
    let side = Side { portfolio: &portfolio, facts: &facts };
    let alignment = align_years(side, older, later);
    let point = |name: &str| Point::Year(name.to_owned());
    show(cx, args, &report((point(older), side), (point(later), side), alignment, query))
}

fn trees(
    cx: &Context,
    args: &DiffArgs,
    query: &Query,
    (old, new): (&End, &End),
    changed: &[String],
) -> Result<Exit, Failure> {
    let changed: HashSet<&str> = changed.iter().map(String::as_str).collect();
    let around = |other: &dyn Tree| Around {
        changed: changed.clone(),
        added: changed.iter().copied().filter(|path| other.content(path).is_none()).collect(),
    };
    let sides = (around(&*new.tree), around(&*old.tree));
    let (before, after) = Portfolio::load_both(cx.today, (&*old.tree, &sides.0), (&*new.tree, &sides.1));
    let [before, after] = cx.published([before, after]);
    // Never freed, as in every command: the process ends soon after.
    let (before, after) = (ManuallyDrop::new(before), ManuallyDrop::new(after));
    Context::is_whole(&before)?;
    Context::is_whole(&after)?;
    let (old_facts, new_facts) = (Facts::derive(&before, cx.today), Facts::derive(&after, cx.today));
    if !before.has_plans() && !after.has_plans() {
        return Err(Failure::nothing_there());
    }
    cx.know_programmes(if after.programmes.is_empty() { &before } else { &after }, &query.programmes)?;
    let old_side = Side { portfolio: &before, facts: &old_facts };
    let new_side = Side { portfolio: &after, facts: &new_facts };
    let alignment = align(old_side, new_side, &changed);
    show(cx, args, &report((old.point.clone(), old_side), (new.point.clone(), new_side), alignment, query))
}

fn show(cx: &Context, args: &DiffArgs, report: &DiffReport<'_>) -> Result<Exit, Failure> {
    let text = match args.format {
        DiffFormat::Human => render::diff_text::render(report, cx.style),
        DiffFormat::Json => render::diff_json::render(report),
        DiffFormat::Markdown => render::diff_markdown::render(report, cx.style.lang),
    };
    terminal::print(&text)?;
    Ok(if args.exit_code && report.differs() { Exit::Found } else { Exit::Fine })
}

/// The day on which the plan years of these programmes were adopted, and the programmes that say so.
fn adoption(cx: &mut Context, programmes: &[String]) -> Result<(Day, Vec<String>), Failure> {
    let (portfolio, facts) = cx.load_newest()?;
    cx.know_programmes(&portfolio, programmes)?;
    let mut found: Vec<(Day, String)> = Vec::new();
    for programme in &portfolio.programmes {
        let year = default_year(programme, cx.today).filter(|_| programme.is_among(programmes));
        let Some(year) = year else { continue };
        let day = adopted_on(&portfolio, &facts, programme, year);
        found.extend(day.map(|day| (day, programme.id.to_string())));
    }
    let Some((first, _)) = found.first().cloned() else {
        return Err(Failure::new(NOT_ADOPTED.text(), NOT_ADOPTED_HELP.text()));
    };
    if found.iter().any(|(day, _)| *day != first) {
        let choices = found.iter().map(|(_, id)| Arg::from(format!("--programme {id}"))).collect();
        return Err(Failure::new(MANY_DAYS.text(), MANY_DAYS_HELP.with([Arg::Any(choices)])));
    }
    Ok((first, found.into_iter().map(|(_, id)| id).collect()))
}

fn by(choice: DiffBy) -> By {
    match choice {
        DiffBy::Programme => By::Programme,
        DiffBy::Goal => By::Goal,
        DiffBy::Org => By::Org,
        DiffBy::Body => By::Body,
    }
}

static BACKWARDS: Words = Words::new("planåret {0} kommer efter {1}", "the plan year {0} comes after {1}");
static TYPE: Words = Words::new("skriv {0}", "type {0}");
static NOT_ADOPTED: Words =
    Words::new("det framgår inte när planen antogs", "nothing says when the plan was adopted");
static NOT_ADOPTED_HELP: Words = Words::new(
    "skriv adopted = { date = ÅÅÅÅ-MM-DD } i planårets plan.toml, eller ange en dag: plan diff ÅÅÅÅ-MM-DD",
    "write adopted = { date = YYYY-MM-DD } in the plan year's plan.toml, or name a day: plan diff YYYY-MM-DD",
);
static MANY_DAYS: Words = Words::new(
    "programmens planer antogs olika dagar",
    "the programmes' plans were adopted on different days",
);
static MANY_DAYS_HELP: Words = Words::new("välj {0}", "choose {0}");

static END: Words = Words::new("TIDPUNKT", "POINT");
static ENDS: Words = Words::new(
    "Dag, planår, gren, tagg eller version, t.ex. 2026-03-01, 2025..2026 eller HEAD~1; annars det som inte är sparat i git",
    "Day, plan year, branch, tag or version, such as 2026-03-01, 2025..2026 or HEAD~1; else what is not saved in git",
);
static DIFF_BY: Words = Words::new(
    "Gruppera efter programme, goal, org eller body (det organ som beslutade)",
    "Group by programme, goal, org or body (the body that decided)",
);
static WHAT: Words = Words::new("HÄNDELSE", "EVENT");
static SINCE: Words = Words::new(
    "Från den dag planen antogs: --since adoption",
    "From the day the plan was adopted: --since adoption",
);
static EXIT_CODE: Words =
    Words::new("Avsluta med kod 1 om något skiljer", "Exit with code 1 if anything differs");
