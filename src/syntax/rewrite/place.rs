//! Where a path leads, as far as it exists.

use crate::syntax::rewrite::{Step, Stop, Why, blocks};
use crate::syntax::shape::Record;
use crate::syntax::{Document, Fault, FaultKind, Format, Node, Value};

/// A text and what it reads as.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'t> {
    pub(super) text: &'t str,
    pub(super) format: Format,
    pub(super) root: &'t Node,
    pub(super) faults: &'t [Fault],
    /// Whether it was read to its end.
    pub(super) complete: bool,
}

impl<'t> Scene<'t> {
    /// A text with its document.
    pub(super) fn of(text: &'t str, format: Format, document: &'t Document) -> Self {
        let Document { root, faults, complete } = document;
        Self { text, format, root, faults, complete: *complete }
    }
}

/// A list or table that the path goes through, and which of its entries it takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link<'t> {
    pub(super) node: &'t Node,
    pub(super) child: usize,
    /// In YAML, where the list or table may begin: behind a colon or a dash.
    pub(super) open: usize,
}

/// What a path leads to.
#[derive(Debug)]
pub(super) struct Found<'t, 'p> {
    /// What it goes through, the outermost first.
    pub(super) links: Vec<Link<'t>>,
    /// What it ends at, as far as it exists.
    pub(super) node: &'t Node,
    /// The record of that table, or of the entries of that list.
    pub(super) record: Option<&'static Record>,
    /// In YAML, where the value may begin.
    pub(super) open: usize,
    /// The steps that lead nowhere yet.
    pub(super) rest: &'p [Step],
    /// Whether the last step took a single value for a list of itself.
    pub(super) single: bool,
}

impl<'t> Found<'t, '_> {
    /// The list or table around the value.
    pub(super) fn parent(&self) -> Option<Link<'t>> {
        self.links.last().copied()
    }

    /// The first byte that a person would look at.
    pub(super) fn start(&self) -> usize {
        match self.parent() {
            Some(link) => match link.node.table().entries.get(link.child) {
                Some(entry) => entry.key.span.range().start,
                None => self.node.span.range().start,
            },
            None => 0,
        }
    }

    /// One past the last such byte.
    pub(super) fn end(&self) -> usize {
        reach(self.node).max(self.start())
    }

    /// A refusal at this place.
    pub(super) fn stop<T>(&self, why: Why) -> Result<T, Stop> {
        Err(Stop::at(self.start(), self.end(), why))
    }

    /// The names of the fields that are still to be made; an entry of a list cannot be made on the way.
    pub(super) fn new_fields(&self) -> Result<Vec<&str>, Stop> {
        let mut names = Vec::new();
        for step in self.rest {
            match step {
                Step::Field(name) => names.push(name.as_str()),
                Step::Entry(_) => return self.stop(Why::NoSuchPlace),
            }
        }
        Ok(names)
    }
}

/// The end of a node and of all that is in it.
pub(super) fn reach(node: &Node) -> usize {
    let own = node.span.range().end;
    match &node.value {
        Value::Table(table) => {
            table.entries.iter().map(|e| reach(&e.node).max(e.key.span.range().end)).fold(own, usize::max)
        }
        Value::List(items) => items.iter().map(reach).fold(own, usize::max),
        _ => own,
    }
}

/// Follows a path.
pub(super) fn find<'t, 'p>(scene: &Scene<'t>, record: &'static Record, path: &'p [Step]) -> Found<'t, 'p> {
    let open = super::lines::beginning(scene.text);
    let mut found =
        Found { links: Vec::new(), node: scene.root, record: Some(record), open, rest: path, single: false };
    while let Some((step, rest)) = found.rest.split_first() {
        let node = found.node;
        let (child, next) = match (step, &node.value) {
            (Step::Field(name), Value::Table(table)) => {
                let Some(at) = table.entries.iter().position(|e| *e.key.name == **name) else { break };
                found.record = found.record.and_then(|r| r.field(name)).and_then(|field| field.kind.record());
                (at, &table.entries[at].node)
            }
            (Step::Entry(at), Value::List(items)) => {
                let Some(item) = items.get(*at) else { break };
                (*at, item)
            }
            (Step::Entry(0), value) if !matches!(value, Value::Null | Value::Unread) && !found.single => {
                found.single = true;
                found.rest = rest;
                continue;
            }
            _ => break,
        };
        let open = match scene.format {
            Format::Yaml => blocks::opening(scene.text, node, found.open, child),
            Format::Toml => 0,
        };
        found.links.push(Link { node, child, open: found.open });
        found.open = open;
        found.node = next;
        found.rest = rest;
        found.single = false;
    }
    found
}

/// A text that was not read to its end cannot be changed, nor what stands beside a fault.
pub(super) fn refuse_faults(scene: &Scene<'_>, found: &Found<'_, '_>, path: &[Step]) -> Result<(), Stop> {
    let stop = |span: crate::text::Span| Stop::at(span.range().start, span.range().end, Why::Faulty);
    if !scene.complete {
        let first = scene.faults.first().map_or_else(crate::text::Span::default, |f| f.span);
        return Err(stop(first));
    }
    let entries = &scene.root.table().entries;
    // The whole of the outermost field, with what stands between it and the next.
    let region = found.links.first().map(|link| {
        let start = entries[link.child].key.span.range().start;
        let next = entries.get(link.child + 1).map_or(scene.text.len(), |e| e.key.span.range().start);
        start..next.max(reach(&entries[link.child].node))
    });
    let is_named = |name: &str| matches!(path.first(), Some(Step::Field(field)) if field == name);
    for fault in scene.faults {
        let inside = region.as_ref().is_some_and(|r| r.contains(&fault.span.range().start));
        let again = matches!(&fault.kind, FaultKind::DuplicateKey(name, _) if is_named(name));
        if inside || again {
            return Err(stop(fault.span));
        }
    }
    Ok(())
}
