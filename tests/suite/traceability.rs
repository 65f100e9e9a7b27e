//! What each statement of the two source documents has become: `tests/traceability.toml` names for each a rule, a
//! constraint, a field or a view, and a fixture. Nothing is left to prose. Here every fixture is opened and proves it.
//!
//! `UPDATE_PAGES=1 cargo test --locked --test suite traceability` writes docs/traceability.md anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use plan::check::Report;
use plan::portfolio::Portfolio;
use plan::syntax::shape::examine;
use plan::syntax::{FaultKind, Format, Node, read};

use crate::support::extent::{extent, find};
use crate::support::memory::MemoryTree;
use crate::support::repository::{check_on, root, updates};
use crate::support::run::Plan;

const DATA: &str = "tests/traceability.toml";
const PAGE: &str = "docs/traceability.md";
const CLEAN: &str = "examples/e-halsa";
const FAULTS: &str = "examples/e-halsa-faults";
/// The day on which both examples are judged.
const TODAY: &str = "2027-06-30";
/// The fields of a statement.
const FIELDS: [&str; 10] = ["id", "partly", "sv", "en", "kind", "name", "fixture", "holds", "shows", "short"];

/// A statement of a source document, in words of our own.
struct Statement<'d> {
    node: &'d Node,
}

impl<'d> Statement<'d> {
    fn says(&self, field: &str) -> Option<&'d str> {
        self.node.text(field).map(|t| t.value)
    }

    fn must_say(&self, field: &str) -> &'d str {
        self.says(field)
            .unwrap_or_else(|| panic!("{} lacks {field}", self.says("id").unwrap_or("a statement")))
    }

    fn id(&self) -> &'d str {
        self.must_say("id")
    }

    fn kind(&self) -> &'d str {
        self.must_say("kind")
    }

    /// The fixture's path, and the place in it.
    fn fixture(&self) -> (&'d str, &'d str) {
        let fixture = self.must_say("fixture");
        fixture.split_once('#').unwrap_or((fixture, ""))
    }

    /// What it has become: a field is named by its fixture, without the ids and numbers of entries.
    fn name(&self) -> String {
        self.says("name").map_or_else(|| self.fixture().1.to_owned(), str::to_owned)
    }
}

