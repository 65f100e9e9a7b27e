//! The words of each sort of fault.

use crate::model::ModelFaultKind as Kind;
use crate::syntax::shape::Expected;
use crate::text::{Arg, Span, Text, Words};

/// Where the first of two stands.
pub(super) fn first_place(kind: &Kind) -> Option<Span> {
    match kind {
        Kind::Overlap(_, first) | Kind::TwoTransitions(_, _, first) | Kind::ReportsTwice(_, first) => {
            Some(*first)
        }
        _ => None,
    }
}

/// Message and help.
pub(super) fn words(kind: &Kind) -> (Text, Text) {
    let any = |words: &[&'static str]| Arg::Any(words.iter().map(|w| Arg::from(*w)).collect());
    let all = |words: &[&'static str]| Arg::All(words.iter().map(|w| Arg::from(format!("`{w}`"))).collect());
    let near = |near: &Option<Box<str>>, help: Text| match near {
        Some(near) => NEAR.with([(&**near).into()]),
        None => help,
    };
    match kind {
        Kind::NoId(list) => (NO_ID.with([(*list).into()]), NO_ID_HELP.text()),
        Kind::NoCategory(id, categories) => {
            (NO_CATEGORY.with([(&**id).into()]), NO_CATEGORY_HELP.with([any(categories)]))
        }
        Kind::UnknownWord(field, word, meant) => (
            UNKNOWN_WORD.with([(&**word).into(), (*field).into()]),
            near(meant, UNKNOWN_WORD_HELP.with([(&**word).into()])),
        ),
        Kind::Overlap(id, _) => (OVERLAP.with([(&**id).into()]), OVERLAP_HELP.text()),
        Kind::UnknownRule(name, _) if name.is_empty() => (NO_RULE.text(), RULES_HELP.text()),
        Kind::UnknownRule(name, meant) => {
            (UNKNOWN_RULE.with([(&**name).into()]), near(meant, RULES_HELP.text()))
        }
        Kind::UnknownParameter(name, rule, known) if known.is_empty() => {
            (PARAMETER.with([(&**rule).into(), (&**name).into()]), PARAMETER_NONE.with([(&**name).into()]))
        }
        Kind::UnknownParameter(name, rule, known) => {
            (PARAMETER.with([(&**rule).into(), (&**name).into()]), PARAMETER_HELP.with([all(known)]))
        }
        Kind::WrongParameter(name, Expected::Integer) => {
            (WRONG_PARAMETER.with([(&**name).into()]), WHOLE_NUMBER.with([(&**name).into()]))
        }
        Kind::WrongParameter(name, _) => {
            (WRONG_PARAMETER.with([(&**name).into()]), TEXT.with([(&**name).into()]))
        }
        Kind::MissingParameter(rule, name) => {
            (MISSING.with([(&**rule).into(), (*name).into()]), MISSING_HELP.with([(*name).into()]))
        }
        Kind::WrongSubject(rule, subjects) => {
            (SUBJECT.with([(&**rule).into()]), SUBJECT_HELP.with([any(subjects)]))
        }
        Kind::UnknownPath(path, meant) => (PATH.with([(&**path).into()]), near(meant, PATH_HELP.text())),
        Kind::UnknownCondition(name) => {
            (CONDITION.with([(&**name).into()]), CONDITION_HELP.with([conditions()]))
        }
        Kind::NoSubject(id) => (NO_SUBJECT.with([(&**id).into()]), NO_SUBJECT_HELP.text()),
        Kind::BadPattern(pattern) => (PATTERN.with([(&**pattern).into()]), PATTERN_HELP.text()),
        Kind::BadYear(year) => (YEAR.with([(&**year).into()]), YEAR_HELP.text()),
        Kind::BadReportingDay(day) => (DAY.with([(&**day).into()]), DAY_HELP.text()),
        Kind::BadInterval(days) => (INTERVAL.with([(&**days).into()]), INTERVAL_HELP.text()),
        Kind::TwoRhythms => (TWO_RHYTHMS.text(), TWO_RHYTHMS_HELP.text()),
        Kind::ReportsTwice(kind, _) => (TWICE.with([(&**kind).into()]), TWICE_HELP.with([(&**kind).into()])),
        Kind::NoStates => (NO_STATES.text(), NO_STATES_HELP.text()),
        Kind::UnknownNeed(path, meant) => (NEED.with([(&**path).into()]), near(meant, NEED_HELP.text())),
        Kind::NoParent(body, above) => {
            let above = Arg::Any(above.iter().map(|id| Arg::from(&**id)).collect());
            (NO_PARENT.with([(&**body).into()]), NO_PARENT_HELP.with([above]))
        }
        Kind::Circle(body, way) => {
            let way = Arg::All(way.iter().map(|id| Arg::from(&**id)).collect());
            (CIRCLE.with([(&**body).into()]), CIRCLE_HELP.with([way]))
        }
        Kind::TwoTransitions(from, to, _) => {
            (TWO_TRANSITIONS.with([(&**from).into(), (&**to).into()]), TWO_TRANSITIONS_HELP.text())
        }
    }
}

fn conditions() -> Arg {
    Arg::Any(crate::model::Aspect::names().map(Arg::from).collect())
}

pub(super) static FIRST: Words = Words::new("den första", "the first");
static NEAR: Words = Words::new("menade du `{0}`?", "did you mean `{0}`?");
static NO_ID: Words = Words::new(
    "En post i `{0}` saknar ett id som går att använda",
    "An entry of `{0}` has no id that can be used",
);
static NO_ID_HELP: Words = Words::new(
    "lägg till `id` med små bokstäver, siffror och bindestreck",
    "add `id` with small letters, digits and hyphens",
);
static NO_CATEGORY: Words = Words::new(
    "`{0}` saknar `category`, som programmet behöver förstå",
    "`{0}` lacks `category`, which the program must understand",
);
static NO_CATEGORY_HELP: Words =
    Words::new("lägg till `category` med något av {0}", "add `category` with one of {0}");
static UNKNOWN_WORD: Words =
    Words::new("`{0}` i `{1}` finns inte i styrmodellen", "`{0}` in `{1}` is not in the governance model");
static UNKNOWN_WORD_HELP: Words = Words::new(
    "rätta ordet, eller lägg till `{0}` i styrmodellen",
    "correct the word, or add `{0}` to the governance model",
);
static OVERLAP: Words = Words::new(
    "Två poster med id `{0}` gäller samtidigt",
    "Two entries with the id `{0}` are in force at the same time",
);
static OVERLAP_HELP: Words = Words::new(
    "skilj dem åt med `since` och `until`, eller ta bort den ena",
    "part them with `since` and `until`, or remove one",
);
static NO_RULE: Words = Words::new(
    "Villkoret säger inte vilken regel det gäller",
    "The constraint does not say which rule it applies",
);
static UNKNOWN_RULE: Words = Words::new("Det finns ingen regel `{0}`", "There is no rule `{0}`");
static RULES_HELP: Words = Words::new(
    "skriv `rule` med en regel ur listan som `plan rules` visar",
    "write `rule` with a rule of the list that `plan rules` shows",
);
static PARAMETER: Words =
    Words::new("Regeln {0} har ingen parameter `{1}`", "The rule {0} has no parameter `{1}`");
static PARAMETER_NONE: Words =
    Words::new("ta bort `{0}`: regeln har inga parametrar", "remove `{0}`: the rule has no parameters");
static PARAMETER_HELP: Words = Words::new("regelns parametrar: {0}", "the rule's parameters: {0}");
static WRONG_PARAMETER: Words =
    Words::new("`{0}` har ett värde av fel slag", "`{0}` has a value of the wrong sort");
static WHOLE_NUMBER: Words = Words::new(
    "skriv ett heltal utan citattecken, till exempel `{0} = 2`",
    "write a whole number without quotation marks, such as `{0} = 2`",
);
static TEXT: Words = Words::new(
    "skriv en text inom citattecken, till exempel `{0} = \"benefit\"`",
    "write a text within quotation marks, such as `{0} = \"benefit\"`",
);
static MISSING: Words =
    Words::new("Regeln {0} behöver parametern `{1}`", "The rule {0} needs the parameter `{1}`");
static MISSING_HELP: Words = Words::new("lägg till `{0}`", "add `{0}`");
static SUBJECT: Words = Words::new("Regeln {0} kan inte granska detta", "The rule {0} cannot judge this");
static SUBJECT_HELP: Words = Words::new("skriv i `of`: {0}", "write in `of`: {0}");
static PATH: Words = Words::new("Det finns inget fält `{0}`", "There is no field `{0}`");
static PATH_HELP: Words = Words::new("rätta fältets namn i `field`", "correct the field's name in `field`");
static CONDITION: Words = Words::new("`when` kan inte fråga efter `{0}`", "`when` cannot ask for `{0}`");
static CONDITION_HELP: Words = Words::new("använd {0}; `not` en gång", "use {0}; `not` once");
static NO_SUBJECT: Words = Words::new(
    "Villkoret `{0}` säger inte vad det gäller",
    "The constraint `{0}` does not say what it judges",
);
static NO_SUBJECT_HELP: Words =
    Words::new("lägg till `of`, till exempel of = \"activity\"", "add `of`, such as of = \"activity\"");
static PATTERN: Words = Words::new("Mönstret `{0}` går inte att använda", "The pattern `{0}` cannot be used");
static PATTERN_HELP: Words =
    Words::new("rätta mönstret, eller skriv ord i `words`", "correct the pattern, or write words in `words`");
static YEAR: Words = Words::new("`{0}` är inget planår", "`{0}` is no plan year");
static YEAR_HELP: Words = Words::new(
    "skriv ett planår, till exempel 2026 eller \"2026-2027\"",
    "write a plan year, such as 2026 or \"2026-2027\"",
);
static DAY: Words = Words::new("`{0}` är ingen dag på året", "`{0}` is no day of the year");
static DAY_HELP: Words = Words::new(
    "skriv månad och dag i `dates`, till exempel \"04-30\"",
    "write month and day in `dates`, such as \"04-30\"",
);
static INTERVAL: Words = Words::new(
    "`{0}` är inget antal dagar mellan två rapporter",
    "`{0}` is no number of days between two reports",
);
static INTERVAL_HELP: Words = Words::new(
    "skriv ett heltal större än noll, till exempel `interval = 90`",
    "write a whole number above zero, such as `interval = 90`",
);
static TWO_RHYTHMS: Words = Words::new(
    "Rapporteringen har både rapportdagar och ett antal dagar mellan rapporter",
    "The reporting has both reporting days and a number of days between reports",
);
static TWO_RHYTHMS_HELP: Words = Words::new(
    "behåll antingen `dates` eller `interval`, och ta bort det andra",
    "keep either `dates` or `interval`, and remove the other",
);
static TWICE: Words =
    Words::new("Typen `{0}` har två rapporteringsplaner", "The kind `{0}` has two reporting plans");
static TWICE_HELP: Words = Words::new(
    "ta bort `{0}` ur en av posterna i `by_kind`",
    "remove `{0}` from one of the entries of `by_kind`",
);
static NO_STATES: Words = Words::new(
    "Övergången saknar statusar att gå från eller till",
    "The transition lacks states to come from or go to",
);
static NO_STATES_HELP: Words = Words::new("skriv `from` och `to`", "write `from` and `to`");
static NEED: Words = Words::new(
    "`{0}` är inget fält i ett ärende eller ett möte",
    "`{0}` is no field of a matter or a meeting",
);
static NEED_HELP: Words = Words::new(
    "skriv i `needs` fält som ärenden eller möten har, till exempel `paragraph` eller `minutes`",
    "write in `needs` fields that matters or meetings have, such as `paragraph` or `minutes`",
);
static NO_PARENT: Words = Words::new(
    "Organet `{0}` är på taktisk nivå men hör inte till något strategiskt",
    "The body `{0}` is tactical but belongs to no strategic one",
);
static NO_PARENT_HELP: Words =
    Words::new("lägg till `parent` med något av {0}", "add `parent` with one of {0}");
static CIRCLE: Words =
    Words::new("Organet `{0}` är överordnat sig självt", "The body `{0}` stands above itself");
static CIRCLE_HELP: Words =
    Words::new("rätta `parent`; kretsen går genom {0}", "correct `parent`; the circle goes through {0}");
static TWO_TRANSITIONS: Words = Words::new(
    "Två övergångar från `{0}` till `{1}` gäller samtidigt och kräver olika beslut",
    "Two transitions from `{0}` to `{1}` are in force at the same time and need different decisions",
);
static TWO_TRANSITIONS_HELP: Words = Words::new(
    "skilj dem åt med `since` och `until`, eller låt båda ha samma `needs`",
    "part them with `since` and `until`, or let both have the same `needs`",
);
