//! What serves what, told in both directions. What is not of this repository's own plans is invented.

use plan::coverage::{CoverageReport, Listing, Part, ProgrammeCoverage, Query, report};
use plan::facts::{Aim, Facts};
use plan::portfolio::Portfolio;
use plan::status;
use plan::store::{Tree, WorkTree};
use serde_json::Value as Json;

use crate::support::memory::MemoryTree;
use crate::support::repository::{check_on, day, root};
use crate::support::run::Plan;
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;

const TODAY: &str = "2026-06-30";

fn own() -> Plan {
    Plan::at(&root())
}

fn of_tree(tree: &dyn Tree, query: &Query) -> (Portfolio, Facts, CoverageReport) {
    let portfolio = Portfolio::load(tree, day(TODAY));
    let facts = Facts::derive(&portfolio, day(TODAY));
    let report = report(&portfolio, &facts, query);
    (portfolio, facts, report)
}

fn part(programme: &ProgrammeCoverage, of: Aim) -> &Part {
    programme.parts.iter().find(|p| p.of == of).expect("all parts were asked for")
}

/// `id: activities | activities new in the year`, and those that serve nothing of it at the end.
fn told(programme: &ProgrammeCoverage, of: Aim) -> Vec<String> {
    let part = part(programme, of);
    let id = |at: &usize| programme.activities[*at].id.as_str();
    let line = |item: &plan::coverage::Item| {
        let ids: Vec<&str> = item.activities.iter().map(id).collect();
        let mark = match item.listing {
            Listing::Listed => "",
            Listing::NotInForce => "!",
            Listing::Unlisted => "?",
        };
        format!("{}{mark}: {}", item.label.id, ids.join(" ")).trim_end().to_owned()
    };
    let without: Vec<&str> = part.without.iter().map(id).collect();
    part.items.iter().map(line).chain([format!("– {}", without.join(" "))]).collect()
}

#[test]
fn the_figures_of_the_activity_plan() {
    let query = Query { programmes: vec!["digitalisering".to_owned()], ..Query::default() };
    let (_, _, report) = of_tree(&WorkTree::new(root()), &query);
    let [programme] = &report.programmes[..] else { panic!("one programme was asked for") };
    let goals = part(programme, Aim::Goals);
    assert_eq!((programme.activities.len(), goals.links, goals.covered()), (11, 13, 5));
    let of = |goal: &str| {
        let id = format!("digital-{goal}");
        let item = goals.items.iter().find(|i| *i.label.id == *id).expect("the goal is listed");
        (item.activities.len(), item.new, goals.share(item))
    };
    let figures = ["infrastruktur", "ledning", "innovation", "kompetens", "trygghet"].map(of);
    let expected = [(5, 2, Some(38)), (4, 2, Some(31)), (2, 1, Some(15)), (1, 0, Some(8)), (1, 0, Some(8))];
    assert_eq!(figures, expected);
    assert_eq!(figures.map(|(.., share)| share.unwrap_or(0)).iter().sum::<usize>(), 100);
    let listed = |of: Aim| (part(programme, of).items.len(), part(programme, of).links);
    assert_eq!(listed(Aim::Needs), (6, 0));
    assert_eq!(listed(Aim::Opportunities), (7, 0));
    assert_eq!(listed(Aim::Documents), (7, 0));
    assert_eq!(part(programme, Aim::Needs).without.len(), 11);
}

#[test]
fn both_directions_agree_with_each_other_with_the_table_and_with_the_rule() {
    for folder in [".", "examples/another-region", "tests/portfolios/small"] {
        let tree = WorkTree::new(root().join(folder));
        let (portfolio, facts, covered) = of_tree(&tree, &Query::default());
        let by_goal = status::Query { by: status::By::Goal, ..status::Query::default() };
        let table = status::report(&portfolio, &facts, &by_goal);
        let (_, checked) = check_on(&tree, TODAY);
        for programme in &covered.programmes {
            for part in &programme.parts {
                let places = || 0..programme.activities.len();
                let backwards: usize = places().map(|at| part.served_by(at).count()).sum();
                let forwards: usize = part.items.iter().map(|item| item.activities.len()).sum();
                assert_eq!((forwards, backwards), (part.links, part.links), "{folder} {:?}", part.of);
                let nothing: Vec<usize> =
                    places().filter(|at| part.served_by(*at).next().is_none()).collect();
                assert_eq!(part.without, nothing, "{folder} {:?}", part.of);
            }
            let same = table.programmes.iter().find(|p| p.id == programme.id).expect("both show it");
            let goals = part(programme, Aim::Goals).items.iter().filter(|i| i.listing == Listing::Listed);
            let counted: Vec<(&str, usize)> = goals.map(|i| (&*i.label.id, i.activities.len())).collect();
            let grouped = same.groups.iter().filter_map(|g| match &g.name {
                status::GroupName::Named(goal) => Some((goal.id.as_str(), g.total)),
                _ => None,
            });
            assert!(programme.activities.is_empty() || counted == grouped.collect::<Vec<_>>(), "{folder}");
            let needs = part(programme, Aim::Needs).items.iter();
            let uncovered = needs.filter(|i| i.activities.is_empty() && !programme.activities.is_empty());
            let keys: Vec<String> = uncovered.map(|i| format!("{}#{}", programme.id, i.label.id)).collect();
            let told = checked.findings.iter().filter(|j| j.finding.rule == "uncovered-need");
            let told: Vec<&str> = told.filter_map(|j| j.finding.key.as_deref()).collect();
            let own: Vec<&str> =
                told.into_iter().filter(|k| k.starts_with(&format!("{}#", programme.id))).collect();
            assert_eq!(keys, own, "{folder}");
        }
    }
}

