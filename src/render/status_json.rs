//! `plan status --format json`: `plan.status/1`. Keys and values are never translated; labels come in
//! both languages where the governance model gives them.

use serde::Serialize;

use crate::render::json::Label;
use crate::status::{
    Group, GroupName, Named, PartyRecord, PartyState, ProgrammeStatus, Row, Scope, StatusReport, Totals,
};

#[derive(Serialize)]
struct Report<'a> {
    format: &'static str,
    today: String,
    by: &'static str,
    filtered: bool,
    public: bool,
    programmes: Vec<Programme<'a>>,
}

#[derive(Serialize)]
struct Programme<'a> {
    id: &'a str,
    name: &'a str,
    year: Option<&'a str>,
    from: Option<String>,
    to: Option<String>,
    closed: bool,
    totals: Sums<'a>,
    groups: Vec<Part<'a>>,
    activities: Vec<Activity<'a>>,
}

#[derive(Serialize)]
struct Part<'a> {
    /// What the rows share: an origin, a goal, an organisation, a person, a status or a party; none without it.
    id: Option<&'a str>,
    name: Option<Label<'a>>,
    from_year: Option<&'a str>,
    depth: usize,
    own: usize,
    total: usize,
    activities: Vec<&'a str>,
    /// By party: how it stands in each of the activities.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    realisation: Vec<AtParty<'a>>,
}

#[derive(Serialize)]
struct AtParty<'a> {
    activity: &'a str,
    records: Vec<Reported<'a>>,
    lags: Vec<Lag<'a>>,
}

#[derive(Serialize)]
struct Reported<'a> {
    milestone: Option<&'a str>,
    state: Option<&'a str>,
    state_label: Option<Label<'a>>,
    category: Option<&'a str>,
    as_of: Option<String>,
}

#[derive(Serialize)]
struct Lag<'a> {
    milestone: Option<&'a str>,
    due: &'a str,
}

#[derive(Serialize)]
pub(super) struct Activity<'a> {
    key: &'a str,
    id: &'a str,
    title: &'a str,
    origin: &'static str,
    goals: Vec<Item<'a>>,
    responsible: Vec<Answers<'a>>,
    status: Option<&'a str>,
    status_label: Option<Label<'a>>,
    category: Option<&'a str>,
    health: Option<Health>,
    next_milestone: Option<Milestone<'a>>,
    late: Option<Late<'a>>,
    stale: Option<Wanting>,
    complete: bool,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct Answers<'a> {
    org: Option<Item<'a>>,
    person: Option<Item<'a>>,
    role: Option<&'a str>,
    role_label: Option<Label<'a>>,
    lead: bool,
}

#[derive(Serialize)]
struct Health {
    light: Option<&'static str>,
    date: String,
    age_days: i64,
}

#[derive(Serialize)]
struct Milestone<'a> {
    title: &'a str,
    due: Option<&'a str>,
}

#[derive(Serialize)]
struct Late<'a> {
    milestone: Option<&'a str>,
    days: i64,
}

#[derive(Serialize)]
struct Wanting {
    since: String,
    last_report: Option<String>,
}

#[derive(Serialize)]
struct Sums<'a> {
    activities: usize,
    origins: Vec<Count<&'static str>>,
    statuses: Vec<Count<Option<&'a str>>>,
    goal_links: usize,
    goals: Vec<Count<&'a str>>,
    responsible_links: usize,
    organisations: Vec<Org<'a>>,
    /// None of these is told where nobody is named.
    with_person: Option<usize>,
    without_person: Option<usize>,
    persons: Option<Vec<Count<&'a str>>>,
    health: Vec<Count<&'static str>>,
    without_report: usize,
    late: usize,
    stale: usize,
}

#[derive(Serialize)]
struct Count<T> {
    id: T,
    count: usize,
}

#[derive(Serialize)]
struct Org<'a> {
    id: &'a str,
    name: &'a str,
    part_of: Option<&'a str>,
    links: usize,
    activities: usize,
}

/// One JSON document.
pub fn render(report: &StatusReport) -> String {
    let report = Report {
        format: "plan.status/1",
        today: report.today.to_string(),
        by: report.by.id(),
        filtered: report.filtered,
        public: report.public,
        programmes: report.programmes.iter().map(|p| programme(p, report.public)).collect(),
    };
    super::json::document(&report)
}

