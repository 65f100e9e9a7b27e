//! `plan report`.

use clap::{Args, ValueEnum};

use crate::cli::asking::stopped;
use crate::cli::command_line::command_line;
use crate::cli::context::Context;
use crate::cli::editing::{Manner, apply, refuse_unsaved};
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{DAY, DRY_RUN, FORCE, KEY, LOG_KEY, WHO};
use crate::cli::{Exit, asking, terminal};
use crate::edit::{Ask, Choice, Form, Question, Scope, Stop, any};
use crate::portfolio::format::HEALTH;
use crate::syntax::rewrite::{Datum, Edit, Step};
use crate::syntax::shape::{Kind, Vocabulary};
use crate::text::{Lang, Text, Words, parse_day};

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
        "Lägger till en statusrapport på en aktivitet. Utan uppgifter frågar kommandot.",
        "Adds a status report to an activity. Without details it asks.",
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
    let mut said = Said {
        health: args.health.map(|health| health.id().to_owned()),
        text: args.text.clone(),
        progress: args.progress,
        forecast: args.forecast.clone(),
    };
    let file = portfolio.file(portfolio.activity(id).source);
    let asks = said.is_empty() && terminal::can_ask();
    if asks {
        refuse_unsaved(cx, &file.source.path, args.force)?;
        let mut put = |q: &Question<'_>| asking::ask(q, cx.style);
        said = ask(Scope::of(&portfolio, id), &mut put).map_err(|stop| stopped(&stop))?;
        terminal::print("\n")?;
    }
    if said.health.is_none() && said.text.is_none() {
        return Err(Failure::new(EMPTY.text(), EMPTY_HELP.with([args.key.as_str().into()])));
    }
    let asked = asks.then(|| said.command(args));
    let path = vec![Step::Field("reports".to_owned())];
    let edit = Edit::Append { path, value: said.entry(&day.to_string(), args.by.as_deref()) };
    let manner = Manner { dry_run: args.dry_run, force: args.force, asked };
    apply(cx, (&portfolio, &facts), id, &[edit], &manner)
}

impl HealthChoice {
    fn id(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }
}

/// What a report says, whoever gives it on whatever day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Said {
    health: Option<String>,
    text: Option<String>,
    progress: Option<u8>,
    forecast: Option<String>,
}

impl Said {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The report as it is written.
    fn entry(&self, day: &str, by: Option<&str>) -> Datum {
        let text = |value: &Option<String>| value.clone().map(Datum::Text);
        let fields = [
            ("date", Some(Datum::Date(day.to_owned()))),
            ("health", text(&self.health)),
            ("progress", self.progress.map(|p| Datum::Integer(i64::from(p)))),
            ("text", text(&self.text)),
            ("forecast", text(&self.forecast)),
            ("by", by.map(|by| Datum::Text(by.to_owned()))),
        ];
        Datum::Table(fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect())
    }

    /// The command that says the same.
    fn command(&self, args: &ReportArgs) -> String {
        let progress = self.progress.map(|p| p.to_string());
        let options = [
            ("--health", &self.health),
            ("--text", &self.text),
            ("--progress", &progress),
            ("--forecast", &self.forecast),
            ("--by", &args.by),
            ("--date", &args.date),
        ];
        let given = options.iter().filter_map(|(name, value)| Some([*name, value.as_deref()?]));
        command_line(["plan", "report", &args.key].into_iter().chain(given.flatten()))
    }
}

/// Asks what the report says. Who reports is not asked for: it stands there only when somebody says it.
fn ask(scope: Scope<'_>, ask: &mut Ask<'_>) -> Result<Said, Stop> {
    let mut choices = scope.choices(&Kind::Word(Vocabulary::Fixed(HEALTH))).unwrap_or_default();
    choices.push(Choice::unnamed("", NOT_ASSESSED.get(Lang::Sv), NOT_ASSESSED.get(Lang::En)));
    let mut put = |about: &'static Words, form, judge: &dyn Fn(&str) -> Result<(), Text>| {
        let answer = ask(&Question { about: about.text(), why: None, form, judge })?;
        Ok(Some(answer).filter(|answer| !answer.is_empty()))
    };
    let line = || Form::Line(String::new());
    let health = put(&ASK_HEALTH, Form::One { choices, at: 0 }, &any)?;
    let says_something = |answer: &str| {
        if answer.is_empty() && health.is_none() { Err(NEEDED.text()) } else { Ok(()) }
    };
    let text = put(&ASK_TEXT, line(), &says_something)?;
    let in_per_cent = |answer: &str| match answer.trim_end_matches('%').trim().parse::<u8>() {
        Ok(0..=100) => Ok(()),
        _ if answer.is_empty() => Ok(()),
        _ => Err(NO_PER_CENT.text()),
    };
    let progress = put(&ASK_PROGRESS, line(), &in_per_cent)?;
    let progress = progress.and_then(|answer| answer.trim_end_matches('%').trim().parse().ok());
    let forecast = put(&ASK_FORECAST, line(), &any)?;
    Ok(Said { health, text, progress, forecast })
}

