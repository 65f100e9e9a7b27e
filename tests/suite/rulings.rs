//! The governance of e-health as its model states it, held against invented meetings and activities: what is
//! found, how heavily, and that the clock alone makes no error.

use std::collections::BTreeSet;

use plan::diag::Severity;
use plan::rules::{RULES, Scope, rule};

use crate::pages;
use crate::support::block::{blocks, tree_of};
use crate::support::memory::MemoryTree;
use crate::support::repository::{check_on, root};

const TODAY: &str = "2026-06-30";

/// An activity with all that the model asks of it.
const ACTIVITY: &str = "title = 'Påhittad'\ngoals = ['informationsdelning']\nbenefit = 'Påhittad nytta'\n\
    responsible = [{ org = 'au' }]\nparties = ['region-orebro-lan', 'lanets-kommuner']\n\
    follow_up = { by = 'au' }\nlegal = { state = 'done' }\ninfosec = { state = 'done' }\n";

/// A matter that is decided with a reference group's initiative and views.
const HEARD: &str =
    "initiated_by = 'samverkansledarnatverket'\nconsulted = [{ body = 'lansdelsgrupperna' }]\n";

/// The e-health programme with more files: of meetings by their stem, of activities by year and id.
fn with(files: &[(&str, String)]) -> MemoryTree {
    let mut tree = MemoryTree::of_repository(&root());
    for (name, text) in files {
        let folder = if name.contains('/') { "" } else { "meetings/" };
        tree.add(&format!("plans/e-halsa/{folder}{name}.toml"), text);
    }
    tree
}

/// What breaks the constraints on matters and decisions: `severity constraint key`, on a day.
fn found_on(today: &str, files: &[(&str, String)]) -> Vec<String> {
    let (_, report) = check_on(&with(files), today);
    let of_governance = report.findings.iter().filter(|j| {
        rule(j.finding.rule).is_some_and(|r| r.scope == Scope::Governance) || j.severity == Severity::Error
    });
    let line = |j: &plan::check::Judged| {
        let name = j.finding.law.as_ref().map_or(j.finding.rule, |l| &l.constraint);
        let key = j.finding.key.as_deref().unwrap_or("").replace("e-halsa/", "");
        format!("{} {name} {key}", j.severity.id())
    };
    of_governance.map(line).collect()
}

fn found(files: &[(&str, String)]) -> Vec<String> {
    found_on(TODAY, files)
}

fn matter(fields: &str) -> String {
    format!("[[matters]]\nid = '1'\ntitle = 'Påhittat ärende'\ntype = 'decision'\n{fields}\n")
}

fn decided(kind: &str, fields: &str) -> String {
    matter(&format!("decides = '{kind}'\noutcome = 'approved'\n{HEARD}{fields}"))
}

fn activity(fields: &str) -> String {
    format!("{ACTIVITY}{fields}\n")
}

const NOTHING: [&str; 0] = [];

#[test]
fn what_stands_on_the_list_has_been_decided() {
    let planned = || ("2026/x", activity("status = 'planned'"));
    let missing = ["error list-change-decided 2026/x"];
    assert_eq!(found(&[planned()]), missing);
    assert_eq!(found(&[("2026/x", activity("status = 'proposed'"))]), NOTHING);
    assert_eq!(found(&[("2026/x", activity(""))]), NOTHING);
    // The working committee or a chief group (B92); a decision of another kind is none.
    let about = "activities = ['x']\nyear = 2026";
    assert_eq!(found(&[planned(), ("2026-03-12-au", decided("adopt", about))]), NOTHING);
    assert_eq!(found(&[planned(), ("2026-03-12-cg-social", decided("adopt", about))]), NOTHING);
    assert_eq!(found(&[planned(), ("2026-03-12-au", decided("limited", about))]), missing);
    // What is removed from the list needs a decision of its own.
    let cancelled = ("2026/x", activity("status = 'cancelled'"));
    assert_eq!(found(&[cancelled, ("2026-03-12-au", decided("adopt", about))]), missing);
    // One to come is a warning, since time alone ends it.
    assert_eq!(
        found(&[planned(), ("2026-09-12-au", decided("adopt", about))]),
        ["warning list-change-decided 2026/x", "warning outcome-fits 2026-09-12-au#1"]
    );
    assert_eq!(found_on("2026-09-12", &[planned(), ("2026-09-12-au", decided("adopt", about))]), NOTHING);
}

