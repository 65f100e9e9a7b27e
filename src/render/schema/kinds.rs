//! What a field may hold, as JSON Schema. Nothing is asked here that `plan check` does not ask.

use crate::render::json::{Json, Map, literal};
use crate::render::schema::names::{Choices, Names};
use crate::syntax::shape::{Field, Kind, Record, Register, Vocabulary};
use crate::text::{Lang, Words};

const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
const WHEN: &str = "^[0-9]{4}(-([0-9]{2}(-[0-9]{2})?|Q[1-4]|T[1-3]|H[1-2]|W[0-9]{2}))?$";
const SLUG: &str = "^[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?$";

/// Shapes, and the lists of ids that several of them use.
pub(super) struct Shapes<'a> {
    names: &'a Names<'a>,
    definitions: Map<String, Json>,
}

impl<'a> Shapes<'a> {
    pub(super) fn new(names: &'a Names<'a>) -> Self {
        Self { names, definitions: Map::new() }
    }

    pub(super) fn definitions(self) -> Map<String, Json> {
        self.definitions
    }

    /// A table: its fields and no others.
    pub(super) fn record(&mut self, record: &'static Record) -> Map<String, Json> {
        let properties: Map<String, Json> =
            record.fields.iter().map(|field| (field.name.to_owned(), self.field(field))).collect();
        let required: Vec<&str> = record.fields.iter().filter(|f| f.required).map(|f| f.name).collect();
        let mut shape = Map::new();
        shape.insert("type".to_owned(), "object".into());
        shape.insert("properties".to_owned(), Json::Object(properties));
        shape.insert("additionalProperties".to_owned(), false.into());
        if !required.is_empty() {
            shape.insert("required".to_owned(), required.into());
        }
        shape
    }

    /// A field with what readers call it.
    pub(super) fn field(&mut self, field: &Field) -> Json {
        let shape = self.kind(&field.kind);
        let label = both(&field.label);
        match shape {
            // In this draft nothing beside a reference is read.
            Json::Object(map) if map.contains_key("$ref") => {
                literal!({ "description": label, "allOf": [Json::Object(map)] })
            }
            Json::Object(mut map) => {
                map.insert("description".to_owned(), label.into());
                Json::Object(map)
            }
            other => other,
        }
    }

    fn kind(&mut self, kind: &Kind) -> Json {
        match kind {
            Kind::Text => literal!({ "type": "string" }),
            Kind::Bool => literal!({ "type": "boolean" }),
            Kind::Integer => literal!({ "type": "integer" }),
            Kind::Number => literal!({ "type": "number" }),
            Kind::Day => literal!({ "type": "string", "pattern": DAY }),
            Kind::When => literal!({ "type": ["string", "integer"], "pattern": WHEN }),
            Kind::Year => literal!({ "type": ["string", "integer"] }),
            Kind::Id => literal!({ "type": "string", "pattern": SLUG }),
            Kind::Free => literal!({}),
            Kind::Label => {
                let text = literal!({ "type": "string" });
                literal!({ "anyOf": [text, { "type": "object", "additionalProperties": text }] })
            }
            Kind::Table(record) => Json::Object(self.record(record)),
            // A single value is taken as a list of one.
            Kind::List(inner) => {
                let one = self.kind(inner);
                literal!({ "anyOf": [{ "type": "array", "items": one }, one] })
            }
            Kind::Ref(register) => self.reference(*register),
            Kind::Word(vocabulary) => self.word(*vocabulary),
        }
    }

    fn reference(&mut self, register: Register) -> Json {
        if register == Register::Person {
            return literal!({ "type": "string", "pattern": SLUG });
        }
        match self.names.register(register) {
            Some((name, choices)) => self.defined(name, &choices),
            None => literal!({ "type": "string" }),
        }
    }

    fn word(&mut self, vocabulary: Vocabulary) -> Json {
        if let Vocabulary::Fixed(words) = vocabulary {
            return literal!({ "enum": words });
        }
        match self.names.vocabulary(vocabulary) {
            Some((name, choices)) => self.defined(name, &choices),
            None => literal!({ "type": "string" }),
        }
    }

    /// A list of ids stands once, whoever uses it.
    fn defined(&mut self, name: &str, choices: &Choices) -> Json {
        self.definitions.entry(name.to_owned()).or_insert_with(|| chosen(choices));
        literal!({ "$ref": format!("#/definitions/{name}") })
    }
}

/// One of these ids; each with its name in the words of both editors' tools. Of none, nothing fits.
pub(super) fn chosen(choices: &[(String, String)]) -> Json {
    if choices.is_empty() {
        return literal!({ "not": {} });
    }
    let (ids, names): (Vec<&String>, Vec<&String>) = choices.iter().map(|(id, name)| (id, name)).unzip();
    literal!({ "enum": ids, "enumDescriptions": names, "x-taplo": { "docs": { "enumValues": names } } })
}

/// Both languages, the same on every machine.
pub(super) fn both(words: &Words) -> String {
    pair(words.get(Lang::Sv), words.get(Lang::En))
}

/// Two names, or the one that both are.
pub(super) fn pair(sv: &str, en: &str) -> String {
    if sv == en { sv.to_owned() } else { format!("{sv} · {en}") }
}