const LAW: &str = "name = 'Påhittad'\nsince = 2020\n\
    states = [{ id = 'on', label = { sv = 'Pågående', en = 'Ongoing' }, category = 'ongoing' }]\n\
    drivers = [{ id = 'lag', label = { sv = 'Lag', en = 'Law' } }, { id = 'vp', label = { sv = 'Verksamhetsplan', en = 'Operational plan' } }, \
    { id = 'sedan', label = { sv = 'Sedan', en = 'Later' }, since = 2030 }]\n";

fn invented() -> MemoryTree {
    let mut tree = MemoryTree::default();
    tree.add("schema/governance/m.toml", LAW);
    tree.add(
        "schema/documents.toml",
        "documents = [\n\
         { id = 'vp', title = 'Verksamhetsplan', assignments = [{ id = 'u1', text = 'Inför e-tjänster' }, { id = 'u2', text = 'Stäng det gamla' }] },\n\
         { id = 'strategi', title = 'Strategin', assignments = [{ id = 'u2', text = 'Mät nyttan' }] },\n\
         { id = 'annat', title = 'Något annat', assignments = [{ id = 'u9', text = 'Utanför' }] },\n]\n",
    );
    tree.add(
        "plans/p/programme.toml",
        "name = 'Påhittat'\ngovernance = 'm'\noverarching = ['strategi']\nspecific = ['vp']\n\
         goals = [{ id = 'g1', name = 'Mål ett' }, { id = 'g2', name = 'Mål två', to = 2025 }, { id = 'g3', from = 2027 }]\n\
         needs = [{ id = 'n1', text = 'Behov ett' }, { id = 'n2', text = 'Avslutat', retired = 2026-03-31 }]\n\
         principles = [{ id = 'pr', text = 'Tillsammans' }]\n",
    );
    tree.add(
        "plans/p/2026/a.toml",
        "title = 'Första'\nshort_title = 'Ettan'\norder = 1\ngoals = ['g1', 'g1', 'g2']\nneeds = ['n2']\ngoverned_by = ['annat']\n\
         drivers = [{ type = 'vp', ref = 'u1' }, { type = 'vp', ref = 'strategi#u2' }]\n",
    );
    tree.add(
        "plans/p/2026/b.yaml",
        "title: Andra\norder: 2\nneeds: n1\ndrivers:\n- { type: okand, ref: u2 }\n- { type: lag, ref: strategin }\n- { type: lag, ref: Något lagrum }\n- { ref: u9 }\n",
    );
    tree.add("plans/p/2026/c.toml", "title = 'Tredje'\norder = 3\n");
    tree
}

#[test]
fn what_holds_is_listed_and_what_is_named_is_found() {
    let (_, _, report) = of_tree(&invented(), &Query::default());
    let programme = &report.programmes[0];
    assert_eq!(told(programme, Aim::Goals), ["g1: a", "g2!: a", "– b c"]);
    assert_eq!(told(programme, Aim::Needs), ["n1: b", "n2!: a", "– c"]);
    assert_eq!(told(programme, Aim::Principles), ["pr:", "– a b c"]);
    assert_eq!(told(programme, Aim::Drivers), ["lag: b", "vp: a", "okand?: b", "– c"]);
    // Two documents give an assignment `u2`: which is meant must be said.
    let assignments = ["strategi#u2: a", "vp#u1: a", "vp#u2:", "annat#u9?: b", "– c"];
    assert_eq!(told(programme, Aim::Assignments), assignments);
    assert_eq!(told(programme, Aim::Documents), ["strategi: a b", "vp: a", "annat?: a b", "– c"]);
}

#[test]
fn another_year_has_what_holds_in_it() {
    let mut tree = invented();
    tree.add("plans/p/2025/z.toml", "title = 'Z'\n");
    tree.add("plans/p/2027/z.toml", "title = 'Z'\n");
    let goals = |year: &str| {
        let query = Query { year: Some(year.to_owned()), of: vec![Aim::Goals], ..Query::default() };
        told(&of_tree(&tree, &query).2.programmes[0], Aim::Goals)
    };
    assert_eq!(goals("2025"), ["g1:", "g2:", "– z"]);
    assert_eq!(goals("2027"), ["g1:", "g3:", "– z"]);
}

