//! The golden numbers: what the two source documents say, told by the program on this repository's own plans.

use std::collections::BTreeMap;

use plan::facts::{Facts, Origin};
use plan::portfolio::Portfolio;
use plan::status::{By, Group, GroupName, Named, ProgrammeStatus, Query, Row, StatusReport, report};
use plan::store::WorkTree;
use plan::syntax::Node;
use plan::syntax::shape::Vocabulary;
use serde_json::Value as Json;

use crate::support::repository::{check_on, day, root};
use crate::support::run::Plan;

const TODAY: &str = "2026-06-30";

fn own() -> (Portfolio, Facts) {
    let portfolio = Portfolio::load(&WorkTree::new(root()), day(TODAY));
    let facts = Facts::derive(&portfolio, day(TODAY));
    (portfolio, facts)
}

fn digitalisering(by: By) -> StatusReport {
    let (portfolio, facts) = own();
    let query = Query {
        year: Some("2026".to_owned()),
        programmes: vec!["digitalisering".to_owned()],
        by,
        ..Query::default()
    };
    report(&portfolio, &facts, &query)
}

fn only(report: &StatusReport) -> &ProgrammeStatus {
    assert_eq!(report.programmes.len(), 1);
    &report.programmes[0]
}

fn group<'a>(programme: &'a ProgrammeStatus, id: &str) -> &'a Group {
    let named = |g: &&Group| matches!(&g.name, GroupName::Named(named) if named.id == id);
    programme.groups.iter().find(named).unwrap_or_else(|| panic!("no group {id}"))
}

fn links(of: &[(Named, usize)]) -> BTreeMap<&str, usize> {
    of.iter().map(|(named, count)| (named.id.as_str(), *count)).collect()
}

/// Links to goals among some rows, in the order infrastruktur, ledning, innovation, kompetens, trygghet.
fn goal_figures<'a>(rows: impl Iterator<Item = &'a Row> + Clone) -> [usize; 5] {
    let count = |goal: &str| {
        let id = format!("digital-{goal}");
        rows.clone().flat_map(|r| &r.goals).filter(|g| g.id == id).count()
    };
    ["infrastruktur", "ledning", "innovation", "kompetens", "trygghet"].map(count)
}

#[test]
fn the_figures_of_the_activity_plan() {
    let report = digitalisering(By::Origin);
    let programme = only(&report);
    let totals = &programme.totals;
    assert_eq!(totals.activities, 11);
    assert_eq!(totals.origins, [(Origin::Carried, 7), (Origin::New, 4)]);
    assert_eq!(totals.goal_links, 13);
    let goals = BTreeMap::from([
        ("digital-infrastruktur", 5),
        ("digital-ledning", 4),
        ("digital-innovation", 2),
        ("digital-kompetens", 1),
        ("digital-trygghet", 1),
    ]);
    assert_eq!(links(&totals.goals), goals);
    assert_eq!(totals.responsible_links, 12);
    let orgs: BTreeMap<&str, usize> =
        totals.organisations.iter().filter(|o| o.links > 0).map(|o| (o.org.id.as_str(), o.links)).collect();
    let expected = BTreeMap::from([
        ("regionservice-it", 9),
        ("halso-och-sjukvardsforvaltningen", 1),
        ("regionservice-ssc", 1),
        ("digitaliseringsnatverket", 1),
    ]);
    assert_eq!(orgs, expected);
    assert_eq!((totals.with_person, totals.without_person), (5, 6));
    let persons = BTreeMap::from([("chrsod", 2), ("joneng", 1), ("carhag", 1), ("annalf", 1)]);
    assert_eq!(links(&totals.persons), persons);
}

#[test]
fn the_figures_of_carried_and_of_new_activities() {
    let report = digitalisering(By::Origin);
    let groups = &only(&report).groups;
    assert_eq!(groups.iter().map(|g| g.rows.len()).collect::<Vec<_>>(), [7, 4]);
    assert_eq!(groups[0].name, GroupName::Origin(Origin::Carried, Some("2025".to_owned())));
    assert_eq!(goal_figures(groups[0].rows.iter().map(AsRef::as_ref)), [3, 2, 1, 1, 1]);
    assert_eq!(goal_figures(groups[1].rows.iter().map(AsRef::as_ref)), [2, 2, 1, 0, 0]);
    let without_person =
        |g: &Group| g.rows.iter().filter(|r| r.responsible.iter().all(|a| a.person.is_none())).count();
    assert_eq!(groups.iter().map(without_person).collect::<Vec<_>>(), [2, 4]);
}

