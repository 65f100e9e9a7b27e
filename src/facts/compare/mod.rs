//! What differs between two trees of one record: by field and by the identity of entries, never by line
//! or position. Spelling, order of keys, line endings and the format of the file make no difference.

mod entries;
mod names;
mod same;

pub use entries::entry_name;
pub use names::{Called, Names};
pub use same::{given, same};
use same::{is_ranked, same_under};

use crate::syntax::shape::{Field, Kind, Record};
use crate::syntax::{Node, Table, Value};

/// One step from the top of a file down to a value.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// A field by its key, and what the format knows of it.
    Field(&'a str, Option<&'static Field>),
    /// An entry of a list, as it stands in the newer tree, else in the older.
    Entry(&'a Node, Option<&'static Record>),
}

/// One difference. Nothing on a side means that the value is absent there.
///
/// For a list of plain values, each side holds what the other lacks. For a list of records, an entry that
/// stands on one side only is a difference of its own, and the fields of an entry that stands on both
/// are compared one by one.
#[derive(Debug, Clone)]
pub struct Difference<'a> {
    /// Where.
    pub path: Vec<Step<'a>>,
    /// What stood there.
    pub old: Vec<&'a Node>,
    /// What stands there now.
    pub new: Vec<&'a Node>,
}

impl<'a> Difference<'a> {
    /// The innermost field of the path.
    pub fn field(&self) -> Option<&'static Field> {
        self.path.iter().rev().find_map(|step| match step {
            Step::Field(_, field) => Some(*field),
            Step::Entry(..) => None,
        })?
    }

    /// The outermost field's key.
    pub fn top(&self) -> &'a str {
        self.path.first().map_or("", |step| match step {
            Step::Field(name, _) => name,
            Step::Entry(..) => "",
        })
    }

    /// Whether the path ends at an entry of a list, which came or went whole.
    pub fn is_entry(&self) -> bool {
        matches!(self.path.last(), Some(Step::Entry(..)))
    }

    /// Whether the sides hold what the one list has and the other lacks.
    pub fn is_of_list(&self) -> bool {
        let list = self.field().is_some_and(|f| matches!(f.kind, Kind::List(_)));
        let values = self.old.len() > 1 || self.new.len() > 1;
        !self.is_entry() && (list || values)
    }

    /// The path in words of data: keys, and the identities of entries.
    pub fn keys(&self) -> Vec<String> {
        let key = |step: &Step<'_>| match step {
            Step::Field(name, _) => (*name).to_owned(),
            Step::Entry(node, record) => entry_name(node, *record),
        };
        self.path.iter().map(key).collect()
    }
}

/// Everything that differs between two trees of a record.
pub fn compare<'a>(record: &'static Record, old: &'a Node, new: &'a Node) -> Vec<Difference<'a>> {
    compare_under(record, old, new, &Names::default())
}

/// As [`compare`], where the sides may call the same thing otherwise.
pub fn compare_under<'a>(
    record: &'static Record,
    old: &'a Node,
    new: &'a Node,
    names: &Names,
) -> Vec<Difference<'a>> {
    let mut comparison = Comparison { names, path: Vec::new(), found: Vec::new() };
    comparison.tables(Some(record), old.table(), new.table());
    comparison.found
}

struct Comparison<'a, 'n> {
    names: &'n Names,
    path: Vec<Step<'a>>,
    found: Vec<Difference<'a>>,
}

