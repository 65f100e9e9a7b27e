//! `plan model`.

use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{AT, FORMAT, POINT, PUBLIC, YEAR};
use crate::cli::{Exit, terminal};
use crate::facts::default_year;
use crate::model::{Model, named_period};
use crate::portfolio::{Portfolio, Programme};
use crate::render;
use crate::structure::{Chart, chart};
use crate::text::Words;
use crate::text::nearest::nearest;

#[derive(Debug, Args)]
pub(in crate::cli) struct ModelArgs {
    name: Option<String>,
    #[arg(long)]
    year: Option<String>,
    #[arg(long)]
    at: Option<String>,
    #[arg(long)]
    public: bool,
    #[arg(long, value_enum, default_value = "text")]
    format: ModelFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ModelFormat {
    Text,
    Mermaid,
    Dot,
    Json,
    Codeowners,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "model",
    about: Words::new(
        "Visar styrmodellen: organ, beslutanderätt, ärendets väg, statusar och ärendetyper.",
        "Shows the governance model: bodies, mandates, the ways of cases, states and types of matter.",
    ),
    usage: Words::new("plan model [PROGRAM|STYRMODELL] [VAL]", "plan model [PROGRAMME|MODEL] [OPTIONS]"),
    options: &[
        ("name", Some(&NAME), &NAME_TEXT),
        ("year", Some(&YEAR), &YEAR_TEXT),
        ("at", Some(&POINT), &AT),
        ("public", None, &PUBLIC),
        ("format", Some(&FORMAT), &MODEL_FORMAT),
    ],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &ModelArgs) -> Result<Exit, Failure> {
    cx.publish(args.public);
    let portfolio = cx.law(args.at.as_deref())?;
    let models = models(&portfolio, args.name.as_deref())?;
    let charts =
        models.iter().map(|model| chart_of(cx, &portfolio, model, args)).collect::<Result<Vec<_>, _>>()?;
    let is_figure = matches!(args.format, ModelFormat::Mermaid | ModelFormat::Dot);
    if is_figure && charts.len() > 1 {
        let first = charts[0].model.id.to_string();
        return Err(Failure::new(WHICH.text(), WHICH_HELP.with([first.into()])));
    }
    if !charts.iter().any(Chart::is_in_force) {
        let year = charts[0].year.as_str().into();
        return Err(Failure::new(NOT_IN_FORCE.with([year]), NOT_IN_FORCE_HELP.text()));
    }
    let lang = cx.style.lang;
    let text = match args.format {
        ModelFormat::Text => render::model_text::render(&charts, cx.style),
        ModelFormat::Json => render::model_json::render(&charts),
        ModelFormat::Codeowners => render::model_codeowners::render(&charts, lang),
        ModelFormat::Mermaid => charts.iter().map(|c| render::model_mermaid::render(c, lang)).collect(),
        ModelFormat::Dot => charts.iter().map(|c| render::model_dot::render(c, lang)).collect(),
    };
    terminal::print(&text)?;
    if charts.iter().any(|c| !c.model.faults.is_empty()) {
        terminal::complain(&format!("{}\n", FAULTS.get(lang)));
    }
    Ok(Exit::Fine)
}

/// The model of a programme, or the one of an id; all of them when none is named.
fn models<'p>(portfolio: &'p Portfolio, name: Option<&str>) -> Result<Vec<&'p Model>, Failure> {
    if portfolio.models.is_empty() {
        return Err(Failure::new(NO_MODEL.text(), NO_MODEL_HELP.text()));
    }
    let Some(name) = name else { return Ok(portfolio.models.iter().collect()) };
    if let Some(programme) = portfolio.programme(name) {
        let Some(model) = portfolio.model_of(programme) else {
            return Err(Failure::new(LAWLESS.with([name.into()]), LAWLESS_HELP.text()));
        };
        return Ok(vec![model]);
    }
    match portfolio.model(name) {
        Some(model) => Ok(vec![model]),
        None => {
            let programmes = portfolio.programmes.iter().map(|p| &*p.id);
            let near = nearest(name, programmes.chain(portfolio.models.iter().map(|m| &*m.id)));
            Err(Failure::unknown(UNKNOWN.with([name.into()]), near, UNKNOWN_HELP.text()))
        }
    }
}

