//! Another id for an activity in its plan year: the new file, and every file that names the activity.

use crate::portfolio::{
    ActivityId, File, Key, Place, PlanYear, Portfolio, RESERVED, Reference, is_fit_name, mentions, references,
};
use crate::store::{ContentId, Removal, Write};
use crate::syntax::Format;
use crate::syntax::rewrite::{Datum, Edit, Step, rewrite};
use crate::text::Span;
use crate::text::collate::{is_slug, slug};

/// A rename, ready to be shown and written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    /// The activity's key as it is.
    pub from: Key,
    /// Its key as it will be.
    pub to: Key,
    /// Path and text of its file as it is.
    pub old: (String, String),
    /// Path and text of its file as it will be. It is there already when an earlier run was stopped.
    pub new: (String, String),
    /// The other files that name it, in path order: path, text before, text after.
    pub others: Vec<(String, String, String)>,
}

impl Rename {
    /// What is written, in this order, and what goes when all of it is there: whoever stops on the way leaves
    /// the activity with a file, and every reference with an activity.
    pub fn steps(&self) -> (Vec<Write>, Vec<Removal>) {
        let new = Write { path: self.new.0.clone(), text: self.new.1.clone(), was: None };
        let was = |text: &str| ContentId::of(text.as_bytes());
        let others = self.others.iter().map(|(path, old, text)| Write {
            path: path.clone(),
            text: text.clone(),
            was: was(old),
        });
        let gone = Removal { path: self.old.0.clone(), was: was(&self.old.1) };
        (std::iter::once(new).chain(others).collect(), vec![gone])
    }
}

/// Why an activity cannot be renamed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotRename {
    /// It is called so.
    Same,
    /// The new id is none; the id that was likely meant.
    BadId(Option<String>),
    /// The new id means something else in every plan repository.
    Reserved,
    /// A file of the plan year has the new id: its path.
    Taken(String),
    /// Another activity of the plan year had the new id, and is still found by it: its key.
    Former(String),
    /// Another file of the plan year has the id that the activity has: its path.
    Twice(String),
    /// A file that is to change belongs to a plan year that is closed: the file and the year.
    Closed(String, String),
    /// The activity's file cannot be read at all: its path.
    Unreadable(String),
    /// A file cannot be changed safely: which, and the first and last line that a person must look at.
    Uneditable(String, (usize, usize)),
}

/// Plans another id for an activity in its plan year.
///
/// # Errors
/// When it cannot be called so, or when something stands in the way.
pub fn rename(portfolio: &Portfolio, id: ActivityId, new: &str) -> Result<Rename, CannotRename> {
    let activity = portfolio.activity(id);
    let year = &portfolio.programmes[activity.programme].years[activity.year];
    let own = &*activity.key.id;
    fit(own, new)?;
    let file = portfolio.file(activity.source);
    let path = &*file.source.path;
    if file.unreadable.is_some() {
        return Err(CannotRename::Unreadable(path.to_owned()));
    }
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let ending = name.rsplit_once('.').map_or("toml", |(_, ending)| ending);
    let target = format!("{folder}/{new}.{ending}");
    if let Some(other) = namesakes(portfolio, folder, own).find(|f| *f.source.path != *path) {
        return Err(CannotRename::Twice(other.source.path.to_string()));
    }
    // What an earlier run made that was stopped is the activity too.
    let begun = portfolio.files.iter().position(|f| *f.source.path == *target);
    let twin = begun.and_then(|at| {
        let is_it = |id: &&ActivityId| portfolio.activity(**id).source.0 as usize == at;
        year.activities.iter().find(is_it).copied()
    });
    let names_it = |r: &Reference<'_>| r.target.is_ok_and(|t| t == id || Some(t) == twin);
    let to = Key { id: new.into(), ..activity.key.clone() };
    let edits = |file: &File| {
        let waivers = waived_anew(file, &activity.key.to_string(), &to.to_string());
        [named_anew(portfolio, file, new, &names_it), waivers].concat()
    };
    let text = edited(file, [edits(file), former_ids(file, own)].concat())?;
    let is_begun = |f: &File| *f.source.path == *target && f.source.text == text && f.unreadable.is_none();
    if let Some(other) = namesakes(portfolio, folder, new).find(|f| !is_begun(f)) {
        return Err(CannotRename::Taken(other.source.path.to_string()));
    }
    if let Some(other) = year.by_id.get(new).filter(|other| **other != id && Some(**other) != twin) {
        return Err(CannotRename::Former(portfolio.activity(*other).key.to_string()));
    }
    open(portfolio, file)?;
    let mut others = Vec::new();
    for other in portfolio.files.iter().filter(|f| *f.source.path != *path && *f.source.path != *target) {
        legible(other, own)?;
        let edits = edits(other);
        if !edits.is_empty() {
            open(portfolio, other)?;
            let text = edited(other, edits)?;
            others.push((other.source.path.to_string(), other.source.text.clone(), text));
        }
    }
    Ok(Rename {
        from: activity.key.clone(),
        to,
        old: (path.to_owned(), file.source.text.clone()),
        new: (target, text),
        others,
    })
}

