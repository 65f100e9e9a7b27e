//! What a person types for the value of a field, as data: labels or ids, in either language.

use crate::model::Model;
use crate::portfolio::format::{ASSESSMENT, HEALTH};
use crate::portfolio::{ActivityId, Portfolio, Programme};
use crate::syntax::rewrite::Datum;
use crate::syntax::shape::{Field, Kind, Record, Register, Vocabulary};
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
    portfolio: &'p Portfolio,
    programme: &'p Programme,
}

impl<'p> Values<'p> {
    /// Those of one activity.
    pub(super) fn of(portfolio: &'p Portfolio, id: ActivityId) -> Self {
        Self { portfolio, programme: &portfolio.programmes[portfolio.activity(id).programme] }
    }

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
            Kind::Word(vocabulary) => Datum::Text(self.word(*vocabulary, typed)?),
            Kind::Ref(register) => Datum::Text(self.reference(*register, typed)?),
            Kind::Id if !is_slug(typed) => {
                return Err(BadValue::NoId(typed.to_owned(), Some(slug(typed)).filter(|id| is_slug(id))));
            }
            Kind::Bool => match typed.to_lowercase().as_str() {
                "ja" | "yes" | "true" | "sant" => Datum::Bool(true),
                "nej" | "no" | "false" | "falskt" => Datum::Bool(false),
                _ => return Err(BadValue::NoTruth(typed.to_owned())),
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

    fn word(&self, vocabulary: Vocabulary, typed: &str) -> Result<String, BadValue> {
        let wanted = folded(typed);
        let mut choices: Vec<(String, Vec<String>)> = Vec::new();
        if let Vocabulary::Fixed(ids) = vocabulary {
            choices.extend(ids.iter().map(|id| ((*id).to_owned(), own_words(id))));
        } else if let Some(model) = self.portfolio.model_of(self.programme) {
            choices.extend(labels(model, vocabulary));
        }
        choose(&wanted, typed, &choices)
    }

    fn reference(&self, register: Register, typed: &str) -> Result<String, BadValue> {
        let registers = &self.portfolio.registers;
        let own = |list: &str| {
            let entries = self.programme.source.map_or(&[][..], |s| self.portfolio.root(s).list(list));
            let choice = |e: &crate::syntax::Node| {
                let names = e.text("name").into_iter().chain(e.texts("aliases")).map(|t| t.value.to_owned());
                Some((e.text("id")?.value.to_owned(), names.collect::<Vec<_>>()))
            };
            entries.iter().filter_map(choice).collect::<Vec<_>>()
        };
        let ids = |ids: &mut dyn Iterator<Item = &str>| {
            ids.map(|id| (id.to_owned(), Vec::new())).collect::<Vec<_>>()
        };
        let (named, choices) = match register {
            Register::Actor | Register::Party => {
                (registers.actors.named(typed).map(|a| a.id.to_string()), ids(&mut registers.actors.ids()))
            }
            Register::Person => {
                (registers.people.named(typed).map(|p| p.id.to_string()), ids(&mut registers.people.ids()))
            }
            Register::Document => (
                registers.documents.named(typed).map(|d| d.id.value.to_string()),
                ids(&mut registers.documents.ids()),
            ),
            Register::Goal => (None, own("goals")),
            Register::Need => (None, own("needs")),
            Register::Opportunity => (None, own("opportunities")),
            Register::Principle => (None, own("principles")),
            Register::Area => (None, own("areas")),
            // What these name is judged by the rules.
            Register::Activity
            | Register::Programme
            | Register::Model
            | Register::Matter
            | Register::Body => {
                return Ok(typed.to_owned());
            }
        };
        match named {
            Some(id) if !choices.iter().any(|(known, _)| known == typed) => Ok(id),
            _ => choose(&folded(typed), typed, &choices),
        }
    }
}

fn labels(model: &Model, vocabulary: Vocabulary) -> Vec<(String, Vec<String>)> {
    let names = |w: &crate::model::Word| {
        let both = [&w.label.sv, &w.label.en];
        (w.id.value.to_string(), both.into_iter().flatten().map(ToString::to_string).collect())
    };
    model.vocabulary(vocabulary).iter().map(names).collect()
}

/// What people call the program's own words.
fn own_words(id: &str) -> Vec<String> {
    const WORDS: [(&str, &str); 7] = [
        ("green", "grön"),
        ("yellow", "gul"),
        ("red", "röd"),
        ("not-started", "ej påbörjad"),
        ("ongoing", "pågår"),
        ("done", "klar"),
        ("not-relevant", "ej aktuell"),
    ];
    debug_assert!(HEALTH.len() + ASSESSMENT.len() == WORDS.len(), "every word has a name");
    WORDS.iter().filter(|(known, _)| *known == id).map(|(_, name)| (*name).to_owned()).collect()
}

fn choose(wanted: &str, typed: &str, choices: &[(String, Vec<String>)]) -> Result<String, BadValue> {
    let is_meant =
        |(id, names): &&(String, Vec<String>)| id == typed || names.iter().any(|n| folded(n) == wanted);
    match choices.iter().find(is_meant) {
        Some((id, _)) => Ok(id.clone()),
        None => {
            let ids = choices.iter().map(|(id, _)| id.as_str());
            let names = choices.iter().flat_map(|(_, names)| names).map(String::as_str);
            let near = nearest(typed, ids.clone().chain(names)).map(str::to_owned);
            Err(BadValue::NoValue(typed.to_owned(), near, ids.take(8).map(str::to_owned).collect()))
        }
    }
}
