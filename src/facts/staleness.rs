//! Stale: derived from reports and from the law, never stored (A57, B89).

use crate::facts::Facts;
use crate::facts::law::{applying, is_asked_for};
use crate::model::{Constraint, Rhythm};
use crate::portfolio::{ActivityId, Portfolio};
use crate::syntax::Node;
use crate::text::day::{day_of_year, days_after};
use crate::text::{Day, Period, parse_day, parse_when};

/// An activity whose newest report is too old.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stale {
    /// The day by which a report should have come.
    pub since: Day,
    /// The day of the newest report; none when nobody has reported.
    pub last: Option<Day>,
}

/// Whether the newest report of an activity is too old, by any constraint that applies.
pub fn stale(portfolio: &Portfolio, facts: &Facts, id: ActivityId) -> Option<Stale> {
    let mut constraints = applying(portfolio, facts, id, "stale-report");
    constraints.find_map(|constraint| stale_under(portfolio, facts, constraint, id))
}

/// Whether the newest report of an activity is too old, by one constraint.
pub fn stale_under(
    portfolio: &Portfolio,
    facts: &Facts,
    constraint: &Constraint,
    id: ActivityId,
) -> Option<Stale> {
    let activity = portfolio.activity(id);
    let programme = &portfolio.programmes[activity.programme];
    let file = portfolio.file(activity.source);
    let root = &file.root;
    let period = programme.years[activity.year].period?;
    let rhythm = portfolio.model_of(programme)?.reporting.rhythm(root.text("kind").map(|t| t.value))?;
    let reports = root.list("reports");
    // A report that was not read, or whose day is none, may be the newest.
    let days: Option<Vec<Day>> = reports.iter().map(reported).collect();
    let last = days.filter(|_| file.complete)?.into_iter().max();
    let grace = constraint.number("grace").and_then(|n| i64::try_from(n).ok()).unwrap_or(0);
    let has_passed = |day: &Day| days_after(*day, grace) < facts.today;
    let begun = begun(root, period);
    let since = match rhythm {
        Rhythm::Days(days) => {
            let due = reporting_days(days, period).filter(|day| *day >= begun && has_passed(day)).max()?;
            (last.is_none_or(|last| last < due)).then_some(due)
        }
        Rhythm::Every(days) => {
            let due = days_after(last.map_or(begun, |last| last.max(begun)), *days);
            // What falls due after the plan year is a matter of the next one.
            (due <= period.to && has_passed(&due)).then_some(due)
        }
    }?;
    let ended = root.text("ended").and_then(|t| parse_day(t.value).ok()).is_some_and(|day| day <= since);
    let told_already = || reports.is_empty() && is_asked_for(portfolio, facts, id, "reports");
    (!ended && !told_already()).then_some(Stale { since, last })
}

/// The day that a report tells of: the day it was given, or a later one that it says it holds for.
fn reported(report: &Node) -> Option<Day> {
    let day = |name| parse_day(report.text(name)?.value).ok();
    Some(day("date")?.max(day("as_of").unwrap_or(Day::MIN)))
}

/// The first day on which the activity has certainly begun in its plan year.
fn begun(root: &Node, period: Period) -> Day {
    let started = root.text("started").and_then(|t| parse_day(t.value).ok());
    let planned = || root.text("start").and_then(|t| parse_when(t.value).ok()).map(|when| when.to);
    started.or_else(planned).map_or(period.from, |day| day.max(period.from))
}

/// The reporting days of a plan year.
fn reporting_days(days: &[(i8, i8)], period: Period) -> impl Iterator<Item = Day> {
    let years = period.from.year()..=period.to.year();
    let all =
        years.flat_map(|year| days.iter().filter_map(move |(month, day)| day_of_year(year, *month, *day)));
    all.filter(move |day| period.contains(*day))
}
