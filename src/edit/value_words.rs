//! Why what was typed for a field cannot stand there, said to people.

use crate::edit::BadValue;
use crate::text::nearest::nearest;
use crate::text::{Arg, Text, Words};

/// What is wrong with a value that was typed, and what to type instead.
pub fn said(why: &BadValue, typed: &str) -> (Text, Text) {
    let one = |words: &'static Words, text: &str| words.with([text.into()]);
    match why {
        BadValue::NoAssignment => (one(&NO_ASSIGNMENT, typed), NO_ASSIGNMENT_HELP.text()),
        BadValue::NoField(name, near) => unknown(one(&NO_FIELD, name), near.as_deref(), NO_FIELD_HELP.text()),
        BadValue::NoFieldOf(record, name, near, all) => {
            let message = NO_FIELD_OF.with([name.as_str().into(), (*record).into()]);
            unknown(message, near.as_deref(), choices(all))
        }
        BadValue::Table(name, first) => {
            (one(&TABLE, name), TABLE_HELP.with([name.as_str().into(), (*first).into()]))
        }
        BadValue::NoTable(name) => (one(&NO_TABLE, name), one(&NO_LIST_HELP, name)),
        BadValue::Own(name) => (one(&OWN, name), OWN_HELP.text()),
        BadValue::Entries(name) => (one(&ENTRIES, name), one(&ENTRIES_HELP, name)),
        BadValue::NoEntry(list, name, made, names) => {
            let message = NO_ENTRY.with([list.as_str().into(), name.as_str().into()]);
            let help = match made {
                Some(made) => one(&MADE_HELP, made),
                None if names.is_empty() => one(&ENTRIES_HELP, list),
                None => choices(names),
            };
            unknown(message, nearest(name, names.iter().map(String::as_str)), help)
        }
        BadValue::Several(list, name, names) => {
            (SEVERAL.with([list.as_str().into(), name.as_str().into()]), choices(names))
        }
        BadValue::Already(list, name) => {
            let names = || [list.as_str().into(), name.as_str().into()];
            (ALREADY.with(names()), ALREADY_HELP.with(names()))
        }
        BadValue::Which(list, names) if names.is_empty() => {
            (one(&NO_ENTRIES, list), one(&ENTRIES_HELP, list))
        }
        BadValue::Which(list, names) => {
            (one(&WHICH, list), WHICH_HELP.with([list.as_str().into(), any(names)]))
        }
        BadValue::Nameless(list, field) => {
            (one(&NAMELESS, list), NAMELESS_HELP.with([list.as_str().into(), (*field).into()]))
        }
        BadValue::Twice(name) => (one(&TWICE, name), TWICE_HELP.text()),
        BadValue::NoId(text, near) => unknown(one(&NO_ID, text), near.as_deref(), NO_ID_HELP.text()),
        BadValue::NoList(name) => (one(&NO_LIST, name), NO_LIST_HELP.with([name.as_str().into()])),
        BadValue::NoValue(text, near, some) => unknown(one(&NO_VALUE, text), near.as_deref(), choices(some)),
        BadValue::NoDay(text) => (one(&NO_DAY, text), NO_DAY_HELP.text()),
        BadValue::NoNumber(text) => (one(&NO_NUMBER, text), NO_NUMBER_HELP.text()),
        BadValue::NoTruth(text) => (one(&NO_TRUTH, text), NO_TRUTH_HELP.text()),
        BadValue::NotThere(text) => (one(&NOT_THERE, text), NOT_THERE_HELP.text()),
    }
}

/// What is wrong, and what is near it, else what to do.
fn unknown(message: Text, near: Option<&str>, help: Text) -> (Text, Text) {
    (message, near.map_or(help, |near| NEAR.with([near.into()])))
}

fn any(words: &[String]) -> Arg {
    Arg::Any(words.iter().map(|word| Arg::from(word.as_str())).collect())
}

/// What to choose among, if there is anything.
fn choices(words: &[String]) -> Text {
    if words.is_empty() { NO_CHOICE_HELP.text() } else { NO_VALUE_HELP.with([any(words)]) }
}

