//! The id of a new activity: made from its title, and what is wrong with one that people choose.

use crate::edit::Site;
use crate::facts::{category, is_terminal};
use crate::portfolio::{Activity, PlanYear, RESERVED, resolve};
use crate::syntax::Node;
use crate::text::collate::{is_slug, slug};
use crate::text::{Text, Words};

/// What is wrong with an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadId {
    /// It is no plain id; the one that it may have been meant for.
    NotPlain(String, Option<String>),
    /// It means something else: the id, and one that is free.
    Reserved(String, String),
    /// Something in the plan year has it: the file, and an id that is free.
    Taken(String, String),
    /// An activity of another plan year has it, which this one does not carry on.
    Used {
        /// Its plan year and id.
        key: String,
        /// What became of it.
        past: Past,
        /// The new plan year.
        year: String,
        /// An id that is free.
        free: String,
    },
}

/// What became of an activity whose id is chosen again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Past {
    /// Carrying over would bring it along.
    Left,
    /// It goes on already, or it was left behind in a year before the last.
    Passed,
    /// It has ended.
    Ended,
    /// Its plan year comes after the new activity's.
    Later,
}

impl BadId {
    /// What is wrong.
    pub fn message(&self) -> Text {
        match self {
            Self::NotPlain(id, _) => NOT_PLAIN.with([id.as_str().into()]),
            Self::Reserved(id, _) => IS_RESERVED.with([id.as_str().into()]),
            Self::Taken(path, _) => TAKEN.with([path.as_str().into()]),
            Self::Used { key, .. } => USED.with([key.as_str().into()]),
        }
    }

    /// What to type instead.
    pub fn help(&self) -> Text {
        match self {
            Self::NotPlain(_, Some(near)) => NEAR.with([near.as_str().into()]),
            Self::NotPlain(_, None) => PLAIN_HELP.text(),
            Self::Reserved(_, free) | Self::Taken(_, free) => TAKEN_HELP.with([free.as_str().into()]),
            Self::Used { key, past, year, free } => {
                let [key, year, free] = [key, year, free].map(|text| text.as_str().into());
                match past {
                    Past::Left => CARRY_HELP.with([key, year, free]),
                    Past::Passed => USED_HELP.with([key, free]),
                    Past::Ended => ENDED_HELP.with([key, free]),
                    Past::Later => TAKEN_HELP.with([free]),
                }
            }
        }
    }

    /// The same to somebody who is asked for an id and can answer again.
    pub(super) fn asked(&self) -> Text {
        match self {
            Self::NotPlain(..) => PLAIN_ASKED.text(),
            Self::Used { key, past: Past::Left, year, .. } => {
                CARRY_ASKED.with([key.as_str().into(), year.as_str().into()])
            }
            Self::Used { key, past: Past::Passed, .. } => USED_ASKED.with([key.as_str().into()]),
            Self::Reserved(..) | Self::Taken(..) | Self::Used { .. } => self.message(),
        }
    }
}

