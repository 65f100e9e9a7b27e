//! What people read: every change in the right words, under the right heading, once, and nothing else.

use serde_json::Value as Json;

use crate::diff::phrases::{covered, decision, label, phrases, said_of, top};
use crate::diff::told::{ActivityTold, FieldTold, FileTold, Told};
use crate::diff::version::{Activity, Version};

/// A line about something that changed, and its rows: a label and all that stands beside it.
struct Block {
    head: String,
    rows: Vec<(String, String)>,
}

/// The blocks of an output that is wide enough for its heads.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let Some(block) = blocks.last_mut().filter(|_| indent > 2) else {
            if indent == 2 {
                blocks.push(Block { head: line.trim().to_owned(), rows: Vec::new() });
            }
            continue;
        };
        match (indent, line.trim().split_once("  ")) {
            (4, Some((label, text))) => block.rows.push((label.to_owned(), text.trim().to_owned())),
            _ => {
                let (_, text) = block.rows.last_mut().expect("a row goes on");
                text.push(' ');
                text.push_str(line.trim());
            }
        }
    }
    blocks
}

/// Whether a text in Swedish tells all that is due, and no more.
pub(super) fn check(text: &str, due: &Told, old: &Version, new: &Version) -> Result<(), String> {
    let blocks = blocks(text);
    if blocks.len() != due.activities.len() + due.files.len() {
        return Err("as many blocks as things that changed".to_owned());
    }
    if blocks.is_empty() {
        return text.contains("Inget har ändrats.").then_some(()).ok_or("that nothing changed".to_owned());
    }
    for told in &due.activities {
        let key = told.new.as_ref().or(told.old.as_ref()).expect("it stands on a side");
        let block = only(&blocks, &format!(" ({})", short(key)))?;
        head_of(block, told, old, new)?;
        match (find(old, told.old.as_deref()), find(new, told.new.as_deref())) {
            (Some(before), Some(after)) => fields(block, told, (old, before), (new, after))?,
            (_, found) => whole(block, told, found.map(|a| (new, a)))?,
        }
    }
    due.files.iter().try_for_each(|told| file(only(&blocks, &format!(" ({}.", told.stem))?, told, new))
}

/// A key without its programme.
fn short(key: &str) -> &str {
    key.split_once('/').map_or(key, |(_, rest)| rest)
}

fn find<'v>(version: &'v Version, key: Option<&str>) -> Option<&'v Activity> {
    version.activities.iter().find(|a| Some(&*a.key()) == key)
}

fn only<'b>(blocks: &'b [Block], part: &str) -> Result<&'b Block, String> {
    let found: Vec<&Block> = blocks.iter().filter(|b| b.head.contains(part)).collect();
    if let [one] = found[..] { Ok(one) } else { Err(format!("one block with{part}, not {}", found.len())) }
}

/// What happened, and the title.
fn head_of(block: &Block, told: &ActivityTold, old: &Version, new: &Version) -> Result<(), String> {
    const WORDS: [(&str, &str); 14] = [
        ("new", "Ny"),
        ("added", "Tillagd under året"),
        ("carried", "Överförd"),
        ("merged", "Sammanslagen"),
        ("split", "Delad"),
        ("renamed", "Nytt id"),
        ("merged-into", "Uppgått i en annan"),
        ("finished", "Avslutad"),
        ("cancelled", "Avbruten"),
        ("rejected", "Avslagen"),
        ("paused", "Pausad"),
        ("resumed", "Återupptagen"),
        ("new-owner", "Ny ansvarig"),
        ("removed", "Borttagen"),
    ];
    let word = |id: &str| WORDS.iter().find(|(known, _)| *known == id).map_or("?", |(_, word)| word);
    let mut due: Vec<String> = told.events.iter().map(|(id, _)| word(id).to_lowercase()).collect();
    if due.is_empty() {
        due.push("ändrad".to_owned());
    }
    let (said, rest) = block.head.split_once(": ").ok_or("what happened")?;
    let mut said: Vec<String> = said.split(", ").map(str::to_lowercase).collect();
    due.sort_unstable();
    said.sort_unstable();
    let here = find(new, told.new.as_deref()).or_else(|| find(old, told.old.as_deref()));
    let title = here.map_or("", |a| a.data().word("title"));
    let right = said == due && rest.starts_with(title);
    if right { Ok(()) } else { Err(format!("{due:?} and {title} in {}", block.head)) }
}

