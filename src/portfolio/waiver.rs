//! Waivers: exceptions from rules, made in the policy or in place.

use crate::portfolio::{File, Place, Portfolio};
use crate::syntax::{At, Node};
use crate::text::{SourceId, Span};

/// An exception from one rule or constraint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The file it stands in.
    pub source: SourceId,
    /// Where it stands.
    pub span: Span,
    /// The rule or constraint that it excepts from; none when it names none.
    pub name: Option<At<Box<str>>>,
    /// What it is for.
    pub whom: Whom,
    /// Until which day, as written.
    pub until: Option<At<Box<str>>>,
    /// Why.
    pub because: Option<Box<str>>,
    /// Who decided it.
    pub decision: Option<Box<str>>,
}

/// What a waiver is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// A full key or a pattern of keys, in the policy; none when it says nothing.
    Keys(Option<At<Box<str>>>, usize),
    /// These bytes of its file; the exception's place among those of the file.
    Place(Span, usize),
}

impl Portfolio {
    /// All waivers, in the order of the files. Those whose fields hold something else than they may are left
    /// out: that has been reported.
    pub fn waivers(&self) -> Vec<Waiver> {
        let policy = self.files.iter().position(|f| f.place == Place::Policy);
        let mut all = Vec::new();
        for (index, file) in self.files.iter().enumerate() {
            let source = SourceId::at(index);
            if Some(index) == policy {
                let entries = file.root.list("waivers").iter().enumerate();
                all.extend(entries.filter_map(|(at, entry)| in_policy(source, file, at, entry)));
            }
            let in_place = file.allows.iter().enumerate().map(|(at, allow)| Waiver {
                source,
                span: allow.name.as_ref().map_or(allow.span, |name| name.span),
                name: allow.name.clone(),
                whom: Whom::Place(allow.reach, at),
                until: allow.until.clone(),
                because: allow.because.clone(),
                decision: None,
            });
            all.extend(in_place);
        }
        all
    }
}

fn in_policy(source: SourceId, file: &File, at: usize, entry: &Node) -> Option<Waiver> {
    let fields = &entry.table().entries;
    if fields.is_empty() || fields.iter().any(|e| file.is_faulty(e.node.span) || file.is_faulty(e.key.span)) {
        return None;
    }
    let text = |name: &str| entry.text(name).map(|t| At { value: Box::<str>::from(t.value), span: t.span });
    let plain = |name: &str| text(name).map(|t| t.value).filter(|t| !t.trim().is_empty());
    let name = text("allow").filter(|t| !t.value.trim().is_empty());
    Some(Waiver {
        source,
        span: name.as_ref().map_or_else(|| fields[0].key.span, |name| name.span),
        name,
        whom: Whom::Keys(text("for").filter(|t| !t.value.trim().is_empty()), at),
        until: text("until"),
        because: plain("because"),
        decision: plain("decision"),
    })
}
