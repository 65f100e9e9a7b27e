//! Both directions: of each goal, need … the activities, and of each activity what it serves.

use crate::coverage::load::{People, people};
use crate::facts::{Aim, Facts, Origin, called, default_year, is_listed, served, serves};
use crate::portfolio::{ActivityId, PlanYear, Portfolio, Programme};
use crate::text::{Day, Label, Period};

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// The plan year; the default year when none.
    pub year: Option<String>,
    /// The programmes; all when empty.
    pub programmes: Vec<String>,
    /// What may be served; all of it when nothing is asked for.
    pub of: Vec<Aim>,
    /// Who carries what.
    pub people: bool,
}

/// What serves what in each programme.
#[derive(Debug)]
pub struct CoverageReport {
    /// The day of judgement.
    pub today: Day,
    /// One per programme that has the plan year.
    pub programmes: Vec<ProgrammeCoverage>,
    /// Who carries the activities of all these programmes, when that was asked for.
    pub people: Option<People>,
}

/// What serves what in a programme.
#[derive(Debug)]
pub struct ProgrammeCoverage {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The plan year; none when the programme has none.
    pub year: Option<String>,
    /// The plan year's days.
    pub period: Option<Period>,
    /// Whether no older plan year is kept, so that nobody can tell what is new.
    pub oldest: bool,
    /// The activities of the plan year, in the order of the document.
    pub activities: Vec<Activity>,
    /// What may be served, a part each.
    pub parts: Vec<Part>,
}

/// An activity of the plan year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Which.
    pub activity: ActivityId,
    /// Its full key.
    pub key: String,
    /// Its id.
    pub id: String,
    /// Its title; the id when it has none.
    pub title: String,
    /// What people call it where there is little room, when it says so.
    pub short_title: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether its file could be read whole. If not, it may serve more than shows.
    pub complete: bool,
}

/// Goals, or needs, or drivers …
#[derive(Debug)]
pub struct Part {
    /// What may be served.
    pub of: Aim,
    /// Each of them; those that nothing lists but an activity names come last.
    pub items: Vec<Item>,
    /// Links between activities and items.
    pub links: usize,
    /// Activities that serve none of the items, as places among the programme's activities.
    pub without: Vec<usize>,
}

/// A goal, a need, a driver …
#[derive(Debug)]
pub struct Item {
    /// Its id and what it is called.
    pub label: Label,
    /// Whether it is one of those that may be served.
    pub listing: Listing,
    /// The activities that serve it, as places among the programme's activities, in their order.
    pub activities: Vec<usize>,
    /// How many of these are new in the plan year.
    pub new: usize,
}

/// Whether something is one of what may be served in a plan year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// The programme, the governance model or a document lists it.
    Listed,
    /// It is listed, and does not hold in the plan year.
    NotInForce,
    /// Nothing lists it.
    Unlisted,
}

impl Listing {
    /// The word in data.
    pub fn id(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::NotInForce => "not-in-force",
            Self::Unlisted => "unlisted",
        }
    }
}

impl Part {
    /// Items that some activity serves.
    pub fn covered(&self) -> usize {
        self.items.iter().filter(|item| !item.activities.is_empty()).count()
    }

    /// The items that an activity serves, by its place among the programme's activities.
    pub fn served_by(&self, activity: usize) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.activities.binary_search(&activity).is_ok())
    }

    /// The share of an item among all links, in whole per cent; none without links.
    pub fn share(&self, item: &Item) -> Option<usize> {
        (item.activities.len() * 200 + self.links).checked_div(self.links * 2)
    }
}

