//! What a person types for the value of a field, as data: labels or ids, in either language.

use crate::edit::{Choice, Scope};
use crate::syntax::rewrite::Datum;
use crate::syntax::shape::{Field, Kind, Record};
use crate::text::collate::{folded, is_slug, slug};
use crate::text::nearest::nearest;
use crate::text::{Lang, Words, parse_day, parse_when};

/// Why what was typed is no change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadValue {
    /// Not written as `FIELD=VALUE`.
    NoAssignment,
    /// An activity has no such field; the nearest that it has.
    NoField(String, Option<String>),
    /// An entry of a list has no such field: what one is called, the field, the nearest, and all.
    NoFieldOf(&'static Words, String, Option<String>, Vec<String>),
    /// The field holds a table, whose fields are set one by one: the first of them.
    Table(String, &'static str),
    /// The field holds no table.
    NoTable(String),
    /// The field holds whatever an organisation wants, which only the file can tell.
    Own(String),
    /// The field holds entries, which are added, taken away, and changed one by one.
    Entries(String),
    /// The list has no such entry: the list, the name that was typed, what to type for a new one, and the
    /// names of all.
    NoEntry(String, String, Option<String>, Vec<String>),
    /// Several entries of the list may be meant: the list, the name, and their names.
    Several(String, String, Vec<String>),
    /// The list has that entry already: the list and its name.
    Already(String, String),
    /// It is not said which entry is meant: the list, and the names of its entries.
    Which(String, Vec<String>),
    /// The new entry has no name: the list, and the field that gives it one.
    Nameless(String, &'static str),
    /// A field stands twice in one entry.
    Twice(String),
    /// The field is no list, so nothing can be added or taken away.
    NoList(String),
    /// The value is none of those that may stand there; the nearest, and some that may.
    NoValue(String, Option<String>, Vec<String>),
    /// The value cannot be an id; one that can.
    NoId(String, Option<String>),
    /// The value is no day; none of its like either.
    NoDay(String),
    /// The value is no whole number.
    NoNumber(String),
    /// The value is neither yes nor no.
    NoTruth(String),
    /// The list does not hold the value that is to go.
    NotThere(String),
}

/// The field of a record that is called so: its key, or its label in either language.
pub(super) fn called(record: &'static Record, name: &str) -> Option<&'static Field> {
    let name = name.trim();
    let is_label =
        |f: &&Field| [Lang::Sv, Lang::En].into_iter().any(|l| folded(f.label.get(l)) == folded(name));
    record.field(name).or_else(|| record.fields.iter().find(is_label))
}

/// What may stand in the fields of an activity.
pub(super) struct Values<'p> {
    pub(super) scope: Scope<'p>,
}

impl Values<'_> {
    /// What was typed for a field, a list or not.
    pub(super) fn of_field(&self, field: &Field, typed: &str) -> Result<Datum, BadValue> {
        match &field.kind {
            Kind::List(inner) => Ok(Datum::List(self.list(inner, typed)?)),
            kind => self.value(kind, typed),
        }
    }

    /// Several values with commas between them; a text may hold commas, and is one.
    pub(super) fn list(&self, kind: &Kind, typed: &str) -> Result<Vec<Datum>, BadValue> {
        match kind {
            Kind::Text => Ok(vec![Datum::Text(typed.to_owned())]),
            _ => typed.split(',').map(|t| self.value(kind, t.trim())).collect(),
        }
    }

    /// A single value, in the words of a reader or as it stands in files.
    pub(super) fn value(&self, kind: &Kind, typed: &str) -> Result<Datum, BadValue> {
        let text = || Datum::Text(typed.to_owned());
        Ok(match kind {
            Kind::Word(_) | Kind::Ref(_) => Datum::Text(self.chosen(kind, typed)?),
            Kind::Id if !is_slug(typed) => {
                return Err(BadValue::NoId(typed.to_owned(), Some(slug(typed)).filter(|id| is_slug(id))));
            }
            Kind::Bool => match self.chosen(kind, typed).as_deref() {
                Ok(id) => Datum::Bool(id == "true"),
                Err(_) => return Err(BadValue::NoTruth(typed.to_owned())),
            },
            Kind::Integer | Kind::Number => {
                Datum::Integer(typed.parse().map_err(|_| BadValue::NoNumber(typed.to_owned()))?)
            }
            Kind::Day => {
                parse_day(typed).map_err(|_| BadValue::NoDay(typed.to_owned()))?;
                Datum::Date(typed.to_owned())
            }
            Kind::When => {
                parse_when(typed).map_err(|_| BadValue::NoDay(typed.to_owned()))?;
                if parse_day(typed).is_ok() { Datum::Date(typed.to_owned()) } else { text() }
            }
            _ => text(),
        })
    }

    fn chosen(&self, kind: &Kind, typed: &str) -> Result<String, BadValue> {
        // What some ids name is judged by the rules.
        let Some(choices) = self.scope.choices(kind) else { return Ok(typed.to_owned()) };
        let named = |c: &&Choice| c.id == typed;
        let called = |c: &&Choice| c.is_called(typed);
        let meant = choices.iter().find(named).or_else(|| choices.iter().find(called));
        meant.map(|c| c.id.clone()).ok_or_else(|| {
            const SOME: usize = 8;
            let ids = choices.iter().map(|c| c.id.as_str());
            let near = nearest(typed, ids.chain(choices.iter().flat_map(Choice::names)));
            let offered = choices.iter().filter(|c| c.current).take(SOME).map(|c| c.id.clone());
            BadValue::NoValue(typed.to_owned(), near.map(str::to_owned), offered.collect())
        })
    }
}
