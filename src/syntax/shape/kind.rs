//! Records, fields, and what a field may hold.

use crate::syntax::{Key, Node, Print, Value};
use crate::text::Words;

/// A table of the format: an activity, a goal, a report.
#[derive(Debug)]
pub struct Record {
    /// What a reader calls one of these.
    pub name: Words,
    /// Its fields.
    pub fields: &'static [Field],
    /// How two entries of a list are known to be the same.
    pub identity: &'static [&'static str],
}

impl Record {
    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.printed(name, Print::of(name))
    }

    /// The field that a key names.
    pub fn field_of(&self, key: &Key) -> Option<&'static Field> {
        self.printed(&key.name, key.print())
    }

    fn printed(&self, name: &str, print: Print) -> Option<&'static Field> {
        self.fields.iter().find(|f| f.print == print && f.name == name)
    }

    /// The field that a dotted path ends at.
    pub fn resolve(&self, path: &str) -> Option<&'static Field> {
        let (head, rest) = path.split_once('.').map_or((path, None), |(h, r)| (h, Some(r)));
        let field = self.field(head)?;
        match (rest, field.kind.record()) {
            (None, _) => Some(field),
            (Some(rest), Some(record)) => record.resolve(rest).or_else(|| {
                // `milestones.upphandling.due`: the entry's id stands between.
                let (_, after) = rest.split_once('.')?;
                record.resolve(after)
            }),
            (Some(_), None) => None,
        }
    }
}

/// One field of a record.
#[derive(Debug)]
pub struct Field {
    /// The key in files.
    pub name: &'static str,
    /// What a reader calls it.
    pub label: Words,
    /// What it may hold.
    pub kind: Kind,
    /// Whether the format itself, whatever the law says, cannot do without it.
    pub required: bool,
    /// Whether it is for the house alone, and left out of all that leaves it.
    pub internal: bool,
    print: Print,
}

impl Field {
    /// A field that the format cannot do without.
    pub const fn required(name: &'static str, sv: &'static str, en: &'static str, kind: Kind) -> Self {
        Self { required: true, ..Self::new(name, sv, en, kind) }
    }

    /// A field: its key, what Swedish and English readers call it, and what it may hold.
    pub const fn new(name: &'static str, sv: &'static str, en: &'static str, kind: Kind) -> Self {
        let (label, print) = (Words::new(sv, en), Print::of(name));
        Self { name, label, kind, required: false, internal: false, print }
    }

    /// The field, for the house alone.
    pub const fn internal(self) -> Self {
        Self { internal: true, ..self }
    }
}

/// What a field may hold.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Text.
    Text,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A day.
    Day,
    /// A day, or a coarser time such as `2026-Q3` or `2026`.
    When,
    /// A plan year: `2026` or `"2026-2027"`.
    Year,
    /// The record's own id, a slug.
    Id,
    /// The id of something in a register.
    Ref(Register),
    /// A word of the governance model or of the program.
    Word(Vocabulary),
    /// A list of these; a single value is taken as a list of one.
    List(&'static Kind),
    /// A table.
    Table(&'static Record),
    /// Text in one language or `{ sv = …, en = … }`.
    Label,
    /// Whatever an organisation wants: kept, never judged.
    Free,
}

impl Kind {
    /// The record inside, through lists.
    pub fn record(&self) -> Option<&'static Record> {
        match self {
            Self::Table(record) => Some(record),
            Self::List(kind) => kind.record(),
            _ => None,
        }
    }
}

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Register {
    /// An actor of `schema/actors`.
    Actor,
    /// A person of `schema/people`.
    Person,
    /// A document of `schema/documents`.
    Document,
    /// A goal of the programme.
    Goal,
    /// A need of the programme.
    Need,
    /// An opportunity of the programme.
    Opportunity,
    /// A principle of the programme.
    Principle,
    /// A coordination area of the programme.
    Area,
    /// A party of the programme, or a member of a party that is a group.
    Party,
    /// An activity year: `id`, `year/id` or the full key.
    Activity,
    /// A programme.
    Programme,
    /// A governance model.
    Model,
    /// A matter of a meeting.
    Matter,
    /// A body of the governance model.
    Body,
}

/// Where a word is defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Vocabulary {
    /// The model's states.
    States,
    /// The model's kinds of activity.
    Kinds,
    /// The model's phases.
    Phases,
    /// The model's domains.
    Domains,
    /// The model's sorts of driver.
    Drivers,
    /// The model's roles.
    Roles,
    /// The model's kinds of report.
    ReportKinds,
    /// The models' scopes of documents.
    DocumentScopes,
    /// The model's states of realisation.
    RealisationStates,
    /// The model's kinds of decision.
    DecisionKinds,
    /// The model's types of matter.
    MatterTypes,
    /// The outcomes of the matter's type.
    Outcomes,
    /// The program's own words.
    Fixed(&'static [&'static str]),
}

/// What should have stood where a value of the wrong type stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Text.
    Text,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A day.
    Day,
    /// A day or a coarser time.
    When,
    /// A plan year.
    Year,
    /// An id.
    Id,
    /// A table `{ … }`.
    Table,
    /// Text or a table with `sv` and `en`.
    Label,
}

/// What stands there instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer,
    /// A decimal number.
    Float,
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// Text.
    Text,
    /// A list.
    List,
    /// A table.
    Table,
}

impl Found {
    /// What a node is; none for what could not be read.
    pub fn of(node: &Node) -> Option<Self> {
        Some(match node.value {
            Value::Null => Self::Nothing,
            Value::Bool(_) => Self::Bool,
            Value::Integer(_) => Self::Integer,
            Value::Float(_) => Self::Float,
            Value::Date(_) => Self::Date,
            Value::Time(_) => Self::Time,
            Value::Text(_) => Self::Text,
            Value::List(_) => Self::List,
            Value::Table(_) => Self::Table,
            Value::Unread => return None,
        })
    }
}
