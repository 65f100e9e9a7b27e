//! The log of decisions: what has been decided, when, by whom, and whether it counts.

use crate::facts::{Facts, MatterId, Standing};
use crate::meetings::Row;
use crate::portfolio::{Portfolio, Programme};
use crate::syntax::shape::Vocabulary;
use crate::text::Day;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct LogQuery {
    /// The programmes; all when empty.
    pub programmes: Vec<String>,
    /// The plan year that a decision is about, else was taken in.
    pub year: Option<String>,
    /// The bodies, each as the ids of its programme and its own; any when none.
    pub bodies: Option<Vec<(String, String)>>,
    /// The kind of decision.
    pub kind: Option<String>,
}

/// The log.
#[derive(Debug)]
pub struct DecisionLog {
    /// The day of judgement.
    pub today: Day,
    /// Each programme that was asked for.
    pub programmes: Vec<ProgrammeLog>,
}

/// The decisions of a programme.
#[derive(Debug)]
pub struct ProgrammeLog {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its decisions, by the day of the meeting.
    pub rows: Vec<Row>,
}

/// The log that a query asks for: all matters with an outcome, but those that merely inform.
pub fn decisions(portfolio: &Portfolio, facts: &Facts, query: &LogQuery) -> DecisionLog {
    let mut programmes = Vec::new();
    for (index, programme) in portfolio.programmes.iter().enumerate() {
        if !programme.is_among(&query.programmes) {
            continue;
        }
        let ids = (0..facts.matters.len()).map(MatterId::at);
        let own = ids.filter(|id| facts.matter(*id).programme == index);
        let decided = own.filter(|id| is_decided(portfolio, programme, facts, *id));
        let rows = decided.map(|id| Row::of(portfolio, facts, id));
        // What was approved and does not count is a matter of the house.
        let counts = |row: &Row| !matches!(row.standing, Standing::Wanting(_));
        let mut rows: Vec<Row> =
            rows.filter(|row| fits(row, query) && (!portfolio.is_public() || counts(row))).collect();
        rows.sort_by_key(|row| row.date);
        programmes.push(ProgrammeLog {
            id: programme.id.to_string(),
            name: programme.name.to_string(),
            rows,
        });
    }
    DecisionLog { today: facts.today, programmes }
}

fn is_decided(portfolio: &Portfolio, programme: &Programme, facts: &Facts, id: MatterId) -> bool {
    let node = facts.matter(id).node(portfolio);
    let category = node
        .text("type")
        .and_then(|t| portfolio.model_of(programme)?.category(Vocabulary::MatterTypes, t.value));
    node.says("outcome") && category != Some("information")
}

fn fits(row: &Row, query: &LogQuery) -> bool {
    let is_of = |bodies: &Vec<(String, String)>| {
        bodies.iter().any(|(programme, body)| *programme == row.programme && **body == *row.body.id)
    };
    query.year.as_ref().is_none_or(|year| Some(year) == row.year.as_ref())
        && query.bodies.as_ref().is_none_or(is_of)
        && query.kind.as_ref().is_none_or(|kind| row.kind.as_ref().is_some_and(|k| *k.id == **kind))
}
