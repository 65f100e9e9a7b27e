//! One step of a history: a version, and what was done to make the next one of it.

use std::collections::HashSet;

use serde_json::Value as Json;

use crate::diff::data::{Data, Document, Look, sorted, table, text, texts};
use crate::diff::random::Random;
use crate::diff::version::{Activity, Version};

/// A value that was changed on purpose. Nothing on a side: it was absent there. Of a list of plain
/// values, each side holds what the other lacks.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Change {
    /// `#` and the number of an activity, else the path of a file without its ending.
    pub(super) of: String,
    pub(super) path: Vec<String>,
    pub(super) old: Json,
    pub(super) new: Json,
}

/// Everything that was done in one step.
#[derive(Debug, Clone, Default)]
pub(super) struct Log {
    /// The operators, by name.
    pub(super) done: Vec<&'static str>,
    pub(super) changes: Vec<Change>,
    /// What happened to activities as a whole.
    pub(super) events: Vec<(usize, &'static str)>,
    /// Activities that became part of others.
    pub(super) absorbed: Vec<(usize, usize)>,
    /// Whether names were exchanged, so that over several steps the files no longer tell who was who.
    pub(super) is_tangled: bool,
}

/// The making of a version.
pub(super) struct Step<'h> {
    pub(super) old: &'h Version,
    pub(super) new: Version,
    pub(super) random: &'h mut Random,
    pub(super) serial: &'h mut usize,
    pub(super) log: Log,
    /// Activities and fields that something was done to already.
    touched: HashSet<(String, String)>,
}

/// What stands for an activity in a log.
pub(super) fn mark(uid: usize) -> String {
    format!("#{uid}")
}

impl<'h> Step<'h> {
    pub(super) fn from(old: &'h Version, random: &'h mut Random, serial: &'h mut usize) -> Self {
        let (new, log, touched) = (old.clone(), Log::default(), HashSet::new());
        Self { old, new, random, serial, log, touched }
    }

    /// A number that was never given before.
    pub(super) fn next(&mut self) -> usize {
        *self.serial += 1;
        *self.serial
    }

    /// An activity of both versions that fits, of which nobody has touched this field yet.
    pub(super) fn pick(&mut self, field: &str, fits: impl Fn(&Activity) -> bool) -> Option<usize> {
        let free = |a: &&Activity| {
            let own = |field: &str| self.touched.contains(&(mark(a.uid), field.to_owned()));
            self.old.activity(a.uid).is_some() && !own(field) && !own("")
        };
        let found: Vec<usize> =
            self.new.activities.iter().filter(free).filter(|a| fits(a)).map(|a| a.uid).collect();
        self.random.pick(&found).copied()
    }

    /// An activity that fits and that nobody has touched at all.
    pub(super) fn pick_whole(&mut self, fits: impl Fn(&Activity) -> bool) -> Option<usize> {
        let touched = self.touched.clone();
        self.pick("id", |a| fits(a) && !touched.iter().any(|(of, _)| *of == mark(a.uid)))
    }

    pub(super) fn get(&self, uid: usize) -> &Activity {
        self.new.activity(uid).expect("the activity is there")
    }

    /// Notes that a field was touched; the empty name stands for all.
    pub(super) fn touch(&mut self, of: &str, field: &str) {
        self.touched.insert((of.to_owned(), field.to_owned()));
    }

    pub(super) fn is_touched(&self, of: &str, field: &str) -> bool {
        self.touched.contains(&(of.to_owned(), field.to_owned()))
    }

    /// Puts a value somewhere in an activity, or takes it away.
    pub(super) fn change(&mut self, uid: usize, path: &[&str], value: Option<Data>) {
        let of = mark(uid);
        self.touch(&of, path[0]);
        let data = &mut self.new.activity_mut(uid).file.data;
        put(data, of, path, value, &mut self.log);
    }

    /// Puts a value somewhere in another file.
    pub(super) fn change_file(&mut self, stem: &str, path: &[&str], value: Option<Data>) {
        self.touch(stem, path[0]);
        let data = &mut self.new.files.get_mut(stem).expect("the file is there").data;
        put(data, stem.to_owned(), path, value, &mut self.log);
    }

