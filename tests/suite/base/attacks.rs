//! Pull requests that try to get an unlawful change through. Whatever they bring along, the change is told
//! as if they had not.

use std::collections::BTreeSet;

use plan::check::Report;
use plan::portfolio::Portfolio;
use plan::render::{Style, check_concise, check_human, check_json};
use plan::text::Lang;

use crate::support::history::History;
use crate::support::memory::MemoryTree;
use crate::support::repository::{check_from, root};

const TODAY: &str = "2026-06-30";
const MODEL: &str = "schema/governance/demo.toml";
const BAS: &str = "plans/demo/2026/bas.toml";

/// What the law of the base asks for besides.
const LAW: &str = "\n[[transitions]]\nfrom = ['planned']\nto = 'ongoing'\nneeds = 'initiate'\n\n\
    [[transitions]]\nfrom = ['ongoing']\nto = 'finished'\n\n\
    [[constraints]]\nid = 'nytta'\nrule = 'missing-field'\nof = 'activity'\nfield = 'benefit'\nseverity = 'error'\n\
    because = 'Påhittat'\n";

const REPORT: &str = "reports = [{ date = 2026-04-30, health = 'red', by = 'samordnare' }]\n";

fn law() -> String {
    std::fs::read_to_string(root().join("tests/pages/base").join(MODEL)).expect("there") + LAW
}

fn base() -> MemoryTree {
    let mut tree = MemoryTree::from_folder(&root().join("tests/pages/base"));
    tree.add(MODEL, &law());
    tree.add("plans/demo/2026/plan.toml", "title = 'Plan'\nadopted = { date = 2026-01-15 }\n");
    tree.add(BAS, &format!("title = 'Bas'\nstatus = 'finished'\nbenefit = 'x'\nend = 2026-06-30\n{REPORT}"));
    tree.add("plans/demo/2026/start.toml", "title = 'Start'\nstatus = 'planned'\nbenefit = 'x'\n");
    tree.add("plans/demo/2026/bort.toml", "title = 'Bort'\nstatus = 'ongoing'\nbenefit = 'x'\n");
    tree
}

/// An unlawful change of every sort.
fn unlawful() -> MemoryTree {
    let mut tree = base();
    let report = REPORT.replace("red", "green");
    tree.add(BAS, &format!("title = 'Bas'\nstatus = 'ongoing'\nbenefit = 'x'\nend = 2026-12-31\n{report}"));
    tree.add("plans/demo/2026/start.toml", "title = 'Start'\nstatus = 'ongoing'\nbenefit = 'x'\n");
    tree.add("plans/demo/2026/ny.toml", "title = 'Ny'\n");
    tree.remove("plans/demo/2026/bort.toml");
    tree
}

/// The errors that are new: rule, constraint and path.
fn errors(portfolio: &Portfolio, report: &Report) -> BTreeSet<String> {
    let errors = report.findings.iter().filter(|j| j.severity == plan::diag::Severity::Error);
    let told = |j: &plan::check::Judged| {
        let law = j.finding.law.as_ref().map_or("", |l| &l.constraint);
        format!("{} {law} {}", j.finding.rule, portfolio.file(j.finding.place.source).source.path)
    };
    errors.map(told).collect()
}

/// Whether no line of an output steers a terminal or a CI runner.
fn is_harmless(text: &str) -> bool {
    let steers = |c: char| {
        c != '\n'
            && (c.is_control()
                || ('\u{202a}'..='\u{202e}').contains(&c)
                || ('\u{2066}'..='\u{2069}').contains(&c))
    };
    !text.chars().any(steers)
        && !text.contains("##[")
        && !text.lines().any(|l| l.trim_start().starts_with("::"))
}

/// The news of an attack.
fn attacked(attack: &dyn Fn(&mut MemoryTree)) -> (Portfolio, Report) {
    let mut head = unlawful();
    attack(&mut head);
    let (portfolio, report) = check_from(&base(), &head, TODAY);
    for lang in [Lang::Sv, Lang::En] {
        for width in [40, 100] {
            let style = Style { lang, width, color: false };
            assert!(is_harmless(&check_human::render(&portfolio, &report, true, style)));
        }
        assert!(is_harmless(&check_concise::render(&portfolio, &report, lang)));
    }
    assert!(is_harmless(&check_json::render(&portfolio, &report)));
    (portfolio, report)
}

#[test]
fn without_an_attack_every_sort_is_told() {
    let (portfolio, report) = attacked(&|_| {});
    let expected = [
        "illegal-transition  plans/demo/2026/bas.toml",
        "missing-field nytta plans/demo/2026/ny.toml",
        "removed-activity  plans/demo/2026/plan.toml",
        "rewritten-record  plans/demo/2026/bas.toml",
        "undecided-change  plans/demo/2026/bas.toml",
        "undecided-change  plans/demo/2026/start.toml",
    ];
    assert_eq!(errors(&portfolio, &report).into_iter().collect::<Vec<_>>(), expected);
}

