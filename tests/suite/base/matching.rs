//! Old faults are old wherever they have gone; what has got worse is news.

use plan::check::Report;
use plan::portfolio::Portfolio;
use plan::store::Tree;
use plan::text::Lang;

use crate::support::memory::MemoryTree;
use crate::support::repository::{check_from, lines, root};
use crate::twins::twin;

const TODAY: &str = "2026-06-30";
const BAS: &str = "plans/demo/2026/bas.toml";

/// The small clean repository with some files.
fn with(files: &[(&str, &str)]) -> MemoryTree {
    let mut tree = MemoryTree::from_folder(&root().join("tests/pages/base"));
    files.iter().for_each(|(path, text)| tree.add(path, text));
    tree
}

fn judged(base: &dyn Tree, head: &dyn Tree) -> (Portfolio, Report) {
    check_from(base, head, TODAY)
}

/// What is new: `rule` and `path`.
fn new(base: &dyn Tree, head: &dyn Tree) -> Vec<String> {
    let (portfolio, report) = judged(base, head);
    let told = |j: &plan::check::Judged| {
        format!("{} {}", j.finding.rule, portfolio.file(j.finding.place.source).source.path)
    };
    report.findings.iter().map(told).collect()
}

const NOTHING: [&str; 0] = [];
const FAULTY: &str = "title = 'Fel'\nstatsu = 'ongoing'\ngoals = ['finns-inte', 'trygghet']\n\
    milestones = [{ id = 'start', due = '2026-13-45' }, { id = 'slut', who = ['ingen'] }]\n";

#[test]
fn nothing_is_new_of_what_is_the_same() {
    let tree = with(&[("plans/demo/2026/fel.toml", FAULTY)]);
    let (_, report) = judged(&tree, &tree);
    assert!(report.findings.is_empty());
    let compared = report.compared.expect("it was compared");
    assert_eq!(compared.old.len(), 4, "{:?}", compared.old);
    assert!(compared.after.is_none() && compared.decisions.is_empty());
}

#[test]
fn old_faults_may_move_and_be_written_otherwise() {
    let base = with(&[("plans/demo/2026/fel.toml", FAULTY)]);
    let moved = "# Först\n\ngoals = [\n  'trygghet',\n  \"finns-inte\", # kvar\n]\ntitle = 'Fel'\nstatsu = \"ongoing\"\n\
        [[milestones]]\nwho = ['ingen']\nid = 'slut'\n[[milestones]]\nid = 'start'\ndue = '2026-13-45'\n";
    assert_eq!(new(&base, &with(&[("plans/demo/2026/fel.toml", moved)])), NOTHING);
    let yaml = twin(&base).expect("it can be said in YAML");
    assert_eq!(new(&base, &yaml), NOTHING);
    assert_eq!(new(&yaml, &base), NOTHING);
    let mut renamed = with(&[("plans/demo/2026/annat.toml", &format!("{moved}\n"))]);
    let text = moved.replace("title", "formerly = ['fel']\ntitle");
    renamed.add("plans/demo/2026/annat.toml", &text);
    assert_eq!(new(&base, &renamed), NOTHING);
}

#[test]
fn one_more_of_the_same_is_news() {
    let base =
        with(&[("plans/demo/2026/fel.toml", "title = 'A'\nmilestones = [{ id = 'm' }, { id = 'm' }]\n")]);
    let more = "title = 'A'\nmilestones = [{ id = 'm' }, { id = 'm' }, { id = 'm' }]\n";
    let head = with(&[("plans/demo/2026/fel.toml", more)]);
    assert_eq!(new(&base, &head), ["duplicate-id plans/demo/2026/fel.toml"]);
    assert_eq!(new(&head, &base), NOTHING);
}

#[test]
fn another_wrong_value_is_another_fault() {
    let of =
        |status: &str| with(&[("plans/demo/2026/fel.toml", &format!("title = 'A'\nstatus = '{status}'\n"))]);
    assert_eq!(new(&of("gar-bra"), &of("gar-bra")), NOTHING);
    assert_eq!(new(&of("gar-bra"), &of("gar-daligt")), ["unknown-value plans/demo/2026/fel.toml"]);
    assert_eq!(new(&of("gar-bra"), &of("ongoing")), NOTHING);
}

#[test]
fn of_two_places_it_does_not_matter_at_which_it_is_told() {
    let base = with(&[
        ("plans/demo/2026/a.toml", "title = 'Lika'\n"),
        ("plans/demo/2026/b.toml", "title = 'Lika'\n"),
    ]);
    let mut head = base.clone();
    head.remove("plans/demo/2026/b.toml");
    head.add("plans/demo/2026/a-a.toml", "title = 'Lika'\nformerly = ['b']\n");
    assert_eq!(new(&base, &head), NOTHING);
    head.add("plans/demo/2026/c.toml", "title = 'Lika'\n");
    assert_eq!(new(&base, &head), ["duplicate-title plans/demo/2026/c.toml"]);
}

