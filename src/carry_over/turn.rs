//! The whole turn, planned in memory: nothing is written here.

use std::collections::HashSet;

use crate::carry_over::disposition::{self, Disposition, Hindrance, Row};
use crate::carry_over::text;
use crate::model::named_period;
use crate::portfolio::{ActivityId, PlanYear, Portfolio, Programme, is_fit_name};
use crate::text::{Day, Period};

/// Several activities that become one, or one that becomes several: ids of the year before, and of the
/// new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reshape {
    /// Ids of the year before. The first one's file is the model of the new.
    pub from: Vec<String>,
    /// Ids of the new year.
    pub to: Vec<String>,
}

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// The new plan year.
    pub year: String,
    /// Only these programmes; all that have a plan year before it when empty.
    pub programmes: Vec<String>,
    /// Only these activities; all when empty.
    pub only: HashSet<ActivityId>,
    /// Not these.
    pub except: HashSet<ActivityId>,
    /// Merges and splits.
    pub reshapes: Vec<Reshape>,
}

/// The turn of one programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The programme's id.
    pub programme: String,
    /// Its name.
    pub name: String,
    /// The plan year before.
    pub from: String,
    /// The new one.
    pub to: String,
    /// The days of the new one.
    pub period: Period,
    /// Every activity of the year before, in the order of its document.
    pub rows: Vec<Row>,
    /// New files: path and text. The plan year's own file is the last.
    pub files: Vec<(String, String)>,
}

/// Why there is nothing to turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unturnable {
    /// The name says no period.
    NoPeriod,
    /// No programme has a plan year before it.
    NothingBefore,
    /// It overlaps another plan year of a programme: the programme and the other year.
    Overlaps(String, String),
    /// A merge or split names an activity that is not there: its id.
    Unknown(String),
    /// A merge or split makes an id that is not a plain one.
    BadId(String),
}

/// Plans the turn into a plan year.
///
/// # Errors
/// When there is nothing to turn.
pub fn turn(portfolio: &Portfolio, query: &Query) -> Result<Vec<Turn>, Unturnable> {
    let Some(period) = named_period(&query.year) else { return Err(Unturnable::NoPeriod) };
    if let Some(bad) = query.reshapes.iter().flat_map(|r| &r.to).find(|id| !is_fit_name(id)) {
        return Err(Unturnable::BadId(bad.clone()));
    }
    let wanted = |p: &&Programme| p.is_among(&query.programmes);
    let mut turns = Vec::new();
    for programme in portfolio.programmes.iter().filter(wanted) {
        let Some(before) = year_before(programme, period.from) else { continue };
        let overlapping = programme
            .years
            .iter()
            .find(|y| y.exists && *y.name != *query.year && y.period.is_some_and(|p| p.overlaps(period)));
        if let Some(other) = overlapping {
            return Err(Unturnable::Overlaps(programme.id.to_string(), other.name.to_string()));
        }
        turns.push(of_programme(portfolio, programme, before, period, query));
    }
    if turns.is_empty() {
        return Err(Unturnable::NothingBefore);
    }
    let known =
        |id: &String| turns.iter().any(|t| t.rows.iter().any(|r| r.key.rsplit('/').next() == Some(id)));
    match query.reshapes.iter().flat_map(|r| &r.from).find(|id| !known(id)) {
        Some(unknown) => Err(Unturnable::Unknown(unknown.clone())),
        None => Ok(turns),
    }
}

/// The newest plan year with activities that ended before a day.
fn year_before(programme: &Programme, first: Day) -> Option<&PlanYear> {
    let ended = |y: &&PlanYear| !y.activities.is_empty() && y.period.is_some_and(|p| p.to < first);
    programme.years.iter().rev().find(ended)
}

fn of_programme(
    portfolio: &Portfolio,
    programme: &Programme,
    before: &PlanYear,
    period: Period,
    query: &Query,
) -> Turn {
    let to = programme.year(&query.year).filter(|y| y.exists);
    let mut turn = Turn {
        programme: programme.id.to_string(),
        name: programme.name.to_string(),
        from: before.name.to_string(),
        to: query.year.clone(),
        period,
        rows: Vec::new(),
        files: Vec::new(),
    };
    for id in &before.activities {
        let disposition = disposition::of(portfolio, *id, to).unwrap_or_else(|| {
            let asked = query.only.is_empty() || query.only.contains(id);
            if !asked || query.except.contains(id) {
                return Disposition::NotNow;
            }
            carry(portfolio, before, *id, query, &mut turn)
        });
        turn.rows.push(disposition::row(portfolio, *id, disposition));
    }
    // Also when all activities are there already: an earlier run may have been stopped before this one.
    let has_begun = |r: &Row| matches!(r.disposition, Disposition::Carry(_) | Disposition::Already(_));
    if turn.rows.iter().any(has_begun) && to.is_none_or(|y| y.source.is_none()) {
        turn.files.push(text::plan_year(portfolio, programme, before, &query.year));
    }
    turn
}

/// Carries one activity, or says what stands in the way.
fn carry(
    portfolio: &Portfolio,
    before: &PlanYear,
    id: ActivityId,
    query: &Query,
    turn: &mut Turn,
) -> Disposition {
    let activity = portfolio.activity(id);
    let file = portfolio.file(activity.source);
    if !file.complete {
        return Disposition::Hindered(Hindrance::Unread);
    }
    let own = activity.key.id.to_string();
    let reshape = query.reshapes.iter().find(|r| r.from.contains(&own));
    let (from, into) =
        reshape.map_or_else(|| (vec![own.clone()], vec![own.clone()]), |r| (r.from.clone(), r.to.clone()));
    let key = |id: &String| format!("{}/{}/{id}", activity.key.programme, query.year);
    // The first of several that become one gives its file; the others go along.
    if from.first() != Some(&own) {
        return Disposition::Carry(into.iter().map(key).collect());
    }
    let links: Vec<String> = from.iter().map(|id| format!("{}/{id}", before.name)).collect();
    let mut made = Vec::new();
    for id in &into {
        let ending = file.source.path.rsplit_once('.').map_or("toml", |(_, ending)| ending);
        let path = format!("plans/{}/{}/{id}.{ending}", activity.key.programme, query.year);
        if let Some(other) = taken(portfolio, &path) {
            return Disposition::Hindered(Hindrance::Taken(other));
        }
        match text::carried(file, &links) {
            Ok(text) => made.push((path, text)),
            Err(lines) => return Disposition::Hindered(Hindrance::Uneditable(lines.0, lines.1)),
        }
    }
    turn.files.extend(made);
    Disposition::Carry(into.iter().map(key).collect())
}

/// The file of any format that has this place already.
fn taken(portfolio: &Portfolio, path: &str) -> Option<String> {
    let stem = |path: &'_ str| path.rsplit_once('.').map_or(path, |(stem, _)| stem).to_owned();
    let same = portfolio.files.iter().find(|f| stem(&f.source.path) == stem(path))?;
    Some(same.source.path.to_string())
}
