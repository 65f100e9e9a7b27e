//! One thing that changed, with what a reader needs to understand it.

use crate::facts::alignment::{ActivityChange, Cover, FileChange, Side};
use crate::facts::{Names, names, names_in_activity};
use crate::portfolio::{Key, Place};
use crate::syntax::Node;
use crate::text::Day;

/// An activity that changed.
#[derive(Debug)]
pub struct Item<'a> {
    /// Its key on the newer side, else on the older.
    pub key: Key,
    /// Its key on the older side, when that is another.
    pub old_key: Option<Key>,
    /// Its title on the newer side, else on the older.
    pub title: String,
    /// Its programme's name.
    pub programme: String,
    /// What happened to it.
    pub change: ActivityChange<'a>,
    /// What the ids of its older file are called.
    pub old_names: Names,
    /// What the ids of its newer file are called.
    pub new_names: Names,
    /// The sides that it stands on.
    pub(super) here: Side<'a>,
}

impl<'a> Item<'a> {
    pub(super) fn new(old: Side<'a>, new: Side<'a>, change: ActivityChange<'a>) -> Self {
        let before = change.old.map(|id| (old, id));
        let after = change.new.map(|id| (new, id));
        let (here, id) = after.or(before).expect("a change is on one side at least");
        let activity = here.portfolio.activity(id);
        let file = here.portfolio.file(activity.source);
        let old_key = before.map(|(side, id)| side.portfolio.activity(id).key.clone());
        let named = |side: Option<(Side<'a>, _)>| {
            side.map_or_else(Names::new, |(side, id)| names_in_activity(side.portfolio, id))
        };
        Self {
            title: file.root.text("title").map_or(&*activity.key.id, |t| t.value).to_owned(),
            programme: here.portfolio.programmes[activity.programme].name.to_string(),
            old_key: old_key.filter(|k| *k != activity.key),
            key: activity.key.clone(),
            old_names: named(before),
            new_names: named(after),
            here,
            change,
        }
    }

    /// How many of its changes lack a decision.
    pub fn undecided(&self) -> usize {
        self.change.changes.iter().filter(|c| matches!(c.cover, Cover::Undecided(_))).count()
    }

    /// The tree that it stands in.
    pub fn root(&self) -> &'a Node {
        let id = self.change.new.or(self.change.old).expect("a change is on one side at least");
        self.here.portfolio.root(self.here.portfolio.activity(id).source)
    }
}

/// What sort of file changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A programme's own file.
    Programme,
    /// A plan year's own file.
    PlanYear,
    /// A meeting.
    Meeting,
    /// A governance model.
    Model,
    /// The policy.
    Policy,
    /// The register of actors.
    Actors,
    /// The register of persons.
    People,
    /// The register of documents.
    Documents,
}

impl FileKind {
    /// The word in data.
    pub fn id(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::PlanYear => "plan-year",
            Self::Meeting => "meeting",
            Self::Model => "model",
            Self::Policy => "policy",
            Self::Actors => "actors",
            Self::People => "people",
            Self::Documents => "documents",
        }
    }

    fn of(place: &Place) -> Self {
        match place {
            Place::Programme(_) => Self::Programme,
            Place::PlanYear(..) => Self::PlanYear,
            Place::Meeting(..) => Self::Meeting,
            Place::Model(_) => Self::Model,
            Place::Actors => Self::Actors,
            Place::People => Self::People,
            Place::Documents => Self::Documents,
            Place::Policy | Place::Activity(..) | Place::Stray(_) => Self::Policy,
        }
    }
}

/// A file that is no activity and changed.
#[derive(Debug)]
pub struct FileItem<'a> {
    /// What sort of file.
    pub kind: FileKind,
    /// What it is called: a programme's name, a plan year, a body, a model's name; none for registers.
    pub title: Option<String>,
    /// The day of a meeting.
    pub day: Option<Day>,
    /// What changed.
    pub change: FileChange<'a>,
    /// The matters of a meeting that came or went whole.
    pub matters: &'a [Node],
    /// What the ids of its older file are called.
    pub old_names: Names,
    /// What the ids of its newer file are called.
    pub new_names: Names,
}

impl<'a> FileItem<'a> {
    pub(super) fn new(old: Side<'a>, new: Side<'a>, change: FileChange<'a>) -> Self {
        let sides = [change.old.map(|s| (old, s)), change.new.map(|s| (new, s))];
        let named = |side: Option<(Side<'a>, _)>| {
            let record = change.place.record();
            let found = side.zip(record).map(|((side, source), record)| {
                let programme = change.place.programme().and_then(|p| side.portfolio.programme(p));
                names(side.portfolio, programme, record, side.portfolio.root(source))
            });
            found.unwrap_or_default()
        };
        let [before, after] = sides;
        let here = after.or(before).map(|(side, _)| side);
        let whole = before.xor(after).map(|(side, source)| side.portfolio.root(source));
        Self {
            kind: FileKind::of(change.place),
            title: here.and_then(|side| title(side, change.place)),
            day: here.and_then(|side| meeting_day(side, change.place)),
            matters: whole
                .filter(|_| matches!(change.place, Place::Meeting(..)))
                .map_or(&[], |r| r.list("matters")),
            old_names: named(before),
            new_names: named(after),
            change,
        }
    }
}

fn title(side: Side<'_>, place: &Place) -> Option<String> {
    let programme = |id: &str| side.portfolio.programme(id).map_or(id, |p| &p.name).to_owned();
    match place {
        Place::Programme(id) => Some(programme(id)),
        Place::PlanYear(id, year) => Some(format!("{} {year}", programme(id))),
        Place::Meeting(id, stem) => {
            let of = side.portfolio.programme(id)?;
            let meeting = of.meetings.iter().find(|m| m.stem == *stem)?;
            let body = side.portfolio.model_of(of).and_then(|m| m.body(&meeting.body));
            Some(body.map_or(&*meeting.body, |b| &b.name).to_owned())
        }
        Place::Model(id) => Some(side.portfolio.model(id).map_or(&**id, |m| &m.name).to_owned()),
        _ => None,
    }
}

fn meeting_day(side: Side<'_>, place: &Place) -> Option<Day> {
    let Place::Meeting(id, stem) = place else { return None };
    side.portfolio.programme(id)?.meetings.iter().find(|m| m.stem == *stem)?.date
}
