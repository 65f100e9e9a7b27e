//! Waivers, in the policy and in place: what they silence and what not, what is said of them, and which of
//! them another tree has.

use plan::check::{Honour, Report, check_honouring};
use plan::edit::fixed;
use plan::facts::Facts;
use plan::portfolio::Portfolio;
use plan::rules::{RULES, Scope};
use plan::store::Tree as _;
use plan::syntax::Format;
use plan::text::Lang;

use crate::pages::TODAY;
use crate::support::block::{blocks, tree_of};
use crate::support::memory::MemoryTree;
use crate::support::repository::{check_on, day, lines, root};
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;

const POLICY: &str = "schema/policy.toml";
const FILE: &str = "plans/demo/2026/exempel.toml";

fn base() -> MemoryTree {
    MemoryTree::from_folder(&root().join("tests/pages/base"))
}

/// The base of the pages with an activity, whose text may break rules.
fn with(path: &str, text: &str) -> MemoryTree {
    let mut tree = base();
    tree.add(path, text);
    tree
}

/// `line rule` of what is found, and of what is waived.
fn told(tree: &MemoryTree, today: &str) -> (Vec<String>, Vec<String>) {
    let (portfolio, report) = check_on(tree, today);
    let one = |judged: &plan::check::Judged| {
        let place = &judged.finding.place;
        let line = portfolio.file(place.source).source.position(place.span.start).line;
        format!("{line} {}", judged.finding.rule)
    };
    let waived = report.waived.iter().map(|w| one(&w.judged)).collect();
    (report.findings.iter().map(one).collect(), waived)
}

/// The same of a single activity, in TOML and in YAML; both must say the same, line for line.
fn in_both(toml: &str, yaml: &str) -> (Vec<String>, Vec<String>) {
    let here = told(&with(FILE, toml), TODAY);
    let there = told(&with("plans/demo/2026/exempel.yaml", yaml), TODAY);
    assert_eq!(here, there, "{toml}\n{yaml}");
    // Line ends make no difference.
    assert_eq!(told(&with(FILE, &toml.replace('\n', "\r\n")), TODAY), here, "{toml}");
    here
}

fn pair(found: &[&str], waived: &[&str]) -> (Vec<String>, Vec<String>) {
    let owned = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect();
    (owned(found), owned(waived))
}

#[test]
fn a_line_is_silenced_and_no_other() {
    assert_eq!(
        in_both(
            "title = \"A\"\n# plan: allow(placeholder-text) because b\nbenefit = \"TODO\"\ndescription = \"TODO\"\n",
            "title: A\n# plan: allow(placeholder-text) because b\nbenefit: TODO\ndescription: TODO\n",
        ),
        pair(&["4 placeholder-text"], &["3 placeholder-text"])
    );
    assert_eq!(
        in_both(
            "title = \"A\"\nbenefit = \"TODO\" # plan: allow(placeholder-text) because b\ndescription = \"TODO\"\n",
            "title: A\nbenefit: TODO # plan: allow(placeholder-text) because b\ndescription: TODO\n",
        ),
        pair(&["3 placeholder-text"], &["2 placeholder-text"])
    );
}

#[test]
fn several_stand_on_one_line() {
    assert_eq!(
        in_both(
            "title = \"A\"\nstatus = \"x\"\n# plan: allow(placeholder-text, personal-data) because b\nbenefit = \"TODO a@b.se\"\n",
            "title: A\nstatus: x\n# plan: allow(placeholder-text, personal-data) because b\nbenefit: TODO a@b.se\n",
        ),
        pair(&["2 unknown-value"], &["4 personal-data", "4 placeholder-text"])
    );
    // Each has its own day and its own reason.
    assert_eq!(
        in_both(
            "title = \"A\"\nbenefit = \"TODO a@b.se\" # plan: allow(placeholder-text) because b # plan: allow(personal-data) until 2026-06-29 because c\n",
            "title: A\nbenefit: TODO a@b.se # plan: allow(placeholder-text) because b # plan: allow(personal-data) until 2026-06-29 because c\n",
        ),
        pair(&["2 personal-data", "2 expired-waiver"], &["2 placeholder-text"])
    );
}