fn fit(own: &str, new: &str) -> Result<(), CannotRename> {
    if RESERVED.contains(&new) {
        return Err(CannotRename::Reserved);
    }
    if !is_slug(new) {
        // Whoever writes the whole key means its last part.
        let meant = slug(new.rsplit('/').next().unwrap_or(new));
        return Err(CannotRename::BadId(Some(meant).filter(|id| is_fit_name(id))));
    }
    if own == new { Err(CannotRename::Same) } else { Ok(()) }
}

/// The files of a folder that are called so, in any format, and whatever else has such a name.
fn namesakes<'p>(portfolio: &'p Portfolio, folder: &str, name: &str) -> impl Iterator<Item = &'p File> {
    let paths = Format::ENDINGS.map(|ending| format!("{folder}/{name}.{ending}"));
    portfolio.files.iter().map(|f| &**f).filter(move |f| paths.iter().any(|path| **path == *f.source.path))
}

/// That a file belongs to no closed plan year.
fn open(portfolio: &Portfolio, file: &File) -> Result<(), CannotRename> {
    let programme = file.place.programme().and_then(|id| portfolio.programme(id));
    let closed = |year: &&PlanYear| year.closed;
    match programme.zip(file.place.year()).and_then(|(p, year)| p.year(year)).filter(closed) {
        Some(year) => Err(CannotRename::Closed(file.source.path.to_string(), year.name.to_string())),
        None => Ok(()),
    }
}

/// That nothing which could name the activity stands unread in a file.
fn legible(file: &File, own: &str) -> Result<(), CannotRename> {
    let may_name_it = matches!(file.place, Place::Activity(..) | Place::Meeting(..));
    if file.complete || !may_name_it {
        return Ok(());
    }
    match mentions(&file.source.text, own).next() {
        Some(at) => {
            let line = file.source.position(Span::new(at, at).start).line;
            Err(CannotRename::Uneditable(file.source.path.to_string(), (line, line)))
        }
        None => Ok(()),
    }
}

/// The references of a file to the activity, with its new id in the form in which each was written.
fn named_anew(
    portfolio: &Portfolio,
    file: &File,
    new: &str,
    names_it: &dyn Fn(&Reference<'_>) -> bool,
) -> Vec<Edit> {
    let set = |r: Reference<'_>| {
        let text = match r.text.value.rsplit_once('/') {
            Some((before, _)) => format!("{before}/{new}"),
            None => new.to_owned(),
        };
        Edit::Set { path: r.path, value: Datum::Text(text) }
    };
    references(portfolio, file).into_iter().filter(names_it).map(set).collect()
}

/// The waivers in the policy that are for the activity and nothing else. A pattern is left as it is.
fn waived_anew(file: &File, from: &str, to: &str) -> Vec<Edit> {
    if file.place != Place::Policy {
        return Vec::new();
    }
    let waivers = file.root.list("waivers").iter().enumerate();
    let own = waivers.filter(|(_, waiver)| waiver.text("for").is_some_and(|key| key.value == from));
    let path = |at| [Step::Field("waivers".to_owned()), Step::Entry(at), Step::Field("for".to_owned())];
    own.map(|(at, _)| Edit::Set { path: path(at).to_vec(), value: Datum::Text(to.to_owned()) }).collect()
}

/// The id that the activity has becomes a former one, unless it is that already: an activity that is called
/// as it was before keeps all its ids. What is no plain id cannot stand there, and leads nowhere any more.
fn former_ids(file: &File, own: &str) -> Vec<Edit> {
    let path = vec![Step::Field("formerly".to_owned())];
    let is_new = is_slug(own) && file.root.texts("formerly").all(|id| id.value != own);
    is_new.then(|| Edit::Append { path, value: Datum::Text(own.to_owned()) }).into_iter().collect()
}

fn edited(file: &File, edits: Vec<Edit>) -> Result<String, CannotRename> {
    let (Some(format), Some(record)) = (file.format, file.place.record()) else {
        return Ok(file.source.text.clone());
    };
    match rewrite(&file.source.text, format, record, &edits) {
        Ok(made) => Ok(made.text),
        Err(cannot) => Err(CannotRename::Uneditable(file.source.path.to_string(), cannot.lines)),
    }
}