static NEAR: Words = Words::new("menade du {0}?", "did you mean {0}?");
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
static NO_FIELD_OF: Words = Words::new("det finns inget fält {0} ({1})", "there is no field {0} ({1})");
static TABLE: Words = Words::new("{0} har flera uppgifter", "{0} has several details");
static TABLE_HELP: Words = Words::new("sätt en i taget: {0}.{1}=VÄRDE", "set one at a time: {0}.{1}=VALUE");
static NO_TABLE: Words = Words::new("{0} har inga egna fält", "{0} has no fields of its own");
static OWN: Words = Words::new("{0} är organisationens egna fält", "{0} holds the organisation's own fields");
static OWN_HELP: Words =
    Words::new("ändra i filen och skriv plan check", "change the file and type plan check");
static ENTRIES: Words = Words::new("{0} är en lista med poster", "{0} is a list of entries");
static ENTRIES_HELP: Words = Words::new(
    "lägg till med {0}+=POST, ta bort med {0}-=NAMN, ändra med {0}.NAMN.FÄLT=VÄRDE",
    "add with {0}+=ENTRY, take out with {0}-=NAME, change with {0}.NAME.FIELD=VALUE",
);
static NO_ENTRY: Words = Words::new("{0} har ingen post {1}", "{0} has no entry {1}");
static MADE_HELP: Words = Words::new("skriv {0} för att lägga till den", "write {0} to add it");
static SEVERAL: Words = Words::new("{1} kan vara flera poster i {0}", "{1} may be several entries of {0}");
static ALREADY: Words = Words::new("{0} har redan posten {1}", "{0} has the entry {1} already");
static ALREADY_HELP: Words =
    Words::new("ändra den med {0}.{1}.FÄLT=VÄRDE", "change it with {0}.{1}.FIELD=VALUE");
static NO_ENTRIES: Words = Words::new("{0} har inga poster", "{0} has no entries");
static WHICH: Words =
    Words::new("det står inte vilken post i {0} som menas", "it is not said which entry of {0} is meant");
static WHICH_HELP: Words = Words::new(
    "skriv {0}.NAMN.FÄLT=VÄRDE eller {0}-=NAMN, där NAMN är {1}",
    "write {0}.NAME.FIELD=VALUE or {0}-=NAME, where NAME is {1}",
);
static NAMELESS: Words =
    Words::new("den nya posten i {0} har inget namn", "the new entry of {0} has no name");
static NAMELESS_HELP: Words = Words::new("börja med det: {0}+=\"{1}=…\"", "begin with it: {0}+=\"{1}=…\"");
static TWICE: Words = Words::new("{0} står två gånger i posten", "{0} stands twice in the entry");
static TWICE_HELP: Words = Words::new(
    "skriv den en gång; text med komma och likhetstecken skrivs inom citattecken: title='…'",
    "write it once; text with commas and equals signs is written in quotation marks: title='…'",
);
static NO_ID: Words = Words::new("{0} går inte att ha som id", "{0} cannot be an id");
static NO_ID_HELP: Words = Words::new(
    "använd små bokstäver a–z, siffror och bindestreck: å och ä blir a, ö blir o",
    "use lower-case letters a–z, digits and hyphens: å and ä become a, ö becomes o",
);
static NO_LIST: Words = Words::new("{0} är ingen lista", "{0} is no list");
static NO_LIST_HELP: Words = Words::new("skriv {0}=VÄRDE", "write {0}=VALUE");
static NO_VALUE: Words = Words::new("{0} går inte att välja", "{0} cannot be chosen");
static NO_VALUE_HELP: Words = Words::new("välj något av {0}", "choose one of {0}");
static NO_CHOICE_HELP: Words = Words::new(
    "det finns inget att välja: lägg först till det i styrmodellen, ett register eller programmets fil",
    "there is nothing to choose: add it to the governance model, a register or the programme's file first",
);
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
