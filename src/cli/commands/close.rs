//! `plan close` and `plan reopen`.

use clap::Args;

use crate::carry_over::{Closing, closed, hanging};
use crate::cli::context::Context;
use crate::cli::editing::cannot;
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{ID, PROGRAMME, WHO, YEAR};
use crate::cli::undo::{UNSAVED, Undo};
use crate::cli::{Exit, terminal, write_words};
use crate::facts::ending_states;
use crate::portfolio::{PlanYear, Portfolio, Programme};
use crate::store::{ContentId, RealDisk, WorkTree, Write, write_all};
use crate::text::{Arg, Text, Words};

#[derive(Debug, Args)]
pub(in crate::cli) struct CloseArgs {
    year: String,
    #[arg(long)]
    programme: Vec<String>,
    #[arg(long)]
    by: Option<String>,
    #[arg(long)]
    dnr: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ReopenArgs {
    year: String,
    #[arg(long)]
    programme: Vec<String>,
}

/// The help.
pub(in crate::cli) static CLOSE: Manual = Manual {
    name: "close",
    about: Words::new(
        "Stänger ett planår, när inget i det är kvar att avsluta eller föra över.",
        "Closes a plan year, when nothing in it is left to end or to carry over.",
    ),
    usage: Words::new("plan close PLANÅR [VAL]", "plan close YEAR [OPTIONS]"),
    options: &[
        ("year", Some(&YEAR), &THE_YEAR),
        ("programme", Some(&ID), &PROGRAMME),
        ("by", Some(&WHO), &CLOSED_BY),
        ("dnr", Some(&DNR), &DNR_TEXT),
    ],
};

/// The help.
pub(in crate::cli) static REOPEN: Manual = Manual {
    name: "reopen",
    about: Words::new("Öppnar ett stängt planår igen.", "Opens a closed plan year again."),
    usage: Words::new("plan reopen PLANÅR [VAL]", "plan reopen YEAR [OPTIONS]"),
    options: &[("year", Some(&YEAR), &THE_YEAR), ("programme", Some(&ID), &PROGRAMME)],
};

pub(in crate::cli) fn close(cx: &mut Context, args: &CloseArgs) -> Result<Exit, Failure> {
    let (portfolio, _) = cx.load(None)?;
    let years = years(cx, &portfolio, &args.year, &args.programme)?;
    let left: Vec<String> = years.iter().flat_map(|(_, year)| hanging(&portfolio, year)).collect();
    if !left.is_empty() {
        let keys = Arg::All(left.into_iter().map(Arg::from).collect());
        let message = HANGING.with([args.year.as_str().into(), keys]);
        return Err(Failure::refusal(message, hanging_help(&portfolio, &years)));
    }
    let closing = Closing { date: cx.today, by: args.by.clone(), dnr: args.dnr.clone() };
    let open: Vec<_> = years.into_iter().filter(|(_, year)| !year.closed).collect();
    write(cx, &portfolio, &open, Some(&closing), CLOSED.with([args.year.as_str().into()]))
}

pub(in crate::cli) fn reopen(cx: &mut Context, args: &ReopenArgs) -> Result<Exit, Failure> {
    let (portfolio, _) = cx.load(None)?;
    let years = years(cx, &portfolio, &args.year, &args.programme)?;
    let shut: Vec<_> = years.into_iter().filter(|(_, year)| year.closed).collect();
    write(cx, &portfolio, &shut, None, OPENED.with([args.year.as_str().into()]))
}

/// The plan year of each programme that is meant.
fn years<'p>(
    cx: &Context,
    portfolio: &'p Portfolio,
    name: &str,
    programmes: &[String],
) -> Result<Vec<(&'p Programme, &'p PlanYear)>, Failure> {
    cx.know_programmes(portfolio, programmes)?;
    let wanted = |p: &&Programme| p.is_among(programmes);
    let meant = portfolio.programmes.iter().filter(wanted);
    let found: Vec<_> = meant.filter_map(|p| Some((p, p.year(name).filter(|y| y.exists)?))).collect();
    if found.is_empty() {
        return Err(Failure::new(NO_YEAR.with([name.into()]), NO_YEAR_HELP.text()));
    }
    Ok(found)
}

