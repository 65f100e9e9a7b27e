//! Bytes as a small plan repository: read, derived, checked and rendered in every format. Nothing may
//! panic, every finding points into its file, and the same bytes give the same findings.

#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use plan::check::{Report, check};
use plan::facts::Facts;
use plan::portfolio::{ActivityId, Portfolio};
use plan::render::{self, Style};
use plan::status::{By, Query, report as status, story};
use plan::store::{EntryKind, Tree, TreeEntry, Unreadable, decode};
use plan::syntax::{Format, read};
use plan::text::{Day, Lang, SourceId, Span};

/// Where the parts of an input stand. A line `====` and a letter begins the part of that place; what
/// stands before the first such line is an activity.
const PLACES: [(&str, &str); 16] = [
    ("a", "plans/p/2026/a.toml"),
    ("b", "plans/p/2026/b.yaml"),
    ("c", "plans/p/2025/a.toml"),
    ("d", "plans/p/2025/b.yml"),
    ("e", "plans/p/2026/plan.toml"),
    ("f", "plans/p/2025/plan.yaml"),
    ("g", "plans/p/programme.toml"),
    ("h", "plans/p/programme.yaml"),
    ("i", "plans/p/meetings/2026-03-12-au.toml"),
    ("j", "plans/p/meetings/2026-03-13-au.yaml"),
    ("k", "schema/governance/m.toml"),
    ("l", "schema/governance/m.yaml"),
    ("m", "schema/actors.toml"),
    ("n", "schema/people.yaml"),
    ("o", "schema/documents.toml"),
    ("p", "schema/policy.toml"),
];

/// What an input without a programme or a model is judged by. All of it is invented.
const PROGRAMME: &str = "name = \"P\"\ngovernance = \"m\"\ngoals = [{ id = \"g\", name = \"G\" }]\n";
const MODEL: &str = r#"
name = "M"
since = 2025
states = [{ id = "planned", category = "planned" }, { id = "ongoing", category = "ongoing" }]
kinds = [{ id = "projekt" }]
decision_kinds = [{ id = "adopt", category = "adopt" }]
matter_types = [{ id = "decision", category = "decision", outcomes = [{ id = "yes", approves = true }] }]
placeholder_text = { words = ["TODO"], patterns = ['\?\?'] }
bodies = [{ id = "au", name = "AU", level = "tactical", may_decide = ["adopt"] }]
constraints = [
  { id = "goal", rule = "missing-field", of = "activity", field = "goals", when = { category = ["ongoing"] } },
  { id = "dates", rule = "inconsistent-dates", of = "activity" },
  { id = "inside", rule = "date-outside-period", of = "activity" },
  { id = "lead", rule = "unclear-lead", of = "activity" },
]
"#;

struct Files(BTreeMap<&'static str, Vec<u8>>);

impl Files {
    fn new(data: &[u8]) -> Self {
        let mut files: BTreeMap<&'static str, Vec<u8>> = BTreeMap::new();
        let mut path = PLACES[0].1;
        for line in data.split_inclusive(|&b| b == b'\n') {
            let place = line
                .strip_prefix(b"====")
                .and_then(|rest| PLACES.iter().find(|(letter, _)| rest.starts_with(letter.as_bytes())));
            match place {
                Some((_, found)) => path = found,
                None => files.entry(path).or_default().extend_from_slice(line),
            }
        }
        let has = |files: &BTreeMap<&'static str, Vec<u8>>, part| files.keys().any(|p| p.contains(part));
        if !has(&files, "programme") {
            files.insert("plans/p/programme.toml", PROGRAMME.into());
        }
        if !has(&files, "governance") {
            files.insert("schema/governance/m.toml", MODEL.into());
        }
        Self(files)
    }
}

impl Tree for Files {
    fn entries(&self) -> Vec<TreeEntry> {
        let entry = |path: &&str| TreeEntry { path: (*path).to_owned(), kind: EntryKind::File };
        self.0.keys().map(entry).collect()
    }

    fn read(&self, path: &str) -> Result<String, Unreadable> {
        let bytes = self.0.get(path).ok_or_else(|| Unreadable::System("entity not found".to_owned()))?;
        decode(bytes.clone())
    }
}

/// Every place of every finding lies in its file and between characters; every finding says what to do.
fn assert_sound(portfolio: &Portfolio, report: &Report) {
    let inside = |source: SourceId, span: Span| {
        assert!(portfolio.file(source).source.text.get(span.range()).is_some(), "a place outside the text");
    };
    for finding in report.findings.iter().map(|j| &j.finding) {
        inside(finding.place.source, finding.place.span);
        finding.related.iter().for_each(|l| inside(l.source, l.span));
        finding.law.iter().for_each(|l| inside(l.source, l.span));
        finding.fix.iter().flat_map(|f| &f.edits).for_each(|e| inside(e.source, e.span));
        assert!(finding.help.is_some(), "no help: {}", finding.rule);
    }
}

/// Plain TOML is read by a quick reader and odd TOML by a slow one. A comment makes a text odd and means
/// nothing: both must give the same tree.
fn assert_both_readers_agree(text: &str) {
    let quick = read(text, Format::Toml);
    if quick.complete && quick.faults.is_empty() {
        let slow = read(&format!("{text}\n# \\e\n"), Format::Toml);
        assert!(slow.faults.is_empty(), "only one reader finds {:?}", slow.faults);
        assert_eq!(format!("{:?}", quick.root.value), format!("{:?}", slow.root.value));
    }
}

fn render_all(portfolio: &Portfolio, facts: &Facts, report: &Report) {
    for (lang, width, by) in [(Lang::Sv, 100, By::Origin), (Lang::En, 20, By::Org)] {
        let style = Style { lang, width, color: lang == Lang::En };
        render::check_human::render(portfolio, report, lang == Lang::Sv, style);
        render::check_concise::render(portfolio, report, lang);
        let table = status(portfolio, facts, &Query { by, ..Query::default() });
        render::status_table::render(&table, style);
        render::status_json::render(&table);
        render::status_csv::render(&table);
        render::status_markdown::render(&table, lang);
        render::home::render(&table, style);
        for number in 0..portfolio.activities.len().min(4) {
            let story = story(portfolio, facts, ActivityId(u32::try_from(number).expect("below 4")));
            render::story_text::render(&story, style);
            render::story_json::render(&story);
            render::story_markdown::render(&story, lang);
        }
    }
}

fuzz_target!(|data: &[u8]| {
    let today: Day = jiff::civil::date(2026, 6, 30);
    let tree = Files::new(data);
    let judge = || {
        let portfolio = Portfolio::load(&tree, today);
        let facts = Facts::derive(&portfolio, today);
        let report = check(&portfolio, &facts, &Vec::new());
        (portfolio, facts, report)
    };
    let (portfolio, facts, report) = judge();
    assert_sound(&portfolio, &report);
    for file in portfolio.files.iter().filter(|f| f.format == Some(Format::Toml)) {
        assert_both_readers_agree(&file.source.text);
    }
    render_all(&portfolio, &facts, &report);
    let (again, _, second) = judge();
    let (first, second) =
        (render::check_json::render(&portfolio, &report), render::check_json::render(&again, &second));
    assert_eq!(first, second, "the same bytes gave other findings");
});
