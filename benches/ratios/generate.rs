//! Invented portfolios of any size: about forty lines and 1–2 KiB per activity year, with reports and
//! milestones, and a meeting for every five; judged by this repository's own governance models without their
//! first year, two programmes by each.

use std::fmt::Write as _;
use std::path::Path;

use crate::meetings::meetings;

/// The form of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Toml,
    Yaml,
    Mixed,
}

impl Form {
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "toml" => Self::Toml,
            "yaml" => Self::Yaml,
            "mixed" => Self::Mixed,
            other => panic!("{other}: toml, yaml or mixed"),
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Toml => "toml",
            Self::Yaml => "yaml",
            Self::Mixed => "mixed",
        }
    }
}

/// The law of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Law {
    Digitalisation,
    Health,
}

impl Law {
    pub(crate) fn of(programme: usize) -> Self {
        if programme < PROGRAMMES / 2 { Self::Digitalisation } else { Self::Health }
    }
}

pub(crate) const PROGRAMMES: usize = 4;
/// The plan years of a portfolio that is written to disk.
pub(crate) const YEARS: [usize; 5] = [2022, 2023, 2024, 2025, 2026];

/// The plan year that is going on when a portfolio is judged.
const NOW: usize = 2026;

/// Writes a portfolio of `count` activity years below a folder.
pub(crate) fn write(root: &Path, count: usize, form: Form) {
    write_years(root, count, &YEARS, form);
}

/// The same over these plan years.
pub(crate) fn write_years(root: &Path, count: usize, years: &[usize], form: Form) {
    let put = |path: String, text: &str| {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).unwrap_or_else(|e| panic!("{e}"));
        }
        std::fs::write(&path, text).unwrap_or_else(|e| panic!("{e}"));
    };
    registers(put);
    meetings(count, years, form, put);
    for (path, text) in (0..count).map(|number| activity(number, years, form)) {
        put(path, &text);
    }
    for (path, text) in plan_years(years) {
        put(path, text);
    }
}

/// Hands over the governance model, the registers and the programmes.
pub(crate) fn registers(mut put: impl FnMut(String, &str)) {
    let model = include_str!("../../schema/governance/digitalisering.toml").replace("\nsince = 2026\n", "\n");
    put("schema/governance/digitalisering.toml".to_owned(), &model);
    let model = include_str!("../../schema/governance/e-halsa.toml").replace("\nsince = 2026\n", "\n");
    put("schema/governance/e-halsa.toml".to_owned(), &model);
    put("schema/actors.toml".to_owned(), include_str!("../../schema/actors.toml"));
    put("schema/people.toml".to_owned(), &people());
    put("schema/documents.toml".to_owned(), include_str!("../../schema/documents.toml"));
    for programme in 0..PROGRAMMES {
        let id = format!("program-{programme}");
        let text =
            include_str!("../../plans/digitalisering/programme.toml").replace("related = [\"e-halsa\"]", "");
        let health = "governance = \"e-halsa\"\nparties = [\"region-orebro-lan\", \"lanets-kommuner\"]\nperiod = { from = 2022, to = 2030 }";
        let text = match Law::of(programme) {
            Law::Digitalisation => text,
            Law::Health => text.replace("governance = \"digitalisering\"", health),
        };
        put(format!("plans/{id}/programme.toml"), &text);
    }
}

/// The files that say that a plan year exists.
pub(crate) fn plan_years(years: &[usize]) -> impl Iterator<Item = (String, &'static str)> {
    let text = "title = \"Påhittad plan\"\nadopted = { by = \"strategigruppen\", date = \"2021\" }\n";
    years.iter().flat_map(move |year| {
        (0..PROGRAMMES).map(move |programme| (format!("plans/program-{programme}/{year}/plan.toml"), text))
    })
}

/// The path and text of one activity year of a portfolio over these plan years.
pub(crate) fn activity(number: usize, years: &[usize], form: Form) -> (String, String) {
    let (programme, rest) = (number % PROGRAMMES, number / PROGRAMMES);
    let (year, index) = (years[rest % years.len()], rest / years.len());
    let yaml = form == Form::Yaml || form == Form::Mixed && number % 2 == 1;
    let before = (year != years[0]).then(|| year - 1);
    let (text, ending) = if yaml {
        (yaml_text(programme, year, index, before), "yaml")
    } else {
        (toml_text(programme, year, index, before), "toml")
    };
    let text = match (Law::of(programme), yaml) {
        (Law::Digitalisation, _) => text,
        (Law::Health, true) => text + HEALTH_YAML,
        (Law::Health, false) => text + HEALTH_TOML,
    };
    let text = if year < NOW { ended(&text, year) } else { text };
    (format!("plans/program-{programme}/{year}/aktivitet-{index}.{ending}"), text)
}

/// A plan year that is over has its last report and is carried out everywhere: a portfolio that is kept in order
/// has few findings.
fn ended(text: &str, year: usize) -> String {
    let last = |sign: &str| (format!("date{sign}{year}-06-15"), format!("date{sign}{year}-12-31"));
    let ([toml, yaml], done) = (
        [last(" = "), last(": ")],
        ["\"lanets-kommuner\", state = \"ongoing\"", "lanets-kommuner, state: ongoing"],
    );
    let text = [toml, yaml].iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    done.iter().fold(text, |text, state| text.replace(state, &state.replace("ongoing", "done")))
}

fn people() -> String {
    let mut text = "people = [\n".to_owned();
    for number in 0..200 {
        let _ = writeln!(text, "  {{ id = \"per{number:03}\", name = \"Påhittad Person {number}\" }},");
    }
    text + "]\n"
}

