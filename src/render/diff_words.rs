//! What the outputs of `plan diff` say in common.

use crate::diff::{By, DiffReport, FileItem, FileKind, GroupName, Item, Point};
use crate::render::events::{self, counted};
use crate::text::{Arg, Lang, Text, Words};

/// One end of a comparison.
pub(super) fn point(point: &Point) -> Text {
    match point {
        Point::Revision { named, short, day } if named == short => {
            REVISION.with([short.as_str().into(), day.to_string().into()])
        }
        Point::Revision { named, short, day } if *named == day.to_string() => {
            REVISION.with([named.as_str().into(), short.as_str().into()])
        }
        Point::Revision { named, short, day } => {
            NAMED.with([named.as_str().into(), short.as_str().into(), (*day).into()])
        }
        Point::WorkTree => WORK_TREE.text(),
        Point::Year(year) => YEAR.with([year.as_str().into()]),
    }
}

/// The headline.
pub(super) fn headline(report: &DiffReport<'_>) -> Text {
    HEADLINE.with([point(&report.old).into(), point(&report.new).into()])
}

/// What happened to an activity, in as many words as it takes.
pub(super) fn happened(item: &Item<'_>, lang: Lang) -> String {
    let change = &item.change;
    if change.unread && change.events.is_empty() && change.changes.is_empty() {
        return UNREAD.get(lang).to_owned();
    }
    events::happened(&change.events, lang)
}

/// The counts; of plan years, also what did not happen.
pub(super) fn totals(report: &DiffReport<'_>, lang: Lang) -> Vec<String> {
    let totals = &report.totals;
    let mut parts: Vec<String> = Vec::new();
    happenings(report, lang, &mut parts);
    if totals.changed > 0 {
        let words = if totals.changed == 1 { &ONE_CHANGED } else { &MANY_CHANGED };
        parts.push(words.with([totals.changed.into()]).render(lang));
    }
    if totals.unread > 0 {
        let words = if totals.unread == 1 { &ONE_UNREAD } else { &MANY_UNREAD };
        parts.push(words.with([totals.unread.into()]).render(lang));
    }
    let ended = ["finished", "cancelled", "rejected", "dropped"].iter().any(|id| totals.count(id) > 0);
    if report.is_of_years() && !ended {
        parts.push(NONE_ENDED.get(lang).to_owned());
    }
    others(report, lang, &mut parts);
    if totals.undecided > 0 {
        let words = if totals.undecided == 1 { &ONE_UNDECIDED } else { &MANY_UNDECIDED };
        parts.push(words.with([totals.undecided.into()]).render(lang));
    }
    parts
}

/// How activities come into a plan year from an older one.
const ARRIVALS: [&str; 2] = ["carried", "returned"];
/// What may be said of them besides.
const BESIDES: [&str; 2] = ["merged", "split"];

/// What happened to how many. Of those that came from an older plan year it is said how many of them were
/// merged or split, so that nobody counts an activity twice.
fn happenings(report: &DiffReport<'_>, lang: Lang, parts: &mut Vec<String>) {
    let has = |item: &Item<'_>, id: &str| item.change.events.iter().any(|e| e.id() == id);
    let both = |a: &str, b: &str| report.items.iter().filter(|i| has(i, a) && has(i, b)).count();
    for id in events::ids() {
        let told: usize = if BESIDES.contains(&id) { ARRIVALS.iter().map(|a| both(a, id)).sum() } else { 0 };
        let count = report.totals.count(id) - told;
        let of_them: Vec<String> = BESIDES
            .iter()
            .filter(|_| ARRIVALS.contains(&id))
            .map(|b| (b, both(id, b)))
            .filter(|(_, count)| *count > 0)
            .map(|(b, count)| counted(b, count, lang))
            .collect();
        match (count, &of_them[..]) {
            (0, _) => {}
            (_, []) => parts.push(counted(id, count, lang)),
            _ => {
                let all = [counted(id, count, lang).into(), of_them.join(", ").into()];
                parts.push(OF_WHICH.with(all).render(lang));
            }
        }
    }
}

