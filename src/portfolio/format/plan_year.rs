//! A plan year: `plan.toml` in the year's folder.

use crate::portfolio::format::HEALTH;
use crate::portfolio::format::activity::LINK;
use crate::portfolio::format::programme::PERIOD;
use crate::syntax::shape::{Field, Kind, Record, Register, Vocabulary};
use crate::text::Words;

static ADOPTED: Record = Record {
    name: Words::new("antagande", "adoption"),
    fields: &[
        Field::new("matter", "ärende", "matter", Kind::Ref(Register::Matter)),
        Field::new("by", "av", "by", Kind::Text),
        Field::new("date", "datum", "date", Kind::When),
        Field::new("dnr", "diarienummer", "diary number", Kind::Text),
    ],
    identity: &[],
};
static REPORT: Record = Record {
    name: Words::new("programrapport", "programme report"),
    fields: &[
        Field::new("date", "datum", "date", Kind::Day),
        Field::new("as_of", "avser läget", "as of", Kind::Day),
        Field::new("health", "läge", "health", Kind::Word(Vocabulary::Fixed(HEALTH))),
        Field::new("text", "text", "text", Kind::Text),
        Field::new("by", "av", "by", Kind::Text).internal(),
    ],
    identity: &["date", "by"],
};
static FOLLOW_UP: Record = Record {
    name: Words::new("årlig uppföljning", "yearly follow-up"),
    fields: &[
        Field::new("to", "till", "to", Kind::Ref(Register::Body)),
        Field::new("date", "datum", "date", Kind::Day),
        Field::new("document", "dokument", "document", Kind::Text),
    ],
    identity: &["to", "date"],
};
static CLOSED: Record = Record {
    name: Words::new("stängning av planåret", "closing of the plan year"),
    fields: &[
        Field::new("date", "datum", "date", Kind::Day),
        Field::new("by", "av", "by", Kind::Text),
        Field::new("dnr", "diarienummer", "diary number", Kind::Text),
    ],
    identity: &[],
};

/// A plan year (A8, A24, A83; B36, B88).
pub static PLAN_YEAR: Record = Record {
    name: Words::new("planår", "plan year"),
    fields: &[
        Field::new("title", "titel", "title", Kind::Text),
        Field::new("period", "period", "period", Kind::Table(&PERIOD)),
        Field::new("purpose", "syfte", "purpose", Kind::Text),
        Field::new("background", "bakgrund", "background", Kind::Text),
        Field::new("adopted", "antagen", "adopted", Kind::Table(&ADOPTED)),
        Field::new("reports", "programrapporter", "programme reports", Kind::List(&Kind::Table(&REPORT))),
        Field::new("lessons", "lärdomar", "lessons", Kind::Text),
        Field::new(
            "follow_ups",
            "årliga uppföljningar",
            "yearly follow-ups",
            Kind::List(&Kind::Table(&FOLLOW_UP)),
        ),
        Field::new("closed", "stängt", "closed", Kind::Table(&CLOSED)),
        Field::new("links", "länkar", "links", Kind::List(&Kind::Table(&LINK))),
        Field::new("x", "egna fält", "own fields", Kind::Free).internal(),
    ],
    identity: &[],
};
