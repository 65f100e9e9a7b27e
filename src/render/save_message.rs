//! The message of a saved version: what it is about in a headline, then a line for each thing that changed.

use crate::diff::{DiffReport, FileKind, Summary};
use crate::render::changes::Row;
use crate::render::diff_fields::{activity_rows, file_rows};
use crate::render::diff_words::{file, happened};
use crate::render::events::{counted, ids, of_one};
use crate::text::safe::one_line;
use crate::text::{Lang, Words};

/// The longest headline: lists of versions cut what is longer.
const HEADLINE: usize = 72;
/// More of a value nobody reads in a list of versions.
const VALUE: usize = 160;
/// So many things stand in a message at most; `plan diff` tells them all.
const MOST: usize = 300;
/// So many files are named that changed in nothing that is told.
const NAMED: usize = 10;

/// The message. What somebody wrote stands in the place of the headline, whole.
pub fn render(report: &DiffReport<'_>, summary: &Summary, own: Option<&str>, lang: Lang) -> String {
    let headline = own.map_or_else(|| headline(summary, lang), str::to_owned);
    let lines = lines(report, summary, lang);
    let mut body: Vec<String> = lines.iter().take(MOST).cloned().collect();
    if lines.len() > MOST {
        body.push(MORE.with([(lines.len() - MOST).into()]).render(lang));
    }
    format!("{headline}\n\n{}\n", body.join("\n"))
}

/// What the version is about: as many parts as have room, those first that say most.
fn headline(summary: &Summary, lang: Lang) -> String {
    let parts = parts(summary, lang);
    let more = AND_MORE.get(lang);
    let mut out = "plan: ".to_owned();
    for (at, part) in parts.iter().enumerate() {
        let joint = if at == 0 { "" } else { ", " };
        let room = if at + 1 == parts.len() { HEADLINE } else { HEADLINE - more.chars().count() };
        let fits = |text: &&String| out.chars().count() + joint.len() + text.chars().count() <= room;
        match [&part.named, &part.counted].into_iter().find(fits) {
            Some(text) => out = format!("{out}{joint}{text}"),
            None => return out + more,
        }
    }
    out
}

/// A part of a headline, with a name where there is one, and with nothing but the number where there is
/// less room.
struct Part {
    named: String,
    counted: String,
}

impl Part {
    fn new(named: &str, counted: &str) -> Self {
        Self { named: one_line(named).into_owned(), counted: one_line(counted).into_owned() }
    }
}

