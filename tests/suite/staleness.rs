//! Reports that are too old: what the law makes of days, and that `plan status --stale` and the rule
//! `stale-report` tell the same.

use std::collections::BTreeSet;

use plan::check::Report;
use plan::facts::{Facts, Stale, stale};
use plan::portfolio::{ActivityId, Portfolio};
use plan::status::{By, Filter, Query, report};

use crate::support::generated;
use crate::support::memory::MemoryTree;
use crate::support::repository::{check_on, day, root};
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;

/// A model, invented, with this reporting and these further fields of its constraint.
fn law(reporting: &str, fields: &str) -> String {
    format!(
        "name = 'Påhittad'\nsince = 2020\nreporting = {{ {reporting} }}\n\
         states = [{{ id = 'on', label = {{ sv = 'P', en = 'O' }}, category = 'ongoing' }}]\n\
         kinds = [{{ id = 'a', label = {{ sv = 'A', en = 'A' }} }}, {{ id = 'b', label = {{ sv = 'B', en = 'B' }} }}]\n\
         [[constraints]]\nid = 'aktuell'\nrule = 'stale-report'\nof = 'activity'\nbecause = 'Påhittat'\n{fields}\n"
    )
}

fn tree(law: &str, year: &str, activity: &str) -> MemoryTree {
    let mut tree = MemoryTree::default();
    tree.add("schema/governance/m.toml", law);
    tree.add("plans/p/programme.toml", "name = 'Påhittat'\ngovernance = 'm'\n");
    tree.add(&format!("plans/p/{year}/x.toml"), &format!("title = 'X'\nstatus = 'on'\n{activity}\n"));
    tree
}

/// Since when the one activity of a year is stale, and its newest report.
fn told(law: &str, year: &str, activity: &str, today: &str) -> Option<(String, Option<String>)> {
    let portfolio = Portfolio::load(&tree(law, year, activity), day(today));
    let facts = Facts::derive(&portfolio, day(today));
    let Stale { since, last } = stale(&portfolio, &facts, ActivityId(0))?;
    Some((since.to_string(), last.map(|day| day.to_string())))
}

fn since(law: &str, activity: &str, today: &str) -> Option<String> {
    told(law, "2026", activity, today).map(|(since, _)| since)
}

fn on(day: &str) -> Option<String> {
    Some(day.to_owned())
}

const TERTIALS: &str = "dates = ['04-30', '08-31', '12-31']";

#[test]
fn the_newest_report_is_held_against_the_last_reporting_day_that_has_passed() {
    let law = law(TERTIALS, "");
    let reported = |days: &str| {
        let entries: Vec<String> = days.split(' ').map(|d| format!("{{ date = {d} }}")).collect();
        format!("reports = [{}]", entries.join(", "))
    };
    assert_eq!(since(&law, &reported("2026-03-01"), "2026-04-30"), None);
    assert_eq!(since(&law, &reported("2026-03-01"), "2026-05-01"), on("2026-04-30"));
    assert_eq!(since(&law, &reported("2026-04-30"), "2026-05-01"), None);
    assert_eq!(since(&law, &reported("2026-05-20 2026-01-01"), "2026-08-31"), None);
    assert_eq!(since(&law, &reported("2026-05-20 2026-01-01"), "2026-09-01"), on("2026-08-31"));
    // A report given early may say that it holds for the reporting day.
    let early = "reports = [{ date = 2026-04-28, as_of = 2026-04-30 }]";
    assert_eq!(since(&law, early, "2026-06-30"), None);
    // The year's verdict stays what it was.
    assert_eq!(since(&law, &reported("2026-09-05"), "2027-01-01"), on("2026-12-31"));
    assert_eq!(since(&law, &reported("2026-09-05"), "2031-01-01"), on("2026-12-31"));
    // A day that is none may be the newest.
    assert_eq!(since(&law, "reports = [{ date = 2026-01-01 }, { date = 'i våras' }]", "2026-06-30"), None);
}