fn others(report: &DiffReport<'_>, lang: Lang, parts: &mut Vec<String>) {
    let totals = &report.totals;
    let one_law = match report.law.first().map(|item| item.kind) {
        Some(FileKind::Policy) => &ONE_POLICY,
        _ => &ONE_MODEL,
    };
    let counted = [
        (totals.plans, &ONE_PLAN, &MANY_PLANS),
        (totals.law, one_law, &MANY_LAW),
        (totals.registers, &ONE_REGISTER, &MANY_REGISTERS),
    ];
    for (count, one, many) in counted.into_iter().filter(|(count, ..)| *count > 0) {
        parts.push(if count == 1 { one.text() } else { many.with([count.into()]) }.render(lang));
    }
}

/// The heading of a group of activities.
pub(super) fn group(name: &GroupName, report: &DiffReport<'_>) -> Text {
    let of = |words: &'static Words, programme: &str, point: &Point| {
        let year = if let Point::Year(year) = point { year.as_str() } else { "" };
        words.with([programme.into(), year.into()])
    };
    match name {
        GroupName::Year(programme, year) => OF_YEAR.with([programme.as_str().into(), year.as_str().into()]),
        GroupName::Named(_, name) => {
            let words = match report.by {
                By::Goal => &OF_GOAL,
                By::Body => &OF_BODY,
                By::Org | By::Programme => &OF_ORG,
            };
            words.with([name.as_str().into()])
        }
        GroupName::Carried(programme) => of(&CARRIED, programme, &report.old),
        GroupName::Returned(programme) => of(&RETURNED, programme, &report.new),
        GroupName::New(programme) => of(&NEW, programme, &report.new),
        GroupName::Ended(programme) => of(&ENDED, programme, &report.old),
        GroupName::Dropped(programme) => of(&DROPPED, programme, &report.new),
        GroupName::Undecided => NO_DECISION.text(),
        GroupName::Free => FREE.text(),
        GroupName::Without => WITHOUT.text(),
    }
}

/// What a file is, and what it is called.
pub(super) fn file(item: &FileItem<'_>, lang: Lang) -> String {
    let what = match item.kind {
        FileKind::Programme => &PROGRAMME,
        FileKind::PlanYear => &PLAN_YEAR,
        FileKind::Meeting => &MEETING,
        FileKind::Model => &MODEL,
        FileKind::Policy => &POLICY,
        FileKind::Actors => &ACTORS,
        FileKind::People => &PEOPLE,
        FileKind::Documents => &DOCUMENTS,
    };
    let name = [item.day.map(|d| d.to_string()), item.title.clone()];
    let name = name.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let state = match (item.change.old, item.change.new) {
        (None, _) => format!(", {}", ADDED_FILE.get(lang)),
        (_, None) => format!(", {}", REMOVED_FILE.get(lang)),
        _ if item.change.unread => format!(", {}", UNREAD.get(lang).to_lowercase()),
        _ => String::new(),
    };
    let said = if name.is_empty() { what.get(lang).to_owned() } else { format!("{} {name}", what.get(lang)) };
    said + &state
}

/// The fields that a later plan year is the first to state.
pub(super) fn first_stated(year: &str) -> Text {
    FIRST_STATED.with([Arg::from(year)])
}

static OF_WHICH: Words = Words::new("{0} (varav {1})", "{0} (of which {1})");
static HEADLINE: Words = Words::new("Ändringar från {0} till {1}", "Changes from {0} to {1}");
static REVISION: Words = Words::new("{0} ({1})", "{0} ({1})");
static NAMED: Words = Words::new("{0} ({1} från {2})", "{0} ({1} of {2})");
static WORK_TREE: Words = Words::new("filerna i mappen", "the files in the folder");
static YEAR: Words = Words::new("planåret {0}", "the plan year {0}");
pub(super) static NOTHING: Words = Words::new("Inget har ändrats.", "Nothing changed.");
pub(super) static UNREAD: Words = Words::new("Fel i filen", "Faults in the file");
pub(super) static UNREAD_WHY: Words = Words::new(
    "den gick inte att läsa helt, så allt kanske inte syns här: skriv plan check för att se felen",
    "it could not be read whole, so not all may show here: type plan check to see the faults",
);
static ONE_CHANGED: Words = Words::new("{0} ändrad", "{0} changed");
static MANY_CHANGED: Words = Words::new("{0} ändrade", "{0} changed");
static ONE_UNREAD: Words = Words::new("{0} med fel i filen", "{0} with faults in the file");
static MANY_UNREAD: Words = Words::new("{0} med fel i filen", "{0} with faults in the file");
static NONE_ENDED: Words =
    Words::new("ingen avslutad, avbruten eller bortfallen", "none finished, cancelled or dropped");
