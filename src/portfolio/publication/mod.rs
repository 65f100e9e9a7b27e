//! What may leave the house: the one place that decides it (B70).
//!
//! What is published is a portfolio of its own, made before anything is derived from it. Whatever shows it
//! cannot show what it does not hold: persons, notes, whoever wrote reports and commits, and an
//! organisation's own fields. Which fields these are stands with the format.

mod known;

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::Registers;
use crate::portfolio::format::{ACTIVITY, INTERNAL_LINK};
use crate::portfolio::{File, Headline, Place, Portfolio};
use crate::store::git::Commit;
use crate::syntax::shape::{Field, Kind, Record, Register};
use crate::syntax::{Node, Value};
use crate::text::collate::is_slug;
use crate::text::{Day, Str};

use known::Known;

/// Whose names are left out of what leaves the house.
#[derive(Debug, Default)]
pub struct Publication {
    known: Known,
}

impl Publication {
    /// A publication that names nobody of these registers.
    pub fn without<'r>(registers: impl IntoIterator<Item = &'r Registers>) -> Arc<Self> {
        let mut publication = Self::default();
        registers.into_iter().for_each(|registers| publication.known.add(registers));
        Arc::new(publication)
    }

    /// A version of a file's tree as it may leave the house.
    pub fn publish(&self, record: &'static Record, root: &mut Node) {
        self.table(record, root, false);
    }

    /// A commit as it may leave the house: nobody asked its author, and its message was meant for the house.
    pub fn commit(&self, mut commit: Commit) -> Commit {
        commit.author.clear();
        commit.summary.clear();
        commit
    }

    /// What the format does not know may be anything. Of the law it is the parameters of a rule.
    fn table(&self, record: &'static Record, node: &mut Node, is_law: bool) {
        let Value::Table(table) = &mut node.value else { return self.texts(node) };
        table.entries.retain(|entry| match record.field(&entry.key.name) {
            Some(field) => is_public(field),
            None => is_law,
        });
        for entry in &mut table.entries {
            match record.field(&entry.key.name) {
                Some(field) if field.name == "sets" => self.sets(field, &mut entry.node),
                Some(field) => self.value(&field.kind, &mut entry.node, is_law),
                None => self.texts(&mut entry.node),
            }
        }
    }

    fn value(&self, kind: &Kind, node: &mut Node, is_law: bool) {
        match (kind, &mut node.value) {
            (Kind::List(inner), Value::List(items)) => {
                items.retain(|item| !is_internal_link(inner, item));
                items.iter_mut().for_each(|item| self.value(inner, item, is_law));
            }
            (Kind::List(inner), _) => self.value(inner, node, is_law),
            (Kind::Table(record), _) => self.table(record, node, is_law),
            // An id is nobody's name; what should be one, and is not, may be.
            (Kind::Id | Kind::Ref(_) | Kind::Word(_), Value::Text(text)) if is_slug(text) => {}
            _ => self.texts(node),
        }
    }

    /// All texts in a value, whatever it is.
    fn texts(&self, node: &mut Node) {
        match &mut node.value {
            Value::Text(text) => {
                if let Cow::Owned(struck) = self.known.struck(text) {
                    *text = Str::new(struck);
                }
            }
            Value::List(items) => items.iter_mut().for_each(|item| self.texts(item)),
            Value::Table(table) => table.entries.iter_mut().for_each(|entry| self.texts(&mut entry.node)),
            _ => {}
        }
    }

    /// What a decision sets: nothing that is not published itself.
    fn sets(&self, field: &'static Field, node: &mut Node) {
        let Some(record) = field.kind.record() else { return };
        let Value::List(items) = &mut node.value else { return };
        items.retain(|set| set.text("field").is_none_or(|path| leads_to_public(path.value)));
        for set in items {
            let target = set.text("field").and_then(|path| ACTIVITY.resolve(path.value));
            let Value::Table(table) = &mut set.value else { continue };
            for entry in &mut table.entries {
                match (&*entry.key.name, target) {
                    ("to", Some(target)) => self.value(&target.kind, &mut entry.node, false),
                    ("field", _) => {
                        if let Value::Text(path) = &mut entry.node.value {
                            *path = Str::new(self.known.path(path));
                        }
                    }
                    _ => {}
                }
            }
            self.table(record, set, false);
        }
    }

    fn file(&self, file: &mut File) {
        let is_law = matches!(file.place, Place::Model(_));
        match file.place.record() {
            Some(record) => self.table(record, &mut file.root, is_law),
            None => file.root = Node::empty(),
        }
        if matches!(file.place, Place::Activity(..)) {
            file.headline = Headline::of(&file.root);
        }
    }
}

fn is_public(field: &Field) -> bool {
    let inner = match field.kind {
        Kind::List(inner) => inner,
        ref kind => kind,
    };
    !field.internal && !matches!(inner, Kind::Ref(Register::Person))
}

/// Whether all fields of a path may leave the house.
fn leads_to_public(path: &str) -> bool {
    let ends = path.match_indices('.').map(|(at, _)| at).chain([path.len()]);
    let fields: Vec<&Field> = ends.filter_map(|end| ACTIVITY.resolve(&path[..end])).collect();
    ACTIVITY.resolve(path).is_some() && fields.into_iter().all(is_public)
}

fn is_internal_link(kind: &Kind, item: &Node) -> bool {
    let is_link = kind.record().is_some_and(|record| record.identity == ["url"]);
    let of_type = |word: &str| item.text("type").is_some_and(|t| t.value.eq_ignore_ascii_case(word));
    is_link && INTERNAL_LINK.iter().any(|word| of_type(word))
}

impl Portfolio {
    /// The portfolio as it may leave the house. Everything is put together anew, so that nothing is kept that
    /// was taken from a file before.
    pub fn published(self, publication: &Arc<Publication>, today: Day) -> Self {
        let years: Vec<(String, String)> = self
            .programmes
            .iter()
            .flat_map(|p| p.years.iter().filter(|y| y.exists).map(|y| (p.id.to_string(), y.name.to_string())))
            .collect();
        let published = |file: Arc<File>| {
            let mut file = Arc::unwrap_or_clone(file);
            publication.file(&mut file);
            Arc::new(file)
        };
        let files = self.files.into_iter().map(published).collect();
        Self { publication: Some(Arc::clone(publication)), ..Self::of_files(files, &years, today) }
    }
}
