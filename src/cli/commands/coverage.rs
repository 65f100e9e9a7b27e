//! `plan coverage`.

use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{AT, FORMAT, POINT, PUBLIC, TABLE_FORMAT, WHICH_YEAR, YEAR};
use crate::cli::{Exit, terminal, unread};
use crate::coverage::{Query, report};
use crate::facts::Aim;
use crate::portfolio::{Named, Portfolio};
use crate::render;
use crate::text::Words;

#[derive(Debug, Args)]
pub(in crate::cli) struct CoverageArgs {
    programmes: Vec<String>,
    #[arg(long)]
    year: Option<String>,
    #[arg(long, value_enum)]
    of: Vec<OfChoice>,
    #[arg(long)]
    at: Option<String>,
    #[arg(long)]
    public: bool,
    #[arg(long, value_enum, default_value = "table")]
    format: CoverageFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum OfChoice {
    Goals,
    Needs,
    Drivers,
    Documents,
    Assignments,
    Opportunities,
    Principles,
    People,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CoverageFormat {
    Table,
    Json,
    Csv,
    Markdown,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "coverage",
    about: Words::new(
        "Visar vilka aktiviteter som bidrar till varje mål, behov, drivkraft och styrande dokument, och tvärtom.",
        "Shows which activities serve each goal, need, driver and governing document, and the other way round.",
    ),
    usage: Words::new("plan coverage [PROGRAM…] [VAL]", "plan coverage [PROGRAMME…] [OPTIONS]"),
    options: &[
        ("programmes", Some(&PROGRAMMES), &PROGRAMMES_TEXT),
        ("year", Some(&YEAR), &WHICH_YEAR),
        ("of", Some(&WHAT), &OF_TEXT),
        ("at", Some(&POINT), &AT),
        ("public", None, &PUBLIC),
        ("format", Some(&FORMAT), &TABLE_FORMAT),
    ],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &CoverageArgs) -> Result<Exit, Failure> {
    if args.public && args.of.iter().any(|of| matches!(of, OfChoice::People)) {
        return Err(Failure::not_public("--of people"));
    }
    cx.publish(args.public);
    let (portfolio, facts) = cx.load(args.at.as_deref())?;
    let report = report(&portfolio, &facts, &query(cx, &portfolio, args)?);
    terminal::print(&match args.format {
        CoverageFormat::Table => render::coverage_table::render(&report, cx.style),
        CoverageFormat::Json => render::coverage_json::render(&report),
        CoverageFormat::Csv => render::coverage_csv::render(&report),
        CoverageFormat::Markdown => render::coverage_markdown::render(&report, cx.style.lang),
    })?;
    unread::tell(cx, &portfolio, args.at.as_deref());
    Ok(Exit::Fine)
}

fn query(cx: &Context, portfolio: &Portfolio, args: &CoverageArgs) -> Result<Query, Failure> {
    let mut query = Query { year: args.year.clone(), ..Query::default() };
    query.of = args.of.iter().filter_map(|of| aim(*of)).collect();
    query.people = args.of.iter().any(|of| matches!(of, OfChoice::People));
    for word in &args.programmes {
        match cx.named(portfolio, word)? {
            Named::Programme(id) => query.programmes.push(id.to_owned()),
            Named::Year(year) => query.year = Some(year.to_owned()),
            Named::ProgrammeYear(id, year) => {
                query.programmes.push(id.to_owned());
                query.year = Some(year.to_owned());
            }
            Named::Activity(id) => {
                let key = portfolio.activity(id).key.to_string();
                let help = ACTIVITY_HELP.with([key.as_str().into()]);
                return Err(Failure::new(ACTIVITY.with([word.as_str().into()]), help));
            }
        }
    }
    if let Some(year) = &query.year {
        Context::know_year(portfolio, &query.programmes, year, &NO_YEAR_HELP)?;
    }
    Ok(query)
}

/// What may be served; people serve nothing.
fn aim(choice: OfChoice) -> Option<Aim> {
    Some(match choice {
        OfChoice::Goals => Aim::Goals,
        OfChoice::Needs => Aim::Needs,
        OfChoice::Drivers => Aim::Drivers,
        OfChoice::Documents => Aim::Documents,
        OfChoice::Assignments => Aim::Assignments,
        OfChoice::Opportunities => Aim::Opportunities,
        OfChoice::Principles => Aim::Principles,
        OfChoice::People => return None,
    })
}

static ACTIVITY: Words = Words::new(
    "{0} är en aktivitet; täckning visas för program",
    "{0} is an activity; coverage is of programmes",
);
static ACTIVITY_HELP: Words = Words::new(
    "skriv plan status {0} för att se vad aktiviteten bidrar till",
    "type plan status {0} to see what the activity serves",
);
static NO_YEAR_HELP: Words = Words::new(
    "skriv plan coverage utan planår för att se det pågående",
    "type plan coverage without a year to see the current one",
);

static PROGRAMMES: Words = Words::new("PROGRAM", "PROGRAMME");
static PROGRAMMES_TEXT: Words = Words::new(
    "Program eller planår, t.ex. digitalisering eller 2026; annars alla program",
    "Programmes or plan years, such as digitalisering or 2026; else all programmes",
);
static WHAT: Words = Words::new("VAD", "WHAT");
static OF_TEXT: Words = Words::new(
    "Bara goals (mål), needs (behov), drivers (drivkrafter), documents (styrande dokument), assignments (uppdrag i dem), \
     opportunities (möjligheter), principles (principer) eller people (vem som har vad, och vakanser)",
    "Only goals, needs, drivers, documents, assignments (of documents), opportunities, principles or people (who carries what, and vacancies)",
);
