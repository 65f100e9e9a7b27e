//! The whole turn, planned in memory: nothing is written here.

use std::collections::HashSet;

use crate::carry_over::disposition::{self, Disposition, Hindrance, Row};
use crate::carry_over::reshape::{Reshape, follow, refuse_nonsense, refuse_unfit};
use crate::carry_over::text;
use crate::model::named_period;
use crate::portfolio::{ActivityId, New, PlanYear, Portfolio, Programme};
use crate::sharing::map;
use crate::text::{Day, Period};

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

impl Query {
    /// Whether an activity is to be carried this time.
    pub(super) fn asks_for(&self, id: ActivityId) -> bool {
        (self.only.is_empty() || self.only.contains(&id)) && !self.except.contains(&id)
    }

    /// Whether an activity is to become more than so many.
    fn splits(&self, portfolio: &Portfolio, id: ActivityId, many: usize) -> bool {
        let own = &portfolio.activity(id).key.id;
        self.reshapes.iter().any(|r| r.to.len() > many && r.from.iter().any(|from| **from == **own))
    }
}

/// The turn of one programme.
#[derive(Debug)]
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
    /// New files. The plan year's own file is the last.
    pub files: Vec<New>,
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
    /// Two merges or splits name the same id.
    Twice(String),
    /// A merge or split names an activity that stays behind: its id.
    NotCarried(String),
    /// Two activities would get the same id.
    Clash(String),
}

/// Plans the turn into a plan year.
///
/// # Errors
/// When there is nothing to turn.
pub fn turn(portfolio: &Portfolio, query: &Query) -> Result<Vec<Turn>, Unturnable> {
    let Some(period) = named_period(&query.year) else { return Err(Unturnable::NoPeriod) };
    refuse_nonsense(&query.reshapes)?;
    let wanted = |p: &&Programme| p.is_among(&query.programmes);
    let mut turns = Vec::new();
    let mut found = vec![false; query.reshapes.len()];
    for programme in portfolio.programmes.iter().filter(wanted) {
        let Some(before) = before_day(programme, period.from) else { continue };
        let overlapping = programme
            .years
            .iter()
            .find(|y| y.exists && *y.name != *query.year && y.period.is_some_and(|p| p.overlaps(period)));
        if let Some(other) = overlapping {
            return Err(Unturnable::Overlaps(programme.id.to_string(), other.name.to_string()));
        }
        let to = programme.year(&query.year).filter(|y| y.exists);
        for (reshape, found) in query.reshapes.iter().zip(&mut found) {
            *found |= refuse_unfit(portfolio, before, to, query, reshape)?;
        }
        turns.push(of_programme(portfolio, programme, before, period, query)?);
    }
    if turns.is_empty() {
        return Err(Unturnable::NothingBefore);
    }
    let lost = query.reshapes.iter().zip(found).find(|(_, found)| !found);
    match lost.and_then(|(reshape, _)| reshape.from.first()) {
        Some(unknown) => Err(Unturnable::Unknown(unknown.clone())),
        None => Ok(turns),
    }
}

/// The plan year that a turn into another carries from: the newest with activities that ended before it.
pub fn year_before<'p>(programme: &'p Programme, year: &str) -> Option<&'p PlanYear> {
    before_day(programme, named_period(year)?.from)
}

/// The newest plan year with activities that ended before a day.
fn before_day(programme: &Programme, first: Day) -> Option<&PlanYear> {
    let ended = |y: &&PlanYear| !y.activities.is_empty() && y.period.is_some_and(|p| p.to < first);
    programme.years.iter().rev().find(ended)
}

fn of_programme(
    portfolio: &Portfolio,
    programme: &Programme,
    before: &PlanYear,
    period: Period,
    query: &Query,
) -> Result<Turn, Unturnable> {
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
    let of = |_, id: &ActivityId| match disposition::of(portfolio, *id, to) {
        None if query.asks_for(*id) => carry(portfolio, before, *id, query, &[]),
        None => (Disposition::NotNow, Vec::new()),
        // A split that was stopped goes on.
        Some(Disposition::Already(there)) if query.splits(portfolio, *id, there.len()) => {
            carry(portfolio, before, *id, query, &there)
        }
        Some(disposition) => (disposition, Vec::new()),
    };
    let each = map(&before.activities, of);
    for (id, (disposition, files)) in before.activities.iter().zip(each) {
        turn.rows.push(disposition::row(portfolio, *id, disposition));
        turn.files.extend(files);
    }
    follow(&mut turn.rows, &query.reshapes);
    let mut stems = HashSet::new();
    let stem = |path: &'_ str| path.rsplit_once('.').map_or(path, |(stem, _)| stem).to_owned();
    if let Some(twice) = turn.files.iter().find(|new| !stems.insert(stem(&new.path))) {
        let id = stem(&twice.path).rsplit('/').next().unwrap_or_default().to_owned();
        return Err(Unturnable::Clash(id));
    }
    // Also when all activities are there already: an earlier run may have been stopped before this one.
    let has_begun = |r: &Row| matches!(r.disposition, Disposition::Carry(_) | Disposition::Already(_));
    if turn.rows.iter().any(has_begun) && to.is_none_or(|y| y.source.is_none()) {
        turn.files.push(text::plan_year(portfolio, programme, before, &query.year));
    }
    Ok(turn)
}

/// Carries one activity into new files but those that are there, or says what stands in the way.
fn carry(
    portfolio: &Portfolio,
    before: &PlanYear,
    id: ActivityId,
    query: &Query,
    there: &[String],
) -> (Disposition, Vec<New>) {
    let hindered = |why| (Disposition::Hindered(why), Vec::new());
    let activity = portfolio.activity(id);
    let file = portfolio.file(activity.source);
    if !file.complete {
        return hindered(Hindrance::Unread);
    }
    let own = activity.key.id.to_string();
    let reshape = query.reshapes.iter().find(|r| r.from.contains(&own));
    let (from, mut into) =
        reshape.map_or_else(|| (vec![own.clone()], vec![own.clone()]), |r| (r.from.clone(), r.to.clone()));
    let key = |id: &String| format!("{}/{}/{id}", activity.key.programme, query.year);
    into.retain(|id| !there.contains(&key(id)));
    let carried = Disposition::Carry(into.iter().map(key).collect());
    // The first of several that become one gives its file; the others go along.
    if from.first() != Some(&own) {
        return (carried, Vec::new());
    }
    let links: Vec<String> = from.iter().map(|id| format!("{}/{id}", before.name)).collect();
    let (text, mut document) = match text::carried(file, &links) {
        Ok(carried) => carried,
        Err(lines) => return hindered(Hindrance::Uneditable(lines.0, lines.1)),
    };
    let ending = file.source.path.rsplit_once('.').map_or("toml", |(_, ending)| ending);
    let mut files = Vec::with_capacity(into.len());
    for id in &into {
        let stem = format!("plans/{}/{}/{id}.", activity.key.programme, query.year);
        if let Some(other) = taken(portfolio, &stem) {
            return hindered(Hindrance::Taken(other.to_owned()));
        }
        let path = format!("{stem}{ending}");
        files.push(New { path, text: text.clone(), document: document.take() });
    }
    (carried, files)
}

/// The file of any format that has this place already, given by its path without an ending.
fn taken<'p>(portfolio: &'p Portfolio, stem: &str) -> Option<&'p str> {
    let from = portfolio.files.partition_point(|f| *f.source.path < *stem);
    let paths = portfolio.files[from..].iter().map(|f| &*f.source.path);
    paths.take_while(|path| path.starts_with(stem)).find(|path| !path[stem.len()..].contains('.'))
}