#[test]
fn to_adopt_says_itself_what_it_does_and_to_change_does_not() {
    let set = "activities = ['x']\nyear = 2026\nsets = [{ activity = 'x', field = 'end', to = 2026-12-31 }]";
    let of = |status: &str, kind: &str| {
        let fields = format!("status = '{status}'\nend = 2026-12-31");
        found(&[("2026/x", activity(&fields)), ("2026-03-12-au", decided(kind, set))])
    };
    assert_eq!(of("planned", "adopt"), NOTHING);
    assert_eq!(of("cancelled", "change"), ["error list-change-decided 2026/x"]);
}

#[test]
fn a_matter_uses_the_words_of_the_year_that_it_is_about() {
    let law = std::fs::read_to_string(root().join("schema/governance/e-halsa.toml")).expect("shipped");
    let law = law.replace("{ id = \"limited\",", "{ id = \"limited\", until = 2026,");
    let of = |year: &str| {
        let meeting = ("2026-03-12-au", decided("limited", &format!("year = {year}")));
        let mut tree = with(&[meeting, ("2027/x", activity("status = 'proposed'"))]);
        tree.add("schema/governance/e-halsa.toml", &law);
        let (_, report) = check_on(&tree, TODAY);
        let errors = report.findings.iter().filter(|j| j.severity == Severity::Error);
        errors.map(|j| j.finding.rule).collect::<Vec<_>>()
    };
    assert_eq!(of("2026"), NOTHING);
    assert_eq!(of("2027"), ["unknown-value"]);
}

#[test]
fn a_decision_holds_for_the_years_after() {
    let chain = |earlier: &str| {
        [
            ("2026/x", activity(&format!("status = '{earlier}'"))),
            ("2027/x", activity("status = 'ongoing'\ncarried_from = ['2026/x']")),
            ("2026-03-12-au", decided("adopt", "activities = ['2026/x']")),
        ]
    };
    assert_eq!(found_on("2027-06-30", &chain("planned")), NOTHING);
    let undecided = &chain("planned")[..2];
    assert_eq!(
        found_on("2027-06-30", undecided),
        ["error list-change-decided 2026/x", "error list-change-decided 2027/x"]
    );
}

#[test]
fn each_body_decides_what_it_may() {
    // The yearly priorities are the chief groups' (B36), the assessment is the committee's (B41).
    let priorities = |body: &str| found(&[(body, decided("prioritise", "year = 2026"))]);
    assert_eq!(priorities("2026-03-12-au"), ["error mandate-kept 2026-03-12-au#1"]);
    assert_eq!(priorities("2026-03-12-cg-skola"), NOTHING);
    assert_eq!(
        found(&[("2026-03-12-cg-social", decided("assess", ""))]),
        ["error mandate-kept 2026-03-12-cg-social#1"]
    );
}

#[test]
fn school_goes_to_its_chief_group_and_what_concerns_both_to_both() {
    let routed = |key: &str| vec![format!("error matter-routed {key}")];
    let school = || ("2026-03-12-au", decided("change", "domains = ['elevhalsa']"));
    assert_eq!(found(&[school()]), routed("2026-03-12-au#1"));
    let then = |body, more: &str| {
        let fields =
            format!("type = 'information'\noutcome = 'noted'\ncontinues = '2026-03-12-au#1'\n{more}");
        (body, format!("[[matters]]\nid = '1'\ntitle = 'Påhittat ärende'\n{fields}"))
    };
    assert_eq!(found(&[school(), then("2026-04-12-cg-skola", "")]), NOTHING);
    let both = || ("2026-03-12-au", decided("change", "domains = ['social', 'skola']"));
    assert_eq!(found(&[both()]).len(), 2);
    assert_eq!(found(&[both(), then("2026-04-12-cg-social", "")]), routed("2026-03-12-au#1"));
    assert_eq!(found(&[both(), then("2026-04-12-cg-social", ""), then("2026-04-14-cg-skola", "")]), NOTHING);
}

