//! Which waivers silence findings: all, or only those that another tree has, too.

use std::collections::HashMap;

use crate::facts::compare::entry_name;
use crate::portfolio::{File, Place, Portfolio, Waiver, Whom};
use crate::syntax::shape::{Kind, Record};
use crate::syntax::{Node, Value};
use crate::text::Span;

/// Which waivers silence findings.
#[derive(Debug, Clone, Default)]
pub enum Honour {
    /// All.
    #[default]
    All,
    /// Those that another tree has, and no longer than there: by identity, with their last days as written.
    /// None is for good.
    Known(HashMap<Identity, Option<Box<str>>>),
}

/// What makes waivers of two trees the same one, wherever they stand in their files.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Identity {
    /// The rule or constraint.
    pub allow: Box<str>,
    /// In the policy what `for` says, in place the key of the file.
    pub whom: Box<str>,
    /// In place the way to the field or entry that it is about, by names and identities.
    pub about: Option<Box<str>>,
}

impl Honour {
    /// Those that a tree has.
    pub fn those_of(portfolio: &Portfolio) -> Self {
        let mut known: HashMap<Identity, Option<Box<str>>> = HashMap::new();
        for waiver in portfolio.waivers() {
            let Some(identity) = identity(portfolio, &waiver) else { continue };
            let until = waiver.until.map(|until| until.value);
            let last = known.entry(identity).or_insert_with(|| until.clone());
            // Days are written so that the later one is the greater text.
            *last = last.take().zip(until).map(|(a, b)| a.max(b));
        }
        Self::Known(known)
    }

    /// Whether a waiver of a portfolio may silence anything.
    pub fn accepts(&self, portfolio: &Portfolio, waiver: &Waiver) -> bool {
        let Self::Known(known) = self else { return true };
        let last = identity(portfolio, waiver).and_then(|identity| known.get(&identity));
        let until = waiver.until.as_ref().map(|until| &until.value);
        last.is_some_and(|last| match (last, until) {
            (None, _) => true,
            (Some(last), Some(until)) => until <= last,
            (Some(_), None) => false,
        })
    }
}

/// What a waiver is known by; none when it names nothing, or is for nothing.
fn identity(portfolio: &Portfolio, waiver: &Waiver) -> Option<Identity> {
    let allow = waiver.name.as_ref()?.value.clone();
    let file = portfolio.file(waiver.source);
    Some(match &waiver.whom {
        Whom::Keys(keys, _) => Identity { allow, whom: keys.as_ref()?.value.clone(), about: None },
        Whom::Place(reach, _) => {
            let mut way = Way { text: &file.source.text, within: *reach, told: String::new() };
            way.table(&file.root, file.place.record());
            Identity { allow, whom: key_of(file).into(), about: Some(way.told.into()) }
        }
    })
}

/// The key of a file: an activity's, a plan year's, a programme's, a meeting's; of other files the path
/// without its ending.
pub(super) fn key_of(file: &File) -> String {
    match &file.place {
        Place::Activity(programme, year, id) => format!("{programme}/{year}/{id}"),
        Place::PlanYear(programme, year) => format!("{programme}/{year}"),
        Place::Meeting(programme, stem) => format!("{programme}/{stem}"),
        Place::Programme(id) | Place::Model(id) => id.to_string(),
        _ => {
            let path = &*file.source.path;
            path.rsplit_once('.').map_or(path, |(stem, _)| stem).to_owned()
        }
    }
}

/// Finds the way to the first field or entry that begins within some bytes, `milestones.start.due`. What
/// begins there is told before what is in it.
struct Way<'t> {
    text: &'t str,
    within: Span,
    told: String,
}

impl Way<'_> {
    fn begins(&self, span: Span) -> bool {
        self.within.start <= span.start && span.start < self.within.end
    }

    fn table(&mut self, node: &Node, record: Option<&'static Record>) -> bool {
        let own = self.told.len();
        for entry in &node.table().entries {
            let kind = record.and_then(|r| r.field(&entry.key.name)).map(|field| &field.kind);
            self.step(&entry.key.name);
            // The header `[[milestones]]` begins an entry, of which the list has several.
            let is_own = self.begins(entry.key.span) && !self.has_headers(&entry.node);
            if is_own || self.value(&entry.node, kind) {
                return true;
            }
            self.told.truncate(own);
        }
        false
    }

    fn value(&mut self, node: &Node, kind: Option<&'static Kind>) -> bool {
        let kind = match kind {
            Some(Kind::List(inner)) => Some(*inner),
            kind => kind,
        };
        let record = match kind {
            Some(Kind::Table(record)) => Some(*record),
            _ => None,
        };
        let Value::List(items) = &node.value else { return self.table(node, record) };
        let own = self.told.len();
        for item in items {
            let name = entry_name(item, record);
            self.step(if name.is_empty() { item.as_text().unwrap_or("") } else { &name });
            if self.begins(item.span) || self.table(item, record) {
                return true;
            }
            self.told.truncate(own);
        }
        false
    }

    fn has_headers(&self, node: &Node) -> bool {
        let Value::List(items) = &node.value else { return false };
        let is_header = |item: &Node| {
            matches!(item.value, Value::Table(_)) && self.text[item.span.range()].starts_with('[')
        };
        items.first().is_some_and(is_header)
    }

    fn step(&mut self, name: &str) {
        if !self.told.is_empty() {
            self.told.push('.');
        }
        self.told.push_str(name);
    }
}
