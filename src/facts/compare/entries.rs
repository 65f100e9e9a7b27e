//! Lists of records: which entry of the one is which of the other.

use std::collections::HashMap;

use crate::facts::compare::names::{Called, Names, said};
use crate::facts::compare::same::same_under;
use crate::facts::compare::{Comparison, Step};
use crate::syntax::Node;
use crate::syntax::shape::{Kind, Record};

/// The name of an entry in data: its identity, else its title.
pub fn entry_name(node: &Node, record: Option<&'static Record>) -> String {
    identity(&Called::new(), node, record).map_or_else(
        || node.text("title").or_else(|| node.text("type")).map_or_else(String::new, |t| t.value.to_owned()),
        |parts| parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("/"),
    )
}

/// What an entry is known by; none when it is known by its whole content only.
fn identity<'n>(called: &'n Called, node: &'n Node, record: Option<&'static Record>) -> Option<Vec<&'n str>> {
    let value = |name: &str| node.get(name).and_then(|node| said(called, node)).map_or("", str::trim);
    let named = record.map_or(&[][..], |r| r.identity);
    let parts: Vec<&str> = match named {
        [] if node.text("id").is_some() => vec![value("id"), value("since")],
        _ => named.iter().map(|name| value(name)).collect(),
    };
    if parts.iter().any(|p| !p.is_empty()) {
        return Some(parts);
    }
    // A milestone may have a title alone.
    let title = node.text("title").filter(|_| named == ["id"]);
    title.map(|t| vec![t.value.trim()])
}

/// The entries of both sides that share an identity, by their places in their lists.
#[derive(Default)]
struct Namesakes {
    old: Vec<usize>,
    new: Vec<usize>,
}

impl<'a> Comparison<'a, '_> {
    /// Entries in the order of the newer list, those that went last.
    pub(super) fn entries(&mut self, record: Option<&'static Record>, old: &'a [Node], new: &'a [Node]) {
        let names = self.names;
        let mut groups: HashMap<Option<Vec<&str>>, Namesakes> = HashMap::new();
        for (at, entry) in old.iter().enumerate() {
            groups.entry(identity(&names.old, entry, record)).or_default().old.push(at);
        }
        for (at, entry) in new.iter().enumerate() {
            groups.entry(identity(&names.new, entry, record)).or_default().new.push(at);
        }
        // What became of each entry of the newer list: none is the same as before, or has an older self.
        let mut come: Vec<Option<Option<usize>>> = vec![None; new.len()];
        let mut gone: Vec<usize> = Vec::new();
        for (id, mut group) in groups {
            // What is the same on both sides is nobody's news, even where an identity stands twice.
            group.old.retain(|o| {
                match group.new.iter().position(|n| same_entry(names, record, &old[*o], &new[*n])) {
                    Some(at) => {
                        group.new.remove(at);
                        false
                    }
                    None => true,
                }
            });
            match (&group.old[..], &group.new[..]) {
                ([o], [n]) if id.is_some() => come[*n] = Some(Some(*o)),
                (went, came) => {
                    gone.extend(went);
                    came.iter().for_each(|n| come[*n] = Some(None));
                }
            }
        }
        gone.sort_unstable();
        for (entry, fate) in new.iter().zip(come) {
            match fate {
                None => {}
                Some(Some(at)) => self.matched(record, &old[at], entry),
                Some(None) => self.push_entry(record, None, Some(entry)),
            }
        }
        for at in gone {
            self.push_entry(record, Some(&old[at]), None);
        }
    }

    fn matched(&mut self, record: Option<&'static Record>, old: &'a Node, new: &'a Node) {
        self.path.push(Step::Entry(new, record));
        self.tables(record, old.table(), new.table());
        self.path.pop();
    }
}

fn same_entry(names: &Names, record: Option<&'static Record>, old: &Node, new: &Node) -> bool {
    match record {
        Some(record) => same_under(names, Some(&Kind::Table(record)), old, new),
        None => same_under(names, None, old, new),
    }
}