#[test]
fn days_of_grace_are_counted_from_the_reporting_day_also_beyond_the_year() {
    let law = law(TERTIALS, "grace = 30");
    let old = "reports = [{ date = 2026-09-30 }]";
    assert_eq!(since(&law, "reports = [{ date = 2026-01-30 }]", "2026-05-30"), None);
    assert_eq!(since(&law, "reports = [{ date = 2026-01-30 }]", "2026-05-31"), on("2026-04-30"));
    assert_eq!(since(&law, old, "2027-01-30"), None);
    assert_eq!(since(&law, old, "2027-01-31"), on("2026-12-31"));
}

#[test]
fn what_had_not_begun_or_had_ended_is_not_stale() {
    let law = law(TERTIALS, "");
    assert_eq!(told(&law, "2026", "", "2026-06-30"), Some(("2026-04-30".to_owned(), None)));
    for begun in ["started = 2026-05-01", "start = 2026-05-01", "start = '2026-Q2'", "start = '2026'"] {
        assert_eq!(since(&law, begun, "2026-06-30"), None, "{begun}");
    }
    for begun in ["started = 2026-04-30", "start = '2026-Q1'", "start = '2026-Q3'\nstarted = 2026-02-01"] {
        assert_eq!(since(&law, begun, "2026-06-30"), on("2026-04-30"), "{begun}");
    }
    assert_eq!(since(&law, "ended = 2026-04-30", "2026-06-30"), None);
    assert_eq!(since(&law, "ended = 2026-05-02", "2026-06-30"), on("2026-04-30"));
    // The plan year began after the reporting day.
    assert_eq!(told(&law, "2026t2", "", "2026-06-30"), None);
    assert_eq!(told(&law, "2026-2027", "", "2027-05-01").map(|(s, _)| s), on("2027-04-30"));
}

#[test]
fn an_interval_counts_from_the_newest_report_or_from_the_beginning() {
    let law = law("interval = 90", "");
    assert_eq!(since(&law, "", "2026-04-01"), None);
    assert_eq!(since(&law, "", "2026-04-02"), on("2026-04-01"));
    assert_eq!(since(&law, "started = 2026-03-01", "2026-04-02"), None);
    assert_eq!(since(&law, "reports = [{ date = 2026-03-01 }]", "2026-05-30"), None);
    assert_eq!(since(&law, "reports = [{ date = 2026-03-01 }]", "2026-05-31"), on("2026-05-30"));
    // What falls due after the plan year is a matter of the next one.
    assert_eq!(since(&law, "reports = [{ date = 2026-11-01 }]", "2028-01-01"), None);
}

#[test]
fn kinds_report_in_their_own_way_or_not_at_all() {
    let law = law("kinds = ['a'], dates = ['04-30'], by_kind = [{ kinds = ['b'], interval = 10 }]", "");
    assert_eq!(since(&law, "kind = 'a'", "2026-06-30"), on("2026-04-30"));
    assert_eq!(since(&law, "kind = 'b'", "2026-06-30"), on("2026-01-11"));
    assert_eq!(since(&law, "", "2026-06-30"), on("2026-04-30"));
    let only_b = self::law("kinds = ['b']", "");
    assert_eq!(since(&only_b, "kind = 'a'", "2026-06-30"), None);
    assert_eq!(since(&only_b, "kind = 'b'", "2026-06-30"), on("2026-04-30"));
}

#[test]
fn the_law_decides_whom_it_is_about_and_one_finding_is_enough() {
    assert_eq!(since(&law("", "when = { category = ['ongoing'] }"), "", "2026-06-30"), on("2026-04-30"));
    assert_eq!(since(&law("", "when = { category = ['paused'] }"), "", "2026-06-30"), None);
    assert_eq!(since(&law("", "until = 2025"), "", "2026-06-30"), None);
    let asks = "[[constraints]]\nid = 'given'\nrule = 'missing-field'\nof = 'activity'\nfield = 'reports'\n";
    let both = law("", asks);
    assert_eq!(since(&both, "", "2026-06-30"), None);
    assert_eq!(since(&both, "reports = [{ date = 2026-01-01 }]", "2026-06-30"), on("2026-04-30"));
    let others = law("", &format!("{asks}when = {{ category = ['finished'] }}\n"));
    assert_eq!(since(&others, "", "2026-06-30"), on("2026-04-30"));
}

