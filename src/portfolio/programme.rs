//! Programmes, plan years, activity years, meetings.

use std::collections::HashMap;

use crate::portfolio::{Key, Link};
use crate::text::{Day, Period, SourceId};

/// Which activity year: its place among all of the portfolio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActivityId(pub u32);

impl ActivityId {
    /// The activity year at a place among all.
    pub fn at(index: usize) -> Self {
        Self(SourceId::at(index).0)
    }
}

/// A programme with its years and meetings.
#[derive(Debug)]
pub struct Programme {
    /// Its id: the folder's name.
    pub id: Box<str>,
    /// Its own file, if there is one.
    pub source: Option<SourceId>,
    /// Its name; the id when it has none.
    pub name: Box<str>,
    /// The governance model, as an index of the portfolio's models.
    pub model: Option<usize>,
    /// First and last day, as far as they are known.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
    /// Plan years in the order of their first days.
    pub years: Vec<PlanYear>,
    /// Meetings by date.
    pub meetings: Vec<Meeting>,
}

/// A plan year.
#[derive(Debug)]
pub struct PlanYear {
    /// Its name: the folder's.
    pub name: Box<str>,
    /// First and last day; none when neither name nor file says them.
    pub period: Option<Period>,
    /// Its own file, if there is one.
    pub source: Option<SourceId>,
    /// The day it was closed.
    pub closed: bool,
    /// Its activities in the order of the plan document; ties by id.
    pub activities: Vec<ActivityId>,
    /// Activities by id and by former id.
    pub by_id: HashMap<Box<str>, ActivityId>,
    /// Whether the year has a folder. A year that only the programme's period implies has none.
    pub exists: bool,
}

/// One activity in one plan year.
#[derive(Debug)]
pub struct Activity {
    /// Its key.
    pub key: Key,
    /// Its programme, as an index of the portfolio's programmes.
    pub programme: usize,
    /// Its year, as an index of the programme's years.
    pub year: usize,
    /// Its file.
    pub source: SourceId,
    /// Where it was carried from.
    pub carried_from: Vec<Link>,
    /// Who names it as carried from.
    pub successors: Vec<ActivityId>,
}

/// A meeting of a body.
#[derive(Debug)]
pub struct Meeting {
    /// The stem of its file.
    pub stem: Box<str>,
    /// Its day, from the file's name.
    pub date: Option<Day>,
    /// The body, from the file's name.
    pub body: Box<str>,
    /// Its file.
    pub source: SourceId,
}

impl Programme {
    /// Whether it is one of those asked for by their ids; all are when none is named.
    pub fn is_among(&self, ids: &[String]) -> bool {
        ids.is_empty() || ids.iter().any(|id| **id == *self.id)
    }

    /// The plan year of a name.
    pub fn year(&self, name: &str) -> Option<&PlanYear> {
        self.years.iter().find(|y| &*y.name == name)
    }

    /// The plan year that a day lies in.
    pub fn year_of(&self, day: Day) -> Option<&PlanYear> {
        self.years.iter().find(|y| y.period.is_some_and(|p| p.contains(day)))
    }

    /// The newest plan year with a folder.
    pub fn newest(&self) -> Option<&PlanYear> {
        self.years.iter().rev().find(|y| y.exists)
    }
}