#[test]
fn a_file_that_was_touched_and_cannot_be_read_is_news() {
    let base = with(&[("plans/demo/2026/fel.toml", "title = 'A'\nstatus = \n")]);
    let touched = with(&[("plans/demo/2026/fel.toml", "title = 'B'\nstatus = \n")]);
    assert_eq!(new(&base, &base), NOTHING);
    assert_eq!(new(&base, &touched), ["syntax-error plans/demo/2026/fel.toml"]);
}

#[test]
fn what_another_file_breaks_is_told_where_it_breaks() {
    let base = with(&[]);
    let mut head = base.clone();
    let programme =
        std::fs::read_to_string(root().join("tests/pages/base/plans/demo/programme.toml")).expect("there");
    head.add("plans/demo/programme.toml", &programme.replace("id = \"trygghet\"", "id = \"lugn\""));
    assert_eq!(new(&base, &head), [format!("unknown-reference {BAS}")]);
    // What the base says of a file that did not change is old.
    let mut twice = head.clone();
    twice.add("plans/demo/2026/ny.toml", "title = 'Ny'\n");
    assert_eq!(new(&head, &twice), NOTHING);
}

/// The law of the demonstration model, loosened: a benefit need not be stated.
fn law(constraint: &str) -> String {
    let law = root().join("tests/pages/base/schema/governance/demo.toml");
    std::fs::read_to_string(law).expect("there") + constraint
}

const BENEFIT: &str = "\n[[constraints]]\nid = 'nytta'\nrule = 'missing-field'\nof = 'activity'\nfield = 'benefit'\n\
    severity = 'error'\nbecause = 'Påhittat'\n";
const MODEL: &str = "schema/governance/demo.toml";

#[test]
fn the_law_is_that_of_before() {
    let base = with(&[(MODEL, &law(BENEFIT))]);
    let unlawful = ("plans/demo/2026/ny.toml", "title = 'Ny'\n");
    assert_eq!(
        new(&base, &with(&[(MODEL, &law(BENEFIT)), unlawful])),
        ["missing-field plans/demo/2026/ny.toml"]
    );
    let (portfolio, report) = judged(&base, &with(&[(MODEL, &law("")), unlawful]));
    let told = lines(&portfolio, &report, Lang::En);
    assert!(told.iter().any(|l| l.contains("ny.toml:1:1 error missing-field[nytta]")), "{told:?}");
    // The law that it shows is the one that it was judged by.
    let shown = portfolio.files.iter().find(|f| &*f.source.path == MODEL).map(|f| f.source.text.clone());
    assert_eq!(shown, Some(law(BENEFIT)));
}

#[test]
fn a_stricter_law_is_told_as_what_comes_after() {
    let (base, head) = (with(&[]), with(&[(MODEL, &law(BENEFIT))]));
    let (_, report) = judged(&base, &head);
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    let after = report.compared.and_then(|c| c.after).expect("the law changes");
    let told: Vec<_> = after.findings.iter().map(|j| (j.finding.rule, j.severity.id())).collect();
    assert_eq!(told, [("missing-field", "note")]);
}

#[test]
fn a_base_without_a_law_is_judged_by_the_new_one() {
    let mut base = with(&[]);
    base.remove(MODEL);
    let (_, report) = judged(&base, &with(&[(MODEL, &law(BENEFIT))]));
    let compared = report.compared.expect("it was compared");
    assert_eq!(compared.law, plan::check::LawOf::Head);
    assert!(report.findings.iter().any(|j| j.finding.rule == "missing-field"));
}

#[test]
fn a_programme_cannot_choose_another_law() {
    let lax = "name = 'Slapp'\nsince = 2025\nstates = [{ id = 'ongoing', category = 'ongoing' }]\n";
    let lax = ("schema/governance/slapp.toml", lax);
    let base = with(&[(MODEL, &law(BENEFIT)), lax, (BAS, "title = 'A'\nbenefit = 'x'\n")]);
    let programme = "name = 'Demo'\ngovernance = 'slapp'\n";
    let head = with(&[
        (MODEL, &law(BENEFIT)),
        lax,
        ("plans/demo/programme.toml", programme),
        (BAS, "title = 'A'\n"),
    ]);
    assert!(new(&base, &head).contains(&format!("missing-field {BAS}")), "{:?}", new(&base, &head));
}
