//! How an invented portfolio begins.

use crate::diff::data::{Data, Document, Look, date, table, text, texts};
use crate::diff::random::Random;
use crate::diff::version::{Activity, PROGRAMMES, Version, YEARS};

/// Fields that only a decision may change, in the programme whose model protects any.
pub(super) const PROTECTED: [&str; 4] = ["goals", "end", "legal.state", "milestones.due"];
/// The day on which the plan year 2026 is adopted there.
pub(super) const ADOPTED_ON: &str = "2026-01-15";
/// Changes of status that need a decision there: from, to, kind of decision.
pub(super) const NEEDS: [(&str, &str, &str); 6] = [
    ("planned", "paused", "change"),
    ("ongoing", "paused", "change"),
    ("planned", "cancelled", "change"),
    ("ongoing", "cancelled", "change"),
    ("paused", "cancelled", "change"),
    ("proposed", "planned", "adopt"),
];
/// The states: id and Swedish label.
pub(super) const STATES: [(&str, &str); 7] = [
    ("proposed", "Förslag"),
    ("planned", "Planerad"),
    ("ongoing", "Pågående"),
    ("paused", "Pausad"),
    ("finished", "Avslutad"),
    ("cancelled", "Avbruten"),
    ("rejected", "Avslagen"),
];
/// How a party's own work goes: id and Swedish label.
pub(super) const REALISED: [(&str, &str); 3] =
    [("planned", "Planerat"), ("ongoing", "Pågår här"), ("done", "Genomfört")];
/// Organisations and people that answer for activities.
pub(super) const ORGS: [&str; 3] = ["it", "stab", "kommunen"];
pub(super) const PEOPLE: [&str; 3] = ["annper", "bobola", "ceckar"];
pub(super) const GOALS: [&str; 4] = ["m1", "m2", "m3", "m4"];

/// The first version of a history.
pub(super) fn seed(random: &mut Random, serial: &mut usize) -> Version {
    let mut version = Version::default();
    let mut add = |stem: String, data: Data, random: &mut Random| {
        version.files.insert(stem, Document::new(data, Look::any(random)));
    };
    add("schema/governance/fri".into(), model("Fri styrning", false), random);
    add("schema/governance/styrd".into(), model("Styrd styrning", true), random);
    let named = |id: &&str| table([("id", text(*id)), ("name", text(format!("Namnet {id}")))]);
    let actors = ORGS.iter().chain(&["au", "namnd"]).map(named).collect();
    add("schema/actors".into(), table([("actors", Data::List(actors))]), random);
    let people = PEOPLE.iter().map(named).collect();
    add("schema/people".into(), table([("people", Data::List(people))]), random);
    for (programme, model) in PROGRAMMES.into_iter().zip(["fri", "styrd"]) {
        let goals = Data::List(GOALS.iter().map(named).collect());
        let name = text(format!("Programmet {programme}"));
        let own = table([("name", name), ("governance", text(model)), ("goals", goals)]);
        add(format!("plans/{programme}/programme"), own, random);
        for year in YEARS {
            let plan = table([
                ("title", text(format!("Plan {year}"))),
                ("purpose", text(format!("Syftet med {year}"))),
            ]);
            add(format!("plans/{programme}/{year}/plan"), plan, random);
        }
    }
    add(
        format!("plans/styrda/meetings/{ADOPTED_ON}-au"),
        table([("matters", Data::List(vec![adoption()]))]),
        random,
    );
    let count = 6 + random.below(4);
    for number in 0..count {
        *serial += 1;
        let (programme, year) = (PROGRAMMES[number % 2], YEARS[number / 2 % 2]);
        let file = Document::new(activity(random, *serial), Look::any(random));
        let id = format!("a{serial}");
        version.activities.push(Activity { uid: *serial, programme, year, id, file });
    }
    version
}

/// The plan year 2026 is adopted.
fn adoption() -> Data {
    table([
        ("id", text("antagande")),
        ("type", text("decision")),
        ("title", text("Anta planen för 2026")),
        ("decides", text("adopt")),
        ("year", Data::Whole(2026)),
        ("outcome", text("approved")),
    ])
}

