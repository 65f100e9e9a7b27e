//! A difference in a few words: what a saved version is about.

use std::collections::HashSet;

use crate::diff::item::{FileItem, FileKind, Item};
use crate::diff::report::DiffReport;
use crate::facts::alignment::Change;
use crate::text::SourceId;

/// A title longer than this is no name to go by in a headline.
const LONGEST_NAME: usize = 30;

/// A difference in a few words. Activities go by short names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// What happened to which activities, by the words of [`crate::facts::alignment::Event::id`], in the
    /// order in which they first occur.
    pub events: Vec<(&'static str, Vec<String>)>,
    /// The activity of each new status report.
    pub reports: Vec<String>,
    /// Activities in which something else changed.
    pub changed: Vec<String>,
    /// Activities that could not be read whole on both sides.
    pub unread: Vec<String>,
    /// Other files, in the order of plans, law and registers.
    pub files: Vec<(FileKind, usize)>,
    /// Paths that differ in nothing that is told: in comments and spelling, or because they are no plan
    /// files.
    pub untold: Vec<String>,
}

/// What a difference comes to, of the paths that differ.
pub fn summary(report: &DiffReport<'_>, paths: &[String]) -> Summary {
    let mut summary = Summary::default();
    for item in &report.items {
        summary.add(item);
    }
    for item in report.plans.iter().chain(&report.law).chain(&report.registers) {
        match summary.files.iter_mut().find(|(kind, _)| *kind == item.kind) {
            Some((_, count)) => *count += 1,
            None => summary.files.push((item.kind, 1)),
        }
    }
    let told = told(report);
    summary.untold = paths.iter().filter(|path| !told.contains(path.as_str())).cloned().collect();
    summary
}

impl Summary {
    fn add(&mut self, item: &Item<'_>) {
        let name = short_name(item);
        let has = |id: &str| item.change.events.iter().any(|e| e.id() == id);
        for event in &item.change.events {
            // That it came says enough of what it is made of.
            let is_besides = matches!(event.id(), "merged" | "split") && (has("carried") || has("returned"));
            match self.events.iter_mut().find(|(id, _)| *id == event.id()) {
                _ if is_besides => {}
                Some((_, names)) if names.last() == Some(&name) => {}
                Some((_, names)) => names.push(name.clone()),
                None => self.events.push((event.id(), vec![name.clone()])),
            }
        }
        let (reports, others): (Vec<&Change<'_>>, Vec<&Change<'_>>) =
            item.change.changes.iter().partition(|change| is_new_report(change));
        self.reports.extend(reports.iter().map(|_| name.clone()));
        if item.change.unread {
            self.unread.push(name);
        } else if item.change.events.is_empty() && !others.is_empty() {
            self.changed.push(name);
        }
    }
}

fn is_new_report(change: &Change<'_>) -> bool {
    let difference = &change.difference;
    difference.top() == "reports" && difference.is_entry() && difference.old.is_empty()
}

/// What people call an activity where there is little room.
fn short_name(item: &Item<'_>) -> String {
    let short = item.root().text("short_title").map(|t| t.value);
    let title = Some(item.title.as_str()).filter(|title| title.chars().count() <= LONGEST_NAME);
    short.or(title).unwrap_or(item.key.id.as_ref()).to_owned()
}

/// The paths of all that is told.
fn told<'r>(report: &'r DiffReport<'_>) -> HashSet<&'r str> {
    let (old, new) = (report.old_side.portfolio, report.new_side.portfolio);
    let activities = report.items.iter().flat_map(|item| {
        let before = item.change.old.map(|id| (old, old.activity(id).source));
        before.into_iter().chain(item.change.new.map(|id| (new, new.activity(id).source)))
    });
    let files =
        report.plans.iter().chain(&report.law).chain(&report.registers).flat_map(|item: &FileItem<'_>| {
            let before = item.change.old.map(|source: SourceId| (old, source));
            before.into_iter().chain(item.change.new.map(|source| (new, source)))
        });
    activities.chain(files).map(|(portfolio, source)| &*portfolio.file(source).source.path).collect()
}
