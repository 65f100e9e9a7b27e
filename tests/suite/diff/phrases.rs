//! How a change reads in Swedish, worked out without the program.

use serde_json::Value as Json;

use crate::diff::data::{Data, known_by};
use crate::diff::seeds::{REALISED, STATES};
use crate::diff::told::FieldTold;
use crate::diff::version::{Activity, Version};

/// The outermost field.
pub(super) fn top(field: &FieldTold) -> &str {
    field.path.split('/').next().unwrap_or("")
}

/// What readers call a field.
pub(super) fn label(field: &str) -> &'static str {
    match field {
        "title" => "Titel",
        "number" => "Nummer",
        "benefit" => "Nytta",
        "start" => "Planerad start",
        "end" => "Planerat slut",
        "description" => "Beskrivning",
        "goals" => "Mål",
        "status" => "Status",
        "responsible" => "Ansvarig",
        "milestones" => "Milstolpar",
        "reports" => "Statusrapporter",
        "realisation" => "Genomförande per part",
        "legal" => "Juridisk bedömning",
        "links" => "Länkar till dokumentation",
        "formerly" => "Tidigare id",
        "x" => "Egna fält",
        _ => "?",
    }
}

/// What is to be read of a field.
pub(super) fn phrases(
    field: &FieldTold,
    old: (&Version, &Activity),
    new: (&Version, &Activity),
) -> Vec<String> {
    let json = |text: &str| serde_json::from_str::<Json>(text).expect("it is JSON");
    let (was, is) = (json(&field.old), json(&field.new));
    let top = top(field);
    // An address has slashes of its own; nothing but a whole entry has one in its path.
    let parts: Vec<&str> = field.path.split('/').collect();
    let value = |value: &Json, (version, activity): (&Version, &Activity), key: &str| match value {
        Json::Null => "–".to_owned(),
        Json::Bool(true) => "ja".to_owned(),
        Json::String(text) => called(top, key, text, version, activity),
        other => other.to_string(),
    };
    let in_list = |sign: &str, values: &Json, side| -> Vec<String> {
        let all = values.as_array().into_iter().flatten();
        all.map(|one| format!("{sign} {}", value(one, side, top))).collect()
    };
    match (top, &was, &is) {
        ("goals" | "formerly", ..) => {
            in_list("−", &was, old).into_iter().chain(in_list("+", &is, new)).collect()
        }
        ("legal", Json::Null, Json::Object(_)) => {
            let entry = new.1.data().get("legal").expect("it came");
            vec![format!("+ {}", said_of(top, entry, new.0, new.1))]
        }
        (_, Json::Null, Json::Object(_)) => vec![format!("+ {}", entry(top, field, new))],
        (_, Json::Object(_), Json::Null) => vec![format!("− {}", entry(top, field, old))],
        ("description", Json::String(was), Json::String(is)) => {
            let around = |text: &str| {
                let words: Vec<&str> = text.split_whitespace().collect();
                format!("… {} …", words[3..10].join(" "))
            };
            vec![format!("− {}", around(was)), format!("+ {}", around(is))]
        }
        _ => {
            let key = parts[parts.len() - 1];
            let name = in_words(key);
            let place = match (top, parts.len()) {
                (_, 1) => String::new(),
                ("x" | "legal", _) => {
                    format!("{}: ", [&parts[1..parts.len() - 1], &[name]].concat().join(", "))
                }
                _ => {
                    let entries = new.1.data().entries(top);
                    let path = parts[1..parts.len() - 1].join("/");
                    let entry = entries.iter().find(|e| known_by(top, e) == path).expect("it is there");
                    format!("{}, {name}: ", known_as(top, entry, new))
                }
            };
            vec![format!("{place}{} → {}", value(&was, old, key), value(&is, new, key))]
        }
    }
}

/// An entry that came or went.
fn entry(list: &str, field: &FieldTold, (version, activity): (&Version, &Activity)) -> String {
    let name = field.path.split_once('/').map_or("", |(_, name)| name);
    let entry = activity.data().entries(list).iter().find(|e| known_by(list, e) == name);
    said_of(list, entry.expect("it is there"), version, activity)
}