#[test]
fn the_tables() {
    snapshot("coverage_own.sv", &own().run("coverage digitalisering"));
    snapshot("coverage_goals_140.en", &own().columns(140).english().run("coverage 2026 --of goals"));
    let other = Plan::at(&root().join("examples/another-region"));
    snapshot("coverage_other.sv", &other.run("coverage fardplan"));
}

#[test]
fn who_carries_the_activity_plan() {
    let query = Query { programmes: vec!["digitalisering".to_owned()], people: true, ..Query::default() };
    let (_, _, report) = of_tree(&WorkTree::new(root()), &query);
    let people = report.people.expect("people were asked for");
    assert!(report.programmes[0].parts.is_empty());
    assert_eq!((people.activities, people.ended, people.vacancies.len()), (11, 0, 6));
    let loads: Vec<(&str, usize, usize)> =
        people.persons.iter().map(|l| (&*l.person.id, l.activities.len(), l.leads())).collect();
    assert_eq!(loads, [("chrsod", 2, 2), ("annalf", 1, 1), ("carhag", 1, 1), ("joneng", 1, 1)]);
}

#[test]
fn people_and_vacancies() {
    let mut tree = invented();
    tree.add("schema/people.toml", "people = [{ id = 'kalkal', name = 'Kalle Påhittad' }, { id = 'annann', name = 'Anna Påhittad', until = 2026-05-31 }]");
    tree.add("schema/actors.toml", "actors = [{ id = 'it', name = 'IT' }, { id = 'hr', name = 'Personal' }]");
    let state = "states = [{ id = 'on', label = { sv = 'Pågående', en = 'Ongoing' }, category = 'ongoing' }, { id = 'klar', category = 'finished' }]";
    let law = LAW.lines().filter(|line| !line.starts_with("states")).chain([state]).collect::<Vec<_>>();
    tree.add("schema/governance/m.toml", &law.join("\n"));
    let files = [
        (
            "ledd",
            "responsible = [{ org = 'it', person = 'kalkal' }]\nend = 2026-06-01\nreports = [{ date = 2026-06-10, health = 'red' }]",
        ),
        (
            "delad",
            "responsible = [{ org = 'it', person = 'kalkal' }, { org = 'hr', person = 'annann', lead = true }, { org = 'hr', person = 'annann', role = 'x' }]",
        ),
        ("borta", "responsible = [{ org = 'hr', person = 'annann' }]"),
        ("slut", "status = 'klar'\nresponsible = [{ org = 'hr', person = 'kalkal' }]"),
        ("okand", "responsible = [{ org = 'hr', person = 'nyperson' }]"),
    ];
    for (id, text) in files {
        tree.add(&format!("plans/p/2026/{id}.toml"), &format!("title = 'Aktivitet {id}'\n{text}\n"));
    }
    let sandbox = Sandbox::empty();
    for (path, text) in tree.files() {
        sandbox.write(path, text);
    }
    let plan = sandbox.plan();
    let mut out = String::new();
    for (plan, arguments) in [
        (&plan, "coverage --of people"),
        (&plan.clone().columns(140).english(), "coverage p --of people --of principles"),
        (&plan, "coverage --of people --format markdown"),
        (&plan, "coverage --of people --format csv"),
        (&plan, "coverage --of people --format json"),
    ] {
        let shown = plan.run(arguments);
        assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{arguments}");
        out.push_str(&format!("$ plan {arguments}\n{}\n", shown.stdout));
    }
    snapshot("coverage_people", &out);
}

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::empty();
    for (path, text) in invented().files() {
        sandbox.write(path, text);
    }
    sandbox
}

#[test]
fn the_formats() {
    let sandbox = sandbox();
    snapshot("coverage_csv", &sandbox.plan().run("coverage --format csv"));
    snapshot("coverage_markdown.sv", &sandbox.plan().run("coverage --format markdown"));
    let json = sandbox.plan().run("coverage --format json --of goals --of assignments");
    assert_eq!(
        json.stdout,
        sandbox.plan().english().run("coverage --format json --of goals --of assignments").stdout
    );
    let read: Json = serde_json::from_str(&json.stdout).expect("the output is JSON");
    assert_eq!(read["format"], "plan.coverage/1");
    snapshot("coverage_json", &json);
    for columns in [40, 60] {
        let shown = sandbox.plan().columns(columns).run("coverage").stdout;
        assert!(shown.lines().all(|line| line.chars().count() <= columns), "{shown}");
    }
}

#[test]
fn what_cannot_be_shown_says_why() {
    let sandbox = sandbox();
    sandbox.write("plans/p/2026/trasig.toml", "title = 'Trasig\n");
    for english in [false, true] {
        let plan = if english { sandbox.plan().english() } else { sandbox.plan() };
        let mut told = plan.run("coverage --of principles");
        for case in ["coverage q", "coverage a", "coverage --year 2031", "coverage --of budget"] {
            let output = plan.run(case);
            assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{case}: {output}");
            told.stderr.push_str(&format!("$ plan {case}\n{}\n", output.stderr));
        }
        snapshot(if english { "coverage_refused.en" } else { "coverage_refused.sv" }, &told);
    }
}
