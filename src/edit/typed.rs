//! What a person types for a field, `status=Pausad` or `goals+=Digital trygghet`, as a change of the file.

use crate::model::Model;
use crate::portfolio::format::{ACTIVITY, ASSESSMENT, HEALTH};
use crate::portfolio::{ActivityId, Portfolio, Programme};
use crate::syntax::rewrite::{Datum, Edit, Step};
use crate::syntax::shape::{Field, Kind, Record, Register, Vocabulary};
use crate::text::collate::folded;
use crate::text::nearest::nearest;
use crate::text::{Lang, parse_day, parse_when};

/// Why what was typed is no change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadValue {
    /// Not written as `FIELD=VALUE`.
    NoAssignment,
    /// An activity has no such field; the nearest that it has.
    NoField(String, Option<String>),
    /// The field holds records, which are changed in the file or by a command of their own.
    Records(String),
    /// The field is no list, so nothing can be added or taken away.
    NoList(String),
    /// The value is none of those that may stand there; the nearest, and some that may.
    NoValue(String, Option<String>, Vec<String>),
    /// The value is no day; none of its like either.
    NoDay(String),
    /// The value is no whole number.
    NoNumber(String),
    /// The value is neither yes nor no.
    NoTruth(String),
    /// The list does not hold the value that is to go.
    NotThere(String),
}

/// The change that was typed, of an activity.
///
/// # Errors
/// When it is none.
pub fn assignment(portfolio: &Portfolio, id: ActivityId, typed: &str) -> Result<Vec<Edit>, BadValue> {
    let (left, value) = typed.split_once('=').ok_or(BadValue::NoAssignment)?;
    let (name, sign) = match left.strip_suffix(['+', '-']) {
        Some(name) => (name, left.chars().last()),
        None => (left, None),
    };
    let (path, field) = field(&ACTIVITY, name.trim())?;
    let steps: Vec<Step> = path.into_iter().map(|p| Step::Field(p.to_owned())).collect();
    let value = value.trim();
    let activity = portfolio.activity(id);
    let words = Words { portfolio, programme: &portfolio.programmes[activity.programme] };
    let inner = match &field.kind {
        Kind::List(inner) if inner.record().is_none() => Some(*inner),
        Kind::List(_) | Kind::Table(_) => return Err(BadValue::Records(field.name.to_owned())),
        _ => None,
    };
    if value.is_empty() && sign.is_none() {
        return Ok(vec![Edit::Remove { path: steps, with_comment: false }]);
    }
    match (sign, inner) {
        (None, None) => Ok(vec![Edit::Set { path: steps, value: words.value(&field.kind, value)? }]),
        (None, Some(inner)) => {
            Ok(vec![Edit::Set { path: steps, value: Datum::List(words.list(inner, value)?) }])
        }
        (Some(_), None) => Err(BadValue::NoList(field.name.to_owned())),
        (Some('+'), Some(inner)) => {
            let items = words.list(inner, value)?.into_iter();
            Ok(items.map(|value| Edit::Append { path: steps.clone(), value }).collect())
        }
        (Some(_), Some(inner)) => {
            let mut node = Some(portfolio.root(activity.source));
            for step in &steps {
                if let Step::Field(name) = step {
                    node = node.and_then(|n| n.get(name));
                }
            }
            let there: Vec<&str> =
                node.map_or(&[][..], |n| n.items()).iter().map(|n| n.as_text().unwrap_or("")).collect();
            let mut places = Vec::new();
            for item in words.list(inner, value)? {
                let Datum::Text(text) = &item else { continue };
                let at =
                    there.iter().position(|t| t == text).ok_or_else(|| BadValue::NotThere(text.clone()))?;
                places.push(at);
            }
            // From the end, so that the places before stay what they are.
            places.sort_unstable_by(|a, b| b.cmp(a));
            let remove = |at| {
                let path = steps.iter().cloned().chain([Step::Entry(at)]).collect();
                Edit::Remove { path, with_comment: false }
            };
            Ok(places.into_iter().map(remove).collect())
        }
    }
}

/// A field by its key or by what readers call it, through tables: `legal.state`.
fn field(record: &'static Record, name: &str) -> Result<(Vec<&'static str>, &'static Field), BadValue> {
    let (head, rest) = name.split_once('.').map_or((name, None), |(h, r)| (h, Some(r)));
    let called =
        |f: &&Field| [Lang::Sv, Lang::En].into_iter().any(|l| folded(f.label.get(l)) == folded(head));
    let found = record.field(head).or_else(|| record.fields.iter().find(called));
    let Some(field) = found else {
        let near = nearest(head, record.fields.iter().map(|f| f.name)).map(str::to_owned);
        return Err(BadValue::NoField(head.to_owned(), near));
    };
    match (rest, &field.kind) {
        (None, _) => Ok((vec![field.name], field)),
        (Some(rest), Kind::Table(inner)) => {
            let (mut path, field_) = self::field(inner, rest)?;
            path.insert(0, field.name);
            Ok((path, field_))
        }
        (Some(_), _) => Err(BadValue::Records(field.name.to_owned())),
    }
}

/// The words that a value may be.
struct Words<'p> {
    portfolio: &'p Portfolio,
    programme: &'p Programme,
}

impl Words<'_> {
    /// Several values with commas between them; a text may hold commas, and is one.
    fn list(&self, kind: &Kind, typed: &str) -> Result<Vec<Datum>, BadValue> {
        match kind {
            Kind::Text => Ok(vec![Datum::Text(typed.to_owned())]),
            _ => typed.split(',').map(|t| self.value(kind, t.trim())).collect(),
        }
    }

    fn value(&self, kind: &Kind, typed: &str) -> Result<Datum, BadValue> {
        let text = || Datum::Text(typed.to_owned());
        Ok(match kind {
            Kind::Word(vocabulary) => Datum::Text(self.word(*vocabulary, typed)?),
            Kind::Ref(register) => Datum::Text(self.reference(*register, typed)?),
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
