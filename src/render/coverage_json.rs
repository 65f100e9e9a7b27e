//! `plan coverage --format json`: `plan.coverage/1`. Keys and values are never translated.

use serde::Serialize;

use crate::coverage::{CoverageReport, Part, ProgrammeCoverage};
use crate::render::json::{Label, document};

#[derive(Serialize)]
struct Report<'a> {
    format: &'static str,
    today: String,
    programmes: Vec<Programme<'a>>,
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
    })
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