/// What serves what. Programmes without the year asked for are left out, unless none has it.
pub fn report(portfolio: &Portfolio, facts: &Facts, query: &Query) -> CoverageReport {
    let wanted = |p: &&Programme| p.is_among(&query.programmes);
    let mut programmes: Vec<&Programme> = portfolio.programmes.iter().filter(wanted).collect();
    let has_it = |p: &&Programme| query.year.as_ref().is_some_and(|name| p.year(name).is_some());
    if programmes.iter().any(has_it) {
        programmes.retain(has_it);
    }
    let of = if query.of.is_empty() && !query.people { &Aim::ALL[..] } else { &query.of };
    let mut all: Vec<ProgrammeCoverage> = programmes
        .into_iter()
        .map(|programme| {
            let year = match &query.year {
                Some(name) => programme.year(name),
                None => default_year(programme, facts.today),
            };
            of_programme(portfolio, facts, programme, year, of)
        })
        .collect();
    // Programmes with activities first: the reader came for them.
    all.sort_by_key(|p| p.activities.is_empty());
    let activities = || all.iter().flat_map(|p| &p.activities);
    let people = query.people.then(|| people(portfolio, facts, activities()));
    CoverageReport { today: facts.today, programmes: all, people }
}

fn of_programme(
    portfolio: &Portfolio,
    facts: &Facts,
    programme: &Programme,
    year: Option<&PlanYear>,
    of: &[Aim],
) -> ProgrammeCoverage {
    let ids = year.map_or(&[][..], |y| &y.activities);
    let activities: Vec<Activity> = ids.iter().map(|id| activity(portfolio, facts, *id)).collect();
    let part = |year: &PlanYear, aim: Aim| part(portfolio, facts, (programme, year), &activities, aim);
    ProgrammeCoverage {
        id: programme.id.to_string(),
        name: programme.name.to_string(),
        year: year.map(|y| y.name.to_string()),
        period: year.and_then(|y| y.period),
        oldest: year.is_some_and(|y| {
            programme.years.iter().find(|o| o.exists).is_some_and(|oldest| oldest.name == y.name)
        }),
        parts: year.map_or_else(Vec::new, |y| of.iter().map(|aim| part(y, *aim)).collect()),
        activities,
    }
}

fn activity(portfolio: &Portfolio, facts: &Facts, id: ActivityId) -> Activity {
    let activity = portfolio.activity(id);
    let file = portfolio.file(activity.source);
    let text = |name: &str| file.root.text(name).map(|t| t.value.to_owned());
    Activity {
        activity: id,
        key: activity.key.to_string(),
        id: activity.key.id.to_string(),
        title: text("title").unwrap_or_else(|| activity.key.id.to_string()),
        short_title: text("short_title"),
        origin: facts.origin(id),
        complete: file.complete,
    }
}

fn part(
    portfolio: &Portfolio,
    facts: &Facts,
    (programme, year): (&Programme, &PlanYear),
    activities: &[Activity],
    aim: Aim,
) -> Part {
    // What held in a plan year that is over, or will hold in one to come.
    let day = year.period.map_or(facts.today, |p| facts.today.max(p.from).min(p.to));
    let listed = served(portfolio, programme, year, day, aim);
    let item = |label: Label, listing: Listing| Item { label, listing, activities: Vec::new(), new: 0 };
    let mut items: Vec<Item> = listed.into_iter().map(|label| item(label, Listing::Listed)).collect();
    let mut without = Vec::new();
    for (at, activity) in activities.iter().enumerate() {
        let ids = serves(portfolio, activity.activity, aim);
        if ids.is_empty() {
            without.push(at);
        }
        for id in ids {
            let known = items.iter().position(|i| *i.label.id == *id).unwrap_or_else(|| {
                let listing = if is_listed(portfolio, programme, aim, &id) {
                    Listing::NotInForce
                } else {
                    Listing::Unlisted
                };
                items.push(item(called(portfolio, programme, aim, &id), listing));
                items.len() - 1
            });
            items[known].activities.push(at);
            items[known].new += usize::from(matches!(activity.origin, Origin::New | Origin::Added));
        }
    }
    Part { of: aim, links: items.iter().map(|i| i.activities.len()).sum(), items, without }
}
