//! `plan coverage --format json`: `plan.coverage/1`. Keys and values are never translated.

use serde::Serialize;

use crate::coverage::{Carried, CoverageReport, Load, Part, People, ProgrammeCoverage};
use crate::render::json::{Label, document};
use crate::text::Lang;

#[derive(Serialize)]
struct Report<'a> {
    format: &'static str,
    today: String,
    programmes: Vec<Programme<'a>>,
    people: Option<Persons<'a>>,
}

#[derive(Serialize)]
struct Persons<'a> {
    /// Activities that go on.
    activities: usize,
    ended: usize,
    persons: Vec<Person<'a>>,
    vacancies: Vec<Vacant<'a>>,
}

#[derive(Serialize)]
struct Person<'a> {
    id: &'a str,
    name: &'a str,
    left: Option<String>,
    count: usize,
    leads: usize,
    late: usize,
    red: usize,
    activities: Vec<Burden<'a>>,
}

#[derive(Serialize)]
struct Burden<'a> {
    key: &'a str,
    title: &'a str,
    leads: bool,
    late_days: Option<i64>,
    health: Option<&'static str>,
}

#[derive(Serialize)]
struct Vacant<'a> {
    key: &'a str,
    title: &'a str,
    organisations: Vec<Org<'a>>,
}

#[derive(Serialize)]
struct Org<'a> {
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct Programme<'a> {
    id: &'a str,
    name: &'a str,
    year: Option<&'a str>,
    from: Option<String>,
    to: Option<String>,
    parts: Vec<Side<'a>>,
    activities: Vec<Activity<'a>>,
}

/// Goals, or needs, or drivers …
#[derive(Serialize)]
struct Side<'a> {
    of: &'static str,
    /// Links between activities and items: what shares are counted over.
    links: usize,
    covered: usize,
    items: Vec<Item<'a>>,
    /// Keys of the activities that serve none of the items.
    without: Vec<&'a str>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    name: Label<'a>,
    listing: &'static str,
    count: usize,
    /// Those that are new in the plan year; none when nobody can tell.
    new: Option<usize>,
    percent_of_links: Option<usize>,
    /// Keys.
    activities: Vec<&'a str>,
}

#[derive(Serialize)]
struct Activity<'a> {
    key: &'a str,
    id: &'a str,
    title: &'a str,
    origin: &'static str,
    complete: bool,
    serves: Vec<Serves<'a>>,
}

#[derive(Serialize)]
struct Serves<'a> {
    of: &'static str,
    items: Vec<&'a str>,
}

/// One JSON document.
pub fn render(report: &CoverageReport) -> String {
    document(&Report {
        format: "plan.coverage/1",
        today: report.today.to_string(),
        programmes: report.programmes.iter().map(programme).collect(),
        people: report.people.as_ref().map(persons),
    })
}

fn persons(people: &People) -> Persons<'_> {
    let vacancies = people.vacancies.iter().map(|vacancy| Vacant {
        key: &vacancy.activity.key,
        title: &vacancy.activity.title,
        organisations: vacancy
            .organisations
            .iter()
            .map(|o| Org { id: &o.id, name: o.get(Lang::Sv) })
            .collect(),
    });
    Persons {
        activities: people.activities,
        ended: people.ended,
        persons: people.persons.iter().map(person).collect(),
        vacancies: vacancies.collect(),
    }
}

fn person(load: &Load) -> Person<'_> {
    Person {
        id: &load.person.id,
        name: load.person.get(Lang::Sv),
        left: load.left.map(|day| day.to_string()),
        count: load.activities.len(),
        leads: load.leads(),
        late: load.late(),
        red: load.red(),
        activities: load.activities.iter().map(burden).collect(),
    }
}

fn burden(carried: &Carried) -> Burden<'_> {
    Burden {
        key: &carried.activity.key,
        title: &carried.activity.title,
        leads: carried.leads,
        late_days: carried.late,
        health: carried.light.map(|light| light.id()),
    }
}

fn programme(p: &ProgrammeCoverage) -> Programme<'_> {
    Programme {
        id: &p.id,
        name: &p.name,
        year: p.year.as_deref(),
        from: p.period.map(|p| p.from.to_string()),
        to: p.period.map(|p| p.to.to_string()),
        parts: p.parts.iter().map(|part| side(p, part)).collect(),
        activities: (0..p.activities.len()).map(|at| of_activity(p, at)).collect(),
    }
}

fn side<'a>(programme: &'a ProgrammeCoverage, part: &'a Part) -> Side<'a> {
    let keys = |places: &[usize]| places.iter().map(|at| programme.activities[*at].key.as_str()).collect();
    let item = |item: &'a crate::coverage::Item| Item {
        id: &item.label.id,
        name: Label::of(&item.label),
        listing: item.listing.id(),
        count: item.activities.len(),
        new: (!programme.oldest).then_some(item.new),
        percent_of_links: part.share(item),
        activities: keys(&item.activities),
    };
    Side {
        of: part.of.id(),
        links: part.links,
        covered: part.covered(),
        items: part.items.iter().map(item).collect(),
        without: keys(&part.without),
    }
}

fn of_activity(programme: &ProgrammeCoverage, at: usize) -> Activity<'_> {
    let activity = &programme.activities[at];
    let serves = programme.parts.iter().map(|part| Serves {
        of: part.of.id(),
        items: part.served_by(at).map(|item| &*item.label.id).collect(),
    });
    Activity {
        key: &activity.key,
        id: &activity.id,
        title: &activity.title,
        origin: activity.origin.id(),
        complete: activity.complete,
        serves: serves.collect(),
    }
}