static BAD_DAY: Words = Words::new("{0} är ingen dag", "{0} is no day");
static BAD_DAY_HELP: Words = Words::new(
    "skriv år-månad-dag, till exempel --date 2026-06-30",
    "write year-month-day, such as --date 2026-06-30",
);
static EMPTY: Words = Words::new("rapporten säger inget", "the report says nothing");
static EMPTY_HELP: Words = Words::new(
    "skriv plan report {0} --health gul, --text \"…\" eller båda; i en terminal frågar kommandot",
    "type plan report {0} --health yellow, --text \"…\" or both; in a terminal the command asks",
);
static ASK_HEALTH: Words = Words::new("Läge", "Health");
static NOT_ASSESSED: Words = Words::new("(ej bedömt)", "(not assessed)");
static ASK_TEXT: Words = Words::new("Vad har hänt?", "What has happened?");
static NEEDED: Words = Words::new(
    "skriv något här när läget inte är bedömt; Esc avbryter",
    "write something here when the health is not assessed; Esc stops",
);
static ASK_PROGRESS: Words =
    Words::new("Framdrift i procent (tomt svar hoppar över)", "Progress in per cent (an empty answer skips)");
static NO_PER_CENT: Words = Words::new("skriv ett tal från 0 till 100", "write a number from 0 to 100");
static ASK_FORECAST: Words = Words::new(
    "Hur väntas det gå? (tomt svar hoppar över)",
    "How is it expected to go? (an empty answer skips)",
);

static LIGHT: Words = Words::new("LÄGE", "HEALTH");
static HEALTH_TEXT: Words = Words::new("Läge: grön, gul eller röd", "Health: green, yellow or red");
static TEXT: Words = Words::new("TEXT", "TEXT");
static REPORT_TEXT: Words = Words::new("Vad som har hänt", "What has happened");
static PER_CENT: Words = Words::new("PROCENT", "PER CENT");
static PROGRESS: Words = Words::new("Framdrift, 0–100", "Progress, 0–100");
static FORECAST: Words = Words::new("Hur det väntas gå", "How it is expected to go");
static REPORT_BY: Words = Words::new("Vem som rapporterar", "Who reports");
static REPORT_DATE: Words = Words::new("Rapportens dag; annars i dag", "The day of the report; else today");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::Portfolio;
    use crate::store::{EntryKind, Tree, TreeEntry, Unreadable};

    /// A programme with one activity.
    struct One;

    impl Tree for One {
        fn entries(&self) -> Vec<TreeEntry> {
            vec![TreeEntry { path: "plans/p/2026/a.toml".to_owned(), kind: EntryKind::File }]
        }

        fn read(&self, _: &str) -> Result<String, Unreadable> {
            Ok("title = 'A'".to_owned())
        }
    }

    /// What comes of these answers, and the questions that were asked.
    fn said(answers: &[&str]) -> (Result<Said, Stop>, Vec<String>) {
        let portfolio = Portfolio::load(&One, parse_day("2026-06-30").expect("a day"));
        let (mut answers, mut asked) = (answers.iter(), Vec::new());
        let mut answer = |question: &Question<'_>| {
            asked.push(question.about.render(Lang::Sv));
            let fits = answers.by_ref().find(|answer| (question.judge)(answer).is_ok());
            fits.map(|answer| (*answer).to_owned()).ok_or(Stop::Left)
        };
        let scope = Scope { portfolio: &portfolio, programme: &portfolio.programmes[0], period: None };
        (ask(scope, &mut answer), asked)
    }

    #[test]
    fn a_report_says_what_was_answered_and_nothing_else() {
        let (said_, asked) = said(&["yellow", "", "", ""]);
        let health = Some("yellow".to_owned());
        assert_eq!(said_, Ok(Said { health, ..Said::default() }));
        let expected = [&ASK_HEALTH, &ASK_TEXT, &ASK_PROGRESS, &ASK_FORECAST].map(|w| w.get(Lang::Sv));
        assert_eq!(asked, expected);
        let (said_, _) = said(&["", "", "Det går", "120", "hälften", "40 %", "I hamn i maj"]);
        let (text, forecast) = (Some("Det går".to_owned()), Some("I hamn i maj".to_owned()));
        assert_eq!(said_, Ok(Said { health: None, text, progress: Some(40), forecast }));
        assert_eq!(said(&["green"]).0, Err(Stop::Left));
    }
}
