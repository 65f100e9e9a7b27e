//! A portfolio of which only some files are read: those that changed, and what is needed to understand them.

use std::collections::HashSet;

use crate::portfolio::{Activity, LinkFault, Place, Portfolio};
use crate::store::Tree;
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
    /// Reads the law, the registers, the files of programmes, plan years and meetings, the files of
    /// `around`, and the activities that these were carried from. All others are there, unread.
    pub fn load_around(tree: &dyn Tree, today: Day, around: &Around<'_>) -> Self {
        let mut also: HashSet<String> = HashSet::new();
        let wanted = |path: &str, place: &Place, also: &HashSet<String>| match place {
            Place::Activity(..) => {
                around.changed.contains(path)
                    || also.contains(path)
                    || path.rsplit_once('/').is_some_and(|(folder, _)| also.contains(folder))
            }
            _ => true,
        };
        loop {
            let portfolio = Self::load_only(tree, today, &|path, place| wanted(path, place, &also));
            also.extend(portfolio.needed(around));
            // Each round asks for more files or is the last.
            if portfolio.files.iter().all(|f| f.asked || !wanted(&f.source.path, &f.place, &also)) {
                return portfolio;
            }
        }
    }

    /// Files and folders that the activities of `around` cannot be understood without.
    fn needed(&self, around: &Around<'_>) -> Vec<String> {
        let mut needed = Vec::new();
        let path_of = |activity: &Activity| &*self.file(activity.source).source.path;
        // Where a renamed one came, the file of a neighbour may hold something new under the old name.
        let renamed = |activity: &&Activity| {
            around.added.contains(path_of(activity))
                && !self.file(activity.source).headline.formerly.is_empty()
        };
        let renamed: HashSet<(usize, usize)> =
            self.activities.iter().filter(renamed).map(|a| (a.programme, a.year)).collect();
        for activity in &self.activities {
            let path = path_of(activity);
            if !around.changed.contains(path) || activity.carried_from.is_empty() {
                continue;
            }
            let folder = |programme: &str, year: &str| format!("plans/{programme}/{year}");
            if around.added.contains(path) || renamed.contains(&(activity.programme, activity.year)) {
                needed.push(folder(&activity.key.programme, &activity.key.year));
            }
            for link in &activity.carried_from {
                match link.target {
                    Ok(id) => needed.push(self.file(self.activity(id).source).source.path.to_string()),
                    // It may be a former id, which only the files of that year can tell.
                    Err(LinkFault::NoActivity) => {
                        let parts: Vec<&str> = link.text.split('/').collect();
                        match parts[..] {
                            [_] => needed.push(folder(&activity.key.programme, &activity.key.year)),
                            [year, _] => needed.push(folder(&activity.key.programme, year)),
                            [programme, year, _] => needed.push(folder(programme, year)),
                            _ => {}
                        }
                    }
                    Err(_) => {}
                }
            }
        }
        needed
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
            Ok(self.0[path].to_owned())
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
            let asked = |f: &&crate::portfolio::File| f.asked && matches!(f.place, Place::Activity(..));
            portfolio.files.iter().filter(asked).map(|f| f.source.path.to_string()).collect::<Vec<_>>()
        };
        let only = |path| Around { changed: HashSet::from([path]), added: HashSet::new() };
        assert_eq!(read(&only("plans/p/2026/c.toml")), ["plans/p/2026/c.toml"]);
        assert_eq!(read(&only("plans/p/2026/a.toml")), ["plans/p/2025/a.toml", "plans/p/2026/a.toml"]);
        let former = ["plans/p/2025/a.toml", "plans/p/2025/b.toml", "plans/p/2026/b.toml"];
        assert_eq!(read(&only("plans/p/2026/b.toml")), former);
        let new = HashSet::from(["plans/p/2026/a.toml"]);
        assert_eq!(read(&Around { changed: new.clone(), added: new }).len(), 4);
    }
}