#[test]
fn organisations_sum_up_their_units() {
    let report = digitalisering(By::Org);
    let programme = only(&report);
    let figures = |id: &str| {
        let group = group(programme, id);
        (group.depth, group.rows.len(), group.total)
    };
    assert_eq!(figures("regionservice"), (1, 0, 10));
    assert_eq!(figures("regionservice-it"), (2, 9, 9));
    assert_eq!(figures("regionservice-ssc"), (2, 1, 1));
    let orgs = &programme.totals.organisations;
    let regionservice = orgs.iter().find(|o| o.org.id == "regionservice").expect("the units are part of it");
    assert_eq!((regionservice.links, regionservice.activities), (0, 10));
}

#[test]
fn the_programme_has_what_its_plan_lists() {
    let (portfolio, _) = own();
    let programme = portfolio.programme("digitalisering").expect("the programme is there");
    let node = portfolio.root(programme.source.expect("it has a file"));
    let figures =
        ["needs", "opportunities", "overarching", "specific", "areas"].map(|list| node.list(list).len());
    assert_eq!(figures, [6, 7, 4, 3, 4]);
    assert_eq!(node.list("areas").iter().filter(|a| a.text("led_by").is_none()).count(), 1);
}

/// Requirements 3.1 in the order of the document: title, id, carried, goals, responsible, person.
type Printed =
    (&'static str, &'static str, bool, &'static [&'static str], &'static [&'static str], &'static str);

const IT: &str = "Regionservice IT";
const PRINTED: [Printed; 11] = [
    ("SDK (säker digital kommunikation)", "sdk", true, &["infrastruktur"], &[IT], "Christian Söderblom"),
    (
        "Digital underskriftstjänst",
        "digital-underskriftstjanst",
        true,
        &["infrastruktur", "trygghet"],
        &[IT],
        "Jonas Engwall",
    ),
    (
        "Objekt automation",
        "objekt-automation",
        true,
        &["innovation"],
        &["Hälso- och sjukvårdsförvaltningen"],
        "Caroline Hagström",
    ),
    ("Portföljstyrning", "portfoljstyrning", true, &["ledning"], &[IT], "Christian Söderblom"),
    (
        "Serviceportalen",
        "serviceportalen",
        true,
        &["infrastruktur"],
        &["Regionservice Shared Service Center"],
        "Annafrida Alfredsson",
    ),
    (
        "Framtagande av övergripande digitaliseringsstrategi för regionen",
        "digitaliseringsstrategi-regionen",
        true,
        &["ledning"],
        &[IT],
        "",
    ),
    (
        "Kompetenshöjande insatser internt kopplat till AI och digitalisering",
        "kompetens-ai-digitalisering",
        true,
        &["kompetens"],
        &[IT],
        "",
    ),
    (
        "Nationell färdplan för regionernas samlade digitalisering",
        "nationell-fardplan",
        false,
        &["ledning", "infrastruktur"],
        &[IT, "Digitaliseringsnätverket"],
        "",
    ),
    ("Etablera gruppering arbete EHDS", "ehds-gruppering", false, &["infrastruktur"], &[IT], ""),
    (
        "Utveckla arbetet med styrtalen i VP utifrån Område IT:s utökade uppdrag",
        "styrtal-vp",
        false,
        &["ledning"],
        &[IT],
        "",
    ),
    (
        "Etablera gruppering för att påbörja arbetet med AI i regionen",
        "ai-gruppering",
        false,
        &["innovation"],
        &[IT],
        "",
    ),
];