/// How to end what hangs, in the words of the models.
fn hanging_help(portfolio: &Portfolio, years: &[(&Programme, &PlanYear)]) -> Text {
    let mut ends: Vec<Arg> = Vec::new();
    for (programme, year) in years {
        let model = portfolio.model_of(programme);
        let states = model.into_iter().flat_map(|m| ending_states(m, year.period));
        for state in states.map(|state| Arg::from(&state.label)) {
            if !ends.contains(&state) {
                ends.push(state);
            }
        }
    }
    if ends.is_empty() { CARRY_HELP.text() } else { HANGING_HELP.with([Arg::Any(ends)]) }
}

fn write(
    cx: &Context,
    portfolio: &Portfolio,
    years: &[(&Programme, &PlanYear)],
    closing: Option<&Closing>,
    done: Text,
) -> Result<Exit, Failure> {
    let base = WorkTree::new(cx.root()?);
    let mut writes = Vec::new();
    for (programme, year) in years {
        let key = || format!("plans/{}/{}", programme.id, year.name);
        let (path, text) =
            closed(portfolio, programme, year, closing).map_err(|lines| cannot(&key(), lines))?;
        let was = year.source.and_then(|s| ContentId::of(portfolio.file(s).source.text.as_bytes()));
        writes.push(Write { path, text, was });
    }
    if writes.is_empty() {
        terminal::print(&format!("{}\n", NOTHING.get(cx.style.lang)))?;
        return Ok(Exit::Fine);
    }
    let undo = Undo::of(cx, &base, writes.iter().map(|w| w.path.as_str()));
    if let Some(path) = undo.foreign() {
        return Err(Failure::refusal(UNSAVED.with([path.into()]), UNSAVED_HELP.text()));
    }
    write_all(base.root(), &writes, &RealDisk).map_err(|fault| write_words::failure(&fault))?;
    undo.remember(&base, &writes);
    let paths = writes.iter().map(|w| format!("  {}\n", w.path)).collect::<String>();
    let next = NEXT.get(cx.style.lang);
    terminal::print(&format!("{}\n{paths}{next}\n", done.render(cx.style.lang)))?;
    Ok(Exit::Fine)
}

static HANGING: Words = Words::new(
    "{0} kan inte stängas: varken avslutade eller överförda är {1}",
    "{0} cannot be closed: neither ended nor carried over are {1}",
);
static HANGING_HELP: Words = Words::new(
    "för över dem med plan carry-over, eller avsluta dem med plan set NYCKEL status=STATUS, där STATUS är {0}",
    "carry them with plan carry-over, or end them with plan set KEY status=STATUS, where STATUS is {0}",
);
static CARRY_HELP: Words = Words::new("för över dem med plan carry-over", "carry them with plan carry-over");
static CLOSED: Words = Words::new(
    "Planåret {0} är stängt. Öppna det igen med: plan reopen {0}. Skrivet i:",
    "The plan year {0} is closed. Open it again with: plan reopen {0}. Written in:",
);
static OPENED: Words =
    Words::new("Planåret {0} är öppet igen. Skrivet i:", "The plan year {0} is open again. Written in:");
static NEXT: Words = Words::new("Spara det i git med: plan save", "Save it in git with: plan save");
static NOTHING: Words =
    Words::new("Det är redan så. Inget är skrivet.", "It is so already. Nothing is written.");
static NO_YEAR: Words = Words::new("det finns inget planår {0}", "there is no plan year {0}");
static NO_YEAR_HELP: Words =
    Words::new("skriv plan status för att se planåren", "type plan status to see the plan years");
static UNSAVED_HELP: Words = Words::new("spara dem först med plan save", "save them first with plan save");

static THE_YEAR: Words = Words::new("Planåret", "The plan year");
static CLOSED_BY: Words = Words::new("Vem som stängde det", "Who closed it");
static DNR: Words = Words::new("DIARIENUMMER", "NUMBER");
static DNR_TEXT: Words = Words::new("Diarienumret", "The diary number");