impl Site<'_> {
    /// The id that a title gives; none when nothing in it can stand in one.
    pub fn plain_id(title: &str) -> Option<String> {
        const LONG: usize = 50;
        let whole = slug(title);
        let mut short = whole.get(..LONG).unwrap_or(&whole);
        // Cut between words, not inside one.
        if short.len() < whole.len() && !whole[LONG..].starts_with('-') {
            short = short.rsplit_once('-').map_or(short, |(head, _)| head);
        }
        let short = short.trim_end_matches('-');
        is_slug(short).then(|| short.to_owned())
    }

    /// An id like this one that nothing has, in any plan year of the programme.
    pub fn free_id(&self, id: &str) -> String {
        let is_free = |id: &String| {
            !RESERVED.contains(&id.as_str()) && self.file_of(id).is_none() && self.elsewhere(id).is_none()
        };
        let numbered = (2..).map(|n: usize| format!("{id}-{n}"));
        std::iter::once(id.to_owned()).chain(numbered).find(is_free).unwrap_or_else(|| id.to_owned())
    }

    /// What is wrong with an id of a new activity that says this.
    ///
    /// # Errors
    /// When it cannot be the id, or should not be without a word about it.
    pub fn judge_id(&self, id: &str, root: &Node) -> Result<(), BadId> {
        if RESERVED.contains(&id) {
            return Err(BadId::Reserved(id.to_owned(), self.free_id(id)));
        }
        if !is_slug(id) {
            return Err(BadId::NotPlain(id.to_owned(), Self::plain_id(id)));
        }
        if let Some(path) = self.file_of(id) {
            return Err(BadId::Taken(path.to_owned(), self.free_id(id)));
        }
        let Some((year, other)) = self.elsewhere(id) else { return Ok(()) };
        let portfolio = self.scope.portfolio;
        let carried = root.texts("carried_from").any(|link| {
            let target = resolve(portfolio, &self.scope.programme.id, Some(&self.year), link.value);
            target.is_ok_and(|t| portfolio.activity(t).key == other.key)
        });
        if carried {
            return Ok(());
        }
        Err(BadId::Used {
            key: format!("{}/{}", year.name, other.key.id),
            past: self.past(year, other),
            year: self.year.clone(),
            free: self.free_id(id),
        })
    }

    /// The file of this plan year that has an id, or had it before.
    fn file_of(&self, id: &str) -> Option<&str> {
        let portfolio = self.scope.portfolio;
        let stem = format!("plans/{}/{}/{id}", self.scope.programme.id, self.year);
        let has_it =
            |path: &str| path.rsplit_once('.').is_some_and(|(own, _)| own.eq_ignore_ascii_case(&stem));
        let file = portfolio.files.iter().map(|f| &*f.source.path).find(|path| has_it(path));
        file.or_else(|| {
            let activity = *self.scope.programme.year(&self.year)?.by_id.get(id)?;
            Some(&portfolio.file(portfolio.activity(activity).source).source.path)
        })
    }

    /// The newest activity of another plan year that has an id, or had it before. A proposal that was
    /// rejected may be made anew under its id.
    fn elsewhere(&self, id: &str) -> Option<(&PlanYear, &Activity)> {
        let others = self.scope.programme.years.iter().rev().filter(|y| *y.name != *self.year);
        let mut found = others.filter_map(|y| Some((y, self.scope.portfolio.activity(*y.by_id.get(id)?))));
        found.find(|(_, activity)| category(self.scope.portfolio, activity) != Some("rejected"))
    }

    fn past(&self, year: &PlanYear, activity: &Activity) -> Past {
        let first = self.scope.period.map(|p| p.from);
        let before = |y: &PlanYear| y.period.is_some_and(|p| Some(p.to) < first);
        if !before(year) {
            return Past::Later;
        }
        if category(self.scope.portfolio, activity).is_some_and(is_terminal) {
            return Past::Ended;
        }
        let mut years = self.scope.programme.years.iter().rev();
        let last = years.find(|y| !y.activities.is_empty() && before(y));
        let is_left = last.is_some_and(|y| y.name == year.name) && activity.successors.is_empty();
        if is_left { Past::Left } else { Past::Passed }
    }
}

static NEAR: Words = Words::new("skriv --id {0}", "write --id {0}");
static NOT_PLAIN: Words = Words::new("{0} går inte att ha som id", "{0} cannot be an id");
static PLAIN_HELP: Words = Words::new(
    "välj ett med små bokstäver a–z, siffror och bindestreck, till exempel --id e-halsa-2",
    "choose one of lower-case letters a–z, digits and hyphens, such as --id e-halsa-2",
);
static IS_RESERVED: Words =
    Words::new("{0} är reserverat och går inte att ha som id", "{0} is reserved and cannot be an id");
static TAKEN: Words = Words::new("id:t finns redan i {0}", "the id is there already, in {0}");
static TAKEN_HELP: Words =
    Words::new("välj ett annat, till exempel --id {0}", "choose another, such as --id {0}");
static USED: Words = Words::new("{0} har samma id", "{0} has the same id");
static PLAIN_ASKED: Words = Words::new(
    "ett id har små bokstäver a–z, siffror och bindestreck: å och ä blir a, ö blir o",
    "an id has lower-case letters a–z, digits and hyphens: å and ä become a, ö becomes o",
);
static CARRY_ASKED: Words = Words::new(
    "{0} har samma id; är det samma aktivitet, avbryt med Esc och skriv plan carry-over {1} --only {0}",
    "{0} has the same id; if it is the same activity, stop with Esc and type plan carry-over {1} --only {0}",
);
static USED_ASKED: Words = Words::new(
    "{0} har samma id; är det samma aktivitet, avbryt med Esc och lägg till carried_from={0}",
    "{0} has the same id; if it is the same activity, stop with Esc and add carried_from={0}",
);
static CARRY_HELP: Words = Words::new(
    "är det samma aktivitet, skriv plan carry-over {1} --only {0}; annars välj ett annat, till exempel --id {2}",
    "if it is the same activity, type plan carry-over {1} --only {0}; else choose another, such as --id {2}",
);
static USED_HELP: Words = Words::new(
    "är det samma aktivitet, lägg till carried_from={0}; annars välj ett annat, till exempel --id {1}",
    "if it is the same activity, add carried_from={0}; else choose another, such as --id {1}",
);
static ENDED_HELP: Words = Words::new(
    "den är avslutad: välj ett annat id, till exempel --id {1}, och nämn den med builds_on={0}",
    "it has ended: choose another id, such as --id {1}, and name it with builds_on={0}",
);
