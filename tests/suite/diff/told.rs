//! What is to be told of two versions: worked out from what was done, and read out of what is said.

use std::collections::{BTreeMap, BTreeSet};

use plan::diff::DiffReport;
use plan::portfolio::Portfolio;
use plan::render::diff_json;
use serde_json::Value as Json;

use crate::diff::data::{Data, sorted};
use crate::diff::seeds::{ADOPTED_ON, NEEDS, PROTECTED};
use crate::diff::step::{Change, Log, mark};
use crate::diff::version::{Activity, Matter, Version};

/// A field: its path, what stood there, what stands there now, and the decision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FieldTold {
    pub(super) path: String,
    pub(super) old: String,
    pub(super) new: String,
    /// `decided` with the matter, `undecided` with the kind that is asked for, or `free`.
    pub(super) cover: String,
}

/// An activity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ActivityTold {
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
    /// With the other activities that they name.
    pub(super) events: Vec<(String, BTreeSet<String>)>,
    pub(super) taken_up: Option<String>,
    pub(super) fields: Vec<FieldTold>,
}

/// Another file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FileTold {
    pub(super) stem: String,
    pub(super) added: bool,
    pub(super) removed: bool,
    pub(super) fields: Vec<FieldTold>,
}

/// Everything, sorted. What is told twice stands here twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) activities: Vec<ActivityTold>,
    pub(super) files: Vec<FileTold>,
}

impl Told {
    fn sort(mut self) -> Self {
        for activity in &mut self.activities {
            activity.events.sort();
            activity.fields.sort();
        }
        self.files.iter_mut().for_each(|file| file.fields.sort());
        self.activities.sort();
        self.files.sort();
        self
    }

    /// Without decisions, and of the events only those that the names of activities tell.
    pub(super) fn of_names(mut self) -> Self {
        const OF_NAMES: [&str; 7] = ["renamed", "removed", "new", "added", "carried", "merged", "split"];
        for activity in &mut self.activities {
            activity.events.retain(|(id, _)| OF_NAMES.contains(&id.as_str()));
            activity.fields.iter_mut().for_each(|field| field.cover.clear());
        }
        self.activities.retain(|a| !(a.events.is_empty() && a.fields.is_empty()));
        self
    }

    /// As seen from the other side: keys and values, without decisions and events.
    pub(super) fn mirrored(&self) -> Self {
        let mut told = self.plain();
        let swap = |field: &mut FieldTold| std::mem::swap(&mut field.old, &mut field.new);
        for activity in &mut told.activities {
            std::mem::swap(&mut activity.old, &mut activity.new);
            activity.fields.iter_mut().for_each(swap);
        }
        for file in &mut told.files {
            std::mem::swap(&mut file.added, &mut file.removed);
            file.fields.iter_mut().for_each(swap);
        }
        told.sort()
    }

    /// Keys and values, without decisions and events.
    pub(super) fn plain(&self) -> Self {
        let mut told = self.clone();
        for activity in &mut told.activities {
            activity.events.clear();
            activity.taken_up = None;
            activity.fields.iter_mut().for_each(|field| field.cover.clear());
        }
        told.sort()
    }
}

/// What is said.
pub(super) fn seen(report: &DiffReport<'_>) -> Told {
    let json: Json = serde_json::from_str(&diff_json::render(report)).expect("it is JSON");
    let list = |value: &Json| value.as_array().cloned().unwrap_or_default();
    let word = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let field = |value: &Json| FieldTold {
        path: list(&value["path"]).iter().map(word).collect::<Vec<_>>().join("/"),
        old: sorted(value["old"].clone()).to_string(),
        new: sorted(value["new"].clone()).to_string(),
        cover: match value["cover"].as_str() {
            Some("decided") => format!("decided {}", word(&value["decision"]["matter"])),
            Some("undecided") => format!("undecided {}", word(&value["demand"]["kind"])),
            other => other.unwrap_or_default().to_owned(),
        },
    };
    let mut told = Told::default();
    for (item, said) in report.items.iter().zip(list(&json["activities"])) {
        let key = |portfolio: &Portfolio, id| portfolio.activity(id).key.to_string();
        let event =
            |e: &Json| (word(&e["event"]), list(&e["others"]).iter().map(word).collect::<BTreeSet<_>>());
        assert_eq!(said["unread"], Json::Bool(false), "everything can be read");
        told.activities.push(ActivityTold {
            old: item.change.old.map(|id| key(report.old_side.portfolio, id)),
            new: item.change.new.map(|id| key(report.new_side.portfolio, id)),
            events: list(&said["events"]).iter().map(event).collect(),
            taken_up: said["decision"]["matter"].as_str().map(str::to_owned),
            fields: list(&said["changes"]).iter().map(field).collect(),
        });
        let newest = item.change.new.map(|id| key(report.new_side.portfolio, id));
        let shown = newest.or_else(|| item.change.old.map(|id| key(report.old_side.portfolio, id)));
        assert_eq!(said["key"].as_str(), shown.as_deref());
    }
    for file in ["plans", "law", "registers"].into_iter().flat_map(|part| list(&json[part])) {
        let path = word(&file["path"]);
        told.files.push(FileTold {
            stem: path.rsplit_once('.').map_or("", |(stem, _)| stem).to_owned(),
            added: file["added"] == Json::Bool(true),
            removed: file["removed"] == Json::Bool(true),
            fields: list(&file["changes"]).iter().map(field).collect(),
        });
    }
    told.sort()
}