#[test]
fn above_a_table_it_is_about_all_of_it() {
    assert_eq!(
        told(
            &with(
                FILE,
                "title = \"A\"\n\n# plan: allow(unknown-field) because b\n[[milestones]]\nid = \"a\"\ntitel = \"A\"\nwen = \"B\"\n\n[[milestones]]\nid = \"b\"\ntitel = \"B\"\n",
            ),
            TODAY
        ),
        pair(&["11 unknown-field"], &["6 unknown-field", "7 unknown-field"])
    );
    let yaml = "title: A\nmilestones:\n# plan: allow(unknown-field) because b\n- id: a\n  titel: A\n  wen: B\n- id: b\n  titel: B\n";
    assert_eq!(
        told(&with("plans/demo/2026/exempel.yaml", yaml), TODAY),
        pair(&["8 unknown-field"], &["5 unknown-field", "6 unknown-field"])
    );
}

#[test]
fn what_stands_in_a_text_is_no_comment() {
    let toml = "title = \"A\"\ndescription = \"\"\"\n# plan: allow(placeholder-text) because b\nTODO\n\"\"\"\nbenefit = \"TODO # plan: allow(placeholder-text) because b\"\n";
    let yaml = "title: A\ndescription: |\n  # plan: allow(placeholder-text) because b\n  TODO\nbenefit: \"TODO # plan: allow(placeholder-text) because b\"\n";
    for tree in [with(FILE, toml), with("plans/demo/2026/exempel.yaml", yaml)] {
        let (found, waived) = told(&tree, TODAY);
        assert_eq!((found.len(), waived.len()), (2, 0), "{found:?}");
    }
}

#[test]
fn a_constraint_is_waived_by_its_name_and_by_that_of_its_rule() {
    for (name, left) in [("nytta", 1), ("missing-field", 0)] {
        let mut tree = with(FILE, &format!("# plan: allow({name}) because förstudie\ntitle = \"A\"\n"));
        tree.add("plans/demo/2026/bas.toml", "title = \"B\"\nbenefit = \"n\"\nkind = \"projekt\"\n");
        for (id, field) in [("nytta", "benefit"), ("sort", "kind")] {
            let constraint = format!(
                "[[constraints]]\nid = \"{id}\"\nrule = \"missing-field\"\nof = \"activity\"\nfield = \"{field}\"\nbecause = \"b\"\n"
            );
            tree.append("schema/governance/demo.toml", &constraint);
        }
        let (found, waived) = told(&tree, TODAY);
        assert_eq!((found.len(), waived.len()), (left, 2 - left), "{name}: {found:?} {waived:?}");
    }
}

#[test]
fn a_key_or_a_pattern_of_keys() {
    for (key, silent) in [
        ("demo/2026/exempel", true),
        ("demo/2026/*", true),
        ("demo/*/exempel", true),
        ("demo/**", true),
        ("**/exempel", true),
        ("**", true),
        ("demo/2026/ex*", true),
        ("demo/*", false),
        ("demo/2026", false),
        ("*", false),
        ("demo/2026/bas", false),
    ] {
        let mut tree = with(FILE, "title = \"A\"\nbenefit = \"TODO\"\n");
        let waiver =
            format!("waivers = [{{ allow = \"placeholder-text\", for = \"{key}\", because = \"b\" }}]\n");
        tree.append(POLICY, &waiver);
        let waived = told(&tree, TODAY).1;
        assert_eq!(waived.len() == 1, silent, "{key}");
    }
}