fn parts(summary: &Summary, lang: Lang) -> Vec<Part> {
    let names = |event: &str| summary.events.iter().find(|(id, _)| *id == event).map(|(_, names)| names);
    let happened: Vec<(&'static str, &Vec<String>)> = ids().filter_map(|id| Some((id, names(id)?))).collect();
    let (one, many): (Vec<_>, Vec<_>) = happened.into_iter().partition(|(_, names)| names.len() == 1);
    let mut parts: Vec<Part> = Vec::new();
    for (id, names) in one.iter().chain(&many) {
        let counted = counted(id, names.len(), lang);
        let named = if let [name] = &names[..] { of_one(id, name, lang) } else { counted.clone() };
        parts.push(Part::new(&named, &counted));
    }
    parts.extend(of(&summary.changed, [&CHANGED, &ONE_CHANGED, &MANY_CHANGED], lang));
    parts.extend(of(&summary.reports, [&REPORT, &ONE_REPORT, &REPORTS], lang));
    parts.extend(of(&summary.unread, [&UNREAD, &ONE_UNREAD, &UNREAD], lang));
    for (kind, count) in &summary.files {
        let (one, many) = files(*kind);
        let text = if *count == 1 { one.text() } else { many.with([(*count).into()]) }.render(lang);
        parts.push(Part::new(&text, &text));
    }
    let file = |path: &String| path.rsplit('/').next().unwrap_or(path).to_owned();
    let untold: Vec<String> = summary.untold.iter().map(file).collect();
    parts.extend(of(&untold, [&OTHER, &ONE_OTHER, &OTHERS], lang));
    parts
}

/// Of one by its name, of one without it, or of several.
fn of(names: &[String], [named, one, many]: [&'static Words; 3], lang: Lang) -> Option<Part> {
    match names {
        [] => None,
        [name] => Some(Part::new(&named.with([name.as_str().into()]).render(lang), one.get(lang))),
        names => {
            let counted = many.with([names.len().into()]).render(lang);
            Some(Part::new(&counted, &counted))
        }
    }
}

fn files(kind: FileKind) -> (&'static Words, &'static Words) {
    match kind {
        FileKind::Programme => (&PROGRAMME, &PROGRAMMES),
        FileKind::PlanYear => (&PLAN_YEAR, &PLAN_YEARS),
        FileKind::Meeting => (&MEETING, &MEETINGS),
        FileKind::Model => (&MODEL, &MODELS),
        FileKind::Policy => (&POLICY, &POLICY),
        FileKind::Actors => (&ACTORS, &ACTORS),
        FileKind::People => (&PEOPLE, &PEOPLE),
        FileKind::Documents => (&DOCUMENTS, &DOCUMENTS),
    }
}

/// Each activity and each other file on a line of its own.
fn lines(report: &DiffReport<'_>, summary: &Summary, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for group in &report.groups {
        for item in &group.items {
            let head = format!("{}: {} ({})", happened(item, lang), item.title, item.key);
            lines.push(line(&head, &activity_rows(report, item, &group.name, lang)));
        }
    }
    for item in report.plans.iter().chain(&report.law).chain(&report.registers) {
        let head = format!("{} ({})", file(item, lang), item.change.path);
        lines.push(line(&head, &file_rows(report, item, lang)));
    }
    if !summary.untold.is_empty() {
        let named = summary.untold.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        let left = summary.untold.len().saturating_sub(NAMED);
        let words = if left == 0 { &UNTOLD } else { &UNTOLD_MORE };
        lines.push(format!("- {}", one_line(&words.with([named.into(), left.into()]).render(lang))));
    }
    lines
}

fn line(head: &str, rows: &[Row]) -> String {
    let row = |row: &Row| {
        let said = row.lines.iter().map(|line| shortened(line.text(), VALUE)).collect::<Vec<_>>().join(", ");
        format!("{}: {said}", row.label)
    };
    let rows = rows.iter().map(row).collect::<Vec<_>>().join("; ");
    let joint = if rows.is_empty() { "" } else { " – " };
    // A line never begins with text from a file.
    format!("- {}", one_line(&format!("{head}{joint}{rows}")))
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}

static AND_MORE: Words = Words::new(" m.m.", " and more");
static MORE: Words = Words::new("- och {0} ändringar till", "- and {0} more changes");
static CHANGED: Words = Words::new("{0} ändrad", "{0} changed");
static ONE_CHANGED: Words = Words::new("1 ändrad", "1 changed");
static MANY_CHANGED: Words = Words::new("{0} ändrade", "{0} changed");
static REPORT: Words = Words::new("statusrapport för {0}", "status report for {0}");
static ONE_REPORT: Words = Words::new("1 statusrapport", "1 status report");
static REPORTS: Words = Words::new("{0} statusrapporter", "{0} status reports");
static ONE_UNREAD: Words = Words::new("1 med fel i filen", "1 with faults in the file");
static UNREAD: Words = Words::new("{0} med fel i filen", "{0} with faults in the file");
static PROGRAMME: Words = Words::new("1 program", "1 programme");
static PROGRAMMES: Words = Words::new("{0} program", "{0} programmes");
static PLAN_YEAR: Words = Words::new("1 planår", "1 plan year");
static PLAN_YEARS: Words = Words::new("{0} planår", "{0} plan years");
static MEETING: Words = Words::new("1 möte", "1 meeting");
static MEETINGS: Words = Words::new("{0} möten", "{0} meetings");
static MODEL: Words = Words::new("styrmodellen", "the governance model");
static MODELS: Words = Words::new("{0} styrmodeller", "{0} governance models");
static POLICY: Words = Words::new("policyn", "the policy");
static ACTORS: Words = Words::new("aktörsregistret", "the register of actors");
static PEOPLE: Words = Words::new("personregistret", "the register of persons");
static DOCUMENTS: Words = Words::new("dokumentregistret", "the register of documents");
static OTHER: Words = Words::new("övrigt i {0}", "other changes in {0}");
static ONE_OTHER: Words = Words::new("övrigt i 1 fil", "other changes in 1 file");
static OTHERS: Words = Words::new("övrigt i {0} filer", "other changes in {0} files");
static UNTOLD: Words = Words::new(
    "Övrigt (kommentarer, skrivsätt, andra filer): {0}",
    "Other changes (comments, spelling, other files): {0}",
);
static UNTOLD_MORE: Words = Words::new(
    "Övrigt (kommentarer, skrivsätt, andra filer): {0} och {1} till",
    "Other changes (comments, spelling, other files): {0} and {1} more",
);

#[cfg(test)]
mod tests {
    use super::*;

    fn names(of: &[&str]) -> Vec<String> {
        of.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn one_is_named_and_several_are_counted() {
        let summary = Summary {
            events: vec![("new", names(&["A", "B"])), ("paused", names(&["SDK"]))],
            reports: names(&["E-arkiv"]),
            files: vec![(FileKind::Meeting, 1), (FileKind::Model, 1)],
            ..Summary::default()
        };
        assert_eq!(
            headline(&summary, Lang::Sv),
            "plan: SDK pausad, 2 nya, statusrapport för E-arkiv, 1 möte, styrmodellen"
        );
        let one = Summary { events: vec![("new", names(&["SDK"]))], ..Summary::default() };
        assert_eq!(headline(&one, Lang::En), "plan: SDK is new");
        let long = "Namnet är trettio tecken, jaja".to_owned();
        let events = vec![("new", vec![long.clone()]), ("paused", vec![long.clone()])];
        let full = Summary { events, reports: vec![long], ..Summary::default() };
        assert_eq!(
            headline(&full, Lang::Sv),
            "plan: Namnet är trettio tecken, jaja tillkom, 1 pausad, 1 statusrapport"
        );
        let other = Summary { untold: names(&["plans/demo/2026/sdk.toml"]), ..Summary::default() };
        assert_eq!(headline(&other, Lang::Sv), "plan: övrigt i sdk.toml");
    }

    #[test]
    fn no_headline_is_longer_than_lists_of_versions_show() {
        let all: Vec<(&'static str, Vec<String>)> =
            ids().map(|id| (id, names(&["Namnet är trettio tecken, jaja"]))).collect();
        for lang in [Lang::Sv, Lang::En] {
            for count in 1..=all.len() {
                for changed in [&[][..], &["Å"], &["A", "B"]] {
                    let events = all[all.len() - count..].to_vec();
                    let summary = Summary { events, changed: names(changed), ..Summary::default() };
                    let headline = headline(&summary, lang);
                    assert!(headline.chars().count() <= HEADLINE, "{headline}");
                    assert!(headline.chars().count() > 20, "{headline}");
                }
            }
            let long = Summary { untold: vec!["x".repeat(200)], ..Summary::default() };
            let expected =
                if lang == Lang::Sv { "plan: övrigt i 1 fil" } else { "plan: other changes in 1 file" };
            assert_eq!(headline(&long, lang), expected);
        }
    }

    #[test]
    fn nothing_from_a_file_steers_a_reader() {
        let summary =
            Summary { events: vec![("paused", names(&["a\u{1b}[31m\n::error"]))], ..Summary::default() };
        assert_eq!(headline(&summary, Lang::En), "plan: a\\u{1b}[31m : :error paused");
    }
}