#[test]
fn rows_stand_as_in_the_printed_plan() {
    let report = digitalisering(By::Origin);
    let rows: Vec<&Row> = only(&report).groups.iter().flat_map(|g| &g.rows).map(AsRef::as_ref).collect();
    assert_eq!(rows.len(), PRINTED.len());
    for (row, (title, id, carried, goals, orgs, person)) in rows.iter().zip(PRINTED) {
        assert_eq!((row.title.as_str(), row.id.as_str()), (title, id));
        assert_eq!(row.origin == Origin::Carried, carried, "{id}");
        let goals: Vec<String> = goals.iter().map(|g| format!("digital-{g}")).collect();
        assert_eq!(row.goals.iter().map(|g| g.id.clone()).collect::<Vec<_>>(), goals, "{id}");
        let own_orgs = row.responsible.iter().filter_map(|r| r.org.as_ref()).map(|o| o.name.as_str());
        assert_eq!(own_orgs.collect::<Vec<_>>(), orgs, "{id}");
        let persons = row.responsible.iter().filter_map(|r| r.person.as_ref()).map(|p| p.name.as_str());
        let expected: Vec<&str> = Some(person).filter(|p| !p.is_empty()).into_iter().collect();
        assert_eq!(persons.collect::<Vec<_>>(), expected, "{id}");
    }
}

#[test]
fn at_140_columns_each_title_stands_whole_on_one_line() {
    let shown = Plan::at(&root()).columns(140).run("status 2026 --programme digitalisering");
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    for (title, ..) in PRINTED {
        let lines = shown.stdout.lines().filter(|l| l.starts_with(title)).count();
        assert_eq!(lines, 1, "{title}\n{shown}");
    }
}

#[test]
fn the_json_of_status_holds_the_same_figures() {
    let shown = Plan::at(&root()).run("status 2026 --programme digitalisering --format json");
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    let json: Json = serde_json::from_str(&shown.stdout).expect("the output is JSON");
    assert_eq!(json["format"], "plan.status/1");
    let totals = &json["programmes"][0]["totals"];
    let count = |list: &str, id: &str, field: &str| {
        let found = totals[list].as_array().into_iter().flatten().find(|e| e["id"] == id);
        found.and_then(|e| e[field].as_u64())
    };
    assert_eq!(totals["activities"], 11);
    assert_eq!(count("origins", "carried", "count"), Some(7));
    assert_eq!(count("origins", "new", "count"), Some(4));
    assert_eq!(totals["goal_links"], 13);
    let goals = ["infrastruktur", "ledning", "innovation", "kompetens", "trygghet"];
    let links = goals.map(|goal| count("goals", &format!("digital-{goal}"), "count"));
    assert_eq!(links, [Some(5), Some(4), Some(2), Some(1), Some(1)]);
    assert_eq!(totals["responsible_links"], 12);
    assert_eq!(count("organisations", "regionservice-it", "links"), Some(9));
    assert_eq!(count("organisations", "regionservice", "activities"), Some(10));
    assert_eq!((&totals["with_person"], &totals["without_person"]), (&Json::from(5), &Json::from(6)));
    assert_eq!(totals["persons"].as_array().map(Vec::len), Some(4));
    assert_eq!(count("persons", "chrsod", "count"), Some(2));
    let titles = json["programmes"][0]["activities"].as_array().into_iter().flatten();
    let titles: Vec<&str> = titles.filter_map(|a| a["title"].as_str()).collect();
    assert_eq!(titles, PRINTED.map(|(title, ..)| title));
}

