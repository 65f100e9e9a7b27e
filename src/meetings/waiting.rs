//! What waits for a body besides the matters on its agenda.

use crate::check::Report;
use crate::facts::{Facts, MatterId, Standing};
use crate::meetings::Row;
use crate::model::Body;
use crate::portfolio::{Portfolio, Programme};
use crate::text::Day;

/// Something that waits for a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waiting {
    /// A matter was to come back, and is on no later agenda.
    Back(Row),
    /// The meeting has been held, and the outcome of a matter is not on record.
    Unrecorded(Row),
    /// The body has not been given a follow-up of a plan year that has ended, although the governance model
    /// asks for one.
    FollowUp(String),
}

/// What waits for a body, apart from the meetings of a day.
pub(super) fn waiting(
    portfolio: &Portfolio,
    facts: &Facts,
    report: &Report,
    (index, body): (usize, &Body),
    day: Option<Day>,
) -> Vec<Waiting> {
    let programme = &portfolio.programmes[index];
    let mut found = Vec::new();
    for (at, matter) in facts.matters.iter().enumerate() {
        if matter.programme != index || *matter.body != *body.id.value || day.is_some() && matter.date == day
        {
            continue;
        }
        let id = MatterId::at(at);
        // Whoever takes it up later takes it over.
        let is_later = |other: &&MatterId| facts.matter(**other).date > matter.date;
        if facts.cases.of(id).iter().any(|other| is_later(&other)) {
            continue;
        }
        let row = Row::of(portfolio, facts, id);
        let held = matter.date.is_some_and(|date| date < facts.today);
        match matter.standing {
            Standing::Open if held => found.push(Waiting::Unrecorded(row)),
            _ if row.returns => found.push(Waiting::Back(row)),
            _ => {}
        }
    }
    if !body.receives.is_empty() {
        found.extend(follow_ups(portfolio, report, programme, body).map(Waiting::FollowUp));
    }
    found
}

/// The plan years that the governance model asks a follow-up of for a body, and that have none.
fn follow_ups<'p>(
    portfolio: &'p Portfolio,
    report: &Report,
    programme: &'p Programme,
    body: &Body,
) -> impl Iterator<Item = String> {
    let model = portfolio.model_of(programme);
    let asks = |constraint: &&crate::model::Constraint| {
        let level = constraint.param("level");
        constraint.param("record") == Some("follow-up")
            && level.is_none_or(|level| body.level.as_deref() == Some(level))
    };
    let asking: Vec<&str> =
        model.map_or(&[][..], |m| &m.constraints).iter().filter(asks).map(|c| &*c.law.constraint).collect();
    let is_given = |year: &crate::portfolio::PlanYear| {
        let given = year.source.map_or(&[][..], |s| portfolio.root(s).list("follow_ups"));
        given.iter().any(|entry| entry.text("to").is_some_and(|t| *t.value == *body.id.value))
    };
    let is_missed = |year: &&crate::portfolio::PlanYear| {
        let key = format!("{}/{}", programme.id, year.name);
        let tells = |judged: &&crate::check::Judged| {
            let finding = &judged.finding;
            let constraint = finding.law.as_ref().map(|l| &*l.constraint);
            finding.key.as_deref() == Some(&*key) && constraint.is_some_and(|c| asking.contains(&c))
        };
        body.force.covers(year.period) && !is_given(year) && report.findings.iter().any(|j| tells(&j))
    };
    let years: Vec<String> =
        programme.years.iter().filter(is_missed).map(|year| year.name.to_string()).collect();
    years.into_iter()
}
