//! Portfolios of trees that have most files in common: what was read for the one is not read again for
//! the other.

use std::sync::Arc;

use crate::portfolio::load::{in_turn, read_files};
use crate::portfolio::place::classify;
use crate::portfolio::{File, Place, Portfolio};
use crate::store::{ContentId, Tree, TreeEntry};
use crate::text::Day;

/// Whether a path is one of the law: governance models and the policy. What is no file that could be read
/// there, such as a link, counts as well.
pub fn is_law(path: &str) -> bool {
    let governance = path.strip_prefix("schema/governance");
    governance.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        || path.starts_with("schema/policy.")
}

impl Portfolio {
    /// The portfolio of another tree, of which only what differs is read; and the paths at which the two
    /// differ, sorted.
    pub fn of_other(&self, tree: &dyn Tree, today: Day) -> (Self, Vec<String>) {
        let listed = tree.entries();
        let compared: Vec<(TreeEntry, Option<Arc<File>>)> = in_turn(listed, |entries| {
            let beside = |entry: TreeEntry| {
                let same = self.same(tree, &entry);
                (entry, same)
            };
            entries.into_iter().map(beside).collect()
        });
        let (mut files, mut differing, mut changed) = (Vec::new(), Vec::new(), Vec::new());
        for (entry, same) in compared {
            match same {
                Some(file) => files.push(file),
                None => differing.push(entry),
            }
        }
        let read = read_files(tree, differing, &|_, _| true);
        changed.extend(read.iter().map(|f| f.source.path.to_string()));
        files.extend(read);
        files.sort_by(|a, b| a.source.path.cmp(&b.source.path));
        let has = |path: &str| files.binary_search_by(|f| (*f.source.path).cmp(path)).is_ok();
        changed.extend(self.files.iter().map(|f| &*f.source.path).filter(|p| !has(p)).map(str::to_owned));
        changed.sort();
        (Self::of_files(files, &[], today), changed)
    }

    /// The file that another tree has as well, with the same bytes.
    fn same(&self, tree: &dyn Tree, entry: &TreeEntry) -> Option<Arc<File>> {
        let at = self.files.binary_search_by(|f| (*f.source.path).cmp(&entry.path)).ok()?;
        let file = &self.files[at];
        let (place, _) = classify(entry)?;
        if place != file.place {
            return None;
        }
        let equal = match file.place {
            Place::Stray(_) => true,
            _ if file.unreadable.is_some() => false,
            _ => ContentId::of(file.source.text.as_bytes())
                .is_some_and(|own| tree.content(&entry.path) == Some(own)),
        };
        equal.then(|| Arc::clone(file))
    }

    /// The portfolio under the law of another: its governance models and its policy in the place of the
    /// own ones, and each programme that it knows judged by the model that it names there.
    #[must_use]
    pub fn under(&self, law: &Self, today: Day) -> Self {
        let files = |of: &Self, is_wanted: bool| -> Vec<Arc<File>> {
            of.files.iter().filter(|f| is_law(&f.source.path) == is_wanted).map(Arc::clone).collect()
        };
        let mut portfolio = Self::of_files([files(self, false), files(law, true)].concat(), &[], today);
        for programme in &mut portfolio.programmes {
            let there = law.programme(&programme.id).and_then(|p| law.model_of(p));
            let own = there.and_then(|there| portfolio.models.iter().position(|m| m.id == there.id));
            programme.model = own.or(programme.model);
        }
        portfolio
    }

    /// Whether each programme that both have names the same governance model.
    pub fn is_governed_as(&self, other: &Self) -> bool {
        let model = |of: &Self, id: &str| of.programme(id).and_then(|p| of.model_of(p)).map(|m| m.id.clone());
        let same = |id: &str| model(other, id).is_none_or(|there| model(self, id) == Some(there));
        self.programmes.iter().all(|p| same(&p.id))
    }
}