/// What is to be told of a version and one that was made of it in these steps.
pub(super) fn expected(old: &Version, new: &Version, logs: &[Log]) -> Told {
    let mut told = Told::default();
    let changes = composed(old, new, logs);
    let fields = |of: &str, cover: &dyn Fn(&Change) -> String| -> Vec<FieldTold> {
        let field = |change: &Change| FieldTold {
            path: change.path.join("/"),
            old: change.old.to_string(),
            new: change.new.to_string(),
            cover: cover(change),
        };
        changes.get(of).into_iter().flatten().map(field).collect()
    };
    for after in &new.activities {
        let Some(before) = old.activity(after.uid) else {
            told.activities.push(ActivityTold {
                old: None,
                new: Some(after.key()),
                events: arrival(new, after),
                taken_up: new.about(after, "adopt").first().map(Matter::key),
                fields: Vec::new(),
            });
            continue;
        };
        let own = |log: &Log| log.events.clone().into_iter().filter(|(uid, _)| *uid == after.uid);
        let mut events: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (_, event) in logs.iter().flat_map(own).filter(|(_, event)| *event != "renamed") {
            events.insert(event.to_owned(), BTreeSet::new());
        }
        if before.key() != after.key() {
            events.insert("renamed".to_owned(), BTreeSet::from([before.key()]));
        }
        let fields = fields(&mark(after.uid), &|change| cover(new, after, change));
        if !(fields.is_empty() && events.is_empty()) {
            told.activities.push(ActivityTold {
                old: Some(before.key()),
                new: Some(after.key()),
                events: events.into_iter().collect(),
                taken_up: None,
                fields,
            });
        }
    }
    for before in old.activities.iter().filter(|a| new.activity(a.uid).is_none()) {
        let into = logs.iter().flat_map(|l| &l.absorbed).find(|(gone, _)| *gone == before.uid);
        let into = into.and_then(|(_, into)| new.activity(*into)).map(Activity::key);
        let event = if into.is_some() { "merged-into" } else { "removed" };
        told.activities.push(ActivityTold {
            old: Some(before.key()),
            new: None,
            events: vec![(event.to_owned(), into.into_iter().collect())],
            taken_up: None,
            fields: Vec::new(),
        });
    }
    for stem in new.files.keys() {
        let added = !old.files.contains_key(stem);
        let fields = if added { Vec::new() } else { fields(stem, &|_| String::new()) };
        if added || !fields.is_empty() {
            told.files.push(FileTold { stem: stem.clone(), added, removed: false, fields });
        }
    }
    told.sort()
}

/// How an activity came, with the others that this names.
fn arrival(version: &Version, activity: &Activity) -> Vec<(String, BTreeSet<String>)> {
    let keys = |of: &[&Activity]| of.iter().map(|a| a.key()).collect::<BTreeSet<_>>();
    let from = version.carried_from(activity);
    if from.is_empty() {
        let after_the_plan = |matter: &Matter<'_>| matter.day() > ADOPTED_ON;
        let is_taken_up =
            activity.year == "2026" && version.about(activity, "adopt").iter().any(after_the_plan);
        return vec![((if is_taken_up { "added" } else { "new" }).to_owned(), BTreeSet::new())];
    }
    let mut events = vec![("carried".to_owned(), keys(&from))];
    if from.len() > 1 {
        events.push(("merged".to_owned(), keys(&from)));
    }
    for one in from {
        let mut parts = version.successors(one.uid);
        parts.retain(|part| part.uid != activity.uid);
        if !parts.is_empty() {
            parts.push(one);
            events.push(("split".to_owned(), keys(&parts)));
        }
    }
    events
}

