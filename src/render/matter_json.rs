//! A matter as every JSON document shows it.

use serde::Serialize;

use crate::facts::{Standing, Want};
use crate::meetings::Row;
use crate::render::json::Label;

#[derive(Serialize)]
pub(super) struct Matter<'a> {
    key: &'a str,
    id: &'a str,
    title: &'a str,
    r#type: Option<Word<'a>>,
    kind: Option<Word<'a>>,
    year: Option<&'a str>,
    date: Option<String>,
    body: Word<'a>,
    activities: Vec<Word<'a>>,
    dnr: Option<&'a str>,
    paragraph: Option<&'a str>,
    outcome: Option<Word<'a>>,
    text: Option<&'a str>,
    /// `open`, `settled`, `wanting` or `counts`.
    standing: &'static str,
    wants: Vec<Lacks<'a>>,
}

/// An id with what it is called.
#[derive(Serialize)]
pub(super) struct Word<'a> {
    id: &'a str,
    name: Label<'a>,
}

impl<'a> Word<'a> {
    pub(super) fn of(label: &'a crate::text::Label) -> Self {
        Self { id: &label.id, name: Label::of(label) }
    }
}

/// What an approved matter lacks to count.
#[derive(Serialize)]
pub(super) struct Lacks<'a> {
    /// `kind`, `mandate`, `held` or `field`.
    what: &'static str,
    field: Option<&'a str>,
}

impl<'a> Lacks<'a> {
    pub(super) fn of(want: &'a Want) -> Self {
        Self { what: want_id(want), field: if let Want::Field(field) = want { Some(field) } else { None } }
    }
}

pub(super) fn matter(row: &Row) -> Matter<'_> {
    Matter {
        key: &row.key,
        id: &row.id,
        title: &row.title,
        r#type: row.matter_type.as_ref().map(Word::of),
        kind: row.kind.as_ref().map(Word::of),
        year: row.year.as_deref(),
        date: row.date.map(|d| d.to_string()),
        body: Word::of(&row.body),
        activities: row.activities.iter().map(Word::of).collect(),
        dnr: row.dnr.as_deref(),
        paragraph: row.paragraph.as_deref(),
        outcome: row.outcome.as_ref().map(Word::of),
        text: row.text.as_deref(),
        standing: standing_id(&row.standing),
        wants: wants(&row.standing).iter().map(Lacks::of).collect(),
    }
}

/// What an approved matter lacks to count; nothing of all others.
pub(super) fn wants(standing: &Standing) -> &[Want] {
    match standing {
        Standing::Wanting(wants) => wants,
        _ => &[],
    }
}

/// The word in data of how a matter stands.
pub(super) fn standing_id(standing: &Standing) -> &'static str {
    match standing {
        Standing::Open => "open",
        Standing::Settled => "settled",
        Standing::Wanting(_) => "wanting",
        Standing::Counts => "counts",
    }
}

/// The word in data of what an approved matter lacks.
pub(super) fn want_id(want: &Want) -> &'static str {
    match want {
        Want::Kind => "kind",
        Want::Mandate => "mandate",
        Want::Held => "held",
        Want::Field(_) => "field",
    }
}
