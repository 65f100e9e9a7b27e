//! `plan route --format json`: `plan.route/1`. Keys and values are never translated.

use serde::Serialize;

use crate::facts::{Part, Why};
use crate::meetings::{Progress, Row, Way, WayStep, WayStop};
use crate::render::json::document;
use crate::render::matter_json::{Word, standing_id};

#[derive(Serialize)]
struct Route<'a> {
    format: &'static str,
    about: Word<'a>,
    /// `activity` or `matter`.
    sort: &'static str,
    programme: &'a str,
    status: Option<Word<'a>>,
    ended: bool,
    domains: Vec<Word<'a>>,
    lacks_domains: bool,
    steps: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    kind: Option<Word<'a>>,
    to: Vec<Word<'a>>,
    law: Option<Law<'a>>,
    stops: Vec<Stop<'a>>,
}

#[derive(Serialize)]
struct Law<'a> {
    path: &'a str,
    line: usize,
}

#[derive(Serialize)]
struct Stop<'a> {
    body: Word<'a>,
    level: Option<&'a str>,
    /// `prepares`, `may-decide`, `decides` or `is-informed`.
    part: &'static str,
    must: bool,
    why: Vec<Reason<'a>>,
    /// `done`, `coming`, `left` or `not-needed`.
    progress: &'static str,
    visits: Vec<Visit<'a>>,
}

#[derive(Serialize)]
struct Reason<'a> {
    /// `domain`, `all`, `affects-organisations`, `several-strategic`, `nobody-else` or `shared-system`.
    reason: &'static str,
    domain: Option<&'a str>,
}

#[derive(Serialize)]
struct Visit<'a> {
    matter: &'a str,
    date: Option<String>,
    outcome: Option<Word<'a>>,
    standing: &'static str,
}

/// One JSON document.
pub fn render(way: &Way) -> String {
    document(&Route {
        format: "plan.route/1",
        about: Word::of(&way.about),
        sort: if way.is_activity { "activity" } else { "matter" },
        programme: &way.programme,
        status: way.state.as_ref().map(Word::of),
        ended: way.ended,
        domains: way.domains.iter().map(Word::of).collect(),
        lacks_domains: way.lacks_domains,
        steps: way.steps.iter().map(step).collect(),
    })
}

fn step(step: &WayStep) -> Step<'_> {
    Step {
        kind: step.kind.as_ref().map(Word::of),
        to: step.to.iter().map(Word::of).collect(),
        law: step.law.as_ref().map(|(path, line)| Law { path, line: *line }),
        stops: step.stops.iter().map(stop).collect(),
    }
}

fn stop(stop: &WayStop) -> Stop<'_> {
    Stop {
        body: Word::of(&stop.body),
        level: stop.level.as_deref(),
        part: match stop.part {
            Part::Prepares => "prepares",
            Part::MayDecide => "may-decide",
            Part::Decides => "decides",
            Part::IsInformed => "is-informed",
        },
        must: stop.must,
        why: stop.why.iter().map(reason).collect(),
        progress: match stop.progress {
            Progress::Done => "done",
            Progress::Coming => "coming",
            Progress::Left => "left",
            Progress::NotNeeded => "not-needed",
        },
        visits: stop.visits.iter().map(visit).collect(),
    }
}

fn reason(why: &Why) -> Reason<'_> {
    let reason = match why {
        Why::Domain(_) => "domain",
        Why::All => "all",
        Why::AffectsOrganisations => "affects-organisations",
        Why::SeveralStrategic => "several-strategic",
        Why::NobodyElse => "nobody-else",
        Why::SharedSystem => "shared-system",
    };
    Reason { reason, domain: if let Why::Domain(domain) = why { Some(domain) } else { None } }
}

fn visit(row: &Row) -> Visit<'_> {
    Visit {
        matter: &row.key,
        date: row.date.map(|d| d.to_string()),
        outcome: row.outcome.as_ref().map(Word::of),
        standing: standing_id(&row.standing),
    }
}