/// Calls with every statement.
fn each(mut call: impl FnMut(&Statement<'_>)) {
    let text = std::fs::read_to_string(root().join(DATA)).expect("it is part of the tests");
    let data = read(&text, Format::Toml);
    assert!(data.complete && data.faults.is_empty(), "{:?}", data.faults);
    data.root.list("statements").iter().for_each(|node| call(&Statement { node }));
}

#[test]
fn all_statements_that_a_program_can_check_are_there() {
    let (mut whole, mut partly) = (0, 0);
    let mut ids = Vec::new();
    each(|s| {
        let number: u32 = s.id()[1..].parse().expect("a letter and a number");
        ids.push((s.id()[..1].to_owned(), number));
        let is_partly = s.node.flag("partly");
        *(if is_partly { &mut partly } else { &mut whole }) += 1;
        let known = s.node.table().entries.iter().all(|e| FIELDS.contains(&&*e.key.name));
        assert!(known && !s.must_say("sv").is_empty() && !s.must_say("en").is_empty(), "{}", s.id());
    });
    assert_eq!((whole, partly), (130, 34));
    assert!(ids.is_sorted() && ids.windows(2).all(|w| w[0] != w[1]), "in the order of the sources");
}

/// What is judged in an example.
struct Judged {
    portfolio: Portfolio,
    report: Report,
}

impl Judged {
    fn of(folder: &str) -> Self {
        let (portfolio, report) = check_on(&MemoryTree::of_repository(&root().join(folder)), TODAY);
        Self { portfolio, report }
    }

    /// What is found, as a rule and as a constraint: everywhere, or at a place.
    fn found(&self, at: Option<(&str, &str)>) -> BTreeSet<(&'static str, Option<String>)> {
        let range = |source, place: &str| {
            let (key, node) = find(self.portfolio.root(source), place).unwrap_or_else(|| {
                panic!("{place} stands nowhere in {}", self.portfolio.file(source).source.path)
            });
            let (from, to) = if place.is_empty() { (0, usize::MAX) } else { extent(node) };
            (key.map_or(from, |key| key.span.range().start.min(from)), to)
        };
        let lies = |source, start| {
            at.is_none_or(|(path, place)| {
                *self.portfolio.file(source).source.path == *path && {
                    let (from, to) = range(source, place);
                    (from..=to).contains(&start)
                }
            })
        };
        let findings = self.report.findings.iter().map(|j| &j.finding);
        let there = findings.filter(|f| lies(f.place.source, f.place.span.range().start));
        there.map(|f| (f.rule, f.law.as_ref().map(|l| format!("{}/{}", l.model, l.constraint)))).collect()
    }
}

/// A rule or a constraint speaks at its fixture, and nothing else does; in the clean example, where the same law
/// is in force, it is silent.
#[test]
fn rules_and_constraints_speak_in_their_fixtures_and_nowhere_else() {
    let (faults, clean) = (Judged::of(FAULTS), Judged::of(CLEAN));
    let everywhere = clean.found(None);
    let mut wrong = Vec::new();
    each(|s| {
        let is_law = s.kind() == "constraint";
        if !is_law && s.kind() != "rule" {
            return;
        }
        let (path, place) = s.fixture();
        let within =
            path.strip_prefix("examples/e-halsa-faults/").expect("it lies in the example with faults");
        let found = faults.found(Some((within, place)));
        let name = s.name();
        let is_it = |(rule, law): &(&str, Option<String>)| {
            if is_law { law.as_deref() == Some(&*name) } else { *rule == name }
        };
        // The same demand of another model may speak of the same place.
        let same = |(rule, law): &(&str, Option<String>)| {
            let demand = |law: &str| law.split('/').nth(1).map(str::to_owned);
            is_it(&(*rule, law.clone())) || law.as_deref().and_then(demand) == demand(&name)
        };
        if !found.iter().any(is_it) || !found.iter().all(same) {
            wrong.push(format!("{}: {name} is not what speaks, but {found:?}", s.id()));
        }
        if everywhere.iter().any(is_it) {
            wrong.push(format!("{}: {name} speaks in the clean example", s.id()));
        }
        if let Some((model, constraint)) = name.split_once('/') {
            let model = clean.portfolio.model(model).expect("the model is shipped");
            let entry = model.constraints.iter().find(|c| *c.law.constraint == *constraint);
            let entry = entry.unwrap_or_else(|| panic!("{}: {name} is no constraint", s.id()));
            let see = entry.law.see.as_deref().unwrap_or_default();
            if !see.split(|c: char| !c.is_alphanumeric()).any(|id| id == s.id()) {
                wrong.push(format!("{}: {name} cites {see}", s.id()));
            }
        }
    });
    assert_eq!(wrong, Vec::<String>::new());
}

/// A field stands in its fixture, says what it is said to say, and the program reads it: the same line under
/// another name is a fault.
#[test]
fn fields_are_held_and_read() {
    let trees: BTreeMap<&str, Judged> = ["", CLEAN].into_iter().map(|f| (f, Judged::of(f))).collect();
    let mut wrong = Vec::new();
    each(|s| {
        if s.kind() != "field" {
            return;
        }
        let (path, place) = s.fixture();
        let (folder, within) = match path.strip_prefix("examples/e-halsa/") {
            Some(within) => (CLEAN, within),
            None => ("", path),
        };
        let portfolio = &trees[folder].portfolio;
        let Some(file) = portfolio.files.iter().find(|f| *f.source.path == *within) else {
            wrong.push(format!("{}: there is no file {path}", s.id()));
            return;
        };
        let Some((Some(key), node)) = find(&file.root, place).filter(|(_, node)| node.says_something())
        else {
            wrong.push(format!("{}: {path} does not hold {place}", s.id()));
            return;
        };
        if let Some(held) = s.says("holds")
            && said(node) != held
        {
            wrong.push(format!("{}: {place} says {}", s.id(), said(node)));
        }
        let (at, record) = (key.span.range().start, file.place.record().expect("a file with a shape"));
        let mut text = file.source.text.to_string();
        text.insert(at, 'q');
        let mut document = read(&text, Format::Toml);
        let mut faults = Vec::new();
        examine(&mut document.root, record, &mut faults);
        let misses = |f: &plan::syntax::Fault| {
            matches!(f.kind, FaultKind::UnknownField(..)) && f.span.range().start == at
        };
        if !document.complete || !faults.iter().any(misses) {
            wrong.push(format!("{}: nobody reads {place} of {path}", s.id()));
        }
    });
    assert_eq!(wrong, Vec::<String>::new());
}

/// What a field says, in one line.
fn said(node: &Node) -> String {
    if let Some(is) = node.as_bool() {
        return is.to_string();
    }
    let own = node.as_text().map(str::to_owned);
    own.unwrap_or_else(|| node.items().iter().filter_map(Node::as_text).collect::<Vec<_>>().join(", "))
}

#[test]
fn views_print_what_they_are_said_to_show() {
    let mut wrong = Vec::new();
    each(|s| {
        if s.kind() != "view" {
            return;
        }
        let name = s.name();
        let arguments = name.strip_prefix("plan ").expect("a command");
        let output = Plan::at(&root().join(s.fixture().0)).columns(140).run(arguments);
        // Where lines break does not matter.
        let told = output.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        if output.code != 0 || !told.contains(s.must_say("shows")) {
            wrong.push(format!("{}: {name}\n{output}", s.id()));
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_page_is_made_from_the_data() {
    let mut page = String::from(HEAD);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut rows, mut short) = (String::new(), String::new());
    let mut document = "";
    each(|s| {
        let (kind, sv_kind) = KINDS.into_iter().find(|(k, _)| *k == s.kind()).expect("one of four kinds");
        *counts.entry(kind).or_default() += 1;
        let letter = if s.id().starts_with('A') { "A" } else { "B" };
        if document != letter {
            document = letter;
            let _ = write!(rows, "\n## {}\n\n{TABLE}", if letter == "A" { TITLE_A } else { TITLE_B });
        }
        let (path, place) = s.fixture();
        let link = format!("[{0}](../{0})", if path == "." { "plans" } else { path });
        let at = if place.is_empty() || kind == "field" { String::new() } else { format!(" `{place}`") };
        let partly = if s.node.flag("partly") { " ◐" } else { "" };
        let (sv, en) = (s.must_say("sv"), s.must_say("en"));
        let _ = writeln!(
            rows,
            "| {}{partly} | {sv}<br>*{en}* | {sv_kind} / {kind} | `{}` | {link}{at} |",
            s.id(),
            s.name()
        );
        if let Some(lacks) = s.node.get("short") {
            let text = |lang| lacks.text(lang).map(|t| t.value).expect("in both languages");
            let _ = writeln!(short, "- {}: {} *{}*", s.id(), text("sv"), text("en"));
        }
    });
    let told: Vec<String> = counts.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
    let _ = writeln!(page, "{}.\n{rows}\n{SHORT}\n\n{}", told.join(", "), short.trim_end());
    let path = root().join(PAGE);
    if updates() {
        std::fs::write(path, page).expect("the page can be written");
    } else {
        assert!(std::fs::read_to_string(path).is_ok_and(|old| old == page), "{PAGE} is not up to date");
    }
}

/// What a statement can become, in both languages.
const KINDS: [(&str, &str); 4] =
    [("rule", "regel"), ("constraint", "villkor"), ("field", "fält"), ("view", "vy")];
const HEAD: &str = "\
# Från källorna till programmet / From the sources to the program

De två källdokumenten sägs här i 164 påståenden som ett program kan pröva, helt eller till en del (◐). För vart och ett
står vad det har blivit – en regel i programmet, ett villkor i en styrmodell, ett fält i en fil eller en vy – och var
det syns. Testerna öppnar varje ställe: regeln eller villkoret hittar just det felet där och inget i exemplet utan fel,
fältet finns och läses, kommandot skriver ut det. Sidan görs av `tests/traceability.toml`.

*The two source documents are told here as 164 statements that a program can check, wholly or in part (◐). For each
stands what it has become – a rule of the program, a constraint of a governance model, a field of a file or a view –
and where that shows. The tests open every place: the rule or the constraint finds just that fault there and none in
the example without faults, the field is there and is read, the command prints it. The page is made from
`tests/traceability.toml`.*

";
const TABLE: &str =
    "| | påstående / statement | slag / kind | namn / name | visas av / shown by |\n|---|---|---|---|---|\n";
const TITLE_A: &str = "Aktivitetsplan 2026, program för digitalisering";
const TITLE_B: &str = "Regional handlingsplan för e-hälsa 2026–2030";
const SHORT: &str = "## Det som saknas / What falls short";
