//! An activity year: one activity in one plan year.

use crate::portfolio::format::{ASSESSMENT, HEALTH, TEXTS};
use crate::syntax::shape::{Field, Kind, Record, Register, Vocabulary};
use crate::text::Words;

static DRIVER: Record = Record {
    name: Words::new("drivkraft", "driver"),
    fields: &[
        Field::new("type", "slag", "type", Kind::Word(Vocabulary::Drivers)),
        Field::new("ref", "hänvisning", "reference", Kind::Text),
    ],
    identity: &[],
};
static AREA: Record = Record {
    name: Words::new("berört område", "touched area"),
    fields: &[
        Field::required("id", "område", "area", Kind::Ref(Register::Area)),
        Field::new("note", "samordning", "coordination", Kind::Text).internal(),
    ],
    identity: &["id"],
};
static RESPONSIBLE: Record = Record {
    name: Words::new("ansvarig", "responsible"),
    fields: &[
        Field::new("org", "organisation", "organisation", Kind::Ref(Register::Actor)),
        Field::new("person", "person", "person", Kind::Ref(Register::Person)),
        Field::new("role", "roll", "role", Kind::Word(Vocabulary::Roles)),
        Field::new("lead", "leder", "leads", Kind::Bool),
    ],
    identity: &["org", "person", "role"],
};
static MILESTONE: Record = Record {
    name: Words::new("milstolpe", "milestone"),
    fields: &[
        Field::new("id", "id", "id", Kind::Id),
        Field::new("title", "titel", "title", Kind::Text),
        Field::new("due", "klar senast", "due", Kind::When),
        Field::new("due_text", "klar, i ord", "due, in words", Kind::Text),
        Field::new("who", "vem", "who", Kind::List(&Kind::Ref(Register::Actor))),
        Field::new("duty", "skyldighet", "duty", Kind::Text),
        Field::new("done", "klar", "done", Kind::Day),
    ],
    identity: &["id"],
};
static REPORT: Record = Record {
    name: Words::new("statusrapport", "status report"),
    fields: &[
        Field::required("date", "datum", "date", Kind::Day),
        Field::new("as_of", "avser läget", "as of", Kind::Day),
        Field::new("health", "läge", "health", Kind::Word(Vocabulary::Fixed(HEALTH))),
        Field::new("progress", "framdrift i procent", "progress in per cent", Kind::Integer),
        Field::new("text", "text", "text", Kind::Text),
        Field::new("forecast", "prognos", "forecast", Kind::Text),
        Field::new("by", "av", "by", Kind::Text).internal(),
    ],
    identity: &["date", "by"],
};
static REALISATION: Record = Record {
    name: Words::new("genomförande hos en part", "realisation at one party"),
    fields: &[
        Field::required("party", "part", "party", Kind::Ref(Register::Party)),
        Field::new("milestone", "milstolpe", "milestone", Kind::Text),
        Field::new("state", "läge", "state", Kind::Word(Vocabulary::RealisationStates)),
        Field::new("as_of", "avser läget", "as of", Kind::Day),
        Field::new("decision", "eget beslut", "own decision", Kind::Text),
        Field::new("decided", "beslutat", "decided", Kind::Day),
        Field::new("note", "anteckning", "note", Kind::Text).internal(),
        Field::new("contribution", "bidrag", "contribution", Kind::Text),
    ],
    identity: &["party", "milestone"],
};
static ASSESSED: Record = Record {
    name: Words::new("bedömning", "assessment"),
    fields: &[
        Field::new("state", "läge", "state", Kind::Word(Vocabulary::Fixed(ASSESSMENT))),
        Field::new("basis", "grund", "basis", Kind::Text),
        Field::new("note", "anteckning", "note", Kind::Text).internal(),
        Field::new("reviewed", "granskad", "reviewed", Kind::Day),
    ],
    identity: &[],
};
static FOLLOW_UP: Record = Record {
    name: Words::new("uppföljning", "follow-up"),
    fields: &[
        Field::new("by", "av", "by", Kind::Text),
        Field::new("how", "hur", "how", Kind::Text),
        Field::new("interval", "hur ofta", "interval", Kind::Text),
    ],
    identity: &[],
};
static PILOT: Record = Record {
    name: Words::new("pilot", "pilot"),
    fields: &[
        Field::new("at", "hos", "at", Kind::List(&Kind::Ref(Register::Actor))),
        Field::new("from", "från", "from", Kind::When),
        Field::new("to", "till", "to", Kind::When),
        Field::new("result", "resultat", "result", Kind::Text),
    ],
    identity: &[],
};
static LESSONS: Record = Record {
    name: Words::new("lärdomar", "lessons"),
    fields: &[
        Field::new("worked", "det som fungerade", "what worked", TEXTS),
        Field::new("did_not", "det som inte fungerade", "what did not", TEXTS),
    ],
    identity: &[],
};
/// The types of links that are for the house alone, in either language.
pub const INTERNAL_LINK: &[&str] = &["internal", "intern"];

