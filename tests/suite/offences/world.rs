//! The clean portfolio that offences are made in.

use std::collections::BTreeMap;

use plan::model::format::{ACTORS, DOCUMENTS, PEOPLE, POLICY};
use plan::portfolio::format::{ACTIVITY, MEETING, PLAN_YEAR, PROGRAMME};
use plan::syntax::shape::Record;
use plan::syntax::{Format, Node, read};

use crate::support::memory::MemoryTree;
use crate::support::repository::root;
use crate::support::twin::yaml_twin;

/// The day on which the portfolio is judged.
pub(super) const TODAY: &str = "2027-06-30";

/// The e-health programme's activities, by plan year.
pub(super) const Y2026: &str = "plans/e-halsa/2026/";
pub(super) const Y2027: &str = "plans/e-halsa/2027/";

/// The portfolio in one format, and its trees by path without ending.
pub(super) struct World {
    pub(super) format: Format,
    pub(super) tree: MemoryTree,
    roots: BTreeMap<String, Node>,
}

/// A matter of a meeting that has been held, or will be.
pub(super) struct Matter<'w> {
    /// The meeting's file.
    pub(super) file: &'w str,
    /// Where in the file: `matters.2`.
    pub(super) path: String,
    /// The body that meets.
    pub(super) body: &'w str,
    /// Its fields.
    pub(super) node: &'w Node,
}

/// An activity year.
pub(super) struct Activity<'w> {
    /// Its file.
    pub(super) file: &'w str,
    /// Its id.
    pub(super) id: &'w str,
    /// Its fields.
    pub(super) node: &'w Node,
}

impl World {
    /// The portfolio with all its files in one format.
    pub(super) fn new(format: Format) -> Self {
        let mut world = Self { format, tree: MemoryTree::default(), roots: BTreeMap::new() };
        let folder = MemoryTree::of_repository(&root().join("examples/e-halsa"));
        for (path, text) in folder.files() {
            if path.starts_with("schema/governance/") {
                world.tree.add(path, &quick(text));
                continue;
            }
            let (stem, _) = path.rsplit_once('.').expect("plan files have endings");
            let text = match format {
                Format::Toml => text.clone(),
                Format::Yaml => yaml_twin(text).expect("the portfolio is whole"),
            };
            world.roots.insert(stem.to_owned(), read(&text, format).root);
            world.tree.add(&world.path(stem), &text);
        }
        world
    }

    /// The path of a file.
    pub(super) fn path(&self, stem: &str) -> String {
        format!("{stem}.{}", if self.format == Format::Toml { "toml" } else { "yaml" })
    }

    /// The activities of a folder, in the order of their files.
    pub(super) fn activities(&self, folder: &str) -> Vec<Activity<'_>> {
        let activity = |(file, node)| {
            let id = str::strip_prefix(file, folder)?;
            (!id.contains('/') && id != "plan").then_some(Activity { file, id, node })
        };
        self.roots.iter().map(|(file, node)| (file.as_str(), node)).filter_map(activity).collect()
    }

    /// The activities of the e-health programme in both plan years.
    pub(super) fn both_years(&self) -> Vec<Activity<'_>> {
        [Y2026, Y2027].into_iter().flat_map(|year| self.activities(year)).collect()
    }

    /// The matters of the e-health programme's meetings.
    pub(super) fn matters(&self) -> Vec<Matter<'_>> {
        self.matters_in("plans/e-halsa/meetings/")
    }

    /// The matters of all meetings in a folder.
    pub(super) fn matters_in(&self, folder: &str) -> Vec<Matter<'_>> {
        let mut matters = Vec::new();
        for (file, root) in &self.roots {
            let Some(stem) = file.strip_prefix(folder) else { continue };
            let body = stem.get("2026-01-28-".len()..).expect("a meeting is named by day and body");
            for (entry, node) in root.list("matters").iter().enumerate() {
                matters.push(Matter { file, path: format!("matters.{entry}"), body, node });
            }
        }
        matters
    }

    /// The matters that have approved something.
    pub(super) fn decisions(&self) -> Vec<Matter<'_>> {
        let approved = |m: &Matter<'_>| says(m.node, "outcome").is_some_and(|o| o.starts_with("approved"));
        self.matters().into_iter().filter(approved).collect()
    }
}

impl Matter<'_> {
    /// A field, as a path.
    pub(super) fn at(&self, field: &str) -> String {
        format!("{}.{field}", self.path)
    }

    /// The file of the only activity that it is about.
    pub(super) fn activity(&self) -> Option<String> {
        let mut ids = self.node.texts("activities");
        let (id, year) = (ids.next()?.value, says(self.node, "year")?);
        ids.next().is_none().then(|| format!("plans/e-halsa/{year}/{id}"))
    }

    /// Whether it is the only one about its activities: no other of its case decides the same.
    pub(super) fn is_alone(&self) -> bool {
        says(self.node, "dnr").is_none()
    }
}

/// A shipped model, whose patterns match ASCII only: putting together the tables for all letters of all
/// scripts takes longer than all the rest.
fn quick(law: &str) -> String {
    law.replace("\\w", "a-z").replace("\\d", "[0-9]").replace("\\b", "(?-u:\\b)")
}

/// What a field says.
pub(super) fn says<'n>(node: &'n Node, field: &str) -> Option<&'n str> {
    node.text(field).map(|t| t.value)
}

/// The shape of a file.
pub(super) fn record(stem: &str) -> &'static Record {
    match stem {
        "schema/actors" => &ACTORS,
        "schema/people" => &PEOPLE,
        "schema/documents" => &DOCUMENTS,
        "schema/policy" => &POLICY,
        programme if programme.ends_with("/programme") => &PROGRAMME,
        meeting if meeting.contains("/meetings/") => &MEETING,
        year if year.ends_with("/plan") => &PLAN_YEAR,
        _ => &ACTIVITY,
    }
}
