//! How much is read: what differs, and what that cannot be understood without.

use std::collections::BTreeSet;
use std::sync::Mutex;

use plan::store::{ContentId, Tree, TreeEntry, Unreadable, differing};

use crate::diff::compared::Read;
use crate::diff::history::{HISTORIES, history};
use crate::diff::version::{Activity, Version};
use crate::support::memory::MemoryTree;

/// A tree that writes down what is read of it. Like a revision, it knows what its files hold unread.
struct Recorder<'t> {
    tree: &'t MemoryTree,
    read: Mutex<Vec<String>>,
}

impl<'t> Recorder<'t> {
    fn of(tree: &'t MemoryTree) -> Self {
        Self { tree, read: Mutex::default() }
    }

    fn read_so_far(&self) -> Vec<String> {
        self.read.lock().expect("nobody panicked").clone()
    }
}

impl Tree for Recorder<'_> {
    fn entries(&self) -> Vec<TreeEntry> {
        self.tree.entries()
    }

    fn read(&self, path: &str) -> Result<String, Unreadable> {
        self.read.lock().expect("nobody panicked").push(path.to_owned());
        self.tree.read(path)
    }

    fn content(&self, path: &str) -> Option<ContentId> {
        self.tree.content(path)
    }
}

/// Whether a path without its ending is an activity's.
fn is_activity(path: &str) -> bool {
    path.split('/').count() == 4 && !path.contains("/meetings/") && !path.ends_with("/plan")
}

fn stem(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}

/// The path of an activity's file, without its ending.
fn path(activity: &Activity) -> String {
    format!("plans/{}", activity.key())
}

/// What may be read of a version, beside what is no activity, as paths without endings: what changed; of
/// what was added and carried over, whom it was carried from and who else was.
fn needed(version: &Version, changed: &[String], other: &MemoryTree) -> (BTreeSet<String>, BTreeSet<String>) {
    let changed: BTreeSet<&str> = changed.iter().map(|p| stem(p)).collect();
    let is_changed = |a: &&Activity| changed.contains(&*path(a));
    let must: BTreeSet<String> = version.activities.iter().filter(is_changed).map(path).collect();
    let mut may = must.clone();
    let is_there = |a: &Activity| other.files().any(|(p, _)| stem(p) == path(a));
    let folder = |programme: &str, year: &str| -> Vec<String> {
        version.of_year(programme, year).into_iter().map(path).collect()
    };
    let renamed = version.activities.iter().filter(is_changed);
    let renamed: Vec<&Activity> =
        renamed.filter(|a| !is_there(a) && !a.data().words("formerly").is_empty()).collect();
    for activity in version.activities.iter().filter(is_changed) {
        let links = activity.data().words("carried_from");
        if links.is_empty() {
            continue;
        }
        may.extend(version.carried_from(activity).into_iter().map(path));
        // By a former id, which only the files of that year can tell.
        let by_id = |link: &&str| {
            version.of_year(activity.programme, "2025").iter().any(|a| link.ends_with(&format!("/{}", a.id)))
        };
        if !links.iter().all(by_id) {
            may.extend(folder(activity.programme, "2025"));
        }
        let neighbour = |a: &&&Activity| a.programme == activity.programme && a.year == activity.year;
        if !is_there(activity) || renamed.iter().any(|a| neighbour(&a)) {
            may.extend(folder(activity.programme, activity.year));
        }
    }
    // A former id means whoever has it now.
    for activity in version.activities.iter().filter(|a| may.contains(&path(a))).collect::<Vec<_>>() {
        let former = activity.data().words("formerly");
        let year = version.of_year(activity.programme, activity.year);
        may.extend(year.into_iter().filter(|a| former.iter().any(|f| *f == a.id)).map(path));
    }
    (must, may)
}

#[test]
fn what_did_not_change_is_not_read() {
    let (mut spared, mut all, mut exact) = (0, 0, 0);
    for number in (0..HISTORIES).step_by(3) {
        let chain = history(number);
        for pair in chain.versions.windows(2) {
            let trees = [pair[0].tree(false), pair[1].tree(false)];
            let [old, new] = [Recorder::of(&trees[0]), Recorder::of(&trees[1])];
            let changed = differing(&old, &new);
            assert!(
                old.read_so_far().is_empty() && new.read_so_far().is_empty(),
                "nothing is read to compare"
            );
            Read::around(&old, &new, &changed);
            Read::around(&new, &old, &changed);
            for (side, version, other) in [(&old, &pair[0], &trees[1]), (&new, &pair[1], &trees[0])] {
                // In another format, the file of an activity is another one.
                let moved = |p: &String| {
                    side.tree.files().any(|(own, _)| own == p) && other.files().all(|(o, _)| o != p)
                };
                if changed.iter().any(|p| moved(p) && other.files().any(|(o, _)| stem(o) == stem(p))) {
                    continue;
                }
                let read = side.read_so_far();
                let files: BTreeSet<&str> = read.iter().map(|p| stem(p)).collect();
                let (activities, others): (BTreeSet<&str>, BTreeSet<&str>) =
                    files.iter().partition(|p| is_activity(p));
                let all_others: BTreeSet<&str> = version.files.keys().map(String::as_str).collect();
                assert_eq!(others, all_others, "history {number}");
                let (must, may) = needed(version, &changed, other);
                let activities: BTreeSet<String> = activities.into_iter().map(String::from).collect();
                assert!(activities.is_superset(&must), "history {number}: {activities:?}, {must:?}");
                assert!(activities.is_subset(&may), "history {number}: {activities:?}, {may:?}");
                exact += usize::from(must == may);
                assert_eq!(read.len(), files.len(), "history {number}: nothing is read twice: {read:?}");
                all += version.activities.len();
                spared += version.activities.len() - activities.len();
            }
        }
    }
    assert!(spared * 2 > all && exact > 100, "most is spared: {spared} of {all}, exactly {exact}");
}