/// A table on one line: what it is known by stands first, and alone.
pub(super) fn said_of(list: &str, entry: &Data, version: &Version, activity: &Activity) -> String {
    let Data::Table(fields) = entry else { return String::new() };
    let alone = ["title", "org", "person", "date", "by", "party", "milestone", "url"];
    let part = |(key, value): &(String, Data)| match value {
        Data::Truth(true) => Some(in_words(key).to_owned()),
        _ if key == "id" && entry.get("title").is_some() => None,
        Data::Text(text) | Data::Day(text) => {
            let value = called(list, key, text, version, activity);
            Some(if alone.contains(&&**key) { value } else { format!("{}: {value}", in_words(key)) })
        }
        _ => None,
    };
    let (first, rest): (Vec<_>, Vec<_>) = fields.iter().partition(|(key, _)| alone.contains(&&**key));
    first.into_iter().chain(rest).filter_map(part).collect::<Vec<_>>().join(", ")
}

/// What an entry is known by, in words.
fn known_as(list: &str, entry: &Data, (version, activity): (&Version, &Activity)) -> String {
    if !entry.word("title").is_empty() {
        return entry.word("title").to_owned();
    }
    let parts = ["org", "person", "date", "by", "party", "milestone"].into_iter();
    let parts = parts.filter(|key| entry.get(key).is_some());
    parts.map(|key| called(list, key, entry.word(key), version, activity)).collect::<Vec<_>>().join(", ")
}

/// What readers call a value.
fn called(top: &str, key: &str, value: &str, version: &Version, activity: &Activity) -> String {
    const ASSESSED: [(&str, &str); 4] = [
        ("not-started", "ej påbörjad"),
        ("ongoing", "pågår"),
        ("done", "klar"),
        ("not-relevant", "ej aktuell"),
    ];
    const LIGHTS: [(&str, &str); 3] = [("green", "Grön"), ("yellow", "Gul"), ("red", "Röd")];
    let of = |words: &[(&str, &str)]| {
        words.iter().find(|(id, _)| *id == value).map_or(value, |(_, word)| word).to_owned()
    };
    match (top, key) {
        (_, "status") => of(&STATES),
        ("realisation", "state") => of(&REALISED),
        ("legal", "state") => of(&ASSESSED),
        (_, "health") => of(&LIGHTS),
        (_, "goals") => {
            version.called("goals", &format!("plans/{}/programme", activity.programme), value).to_owned()
        }
        (_, "org" | "party") => version.called("actors", "schema/actors", value).to_owned(),
        (_, "person") => version.called("people", "schema/people", value).to_owned(),
        _ => value.to_owned(),
    }
}

fn in_words(key: &str) -> &str {
    match key {
        "due" => "klar senast",
        "done" => "klar",
        "health" | "state" => "läge",
        "basis" => "grund",
        "lead" => "leder",
        other => other,
    }
}

/// A decision in a few words.
pub(super) fn decision(version: &Version, key: &str) -> String {
    let matters = version.matters("styrda");
    let matter = matters.iter().find(|m| m.key() == key).expect("the matter is there");
    let paragraph = match matter.data.word("paragraph") {
        "" => String::new(),
        paragraph => format!(", {paragraph}"),
    };
    format!("{}, Arbetsutskottet{paragraph} ({key})", matter.day())
}

/// What is said of the decision; of one that is lacking, up to the line of the law.
pub(super) fn covered(field: &FieldTold, version: &Version) -> Option<String> {
    match field.cover.split_once(' ') {
        Some(("decided", key)) => Some(format!("beslutat {}", decision(version, key))),
        Some(("undecided", "")) => {
            Some("beslut saknas: fältet är skyddat (schema/governance/styrd.".to_owned())
        }
        Some(("undecided", kind)) => {
            let kind = if kind == "change" { "Ändra listan" } else { "Anta" };
            Some(format!(
                "beslut saknas: ändringen kräver beslut av typen ”{kind}” (schema/governance/styrd."
            ))
        }
        _ => None,
    }
}