#[test]
fn what_affects_the_organisations_goes_up() {
    let files = |affects: bool| {
        vec![
            (
                "2026/x",
                activity(&format!(
                    "status = 'planned'\ndomains = ['social']\naffects_organisations = {affects}"
                )),
            ),
            ("2026-03-12-au", decided("adopt", "activities = ['x']\nyear = 2026")),
        ]
    };
    assert_eq!(found(&files(false)), NOTHING);
    assert_eq!(found(&files(true)), ["error matter-routed 2026-03-12-au#1"]);
    // On the agenda of the chief group it is on its way.
    let mut agenda = files(true);
    agenda.push(("2026-09-12-cg-social", matter("continues = '2026-03-12-au#1'")));
    assert_eq!(found(&agenda), NOTHING);
}

#[test]
fn reference_groups_are_heard_and_nobody_hears_oneself() {
    let change = |fields: &str| matter(&format!("decides = 'change'\noutcome = 'approved'\n{fields}"));
    let initiated = "initiated_by = 'lansdelsgrupperna'\n";
    let of = |consulted: &str| found(&[("2026-03-12-au", change(&format!("{initiated}{consulted}")))]);
    assert_eq!(of(""), ["warning matter-consulted 2026-03-12-au#1"]);
    assert_eq!(of("consulted = [{ body = 'regionens-objekt' }]"), NOTHING);
    // Experts are no reference group (B60).
    assert_eq!(of("experts = ['mas-mar-natverk']"), ["warning matter-consulted 2026-03-12-au#1"]);
    // The county co-ordinators prepare and are a reference group: one fault, one finding (B45, B59).
    let prepared = (
        "2026-02-12-emi-lanssamordnare",
        "[[matters]]\nid = '1'\ntitle = 'Påhittat ärende'\ntype = 'direction'\noutcome = 'direction-given'"
            .to_owned(),
    );
    let own = format!(
        "{initiated}domains = ['skola']\nconsulted = [{{ body = 'emi-verksamhetschefer-lanssamordnare' }}]\n\
         continues = '2026-02-12-emi-lanssamordnare#1'"
    );
    assert_eq!(
        found(&[prepared, ("2026-03-12-cg-skola", change(&own))]),
        ["warning consultation-with-others 2026-03-12-cg-skola#1"]
    );
    // Others may take initiatives, but it is told (U7).
    let others = "initiated_by = 'au'\nconsulted = [{ body = 'regionens-objekt' }]";
    assert_eq!(found(&[("2026-03-12-au", change(others))]), ["warning matter-initiated 2026-03-12-au#1"]);
}

#[test]
fn a_rejection_changes_nothing_and_asks_for_nothing() {
    let rejected = matter("decides = 'change'\noutcome = 'rejected'\ndomains = ['skola']");
    assert_eq!(found(&[("2026-03-12-au", rejected)]), NOTHING);
}

