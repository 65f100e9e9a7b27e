//! What a decision sets, and whether an activity says so.

use crate::facts::compare::{entry_name, given, same};
use crate::facts::{Decision, Set};
use crate::portfolio::ActivityId;
use crate::portfolio::format::ACTIVITY;
use crate::syntax::shape::Kind;
use crate::syntax::{Node, Value};

impl Set {
    /// Whether the file of the activity says what was set.
    pub fn is_said_by(&self, root: &Node) -> bool {
        let (now, kind) = at_path(root, &self.field);
        match (given(now), &self.to) {
            (None, None) => true,
            (Some(now), Some(to)) => same(kind, now, to),
            _ => false,
        }
    }

    /// What the file of the activity says of the field now, if anything.
    pub fn now<'n>(&self, root: &'n Node) -> Option<&'n Node> {
        given(at_path(root, &self.field).0)
    }

    /// Whether another set is about the same value, or one of the two about a part of the other's.
    pub fn meets(&self, other: &Self) -> bool {
        self.activity == other.activity
            && (is_within(&self.field, &other.field) || is_within(&other.field, &self.field))
    }
}

impl Decision {
    /// Whether it may be what moves an activity to another status. To adopt, to initiate and to close say that
    /// themselves; any other that sets other fields of the activity is about those.
    pub fn may_move(&self, id: ActivityId) -> bool {
        if matches!(&*self.category, "adopt" | "initiate" | "close") {
            return true;
        }
        let mut own = self.sets.iter().filter(|set| set.activity == id).peekable();
        own.peek().is_none() || own.any(|set| &*set.field == "status")
    }
}

/// Whether a path is another, or leads further into it.
pub fn is_within(path: &str, outer: &str) -> bool {
    path == outer || path.strip_prefix(outer).is_some_and(|rest| rest.starts_with('.'))
}

/// The value at a path of an activity, and what it may hold. Through a list by the entry's identity.
fn at_path<'n>(root: &'n Node, path: &str) -> (Option<&'n Node>, Option<&'static Kind>) {
    let kind = ACTIVITY.resolve(path).map(|f| &f.kind);
    let mut node = Some(root);
    let mut record = Some(&ACTIVITY);
    let mut rest = path;
    while let (Some(here), false) = (node, rest.is_empty()) {
        if matches!(here.value, Value::List(_)) {
            let name = |entry: &&Node| {
                let name = entry_name(entry, record);
                rest == name || rest.strip_prefix(&name).is_some_and(|r| r.starts_with('.'))
            };
            let entry = here.items().iter().find(name);
            let length = entry.map_or(0, |e| entry_name(e, record).len());
            node = entry;
            rest = rest[length..].trim_start_matches('.');
            continue;
        }
        let (head, tail) = rest.split_once('.').unwrap_or((rest, ""));
        node = here.get(head);
        record = record.and_then(|r| r.field(head)).and_then(|f| f.kind.record());
        rest = tail;
    }
    (node, kind)
}
