//! The tree: keys and values of either format, each with its place.

use crate::syntax::shape::Field;
use crate::text::{Span, Str};

/// A value with the place it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its bytes.
    pub span: Span,
}

/// A value of the tree.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a node is. Numbers and dates keep their spelling, so that no digit is lost.
#[derive(Debug, Clone)]
pub enum Value {
    /// Nothing (YAML `~` or an empty value).
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number as written.
    Integer(Str),
    /// A decimal number as written.
    Float(Str),
    /// A date as written (TOML's own dates).
    Date(Str),
    /// A date with a time, or a time, as written.
    Time(Str),
    /// Text.
    Text(Str),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Table),
    /// Something that could not be read and has been reported.
    Unread,
}

/// The entries of a table in the order of the text.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The entries.
    pub entries: Vec<Entry>,
}

/// A key's name and place.
#[derive(Debug, Clone)]
pub struct Key {
    /// The name.
    pub name: Str,
    /// Its bytes.
    pub span: Span,
    print: Print,
}

impl Key {
    /// A key of this name at this place.
    pub fn new(name: Str, span: Span) -> Self {
        let print = Print::of(&name);
        Self { name, span, print }
    }

    /// Its fingerprint.
    pub fn print(&self) -> Print {
        self.print
    }

    /// Whether another key has the same name.
    pub fn is_same(&self, other: &Self) -> bool {
        self.print == other.print && self.name == other.name
    }
}

/// The fingerprint of a name, which tells almost all names apart at a glance: names are looked up in tables and
/// records more often than anything else is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Print(u32);

impl Print {
    /// The fingerprint of a name.
    pub const fn of(name: &str) -> Self {
        let letters = name.as_bytes();
        let (Some(first), Some(last)) = (letters.first(), letters.last()) else {
            return Self(0);
        };
        // Longer names are told apart by the rest.
        let length = if letters.len() < 255 { letters.len() as u8 } else { 255 };
        Self(u32::from_le_bytes([length, *first, letters[letters.len() / 2], *last]))
    }
}

/// One `key = value`.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: Key,
    /// The field it is, once the tree has been held against a record.
    pub field: Option<&'static Field>,
    /// The value.
    pub node: Node,
}

static NO_TABLE: Table = Table { entries: Vec::new() };

impl Table {
    /// The value of a key.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.entry(name).map(|e| &e.node)
    }

    /// The entry of a key.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        let print = Print::of(name);
        self.entries.iter().find(|e| e.key.print == print && *e.key.name == *name)
    }
}

impl Node {
    /// An empty table at the start of a text.
    pub fn empty() -> Self {
        Self { span: Span::default(), value: Value::Table(Table::default()) }
    }

    /// The node's table; an empty one when it is something else.
    pub fn table(&self) -> &Table {
        match &self.value {
            Value::Table(table) => table,
            _ => &NO_TABLE,
        }
    }

    /// The value of a key of this table.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.table().get(name)
    }

    /// The items of a list; a single value counts as a list of itself, nothing as an empty one.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            Value::Null | Value::Unread => &[],
            _ => std::slice::from_ref(self),
        }
    }

    /// Text, or a number or date as written.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(s) | Value::Integer(s) | Value::Float(s) | Value::Date(s) => Some(s),
            _ => None,
        }
    }

    /// Text, or a number or date as written, with its place.
    pub fn text_at(&self) -> Option<At<&str>> {
        self.as_text().map(|value| At { value, span: self.span })
    }

    /// `true` or `false`.
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(b) => Some(b),
            _ => None,
        }
    }

    /// The text of a key, if it holds one.
    pub fn text(&self, name: &str) -> Option<At<&str>> {
        self.get(name)?.text_at()
    }

    /// The texts of a list under a key, those that are texts.
    pub fn texts(&self, name: &str) -> impl Iterator<Item = At<&str>> {
        self.list(name).iter().filter_map(Node::text_at)
    }

    /// The items of a list under a key; none when the key is absent.
    pub fn list(&self, name: &str) -> &[Node] {
        self.get(name).map_or(&[], Node::items)
    }

    /// The truth of a key; false when absent.
    pub fn flag(&self, name: &str) -> bool {
        self.get(name).and_then(Node::as_bool).unwrap_or(false)
    }

    /// Whether the node says something: not nothing, not an empty text, list or table.
    pub fn says_something(&self) -> bool {
        match &self.value {
            Value::Null => false,
            Value::Text(s) => !s.trim().is_empty(),
            Value::List(items) => !items.is_empty(),
            Value::Table(table) => !table.entries.is_empty(),
            _ => true,
        }
    }

    /// Whether a dotted path says something; through a list, whether some entry's does.
    ///
    /// What could not be read counts as said: it has been reported already.
    pub fn says(&self, path: &str) -> bool {
        let (head, rest) = path.split_once('.').map_or((path, None), |(h, r)| (h, Some(r)));
        match &self.value {
            Value::Unread => true,
            Value::List(items) => items.iter().any(|item| {
                if item.text("id").is_some_and(|id| id.value == head) {
                    rest.is_none_or(|rest| item.says(rest))
                } else {
                    item.says(path)
                }
            }),
            Value::Table(table) => table.get(head).is_some_and(|node| match rest {
                None => node.says_something(),
                Some(rest) => node.says(rest),
            }),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::{Format, read};

    #[test]
    fn names_of_one_fingerprint_are_told_apart() {
        let long = "a".repeat(300);
        let text =
            format!("abcd = 1\naxcd = 2\nåbcd = 3\n{long} = 4\n{long}a = 5\n").replace("åbcd", "\"åbcd\"");
        let root = read(&text, Format::Toml).root;
        let value = |name: &str| root.text(name).map(|t| t.value);
        assert_eq!([value("abcd"), value("axcd"), value("åbcd")], [Some("1"), Some("2"), Some("3")]);
        assert_eq!([value(&long), value(&format!("{long}a"))], [Some("4"), Some("5")]);
        assert_eq!([value(""), value("abce"), value(&format!("{long}aa"))], [None; 3]);
    }

    #[test]
    fn paths_go_through_lists() {
        let doc = read("a = [{ org = 'x' }, { org = 'y', person = 'z' }]\nb = { c = '' }\n", Format::Toml);
        assert!(doc.root.says("a.person") && doc.root.says("a"));
        assert!(!doc.root.says("b.c") && !doc.root.says("a.role") && !doc.root.says("d"));
    }
}