/// The day on which it is asked, the plan year, and whether a waiver until the last day of June 2026 holds.
#[test]
fn the_clock_of_a_plan_year_stops_the_day_after_it() {
    for (today, until, holds) in [
        ("2026-06-30", "2026-06-30", true),
        ("2026-07-01", "2026-06-30", false),
        ("2027-06-30", "2026-12-31", false),
        ("2030-06-30", "2027-01-01", true),
        ("2030-06-30", "2026-12-31", false),
    ] {
        let text = format!(
            "title = \"A\"\nbenefit = \"TODO\" # plan: allow(placeholder-text) until {until} because b\n"
        );
        let (found, waived) = told(&with(FILE, &text), today);
        assert_eq!(waived.len() == 1, holds, "{today} {until} {found:?}");
        assert_eq!(found.contains(&"2 expired-waiver".to_owned()), !holds, "{today} {until} {found:?}");
        let mut tree = with(FILE, "title = \"A\"\nbenefit = \"TODO\"\n");
        let waiver = format!(
            "waivers = [{{ allow = \"placeholder-text\", for = \"demo/2026/*\", until = {until}, because = \"b\" }}]\n"
        );
        tree.append(POLICY, &waiver);
        assert_eq!(told(&tree, today).1.len() == 1, holds, "{today} {until} in the policy");
    }
}

/// Whatever a waiver names: what it silences and what is left are all that was found without it.
#[test]
fn nothing_found_is_lost() {
    let mut silenced = 0;
    let waivable = RULES.iter().filter(|rule| !matches!(rule.scope, Scope::Change | Scope::Exceptions));
    for (rule, block) in waivable.flat_map(|rule| blocks(rule.page.sv).into_iter().map(move |b| (rule, b))) {
        let tree = tree_of(&block);
        let policy = tree.files().find(|(path, _)| *path == POLICY).map(|(_, text)| text.clone());
        if policy.is_none_or(|text| text.contains("waivers")) {
            continue;
        }
        let (portfolio, report) = check_on(&tree, TODAY);
        let before = lines(&portfolio, &report, Lang::Sv);
        let mut with = tree.clone();
        let waiver = format!("waivers = [{{ allow = \"{}\", for = \"**\", because = \"b\" }}]\n", rule.name);
        with.append(POLICY, &waiver);
        let (portfolio, report) = check_on(&with, TODAY);
        let about = |j: &plan::check::Judged| j.finding.rule.ends_with("-waiver");
        let judged = report.waived.iter().map(|w| &w.judged).chain(report.findings.iter());
        let all = judged.filter(|j| !about(j)).cloned().collect();
        let mut all = lines(&portfolio, &Report { findings: all, ..Report::default() }, Lang::Sv);
        let unwaivable = ["syntax-error", "unreadable-file"].contains(&rule.name);
        assert!(!unwaivable || report.waived.is_empty(), "{}", rule.name);
        silenced += usize::from(!report.waived.is_empty());
        let mut before = before;
        all.sort();
        before.sort();
        assert_eq!(all, before, "{}", rule.name);
    }
    assert!(silenced > 60, "only {silenced} blocks had something to silence");
}

