//! Matters in words: how each stands, and what one lacks to count as a decision.

use crate::facts::{Standing, Want};
use crate::meetings::Row;
use crate::portfolio::format::MEETING;
use crate::render::wording::ABSENT;
use crate::text::{Arg, Label, Lang, Text, Words};

/// What an approved matter lacks to count as a decision.
pub(super) fn want(want: &Want) -> Text {
    match want {
        Want::Kind => KIND.text(),
        Want::Mandate => MANDATE.text(),
        Want::Held => HELD.text(),
        Want::Field(field) => FIELD.with([field_name(field)]),
    }
}

/// What a field of a matter or of its meeting is called.
pub(super) fn field_name(path: &str) -> Arg {
    let matter = MEETING.field("matters").and_then(|f| f.kind.record());
    let known = matter.and_then(|r| r.resolve(path)).or_else(|| MEETING.resolve(path));
    known.map_or_else(|| Arg::from(path), |f| Arg::from(&f.label))
}

/// That an approved matter does not count, and why; nothing of all others.
pub(super) fn does_not_count(standing: &Standing) -> Option<Text> {
    let Standing::Wanting(wants) = standing else { return None };
    Some(NOT_COUNTING.with([Arg::All(wants.iter().map(|w| want(w).into()).collect())]))
}

/// The outcome; that there is none, when there is none.
pub(super) fn outcome(row: &Row, lang: Lang) -> String {
    row.outcome.as_ref().map_or_else(|| ABSENT.to_owned(), |o| o.get(lang).to_owned())
}

/// Activities by their titles and keys, those of the own programme without its id.
pub(super) fn activities(row: &Row, lang: Lang) -> Vec<String> {
    row.activities.iter().map(|label| activity(label, &row.programme, lang)).collect()
}

/// A key without its own programme's id.
pub(super) fn short<'k>(key: &'k str, programme: &str) -> &'k str {
    key.strip_prefix(programme).and_then(|k| k.strip_prefix('/')).unwrap_or(key)
}

/// An activity by its title and key, the own programme's without its id.
pub(super) fn activity(label: &Label, programme: &str, lang: Lang) -> String {
    let key = short(&label.id, programme);
    let title = label.get(lang);
    if *title == *label.id { key.to_owned() } else { format!("{title} ({key})") }
}

/// The paragraph as minutes write it.
pub(super) fn paragraph(row: &Row) -> Option<String> {
    let written = row.paragraph.as_ref()?;
    Some(if written.contains('§') { written.clone() } else { format!("§ {written}") })
}

static KIND: Words = Words::new("beslutstypen är inte angiven", "the kind of decision is not given");
static MANDATE: Words =
    Words::new("organet får inte fatta sådana beslut", "the body may not take such decisions");
static HELD: Words = Words::new("mötet har inte hållits", "the meeting has not been held");
static FIELD: Words = Words::new("{0} saknas", "{0} is missing");
static NOT_COUNTING: Words = Words::new("räknas inte: {0}", "does not count: {0}");