    /// Gives a list of plain values another content.
    pub(super) fn change_list(&mut self, uid: usize, field: &str, values: &[&str]) {
        let before: Vec<String> = self.get(uid).data().words(field).into_iter().map(String::from).collect();
        let lacks = |of: &[&str], other: &[&str]| -> Json {
            of.iter().filter(|v| !other.contains(v)).map(|v| Json::from(*v)).collect()
        };
        let old: Vec<&str> = before.iter().map(String::as_str).collect();
        self.log.changes.push(Change {
            of: mark(uid),
            path: vec![field.to_owned()],
            old: sorted(lacks(&old, values)),
            new: sorted(lacks(values, &old)),
        });
        self.touch(&mark(uid), field);
        self.new.activity_mut(uid).file.data.put(&[field], Some(texts(values.iter().copied())));
    }

    /// Notes what happened to an activity as a whole.
    pub(super) fn happened(&mut self, uid: usize, event: &'static str) {
        self.log.events.push((uid, event));
    }

    /// Gives an activity another id, and tells its old one.
    pub(super) fn rename(&mut self, uid: usize, id: &str) {
        let activity = self.get(uid);
        let (before, mut formerly) = (activity.id.clone(), activity.data().words("formerly"));
        if !formerly.contains(&&*before) {
            formerly.push(&before);
        }
        let formerly: Vec<String> = formerly.into_iter().map(String::from).collect();
        let formerly: Vec<&str> = formerly.iter().map(String::as_str).collect();
        self.change_list(uid, "formerly", &formerly);
        self.new.activity_mut(uid).id = id.to_owned();
        self.happened(uid, "renamed");
    }

    /// Adds an activity. What it is called and holds is up to the caller.
    pub(super) fn add(
        &mut self,
        programme: &'static str,
        year: &'static str,
        id: String,
        data: Data,
        event: &'static str,
    ) -> usize {
        let uid = self.next();
        let file = Document::new(data, Look::any(self.random));
        self.new.activities.push(Activity { uid, programme, year, id, file });
        self.touch(&mark(uid), "");
        self.happened(uid, event);
        uid
    }

    /// Takes an activity away.
    pub(super) fn remove(&mut self, uid: usize, event: &'static str) -> Activity {
        self.touch(&mark(uid), "");
        self.happened(uid, event);
        let at = self.new.activities.iter().position(|a| a.uid == uid).expect("the activity is there");
        self.new.activities.remove(at)
    }

    /// A decision about an activity, at a new meeting or at the newest one: what it sets, if anything.
    pub(super) fn decide(&mut self, reference: &str, kind: &str, sets: Vec<(&str, Option<Data>)>) {
        let n = self.next();
        let mut matter = table([
            ("id", text(format!("p{n}"))),
            ("type", text("decision")),
            ("title", text(format!("Beslut {n}"))),
            ("decides", text(kind)),
            ("activities", texts([reference])),
            ("outcome", text("approved")),
        ]);
        let set = |(field, to): (&str, Option<Data>)| {
            let mut set = table([("activity", text(reference)), ("field", text(field))]);
            set.put(&["to"], to);
            set
        };
        if !sets.is_empty() {
            matter.put(&["sets"], Some(Data::List(sets.into_iter().map(set).collect())));
        }
        if self.random.chance(2) {
            matter.put(&["paragraph"], Some(text(format!("§ {n}"))));
        }
        self.hold_meeting(matter);
    }

    fn hold_meeting(&mut self, matter: Data) {
        let newest = self.new.files.keys().rfind(|stem| stem.starts_with("plans/styrda/meetings/")).cloned();
        let newest = newest.expect("there is a first meeting");
        let is_old = self.old.files.contains_key(&newest);
        // Two decisions of one meeting have an order only by their places in the file.
        if is_old && !self.is_touched(&newest, "matters") && self.random.chance(4) {
            let id = matter.word("id").to_owned();
            self.new.files.get_mut(&newest).expect("it is there").look.reversed = false;
            return self.change_file(&newest, &["matters", &id], Some(matter));
        }
        let day = plan::text::day::day_after(crate::support::repository::day(&newest[22..32]));
        let stem = format!("plans/styrda/meetings/{day}-au");
        let file = Document::new(table([("matters", Data::List(vec![matter]))]), Look::any(self.random));
        self.new.files.insert(stem, file);
    }
}

fn put(data: &mut Data, of: String, path: &[&str], value: Option<Data>, log: &mut Log) {
    let json = |value: Option<&Data>| value.map_or(Json::Null, Data::json);
    let (old, new) = (json(data.at(path)), json(value.as_ref()));
    data.put(path, value);
    log.changes.push(Change { of, path: path.iter().map(|s| (*s).to_owned()).collect(), old, new });
}