fn programme(p: &ProgrammeStatus, public: bool) -> Programme<'_> {
    let (year, period, closed) = match &p.scope {
        Scope::Year { name, period, closed, .. } => (Some(name.as_str()), *period, *closed),
        Scope::NoYear => (None, None, false),
    };
    let mut rows: Vec<&Row> = Vec::new();
    for row in p.groups.iter().flat_map(|g| &g.rows) {
        if !rows.iter().any(|r| r.activity == row.activity) {
            rows.push(row);
        }
    }
    Programme {
        id: &p.id,
        name: &p.name,
        year,
        from: period.map(|p| p.from.to_string()),
        to: period.map(|p| p.to.to_string()),
        closed,
        totals: sums(&p.totals, public),
        groups: p.groups.iter().map(part).collect(),
        activities: rows.into_iter().map(activity).collect(),
    }
}

fn part(group: &Group) -> Part<'_> {
    let (id, name, from_year) = match &group.name {
        GroupName::Origin(origin, from) => (Some(origin.id()), None, from.as_deref()),
        GroupName::Named(named) => (Some(named.id.as_str()), Some(Label::plain(&named.name)), None),
        GroupName::Status(label) => (Some(&*label.id), Some(Label::of(label)), None),
        GroupName::Without => (None, None, None),
    };
    let activities = group.rows.iter().map(|r| r.key.as_str()).collect();
    let states = group.rows.iter().zip(&group.states);
    Part {
        id,
        name,
        from_year,
        depth: group.depth,
        own: group.rows.len(),
        total: group.total,
        activities,
        realisation: states.map(|(row, state)| at_party(&row.key, state)).collect(),
    }
}

fn at_party<'a>(activity: &'a str, state: &'a PartyState) -> AtParty<'a> {
    let record = |r: &'a PartyRecord| Reported {
        milestone: r.milestone.as_deref(),
        state: r.state.as_ref().map(|s| &*s.id),
        state_label: r.state.as_ref().map(Label::of),
        category: r.category.as_deref(),
        as_of: r.as_of.map(|day| day.to_string()),
    };
    AtParty {
        activity,
        records: state.records.iter().map(record).collect(),
        lags: state.lags.iter().map(|l| Lag { milestone: l.milestone.as_deref(), due: &l.due }).collect(),
    }
}

/// One activity, as every JSON document shows it.
pub(super) fn activity(row: &Row) -> Activity<'_> {
    Activity {
        key: &row.key,
        id: &row.id,
        title: &row.title,
        origin: row.origin.id(),
        goals: row.goals.iter().map(item).collect(),
        responsible: row
            .responsible
            .iter()
            .map(|r| Answers {
                org: r.org.as_ref().map(item),
                person: r.person.as_ref().map(item),
                role: r.role.as_ref().map(|role| &*role.id),
                role_label: r.role.as_ref().map(Label::of),
                lead: r.lead,
            })
            .collect(),
        status: row.status.as_ref().map(|s| &*s.id),
        status_label: row.status.as_ref().map(Label::of),
        category: row.category.as_deref(),
        health: row.health.map(|h| Health {
            light: h.light.map(|l| l.id()),
            date: h.date.to_string(),
            age_days: h.age,
        }),
        next_milestone: row.next.as_ref().map(|n| Milestone { title: &n.title, due: n.due.as_deref() }),
        late: row.late.as_ref().map(|l| Late { milestone: l.milestone.as_deref(), days: l.days }),
        stale: row
            .stale
            .map(|s| Wanting { since: s.since.to_string(), last_report: s.last.map(|day| day.to_string()) }),
        complete: row.complete,
    }
}

fn item(named: &Named) -> Item<'_> {
    Item { id: &named.id, name: &named.name }
}

fn sums(t: &Totals, public: bool) -> Sums<'_> {
    fn counts(all: &[(Named, usize)]) -> Vec<Count<&str>> {
        all.iter().map(|(named, count)| Count { id: named.id.as_str(), count: *count }).collect()
    }
    Sums {
        activities: t.activities,
        origins: t.origins.iter().map(|(o, count)| Count { id: o.id(), count: *count }).collect(),
        statuses: t
            .statuses
            .iter()
            .map(|(s, count)| Count { id: s.as_ref().map(|s| &*s.id), count: *count })
            .collect(),
        goal_links: t.goal_links,
        goals: counts(&t.goals),
        responsible_links: t.responsible_links,
        organisations: t
            .organisations
            .iter()
            .map(|o| Org {
                id: &o.org.id,
                name: &o.org.name,
                part_of: o.parent.as_deref(),
                links: o.links,
                activities: o.activities,
            })
            .collect(),
        with_person: (!public).then_some(t.with_person),
        without_person: (!public).then_some(t.without_person),
        persons: (!public).then(|| counts(&t.persons)),
        health: t.lights.iter().map(|(l, count)| Count { id: l.id(), count: *count }).collect(),
        without_report: t.without_report,
        late: t.late,
        stale: t.stale,
    }
}
