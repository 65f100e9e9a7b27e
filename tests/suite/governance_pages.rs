//! The pages for those who write governance models: what stands at their end is made from the code, and the model
//! at their beginning is one.
//!
//! `UPDATE_PAGES=1 cargo test --locked --test suite governance_pages` writes the lists anew.

use std::fmt::Write as _;

use plan::diag::Severity;
use plan::model::format::{CONSTRAINT, MODEL};
use plan::portfolio::Place;
use plan::portfolio::format::{ACTIVITY, MEETING};
use plan::rules::RULES;
use plan::syntax::shape::{Field, Kind, Record, Register, Vocabulary};
use plan::text::{Lang, Words};

use crate::support::block::{Block, tree_of};
use crate::support::repository::{check_on, root, updates};

const PAGES: [(&str, Lang); 2] = [("docs/governance.md", Lang::En), ("docs/styrning.md", Lang::Sv)];

/// What follows is made.
const MARK: &str = "<!-- made from the code: UPDATE_PAGES=1 -->\n";

#[test]
fn the_lists_are_those_of_the_code() {
    for (path, lang) in PAGES {
        let file = root().join(path);
        let page = std::fs::read_to_string(&file).expect("the page is part of the repository");
        let head = page.split(MARK).next().unwrap_or(&page);
        let now = format!("{head}{MARK}{}", lists(lang));
        if updates() {
            std::fs::write(&file, now).expect("the page can be written");
        } else {
            assert!(
                page == now,
                "{path} is not current: UPDATE_PAGES=1 cargo test --locked --test suite governance_pages"
            );
        }
    }
}

#[test]
fn the_model_on_the_page_is_one() {
    let models = PAGES.map(|(path, _)| {
        let page = std::fs::read_to_string(root().join(path)).expect("the page is part of the repository");
        let (_, rest) = page.split_once("```toml\n").expect("a model stands on the page");
        rest.split("```").next().unwrap_or("").to_owned()
    });
    for model in models {
        let text = format!("# schema/governance/demo.toml\n{model}");
        let tree = tree_of(&Block { format: "toml".to_owned(), fails: false, text });
        let (portfolio, report) = check_on(&tree, "2026-06-30");
        let of_law = |judged: &&plan::check::Judged| {
            let file = portfolio.file(judged.finding.place.source);
            matches!(file.place, Place::Model(_)) && judged.severity != Severity::Note
        };
        let found: Vec<String> =
            report.findings.iter().filter(of_law).map(|j| j.finding.message.render(Lang::En)).collect();
        assert_eq!(found, Vec::<String>::new());
        // It judges, too: an ongoing activity without a benefit.
        assert!(
            report
                .findings
                .iter()
                .any(|j| { j.finding.law.as_ref().is_some_and(|law| &*law.constraint == "benefit-stated") })
        );
    }
}

fn lists(lang: Lang) -> String {
    let mut out = format!("\n## {}\n", ENTRIES.get(lang));
    record(&MODEL, "", lang, &mut out);
    let constraints = MODEL.field("constraints").expect("a model has constraints");
    section(&format!("`constraints`: {}", constraints.label.get(lang)), &CONSTRAINT, lang, &mut out);
    rules(lang, &mut out);
    let _ = write!(out, "\n## {}\n\n{}\n", THE_FIELDS.get(lang), ABOUT_FIELDS.get(lang));
    section(ACTIVITY.name.get(lang), &ACTIVITY, lang, &mut out);
    let matter =
        MEETING.field("matters").and_then(|field| field.kind.record()).expect("a meeting has matters");
    section(matter.name.get(lang), matter, lang, &mut out);
    out
}

/// The fields of a record that are simple, then a section for each that holds records.
fn record(of: &Record, path: &str, lang: Lang, out: &mut String) {
    table(of, lang, out);
    for field in of.fields {
        if let Some(inner) = field.kind.record() {
            let path = if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
            let _ = write!(out, "\n### `{path}`: {}\n", field.label.get(lang));
            record(inner, &path, lang, out);
        }
    }
}

fn section(heading: &str, of: &Record, lang: Lang, out: &mut String) {
    let _ = write!(out, "\n### {heading}\n");
    table(of, lang, out);
}

fn table(of: &Record, lang: Lang, out: &mut String) {
    let _ =
        write!(out, "\n| {} | {} | {} |\n|---|---|---|\n", FIELD.get(lang), WHAT.get(lang), HOLDS.get(lang));
    for field in of.fields {
        // A rule's own parameters stand in a constraint, so that the format leaves it free.
        let holds = match field.name {
            "constraints" => format!("{}: {}", LIST.get(lang), CONSTRAINT.name.get(lang)),
            _ => holds(&field.kind, lang),
        };
        let _ = writeln!(out, "| `{}` | {} | {holds} |", field.name, field.label.get(lang));
    }
}

