//! One version of an invented portfolio. What an activity is, beyond all of its names, is known here, and
//! here only: the program has nothing but files.

use std::collections::BTreeMap;

use crate::diff::data::{Data, Document};
use crate::support::memory::MemoryTree;

/// The two programmes: one whose governance model protects nothing, and one whose model does.
pub(super) const PROGRAMMES: [&str; 2] = ["fria", "styrda"];
/// The plan years.
pub(super) const YEARS: [&str; 2] = ["2025", "2026"];

/// An activity year.
#[derive(Debug, Clone)]
pub(super) struct Activity {
    /// What it is, whatever it is called.
    pub(super) uid: usize,
    pub(super) programme: &'static str,
    pub(super) year: &'static str,
    pub(super) id: String,
    pub(super) file: Document,
}

impl Activity {
    pub(super) fn key(&self) -> String {
        format!("{}/{}/{}", self.programme, self.year, self.id)
    }

    pub(super) fn data(&self) -> &Data {
        &self.file.data
    }

    pub(super) fn status(&self) -> &str {
        self.data().word("status")
    }
}

/// A matter of a meeting.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matter<'v> {
    /// The meeting's path, without its ending.
    pub(super) meeting: &'v str,
    pub(super) data: &'v Data,
}

impl Matter<'_> {
    /// The matter's key.
    pub(super) fn key(&self) -> String {
        let meeting = self.meeting.trim_start_matches("plans/").replace("/meetings/", "/");
        format!("{meeting}#{}", self.data.word("id"))
    }

    pub(super) fn day(&self) -> &str {
        let (_, stem) = self.meeting.rsplit_once('/').expect("a meeting lies in a folder");
        &stem[..10]
    }
}

/// All files of one moment.
#[derive(Debug, Clone, Default)]
pub(super) struct Version {
    pub(super) activities: Vec<Activity>,
    /// All other files, by their paths without endings.
    pub(super) files: BTreeMap<String, Document>,
}

impl Version {
    /// The files, in YAML or in TOML but for those that are written the other way.
    pub(super) fn tree(&self, yaml: bool) -> MemoryTree {
        let mut tree = MemoryTree::default();
        for activity in &self.activities {
            let (ending, text) = activity.file.write(yaml);
            tree.add(&format!("plans/{}.{ending}", activity.key()), &text);
        }
        for (stem, file) in &self.files {
            let (ending, text) = file.write(yaml);
            tree.add(&format!("{stem}.{ending}"), &text);
        }
        tree
    }

    pub(super) fn activity(&self, uid: usize) -> Option<&Activity> {
        self.activities.iter().find(|a| a.uid == uid)
    }

    pub(super) fn activity_mut(&mut self, uid: usize) -> &mut Activity {
        self.activities.iter_mut().find(|a| a.uid == uid).expect("the activity is there")
    }

    /// The activities of a plan year.
    pub(super) fn of_year(&self, programme: &str, year: &str) -> Vec<&Activity> {
        self.activities.iter().filter(|a| a.programme == programme && a.year == year).collect()
    }

    /// What a reference in a file of a programme names: by its key, else by a former id.
    pub(super) fn named(&self, programme: &str, reference: &str) -> Option<&Activity> {
        let parts: Vec<&str> = reference.split('/').collect();
        let (programme, year, id) = match parts[..] {
            [year, id] => (programme, year, id),
            [programme, year, id] => (programme, year, id),
            _ => return None,
        };
        let mut all = self.of_year(programme, year);
        all.retain(|a| a.id == id || a.data().words("formerly").contains(&id));
        all.sort_by_key(|a| (a.id != id, &a.id));
        all.first().copied()
    }

    /// Those that an activity was carried from.
    pub(super) fn carried_from(&self, activity: &Activity) -> Vec<&Activity> {
        let mut found: Vec<&Activity> = Vec::new();
        for link in activity.data().words("carried_from") {
            // Two links may name one by two of its ids.
            let named = self.named(activity.programme, link);
            found.extend(named.filter(|named| found.iter().all(|a| a.uid != named.uid)));
        }
        found
    }

    /// Those that were carried from an activity.
    pub(super) fn successors(&self, uid: usize) -> Vec<&Activity> {
        self.activities.iter().filter(|a| self.carried_from(a).iter().any(|from| from.uid == uid)).collect()
    }

    /// All matters of a programme, by date.
    pub(super) fn matters(&self, programme: &str) -> Vec<Matter<'_>> {
        let folder = format!("plans/{programme}/meetings/");
        let meetings = self.files.iter().filter(|(stem, _)| stem.starts_with(&folder));
        let mut found = Vec::new();
        for (stem, meeting) in meetings {
            let of_meeting = meeting.data.entries("matters").iter();
            found.extend(of_meeting.map(|data| Matter { meeting: stem, data }));
        }
        found
    }

    /// The matters of a kind that name an activity.
    pub(super) fn about(&self, activity: &Activity, kind: &str) -> Vec<Matter<'_>> {
        let names = |matter: &Matter<'_>| {
            let named = matter.data.words("activities").into_iter();
            let mut named = named.filter_map(|name| self.named(activity.programme, name));
            named.any(|found| found.uid == activity.uid)
        };
        let mut found = self.matters(activity.programme);
        found.retain(|matter| matter.data.word("decides") == kind && names(matter));
        found
    }

    /// What an id of a register or of the programme is called.
    pub(super) fn called(&self, list: &str, stem: &str, id: &str) -> &str {
        let entries = self.files[stem].data.entries(list).iter();
        let entry = entries.into_iter().find(|e| e.word("id") == id);
        entry.map_or("", |e| e.word("name"))
    }
}
