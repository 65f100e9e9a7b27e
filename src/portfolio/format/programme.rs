//! A programme: what stays from plan year to plan year.

use crate::portfolio::format::TEXTS;
use crate::syntax::shape::{Field, Kind, Record, Register};
use crate::text::Words;

const ID: Field = Field::required("id", "id", "id", Kind::Id);
const NAMED: Field = Field::required("name", "namn", "name", Kind::Text);
const NAME: Field = Field::new("name", "namn", "name", Kind::Text);
const TEXT: Field = Field::new("text", "text", "text", Kind::Text);
const FROM: Field = Field::new("from", "från", "from", Kind::When);
const TO: Field = Field::new("to", "till", "to", Kind::When);
const ACTOR: Kind = Kind::Ref(Register::Actor);
const ACTORS: Kind = Kind::List(&ACTOR);

/// First and last day.
pub(super) static PERIOD: Record =
    Record { name: Words::new("period", "period"), fields: &[FROM, TO], identity: &[] };
static ADOPTED: Record = Record {
    name: Words::new("antagande", "adoption"),
    fields: &[
        Field::new("party", "part", "party", ACTOR),
        Field::new("body", "organ", "body", Kind::Text),
        Field::new("date", "datum", "date", Kind::When),
        Field::new("dnr", "diarienummer", "diary number", Kind::Text),
    ],
    identity: &["party", "body"],
};
static CHANNELS: Record = Record {
    name: Words::new("kanaler", "channels"),
    fields: &[
        Field::new("team", "team", "team", Kind::Text),
        Field::new("board", "tavla", "board", Kind::Text),
    ],
    identity: &[],
};
static GOAL: Record = Record {
    name: Words::new("mål", "goal"),
    fields: &[
        ID,
        NAME,
        Field::new("source", "källa", "source", Kind::Text),
        Field::new("lead", "leds av", "led by", ACTOR),
        Field::new("aliases", "andra namn", "other names", TEXTS),
        FROM,
        TO,
    ],
    identity: &["id"],
};
static NEED: Record = Record {
    name: Words::new("behov", "need"),
    fields: &[
        ID,
        TEXT,
        Field::new("identified", "identifierat i", "identified in", Kind::Year),
        Field::new("retired", "avslutat", "retired", Kind::When),
    ],
    identity: &["id"],
};
static OPPORTUNITY: Record = Record {
    name: Words::new("möjlighet", "opportunity"),
    fields: &[
        ID,
        TEXT,
        Field::new("identified", "identifierad i", "identified in", Kind::Year),
        Field::new("retired", "avslutad", "retired", Kind::When),
    ],
    identity: &["id"],
};
static PRINCIPLE: Record =
    Record { name: Words::new("princip", "principle"), fields: &[ID, NAME, TEXT], identity: &["id"] };
static AREA: Record = Record {
    name: Words::new("samordningsområde", "coordination area"),
    fields: &[
        ID,
        NAME,
        Field::new("led_by", "leds av", "led by", ACTOR),
        Field::new("participants", "medverkande", "participants", ACTORS),
        Field::new("part_of", "ingår i", "part of", Kind::Text),
        Field::new("note", "anteckning", "note", Kind::Text).internal(),
    ],
    identity: &["id"],
};
static EVALUATION: Record = Record {
    name: Words::new("utvärdering", "evaluation"),
    fields: &[
        Field::new("year", "år", "year", Kind::Year),
        Field::new("document", "dokument", "document", Kind::Ref(Register::Document)),
    ],
    identity: &[],
};

/// A programme (A8, A12–A20, A28–A44, A87–A91; B16–B25, B67, B94).
pub static PROGRAMME: Record = Record {
    name: Words::new("program", "programme"),
    fields: &[
        NAMED,
        Field::required("governance", "styrmodell", "governance model", Kind::Ref(Register::Model)),
        Field::new("description", "beskrivning", "description", Kind::Text),
        Field::new("period", "period", "period", Kind::Table(&PERIOD)),
        Field::new("owner", "ägare", "owner", ACTOR),
        Field::new("parties", "parter", "parties", ACTORS),
        Field::new("adopted", "antagen av", "adopted by", Kind::List(&Kind::Table(&ADOPTED))),
        Field::new("succeeds", "efterträder", "succeeds", Kind::Ref(Register::Programme)),
        Field::new("related", "hör ihop med", "related", Kind::List(&Kind::Ref(Register::Programme))),
        Field::new("channels", "kanaler", "channels", Kind::Table(&CHANNELS)),
        Field::new("goals", "mål", "goals", Kind::List(&Kind::Table(&GOAL))),
        Field::new(
            "overarching",
            "övergripande styrande dokument",
            "overarching documents",
            Kind::List(&Kind::Ref(Register::Document)),
        ),
        Field::new(
            "specific",
            "områdesspecifika dokument",
            "specific documents",
            Kind::List(&Kind::Ref(Register::Document)),
        ),
        Field::new("needs", "behov", "needs", Kind::List(&Kind::Table(&NEED))),
        Field::new("opportunities", "möjligheter", "opportunities", Kind::List(&Kind::Table(&OPPORTUNITY))),
        Field::new("principles", "principer", "principles", Kind::List(&Kind::Table(&PRINCIPLE))),
        Field::new("areas", "samordningsområden", "coordination areas", Kind::List(&Kind::Table(&AREA))),
        Field::new("evaluation", "utvärdering", "evaluation", Kind::Table(&EVALUATION)),
        Field::new("x", "egna fält", "own fields", Kind::Free).internal(),
    ],
    identity: &[],
};
