//! `plan report`.

use crate::cli::Exit;
use crate::cli::args::{HealthChoice, ReportArgs};
use crate::cli::context::Context;
use crate::cli::editing::{Manner, apply};
use crate::cli::failure::Failure;
use crate::syntax::rewrite::{Datum, Edit, Step};
use crate::text::{Words, parse_day};

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