impl<'a> Comparison<'a, '_> {
    fn push(&mut self, old: Vec<&'a Node>, new: Vec<&'a Node>) {
        self.found.push(Difference { path: self.path.clone(), old, new });
    }

    /// An entry that stands on one side only.
    fn push_entry(&mut self, record: Option<&'static Record>, old: Option<&'a Node>, new: Option<&'a Node>) {
        let Some(entry) = new.or(old) else { return };
        self.path.push(Step::Entry(entry, record));
        self.push(old.into_iter().collect(), new.into_iter().collect());
        self.path.pop();
    }

    /// Fields in the order of the format, then those that it does not know in the order of the text.
    fn tables(&mut self, record: Option<&'static Record>, old: &'a Table, new: &'a Table) {
        let known = record.map_or(&[][..], |r| r.fields);
        for field in known {
            self.field(field.name, Some(field), old.get(field.name), new.get(field.name));
        }
        let is_known = |name: &str| known.iter().any(|f| f.name == name);
        let mut seen: Vec<&str> = Vec::new();
        for entry in old.entries.iter().chain(&new.entries) {
            let name = &*entry.key.name;
            if !is_known(name) && !seen.contains(&name) {
                seen.push(name);
                self.field(name, None, old.get(name), new.get(name));
            }
        }
    }

    fn field(
        &mut self,
        name: &'a str,
        field: Option<&'static Field>,
        old: Option<&'a Node>,
        new: Option<&'a Node>,
    ) {
        let (old, new) = (given(old), given(new));
        if old.is_none() && new.is_none() {
            return;
        }
        self.path.push(Step::Field(name, field));
        self.value(field.map(|f| &f.kind), is_ranked(name), old, new);
        self.path.pop();
    }

    fn value(
        &mut self,
        kind: Option<&'static Kind>,
        ranked: bool,
        old: Option<&'a Node>,
        new: Option<&'a Node>,
    ) {
        // What could not be read has been reported, and nobody knows whether it differs.
        if [old, new].into_iter().flatten().any(|n| matches!(n.value, Value::Unread)) {
            return;
        }
        match kind {
            Some(Kind::List(inner)) => match inner.record() {
                Some(record) => self.entries(Some(record), items(old), items(new)),
                None if matches!(inner, Kind::Free) => self.free(old, new),
                None => self.list(Some(inner), ranked, items(old), items(new)),
            },
            Some(Kind::Table(record)) => match (old, new) {
                (Some(old), Some(new)) if is_table(old) && is_table(new) => {
                    self.tables(Some(record), old.table(), new.table());
                }
                _ => self.one(kind, old, new),
            },
            Some(Kind::Free | Kind::Label) | None => self.free(old, new),
            Some(_) => self.one(kind, old, new),
        }
    }

    fn one(&mut self, kind: Option<&'static Kind>, old: Option<&'a Node>, new: Option<&'a Node>) {
        let equal = matches!((old, new), (Some(old), Some(new)) if same_under(self.names, kind, old, new));
        if !equal {
            self.push(old.into_iter().collect(), new.into_iter().collect());
        }
    }

    /// Values of no known kind: tables key by key, lists of tables with ids entry by entry.
    fn free(&mut self, old: Option<&'a Node>, new: Option<&'a Node>) {
        match (old, new) {
            (Some(old), Some(new)) if is_table(old) && is_table(new) => {
                self.tables(None, old.table(), new.table());
            }
            _ if [old, new].into_iter().flatten().all(is_list) => {
                let (old, new) = (items(old), items(new));
                if old.iter().chain(new).all(|n| n.text("id").is_some()) {
                    self.entries(None, old, new);
                } else {
                    self.list(None, true, old, new);
                }
            }
            _ => self.one(None, old, new),
        }
    }

    /// Plain values: what each side has that the other lacks. Where the order says something, a mere
    /// change of order is told by the whole lists.
    fn list(&mut self, kind: Option<&'static Kind>, ranked: bool, old: &'a [Node], new: &'a [Node]) {
        let mut added: Vec<&Node> = new.iter().collect();
        let mut removed: Vec<&Node> = Vec::new();
        for item in old {
            match added.iter().position(|n| same_under(self.names, kind, item, n)) {
                Some(at) => {
                    added.remove(at);
                }
                None => removed.push(item),
            }
        }
        let moved = ranked && old.iter().zip(new).any(|(a, b)| !same_under(self.names, kind, a, b));
        if !removed.is_empty() || !added.is_empty() {
            self.push(removed, added);
        } else if moved {
            self.push(old.iter().collect(), new.iter().collect());
        }
    }
}

fn items(node: Option<&Node>) -> &[Node] {
    node.map_or(&[], Node::items)
}

fn is_table(node: &Node) -> bool {
    matches!(node.value, Value::Table(_))
}