static ONE_PLAN: Words =
    Words::new("1 fil om program, planår eller möten", "1 file about programmes, plan years or meetings");
static MANY_PLANS: Words = Words::new(
    "{0} filer om program, planår eller möten",
    "{0} files about programmes, plan years or meetings",
);
static ONE_MODEL: Words = Words::new("styrmodellen ändrad", "governance model changed");
static ONE_POLICY: Words = Words::new("policyn ändrad", "policy changed");
static MANY_LAW: Words =
    Words::new("{0} ändringar av styrmodeller och policy", "{0} changes of governance models and policy");
static ONE_REGISTER: Words = Words::new("1 register ändrat", "1 register changed");
static MANY_REGISTERS: Words = Words::new("{0} register ändrade", "{0} registers changed");
static ONE_UNDECIDED: Words = Words::new("1 ändring utan beslut", "1 change without a decision");
static MANY_UNDECIDED: Words = Words::new("{0} ändringar utan beslut", "{0} changes without a decision");
// A heading never begins with text from a file.
static OF_YEAR: Words = Words::new("Planåret {1}: {0}", "Plan year {1}: {0}");
static OF_GOAL: Words = Words::new("Mål: {0}", "Goal: {0}");
static OF_ORG: Words = Words::new("Organisation: {0}", "Organisation: {0}");
static OF_BODY: Words = Words::new("Beslutat av {0}", "Decided by {0}");
static CARRIED: Words = Words::new("Överförda från {1}: {0}", "Carried from {1}: {0}");
static RETURNED: Words = Words::new("Återkommande {1}: {0}", "Returning in {1}: {0}");
static NEW: Words = Words::new("Nya {1}: {0}", "New in {1}: {0}");
static ENDED: Words = Words::new("Avslutade {1}: {0}", "Ended in {1}: {0}");
static DROPPED: Words =
    Words::new("Inte avslutade, men saknas {1}: {0}", "Not ended, but absent in {1}: {0}");
static NO_DECISION: Words = Words::new("Beslut saknas", "No decision");
static FREE: Words = Words::new("Kräver inget beslut", "Needs no decision");
static WITHOUT: Words = Words::new("Ej angivet", "Not given");
static PROGRAMME: Words = Words::new("Programmet", "Programme");
static PLAN_YEAR: Words = Words::new("Planåret", "Plan year");
static MEETING: Words = Words::new("Möte", "Meeting");
static MODEL: Words = Words::new("Styrmodellen", "Governance model");
static POLICY: Words = Words::new("Policyn", "Policy");
static ACTORS: Words = Words::new("Registret över aktörer", "Register of actors");
static PEOPLE: Words = Words::new("Registret över personer", "Register of persons");
static DOCUMENTS: Words = Words::new("Registret över dokument", "Register of documents");
static ADDED_FILE: Words = Words::new("tillagd fil", "added file");
static REMOVED_FILE: Words = Words::new("borttagen fil", "removed file");
pub(super) static PLANS: Words =
    Words::new("Program, planår och möten", "Programmes, plan years and meetings");
pub(super) static LAW: Words = Words::new("Styrmodeller och policy", "Governance models and policy");
pub(super) static REGISTERS: Words = Words::new("Register", "Registers");
pub(super) static TAKEN_UP: Words = Words::new("Beslut", "Decision");
pub(super) static MATTERS: Words = Words::new("Ärenden", "Matters");
static FIRST_STATED: Words = Words::new("Anges först {0}", "First stated in {0}");
