//! Where a new activity is to stand: programme, plan year, format, and the first line of its file.

use crate::edit::{Draft, Scope};
use crate::facts::default_year;
use crate::model::named_period;
use crate::portfolio::{ActivityId, File, Place, PlanYear, Portfolio, Programme};
use crate::syntax::Format;
use crate::text::nearest::nearest;
use crate::text::{Day, Text, Words};

/// Where a new activity is to stand.
#[derive(Debug, Clone)]
pub struct Site<'p> {
    /// Whose words it may use.
    pub scope: Scope<'p>,
    /// The plan year.
    pub year: String,
    format: Format,
    ending: String,
    head: String,
}

/// Why nothing new can stand in a plan year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoSite {
    /// The programme has no plan year, and none was named.
    NoYear,
    /// There is no plan year of this name; the nearest that there is.
    Unknown(String, Option<String>),
    /// The plan year is still to be made, by carrying over the one before.
    NotTurned(String),
    /// The plan year is closed.
    Closed(String),
}

impl NoSite {
    /// What is wrong.
    pub fn message(&self) -> Text {
        match self {
            Self::NoYear => NO_YEAR.text(),
            Self::Unknown(year, _) => UNKNOWN.with([year.as_str().into()]),
            Self::NotTurned(year) => NOT_TURNED.with([year.as_str().into()]),
            Self::Closed(year) => CLOSED.with([year.as_str().into()]),
        }
    }

    /// What to type instead.
    pub fn help(&self) -> Text {
        match self {
            Self::NoYear => NO_YEAR_HELP.text(),
            Self::Unknown(_, Some(near)) => NEAR.with([near.as_str().into()]),
            Self::Unknown(_, None) => UNKNOWN_HELP.text(),
            Self::NotTurned(year) => NOT_TURNED_HELP.with([year.as_str().into()]),
            Self::Closed(year) => CLOSED_HELP.with([year.as_str().into()]),
        }
    }
}

impl<'p> Site<'p> {
    /// The place in a plan year of a programme: the one that is asked for, else the current one, else the
    /// newest. The format is the one asked for, else that of the files beside it.
    ///
    /// # Errors
    /// When nothing new can stand there.
    pub fn of(
        portfolio: &'p Portfolio,
        programme: &'p Programme,
        year: Option<&str>,
        format: Option<Format>,
        today: Day,
    ) -> Result<Self, NoSite> {
        let name = match year {
            Some(name) => name,
            None => default_year(programme, today).map(|y| &*y.name).ok_or(NoSite::NoYear)?,
        };
        let known = programme.year(name);
        let period = known.map_or_else(|| named_period(name), |y| y.period);
        match known {
            Some(year) if year.closed => return Err(NoSite::Closed(name.to_owned())),
            Some(year) if year.exists => {}
            // One that has no folder yet begins with what the year before leaves to it, if there is one.
            _ => {
                let first = period.map(|p| p.from);
                let is_before = |y: &PlanYear| y.period.map(|p| p.to) < first && !y.activities.is_empty();
                if first.is_some() && programme.years.iter().any(is_before) {
                    return Err(NoSite::NotTurned(name.to_owned()));
                }
                let is_first = known.is_some() || !programme.years.iter().any(|y| y.exists);
                if first.is_none() || !is_first {
                    let near = nearest(name, programme.years.iter().map(|y| &*y.name));
                    return Err(NoSite::Unknown(name.to_owned(), near.map(str::to_owned)));
                }
            }
        }
        let beside = beside(portfolio, programme, name);
        let format = format.unwrap_or_else(|| most(&beside, |f| f.format).unwrap_or(Format::Toml));
        let ending = most(&beside, |f| ending(f).filter(|_| f.format == Some(format)));
        let usual = if format == Format::Toml { "toml" } else { "yaml" };
        Ok(Self {
            scope: Scope { portfolio, programme, period },
            year: name.to_owned(),
            format,
            ending: ending.unwrap_or(usual).to_owned(),
            head: beside.iter().find_map(|f| schema(f)).map_or_else(String::new, |path| {
                let mark = MARKS.iter().find(|(of, _)| *of == format).map_or("", |(_, mark)| mark);
                format!("{mark}{path}\n")
            }),
        })
    }

