//! A portfolio of which only some files are read: those that changed, and what is needed to understand them.

use std::collections::{BTreeSet, HashSet};

use crate::portfolio::load::read_files;
use crate::portfolio::place::is_year_name;
use crate::portfolio::{Activity, LinkFault, Portfolio, parts};
use crate::sharing::both;
use crate::store::{EntryKind, Tree, TreeEntry};
use crate::syntax::Format;
use crate::text::Day;

/// Which files are to be understood.
#[derive(Debug, Default)]
pub struct Around<'p> {
    /// Files that are read in any case.
    pub changed: HashSet<&'p str>,
    /// Of these, the ones that another tree does not have: whom an activity was carried from, and who
    /// else was, matters only for them.
    pub added: HashSet<&'p str>,
}

impl Portfolio {
    /// As [`Self::load_around`], of two trees at once.
    pub fn load_both(
        today: Day,
        old: (&dyn Tree, &Around<'_>),
        new: (&dyn Tree, &Around<'_>),
    ) -> (Self, Self) {
        both(true, || Self::load_around(old.0, today, old.1), || Self::load_around(new.0, today, new.1))
    }

    /// Reads the law, the registers, the files of programmes, plan years and meetings, the files of
    /// `around`, and the activities that these were carried from. No others are known of.
    pub fn load_around(tree: &dyn Tree, today: Day, around: &Around<'_>) -> Self {
        let outline = Outline::of(tree);
        let file = |path: &String| TreeEntry { path: path.clone(), kind: EntryKind::File };
        let there = around.changed.iter().filter(|path| tree.content(path).is_some());
        let mut wanted: BTreeSet<String> = there.map(|path| (*path).to_owned()).collect();
        let mut whole: BTreeSet<String> = BTreeSet::new();
        let mut next = outline.entries;
        let listed: HashSet<&str> = next.iter().map(|e| &*e.path).collect();
        let changed: Vec<_> = wanted.iter().filter(|p| !listed.contains(p.as_str())).map(file).collect();
        next.extend(changed);
        let mut files = Vec::new();
        loop {
            files.extend(read_files(tree, next, &|_, _| true));
            let portfolio = Self::of_files(files, &outline.years, today);
            let before = wanted.clone();
            portfolio.need(tree, around, &mut wanted, &mut whole);
            let listed: HashSet<&str> = portfolio.files.iter().map(|f| &*f.source.path).collect();
            next = wanted.difference(&before).filter(|p| !listed.contains(p.as_str())).map(file).collect();
            // Each round asks for more files or is the last.
            if next.is_empty() {
                return portfolio;
            }
            files = portfolio.files;
        }
    }

    /// Adds the files that the activities of `around` cannot be understood without; `whole` are the
    /// folders all files of which are wanted already.
    fn need(
        &self,
        tree: &dyn Tree,
        around: &Around<'_>,
        wanted: &mut BTreeSet<String>,
        whole: &mut BTreeSet<String>,
    ) {
        let mut all_of = |folder: String, wanted: &mut BTreeSet<String>| {
            if whole.insert(folder.clone()) {
                let files = tree.folder(&folder).entries.into_iter().filter(|e| e.kind == EntryKind::File);
                wanted.extend(files.map(|e| e.path));
            }
        };
        // A former id means whoever has it now, if anybody does.
        for activity in &self.activities {
            for former in &self.file(activity.source).headline.formerly {
                let folder = format!("plans/{}/{}", activity.key.programme, activity.key.year);
                wanted.extend(files_of(tree, &folder, former));
            }
        }
        // Where a renamed one came, the file of a neighbour may hold something new under the old name.
        let is_renamed = |activity: &&Activity| {
            let file = self.file(activity.source);
            around.added.contains(&*file.source.path) && !file.headline.formerly.is_empty()
        };
        let renamed: HashSet<(usize, usize)> =
            self.activities.iter().filter(is_renamed).map(|a| (a.programme, a.year)).collect();
        for activity in &self.activities {
            let path = &*self.file(activity.source).source.path;
            // Where one came from that was there before is told by its own file.
            let is_new =
                around.added.contains(path) || renamed.contains(&(activity.programme, activity.year));
            if !is_new || !around.changed.contains(path) || activity.carried_from.is_empty() {
                continue;
            }
            let (programme, year) = (activity.key.programme.as_str(), activity.key.year.as_str());
            all_of(format!("plans/{programme}/{year}"), wanted);
            for link in activity.carried_from.iter().filter(|l| l.target == Err(LinkFault::NoActivity)) {
                let Some((programme, Some(year), id)) = parts(programme, Some(year), &link.text) else {
                    continue;
                };
                let folder = format!("plans/{programme}/{year}");
                let own = files_of(tree, &folder, id);
                // It may be a former id, which only the files of that year can tell.
                if own.is_empty() {
                    all_of(folder, wanted);
                }
                wanted.extend(own);
            }
        }
    }
}

/// The files of a name in a folder, in any format. What stands in a file leads nowhere out of the folder.
fn files_of(tree: &dyn Tree, folder: &str, name: &str) -> Vec<String> {
    if name.contains(['/', '\\', ':', '\0']) {
        return Vec::new();
    }
    let paths = Format::ENDINGS.map(|ending| format!("{folder}/{name}.{ending}"));
    paths.into_iter().filter(|path| tree.content(path).is_some()).collect()
}

/// A tree without its activities.
struct Outline {
    entries: Vec<TreeEntry>,
    /// Programme and plan year.
    years: Vec<(String, String)>,
}

impl Outline {
    fn of(tree: &dyn Tree) -> Self {
        let mut outline = Self { entries: Vec::new(), years: Vec::new() };
        outline.add(tree, "schema", 3);
        for programme in tree.folder("plans").folders {
            let folder = tree.folder(&format!("plans/{programme}"));
            outline.entries.extend(folder.entries);
            for name in folder.folders {
                if name == "meetings" {
                    outline.add(tree, &format!("plans/{programme}/meetings"), 1);
                } else if is_year_name(&name) {
                    let own = files_of(tree, &format!("plans/{programme}/{name}"), "plan");
                    let file = |path| TreeEntry { path, kind: EntryKind::File };
                    outline.entries.extend(own.into_iter().map(file));
                    outline.years.push((programme.clone(), name));
                }
            }
        }
        outline
    }

    /// What lies in a folder and, so many levels deep, in those in it.
    fn add(&mut self, tree: &dyn Tree, path: &str, depth: usize) {
        let folder = tree.folder(path);
        self.entries.extend(folder.entries);
        if depth > 1 {
            folder.folders.iter().for_each(|name| self.add(tree, &format!("{path}/{name}"), depth - 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::store::{EntryKind, TreeEntry, Unreadable};
    use crate::text::parse_day;

    struct Texts(BTreeMap<&'static str, &'static str>);

    impl Tree for Texts {
        fn entries(&self) -> Vec<TreeEntry> {
            let file = |path: &&str| TreeEntry { path: (*path).to_owned(), kind: EntryKind::File };
            self.0.keys().map(file).collect()
        }

        fn read(&self, path: &str) -> Result<String, Unreadable> {
            let text = self.0.get(path).copied().map(str::to_owned);
            text.ok_or_else(|| Unreadable::System("not found".to_owned()))
        }
    }

    #[test]
    fn only_what_is_needed_is_read() {
        let tree = Texts(BTreeMap::from([
            ("plans/p/programme.toml", "name = 'P'"),
            ("plans/p/2025/a.toml", "title = 'A'"),
            ("plans/p/2025/b.toml", "title = 'B'\nformerly = ['old']"),
            ("plans/p/2026/a.toml", "title = 'A'\ncarried_from = ['2025/a']"),
            ("plans/p/2026/b.toml", "title = 'B'\ncarried_from = ['2025/old']"),
            ("plans/p/2026/c.toml", "title = 'C'"),
        ]));
        let read = |around: &Around<'_>| {
            let today = parse_day("2026-06-30").expect("a day");
            let portfolio = Portfolio::load_around(&tree, today, around);
            let asked = |f: &&std::sync::Arc<crate::portfolio::File>| {
                matches!(f.place, crate::portfolio::Place::Activity(..))
            };
            portfolio.files.iter().filter(asked).map(|f| f.source.path.to_string()).collect::<Vec<_>>()
        };
        let changed = |path| Around { changed: HashSet::from([path]), added: HashSet::new() };
        let new = |path| Around { changed: HashSet::from([path]), added: HashSet::from([path]) };
        assert_eq!(read(&changed("plans/p/2026/c.toml")), ["plans/p/2026/c.toml"]);
        assert_eq!(read(&changed("plans/p/2026/a.toml")), ["plans/p/2026/a.toml"]);
        let year = ["plans/p/2026/a.toml", "plans/p/2026/b.toml", "plans/p/2026/c.toml"];
        assert_eq!(read(&new("plans/p/2026/c.toml")), year[2..]);
        assert_eq!(read(&new("plans/p/2026/a.toml")), [&["plans/p/2025/a.toml"], &year[..]].concat());
        let former = ["plans/p/2025/a.toml", "plans/p/2025/b.toml"];
        assert_eq!(read(&new("plans/p/2026/b.toml")), [&former[..], &year[..]].concat());
    }
}
