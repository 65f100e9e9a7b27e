//! `plan decisions`.

use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{AT, BODY, FORMAT, ID, KIND, POINT, PROGRAMME, TABLE_FORMAT, YEAR};
use crate::cli::{Exit, matter_words, terminal};
use crate::meetings::{LogQuery, bodies_named, decisions, kind_named};
use crate::portfolio::Portfolio;
use crate::render;
use crate::text::Words;

#[derive(Debug, Args)]
pub(in crate::cli) struct DecisionsArgs {
    #[arg(long)]
    year: Option<String>,
    #[arg(long)]
    body: Option<String>,
    #[arg(long)]
    programme: Vec<String>,
    #[arg(long)]
    kind: Option<String>,
    #[arg(long)]
    at: Option<String>,
    #[arg(long)]
    public: bool,
    #[arg(long, value_enum, default_value = "table")]
    format: DecisionsFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DecisionsFormat {
    Table,
    Json,
    Csv,
    Markdown,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "decisions",
    about: Words::new(
        "Visar beslutsloggen: vad som har beslutats, när, av vem, och om det räknas.",
        "Shows the log of decisions: what was decided, when, by whom, and whether it counts.",
    ),
    usage: Words::new("plan decisions [VAL]", "plan decisions [OPTIONS]"),
    options: &[
        ("year", Some(&YEAR), &YEAR_TEXT),
        ("body", Some(&BODY), &BODY_TEXT),
        ("programme", Some(&ID), &PROGRAMME),
        ("kind", Some(&KIND), &KIND_TEXT),
        ("at", Some(&POINT), &AT),
        ("public", None, &PUBLIC),
        ("format", Some(&FORMAT), &TABLE_FORMAT),
    ],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &DecisionsArgs) -> Result<Exit, Failure> {
    cx.publish(args.public);
    let (portfolio, facts) = cx.load(args.at.as_deref())?;
    let log = decisions(&portfolio, &facts, &query(cx, &portfolio, args)?);
    let text = match args.format {
        DecisionsFormat::Table => render::decisions_table::render(&log, cx.style),
        DecisionsFormat::Json => render::decisions_json::render(&log),
        DecisionsFormat::Csv => render::decisions_csv::render(&log),
        DecisionsFormat::Markdown => render::decisions_markdown::render(&log, cx.style.lang),
    };
    terminal::print(&text)?;
    Ok(Exit::Fine)
}

fn query(cx: &Context, portfolio: &Portfolio, args: &DecisionsArgs) -> Result<LogQuery, Failure> {
    cx.know_programmes(portfolio, &args.programme)?;
    if let Some(year) = &args.year {
        Context::know_year(portfolio, &args.programme, year, &NO_YEAR_HELP)?;
    }
    let bodies = args.body.as_ref().map(|word| {
        let found = bodies_named(portfolio, &args.programme, word);
        let found = found.map_err(|why| matter_words::no_body(&why, word))?;
        Ok(found.into_iter().map(|(p, body)| (p.id.to_string(), body.id.value.to_string())).collect())
    });
    let kind = args.kind.as_ref().map(|word| {
        kind_named(portfolio, &args.programme, word).map_err(|why| matter_words::no_kind(&why, word))
    });
    Ok(LogQuery {
        programmes: args.programme.clone(),
        year: args.year.clone(),
        bodies: bodies.transpose()?,
        kind: kind.transpose()?,
    })
}

static NO_YEAR_HELP: Words = Words::new(
    "skriv plan decisions utan planår för att se alla beslut",
    "type plan decisions without a year to see all decisions",
);

static YEAR_TEXT: Words = Words::new(
    "Bara beslut om det här planåret, eller fattade under det",
    "Only decisions about this plan year, or taken in it",
);
static BODY_TEXT: Words = Words::new(
    "Bara det här organets beslut, t.ex. au; id eller namn",
    "Only decisions of this body, such as au; id or name",
);
static KIND_TEXT: Words = Words::new(
    "Bara beslut av den här typen, t.ex. adopt; id eller namn",
    "Only decisions of this kind, such as adopt; id or name",
);
static PUBLIC: Words = Words::new(
    "För publicering: utan personer, och utan bifall som inte räknas",
    "For publication: without persons, and without approvals that do not count",
);
