//! `rewritten-record`: what was put on record has been changed or taken away.

use crate::diag::{Finding, Findings, Severity};
use crate::facts::alignment::FileChange;
use crate::facts::compare::{Difference, Step, entry_name};
use crate::portfolio::{File, Place};
use crate::rules::comparison::place;
use crate::rules::{Check, Comparison, Page, Rule, Scope};
use crate::syntax::Node;
use crate::syntax::shape::Record;
use crate::text::{Arg, Day, Text, Words, parse_day};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "rewritten-record",
    scope: Scope::Change,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new(
        "En rapport eller ett beslut som redan fanns har skrivits om",
        "A report or decision that was on record has been rewritten",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Change(check),
};

fn check(change: &Comparison<'_>, out: &mut Findings) {
    for (activity, _, id) in change.both() {
        let own = change.head.portfolio.activity(id);
        let file = change.head.portfolio.file(own.source);
        let mut told: Vec<String> = Vec::new();
        for difference in activity.changes.iter().map(|c| &c.difference) {
            let Some((message, help)) = of_activity(difference, change.head.today()) else { continue };
            // Of one entry one thing is enough.
            let entry = difference.keys().into_iter().take(2).collect::<Vec<_>>().join(".");
            if told.contains(&entry) {
                continue;
            }
            told.push(entry);
            let span = place(&file.root, file.head(), difference);
            let help = help.with([(&*own.key.id).into()]);
            out.push(
                Finding::new(RULE.name, own.source, span, message)
                    .gist(GIST.text())
                    .help(help)
                    .about(own.key.to_string()),
            );
        }
    }
    for file in change.alignment.files.iter().filter(|f| !f.unread) {
        match file.place {
            Place::Meeting(programme, stem) => meeting(change, file, (programme, stem), out),
            Place::PlanYear(programme, year) => plan_year(change, file, (programme, year), out),
            _ => {}
        }
    }
}

/// The entry of a list that a difference is of, or is in.
fn entry<'a>(difference: &Difference<'a>) -> Option<(&'a Node, Option<&'static Record>)> {
    match difference.path.get(1)? {
        Step::Entry(node, record) => Some((node, *record)),
        Step::Field(..) => None,
    }
}

/// Reports, and decisions of a party of its own; with what to do instead.
fn of_activity(difference: &Difference<'_>, today: Day) -> Option<(Text, &'static Words)> {
    let (entry, record) = entry(difference)?;
    difference.old.first()?;
    let name = || Arg::from(entry_name(entry, record));
    let words = |edited: &'static Words, removed: &'static Words| {
        if difference.is_entry() { removed.with([name()]) } else { edited.with([name()]) }
    };
    match difference.top() {
        "reports" => is_past(entry.text("date").map(|t| t.value), today)
            .then(|| (words(&REPORT, &NO_REPORT), &REPORT_HELP)),
        "realisation" => {
            let was_decided = difference.is_entry() && entry.text("decided").is_some();
            let field = difference.keys().pop().unwrap_or_default();
            let says = matches!(&*field, "decided" | "decision") && !difference.is_entry();
            (was_decided || says).then(|| (words(&REALISED, &NO_REALISED), &REALISED_HELP))
        }
        _ => None,
    }
}

/// A day that nobody can read has been reported; what is to come is no record yet.
fn is_past(day: Option<&str>, today: Day) -> bool {
    day.and_then(|day| parse_day(day).ok()).is_some_and(|day| day <= today)
}

fn is_settled(matter: &Node) -> bool {
    matter.get("outcome").is_some_and(Node::says_something)
}

/// Matters that were settled, and the minutes. What was left out may be filled in.
fn meeting(
    change: &Comparison<'_>,
    file: &FileChange<'_>,
    (programme, stem): (&str, &str),
    out: &mut Findings,
) {
    let Some(before) = file.old.map(|source| change.base.portfolio.file(source)) else { return };
    if !is_past(stem.get(..10), change.head.today()) {
        return;
    }
    let key = format!("{programme}/{stem}");
    let Some(source) = file.new else {
        let matters = before.root.list("matters");
        if matters.iter().any(is_settled) || before.root.says("minutes") {
            gone(change, before, (programme, None), &key, out);
        }
        return;
    };
    let own = change.head.portfolio.file(source);
    let mut told: Vec<String> = Vec::new();
    for difference in file.differences.iter().filter(|d| !d.old.is_empty()) {
        let (about, message) = match (difference.top(), entry(difference)) {
            ("matters", Some((node, record))) => {
                let name = entry_name(node, record);
                let was = before.root.list("matters").iter().find(|m| entry_name(m, record) == name);
                if !was.is_some_and(is_settled) || told.contains(&name) {
                    continue;
                }
                told.push(name.clone());
                let about = format!("{key}#{name}");
                let message = match difference.is_entry() {
                    true => NO_MATTER.with([about.as_str().into()]),
                    false => MATTER.with([about.as_str().into(), last(difference)]),
                };
                (about, message)
            }
            ("minutes" | "body" | "date", _) => (key.clone(), FIELD.with([last(difference)])),
            _ => continue,
        };
        let span = place(&own.root, own.head(), difference);
        let help = MATTER_HELP.with([about.as_str().into()]);
        out.push(Finding::new(RULE.name, source, span, message).gist(GIST.text()).help(help).about(about));
    }
}