#[test]
fn what_was_decided_is_put_in() {
    let sets = |field: &str, to: &str| {
        let set = format!(
            "activities = ['x']\nyear = 2026\nsets = [{{ activity = 'x', field = '{field}', to = {to} }}]"
        );
        [
            ("2026-02-12-au", decided("adopt", "activities = ['x']\nyear = 2026")),
            ("2026-03-12-au", decided("change", &set)),
        ]
    };
    let judged = |fields: &str, field: &str, to: &str| {
        let mut files = sets(field, to).to_vec();
        files.push(("2026/x", activity(fields)));
        found(&files)
    };
    let unapplied = ["warning decision-applied 2026/x"];
    // Protected: equal, however it is spelt. Others may move on.
    assert_eq!(judged("status = 'planned'\nend = 2026-12-31", "end", "'2026-12-31'"), NOTHING);
    assert_eq!(judged("status = 'planned'\nend = 2026-10-31", "end", "2026-12-31"), unapplied);
    assert_eq!(judged("status = 'planned'", "end", "2026-12-31"), unapplied);
    assert_eq!(judged("status = 'planned'\nsize = 'liten'", "size", "'stor'"), NOTHING);
    // The status may go on from the decided one, as far as no decision is needed.
    assert_eq!(judged("status = 'ongoing'", "status", "'planned'"), NOTHING);
    assert_eq!(judged("status = 'planned'", "status", "'ongoing'"), unapplied);
    // A later decision on the same field is the one that holds.
    let mut files = sets("end", "2026-12-31").to_vec();
    let later = "activities = ['x']\nyear = 2026\nsets = [{ activity = 'x', field = 'end' }]";
    files.push(("2026-04-12-au", decided("change", later)));
    files.push(("2026/x", activity("status = 'planned'")));
    assert_eq!(found(&files), NOTHING);
}

#[test]
fn what_a_meeting_came_to_is_recorded() {
    let files = |day: &str| [(format!("{day}-au"), matter("decides = 'change'"))];
    let found_of = |day: &str| {
        let [(name, text)] = files(day);
        found(&[(name.as_str(), text)])
    };
    assert_eq!(found_of("2026-06-15"), ["warning outcome-recorded 2026-06-15-au#1"]);
    assert_eq!(found_of("2026-06-16"), NOTHING);
}

#[test]
fn money_stands_in_initiations_only() {
    let of = |fields: &str| {
        let mut tree = MemoryTree::of_repository(&root());
        let text =
            matter(&format!("{fields}\nbudget = {{ amount = 1, currency = 'SEK' }}\noutcome = 'approved'"));
        tree.add("plans/digitalisering/meetings/2026-03-12-strategigruppen.toml", &text);
        let (_, report) = check_on(&tree, TODAY);
        let laws = report.findings.iter().filter(|j| j.severity > Severity::Note);
        laws.filter_map(|j| j.finding.law.as_ref()).map(|l| l.constraint.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(of("decides = 'initiate'"), NOTHING);
    assert_eq!(of("decides = 'adopt'\nyear = 2026"), ["money-in-initiation-only"]);
    assert_eq!(of(""), ["money-in-initiation-only"]);
}

/// The errors of a tree on a day: rule, file and place.
fn errors(tree: &MemoryTree, today: &str) -> BTreeSet<(String, String)> {
    let (portfolio, report) = check_on(tree, today);
    let of = |j: &&plan::check::Judged| {
        j.severity == Severity::Error && rule(j.finding.rule).is_some_and(|r| r.scope == Scope::Governance)
    };
    let place = |j: &plan::check::Judged| {
        let place = &j.finding.place;
        let path = &portfolio.file(place.source).source.path;
        (j.finding.rule.to_owned(), format!("{path}:{:?}", place.span))
    };
    report.findings.iter().filter(of).map(place).collect()
}

#[test]
fn the_clock_alone_makes_no_error_and_ends_none() {
    let mut compared = 0;
    for rule in RULES.iter().filter(|r| r.scope == Scope::Governance) {
        for (number, block) in blocks(rule.page.sv).iter().enumerate() {
            let tree = tree_of(block);
            let now = errors(&tree, pages::TODAY);
            compared += usize::from(!now.is_empty());
            for other in ["2026-01-01", "2026-12-31", "2031-01-01"] {
                assert_eq!(now, errors(&tree, other), "{} block {} on {other}", rule.name, number + 1);
            }
        }
    }
    assert!(compared >= 5, "only {compared} blocks had an error");
}