/// An activity with a choice of fields, no two of which say the same.
pub(super) fn activity(random: &mut Random, n: usize) -> Data {
    let mut data = table([("title", text(format!("Aktivitet {n} för alla")))]);
    let mut put = |key: &str, value: Data| data.put(&[key], Some(value));
    if random.chance(2) {
        put("number", text(format!("{n}.1")));
        put("order", Data::Whole(i64::try_from(random.below(4)).expect("small")));
    }
    let goals: Vec<&str> = GOALS.iter().copied().filter(|_| random.chance(2)).collect();
    put("goals", texts(goals));
    put("status", text(["planned", "ongoing", "ongoing", "paused", "proposed"][random.below(5)]));
    put("responsible", Data::List(responsible(random)));
    put("start", text(format!("2025-0{}", 1 + n % 9)));
    put("end", date(format!("2026-11-{:02}", 1 + n % 28)));
    let words: Vec<String> = (1..=14).map(|w| format!("ord{w}")).collect();
    put("description", text(words.join([" ", "\n"][random.below(2)])));
    let milestone = |m: usize| {
        table([
            ("id", text(format!("s{m}"))),
            ("title", text(format!("Steg {m}"))),
            ("due", text(format!("2026-0{m}"))),
        ])
    };
    put("milestones", Data::List((1..=1 + random.below(2)).map(milestone).collect()));
    let light = ["green", "yellow", "red"][random.below(3)];
    put("reports", Data::List(vec![report("2026-03-31", light, n)]));
    let at =
        |party: &str| table([("party", text(party)), ("milestone", text("s1")), ("state", text("planned"))]);
    put("realisation", Data::List(vec![at("kommunen"), at("it")]));
    if random.chance(2) {
        put("legal", table([("state", text("ongoing")), ("basis", text("avtal"))]));
    }
    if random.chance(2) {
        put("links", Data::List(vec![link(n)]));
    }
    put("x", table([("kod", text(format!("k{n}"))), ("inre", table([("djup", Data::Whole(7))]))]));
    data
}

fn responsible(random: &mut Random) -> Vec<Data> {
    let (org, person) = (ORGS[random.below(2)], PEOPLE[random.below(3)]);
    let first = table([("org", text(org)), ("person", text(person))]);
    if random.chance(2) {
        return vec![first];
    }
    let mut lead = first;
    lead.put(&["lead"], Some(Data::Truth(true)));
    vec![lead, table([("org", text("kommunen")), ("person", text(PEOPLE[random.below(3)]))])]
}

pub(super) fn report(day: &str, light: &str, n: usize) -> Data {
    table([
        ("date", date(day)),
        ("health", text(light)),
        ("text", text(format!("Läget är {n}"))),
        ("by", text("samordnare")),
    ])
}

pub(super) fn link(n: usize) -> Data {
    table([("title", text(format!("Sida {n}"))), ("url", text(format!("https://example.org/{n}")))])
}

fn model(name: &str, protects: bool) -> Data {
    let label = |sv: &str| table([("sv", text(sv)), ("en", text(sv))]);
    let word = |id: &str, sv: &str, category: &str| {
        table([("id", text(id)), ("label", label(sv)), ("category", text(category))])
    };
    let words = |of: &[(&str, &str)]| Data::List(of.iter().map(|(id, sv)| word(id, sv, id)).collect());
    let outcome =
        table([("id", text("approved")), ("label", label("Bifall")), ("approves", Data::Truth(true))]);
    let mut matter = word("decision", "Beslutsärende", "decision");
    matter.put(&["outcomes"], Some(Data::List(vec![outcome])));
    let kinds = vec![word("adopt", "Anta", "adopt"), word("change", "Ändra listan", "change")];
    let mut model = table([
        ("name", text(name)),
        ("since", Data::Whole(2025)),
        ("states", words(&STATES)),
        ("realisation_states", words(&REALISED)),
        ("decision_kinds", Data::List(kinds)),
        ("matter_types", Data::List(vec![matter])),
    ]);
    let body = table([
        ("id", text("au")),
        ("name", text("Arbetsutskottet")),
        ("actor", text("au")),
        ("level", text("strategic")),
        ("may_decide", texts(["adopt", "change"])),
    ]);
    model.put(&["bodies"], Some(Data::List(vec![body])));
    if protects {
        model.put(&["protected_fields"], Some(texts(PROTECTED)));
        let transition = |(from, to, kind): (&str, &str, &str)| {
            table([("from", texts([from])), ("to", text(to)), ("needs", text(kind))])
        };
        model.put(&["transitions"], Some(Data::List(NEEDS.into_iter().map(transition).collect())));
    }
    let constraint = table([
        ("id", text("mal-anges")),
        ("rule", text("missing-field")),
        ("of", text("activity")),
        ("field", text("goals")),
        ("severity", text("note")),
        ("because", text("Läsaren vill veta varför")),
    ]);
    model.put(&["constraints"], Some(Data::List(vec![constraint])));
    model
}
