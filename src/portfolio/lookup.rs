//! What a word on the command line names: a programme, a plan year, or an activity.

use crate::portfolio::{ActivityId, Place, Portfolio, Programme};
use crate::text::nearest::nearest;

/// What a word on the command line names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<'a> {
    /// A programme.
    Programme(&'a str),
    /// A plan year that some programme has.
    Year(&'a str),
    /// One plan year of one programme.
    ProgrammeYear(&'a str, &'a str),
    /// An activity year.
    Activity(ActivityId),
}

/// Why a word names nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotNamed {
    /// Nothing has this name; the nearest that something has.
    Unknown(Option<String>),
    /// Several activities have it: their full keys.
    Ambiguous(Vec<String>),
}

impl Portfolio {
    /// What a word names: a full key, any unambiguous tail of one, a file's path, a programme, or a
    /// plan year. A tail without a year means the programme's default year, which `default_year`
    /// tells, else the newest year that has it.
    ///
    /// # Errors
    /// When it names nothing, or activities of two programmes.
    pub fn named<'a>(
        &'a self,
        word: &'a str,
        default_year: &dyn Fn(&'a Programme) -> Option<&'a str>,
    ) -> Result<Named<'a>, NotNamed> {
        if let Some(activity) = self.of_path(word) {
            return Ok(Named::Activity(activity));
        }
        let parts: Vec<&str> = word.trim_end_matches('/').split('/').collect();
        match parts[..] {
            [one] => self.of_one(one, default_year),
            [first, second] => self.of_two(first, second),
            [programme, year, id] => {
                let found =
                    self.programme(programme).and_then(|p| p.year(year)).and_then(|y| y.by_id.get(id));
                found.map(|id| Named::Activity(*id)).ok_or_else(|| self.unknown(word))
            }
            _ => Err(self.unknown(word)),
        }
    }

    fn of_path(&self, word: &str) -> Option<ActivityId> {
        let path = word.strip_prefix("./").unwrap_or(word);
        let file = self.files.iter().find(|f| *f.source.path == *path)?;
        let Place::Activity(programme, year, id) = &file.place else { return None };
        self.programme(programme)?.year(year)?.by_id.get(id).copied()
    }

    fn of_one<'a>(
        &'a self,
        word: &'a str,
        default_year: &dyn Fn(&'a Programme) -> Option<&'a str>,
    ) -> Result<Named<'a>, NotNamed> {
        if let Some(programme) = self.programme(word) {
            return Ok(Named::Programme(&programme.id));
        }
        if self.programmes.iter().any(|p| p.year(word).is_some()) {
            return Ok(Named::Year(word));
        }
        let in_default = |p: &'a Programme| p.year(default_year(p)?)?.by_id.get(word).copied();
        let mut found: Vec<ActivityId> = self.programmes.iter().filter_map(in_default).collect();
        if found.is_empty() {
            let newest = |p: &'a Programme| {
                let year = p.years.iter().rev().find(|y| y.by_id.contains_key(word))?;
                Some((year.period.map(|p| p.from), year.by_id[word]))
            };
            let all: Vec<_> = self.programmes.iter().filter_map(newest).collect();
            let latest = all.iter().map(|(from, _)| *from).max();
            found = all.into_iter().filter(|(from, _)| Some(*from) == latest).map(|(_, id)| id).collect();
        }
        self.only(word, &found)
    }

    fn of_two<'a>(&'a self, first: &'a str, second: &'a str) -> Result<Named<'a>, NotNamed> {
        if let Some(programme) = self.programme(first) {
            if let Some(year) = programme.year(second) {
                return Ok(Named::ProgrammeYear(&programme.id, &year.name));
            }
            let newest = programme.years.iter().rev().find_map(|y| y.by_id.get(second));
            return newest.map(|id| Named::Activity(*id)).ok_or_else(|| self.unknown(second));
        }
        let with_year = self.programmes.iter().filter_map(|p| p.year(first)?.by_id.get(second).copied());
        self.only(second, &with_year.collect::<Vec<_>>())
    }

    fn only<'a>(&self, word: &str, found: &[ActivityId]) -> Result<Named<'a>, NotNamed> {
        match found {
            [] => Err(self.unknown(word)),
            [id] => Ok(Named::Activity(*id)),
            many => {
                Err(NotNamed::Ambiguous(many.iter().map(|id| self.activity(*id).key.to_string()).collect()))
            }
        }
    }

    fn unknown(&self, word: &str) -> NotNamed {
        let programmes = self.programmes.iter().map(|p| &*p.id);
        let years = self.programmes.iter().flat_map(|p| &p.years).map(|y| &*y.name);
        let ids = self.activities.iter().map(|a| &*a.key.id);
        let tail = word.rsplit('/').next().unwrap_or(word);
        NotNamed::Unknown(nearest(tail, programmes.chain(years).chain(ids)).map(str::to_owned))
    }
}
