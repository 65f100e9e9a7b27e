//! `plan agenda`.

use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{BODY, DAY, FORMAT, ID, PROGRAMME};
use crate::cli::{Exit, matter_words, terminal};
use crate::meetings::{agenda, bodies_named, meetings};
use crate::model::Body;
use crate::portfolio::Programme;
use crate::render;
use crate::store::WorkTree;
use crate::text::{Arg, Day, Words, parse_day};

#[derive(Debug, Args)]
pub(in crate::cli) struct AgendaArgs {
    body: String,
    #[arg(long)]
    date: Option<String>,
    #[arg(long)]
    programme: Vec<String>,
    #[arg(long)]
    public: bool,
    #[arg(long, value_enum, default_value = "table")]
    format: AgendaFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum AgendaFormat {
    Table,
    Json,
    Markdown,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "agenda",
    about: Words::new(
        "Visar dagordningen för ett organs nästa möte, och vad varje ärende saknar.",
        "Shows the agenda of a body's next meeting, and what each matter lacks.",
    ),
    usage: Words::new("plan agenda ORGAN [VAL]", "plan agenda BODY [OPTIONS]"),
    options: &[
        ("body", Some(&BODY), &THE_BODY),
        ("date", Some(&DAY), &DATE),
        ("programme", Some(&ID), &PROGRAMME),
        ("public", None, &PUBLIC),
        ("format", Some(&FORMAT), &AGENDA_FORMAT),
    ],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &AgendaArgs) -> Result<Exit, Failure> {
    cx.publish(args.public);
    let (portfolio, facts) = cx.load(None)?;
    cx.know_programmes(&portfolio, &args.programme)?;
    let bodies = bodies_named(&portfolio, &args.programme, &args.body)
        .map_err(|why| matter_words::no_body(&why, &args.body))?;
    let date = args.date.as_ref().map(|text| {
        parse_day(text).map_err(|_| Failure::new(BAD_DAY.with([text.as_str().into()]), BAD_DAY_HELP.text()))
    });
    let date = date.transpose()?;
    if let Some(day) = date {
        has_meeting(&bodies, day)?;
    }
    let tree = WorkTree::new(cx.root()?);
    let agenda = agenda(&tree, (&portfolio, &facts), &bodies, date);
    terminal::print(&match args.format {
        AgendaFormat::Table => render::agenda_table::render(&agenda, cx.style),
        AgendaFormat::Json => render::agenda_json::render(&agenda),
        AgendaFormat::Markdown => render::agenda_markdown::render(&agenda, cx.style.lang),
    })?;
    Ok(Exit::Fine)
}

/// That some of these bodies meet on a day.
fn has_meeting(bodies: &[(&Programme, &Body)], day: Day) -> Result<(), Failure> {
    let days = || bodies.iter().flat_map(|(p, body)| meetings(p, body)).filter_map(|m| m.date);
    if days().any(|date| date == day) {
        return Ok(());
    }
    let name = bodies.first().map_or("", |(_, body)| &body.name);
    let mut known: Vec<Day> = days().collect();
    known.sort_unstable();
    known.dedup();
    let message = NO_MEETING.with([name.into(), day.into()]);
    let newest: Vec<Arg> = known.iter().rev().take(SOME).rev().map(|day| Arg::from(*day)).collect();
    Err(match (newest.is_empty(), bodies.first()) {
        (true, Some((programme, body))) => {
            let help = NO_MEETINGS_HELP.with([(&*programme.id).into(), day.into(), (&*body.id.value).into()]);
            Failure::new(message, help)
        }
        _ => Failure::new(message, NO_MEETING_HELP.with([Arg::Any(newest)])),
    })
}

/// So many days of meetings are offered.
const SOME: usize = 6;

static BAD_DAY: Words = Words::new("{0} är ingen dag", "{0} is no day");
static BAD_DAY_HELP: Words = Words::new(
    "skriv år-månad-dag, till exempel --date 2026-06-30",
    "write year-month-day, such as --date 2026-06-30",
);
static NO_MEETING: Words = Words::new("{0} har inget möte {1}", "{0} has no meeting on {1}");
static NO_MEETING_HELP: Words = Words::new("skriv --date med något av {0}", "write --date with one of {0}");
static NO_MEETINGS_HELP: Words = Words::new(
    "lägg mötet i plans/{0}/meetings/{1}-{2}.toml",
    "put the meeting in plans/{0}/meetings/{1}-{2}.toml",
);

static THE_BODY: Words = Words::new("Organet, t.ex. au; id eller namn", "The body, such as au; id or name");
static DATE: Words = Words::new(
    "Mötet den här dagen; annars nästa möte som har en fil",
    "The meeting of this day; else the next one that has a file",
);
static PUBLIC: Words = Words::new(
    "För utskick: utan personer, anteckningar, brister och det som väntar",
    "To be sent out: without persons, notes, what is lacking and what waits",
);
static AGENDA_FORMAT: Words =
    Words::new("Format: table, json eller markdown", "Format: table, json or markdown");
