//! What the law makes of matters: how each stands, which belong together, and which way a case must go.

use plan::facts::{Facts, Part, Standing, Traits, Want, Why, route};
use plan::model::named_period;
use plan::portfolio::Portfolio;

use crate::support::memory::MemoryTree;
use crate::support::repository::{day, root};

/// Our own plans, with these meetings of the e-health programme. The meetings are invented.
fn with(meetings: &[(&str, &str)]) -> (Portfolio, Facts) {
    let mut tree = MemoryTree::of_repository(&root());
    for (name, text) in meetings {
        tree.add(&format!("plans/e-halsa/meetings/{name}.toml"), text);
    }
    let today = day("2026-06-30");
    let portfolio = Portfolio::load(&tree, today);
    let facts = Facts::derive(&portfolio, today);
    (portfolio, facts)
}

fn standings(meetings: &[(&str, &str)]) -> Vec<(String, Standing)> {
    let (_, facts) = with(meetings);
    facts.matters.into_iter().map(|m| (m.key.to_string(), m.standing)).collect()
}

fn matter(fields: &str) -> String {
    format!("[[matters]]\nid = '1'\ntitle = 'Påhittat ärende'\n{fields}\n")
}

#[test]
fn a_matter_counts_when_it_is_held_approved_and_within_the_mandate() {
    let one = |name: &str, fields: &str| standings(&[(name, &matter(fields))]).remove(0).1;
    let approved = "type = 'decision'\ndecides = 'change'\noutcome = 'approved'";
    assert_eq!(one("2026-03-12-au", approved), Standing::Counts);
    assert_eq!(one("2026-03-12-au", "type = 'decision'\ndecides = 'change'"), Standing::Open);
    assert_eq!(
        one("2026-03-12-au", "type = 'decision'\ndecides = 'change'\noutcome = 'rejected'"),
        Standing::Settled
    );
    // An outcome of another type approves nothing.
    assert_eq!(
        one("2026-03-12-au", "type = 'information'\ndecides = 'change'\noutcome = 'approved'"),
        Standing::Settled
    );
    let priorities = "type = 'decision'\ndecides = 'prioritise'\noutcome = 'approved'";
    assert_eq!(one("2026-03-12-au", priorities), Standing::Wanting(vec![Want::Mandate]));
    assert_eq!(one("2026-09-12-au", approved), Standing::Wanting(vec![Want::Held]));
    assert_eq!(
        one("2026-03-12-au", "type = 'decision'\noutcome = 'approved'"),
        Standing::Wanting(vec![Want::Kind])
    );
}

#[test]
fn what_the_model_asks_of_a_decision_must_be_there() {
    let mut tree = MemoryTree::of_repository(&root());
    let path = "schema/governance/e-halsa.toml";
    let law = std::fs::read_to_string(root().join(path)).expect("the model is shipped");
    tree.add(
        path,
        &law.replace("{ id = \"change\",", "{ id = \"change\", needs = [\"paragraph\", \"minutes\"],"),
    );
    let fields = "type = 'decision'\ndecides = 'change'\noutcome = 'approved'";
    let stands = |meeting: &str| {
        let mut tree = tree.clone();
        tree.add("plans/e-halsa/meetings/2026-03-12-au.toml", meeting);
        let portfolio = Portfolio::load(&tree, day("2026-06-30"));
        Facts::derive(&portfolio, day("2026-06-30")).matters.remove(0).standing
    };
    let wants =
        |fields: &[&str]| Standing::Wanting(fields.iter().map(|f| Want::Field((*f).into())).collect());
    assert_eq!(stands(&matter(fields)), wants(&["paragraph", "minutes"]));
    let with_paragraph = matter(&format!("{fields}\nparagraph = '14'"));
    assert_eq!(stands(&with_paragraph), wants(&["minutes"]));
    assert_eq!(stands(&format!("minutes = 'Protokoll 3'\n{with_paragraph}")), Standing::Counts);
}