/// Reports on the programme as a whole, and when the plan was adopted.
fn plan_year(
    change: &Comparison<'_>,
    file: &FileChange<'_>,
    (programme, year): (&str, &str),
    out: &mut Findings,
) {
    let Some(before) = file.old.map(|source| change.base.portfolio.file(source)) else { return };
    if change.was_closed(programme, year) {
        return;
    }
    let key = format!("{programme}/{year}");
    let Some(source) = file.new else {
        if ["reports", "adopted"].into_iter().any(|field| before.root.says(field)) {
            gone(change, before, (programme, None), &key, out);
        }
        return;
    };
    let own = change.head.portfolio.file(source);
    for difference in file.differences.iter().filter(|d| !d.old.is_empty()) {
        let message = match (difference.top(), entry(difference)) {
            ("reports", Some((node, record))) => {
                if !is_past(node.text("date").map(|t| t.value), change.head.today()) {
                    continue;
                }
                let words = if difference.is_entry() { &NO_REPORT } else { &REPORT };
                words.with([entry_name(node, record).into()])
            }
            ("adopted", _) => FIELD.with([difference.keys().join(".").into()]),
            _ => continue,
        };
        let span = place(&own.root, own.head(), difference);
        let finding = Finding::new(RULE.name, source, span, message)
            .gist(GIST.text())
            .help(BACK.with([difference.top().into()]));
        out.push(finding.about(key.clone()));
    }
}

/// A file that held what was on record is gone.
fn gone(
    change: &Comparison<'_>,
    before: &File,
    (programme, year): (&str, Option<&str>),
    key: &str,
    out: &mut Findings,
) {
    let (source, span) = change.ground(programme, year);
    let path = || Arg::from(&*before.source.path);
    let finding = Finding::new(RULE.name, source, span, NO_FILE.with([path()]));
    out.push(finding.gist(GIST.text()).help(NO_FILE_HELP.with([path()])).about(key.to_owned()));
}

fn last(difference: &Difference<'_>) -> Arg {
    difference.keys().pop().unwrap_or_default().into()
}

static REPORT: Words =
    Words::new("Statusrapporten {0} har skrivits om", "The status report {0} has been rewritten");
static NO_REPORT: Words =
    Words::new("Statusrapporten {0} har tagits bort", "The status report {0} has been taken away");
static REPORT_HELP: Words = Words::new(
    "skriv tillbaka den, och skriv det nya läget som en rapport till: `plan report {0}`",
    "put it back, and write how it is now as one more report: `plan report {0}`",
);
static REALISED: Words = Words::new(
    "Partens eget beslut har skrivits om ({0})",
    "The party's own decision has been rewritten ({0})",
);
static NO_REALISED: Words = Words::new(
    "Partens eget beslut har tagits bort ({0})",
    "The party's own decision has been taken away ({0})",
);
static REALISED_HELP: Words = Words::new(
    "skriv tillbaka det i {0}; det som har ändrats sedan dess skrivs i `note`",
    "put it back in {0}; what has changed since goes into `note`",
);
static MATTER: Words = Words::new(
    "Ärendet {0} är avgjort, och `{1}` har skrivits om",
    "The matter {0} is settled, and `{1}` has been rewritten",
);
static NO_MATTER: Words = Words::new(
    "Ärendet {0} var avgjort och har tagits bort",
    "The matter {0} was settled and has been taken away",
);
static FIELD: Words = Words::new("`{0}` har skrivits om", "`{0}` has been rewritten");
static MATTER_HELP: Words = Words::new(
    "skriv tillbaka det som stod; ett nytt beslut är ett nytt ärende, med `continues = \"{0}\"`",
    "put back what stood there; a new decision is a new matter, with `continues = \"{0}\"`",
);
static BACK: Words = Words::new("skriv tillbaka det som stod i `{0}`", "put back what stood in `{0}`");
static NO_FILE: Words = Words::new("Filen {0} är borttagen", "The file {0} is gone");
static NO_FILE_HELP: Words = Words::new(
    "lägg tillbaka den: det som står i `{0}` är en handling",
    "put it back: what stands in `{0}` is a record",
);
static GIST: Words =
    Words::new("Rapporter och beslut som har skrivits om", "Reports and decisions that were rewritten");
