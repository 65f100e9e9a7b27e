//! The fields of governance models, registers and policy.

use crate::syntax::shape::{Field, Kind, Record, Register, Vocabulary};
use crate::text::Words;

const TEXTS: Kind = Kind::List(&Kind::Text);

/// A severity: `error`, `warning` or `note`.
pub static SEVERITIES: &[&str] = &["error", "warning", "note"];
/// What the program understands of a state.
pub static STATE_CATEGORIES: &[&str] =
    &["proposed", "planned", "ongoing", "paused", "finished", "cancelled", "rejected"];
/// What the program understands of a kind of decision.
pub static DECISION_CATEGORIES: &[&str] =
    &["adopt", "assess", "initiate", "change", "prioritise", "close", "other"];
/// What the program understands of a type of matter.
pub static MATTER_CATEGORIES: &[&str] = &["decision", "direction", "information"];
/// What the program understands of a phase.
pub static PHASE_CATEGORIES: &[&str] = &["idea", "pilot", "rollout", "operation"];
/// What the program understands of a state of realisation.
pub static REALISATION_CATEGORIES: &[&str] = &["planned", "ongoing", "done", "not-relevant"];
/// The levels of bodies.
pub static LEVELS: &[&str] = &["strategic", "tactical", "operational", "reference", "expert"];
/// What constraints may judge.
pub static SUBJECTS: &[&str] = &[
    "programme",
    "plan-year",
    "activity",
    "report",
    "meeting",
    "matter",
    "document",
    "area",
    "need",
    "party",
];

const ID: Field = Field::new("id", "id", "id", Kind::Id);
const LABEL: Field = Field::new("label", "benämning", "label", Kind::Label);
const SINCE: Field = Field::new("since", "gäller från planår", "in force from plan year", Kind::Year);
const UNTIL: Field = Field::new("until", "gäller till planår", "in force until plan year", Kind::Year);

const fn category(words: &'static [&'static str]) -> Field {
    Field::new("category", "kategori", "category", Kind::Word(Vocabulary::Fixed(words)))
}

static WORD: Record = Record {
    name: Words::new("ord i styrmodellen", "word of the governance model"),
    fields: &[ID, LABEL, SINCE, UNTIL],
    identity: &[],
};
static STATE: Record = Record {
    name: Words::new("status i styrmodellen", "state"),
    fields: &[ID, LABEL, category(STATE_CATEGORIES), SINCE, UNTIL],
    identity: &[],
};
static TRANSITION: Record = Record {
    name: Words::new("övergång", "transition"),
    fields: &[
        ID,
        Field::new("from", "från", "from", Kind::List(&Kind::Word(Vocabulary::States))),
        Field::new("to", "till", "to", Kind::Word(Vocabulary::States)),
        Field::new("needs", "kräver beslut", "needs decision", Kind::Word(Vocabulary::DecisionKinds)),
        SINCE,
        UNTIL,
    ],
    identity: &[],
};
static DECISION_KIND: Record = Record {
    name: Words::new("beslutstyp", "decision kind"),
    fields: &[
        ID,
        LABEL,
        category(DECISION_CATEGORIES),
        Field::new("needs", "kräver uppgifter", "must state", TEXTS),
        SINCE,
        UNTIL,
    ],
    identity: &[],
};
static OUTCOME: Record = Record {
    name: Words::new("utfall", "outcome"),
    fields: &[
        ID,
        LABEL,
        Field::new("approves", "bifaller", "approves", Kind::Bool),
        Field::new("returns", "kommer tillbaka", "comes back", Kind::Bool),
    ],
    identity: &["id"],
};
static MATTER_TYPE: Record = Record {
    name: Words::new("ärendetyp", "matter type"),
    fields: &[
        ID,
        LABEL,
        category(MATTER_CATEGORIES),
        Field::new("outcomes", "utfall", "outcomes", Kind::List(&Kind::Table(&OUTCOME))),
        SINCE,
        UNTIL,
    ],
    identity: &[],
};
static PHASE: Record = Record {
    name: Words::new("fas", "phase"),
    fields: &[ID, LABEL, category(PHASE_CATEGORIES), SINCE, UNTIL],
    identity: &[],
};
static REALISATION_STATE: Record = Record {
    name: Words::new("läge i genomförandet", "state of realisation"),
    fields: &[ID, LABEL, category(REALISATION_CATEGORIES), SINCE, UNTIL],
    identity: &[],
};
const DATES: Field = Field::new("dates", "rapportdagar", "reporting days", TEXTS);
const INTERVAL: Field =
    Field::new("interval", "dagar mellan rapporter", "days between reports", Kind::Integer);