#[test]
fn what_is_not_needed_goes_byte_for_byte() {
    let fixed_text = |path: &str, text: &str| {
        let mut tree = base();
        tree.add(path, text);
        let changed = fixed(&tree, day(TODAY), &|_| true);
        changed.into_iter().map(|(_, _, new)| new).collect::<Vec<_>>()
    };
    for (text, after) in [
        (
            "title = \"A\"\r\n# plan: allow(placeholder-text) because b\r\nbenefit = \"n\" # k\r\n",
            "title = \"A\"\r\nbenefit = \"n\" # k\r\n",
        ),
        ("title = \"A\" # plan: allow(placeholder-text) because b\n", "title = \"A\"\n"),
        (
            "title = \"A\"\n# plan: allow(personal-data, placeholder-text) because b\nbenefit = \"TODO\"\n",
            "title = \"A\"\n# plan: allow(placeholder-text) because b\nbenefit = \"TODO\"\n",
        ),
        (
            "title = \"A\"\n# plan: allow(personal-data, unknown-field) because b\nbenefit = \"n\"\n",
            "title = \"A\"\nbenefit = \"n\"\n",
        ),
        (
            "title = \"A\"\n# plan: allow(personal-data) because b # plan: allow(placeholder-text) because c\nbenefit = \"TODO\"\n",
            "title = \"A\"\n# plan: allow(placeholder-text) because c\nbenefit = \"TODO\"\n",
        ),
        // Its day has passed, and there is nothing left to except from.
        ("title = \"A\" # plan: allow(placeholder-text) until 2026-01-31 because b\n", "title = \"A\"\n"),
    ] {
        assert_eq!(fixed_text(FILE, text), [after], "{text}");
    }
    let policy = "language = \"sv\"\nwaivers = [\n  # om bas\n  { allow = \"placeholder-text\", for = \"demo/2026/bas\", because = \"b\" },\n  { allow = \"personal-data\", for = \"demo/2026/bas\", because = \"b\" },\n]\n";
    let after = fixed_text(POLICY, policy);
    assert!(after.len() == 1 && !after[0].contains("allow"), "{after:?}");
    // What may be needed stays.
    for text in [
        "title = \"A\"\nbenefit = \"TODO\" # plan: allow(placeholder-text) until 2026-01-31 because b\n",
        "title = \"A\"\nbenefit = \"TODO\" # plan: allow(placeholder-text)\n",
        "title = \"A\" # plan: allow(placeholder-text) because b\nbenefit = \"\n",
    ] {
        assert_eq!(fixed_text(FILE, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn nothing_is_unneeded_while_something_cannot_be_read() {
    let mut tree = with(FILE, "title = \"A\" # plan: allow(duplicate-title) because b\n");
    assert_eq!(told(&tree, TODAY).0, ["1 unused-waiver"]);
    tree.add("plans/demo/2026/annan.toml", "title = \"A\n");
    let found = told(&tree, TODAY).0;
    assert!(!found.iter().any(|line| line.ends_with("unused-waiver")), "{found:?}");
}

/// Which waivers of a tree another accepts.
fn accepted(base: &MemoryTree, head: &MemoryTree) -> Vec<bool> {
    let (base, head) = (Portfolio::load(base, day(TODAY)), Portfolio::load(head, day(TODAY)));
    let honour = Honour::those_of(&base);
    head.waivers().iter().map(|waiver| honour.accepts(&head, waiver)).collect()
}

#[test]
fn a_waiver_is_the_same_by_what_it_is_about() {
    let own = |text: &str| with(FILE, text);
    let first = own(
        "title = \"A\"\n# plan: allow(placeholder-text) until 2026-12-31 because b\nbenefit = \"TODO\"\n",
    );
    assert_eq!(accepted(&first, &first), [true]);
    for (text, same) in [
        // Elsewhere in the file, with another reason, on another text, for a shorter time.
        (
            "# plan: allow(placeholder-text) until 2026-12-31 because c\nbenefit = \"TODO 2\"\ntitle = \"A\"\n",
            true,
        ),
        (
            "title = \"A\"\nbenefit = \"TODO\" # plan: allow(placeholder-text) until 2026-10-31 because b\n",
            true,
        ),
        (
            "title = \"A\"\nbenefit = \"TODO\" # plan: allow(placeholder-text) until 2027-12-31 because b\n",
            false,
        ),
        ("title = \"A\"\nbenefit = \"TODO\" # plan: allow(placeholder-text) because b\n", false),
        (
            "title = \"A\"\nbenefit = \"TODO\" # plan: allow(personal-data) until 2026-12-31 because b\n",
            false,
        ),
        ("title = \"A\" # plan: allow(placeholder-text) until 2026-12-31 because b\n", false),
    ] {
        assert_eq!(accepted(&first, &own(text)), [same], "{text}");
    }
    let yaml = "title: A\n# plan: allow(placeholder-text) until 2026-12-31 because b\nbenefit: TODO\n";
    assert_eq!(accepted(&first, &with("plans/demo/2026/exempel.yaml", yaml)), [true], "in the other format");
    let entries = |comment: &str, order: [&str; 2]| {
        let entry = |id: &str| {
            let comment = if id == "b" { comment } else { "" };
            format!("{comment}[[milestones]]\nid = \"{id}\"\ntitle = \"TODO\"\n")
        };
        own(&format!("title = \"A\"\n{}{}", entry(order[0]), entry(order[1])))
    };
    let comment = "# plan: allow(placeholder-text) because b\n";
    assert_eq!(accepted(&entries(comment, ["a", "b"]), &entries(comment, ["b", "a"])), [true]);
    let policy = |waiver: &str| {
        let mut tree = base();
        tree.append(POLICY, &format!("waivers = [{waiver}]\n"));
        tree
    };
    let one = "{ allow = \"placeholder-text\", for = \"demo/2026/bas\", because = \"b\" }";
    let two = "{ allow = \"placeholder-text\", for = \"demo/2026/*\", because = \"b\" }";
    assert_eq!(accepted(&policy(one), &policy(&format!("{two}, {one}"))), [false, true]);
}

#[test]
fn what_another_tree_lacks_silences_nothing_and_is_not_unneeded() {
    let text = "title = \"A\" # plan: allow(personal-data) because c\nbenefit = \"TODO\" # plan: allow(placeholder-text) because b\n";
    let portfolio = Portfolio::load(&with(FILE, text), day(TODAY));
    let facts = Facts::derive(&portfolio, day(TODAY));
    let honour = Honour::those_of(&Portfolio::load(&base(), day(TODAY)));
    let report = check_honouring(&portfolio, &facts, &Vec::new(), &honour);
    let rules: Vec<&str> = report.findings.iter().map(|j| j.finding.rule).collect();
    assert_eq!((rules, report.waived.len()), (vec!["placeholder-text"], 0));
}

/// A repository with waivers of all sorts: one that is needed in either place, and the others.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::base();
    sandbox
        .write(
            POLICY,
            "# Påhittad. / Invented.\nlanguage = \"sv\"\nwaivers = [\n  { allow = \"placeholder-text\", for = \"demo/2026/*\", until = 2026-12-31, because = \"Nyttan beskrivs efter förstudien\", decision = \"Styrgruppen 2026-05-12\" },\n  { allow = \"stale-reports\", for = \"demo/2026/bas\", because = \"Föräldraledig\" },\n  { allow = \"personal-data\", for = \"demo/2026/borta\", because = \"Kontaktperson\" },\n]\n",
        )
        .write(
            FILE,
            "# Påhittad. / Invented.\ntitle = \"Exempel\"\nbenefit = \"TODO\"\n# plan: allow(personal-data) because hen vill bli nådd\ndescription = \"Fråga anna@exempel.se\"\nresults = \"Klart\" # plan: allow(placeholder-text)\n",
        );
    sandbox
}

#[test]
fn every_format_tells_how_many_are_waived() {
    let sandbox = sandbox();
    let plan = sandbox.plan();
    snapshot("waivers.sv", &plan.run("check --today 2026-06-30"));
    snapshot("waivers.en", &plan.clone().english().columns(140).run("check --today 2026-06-30"));
    snapshot("waivers.concise", &plan.run("check --format concise --today 2026-06-30"));
    snapshot("waivers.json", &plan.run("check --format json --today 2026-06-30"));
}

#[test]
fn whoever_mends_what_is_waived_may() {
    let sandbox = sandbox();
    let output = sandbox.plan().run_with(&["set", "exempel", "benefit=Kortare väntetid"]);
    assert_eq!(output.code, 0, "{output}");
}

#[test]
fn a_rename_takes_the_waiver_along() {
    let sandbox = Sandbox::base();
    let policy = "# Påhittad. / Invented.\nlanguage = \"sv\"\nwaivers = [\n  { allow = \"placeholder-text\", for = 'demo/2026/bas', because = \"bas\" }, # bas\n  { allow = \"placeholder-text\", for = \"demo/2026/*\", because = \"b\" },\n]\n";
    sandbox.write(POLICY, policy);
    sandbox.write(
        "plans/demo/2026/bas.toml",
        "# Påhittad. / Invented.\ntitle = \"Basaktiviteten\"\nbenefit = \"TODO\"\n",
    );
    let output = sandbox.plan().run("rename bas grund");
    assert_eq!(output.code, 0, "{output}");
    let after = std::fs::read_to_string(sandbox.at(POLICY)).expect("the policy is there");
    assert_eq!(after, policy.replace("'demo/2026/bas'", "'demo/2026/grund'"));
    let tree = plan::store::WorkTree::new(sandbox.path());
    assert!(tree.read("plans/demo/2026/grund.toml").is_ok() && Format::of(POLICY).is_some());
    let (_, report) = check_on(&tree, TODAY);
    assert_eq!((report.findings.len(), report.waived.len()), (0, 1));
}