/// The chart of the plan year asked for; else of the one that is the default in a programme of the model.
fn chart_of<'p>(
    cx: &Context,
    portfolio: &'p Portfolio,
    model: &'p Model,
    args: &ModelArgs,
) -> Result<Chart<'p>, Failure> {
    let governs = |p: &&Programme| portfolio.model_of(p).is_some_and(|own| own.id == model.id);
    let mut programmes: Vec<&Programme> = portfolio.programmes.iter().filter(governs).collect();
    programmes.sort_by_key(|p| args.name.as_deref() != Some(&*p.id));
    let year = match &args.year {
        Some(name) => {
            let own = programmes.iter().find_map(|p| p.year(name)?.period);
            let period = own.or_else(|| named_period(name));
            let unknown = || Failure::new(NO_YEAR.with([name.as_str().into()]), NO_YEAR_HELP.text());
            (name.clone(), Some(period.ok_or_else(unknown)?))
        }
        None => match programmes.iter().find_map(|p| default_year(p, cx.today)) {
            Some(year) => (year.name.to_string(), year.period),
            None => {
                let name = cx.today.year().to_string();
                let period = named_period(&name);
                (name, period)
            }
        },
    };
    Ok(chart(portfolio, model, year.0, year.1))
}

static WHICH: Words = Words::new(
    "en figur visar en styrmodell, och här finns flera",
    "a figure shows one governance model, and there are several here",
);
static WHICH_HELP: Words = Words::new(
    "skriv vilken, till exempel plan model {0}; plan model visar alla som text",
    "write which, such as plan model {0}; plan model shows all of them as text",
);
static NO_MODEL: Words = Words::new("det finns ingen styrmodell", "there is no governance model");
static NO_MODEL_HELP: Words =
    Words::new("lägg en styrmodell i schema/governance/", "put a governance model in schema/governance/");
static LAWLESS: Words =
    Words::new("programmet {0} har ingen styrmodell", "the programme {0} has no governance model");
static LAWLESS_HELP: Words = Words::new("skriv plan check för att se varför", "type plan check to see why");
static UNKNOWN: Words = Words::new(
    "{0} är varken ett program eller en styrmodell",
    "{0} is neither a programme nor a governance model",
);
static UNKNOWN_HELP: Words =
    Words::new("skriv plan model för att se dem som finns", "type plan model to see those there are");
static NO_YEAR: Words = Words::new("det finns inget planår {0}", "there is no plan year {0}");
static NO_YEAR_HELP: Words = Words::new(
    "skriv ett planår, till exempel plan model --year 2026",
    "write a plan year, such as plan model --year 2026",
);
static NOT_IN_FORCE: Words = Words::new(
    "inget i styrmodellen gäller planåret {0}",
    "nothing of the governance model is in force in the plan year {0}",
);
static NOT_IN_FORCE_HELP: Words = Words::new(
    "välj ett annat planår med --year; since och until i schema/governance/ säger när den gäller",
    "choose another plan year with --year; since and until in schema/governance/ tell when it is in force",
);
static FAULTS: Words = Words::new(
    "styrmodellen har fel, och allt kanske inte syns här: skriv plan check för att se vad som är fel",
    "the governance model has faults, and all may not show here: type plan check to see what is wrong",
);

static NAME: Words = Words::new("PROGRAM|STYRMODELL", "PROGRAMME|MODEL");
static NAME_TEXT: Words = Words::new(
    "Programmet eller styrmodellen; annars visas alla styrmodeller",
    "The programme or the governance model; else all governance models are shown",
);
static YEAR_TEXT: Words = Words::new(
    "Styrmodellen som den gäller ett planår, t.ex. 2027",
    "The governance model as in force in a plan year, such as 2027",
);
static MODEL_FORMAT: Words = Words::new(
    "Format: text, mermaid, dot, json eller codeowners",
    "Format: text, mermaid, dot, json or codeowners",
);
