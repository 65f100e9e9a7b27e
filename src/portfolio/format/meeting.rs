//! A meeting of a body: its matters and the decisions taken.

use crate::portfolio::format::TEXTS;
use crate::syntax::shape::{Field, Kind, Record, Register, Vocabulary};
use crate::text::Words;

static CONSULTED: Record = Record {
    name: Words::new("samråd", "consultation"),
    fields: &[
        Field::new("body", "organ", "body", Kind::Ref(Register::Body)),
        Field::new("date", "datum", "date", Kind::Day),
        Field::new("note", "anteckning", "note", Kind::Text).internal(),
    ],
    identity: &["body", "date"],
};
static SET: Record = Record {
    name: Words::new("beslutad ändring", "decided change"),
    fields: &[
        Field::new("activity", "aktivitet", "activity", Kind::Ref(Register::Activity)),
        Field::new("field", "fält", "field", Kind::Text),
        Field::new("to", "till", "to", Kind::Free),
    ],
    identity: &["activity", "field"],
};
static BUDGET: Record = Record {
    name: Words::new("budget", "budget"),
    fields: &[
        Field::new("amount", "belopp", "amount", Kind::Number),
        Field::new("currency", "valuta", "currency", Kind::Text),
        Field::new("year", "år", "year", Kind::Year),
    ],
    identity: &[],
};
static MATTER: Record = Record {
    name: Words::new("ärende", "matter"),
    fields: &[
        Field::new("id", "id", "id", Kind::Text),
        Field::new("type", "ärendetyp", "type of matter", Kind::Word(Vocabulary::MatterTypes)),
        Field::required("title", "rubrik", "title", Kind::Text),
        Field::new("decides", "beslutar om", "decides", Kind::Word(Vocabulary::DecisionKinds)),
        Field::new("activities", "aktiviteter", "activities", Kind::List(&Kind::Ref(Register::Activity))),
        Field::new("year", "planår", "plan year", Kind::Year),
        Field::new("domains", "verksamhetsområden", "domains", Kind::List(&Kind::Word(Vocabulary::Domains))),
        Field::new("initiated_by", "initierat av", "initiated by", Kind::Ref(Register::Body)),
        Field::new("consulted", "samråd", "consulted", Kind::List(&Kind::Table(&CONSULTED))),
        Field::new("experts", "sakkunniga", "experts", Kind::List(&Kind::Ref(Register::Body))),
        Field::new("reason", "skäl", "reason", Kind::Text),
        Field::new("paragraph", "paragraf", "paragraph", Kind::Text),
        Field::new("dnr", "diarienummer", "diary number", Kind::Text),
        Field::new("continues", "fortsätter", "continues", Kind::Ref(Register::Matter)),
        Field::new("sets", "ändringar", "changes", Kind::List(&Kind::Table(&SET))),
        Field::new("ranking", "rangordning", "ranking", Kind::List(&Kind::Ref(Register::Activity))),
        Field::new("budget", "budget", "budget", Kind::Table(&BUDGET)),
        Field::new("outcome", "utfall", "outcome", Kind::Word(Vocabulary::Outcomes)),
        Field::new("text", "text", "text", Kind::Text),
    ],
    identity: &["id"],
};

/// A meeting (B41–B53, B92).
pub static MEETING: Record = Record {
    name: Words::new("möte", "meeting"),
    fields: &[
        Field::new("body", "organ", "body", Kind::Ref(Register::Body)),
        Field::new("date", "datum", "date", Kind::Day),
        Field::new("minutes", "protokoll", "minutes", Kind::Text),
        Field::new("matters", "ärenden", "matters", Kind::List(&Kind::Table(&MATTER))),
        Field::new("links", "länkar", "links", TEXTS),
        Field::new("x", "egna fält", "own fields", Kind::Free).internal(),
    ],
    identity: &[],
};
