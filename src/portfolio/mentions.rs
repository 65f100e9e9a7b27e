//! A portfolio of which only those activities are understood that have to do with some names.

use std::collections::BTreeSet;

use crate::portfolio::load::in_turn;
use crate::portfolio::place::classify;
use crate::portfolio::{Place, Portfolio};
use crate::store::{Tree, TreeEntry, Unreadable};
use crate::text::Day;

impl Portfolio {
    /// Reads all files, and understands of the activities those that are called or mention one of the
    /// `names`; then those for the names that `more` adds when it sees them, until it adds no new one. The
    /// others are there with their places and keys, and say nothing.
    ///
    /// To look for a name in a text takes a small part of the time that it takes to understand the text.
    pub fn load_mentioning(
        tree: &dyn Tree,
        today: Day,
        names: &[String],
        more: &dyn Fn(&Self) -> Vec<String>,
    ) -> Self {
        let mut texts = Texts::read(tree);
        let mut known: BTreeSet<String> = BTreeSet::new();
        let mut new: Vec<String> = names.to_vec();
        loop {
            texts.look_for(&new);
            known.append(&mut new.into_iter().collect());
            let wanted = |path: &str, place: &Place| {
                !matches!(place, Place::Activity(..)) || texts.of(path).is_none_or(|t| t.wanted)
            };
            let portfolio = Self::load_only(&texts, today, &wanted);
            new = more(&portfolio);
            new.retain(|name| !known.contains(name));
            if new.is_empty() {
                return portfolio;
            }
        }
    }
}

/// A tree whose activities' texts have been read.
struct Texts<'t> {
    tree: &'t dyn Tree,
    entries: Vec<TreeEntry>,
    /// By path.
    texts: Vec<Text>,
}

struct Text {
    path: String,
    text: Result<String, Unreadable>,
    wanted: bool,
}

impl<'t> Texts<'t> {
    fn read(tree: &'t dyn Tree) -> Self {
        let entries = tree.entries();
        let is_activity = |entry: &&TreeEntry| matches!(classify(entry), Some((Place::Activity(..), _)));
        let paths = entries.iter().filter(is_activity).map(|entry| &*entry.path).collect();
        let read = |paths: Vec<&str>| {
            let texts = tree.read_several(&paths).into_iter();
            // Only an escape can hide a name.
            let hides = |text: &Result<String, _>| text.as_ref().map_or(true, |text| text.contains('\\'));
            let text = |(path, text): (&str, _)| Text { path: path.to_owned(), wanted: hides(&text), text };
            paths.into_iter().zip(texts).map(text).collect()
        };
        let mut texts: Vec<Text> = in_turn(paths, read);
        texts.sort_by(|a, b| a.path.cmp(&b.path));
        Self { tree, entries, texts }
    }

    fn of(&self, path: &str) -> Option<&Text> {
        let at = self.texts.binary_search_by(|text| (*text.path).cmp(path)).ok()?;
        self.texts.get(at)
    }

    /// Wants the texts that one of these names stands in, and the files that are called so.
    fn look_for(&mut self, names: &[String]) {
        let look = |mut texts: Vec<Text>| {
            for text in &mut texts {
                text.wanted = text.wanted || names.iter().any(|name| text.has(name));
            }
            texts
        };
        self.texts = in_turn(std::mem::take(&mut self.texts), look);
    }
}

impl Text {
    /// Whether the file is called so, or mentions what is.
    fn has(&self, name: &str) -> bool {
        let file = self.path.rsplit('/').next().and_then(|file| file.rsplit_once('.'));
        file.is_some_and(|(stem, _)| stem == name)
            || self.text.as_ref().is_ok_and(|text| mentions(text, name).next().is_some())
    }
}

/// Where a name stands in a text, and not as a part of a longer one.
pub fn mentions(text: &str, name: &str) -> impl Iterator<Item = usize> {
    let goes_on = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    text.match_indices(name)
        .map(|(at, _)| at)
        .filter(move |at| !text[..*at].ends_with(goes_on) && !text[at + name.len()..].starts_with(goes_on))
}

impl Tree for Texts<'_> {
    fn entries(&self) -> Vec<TreeEntry> {
        self.entries.clone()
    }

    fn read(&self, path: &str) -> Result<String, Unreadable> {
        self.of(path).map_or_else(|| self.tree.read(path), |text| text.text.clone())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::store::EntryKind;
    use crate::text::parse_day;

    struct Files(BTreeMap<&'static str, &'static str>);

    impl Tree for Files {
        fn entries(&self) -> Vec<TreeEntry> {
            let file = |path: &&str| TreeEntry { path: (*path).to_owned(), kind: EntryKind::File };
            self.0.keys().map(file).collect()
        }

        fn read(&self, path: &str) -> Result<String, Unreadable> {
            Ok(self.0[path].to_owned())
        }
    }

    #[test]
    fn a_name_is_a_whole_word() {
        let found = |text: &str| mentions(text, "a-1").collect::<Vec<_>>();
        assert_eq!(found("['2025/a-1', 'b']"), [7]);
        assert_eq!(found("['2025/a-12', 'aa-1', 'a-1-a']"), [0; 0]);
        assert_eq!(found("a-12 a-1, a-1"), [5, 10]);
    }

    #[test]
    fn only_what_is_mentioned_is_understood() {
        let tree = Files(BTreeMap::from([
            ("plans/p/programme.toml", "name = 'P'"),
            ("plans/p/2025/old.toml", "title = 'A'"),
            ("plans/p/2026/new.toml", "title = 'A'\ncarried_from = ['2025/old']"),
            ("plans/p/2026/other.toml", "title = 'B'"),
            ("plans/p/2026/hidden.toml", "title = 'C'\ncarried_from = [\"2025/\\u006fld\"]"),
        ]));
        let today = parse_day("2026-06-30").expect("a day");
        let understood = |name: &str, more: &dyn Fn(&Portfolio) -> Vec<String>| {
            let portfolio = Portfolio::load_mentioning(&tree, today, &[name.to_owned()], more);
            let activities = portfolio.files.iter().filter(|f| matches!(f.place, Place::Activity(..)));
            let paths = activities.filter(|f| f.asked).map(|f| f.source.path.rsplit('/').next());
            paths.flatten().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(understood("other", &|_| Vec::new()), ["hidden.toml", "other.toml"]);
        assert_eq!(understood("old", &|_| Vec::new()), ["old.toml", "hidden.toml", "new.toml"]);
        let follow = |_: &Portfolio| vec!["old".to_owned()];
        assert_eq!(understood("new", &follow), ["old.toml", "hidden.toml", "new.toml"]);
    }
}
