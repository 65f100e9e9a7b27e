//! What happened to activities as a whole, in words.

use crate::facts::alignment::{Cover, Event};
use crate::facts::compare::Difference;
use crate::render::changes::{Line, Row};
use crate::text::{Lang, Words};

/// What happened: the word in data, what one is called, what several are called in a count.
type Form = (&'static str, Words, Words);

/// What happened, in one line: the words of the events, or that something changed.
pub(super) fn happened(events: &[Event], lang: Lang) -> String {
    let words = events.iter().map(|event| form(event.id()).1.get(lang));
    let line = |(at, word): (usize, &str)| if at == 0 { word.to_owned() } else { word.to_lowercase() };
    let all: Vec<String> = words.enumerate().map(line).collect();
    if all.is_empty() { CHANGED.get(lang).to_owned() } else { all.join(", ") }
}

/// What so many are called in a count.
pub(super) fn counted(event: &str, count: usize, lang: Lang) -> String {
    let (_, one, many) = form(event);
    // One of these is called in a count what several are.
    let words = if count == 1 && !matches!(event, "renamed" | "new-owner") { one } else { many };
    format!("{count} {}", words.get(lang).to_lowercase())
}

/// What happened to one activity, with its name.
pub(super) fn of_one(event: &str, name: &str, lang: Lang) -> String {
    let (id, one, many) = form(event);
    match *id {
        "new" => CAME.with([name.into()]).render(lang),
        // These are called by what several are: with a new id.
        "renamed" | "new-owner" => format!("{name} {}", many.get(lang).to_lowercase()),
        _ => format!("{name} {}", one.get(lang).to_lowercase()),
    }
}

/// The words in data of all events, in the order in which they are counted.
pub(super) fn ids() -> impl Iterator<Item = &'static str> {
    FORMS.iter().map(|(id, ..)| *id)
}

fn form(event: &str) -> &'static Form {
    FORMS.iter().find(|(id, ..)| *id == event).unwrap_or(&FORMS[0])
}

/// The other activities that events name, with what they are to this one. Those of its own programme go
/// without the programme's id. Where they came from may be known already.
pub(super) fn relations(events: &[Event], programme: &str, is_known: bool, lang: Lang) -> Vec<Row> {
    let is_told = events.iter().any(|e| matches!(e, Event::Merged(_) | Event::Split(..)));
    let named = |keys: &[String]| {
        let own = format!("{programme}/");
        keys.iter().map(|k| k.strip_prefix(&own).unwrap_or(k)).collect::<Vec<_>>().join(", ")
    };
    let one = |key: &String| named(std::slice::from_ref(key));
    let row = |event: &Event| {
        let (label, text) = match event {
            Event::Carried(_) if is_known => return None,
            Event::Carried(keys) | Event::Returned(keys) if !is_told => (&FROM, named(keys)),
            Event::Merged(keys) => (&MERGED_OF, named(keys)),
            Event::Split(key, with) => {
                (&SPLIT_FROM, SPLIT_WITH.with([one(key).into(), named(with).into()]).render(lang))
            }
            Event::Renamed(key) => (&BEFORE, one(key)),
            Event::MergedInto(key) => (&INTO, one(key)),
            Event::SplitFrom(key) => (&OUT_OF, one(key)),
            _ => return None,
        };
        Some(Row { label: label.get(lang).to_owned(), lines: vec![Line::Said(text)] })
    };
    events.iter().filter_map(row).collect()
}

/// Whether a difference says no more than that the activity had the name that it was renamed from.
pub(super) fn is_told_by(events: &[Event], difference: &Difference<'_>, cover: &Cover<'_>) -> bool {
    let ([], [only]) = (&difference.old[..], &difference.new[..]) else { return false };
    let is_before = |event: &Event| match event {
        Event::Renamed(key) => key.rsplit('/').next() == only.as_text(),
        _ => false,
    };
    difference.top() == "formerly" && matches!(cover, Cover::Free) && events.iter().any(is_before)
}

static FORMS: [Form; 17] = [
    ("carried", Words::new("Överförd", "Carried"), Words::new("överförda", "carried")),
    ("returned", Words::new("Återkommande", "Returning"), Words::new("återkommande", "returning")),
    ("new", Words::new("Ny", "New"), Words::new("nya", "new")),
    (
        "added",
        Words::new("Tillagd under året", "Added during the year"),
        Words::new("tillagda under året", "added during the year"),
    ),
    ("merged", Words::new("Sammanslagen", "Merged"), Words::new("sammanslagna", "merged")),
    ("split", Words::new("Delad", "Split"), Words::new("delade", "split")),
    ("renamed", Words::new("Nytt id", "Renamed"), Words::new("med nytt id", "renamed")),
    (
        "merged-into",
        Words::new("Uppgått i en annan", "Merged into another"),
        Words::new("uppgått i andra", "merged into others"),
    ),
    (
        "split-from",
        Words::new("Utbruten ur en annan", "Split from another"),
        Words::new("utbrutna ur andra", "split from others"),
    ),
    ("finished", Words::new("Avslutad", "Finished"), Words::new("avslutade", "finished")),
    ("cancelled", Words::new("Avbruten", "Cancelled"), Words::new("avbrutna", "cancelled")),
    ("rejected", Words::new("Avslagen", "Rejected"), Words::new("avslagna", "rejected")),
    ("paused", Words::new("Pausad", "Paused"), Words::new("pausade", "paused")),
    ("resumed", Words::new("Återupptagen", "Resumed"), Words::new("återupptagna", "resumed")),
    ("new-owner", Words::new("Ny ansvarig", "New owner"), Words::new("med ny ansvarig", "with a new owner")),
    ("removed", Words::new("Borttagen", "Removed"), Words::new("borttagna", "removed")),
    ("dropped", Words::new("Saknas utan avslut", "Dropped"), Words::new("saknas utan avslut", "dropped")),
];

static CHANGED: Words = Words::new("Ändrad", "Changed");
static CAME: Words = Words::new("{0} tillkom", "{0} is new");
static FROM: Words = Words::new("Från", "From");
static MERGED_OF: Words = Words::new("Sammanslagen av", "Merged from");
static SPLIT_FROM: Words = Words::new("Delad ur", "Split from");
static SPLIT_WITH: Words = Words::new("{0}, tillsammans med {1}", "{0}, together with {1}");
static BEFORE: Words = Words::new("Hette förut", "Was called");
static INTO: Words = Words::new("Uppgått i", "Merged into");
static OUT_OF: Words = Words::new("Utbruten ur", "Split from");
