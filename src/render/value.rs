//! Values of plan files as readers know them: ids by their names, words of the program translated.

use crate::facts::{Light, Names};
use crate::portfolio::format::{ACTIVITY, ASSESSMENT, HEALTH};
use crate::render::wording::{ABSENT, light};
use crate::syntax::shape::{Field, Kind, Record, Vocabulary};
use crate::syntax::{Entry, Node, Value};
use crate::text::{Lang, Words};

/// A text with a capital first.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// What a field says, on one line per entry.
pub(super) fn said(node: &Node, field: &Field, names: &Names, lang: Lang) -> Vec<String> {
    match &node.value {
        Value::List(items) => items.iter().map(|item| flat(item, Some(&field.kind), names, lang)).collect(),
        Value::Text(text) if !names.contains_key(&node.span) => fixed(Some(&field.kind), text, lang)
            .map_or_else(|| text.lines().map(str::to_owned).collect(), |word| vec![word.to_owned()]),
        _ => vec![flat(node, Some(&field.kind), names, lang)],
    }
}

/// One entry of a list of the activity, on one line.
pub(super) fn entry(node: &Node, list: &str, names: &Names, lang: Lang) -> Vec<String> {
    vec![flat(node, ACTIVITY.field(list).map(|f| &f.kind), names, lang)]
}

/// A value on one line; what stands in it goes by the names that readers know it by.
pub(super) fn flat(node: &Node, kind: Option<&Kind>, names: &Names, lang: Lang) -> String {
    if let Some(label) = names.get(&node.span) {
        return label.get(lang).to_owned();
    }
    let kind = inner(kind);
    match &node.value {
        Value::Table(table) => {
            let record = kind.and_then(Kind::record);
            let plain = |e: &&Entry| e.node.says_something() && !is_shadowed(e, node, record);
            // What it is known by comes first, whatever the order in the file.
            let (first, rest): (Vec<&Entry>, Vec<&Entry>) =
                table.entries.iter().filter(plain).partition(|e| is_known_by(e, record));
            let part = |e: &Entry| part(e, record, names, lang);
            first.into_iter().chain(rest).map(part).collect::<Vec<_>>().join(", ")
        }
        Value::List(items) => items.iter().map(|i| flat(i, kind, names, lang)).collect::<Vec<_>>().join(", "),
        Value::Bool(true) => YES.get(lang).to_owned(),
        Value::Bool(false) => NO.get(lang).to_owned(),
        Value::Time(raw) => raw.to_string(),
        _ => {
            let text = node.as_text().unwrap_or(ABSENT);
            fixed(kind, text, lang).unwrap_or(text).to_owned()
        }
    }
}

/// One field of a record: what the record is known by stands alone, the rest with its name.
fn part(entry: &Entry, record: Option<&'static Record>, names: &Names, lang: Lang) -> String {
    let key = &*entry.key.name;
    let field = record.and_then(|r| r.field(key));
    let label = field.map_or(key, |f| f.label.get(lang));
    let value = flat(&entry.node, field.map(|f| &f.kind), names, lang);
    match entry.node.value {
        _ if is_known_by(entry, record) => value,
        Value::Bool(true) => label.to_owned(),
        _ => format!("{label}: {value}"),
    }
}

fn is_known_by(entry: &Entry, record: Option<&'static Record>) -> bool {
    let key = &*entry.key.name;
    key == "title" || record.is_some_and(|r| r.identity.contains(&key))
}

/// An id says nothing to readers where a title says the same in words.
fn is_shadowed(entry: &Entry, table: &Node, record: Option<&'static Record>) -> bool {
    &*entry.key.name == "id" && record.is_some() && table.text("title").is_some()
}

fn inner(kind: Option<&Kind>) -> Option<&Kind> {
    match kind {
        Some(Kind::List(inner)) => Some(inner),
        other => other,
    }
}

/// The program's own words: lights and the states of assessments.
fn fixed(kind: Option<&Kind>, id: &str, lang: Lang) -> Option<&'static str> {
    match inner(kind) {
        Some(Kind::Word(Vocabulary::Fixed(words))) if *words == HEALTH => {
            let lights = [Light::Green, Light::Yellow, Light::Red];
            lights.into_iter().find(|l| l.id() == id).map(|l| light(l).get(lang))
        }
        Some(Kind::Word(Vocabulary::Fixed(words))) if *words == ASSESSMENT => {
            let at = ASSESSMENT.iter().position(|word| *word == id)?;
            Some([&NOT_STARTED, &ONGOING, &DONE, &NOT_RELEVANT][at].get(lang))
        }
        _ => None,
    }
}

/// The word of a light; what stands there when it is none.
pub(super) fn light_word(id: &str, lang: Lang) -> &str {
    fixed(Some(&Kind::Word(Vocabulary::Fixed(HEALTH))), id, lang).unwrap_or(id)
}

static YES: Words = Words::new("ja", "yes");
static NO: Words = Words::new("nej", "no");
static NOT_STARTED: Words = Words::new("ej påbörjad", "not started");
static ONGOING: Words = Words::new("pågår", "ongoing");
static DONE: Words = Words::new("klar", "done");
static NOT_RELEVANT: Words = Words::new("ej aktuell", "not relevant");
