//! What a finding is known by in two versions of the files: its rule, its constraint and its place, by names
//! and identities; never by line or bytes.

use std::collections::HashMap;

use crate::check::Judged;
use crate::facts::compare::entry_name;
use crate::portfolio::{File, Place, Portfolio};
use crate::rules::{Scope, rule};
use crate::syntax::shape::{Kind, Record};
use crate::syntax::{Node, Value};
use crate::text::{Lang, SourceId, Span};

/// What a finding is known by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Identity {
    rule: &'static str,
    constraint: Option<Cited>,
    place: Site,
    /// What it is about.
    key: Option<String>,
    /// Of rules that judge a value, the value: another one is another fault.
    value: Option<String>,
}

impl Identity {
    /// All of it in one text.
    pub(super) fn text(&self) -> String {
        let (model, constraint) = self.constraint.as_ref().map_or(("", ""), |(m, c)| (m, c));
        let rest = [&self.key, &self.value].map(|part| part.as_deref().unwrap_or(""));
        let place = [self.place.file.as_str()].into_iter().chain(self.place.way.iter().map(String::as_str));
        let all = [self.rule, model, constraint].into_iter().chain(rest).chain(place);
        all.collect::<Vec<_>>().join("\0")
    }
}

/// A constraint: its model and its id.
type Cited = (Box<str>, Box<str>);

/// A place by names and identities.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Site {
    file: String,
    /// Keys, and the identities of entries.
    way: Vec<String>,
}

/// Names that things had, and those that they have: keys of activities, in full.
pub(super) type Renamed = HashMap<String, String>;

/// The names of one side.
pub(super) struct Names<'a> {
    pub(super) portfolio: &'a Portfolio,
    pub(super) renamed: &'a Renamed,
}

impl Names<'_> {
    pub(super) fn identity(&self, judged: &Judged) -> Identity {
        let finding = &judged.finding;
        let (place, value) = self.site(finding.place.source, finding.place.span);
        let judges_values =
            rule(finding.rule).is_some_and(|r| matches!(r.scope, Scope::File | Scope::Reference));
        Identity {
            rule: finding.rule,
            constraint: constraint(judged),
            place,
            key: finding.key.as_deref().map(|key| self.now(key)),
            value: value.filter(|_| judges_values),
        }
    }

    /// As [`Self::identity`], for what is said of a whole thing and may be shown anywhere in it.
    pub(super) fn statement(&self, judged: &Judged) -> Option<(Identity, String)> {
        let scope = rule(judged.finding.rule)?.scope;
        let of_whole = matches!(scope, Scope::Item | Scope::Governance | Scope::Years);
        let mut identity = self.identity(judged);
        identity.place.way.clear();
        of_whole.then(|| (identity, judged.finding.message.render(Lang::En)))
    }

    /// As [`Self::identity`], for what is said of several places and may be shown at any of them.
    pub(super) fn company(&self, judged: &Judged) -> Option<(&'static str, Option<Cited>, Vec<Site>)> {
        let finding = &judged.finding;
        let others = finding.related.iter().map(|l| (l.source, l.span));
        let all = others.chain([(finding.place.source, finding.place.span)]);
        let mut sites: Vec<Site> = all.map(|(source, span)| self.site(source, span).0).collect();
        sites.sort();
        (!finding.related.is_empty()).then(|| (finding.rule, constraint(judged), sites))
    }

    /// A place, and the value that stands there if it is a plain one.
    fn site(&self, source: SourceId, span: Span) -> (Site, Option<String>) {
        let file = self.portfolio.file(source);
        let mut way = Vec::new();
        let value = find(&file.root, file.place.record(), span, &mut way).flatten();
        let text = value.and_then(Node::as_text).map(|t| t.split_whitespace().collect::<Vec<_>>().join(" "));
        (Site { file: self.now(&name_of(file)), way }, text)
    }

    /// The name that something has now.
    fn now(&self, name: &str) -> String {
        let whole = || Some((self.renamed.get(name)?.clone(), ""));
        let part = || {
            let at = name.find([':', '#'])?;
            Some((self.renamed.get(&name[..at])?.clone(), &name[at..]))
        };
        whole().or_else(part).map_or_else(|| name.to_owned(), |(now, rest)| now + rest)
    }
}

fn constraint(judged: &Judged) -> Option<Cited> {
    judged.finding.law.as_ref().map(|law| (law.model.clone(), law.constraint.clone()))
}

/// What a file is called, whatever its format.
fn name_of(file: &File) -> String {
    match &file.place {
        Place::Activity(programme, year, id) => format!("{programme}/{year}/{id}"),
        Place::Stray(_) => file.source.path.to_string(),
        _ => {
            let path = &*file.source.path;
            path.rsplit_once('.').map_or(path, |(stem, _)| stem).to_owned()
        }
    }
}

/// The way to the innermost key or value that holds some bytes; and the value, where it is not the key
/// that holds them.
fn find<'n>(
    node: &'n Node,
    record: Option<&'static Record>,
    span: Span,
    way: &mut Vec<String>,
) -> Option<Option<&'n Node>> {
    for entry in &node.table().entries {
        way.push(entry.key.name.to_string());
        let kind = record.and_then(|r| r.field(&entry.key.name)).map(|f| &f.kind);
        if holds(entry.key.span, span) {
            return Some(None);
        }
        if let Some(found) = inside(&entry.node, kind, span, way) {
            return Some(found);
        }
        way.pop();
    }
    None
}

fn inside<'n>(
    node: &'n Node,
    kind: Option<&'static Kind>,
    span: Span,
    way: &mut Vec<String>,
) -> Option<Option<&'n Node>> {
    let record = kind.and_then(Kind::record);
    if let Value::List(items) = &node.value {
        for item in items {
            let name = entry_name(item, record);
            way.push(if name.is_empty() { item.as_text().unwrap_or("").to_owned() } else { name });
            if let Some(found) = find(item, record, span, way) {
                return Some(found);
            }
            if holds(item.span, span) {
                return Some(Some(item));
            }
            way.pop();
        }
    } else if let Some(found) = find(node, record, span, way) {
        return Some(found);
    }
    holds(node.span, span).then_some(Some(node))
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end && outer.start < outer.end
}
