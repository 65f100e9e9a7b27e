//! `plan report`.

use clap::{Args, ValueEnum};

use crate::cli::Exit;
use crate::cli::context::Context;
use crate::cli::editing::{Manner, apply};
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{DAY, DRY_RUN, FORCE, KEY, LOG_KEY, WHO};
use crate::syntax::rewrite::{Datum, Edit, Step};
use crate::text::{Words, parse_day};

#[derive(Debug, Args)]
pub(in crate::cli) struct ReportArgs {
    key: String,
    #[arg(long, value_enum)]
    health: Option<HealthChoice>,
    #[arg(long)]
    text: Option<String>,
    #[arg(long, value_parser = clap::value_parser!(u8).range(0..=100))]
    progress: Option<u8>,
    #[arg(long)]
    forecast: Option<String>,
    #[arg(long)]
    by: Option<String>,
    #[arg(long)]
    date: Option<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum HealthChoice {
    #[value(alias = "grön")]
    Green,
    #[value(alias = "gul")]
    Yellow,
    #[value(alias = "röd")]
    Red,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "report",
    about: Words::new(
        "Lägger till en statusrapport på en aktivitet.",
        "Adds a status report to an activity.",
    ),
    usage: Words::new("plan report NYCKEL [VAL]", "plan report KEY [OPTIONS]"),
    options: &[
        ("key", Some(&KEY), &LOG_KEY),
        ("health", Some(&LIGHT), &HEALTH_TEXT),
        ("text", Some(&TEXT), &REPORT_TEXT),
        ("progress", Some(&PER_CENT), &PROGRESS),
        ("forecast", Some(&TEXT), &FORECAST),
        ("by", Some(&WHO), &REPORT_BY),
        ("date", Some(&DAY), &REPORT_DATE),
        ("dry_run", None, &DRY_RUN),
        ("force", None, &FORCE),
    ],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &ReportArgs) -> Result<Exit, Failure> {
    let (portfolio, facts) = cx.load(None)?;
    let id = cx.activity(&portfolio, &args.key)?;
    let day = match &args.date {
        Some(text) => parse_day(text)
            .map_err(|_| Failure::new(BAD_DAY.with([text.as_str().into()]), BAD_DAY_HELP.text()))?,
        None => cx.today,
    };
    let health = args.health.map(|health| match health {
        HealthChoice::Green => "green",
        HealthChoice::Yellow => "yellow",
        HealthChoice::Red => "red",
    });
    if health.is_none() && args.text.is_none() {
        return Err(Failure::new(EMPTY.text(), EMPTY_HELP.text()));
    }
    let text = |value: &Option<String>| value.clone().map(Datum::Text);
    let fields = [
        ("date", Some(Datum::Date(day.to_string()))),
        ("health", health.map(|h| Datum::Text(h.to_owned()))),
        ("progress", args.progress.map(|p| Datum::Integer(i64::from(p)))),
        ("text", text(&args.text)),
        ("forecast", text(&args.forecast)),
        ("by", text(&args.by)),
    ];
    let given = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
    let path = vec![Step::Field("reports".to_owned())];
    let edit = Edit::Append { path, value: Datum::Table(given) };
    let manner = Manner { dry_run: args.dry_run, force: args.force };
    apply(cx, (&portfolio, &facts), id, &[edit], manner)
}

static BAD_DAY: Words = Words::new("{0} är ingen dag", "{0} is no day");
static BAD_DAY_HELP: Words = Words::new(
    "skriv år-månad-dag, till exempel --date 2026-06-30",
    "write year-month-day, such as --date 2026-06-30",
);
static EMPTY: Words = Words::new("rapporten säger inget", "the report says nothing");
static EMPTY_HELP: Words =
    Words::new("skriv --health gul, --text \"…\" eller båda", "write --health yellow, --text \"…\" or both");

static LIGHT: Words = Words::new("LÄGE", "HEALTH");
static HEALTH_TEXT: Words = Words::new("Läge: grön, gul eller röd", "Health: green, yellow or red");
static TEXT: Words = Words::new("TEXT", "TEXT");
static REPORT_TEXT: Words = Words::new("Vad som har hänt", "What has happened");
static PER_CENT: Words = Words::new("PROCENT", "PER CENT");
static PROGRESS: Words = Words::new("Framdrift, 0–100", "Progress, 0–100");
static FORECAST: Words = Words::new("Hur det väntas gå", "How it is expected to go");
static REPORT_BY: Words = Words::new("Vem som rapporterar", "Who reports");
static REPORT_DATE: Words = Words::new("Rapportens dag; annars i dag", "The day of the report; else today");