fn holds(kind: &Kind, lang: Lang) -> String {
    let plain = |words: &Words| words.get(lang).to_owned();
    match kind {
        Kind::Text => plain(&TEXT),
        Kind::Bool => "`true`, `false`".to_owned(),
        Kind::Integer | Kind::Number => plain(&NUMBER),
        Kind::Day => plain(&DAY),
        Kind::When => plain(&WHEN),
        Kind::Year => plain(&YEAR),
        Kind::Id => plain(&ID),
        Kind::Ref(Register::Body) => plain(&BODY),
        Kind::Ref(Register::Actor) => plain(&ACTOR),
        Kind::Ref(_) => plain(&ID),
        Kind::Word(Vocabulary::Fixed(words)) => {
            words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
        }
        Kind::Word(_) => plain(&WORD),
        Kind::List(inner) => format!("{}: {}", LIST.get(lang), holds(inner, lang)),
        Kind::Table(record) => record.name.get(lang).to_owned(),
        Kind::Label => plain(&LABEL),
        Kind::Free => plain(&FREE),
    }
}

fn rules(lang: Lang, out: &mut String) {
    let _ = write!(out, "\n## {}\n\n{}\n\n", THE_RULES.get(lang), ABOUT_RULES.get(lang));
    let headers = [&RULE, &SCOPE, &FINDS, &WEIGHS, &PARAMETERS].map(|words| words.get(lang));
    let _ = write!(out, "| {} |\n|---|---|---|---|---|\n", headers.join(" | "));
    for rule in RULES {
        let parameters: Vec<String> = rule.parameters().iter().map(parameter).collect();
        let severity = match rule.severity {
            Severity::Error => &ERROR,
            Severity::Warning => &WARNING,
            Severity::Note => &NOTE,
        };
        let cells = [
            format!("`{}`", rule.name),
            rule.scope.words().get(lang).to_owned(),
            rule.summary.get(lang).to_owned(),
            severity.get(lang).to_owned(),
            parameters.join(", "),
        ];
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
}

fn parameter(field: &Field) -> String {
    format!("`{}`", field.name)
}

static THE_FIELDS: Words = Words::new("Fälten i planerna", "The fields of plans");
static ABOUT_FIELDS: Words = Words::new(
    "Det som `field`, `has`, `lacks` och `at_least` kan nämna. Fält inne i andra skrivs med punkt: `legal.state`.",
    "What `field`, `has`, `lacks` and `at_least` can name. Fields inside others are written with a dot: `legal.state`.",
);
static ENTRIES: Words = Words::new("Alla delar av en styrmodell", "All entries of a governance model");
static FIELD: Words = Words::new("Fält", "Field");
static WHAT: Words = Words::new("Vad", "What");
static HOLDS: Words = Words::new("Kan vara", "Holds");
static TEXT: Words = Words::new("text", "text");
static NUMBER: Words = Words::new("tal", "number");
static DAY: Words = Words::new("dag", "day");
static WHEN: Words = Words::new("dag, månad, kvartal eller år", "day, month, quarter or year");
static YEAR: Words = Words::new("planår", "plan year");
static ID: Words = Words::new("id", "id");
static BODY: Words = Words::new("id för ett organ", "id of a body");
static ACTOR: Words = Words::new("id för en aktör", "id of an actor");
static WORD: Words = Words::new("ett ord i styrmodellen", "a word of the model");
static LIST: Words = Words::new("lista", "list");
static LABEL: Words = Words::new("text, eller { sv, en }", "text, or { sv, en }");
static FREE: Words = Words::new("se ovan", "see above");
static THE_RULES: Words = Words::new("Alla regler", "All rules");
static ABOUT_RULES: Words = Words::new(
    "Regler om villkor, ärenden och beslut granskar bara det som ett villkor pekar ut, med de uppgifter som står \
     sist; de andra gäller alltid. `plan explain REGEL` visar hela sidan.",
    "Rules about constraints, matters and decisions judge only what a constraint points at, with the parameters in \
     the last column; the others always hold. `plan explain RULE` shows the whole page.",
);
static RULE: Words = Words::new("Regel", "Rule");
static SCOPE: Words = Words::new("Gäller", "About");
static FINDS: Words = Words::new("Hittar", "Finds");
static WEIGHS: Words = Words::new("Annars", "By default");
static PARAMETERS: Words = Words::new("Uppgifter", "Parameters");
static ERROR: Words = Words::new("fel", "error");
static WARNING: Words = Words::new("varning", "warning");
static NOTE: Words = Words::new("notering", "note");
