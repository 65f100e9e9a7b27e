//! Why what was typed for a field cannot stand there, said to people.

use crate::cli::failure::Failure;
use crate::edit::BadValue;
use crate::text::{Arg, Words};

/// The failure that a bad value ends a run with.
pub(super) fn failure(why: &BadValue, typed: &str) -> Failure {
    let one = |words: &'static Words, text: &str| words.with([text.into()]);
    match why {
        BadValue::NoAssignment => Failure::new(one(&NO_ASSIGNMENT, typed), NO_ASSIGNMENT_HELP.text()),
        BadValue::NoField(name, near) => {
            Failure::unknown(one(&NO_FIELD, name), near.as_deref(), NO_FIELD_HELP.text())
        }
        BadValue::Records(name) => Failure::new(one(&RECORDS, name), RECORDS_HELP.text()),
        BadValue::NoList(name) => {
            Failure::new(one(&NO_LIST, name), NO_LIST_HELP.with([name.as_str().into()]))
        }
        BadValue::NoValue(text, near, some) => {
            let some = Arg::Any(some.iter().map(|s| Arg::from(s.as_str())).collect());
            Failure::unknown(one(&NO_VALUE, text), near.as_deref(), NO_VALUE_HELP.with([some]))
        }
        BadValue::NoDay(text) => Failure::new(one(&NO_DAY, text), NO_DAY_HELP.text()),
        BadValue::NoNumber(text) => Failure::new(one(&NO_NUMBER, text), NO_NUMBER_HELP.text()),
        BadValue::NoTruth(text) => Failure::new(one(&NO_TRUTH, text), NO_TRUTH_HELP.text()),
        BadValue::NotThere(text) => Failure::new(one(&NOT_THERE, text), NOT_THERE_HELP.text()),
    }
}

static NO_ASSIGNMENT: Words = Words::new("{0} går inte att förstå", "{0} cannot be understood");
static NO_ASSIGNMENT_HELP: Words = Words::new(
    "skriv FÄLT=VÄRDE, till exempel status=pausad; FÄLT+=VÄRDE lägger till i en lista, FÄLT= tar bort",
    "write FIELD=VALUE, such as status=paused; FIELD+=VALUE adds to a list, FIELD= removes",
);
static NO_FIELD: Words = Words::new("en aktivitet har inget fält {0}", "an activity has no field {0}");
static NO_FIELD_HELP: Words = Words::new(
    "skriv plan status NYCKEL för att se vilka fält som finns",
    "type plan status KEY to see which fields there are",
);
static RECORDS: Words = Words::new(
    "{0} består av flera uppgifter och går inte att sätta så",
    "{0} is made of several details and cannot be set so",
);
static RECORDS_HELP: Words = Words::new(
    "ändra i filen och skriv plan check; en statusrapport läggs till med plan report",
    "change the file and type plan check; a status report is added with plan report",
);
static NO_LIST: Words = Words::new("{0} är ingen lista", "{0} is no list");
static NO_LIST_HELP: Words = Words::new("skriv {0}=VÄRDE", "write {0}=VALUE");
static NO_VALUE: Words = Words::new("{0} går inte att välja", "{0} cannot be chosen");
static NO_VALUE_HELP: Words = Words::new("välj något av {0}", "choose one of {0}");
static NO_DAY: Words = Words::new("{0} är ingen dag", "{0} is no day");
static NO_DAY_HELP: Words = Words::new(
    "skriv till exempel 2026-06-30, 2026-10 eller 2026-Q3",
    "write such as 2026-06-30, 2026-10 or 2026-Q3",
);
static NO_NUMBER: Words = Words::new("{0} är inget heltal", "{0} is no whole number");
static NO_NUMBER_HELP: Words = Words::new("skriv till exempel 3", "write such as 3");
static NO_TRUTH: Words = Words::new("{0} är varken ja eller nej", "{0} is neither yes nor no");
static NO_TRUTH_HELP: Words = Words::new("skriv ja eller nej", "write yes or no");
static NOT_THERE: Words = Words::new("{0} står inte i listan", "{0} is not in the list");
static NOT_THERE_HELP: Words = Words::new(
    "skriv plan status NYCKEL för att se vad som står där",
    "type plan status KEY to see what is there",
);
