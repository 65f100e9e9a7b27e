//! Where in a file activities are named: everything that the format declares as a reference to one.

use crate::portfolio::{File, Portfolio, Resolved, resolve};
use crate::syntax::rewrite::Step;
use crate::syntax::shape::{Kind, Record, Register};
use crate::syntax::{At, Node, Value};

/// A place in a file where an activity is named.
#[derive(Debug, Clone)]
pub struct Reference<'a> {
    /// The way to it from the top of the file.
    pub path: Vec<Step>,
    /// As written: `id`, `year/id` or a full key.
    pub text: At<&'a str>,
    /// What it names, or why it names nothing.
    pub target: Resolved,
}

/// All places in a file where activities are named, in the order of the text. An organisation's own fields
/// are nobody's business.
pub fn references<'a>(portfolio: &'a Portfolio, file: &'a File) -> Vec<Reference<'a>> {
    let (Some(record), Some(programme)) = (file.place.record(), file.place.programme()) else {
        return Vec::new();
    };
    let mut search = Search { portfolio, file, programme, path: Vec::new(), found: Vec::new() };
    search.table(record, &file.root, None);
    search.found
}

struct Search<'a> {
    portfolio: &'a Portfolio,
    file: &'a File,
    programme: &'a str,
    path: Vec<Step>,
    found: Vec<Reference<'a>>,
}

impl<'a> Search<'a> {
    /// A matter says its plan year once for all the activities that it names.
    fn table(&mut self, record: &'static Record, node: &'a Node, year: Option<&'a str>) {
        let own = record.field("year").and_then(|field| node.text(field.name)).map(|t| t.value);
        for entry in &node.table().entries {
            let Some(field) = record.field(&entry.key.name) else { continue };
            self.path.push(Step::Field(field.name.to_owned()));
            self.value(&field.kind, &entry.node, own.or(year));
            self.path.pop();
        }
    }

    fn value(&mut self, kind: &Kind, node: &'a Node, year: Option<&'a str>) {
        match (kind, &node.value) {
            (Kind::List(inner), Value::List(items)) => {
                for (at, item) in items.iter().enumerate() {
                    self.path.push(Step::Entry(at));
                    self.value(inner, item, year);
                    self.path.pop();
                }
            }
            (Kind::List(inner), _) => self.value(inner, node, year),
            (Kind::Table(record), _) => self.table(record, node, year),
            (Kind::Ref(Register::Activity), _) => {
                let Some(text) = node.text_at() else { return };
                let year = self.file.place.year().or(year);
                let target = resolve(self.portfolio, self.programme, year, text.value);
                self.found.push(Reference { path: self.path.clone(), text, target });
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::portfolio::Place;
    use crate::store::{EntryKind, Tree, TreeEntry, Unreadable};
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
    fn every_form_in_every_place() {
        let meeting = "matters:\n- title: M\n  year: 2026\n  activities: [a, 2025/a, p/2026/gone]\n  sets:\n  - activity: a\n    field: order\n    to: a\n  ranking: a\n- title: N\n  activities: [a]\nx:\n  activities: [a]\n";
        let tree = Texts(BTreeMap::from([
            ("plans/p/programme.toml", "name = 'a'"),
            ("plans/p/2025/a.toml", "title = 'A'"),
            ("plans/p/2026/a.toml", "title = 'A'\nformerly = ['b']\ncarried_from = '2025/a'"),
            (
                "plans/p/2026/c.toml",
                "title = 'a'\nbuilds_on = ['a', 'b', 'a/2026/a']\nx = { builds_on = ['a'] }",
            ),
            ("plans/p/meetings/2026-01-01-g.yaml", meeting),
        ]));
        let portfolio = Portfolio::load(&tree, parse_day("2026-06-30").expect("a day"));
        let told = |wanted: &str| -> Vec<String> {
            let file = portfolio.files.iter().find(|f| &*f.source.path == wanted).expect("written above");
            let step = |step: &Step| match step {
                Step::Field(name) => name.clone(),
                Step::Entry(at) => at.to_string(),
            };
            let line = |r: Reference<'_>| {
                let path = r.path.iter().map(step).collect::<Vec<_>>().join(".");
                let key =
                    r.target.map_or_else(|_| "–".to_owned(), |id| portfolio.activity(id).key.to_string());
                assert_eq!(
                    &file.source.text[r.text.span.range()],
                    match file.place {
                        Place::Activity(..) => format!("'{}'", r.text.value),
                        _ => r.text.value.to_owned(),
                    }
                );
                format!("{path}: {} {key}", r.text.value)
            };
            references(&portfolio, file).into_iter().map(line).collect()
        };
        assert_eq!(told("plans/p/programme.toml"), Vec::<String>::new());
        assert_eq!(told("plans/p/2026/a.toml"), ["carried_from: 2025/a p/2025/a"]);
        assert_eq!(
            told("plans/p/2026/c.toml"),
            ["builds_on.0: a p/2026/a", "builds_on.1: b p/2026/a", "builds_on.2: a/2026/a –"]
        );
        assert_eq!(
            told("plans/p/meetings/2026-01-01-g.yaml"),
            [
                "matters.0.activities.0: a p/2026/a",
                "matters.0.activities.1: 2025/a p/2025/a",
                "matters.0.activities.2: p/2026/gone –",
                "matters.0.sets.0.activity: a p/2026/a",
                "matters.0.ranking: a p/2026/a",
                "matters.1.activities.0: a –",
            ]
        );
    }
}