type Attack = (&'static str, fn(&mut MemoryTree));

const LAX: &str = "name = 'Slapp'\nsince = 2025\nstates = [{ id = 'ongoing', label = { sv = 'P', en = 'O' }, category = 'ongoing' }]\n";
const NASTY: &str = "title = \"::error file=x::Allt gick bra ##[command] \\u001b[2J\\u202e\"\ngoals = [\"\\n::warning::x\"]\n";

const ATTACKS: &[Attack] = &[
    ("the law is taken away", |t| t.remove(MODEL)),
    ("the law is loosened", |t| {
        t.add(
            MODEL,
            &law().replace("severity = 'error'", "severity = 'note'").replace("['planned']", "['finished']"),
        )
    }),
    ("the law ended last year", |t| {
        t.add(MODEL, &law().replace("since = 2025", "since = 2025\nuntil = 2025"))
    }),
    ("the law is broken", |t| t.add(MODEL, "name = \nstates = 5\n")),
    ("the law comes in another ending", |t| {
        t.add("schema/governance/demo.yaml", "name: Slapp\nsince: 2025\n")
    }),
    ("the law moves to another ending", |t| {
        t.remove(MODEL);
        t.add("schema/governance/demo.yml", "name: Slapp\nsince: 2025\n");
    }),
    ("another law is chosen", |t| {
        t.add("schema/governance/slapp.toml", LAX);
        t.add("plans/demo/programme.toml", "name = 'Demo'\ngovernance = 'slapp'\n");
    }),
    ("no law is chosen", |t| {
        t.add("plans/demo/programme.toml", "name = 'Demo'\ngovernance = 'finns-inte'\n")
    }),
    ("the policy waives all", |t| {
        let waiver =
            |name: &str| format!("[[waivers]]\nallow = '{name}'\nfor = 'demo/**'\nbecause = 'Bra'\n");
        t.add(
            "schema/policy.toml",
            &["nytta", "missing-field", "undecided-change", "removed-activity"].map(waiver).concat(),
        );
    }),
    ("the policy comes in another ending", |t| {
        t.add("schema/policy.yaml", "waivers:\n- { allow: nytta, for: 'demo/**', because: Bra }\n");
    }),
    ("files waive their own faults", |t| {
        t.add("plans/demo/2026/ny.toml", "title = 'Ny' # plan: allow(nytta) because jag säger det\n");
        let start = "title = 'Start'\nstatus = 'ongoing' # plan: allow(undecided-change) because bråttom\nbenefit = 'x'\n";
        t.add("plans/demo/2026/start.toml", start);
    }),
    ("the plan was never adopted", |t| t.add("plans/demo/2026/plan.toml", "title = 'Plan'\n")),
    ("a file of the same key in another ending", |t| {
        t.add("plans/demo/2026/bas.yaml", "title: Bas\nstatus: finished\nbenefit: x\nend: 2026-06-30\n");
    }),
    ("texts that steer", |t| t.add("plans/demo/2026/skum.toml", NASTY)),
    ("a file name that steers", |t| t.add("plans/demo/2026/a\n::error::x.toml", "title = 'A'\nstatsu = 1\n")),
    ("a file that nobody can read", |t| {
        t.add("plans/demo/2026/skrap.toml", "title = \"\u{202e}\n\u{1b}[31m\n")
    }),
];

#[test]
fn no_attack_changes_the_verdict_on_the_rest() {
    let (portfolio, report) = attacked(&|_| {});
    let due = errors(&portfolio, &report);
    for (name, attack) in ATTACKS {
        let (portfolio, report) = attacked(attack);
        let told = errors(&portfolio, &report);
        // What was said of a rewritten file may be said anew of it, but not be left out.
        let mut lost: Vec<_> = due.difference(&told).collect();
        if *name == "the plan was never adopted" {
            // To take the adoption away is told itself, and the rest is judged as if it stood.
            assert!(
                told.iter().any(|t| t.starts_with("rewritten-record") && t.ends_with("plan.toml")),
                "{told:?}"
            );
        }
        lost.retain(|line| !line.is_empty());
        assert!(lost.is_empty(), "{name}: lost {lost:?}\n{told:#?}");
    }
}

#[test]
fn what_an_attack_brings_is_told() {
    let rules = |attack: &str| -> BTreeSet<&'static str> {
        let attack = ATTACKS.iter().find(|(name, _)| *name == attack).expect("it is one").1;
        let (_, report) = attacked(&attack);
        report.findings.iter().map(|j| j.finding.rule).collect()
    };
    assert!(rules("the law is loosened").contains("law-changed-with-plans"));
    assert!(rules("the law is taken away").contains("law-changed-with-plans"));
    assert!(rules("the policy waives all").contains("new-exception"));
    assert!(rules("files waive their own faults").contains("new-exception"));
    assert!(rules("a file of the same key in another ending").contains("duplicate-id"));
    assert!(rules("a file that nobody can read").contains("syntax-error"));
}

#[test]
fn a_law_behind_a_link_is_never_read() {
    let history = History::base();
    let law = |benefit: bool| if benefit { law() } else { "name = 'Slapp'\n".to_owned() };
    history.sandbox.write(MODEL, law(true));
    history.sandbox.write(BAS, "title = 'Bas'\nbenefit = 'x'\n");
    history.commit("2026-03-01");
    history.sandbox.write("elsewhere/demo.toml", law(false));
    history.sandbox.remove(MODEL);
    std::os::unix::fs::symlink("../../elsewhere/demo.toml", history.sandbox.at(MODEL))
        .expect("links can be made");
    history.sandbox.write("plans/demo/2026/ny.toml", "title = 'Ny'\n");
    for arguments in ["check --base HEAD --format concise", "check --base HEAD~1 --at HEAD --format concise"]
    {
        let told = history.sandbox.plan().run(arguments);
        assert_eq!(told.code, 1, "{told}");
        assert!(told.stdout.contains("plans/demo/2026/ny.toml:1:1: fel: missing-field[nytta]"), "{told}");
        assert!(!told.stdout.contains("Slapp"), "{told}");
        history.commit("2026-03-02");
    }
}