/// What the other law asks for.
const HEALTH_TOML: &str = r#"domains = ["social"]
parties = ["region-orebro-lan", "lanets-kommuner"]
phase = "rollout"
legal = { state = "done", basis = "Patientdatalagen" }
infosec = { state = "done" }
controller = "region-orebro-lan"
realisation = [
  { party = "region-orebro-lan", state = "done" },
  { party = "lanets-kommuner", state = "ongoing" },
]
"#;
const HEALTH_YAML: &str = "domains: [social]
parties: [region-orebro-lan, lanets-kommuner]
phase: rollout
legal: { state: done, basis: Patientdatalagen }
infosec: { state: done }
controller: region-orebro-lan
realisation:
  - { party: region-orebro-lan, state: done }
  - { party: lanets-kommuner, state: ongoing }
";

const NEEDS: [&str; 6] = [
    "lag-digital-mognad",
    "ses-som-it-fraga",
    "samspel-it-verksamhet",
    "stupror-systemforvaltning",
    "ledning-och-styrning",
    "infosak-och-juridik",
];
const GOALS: [&str; 5] = ["kompetens", "trygghet", "innovation", "ledning", "infrastruktur"];

fn toml_text(programme: usize, year: usize, index: usize, before: Option<usize>) -> String {
    let (goal, need, person) = (GOALS[index % 5], NEEDS[index % 6], index % 200);
    let carried = before.map(|year| format!("carried_from = [\"{year}/aktivitet-{index}\"]\n"));
    let carried = carried.unwrap_or_default();
    format!(
        r#"#:schema ../../../schema/json/digitalisering/activity.schema.json
# Påhittad aktivitet i program {programme}, för mätning av hastighet.
title = "Införande av gemensam tjänst nummer {index} för vård och omsorg"
short_title = "Tjänst {index}"
order = {index}
kind = "projekt"
goals = ["digital-{goal}"]
status = "ongoing"
{carried}responsible = [
  {{ org = "regionservice-it", person = "per{person:03}", lead = true }},
  {{ org = "regionkansliet" }},
]
needs = ["{need}"]
drivers = [{{ type = "national", ref = "Uppdrag {index}" }}]
start = {year}-01-15
end = "{year}-12"
description = """
Tjänsten ger medarbetarna en samlad bild av det som pågår.
Den ersätter tre äldre system och förvaltas gemensamt.
"""
benefit = "Medarbetarna hittar rätt uppgift på en gång, och invånaren slipper upprepa sig"
milestones = [
  {{ id = "upphandling", title = "Upphandlingen är klar", due = "{year}-Q1", done = {year}-03-20 }},
  {{ id = "pilot", title = "Piloten är utvärderad", due = {year}-06-15, done = {year}-06-10 }},
  {{ id = "breddinforande", title = "Breddinförandet har börjat", due = "{year}-10" }},
]
reports = [
  {{ date = {year}-02-28, health = "green", text = "Arbetet går enligt plan", by = "samordnare" }},
  {{ date = {year}-04-30, health = "yellow", text = "Upphandlingen dröjer några veckor", by = "samordnare" }},
  {{ date = {year}-06-15, health = "green", text = "Åter enligt plan efter beslut i styrgruppen", by = "samordnare" }},
]
areas = [{{ id = "ai", note = "Avstämning med regionkansliet varje månad" }}]
links = [
  {{ title = "Projektplats", url = "https://exempel.invalid/{index}" }},
  {{ title = "Protokoll", url = "https://exempel.invalid/{index}/protokoll" }},
]
follow_up = {{ by = "samordnare", how = "Avstämning i programmets team", interval = "tertial" }}
"#
    )
}

fn yaml_text(programme: usize, year: usize, index: usize, before: Option<usize>) -> String {
    let (goal, need, person) = (GOALS[index % 5], NEEDS[index % 6], index % 200);
    let carried = before.map(|year| format!("carried_from: [\"{year}/aktivitet-{index}\"]\n"));
    let carried = carried.unwrap_or_default();
    format!(
        r#"# Påhittad aktivitet i program {programme}, för mätning av hastighet.
title: Införande av gemensam tjänst nummer {index} för vård och omsorg
short_title: Tjänst {index}
order: {index}
kind: projekt
goals: [digital-{goal}]
status: ongoing
{carried}responsible:
  - {{ org: regionservice-it, person: per{person:03}, lead: true }}
  - {{ org: regionkansliet }}
needs: [{need}]
drivers:
  - {{ type: national, ref: Uppdrag {index} }}
start: {year}-01-15
end: "{year}-12"
description: |
  Tjänsten ger medarbetarna en samlad bild av det som pågår.
  Den ersätter tre äldre system och förvaltas gemensamt.
benefit: Medarbetarna hittar rätt uppgift på en gång, och invånaren slipper upprepa sig
milestones:
  - {{ id: upphandling, title: Upphandlingen är klar, due: "{year}-Q1", done: {year}-03-20 }}
  - {{ id: pilot, title: Piloten är utvärderad, due: {year}-06-15, done: {year}-06-10 }}
  - {{ id: breddinforande, title: Breddinförandet har börjat, due: "{year}-10" }}
reports:
  - {{ date: {year}-02-28, health: green, text: Arbetet går enligt plan, by: samordnare }}
  - {{ date: {year}-04-30, health: yellow, text: Upphandlingen dröjer några veckor, by: samordnare }}
  - date: {year}-06-15
    health: green
    text: Åter enligt plan efter beslut i styrgruppen
    by: samordnare
areas:
  - {{ id: ai, note: Avstämning med regionkansliet varje månad }}
links:
  - {{ title: Projektplats, url: "https://exempel.invalid/{index}" }}
  - {{ title: Protokoll, url: "https://exempel.invalid/{index}/protokoll" }}
follow_up: {{ by: samordnare, how: Avstämning i programmets team, interval: tertial }}
"#
    )
}
