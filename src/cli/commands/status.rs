//! `plan status`.

use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{
    AT, BY, FORMAT, ID, KEY, POINT, PROGRAMME, PUBLIC, TABLE_FORMAT, WHICH_YEAR, YEAR,
};
use crate::cli::{Exit, terminal, unread};
use crate::facts::Facts;
use crate::portfolio::{ActivityId, Named, Portfolio, Programme};
use crate::render;
use crate::status::{By, Filter, Query, StatusReport, UnknownFilter, report, story};
use crate::text::Words;

#[derive(Debug, Args)]
pub(in crate::cli) struct StatusArgs {
    keys: Vec<String>,
    #[arg(long)]
    year: Option<String>,
    #[arg(long)]
    programme: Vec<String>,
    #[arg(long, value_enum, default_value = "origin")]
    by: ByChoice,
    #[arg(long)]
    goal: Vec<String>,
    #[arg(long)]
    org: Vec<String>,
    #[arg(long)]
    person: Vec<String>,
    #[arg(long)]
    status: Vec<String>,
    #[arg(long)]
    late: bool,
    #[arg(long)]
    stale: bool,
    #[arg(long)]
    at: Option<String>,
    #[arg(long)]
    public: bool,
    #[arg(long, value_enum, default_value = "table")]
    format: StatusFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ByChoice {
    Origin,
    Goal,
    Org,
    Person,
    Status,
    Party,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum StatusFormat {
    Table,
    Json,
    Csv,
    Markdown,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "status",
    about: Words::new(
        "Visar ett planårs aktiviteter, eller allt om en aktivitet.",
        "Shows the activities of a plan year, or all about one activity.",
    ),
    usage: Words::new("plan status [NYCKEL…] [VAL]", "plan status [KEY…] [OPTIONS]"),
    options: &[
        ("keys", Some(&KEY), &KEYS),
        ("year", Some(&YEAR), &WHICH_YEAR),
        ("programme", Some(&ID), &PROGRAMME),
        ("by", Some(&BY), &BY_TEXT),
        ("goal", Some(&GOAL), &GOAL_TEXT),
        ("org", Some(&ORG), &ORG_TEXT),
        ("person", Some(&PERSON), &PERSON_TEXT),
        ("status", Some(&STATUS), &STATUS_TEXT),
        ("late", None, &LATE),
        ("stale", None, &STALE),
        ("at", Some(&POINT), &AT),
        ("public", None, &PUBLIC),
        ("format", Some(&FORMAT), &TABLE_FORMAT),
    ],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &StatusArgs) -> Result<Exit, Failure> {
    if args.public && !args.person.is_empty() {
        return Err(Failure::not_public("--person"));
    }
    if args.public && matches!(args.by, ByChoice::Person) {
        return Err(Failure::not_public("--by person"));
    }
    cx.publish(args.public);
    let (portfolio, facts) = cx.load(args.at.as_deref())?;
    let query = query(cx, &portfolio, args)?;
    let text = match query.activities[..] {
        [one] if args.keys.len() == 1 => tell(cx, &portfolio, &facts, one, args.format),
        _ => show(cx, &report(&portfolio, &facts, &query), args.format),
    };
    terminal::print(&text)?;
    unread::tell(cx, &portfolio, args.at.as_deref());
    Ok(Exit::Fine)
}

fn show(cx: &Context, report: &StatusReport, format: StatusFormat) -> String {
    match format {
        StatusFormat::Table => render::status_table::render(report, cx.style),
        StatusFormat::Json => render::status_json::render(report),
        StatusFormat::Csv => render::status_csv::render(report),
        StatusFormat::Markdown => render::status_markdown::render(report, cx.style.lang),
    }
}

fn tell(cx: &Context, portfolio: &Portfolio, facts: &Facts, id: ActivityId, format: StatusFormat) -> String {
    let story = story(portfolio, facts, id);
    match format {
        StatusFormat::Table => render::story_text::render(&story, cx.style),
        StatusFormat::Json => render::story_json::render(&story),
        StatusFormat::Markdown => render::story_markdown::render(&story, cx.style.lang),
        StatusFormat::Csv => {
            let key = &portfolio.activity(id).key;
            let query = Query {
                year: Some(key.year.to_string()),
                programmes: vec![key.programme.to_string()],
                activities: vec![id],
                ..Query::default()
            };
            render::status_csv::render(&report(portfolio, facts, &query))
        }
    }
}

/// What is asked for, from keys and options together.
fn query(cx: &Context, portfolio: &Portfolio, args: &StatusArgs) -> Result<Query, Failure> {
    let mut query = Query { by: by(args.by), year: args.year.clone(), ..Query::default() };
    cx.know_programmes(portfolio, &args.programme)?;
    query.programmes.clone_from(&args.programme);
    for key in &args.keys {
        match cx.named(portfolio, key)? {
            Named::Programme(id) => query.programmes.push(id.to_owned()),
            Named::Year(year) => query.year = Some(year.to_owned()),
            Named::ProgrammeYear(id, year) => {
                query.programmes.push(id.to_owned());
                query.year = Some(year.to_owned());
            }
            Named::Activity(id) => {
                let own = &portfolio.activity(id).key;
                query.year = Some(own.year.to_string());
                query.programmes.push(own.programme.to_string());
                query.activities.push(id);
            }
        }
    }
    let asked = |p: &&Programme| p.is_among(&query.programmes);
    let programmes: Vec<&Programme> = portfolio.programmes.iter().filter(asked).collect();
    if let Some(year) = &query.year {
        Context::know_year(portfolio, &query.programmes, year, &NO_YEAR_HELP)?;
    }
    let filter = Filter {
        goals: args.goal.clone(),
        orgs: args.org.clone(),
        persons: args.person.clone(),
        statuses: args.status.clone(),
        late: args.late,
        stale: args.stale,
    };
    query.filter = filter.resolved(portfolio, &programmes).map_err(unknown_filter)?;
    Ok(query)
}

fn by(choice: ByChoice) -> By {
    match choice {
        ByChoice::Origin => By::Origin,
        ByChoice::Goal => By::Goal,
        ByChoice::Org => By::Org,
        ByChoice::Person => By::Person,
        ByChoice::Status => By::Status,
        ByChoice::Party => By::Party,
    }
}

fn unknown_filter(unknown: UnknownFilter) -> Failure {
    let message = NO_VALUE.with([unknown.given.as_str().into(), format!("--{}", unknown.option).into()]);
    Failure::unknown(message, unknown.near.as_deref(), NO_VALUE_HELP.text())
}

static NO_YEAR_HELP: Words = Words::new(
    "skriv plan status utan planår för att se det pågående",
    "type plan status without a year to see the current one",
);
static NO_VALUE: Words = Words::new("{0} finns inte att välja för {1}", "{0} is not there to choose for {1}");
static NO_VALUE_HELP: Words =
    Words::new("skriv plan status för att se vad som finns", "type plan status to see what there is");

static KEYS: Words = Words::new(
    "Aktiviteter, program eller planår, t.ex. sdk, 2026/sdk, digitalisering eller 2026",
    "Activities, programmes or plan years, such as sdk, 2026/sdk, digitalisering or 2026",
);
static BY_TEXT: Words = Words::new(
    "Gruppera efter origin (ursprung), goal, org, person, status eller party (part som genomför)",
    "Group by origin, goal, org, person, status or party (that carries out)",
);
static GOAL: Words = Words::new("MÅL", "GOAL");
static GOAL_TEXT: Words = Words::new("Bara aktiviteter med det här målet", "Only activities with this goal");
static ORG: Words = Words::new("ORGANISATION", "ORGANISATION");
static ORG_TEXT: Words =
    Words::new("Bara den här organisationen, med sina enheter", "Only this organisation, with its units");
static PERSON: Words = Words::new("PERSON", "PERSON");
static PERSON_TEXT: Words = Words::new("Bara den här personen", "Only this person");
static STATUS: Words = Words::new("STATUS", "STATUS");
static STATUS_TEXT: Words =
    Words::new("Bara den här statusen, t.ex. pågående", "Only this status, such as ongoing");
static LATE: Words = Words::new("Bara det som är sent", "Only what is late");
static STALE: Words =
    Words::new("Bara det som saknar en aktuell statusrapport", "Only what lacks an up-to-date status report");