static REPORTING_OF_KINDS: Record = Record {
    name: Words::new("rapporteringsplan för vissa typer", "reporting plan of some kinds"),
    fields: &[
        Field::required("kinds", "typer", "kinds", Kind::List(&Kind::Word(Vocabulary::Kinds))),
        DATES,
        INTERVAL,
    ],
    identity: &[],
};
static REPORTING: Record = Record {
    name: Words::new("rapporteringsplan", "reporting plan"),
    fields: &[
        DATES,
        INTERVAL,
        Field::new(
            "kinds",
            "typer som rapporterar",
            "kinds that report",
            Kind::List(&Kind::Word(Vocabulary::Kinds)),
        ),
        Field::new(
            "by_kind",
            "för vissa typer",
            "for some kinds",
            Kind::List(&Kind::Table(&REPORTING_OF_KINDS)),
        ),
    ],
    identity: &[],
};
static PLACEHOLDERS: Record = Record {
    name: Words::new("ordlista för utfyllnadstext", "word list of placeholder text"),
    fields: &[
        Field::new("words", "ord", "words", TEXTS),
        Field::new("patterns", "mönster", "patterns", TEXTS),
    ],
    identity: &[],
};
static PATTERN: Record = Record {
    name: Words::new("mönster för personuppgift", "pattern of personal data"),
    fields: &[ID, LABEL, Field::new("pattern", "mönster", "pattern", Kind::Text)],
    identity: &["id"],
};
static PERSONAL_DATA: Record = Record {
    name: Words::new("mönster för personuppgifter", "patterns of personal data"),
    fields: &[Field::new("patterns", "mönster", "patterns", Kind::List(&Kind::Table(&PATTERN)))],
    identity: &[],
};
static BODY: Record = Record {
    name: Words::new("organ", "body"),
    fields: &[
        ID,
        Field::new("name", "namn", "name", Kind::Text),
        Field::new("actor", "aktör", "actor", Kind::Ref(Register::Actor)),
        Field::new("level", "nivå", "level", Kind::Word(Vocabulary::Fixed(LEVELS))),
        Field::new("parent", "överordnat organ", "parent", Kind::Ref(Register::Body)),
        Field::new("domains", "områden", "domains", Kind::List(&Kind::Word(Vocabulary::Domains))),
        Field::new(
            "may_decide",
            "får besluta",
            "may decide",
            Kind::List(&Kind::Word(Vocabulary::DecisionKinds)),
        ),
        Field::new("receives", "tar emot", "receives", Kind::List(&Kind::Word(Vocabulary::ReportKinds))),
        Field::new("functions", "uppgifter", "functions", TEXTS),
        Field::new("plural", "flera grupper", "several groups", Kind::Bool),
        Field::new("examples", "exempel", "examples", TEXTS),
        Field::new("shared_systems", "styr gemensamma system", "steers shared systems", Kind::Bool),
        Field::new("code_owners", "granskare", "code owners", TEXTS),
        Field::new("note", "anteckning", "note", Kind::Text).internal(),
        SINCE,
        UNTIL,
    ],
    identity: &[],
};

/// A constraint: the part that every rule has. A rule's own parameters stand beside these.
pub static CONSTRAINT: Record = Record {
    name: Words::new("villkor", "constraint"),
    fields: &[
        ID,
        Field::new("rule", "regel", "rule", Kind::Text),
        Field::new("of", "gäller", "of", Kind::Word(Vocabulary::Fixed(SUBJECTS))),
        Field::new("when", "när", "when", Kind::Free),
        Field::new("severity", "allvar", "severity", Kind::Word(Vocabulary::Fixed(SEVERITIES))),
        Field::new("because", "skäl", "because", Kind::Text),
        Field::new("see", "källa", "see", Kind::Text),
        SINCE,
        UNTIL,
    ],
    identity: &[],
};

/// A governance model.
pub static MODEL: Record = Record {
    name: Words::new("styrmodell", "governance model"),
    fields: &[
        Field::new("name", "namn", "name", Kind::Text),
        Field::new("description", "beskrivning", "description", Kind::Text),
        SINCE,
        UNTIL,
        Field::new("states", "statusar", "states", Kind::List(&Kind::Table(&STATE))),
        Field::new("transitions", "övergångar", "transitions", Kind::List(&Kind::Table(&TRANSITION))),
        Field::new(
            "decision_kinds",
            "beslutstyper",
            "decision kinds",
            Kind::List(&Kind::Table(&DECISION_KIND)),
        ),
        Field::new("matter_types", "ärendetyper", "matter types", Kind::List(&Kind::Table(&MATTER_TYPE))),
        Field::new("domains", "områden", "domains", Kind::List(&Kind::Table(&WORD))),
        Field::new("kinds", "typer av aktivitet", "kinds of activity", Kind::List(&Kind::Table(&WORD))),
        Field::new("phases", "faser", "phases", Kind::List(&Kind::Table(&PHASE))),
        Field::new("drivers", "drivkrafter", "drivers", Kind::List(&Kind::Table(&WORD))),
        Field::new("report_kinds", "rapporttyper", "report kinds", Kind::List(&Kind::Table(&WORD))),
        Field::new("document_scopes", "dokumentnivåer", "document scopes", Kind::List(&Kind::Table(&WORD))),
        Field::new("roles", "roller", "roles", Kind::List(&Kind::Table(&WORD))),
        Field::new(
            "realisation_states",
            "lägen i genomförandet",
            "states of realisation",
            Kind::List(&Kind::Table(&REALISATION_STATE)),
        ),
        Field::new("reporting", "rapportering", "reporting", Kind::Table(&REPORTING)),
        Field::new("protected_fields", "skyddade fält", "protected fields", TEXTS),
        Field::new("placeholder_text", "utfyllnadstext", "placeholder text", Kind::Table(&PLACEHOLDERS)),
        Field::new("personal_data", "personuppgifter", "personal data", Kind::Table(&PERSONAL_DATA)),
        Field::new("bodies", "organ", "bodies", Kind::List(&Kind::Table(&BODY))),
        Field::new("constraints", "villkor", "constraints", Kind::List(&Kind::Free)),
    ],
    identity: &[],
};