/// What came or went whole: the others that are named, and the decision.
fn whole(block: &Block, told: &ActivityTold, here: Option<(&Version, &Activity)>) -> Result<(), String> {
    const LABELS: [(&str, &str); 4] = [
        ("carried", "Från"),
        ("merged", "Sammanslagen av"),
        ("split", "Delad ur"),
        ("merged-into", "Uppgått i"),
    ];
    let row = |label: &str| -> Vec<&str> {
        block.rows.iter().filter(|(l, _)| l == label).map(|(_, text)| &**text).collect()
    };
    // Where one of several came from is said with that.
    let is_told = told.events.iter().any(|(id, _)| matches!(id.as_str(), "merged" | "split"));
    for (event, others) in told.events.iter().filter(|(id, _)| !(is_told && id == "carried")) {
        let Some((_, label)) = LABELS.iter().find(|(known, _)| known == event) else { continue };
        let names = |text: &str| -> Vec<String> { text.split([' ', ',']).map(String::from).collect() };
        let tells = |text: &&str| others.iter().all(|other| names(text).contains(&short(other).to_owned()));
        if row(label).iter().filter(|text| tells(text)).count() != 1 {
            return Err(format!("{label}: {others:?} in {}", block.head));
        }
    }
    let Some((version, activity)) = here else { return Ok(()) };
    let responsible = activity.data().entries("responsible");
    let due = responsible.iter().map(|entry| said_of("responsible", entry, version, activity));
    let due = due.collect::<Vec<_>>();
    let said = row("Ansvarig");
    if said.len() != 1 || !due.iter().all(|one| said[0].contains(one)) {
        return Err(format!("who answers for {}: {due:?}, not {said:?}", block.head));
    }
    let due = told.taken_up.as_ref().map(|key| decision(version, key));
    let said = row("Beslut");
    if said == Vec::from_iter(due.as_deref()) {
        Ok(())
    } else {
        Err(format!("the decision {due:?}, not {said:?}"))
    }
}

/// Field by field: what is due is there once, and nothing is left.
fn fields(
    block: &Block,
    told: &ActivityTold,
    old: (&Version, &Activity),
    new: (&Version, &Activity),
) -> Result<(), String> {
    let mut rows = block.rows.clone();
    let renamed = told.events.iter().find(|(id, _)| id == "renamed").and_then(|(_, keys)| keys.first());
    // That a renamed one had the name that it had is said once.
    let is_said = |field: &FieldTold| {
        let id = renamed.and_then(|key| key.rsplit('/').next()).unwrap_or("");
        field.path == "formerly" && field.old == "[]" && field.new == format!("[\"{id}\"]")
    };
    let due: Vec<&FieldTold> = told.fields.iter().filter(|f| !is_said(f)).collect();
    for field in &due {
        let label = label(top(field));
        if rows.iter().filter(|(l, _)| l == label).count() != 1 {
            return Err(format!("one row {label} in {}", block.head));
        }
        let (_, text) = rows.iter_mut().find(|(l, _)| l == label).expect("just counted");
        for phrase in phrases(field, old, new) {
            let at =
                text.find(&phrase).ok_or_else(|| format!("“{phrase}” beside {label} in {}", block.head))?;
            // What has been found is not found again.
            text.replace_range(at..at + phrase.len(), "\n");
        }
    }
    for field in &due {
        let (_, text) = rows.iter_mut().find(|(l, _)| l == label(top(field))).expect("just found");
        if let Some(phrase) = covered(field, new.0) {
            // Said once of all that it covers.
            if !text.contains(&phrase) && !text.contains('\r') {
                return Err(format!("“{phrase}” beside {} in {}", label(top(field)), block.head));
            }
            while let Some(at) = text.find(&phrase) {
                let end = text[at..].find(')').map_or(text.len(), |length| at + length + 1);
                text.replace_range(at..end, "\r");
            }
        }
    }
    // The old name of a renamed one stands in a row of its own.
    let before = renamed.map(|key| ("Hette förut".to_owned(), short(key).to_owned()));
    if before.iter().any(|row| rows.iter().filter(|r| *r == row).count() != 1) {
        return Err(format!("{before:?} in {}", block.head));
    }
    rows.retain(|row| Some(row) != before.as_ref());
    let rest: Vec<_> = rows.iter().filter(|(_, text)| !text.trim().is_empty()).collect();
    if rest.is_empty() { Ok(()) } else { Err(format!("nothing more in {} than {rest:?}", block.head)) }
}

/// A file that is no activity.
fn file(block: &Block, told: &FileTold, new: &Version) -> Result<(), String> {
    let all: Vec<&str> = block.rows.iter().map(|(_, text)| &**text).collect();
    let all = all.join(" ");
    let json = |text: &str| serde_json::from_str::<Json>(text).expect("it is JSON");
    let mut due: Vec<String> = Vec::new();
    if told.added {
        let matters = new.files[&told.stem].data.entries("matters").iter();
        due.extend(matters.map(|m| format!("{}: Bifall", m.word("title"))));
        if !block.head.contains(", tillagd fil") {
            return Err(format!("an added file, not {}", block.head));
        }
    }
    for field in &told.fields {
        let (was, is) = (json(&field.old), json(&field.new));
        due.push(match (&was, &is) {
            (Json::Null, matter) => format!("+ {},", matter["title"].as_str().unwrap_or("?")),
            (Json::String(was), Json::String(is)) if field.path == "purpose" => format!("{was} → {is}"),
            (Json::String(was), Json::String(is)) if field.path.ends_with("/name") => {
                format!("{is}, namn: {was} → {is}")
            }
            (Json::String(was), Json::String(is)) => format!(": {was} → {is}"),
            _ => "?".to_owned(),
        });
    }
    match due.iter().find(|phrase| all.matches(&***phrase).count() != 1) {
        Some(phrase) => Err(format!("“{phrase}” once in {}, not {all}", block.head)),
        None => Ok(()),
    }
}