/// A link: documents on the web, a board, minutes.
pub(super) static LINK: Record = Record {
    name: Words::new("länk", "link"),
    fields: &[
        Field::new("title", "titel", "title", Kind::Text),
        Field::new("url", "adress", "address", Kind::Text),
        Field::new("type", "slag", "type", Kind::Text),
    ],
    identity: &["url"],
};

const fn refs(name: &'static str, sv: &'static str, en: &'static str, to: &'static Kind) -> Field {
    Field::new(name, sv, en, Kind::List(to))
}

/// An activity year (A61, A77; B69, B77).
pub static ACTIVITY: Record = Record {
    name: Words::new("aktivitet", "activity"),
    fields: &[
        Field::required("title", "titel", "title", Kind::Text),
        Field::new("short_title", "kort titel", "short title", Kind::Text),
        refs("goals", "mål", "goals", &Kind::Ref(Register::Goal)),
        Field::new("status", "status", "status", Kind::Word(Vocabulary::States)),
        refs("carried_from", "förs över från", "carried from", &Kind::Ref(Register::Activity)),
        refs("responsible", "ansvarig", "responsible", &Kind::Table(&RESPONSIBLE)),
        Field::new("order", "ordning", "order", Kind::Integer),
        Field::new("number", "nummer", "number", Kind::Text),
        Field::new("kind", "typ av aktivitet", "kind of activity", Kind::Word(Vocabulary::Kinds)),
        Field::new("description", "beskrivning", "description", Kind::Text),
        Field::new("benefit", "nytta", "benefit", Kind::Text),
        Field::new("gains", "vinster", "gains", TEXTS),
        Field::new("joint_value", "gemensamt värde", "joint value", Kind::Text),
        Field::new("start", "planerad start", "planned start", Kind::When),
        Field::new("end", "planerat slut", "planned end", Kind::When),
        Field::new("started", "startade", "started", Kind::Day),
        Field::new("ended", "avslutades", "ended", Kind::Day),
        Field::new("phase", "fas", "phase", Kind::Word(Vocabulary::Phases)),
        refs("needs", "behov", "needs", &Kind::Ref(Register::Need)),
        refs("opportunities", "möjligheter", "opportunities", &Kind::Ref(Register::Opportunity)),
        refs("principles", "principer", "principles", &Kind::Ref(Register::Principle)),
        refs("governed_by", "styrs av dokument", "governed by documents", &Kind::Ref(Register::Document)),
        refs("drivers", "drivkrafter", "drivers", &Kind::Table(&DRIVER)),
        refs("areas", "berörda områden", "touched areas", &Kind::Table(&AREA)),
        refs("domains", "verksamhetsområden", "domains", &Kind::Word(Vocabulary::Domains)),
        refs("parties", "parter", "parties", &Kind::Ref(Register::Party)),
        Field::new("shared_system", "gemensamt system", "shared system", Kind::Bool),
        Field::new("affects_organisations", "påverkar organisationerna", "affects organisations", Kind::Bool),
        Field::new("size", "storlek", "size", Kind::Text),
        Field::new("steering", "egen styrning", "own steering", Kind::Text),
        Field::new("controller", "personuppgiftsansvarig", "controller", Kind::Ref(Register::Actor)),
        Field::new("maintenance", "förvaltning", "maintenance", Kind::Text),
        Field::new("support", "support", "support", Kind::Text),
        refs("milestones", "milstolpar", "milestones", &Kind::Table(&MILESTONE)),
        refs("reports", "statusrapporter", "status reports", &Kind::Table(&REPORT)),
        refs("realisation", "genomförande per part", "realisation per party", &Kind::Table(&REALISATION)),
        Field::new("legal", "juridisk bedömning", "legal assessment", Kind::Table(&ASSESSED)),
        Field::new("infosec", "informationssäkerhet", "information security", Kind::Table(&ASSESSED)),
        Field::new("follow_up", "uppföljning", "follow-up", Kind::Table(&FOLLOW_UP)),
        Field::new("pilot", "pilot", "pilot", Kind::Table(&PILOT)),
        Field::new("results", "resultat", "results", TEXTS),
        Field::new("lessons", "lärdomar", "lessons", Kind::Table(&LESSONS)),
        Field::new("good_example", "gott exempel", "good example", Kind::Bool),
        refs("builds_on", "bygger på", "builds on", &Kind::Ref(Register::Activity)),
        Field::new("handed_over_to", "överlämnad till", "handed over to", Kind::Ref(Register::Actor)),
        Field::new("planner_task_id", "kort i Planner", "Planner task", Kind::Text).internal(),
        refs("links", "länkar till dokumentation", "links to documentation", &Kind::Table(&LINK)),
        Field::new("internal_note", "intern anteckning", "internal note", Kind::Text).internal(),
        refs("formerly", "tidigare id", "former ids", &Kind::Id),
        Field::new("x", "egna fält", "own fields", Kind::Free).internal(),
    ],
    identity: &[],
};