/// The id of something in a register. Entries of the model itself are the affair of `model-fault`.
const REGISTERED: Field = Field::required("id", "id", "id", Kind::Id);

static ACTOR: Record = Record {
    name: Words::new("aktör", "actor"),
    fields: &[
        REGISTERED,
        Field::required("name", "namn", "name", Kind::Text),
        Field::new("kind", "slag", "kind", Kind::Text),
        Field::new("parent", "ingår i", "part of", Kind::Ref(Register::Actor)),
        Field::new("aliases", "andra namn", "other names", TEXTS),
        Field::new("members", "medlemmar", "members", Kind::List(&Kind::Ref(Register::Actor))),
        Field::new("note", "anteckning", "note", Kind::Text).internal(),
    ],
    identity: &["id"],
};
static PERSON: Record = Record {
    name: Words::new("person", "person"),
    fields: &[
        REGISTERED,
        Field::required("name", "namn", "name", Kind::Text),
        Field::new("aliases", "andra namn", "other names", TEXTS),
        Field::new("actor", "organisation", "organisation", Kind::Ref(Register::Actor)),
        Field::new("until", "till och med", "until", Kind::When),
    ],
    identity: &["id"],
};
static ASSIGNMENT: Record = Record {
    name: Words::new("uppdrag i dokumentet", "assignment of the document"),
    fields: &[ID, Field::new("text", "text", "text", Kind::Text)],
    identity: &["id"],
};
static DOCUMENT: Record = Record {
    name: Words::new("styrande dokument", "governing document"),
    fields: &[
        REGISTERED,
        Field::required("title", "titel", "title", Kind::Text),
        Field::new("scope", "nivå", "scope", Kind::Word(Vocabulary::DocumentScopes)),
        Field::new("from", "gäller från", "valid from", Kind::When),
        Field::new("to", "gäller till", "valid to", Kind::When),
        Field::new("annual", "för ett planår", "of one plan year", Kind::Bool),
        Field::new("replaces", "ersätter", "replaces", Kind::Ref(Register::Document)),
        Field::new("assignments", "uppdrag", "assignments", Kind::List(&Kind::Table(&ASSIGNMENT))),
        Field::new("note", "anteckning", "note", Kind::Text).internal(),
    ],
    identity: &["id"],
};
static WAIVER: Record = Record {
    name: Words::new("dispens", "waiver"),
    fields: &[
        Field::new("allow", "tillåter", "allows", Kind::Text),
        Field::new("for", "för", "for", Kind::Text),
        Field::new("because", "skäl", "because", Kind::Text),
        Field::new("until", "till och med", "until", Kind::Day),
        Field::new("decision", "beslut", "decision", Kind::Text),
    ],
    identity: &[],
};
static PUBLISHING: Record = Record {
    name: Words::new("publicering", "publishing"),
    fields: &[Field::new("persons", "visa personer", "show persons", Kind::Bool)],
    identity: &[],
};

/// The register of actors.
pub static ACTORS: Record = Record {
    name: Words::new("aktörsregister", "register of actors"),
    fields: &[Field::new("actors", "aktörer", "actors", Kind::List(&Kind::Table(&ACTOR)))],
    identity: &[],
};
/// The register of persons.
pub static PEOPLE: Record = Record {
    name: Words::new("personregister", "register of persons"),
    fields: &[Field::new("people", "personer", "persons", Kind::List(&Kind::Table(&PERSON))).internal()],
    identity: &[],
};
/// The register of documents.
pub static DOCUMENTS: Record = Record {
    name: Words::new("dokumentregister", "register of documents"),
    fields: &[Field::new("documents", "dokument", "documents", Kind::List(&Kind::Table(&DOCUMENT)))],
    identity: &[],
};
/// The policy.
pub static POLICY: Record = Record {
    name: Words::new("policy", "policy"),
    fields: &[
        Field::new("language", "språk", "language", Kind::Word(Vocabulary::Fixed(&["sv", "en"]))),
        Field::new("waivers", "dispenser", "waivers", Kind::List(&Kind::Table(&WAIVER))),
        Field::new("publishing", "publicering", "publishing", Kind::Table(&PUBLISHING)),
    ],
    identity: &[],
};