/// The decision that covers a change, as design.md has it: the newest that set the field, if what it set
/// is what stands there; else, for a change of status, one of the kind that it needs.
fn cover(version: &Version, activity: &Activity, change: &Change) -> String {
    if activity.programme != "styrda" {
        return "free".to_owned();
    }
    let path = change.path.join(".");
    let within = |field: &str| path == field || path.starts_with(&format!("{field}."));
    let mut newest = None;
    for matter in version.matters(activity.programme) {
        let of_activity = |set: &&Data| {
            version.named(activity.programme, set.word("activity")).is_some_and(|a| a.uid == activity.uid)
        };
        let sets = matter.data.entries("sets").iter();
        newest = sets.filter(of_activity).find(|s| within(s.word("field"))).map(|s| (matter, s)).or(newest);
    }
    if let Some((matter, set)) = newest {
        let field: Vec<&str> = set.word("field").split('.').collect();
        let now = activity.data().at(&field).map(Data::json);
        if now == set.get("to").map(Data::json) {
            return format!("decided {}", matter.key());
        }
    }
    if let Some((.., kind)) =
        NEEDS.iter().find(|(from, to, _)| path == "status" && change.old == *from && change.new == *to)
    {
        // One that sets other fields of the activity is about those.
        let is_of_status = |matter: &Matter<'_>| {
            let own = |set: &&Data| {
                let named = version.named(activity.programme, set.word("activity"));
                named.is_some_and(|a| a.uid == activity.uid)
            };
            let mut own = matter.data.entries("sets").iter().filter(own).peekable();
            own.peek().is_none() || own.any(|set| set.word("field") == "status")
        };
        let about: Vec<_> = version.about(activity, kind).into_iter().filter(is_of_status).collect();
        return about.last().map_or(format!("undecided {kind}"), |m| format!("decided {}", m.key()));
    }
    // Without the names of entries.
    let is_list =
        ["milestones", "reports", "realisation", "responsible", "links"].contains(&&*change.path[0]);
    let fields: Vec<&str> = change
        .path
        .iter()
        .enumerate()
        .filter(|(i, _)| !(is_list && *i == 1))
        .map(|(_, s)| s.as_str())
        .collect();
    let fields = fields.join(".");
    let touches = |protected: &str| {
        fields == protected
            || fields.starts_with(&format!("{protected}."))
            || protected.starts_with(&format!("{fields}."))
    };
    if PROTECTED.into_iter().any(touches) { "undecided ".to_owned() } else { "free".to_owned() }
}

/// What several steps changed, taken together, by activity or file.
fn composed(old: &Version, new: &Version, logs: &[Log]) -> BTreeMap<String, Vec<Change>> {
    let mut found: BTreeMap<String, Vec<Change>> = BTreeMap::new();
    for change in logs.iter().flat_map(|log| &log.changes) {
        let all = found.entry(change.of.clone()).or_default();
        let is_below = |a: &[String], b: &[String]| a.len() > b.len() && a.starts_with(b);
        // Inside what came or went whole nothing is told.
        if all.iter().any(|earlier| is_below(&change.path, &earlier.path)) {
            continue;
        }
        all.retain(|earlier| !is_below(&earlier.path, &change.path));
        match all.iter_mut().find(|earlier| earlier.path == change.path) {
            Some(earlier) if earlier.old.is_array() && !is_entry(change) => {
                let (old, new) = (earlier.old.clone(), earlier.new.clone());
                earlier.old = both(&without(&old, &change.new), &without(&change.old, &new));
                earlier.new = both(&without(&new, &change.old), &without(&change.new, &old));
            }
            Some(earlier) => earlier.new = change.new.clone(),
            None => all.push(change.clone()),
        }
    }
    for (of, changes) in &mut found {
        let data = |version: &Version| match of.strip_prefix('#') {
            Some(uid) => version.activity(uid.parse().expect("a number")).map(|a| a.file.data.clone()),
            None => version.files.get(of).map(|f| f.data.clone()),
        };
        let (old, new) = (data(old), data(new));
        for change in changes.iter_mut() {
            let path: Vec<&str> = change.path.iter().map(String::as_str).collect();
            let now = |data: &Option<Data>| data.as_ref()?.at(&path).map(Data::json);
            if !change.old.is_array() && !change.new.is_array() {
                change.old = now(&old).unwrap_or(Json::Null);
                change.new = now(&new).unwrap_or(Json::Null);
            }
        }
        changes.retain(|c| c.old != c.new);
    }
    found
}

fn is_entry(change: &Change) -> bool {
    change.old.is_object() || change.new.is_object()
}

fn without(of: &Json, other: &Json) -> Vec<Json> {
    let other = other.as_array().cloned().unwrap_or_default();
    of.as_array().into_iter().flatten().filter(|v| !other.contains(v)).cloned().collect()
}

fn both(one: &[Json], other: &[Json]) -> Json {
    sorted(Json::Array(one.iter().chain(other).cloned().collect()))
}
