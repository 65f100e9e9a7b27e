//! Registers shared by all programmes: actors, persons, documents.

use std::collections::HashMap;

use crate::model::owned;
use crate::syntax::{At, Node};
use crate::text::collate::folded;
use crate::text::{Period, SourceId, Span, parse_when};

/// Something in a register.
pub trait Item {
    /// Its id.
    fn id(&self) -> &str;
    /// Its name and other names.
    fn names(&self) -> impl Iterator<Item = &str>;
}

/// An organisation, unit, network, role or body.
#[derive(Debug)]
pub struct Actor {
    /// Id.
    pub id: Box<str>,
    /// Name.
    pub name: Box<str>,
    /// Organisation, unit, network …
    pub kind: Option<Box<str>>,
    /// The actor it is part of.
    pub parent: Option<Box<str>>,
    /// Other names.
    pub aliases: Vec<Box<str>>,
    /// For a group: whom it stands for.
    pub members: Vec<Box<str>>,
}

/// A person.
#[derive(Debug)]
pub struct Person {
    /// The signature.
    pub id: Box<str>,
    /// Name.
    pub name: Box<str>,
    /// Other spellings.
    pub aliases: Vec<Box<str>>,
    /// The organisation.
    pub actor: Option<Box<str>>,
    /// Until when the person is there.
    pub until: Option<Period>,
}

/// A governing document.
#[derive(Debug)]
pub struct Document {
    /// Id.
    pub id: At<Box<str>>,
    /// Title.
    pub title: Box<str>,
    /// When it begins to hold.
    pub from: Option<Period>,
    /// When it ceases to hold.
    pub to: Option<Period>,
    /// Where that is written.
    pub to_span: Option<Span>,
    /// Whether it is replaced every year.
    pub annual: bool,
    /// Its file.
    pub source: SourceId,
    /// All of its fields.
    pub node: Node,
}

impl Item for Actor {
    fn id(&self) -> &str {
        &self.id
    }
    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.name).chain(self.aliases.iter().map(|a| &**a))
    }
}
impl Item for Person {
    fn id(&self) -> &str {
        &self.id
    }
    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.name).chain(self.aliases.iter().map(|a| &**a))
    }
}
impl Item for Document {
    fn id(&self) -> &str {
        &self.id.value
    }
    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.title)
    }
}

/// The items of one register, by id and by name.
#[derive(Debug)]
pub struct Register<T> {
    /// The items, in the order of the file.
    pub items: Vec<T>,
    by_id: HashMap<Box<str>, usize>,
    by_name: HashMap<String, usize>,
    /// Whether the register was read whole. If not, an unknown id may only be unread.
    pub complete: bool,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self { items: Vec::new(), by_id: HashMap::new(), by_name: HashMap::new(), complete: true }
    }
}

impl<T: Item> Register<T> {
    fn new(items: Vec<T>, complete: bool) -> Self {
        let mut by_id = HashMap::with_capacity(items.len());
        let mut by_name = HashMap::new();
        for (i, item) in items.iter().enumerate() {
            by_id.entry(item.id().into()).or_insert(i);
            for name in item.names() {
                by_name.entry(folded(name)).or_insert(i);
            }
        }
        Self { items, by_id, by_name, complete }
    }

    /// The item of an id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.by_id.get(id).map(|&i| &self.items[i])
    }

    /// The item of a name or another name, however hyphens, case and blanks are written.
    pub fn named(&self, name: &str) -> Option<&T> {
        self.by_name.get(&folded(name)).map(|&i| &self.items[i])
    }

    /// All ids.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.items.iter().map(Item::id)
    }
}

/// The three registers.
#[derive(Debug, Default)]
pub struct Registers {
    /// Actors.
    pub actors: Register<Actor>,
    /// Persons.
    pub people: Register<Person>,
    /// Documents.
    pub documents: Register<Document>,
}

impl Registers {
    /// Takes the actors of a register file.
    pub fn read_actors(&mut self, root: &Node, complete: bool) {
        let read = |entry: &Node| {
            let id = entry.text("id")?.value;
            let text = |name| entry.text(name).map(|t| Box::from(t.value));
            Some(Actor {
                id: id.into(),
                name: text("name").unwrap_or_else(|| id.into()),
                kind: text("kind"),
                parent: text("parent"),
                aliases: owned(entry, "aliases"),
                members: owned(entry, "members"),
            })
        };
        self.actors = Register::new(root.list("actors").iter().filter_map(read).collect(), complete);
    }

    /// Takes the persons of a register file.
    pub fn read_people(&mut self, root: &Node, complete: bool) {
        let read = |entry: &Node| {
            let id = entry.text("id")?.value;
            let name = entry.text("name").map_or(id, |t| t.value);
            Some(Person {
                id: id.into(),
                name: name.into(),
                aliases: owned(entry, "aliases"),
                actor: entry.text("actor").map(|t| t.value.into()),
                until: entry.text("until").and_then(|t| parse_when(t.value).ok()),
            })
        };
        self.people = Register::new(root.list("people").iter().filter_map(read).collect(), complete);
    }

    /// Takes the documents of a register file.
    pub fn read_documents(&mut self, source: SourceId, root: &Node, complete: bool) {
        let read = |entry: &Node| {
            let id = entry.text("id")?;
            let when = |name| entry.text(name).and_then(|t| parse_when(t.value).ok());
            Some(Document {
                id: At { value: id.value.into(), span: id.span },
                title: entry.text("title").map_or(id.value, |t| t.value).into(),
                from: when("from"),
                to: when("to"),
                to_span: entry.get("to").map(|n| n.span),
                annual: entry.flag("annual"),
                source,
                node: entry.clone(),
            })
        };
        self.documents = Register::new(root.list("documents").iter().filter_map(read).collect(), complete);
    }

    /// Whom an actor stands for: the members of a group and of the groups in it, else itself.
    pub fn stands_for<'a>(&'a self, actor: &'a str) -> Vec<&'a str> {
        let (mut found, mut seen, mut open) = (Vec::new(), vec![actor], vec![actor]);
        while let Some(id) = open.pop() {
            let members = self.actors.get(id).map_or(&[][..], |a| &a.members);
            if members.is_empty() {
                found.push(id);
            }
            // From the end, so that they come in the order of the register.
            for member in members.iter().rev().filter(|m| !seen.contains(&&***m)).collect::<Vec<_>>() {
                seen.push(member);
                open.push(member);
            }
        }
        found
    }

    /// An actor and all it is part of, nearest first. A circle ends where it began.
    pub fn line_of<'a>(&'a self, actor: &'a str) -> Vec<&'a str> {
        let mut line = vec![actor];
        while let Some(parent) =
            line.last().and_then(|a| self.actors.get(a)).and_then(|a| a.parent.as_deref())
        {
            if line.contains(&parent) {
                break;
            }
            line.push(parent);
        }
        line
    }
}