#[test]
fn matters_of_one_number_or_that_continue_each_other_are_one_case() {
    let (_, facts) = with(&[
        ("2026-01-10-au", "[[matters]]\nid='1'\ntitle='A'\ndnr='D 1'\n[[matters]]\nid='2'\ntitle='B'\n"),
        ("2026-02-10-au", "[[matters]]\nid='1'\ntitle='C'\ncontinues='2026-01-10-au#2'\n"),
        (
            "2026-03-10-cg-social",
            "[[matters]]\nid='1'\ntitle='D'\ndnr=' D 1 '\n[[matters]]\nid='2'\ntitle='E'\n",
        ),
        (
            "2026-04-10-au",
            "[[matters]]\nid='1'\ntitle='F'\ncontinues='e-halsa/2026-02-10-au#1'\n\
             [[matters]]\nid='2'\ntitle='G'\ncontinues='#1'\n[[matters]]\nid='3'\ntitle='H'\ncontinues='2020-01-01-au#9'\n",
        ),
    ]);
    let mut cases: Vec<Vec<&str>> = Vec::new();
    for index in 0..facts.matters.len() {
        let id = plan::facts::MatterId(u32::try_from(index).expect("a few"));
        let case: Vec<&str> =
            facts.cases.of(id).iter().map(|m| &facts.matter(*m).key["e-halsa/".len()..]).collect();
        if !cases.contains(&case) {
            cases.push(case);
        }
    }
    assert_eq!(
        cases,
        [
            vec!["2026-01-10-au#1", "2026-03-10-cg-social#1"],
            vec!["2026-01-10-au#2", "2026-02-10-au#1", "2026-04-10-au#1", "2026-04-10-au#2"],
            vec!["2026-03-10-cg-social#2"],
            vec!["2026-04-10-au#3"],
        ]
    );
}

#[test]
fn the_way_of_a_case_is_read_from_levels_domains_and_mandates() {
    let (portfolio, _) = with(&[]);
    let way = |model: &str, domains: &[&str], affects: bool, shared: bool, kind: Option<&str>| {
        let model = portfolio.model(model).expect("shipped");
        let traits = Traits {
            domains: domains.iter().map(|d| Box::from(*d)).collect(),
            affects_organisations: affects,
            shared_system: shared,
        };
        let stops = route(model, named_period("2026"), &traits, kind);
        let told = |stop: &plan::facts::Stop<'_>| {
            let why: Vec<String> = stop
                .why
                .iter()
                .map(|why| match why {
                    Why::Domain(domain) => domain.to_string(),
                    other => format!("{other:?}"),
                })
                .collect();
            format!("{:?} {}: {}", stop.part, stop.body.id.value, why.join(" "))
        };
        stops.iter().map(told).collect::<Vec<_>>()
    };
    let change = Some("change");
    assert_eq!(
        way("e-halsa", &["social"], false, false, change),
        ["MayDecide cg-social: social", "MayDecide au: social"]
    );
    // School: the chief group, prepared by its tactical roles (B45, B52).
    assert_eq!(
        way("e-halsa", &["elevhalsa"], false, false, change),
        [
            "Prepares emi-lanssamordnare: elevhalsa",
            "Prepares skoloverlakare: elevhalsa",
            "Decides cg-skola: elevhalsa NobodyElse",
        ]
    );
    // Both domains: both chief groups (B35).
    assert_eq!(
        way("e-halsa", &["social", "skola"], false, false, change),
        [
            "Prepares au: social",
            "Prepares emi-lanssamordnare: skola",
            "Prepares skoloverlakare: skola",
            "Decides cg-social: social SeveralStrategic",
            "Decides cg-skola: skola SeveralStrategic NobodyElse",
        ]
    );
    // What affects the organisations goes up (B46).
    assert_eq!(
        way("e-halsa", &["social"], true, false, change),
        ["Prepares au: social", "Decides cg-social: social AffectsOrganisations"]
    );
    // Only the working committee assesses, also what then goes up.
    assert_eq!(
        way("e-halsa", &["social"], true, false, Some("assess")),
        ["Decides au: social NobodyElse", "IsInformed cg-social: social AffectsOrganisations"]
    );
    // Shared systems go by the body that steers them (B44).
    assert_eq!(
        way("e-halsa", &["skola"], false, true, Some("prioritise"))[0],
        "Prepares emi-lanssamordnare: skola"
    );
    assert!(
        way("e-halsa", &["skola"], false, true, change).contains(&"Prepares au: SharedSystem".to_owned())
    );
    assert_eq!(way("e-halsa", &[], false, false, change), Vec::<String>::new());
    // Nobody has a mandate above the operational level: then it is the operational one that decides.
    let mut tree = MemoryTree::default();
    let law = "decision_kinds = [{ id = 'start', category = 'initiate' }]\n\
               bodies = [{ id = 'stab', level = 'operational', may_decide = ['start'] }, { id = 'panel', level = 'reference' }]\n";
    tree.add("schema/governance/liten.toml", law);
    let small = Portfolio::load(&tree, day("2026-06-30"));
    let model = small.model("liten").expect("it is there");
    let stops = route(model, named_period("2026"), &Traits::default(), Some("start"));
    assert_eq!(
        stops.iter().map(|s| (&*s.body.id.value, s.part)).collect::<Vec<_>>(),
        [("stab", Part::Decides)]
    );
    // A body without domains handles everything.
    assert_eq!(
        way("digitalisering", &[], false, false, Some("initiate")),
        ["Decides strategigruppen: All NobodyElse"]
    );
}