#[test]
fn an_honest_encoding_gives_these_notes_and_nothing_else() {
    let checked = Plan::at(&root()).run("check --format json");
    assert_eq!((checked.code, checked.stderr.as_str()), (0, ""));
    let json: Json = serde_json::from_str(&checked.stdout).expect("the output is JSON");
    assert_eq!((&json["errors"], &json["warnings"]), (&Json::from(0), &Json::from(0)));
    let mut found: BTreeMap<(String, String), usize> = BTreeMap::new();
    for finding in json["findings"].as_array().into_iter().flatten() {
        assert_eq!(finding["severity"], "note", "{finding}");
        let name = finding["constraint"].as_str().or(finding["rule"].as_str()).unwrap_or("");
        // What no constraint applies belongs to the programme whose file it stands in.
        let path = finding["place"]["path"].as_str().unwrap_or("");
        let model = finding["law"]["model"].as_str().or(path.split('/').nth(1)).unwrap_or("");
        *found.entry((model.to_owned(), name.to_owned())).or_default() += 1;
    }
    let expected = [
        ("digitalisering", "area-coordinated", 2),
        ("digitalisering", "area-led", 1),
        ("digitalisering", "dates-stated", 11),
        ("digitalisering", "documentation-linked", 11),
        ("digitalisering", "driver-stated", 11),
        ("digitalisering", "kind-stated", 11),
        ("digitalisering", "lapsed-reference", 1),
        ("digitalisering", "lead-marked", 1),
        ("digitalisering", "need-linked", 11),
        ("digitalisering", "person-named", 6),
        ("digitalisering", "plan-adopted", 1),
        ("digitalisering", "report-given", 11),
        ("digitalisering", "uncovered-need", 6),
        ("digitalisering", "validity-start-stated", 1),
        ("digitalisering", "validity-stated", 2),
        ("e-halsa", "activity-list-present", 1),
        ("e-halsa", "lapsed-reference", 1),
        ("e-halsa", "priorities-decided", 2),
        ("e-halsa", "programme-adopted", 1),
        ("e-halsa", "validity-stated", 1),
    ];
    let expected: BTreeMap<_, _> =
        expected.iter().map(|(model, name, n)| (((*model).to_owned(), (*name).to_owned()), *n)).collect();
    assert_eq!(found, expected);
}

/// The findings of a constraint: what each is about, and its message in Swedish and in English.
fn findings_of(constraint: &str) -> Vec<(String, String, String)> {
    use plan::text::Lang::{En, Sv};
    let (_, report) = check_on(&WorkTree::new(root()), TODAY);
    let of = |j: &&plan::check::Judged| j.finding.law.as_ref().is_some_and(|l| &*l.constraint == constraint);
    let told = |j: &plan::check::Judged| {
        let key = j.finding.key.as_deref().unwrap_or("").to_owned();
        (key, j.finding.message.render(Sv), j.finding.message.render(En))
    };
    report.findings.iter().filter(of).map(told).collect()
}

#[test]
fn the_shared_lead_says_that_one_is_a_network() {
    let [(key, sv, en)] = &findings_of("lead-marked")[..] else {
        panic!("one activity has two responsibles")
    };
    assert_eq!(key, "digitalisering/2026/nationell-fardplan");
    assert!(sv.contains("Digitaliseringsnätverket är ett nätverk"), "{sv}");
    assert!(en.contains("Digitaliseringsnätverket is a network"), "{en}");
}

#[test]
fn two_activities_touch_an_area_that_others_lead() {
    let keys: Vec<String> = findings_of("area-coordinated").into_iter().map(|(key, ..)| key).collect();
    assert_eq!(
        keys,
        ["digitalisering/2026/ai-gruppering", "digitalisering/2026/kompetens-ai-digitalisering"]
    );
}

#[test]
fn the_governance_of_e_health_is_encoded_whole() {
    let (portfolio, _) = own();
    let programme = portfolio.programme("e-halsa").expect("the programme is there");
    let node: &Node = portfolio.root(programme.source.expect("it has a file"));
    assert_eq!((node.list("goals").len(), node.list("principles").len()), (3, 6));
    assert_eq!(programme.from.zip(programme.to), Some((day("2026-01-01"), day("2030-12-31"))));
    assert_eq!(programme.years.iter().map(|y| y.activities.len()).sum::<usize>(), 0);
    let model = portfolio.model("e-halsa").expect("the model is there");
    let ids = |level: &str| -> Vec<&str> {
        let of = model.bodies.iter().filter(|b| b.level.as_deref() == Some(level));
        of.map(|b| &*b.id.value).collect()
    };
    assert_eq!(ids("strategic"), ["cg-social", "cg-skola"]);
    assert_eq!(ids("tactical"), ["au", "emi-lanssamordnare", "skoloverlakare"]);
    let of_roles = |id: &&&str| {
        let actor = model.body(id).and_then(|b| b.actor.as_deref());
        let actor = actor.and_then(|a| portfolio.registers.actors.get(a));
        actor.and_then(|a| a.kind.as_deref()) == Some("role")
    };
    assert_eq!(ids("tactical").iter().filter(of_roles).count(), 2);
    assert_eq!([ids("operational").len(), ids("reference").len(), ids("expert").len()], [2, 5, 3]);
    assert_eq!(model.vocabulary(Vocabulary::MatterTypes).len(), 3);
}
