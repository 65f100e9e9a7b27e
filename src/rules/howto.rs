//! What to type when a field is missing: the field and the values it may have.

use crate::portfolio::File;
use crate::rules::{Context, Item, registry};
use crate::syntax::shape::{Kind, Vocabulary};
use crate::text::{Arg, Text, Words};

/// How to fill in a field of an item.
pub(super) fn fill_in(cx: &Context<'_>, item: &Item<'_>, path: &str) -> Text {
    const SOME: usize = 8;
    let file = cx.portfolio.file(item.source);
    let Some(field) = item.record().resolve(path) else { return ADD.with([path.into()]) };
    let mut kind = &field.kind;
    let mut list = false;
    while let Kind::List(inner) = kind {
        kind = inner;
        list = true;
    }
    let name = || Arg::from(path);
    match kind {
        Kind::Word(vocabulary) => {
            let ids = words_of(cx, file, *vocabulary);
            let choices = Arg::Any(ids.iter().take(SOME).map(|id| Arg::from(id.as_str())).collect());
            if ids.is_empty() { ADD.with([name()]) } else { CHOOSE.with([name(), choices]) }
        }
        Kind::Ref(register) => {
            let mut ids = registry::ids(cx, file, *register);
            ids.truncate(2);
            let nouns = registry::words(*register);
            match ids.first() {
                Some(first) => {
                    REFER.with([name(), nouns.one.into(), nouns.place.into(), first.as_str().into()])
                }
                None => ADD.with([name()]),
            }
        }
        Kind::Day => DAY.with([name()]),
        Kind::When => WHEN.with([name()]),
        Kind::Bool => BOOL.with([name()]),
        Kind::Table(record) => {
            let fields = record.fields.iter().take(3).map(|f| Arg::from(format!("`{}`", f.name))).collect();
            let words = if list { &ENTRY } else { &TABLE };
            words.with([name(), Arg::All(fields)])
        }
        _ => TEXT.with([name()]),
    }
}

fn words_of(cx: &Context<'_>, file: &File, vocabulary: Vocabulary) -> Vec<String> {
    match vocabulary {
        Vocabulary::Fixed(words) => words.iter().map(|w| (*w).to_owned()).collect(),
        _ => cx.words_for(file, vocabulary).iter().map(|w| w.id.value.to_string()).collect(),
    }
}

static ADD: Words = Words::new("lägg till `{0}`", "add `{0}`");
static CHOOSE: Words = Words::new("lägg till `{0}` med något av {1}", "add `{0}` with one of {1}");
static REFER: Words = Words::new(
    "lägg till `{0}` med ett id ur {2} ({1}), till exempel {3}",
    "add `{0}` with an id from {2} ({1}), such as {3}",
);
static DAY: Words = Words::new(
    "lägg till `{0}` med ett datum, till exempel 2026-06-30",
    "add `{0}` with a date, such as 2026-06-30",
);
static WHEN: Words = Words::new(
    "lägg till `{0}` med ett datum eller en tid, till exempel 2026-06-30 eller \"2026-Q3\"",
    "add `{0}` with a date or a time, such as 2026-06-30 or \"2026-Q3\"",
);
static BOOL: Words = Words::new("lägg till `{0}` med true eller false", "add `{0}` with true or false");
static TABLE: Words = Words::new("lägg till `{0}` med {1}", "add `{0}` with {1}");
static ENTRY: Words = Words::new("lägg till en post i `{0}` med {1}", "add an entry to `{0}` with {1}");
static TEXT: Words = Words::new("lägg till `{0}` med en kort text", "add `{0}` with a short text");
