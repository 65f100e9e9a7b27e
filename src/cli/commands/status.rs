//! `plan status`.

use crate::cli::args::{ByChoice, StatusArgs, StatusFormat};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::git_words::typed;
use crate::cli::{Exit, terminal};
use crate::facts::Facts;
use crate::portfolio::{ActivityId, Named, Portfolio, Programme};
use crate::render;
use crate::status::{By, Filter, Query, StatusReport, UnknownFilter, report, story};
use crate::text::Words;
use crate::text::nearest::nearest;

pub(in crate::cli) fn run(cx: &mut Context, args: &StatusArgs) -> Result<Exit, Failure> {
    let (portfolio, facts) = cx.load(args.at.as_deref())?;
    let query = query(cx, &portfolio, args)?;
    let text = match query.activities[..] {
        [one] if args.keys.len() == 1 => tell(cx, &portfolio, &facts, one, args.format),
        _ => show(cx, &report(&portfolio, &facts, &query), args.format),
    };
    terminal::print(&text)?;
    let unread = portfolio.files.iter().filter(|f| !f.complete).count();
    if unread > 0 {
        let at = args.at.as_ref().map(|at| format!(" --at {}", typed(at))).unwrap_or_default();
        let command = format!("plan check{at}").into();
        let words =
            if unread == 1 { ONE_UNREAD.with([command]) } else { UNREAD.with([command, unread.into()]) };
        terminal::complain(&format!("{}\n", words.render(cx.style.lang)));
    }
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
    for id in &args.programme {
        if portfolio.programme(id).is_none() {
            let near = nearest(id, portfolio.programmes.iter().map(|p| &*p.id));
            return Err(Failure::unknown(
                NO_PROGRAMME.with([id.as_str().into()]),
                near,
                NO_PROGRAMME_HELP.text(),
            ));
        }
        query.programmes.push(id.clone());
    }
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
    if let Some(year) = &query.year
        && !programmes.iter().any(|p| p.year(year).is_some())
    {
        let years = programmes.iter().flat_map(|p| &p.years).map(|y| &*y.name);
        return Err(Failure::unknown(
            NO_YEAR.with([year.as_str().into()]),
            nearest(year, years),
            NO_YEAR_HELP.text(),
        ));
    }
    let filter = Filter {
        goals: args.goal.clone(),
        orgs: args.org.clone(),
        persons: args.person.clone(),
        statuses: args.status.clone(),
        late: args.late,
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
    }
}

fn unknown_filter(unknown: UnknownFilter) -> Failure {
    let message = NO_VALUE.with([unknown.given.as_str().into(), format!("--{}", unknown.option).into()]);
    Failure::unknown(message, unknown.near.as_deref(), NO_VALUE_HELP.text())
}

static ONE_UNREAD: Words = Words::new(
    "1 fil har fel och kan sakna uppgifter här: skriv {0} för att se vad som är fel",
    "1 file has faults and may lack details here: type {0} to see what is wrong",
);
static UNREAD: Words = Words::new(
    "{1} filer har fel och kan sakna uppgifter här: skriv {0} för att se vad som är fel",
    "{1} files have faults and may lack details here: type {0} to see what is wrong",
);
static NO_PROGRAMME: Words = Words::new("det finns inget program {0}", "there is no programme {0}");
static NO_PROGRAMME_HELP: Words =
    Words::new("skriv plan status för att se programmen", "type plan status to see the programmes");
static NO_YEAR: Words = Words::new("det finns inget planår {0}", "there is no plan year {0}");
static NO_YEAR_HELP: Words = Words::new(
    "skriv plan status utan planår för att se det pågående",
    "type plan status without a year to see the current one",
);
static NO_VALUE: Words = Words::new("{0} finns inte att välja för {1}", "{0} is not there to choose for {1}");
static NO_VALUE_HELP: Words =
    Words::new("skriv plan status för att se vad som finns", "type plan status to see what there is");