    /// The path of the file that an id gives.
    pub fn path(&self, id: &str) -> String {
        format!("plans/{}/{}/{id}.{}", self.scope.programme.id, self.year, self.ending)
    }

    /// The draft that a new file begins with.
    pub fn draft(&self) -> Draft<'p> {
        Draft::new(self.scope, self.format, &self.head)
    }
}

/// How a file tells an editor where its JSON Schema is.
const MARKS: [(Format, &str); 2] =
    [(Format::Toml, "#:schema "), (Format::Yaml, "# yaml-language-server: $schema=")];

/// The path of an activity's schema that the first line of a file tells: of another activity its own, of the
/// programme, a folder higher, the one beside its own.
fn schema(file: &File) -> Option<String> {
    let first = file.source.text.lines().next()?;
    let path = MARKS.iter().find_map(|(_, mark)| first.strip_prefix(mark))?.trim();
    if matches!(file.place, Place::Activity(..)) {
        return Some(path.to_owned());
    }
    Some(format!("../{}activity.schema.json", path.strip_suffix("programme.schema.json")?))
}

fn ending(file: &File) -> Option<&str> {
    file.source.path.rsplit_once('.').map(|(_, ending)| ending)
}

/// The files that a new one is to look like: the activities of the plan year, else of the programme's
/// newest year with some, else the programme's own file.
fn beside<'p>(portfolio: &'p Portfolio, programme: &'p Programme, year: &str) -> Vec<&'p File> {
    let own = programme.year(year).into_iter();
    let mut years = own.chain(programme.years.iter().rev()).map(|y| &y.activities);
    let file = |id: &ActivityId| portfolio.file(portfolio.activity(*id).source);
    let found: Option<Vec<&File>> =
        years.find(|all| !all.is_empty()).map(|all| all.iter().map(file).collect());
    let of_programme = || {
        let is_own = |f: &&File| f.place == Place::Programme(programme.id.clone());
        portfolio.files.iter().map(|f| &**f).filter(is_own).collect()
    };
    found.unwrap_or_else(of_programme)
}

/// What most of them have; of several, the one that is met first.
fn most<'f, T: PartialEq>(files: &[&'f File], of: impl Fn(&'f File) -> Option<T>) -> Option<T> {
    let all: Vec<T> = files.iter().filter_map(|f| of(f)).collect();
    let count = |value: &T| all.iter().filter(|v| *v == value).count();
    let place = (0..all.len()).rev().max_by_key(|at| count(&all[*at]))?;
    all.into_iter().nth(place)
}

static NO_YEAR: Words = Words::new("programmet har inget planår än", "the programme has no plan year yet");
static NO_YEAR_HELP: Words =
    Words::new("lägg till ett, till exempel --year 2026", "add one, such as --year 2026");
static UNKNOWN: Words = Words::new("det finns inget planår {0}", "there is no plan year {0}");
static UNKNOWN_HELP: Words =
    Words::new("skriv plan status för att se planåren", "type plan status to see the plan years");
static NEAR: Words = Words::new("menade du {0}?", "did you mean {0}?");
static NOT_TURNED: Words = Words::new("planåret {0} finns inte än", "the plan year {0} is not there yet");
static NOT_TURNED_HELP: Words =
    Words::new("gör årsskiftet först: plan carry-over {0}", "make the year turn first: plan carry-over {0}");
static CLOSED: Words = Words::new("planåret {0} är stängt", "the plan year {0} is closed");
static CLOSED_HELP: Words = Words::new(
    "välj ett annat med --year, eller öppna det: plan reopen {0}",
    "choose another with --year, or open it: plan reopen {0}",
);