/// The activities that the rule finds, and those that the table with `--stale` shows.
fn both_lists(portfolio: &Portfolio, found: &Report, today: &str) -> [BTreeSet<String>; 2] {
    let keys = found.findings.iter().filter(|j| j.finding.rule == "stale-report");
    let by_rule = keys.filter_map(|j| j.finding.key.as_deref().map(str::to_owned)).collect();
    let facts = Facts::derive(portfolio, day(today));
    let mut by_table = BTreeSet::new();
    let years: BTreeSet<&str> = portfolio.activities.iter().map(|a| a.key.year.as_str()).collect();
    for year in years {
        let filter = Filter { stale: true, ..Filter::default() };
        let query = Query { year: Some(year.to_owned()), filter, by: By::Goal, ..Query::default() };
        let table = report(portfolio, &facts, &query);
        let groups = table.programmes.iter().flat_map(|p| &p.groups);
        by_table.extend(groups.flat_map(|g| &g.rows).map(|row| row.key.clone()));
    }
    [by_rule, by_table]
}

#[test]
fn the_table_and_the_rule_tell_the_same_list() {
    let mut generated = generated::portfolio(200);
    generated.append(
        "schema/governance/demo.toml",
        "[[constraints]]\nid = 'aktuell'\nrule = 'stale-report'\nof = 'activity'\ngrace = 14\n\
         when = { category = ['ongoing'] }\n",
    );
    let mut some = 0;
    let shipped = MemoryTree::of_repository(&root());
    let faults = MemoryTree::from_folder(&root().join("tests/portfolios/faults"));
    let region = MemoryTree::from_folder(&root().join("examples/another-region"));
    for (name, tree) in
        [("generated", &generated), ("own", &shipped), ("faults", &faults), ("region", &region)]
    {
        for today in ["2025-05-20", "2026-01-20", "2026-06-30", "2026-09-20", "2028-02-01"] {
            let (portfolio, found) = check_on(tree, today);
            let [by_rule, by_table] = both_lists(&portfolio, &found, today);
            assert_eq!(by_rule, by_table, "{name} on {today}");
            some += by_rule.len();
        }
    }
    assert!(some > 100, "only {some} were stale");
}

#[test]
fn status_shows_what_is_stale_since_when() {
    let sandbox = Sandbox::empty();
    let law = law(TERTIALS, "").replace("'P', en = 'O'", "'Pågående', en = 'Ongoing'");
    let old = "reports = [{ date = 2026-02-10, health = 'yellow', text = 'Dröjer' }]";
    for (path, text) in tree(&law, "2026", old).files() {
        sandbox.write(path, text);
    }
    sandbox.write("plans/p/2026/y.toml", "title = 'Y'\nstatus = 'on'\nreports = [{ date = 2026-06-01 }]\n");
    sandbox.write("plans/p/2026/z.yaml", "title: Z\nstatus: on\n");
    let plan = |arguments: &str| -> String {
        let swedish = sandbox.plan();
        let plan = if arguments.contains("--by status") { swedish.english() } else { swedish };
        let shown = plan.run(arguments);
        assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{arguments}");
        shown.stdout
    };
    let mut out = String::new();
    for arguments in [
        "status --stale",
        "status --stale --by status",
        "status --stale --format csv",
        "status --stale --format markdown",
        "status x",
    ] {
        out.push_str(&format!("$ plan {arguments}\n{}\n", plan(arguments)));
    }
    snapshot("status_stale", &out);
    let json: serde_json::Value =
        serde_json::from_str(&plan("status --stale --format json")).expect("the output is JSON");
    let activities = json["programmes"][0]["activities"].as_array().expect("a list");
    let told: Vec<String> = activities.iter().map(|a| format!("{} {}", a["id"], a["stale"])).collect();
    assert_eq!(
        told,
        [
            r#""x" {"last_report":"2026-02-10","since":"2026-04-30"}"#,
            r#""z" {"last_report":null,"since":"2026-04-30"}"#
        ]
    );
    assert_eq!(json["programmes"][0]["totals"]["stale"], 2);
}
