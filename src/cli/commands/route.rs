//! `plan route`.

use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{AT, FORMAT, KEY, KIND, POINT, PUBLIC};
use crate::cli::{Exit, matter_words, terminal};
use crate::meetings::{kind_named, matter_named, way_of_activity, way_of_matter};
use crate::render;
use crate::text::Words;

#[derive(Debug, Args)]
pub(in crate::cli) struct RouteArgs {
    key: String,
    #[arg(long)]
    kind: Option<String>,
    #[arg(long)]
    at: Option<String>,
    #[arg(long)]
    public: bool,
    #[arg(long, value_enum, default_value = "human")]
    format: RouteFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum RouteFormat {
    Human,
    Json,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "route",
    about: Words::new(
        "Visar vilka organ som ska hantera nästa steg, varför, och vad som återstår.",
        "Shows which bodies must handle a next step, why, and what is left to do.",
    ),
    usage: Words::new("plan route NYCKEL [VAL]", "plan route KEY [OPTIONS]"),
    options: &[
        ("key", Some(&KEY), &ROUTE_KEY),
        ("kind", Some(&KIND), &KIND_TEXT),
        ("at", Some(&POINT), &AT),
        ("public", None, &PUBLIC),
        ("format", Some(&FORMAT), &ROUTE_FORMAT),
    ],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &RouteArgs) -> Result<Exit, Failure> {
    cx.publish(args.public);
    let (portfolio, facts) = cx.load(args.at.as_deref())?;
    let kind = |programmes: &[String]| {
        let named = |word: &String| kind_named(&portfolio, programmes, word);
        let word = args.kind.as_ref();
        word.map(|w| named(w).map_err(|why| matter_words::no_kind(&why, w))).transpose()
    };
    let way = if args.key.contains('#') {
        let found = matter_named(&portfolio, &facts, &args.key);
        let id = found.map_err(|why| matter_words::no_matter(&why, &args.key))?;
        let programme = &portfolio.programmes[facts.matter(id).programme].id;
        way_of_matter(&portfolio, &facts, id, kind(&[programme.to_string()])?.as_deref())
    } else {
        let id = cx.activity(&portfolio, &args.key)?;
        let programme = portfolio.activity(id).key.programme.to_string();
        way_of_activity(&portfolio, &facts, id, kind(&[programme])?.as_deref())
    };
    terminal::print(&match args.format {
        RouteFormat::Human => render::route_text::render(&way, cx.style),
        RouteFormat::Json => render::route_json::render(&way),
    })?;
    Ok(Exit::Fine)
}

static ROUTE_KEY: Words = Words::new(
    "En aktivitet, t.ex. sdk, eller ett ärende, t.ex. 2026-03-12-au#3",
    "An activity, such as sdk, or a matter, such as 2026-03-12-au#3",
);
static KIND_TEXT: Words = Words::new(
    "Beslutstyp; annars den som nästa status kräver, eller den som ärendet anger",
    "Kind of decision; else the one that the next status needs, or that the matter gives",
);
static ROUTE_FORMAT: Words = Words::new("Format: human eller json", "Format: human or json");
