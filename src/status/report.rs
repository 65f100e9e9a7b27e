//! The table of one plan year of every programme.

use std::sync::Arc;

use crate::facts::{Facts, default_year};
use crate::portfolio::{ActivityId, PlanYear, Portfolio, Programme};
use crate::status::group::{By, Group, group};
use crate::status::row::{Named, Row};
use crate::status::{Filter, Totals};
use crate::text::{Day, Period};

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// The plan year; the default year when none.
    pub year: Option<String>,
    /// The programmes; all when empty.
    pub programmes: Vec<String>,
    /// Only these activities; all when empty.
    pub activities: Vec<ActivityId>,
    /// How rows are grouped.
    pub by: By,
    /// Which rows are shown; its values are ids.
    pub filter: Filter,
}

/// The tables.
#[derive(Debug)]
pub struct StatusReport {
    /// The day of judgement.
    pub today: Day,
    /// How rows are grouped.
    pub by: By,
    /// Whether some rows were left out on request.
    pub filtered: bool,
    /// Whether it may leave the house: nobody is named, and who has a person is not told.
    pub public: bool,
    /// One table per programme.
    pub programmes: Vec<ProgrammeStatus>,
}

/// How much a programme's table covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// A plan year.
    Year {
        /// Its name.
        name: String,
        /// Its days.
        period: Option<Period>,
        /// Whether it is closed.
        closed: bool,
        /// Whether no older year is kept, so that nobody can tell what was carried into it.
        oldest: bool,
    },
    /// The programme has no such year.
    NoYear,
}

/// The table of one programme.
#[derive(Debug)]
pub struct ProgrammeStatus {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The plan year shown.
    pub scope: Scope,
    /// The groups.
    pub groups: Vec<Group>,
    /// The totals of the rows shown.
    pub totals: Totals,
    /// Activities of the year, shown or not.
    pub all: usize,
}

/// The tables that a query asks for. Programmes without the year asked for are left out, unless none has it.
pub fn report(portfolio: &Portfolio, facts: &Facts, query: &Query) -> StatusReport {
    let wanted = |p: &&Programme| p.is_among(&query.programmes);
    let mut programmes: Vec<&Programme> = portfolio.programmes.iter().filter(wanted).collect();
    let has_it = |p: &&Programme| query.year.as_ref().is_some_and(|name| p.year(name).is_some());
    if programmes.iter().any(has_it) {
        programmes.retain(has_it);
    }
    // Programmes with activities first: the reader came for them.
    programmes.sort_by_key(|p| year_of(p, query, facts.today).is_none_or(|y| y.activities.is_empty()));
    let table = |programme: &Programme| of_programme(portfolio, facts, query, programme);
    StatusReport {
        today: facts.today,
        by: query.by,
        filtered: !query.filter.is_empty() || !query.activities.is_empty(),
        public: portfolio.is_public(),
        programmes: programmes.into_iter().map(table).collect(),
    }
}

fn year_of<'a>(programme: &'a Programme, query: &Query, today: Day) -> Option<&'a PlanYear> {
    match &query.year {
        Some(name) => programme.year(name),
        None => default_year(programme, today),
    }
}

fn of_programme(
    portfolio: &Portfolio,
    facts: &Facts,
    query: &Query,
    programme: &Programme,
) -> ProgrammeStatus {
    let year = year_of(programme, query, facts.today);
    let all: Vec<Row> =
        year.map_or(&[][..], |y| &y.activities).iter().map(|id| Row::of(portfolio, facts, *id)).collect();
    let count = all.len();
    let asked = |r: &Row| query.activities.is_empty() || query.activities.contains(&r.activity);
    let rows: Vec<Arc<Row>> =
        all.into_iter().filter(|r| asked(r) && query.filter.fits(portfolio, r)).map(Arc::new).collect();
    let goals = goals(portfolio, programme);
    let references: Vec<&Row> = rows.iter().map(Arc::as_ref).collect();
    ProgrammeStatus {
        id: programme.id.to_string(),
        name: programme.name.to_string(),
        scope: year.map_or(Scope::NoYear, |y| Scope::Year {
            name: y.name.to_string(),
            period: y.period,
            closed: y.closed,
            oldest: programme.years.iter().find(|o| o.exists).is_some_and(|o| o.name == y.name),
        }),
        totals: Totals::of(portfolio, &references, &goals),
        groups: group(portfolio, facts, &rows, query.by, &goals),
        all: count,
    }
}

fn goals(portfolio: &Portfolio, programme: &Programme) -> Vec<Named> {
    let entries = programme.source.map_or(&[][..], |s| portfolio.root(s).list("goals"));
    let named = |entry: &crate::syntax::Node| {
        let id = entry.text("id")?.value;
        Some(Named { id: id.to_owned(), name: entry.text("name").map_or(id, |t| t.value).to_owned() })
    };
    entries.iter().filter_map(named).collect()
}