fn is_list(node: &Node) -> bool {
    matches!(node.value, Value::List(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::format::{ACTIVITY, MEETING};
    use crate::syntax::{Format, read};

    /// Every difference of two texts, as `path: old -> new`.
    fn told(record: &'static Record, old: (&str, Format), new: (&str, Format)) -> Vec<String> {
        let (old, new) = (read(old.0, old.1).root, read(new.0, new.1).root);
        let words = |nodes: &[&Node]| {
            let word = |n: &&Node| n.as_text().map_or_else(|| "…".to_owned(), str::to_owned);
            nodes.iter().map(word).collect::<Vec<_>>().join(",")
        };
        let line =
            |d: &Difference<'_>| format!("{}: {} -> {}", d.keys().join("."), words(&d.old), words(&d.new));
        compare(record, &old, &new).iter().map(line).collect()
    }

    fn toml(old: &str, new: &str) -> Vec<String> {
        told(&ACTIVITY, (old, Format::Toml), (new, Format::Toml))
    }

    #[test]
    fn spelling_is_no_difference() {
        let a = "title = 'x'\ngoals = ['a', 'b']\nstart = 2026-01-02\norder = 1_0\nresults = []\nbenefit = \"\"\"a\r\nb\r\n\"\"\"";
        let b = "benefit: |\n  a\n  b\norder: 10\nstart: '2026-01-02'\ngoals: [b, a]\ntitle: x\nlinks: ~\n";
        assert_eq!(told(&ACTIVITY, (a, Format::Toml), (b, Format::Yaml)), Vec::<String>::new());
    }

    #[test]
    fn entries_are_known_by_identity() {
        let a = "milestones = [{ id = 'u', due = '2026-Q1' }, { id = 'v', title = 'V' }]";
        let b = "milestones = [{ id = 'v', title = 'W' }, { id = 'u', due = '2026-Q2' }]";
        assert_eq!(toml(a, b), ["milestones.v.title: V -> W", "milestones.u.due: 2026-Q1 -> 2026-Q2"]);
        let c = "milestones = [{ title = 'V' }]";
        assert_eq!(toml(c, ""), ["milestones.V: … -> "]);
        let d = "reports = [{ date = 2026-04-30, health = 'green' }]";
        let e = "reports = [{ date = 2026-05-31, health = 'green' }]";
        assert_eq!(toml(d, e), ["reports.2026-05-31:  -> …", "reports.2026-04-30: … -> "]);
    }

    #[test]
    fn doubles_are_never_matched_by_position() {
        let a = "milestones = [{ id = 'u', due = '2026' }, { id = 'u', due = '2027' }]";
        let b = "milestones = [{ id = 'u', due = '2027' }, { id = 'u', due = '2028' }]";
        assert_eq!(toml(a, b), ["milestones.u.due: 2026 -> 2028"]);
        let c = "milestones = [{ id = 'u', due = '2028' }, { id = 'u', due = '2029' }]";
        assert_eq!(toml(a, c).len(), 4);
    }

    #[test]
    fn lists_tables_and_own_fields() {
        assert_eq!(toml("goals = ['a', 'b']", "goals = ['b', 'c']"), ["goals: a -> c"]);
        assert_eq!(
            toml("legal = { state = 'done' }", "legal = { state = 'ongoing' }"),
            ["legal.state: done -> ongoing"]
        );
        assert_eq!(toml("legal = { state = 'done' }", ""), ["legal: … -> "]);
        assert_eq!(
            toml("x = { a = 1, b = { c = 2 } }", "x = { b = { c = 3 } }"),
            ["x.a: 1 -> ", "x.b.c: 2 -> 3"]
        );
        assert_eq!(toml("annat = 1", "annat = 2"), ["annat: 1 -> 2"]);
        let ranked = |list: &str| format!("matters = [{{ id = '1', ranking = {list} }}]");
        let (a, b) = (ranked("['a', 'b']"), ranked("['b', 'a']"));
        assert_eq!(told(&MEETING, (&a, Format::Toml), (&b, Format::Toml)), ["matters.1.ranking: a,b -> b,a"]);
    }
}
