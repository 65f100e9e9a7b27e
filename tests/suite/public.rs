//! Nothing that is for the house leaves it. Every person, note and plan here is invented.
//!
//! The plans are made from the format itself: every field that it knows is filled, those for the house alone
//! with a mark of their own, and all others with names. The commands, the formats and the groupings are
//! those that the program says it has, so that no new one can be forgotten.

use std::collections::BTreeSet;

use plan::model::format::{ACTORS, DOCUMENTS, MODEL, POLICY};
use plan::portfolio::format::{ACTIVITY, MEETING, PLAN_YEAR, PROGRAMME};
use plan::syntax::shape::{Field, Kind, Record, Register, Vocabulary};

use crate::support::history::History;
use crate::support::run::Plan;
use crate::support::snapshot::snapshot;

/// What no public output may hold: names, signatures, addresses, authors, what is for the house alone.
const SECRETS: [&str; 9] = [
    "Anna Person",
    "ANNA PERSON",
    "annper",
    "Bosse",
    "bosber",
    "exempel.invalid",
    "example.org",
    "Anna Påhittad",
    "HEMLIGT",
];

/// Commands whose output leaves the house, with ways to run them.
const PUBLIC: [(&str, &[&str]); 8] = [
    (
        "status",
        &[
            "status",
            "status bas",
            "status 2025",
            "status --at HEAD",
            "status bas --at HEAD~1",
            "status --late",
        ],
    ),
    ("diff", &["diff", "diff HEAD~1 HEAD", "diff 2025..2026", "diff 2026-01-20", "diff --since adoption"]),
    ("log", &["log bas", "log bas --at HEAD"]),
    ("agenda", &["agenda styrgrupp", "agenda styrgrupp --date 2026-03-10", "agenda utskott-vard"]),
    ("decisions", &["decisions", "decisions --year 2026"]),
    ("route", &["route bas", "route bas --kind change", "route 2026-07-10-styrgrupp#1"]),
    ("model", &["model demo", "model demo --year 2025"]),
    ("coverage", &["coverage", "coverage --of goals"]),
];

/// Commands for those who keep the plans: they change files, quote their lines, or say nothing of any plan.
const FOR_THE_HOUSE: [&str; 16] = [
    "check",
    "new",
    "set",
    "report",
    "rename",
    "carry-over",
    "close",
    "reopen",
    "save",
    "decide",
    "explain",
    "rules",
    "schema",
    "init",
    "completions",
    "help",
];

/// A field's value as TOML.
fn value(field: &Field, kind: &Kind, version: usize) -> String {
    let text = |text: &str| format!("'''{text} {version}'''");
    match kind {
        _ if field.internal && !matches!(kind, Kind::List(_) | Kind::Table(_)) => text("HEMLIGT"),
        Kind::Text if field.name == "url" => format!("'https://plan.invalid/{version}'"),
        Kind::Text if field.name == "field" => "'responsible.it/annper.lead'".to_owned(),
        Kind::Text if field.name == "id" => "'1'".to_owned(),
        Kind::Text | Kind::Label | Kind::Free => {
            text("Anna Person, annper, ANNA PERSONS vän Bosse Berg och bosber, anna@exempel.invalid")
        }
        Kind::Bool => "true".to_owned(),
        Kind::Integer | Kind::Number => version.to_string(),
        Kind::Day | Kind::When => "2026-03-01".to_owned(),
        Kind::Year => "2026".to_owned(),
        Kind::Id => format!("'a{version}'"),
        Kind::Ref(register) => format!("'{}'", id_of(*register)),
        Kind::Word(vocabulary) => format!("'{}'", word_of(*vocabulary)),
        Kind::List(inner) => format!("[{}]", value(field, inner, version)),
        Kind::Table(record) => inline(record, version),
    }
}

fn id_of(register: Register) -> &'static str {
    match register {
        Register::Actor | Register::Party => "it",
        Register::Person => "annper",
        Register::Document => "strategi",
        Register::Goal => "trygghet",
        Register::Need | Register::Opportunity | Register::Principle => "a1",
        Register::Area => "ai",
        Register::Activity => "2026/bas",
        Register::Programme | Register::Model => "demo",
        Register::Matter => "2026-03-10-styrgrupp#1",
        Register::Body => "referensgrupp",
    }
}

fn word_of(vocabulary: Vocabulary) -> &'static str {
    match vocabulary {
        Vocabulary::States => "ongoing",
        Vocabulary::Kinds => "projekt",
        Vocabulary::Phases => "pilot",
        Vocabulary::Domains => "vard",
        Vocabulary::Drivers => "national",
        Vocabulary::Roles => "ledare",
        Vocabulary::ReportKinds => "status",
        Vocabulary::DocumentScopes => "region",
        Vocabulary::RealisationStates => "ongoing",
        Vocabulary::DecisionKinds => "adopt",
        Vocabulary::MatterTypes => "decision",
        Vocabulary::Outcomes => "approved",
        Vocabulary::Fixed(words) => words[0],
    }
}

fn inline(record: &Record, version: usize) -> String {
    let entry = |f: &Field| format!("{} = {}", f.name, value(f, &f.kind, version));
    format!("{{ {} }}", record.fields.iter().map(entry).collect::<Vec<_>>().join(", "))
}

/// A file of a record with all of its fields but some.
fn filled(record: &Record, without: &[&str], version: usize) -> String {
    let fields = record.fields.iter().filter(|f| !without.contains(&f.name));
    fields.map(|f| format!("{} = {}\n", f.name, value(f, &f.kind, version))).collect()
}

/// The plans as they are at a time. Some fields would change what the plans are: when years are, which law
/// holds, which activity was another one before.
fn write(history: &History, version: usize) {
    let sandbox = &history.sandbox;
    let activity = filled(&ACTIVITY, &["carried_from", "formerly", "builds_on", "links"], version);
    let links = "links = [{ url = 'https://plan.invalid/ute' }, { title = 'HEMLIGT', url = 'https://plan.invalid/HEMLIGT', type = 'Intern' }]\n";
    sandbox.write("plans/demo/2025/bas.toml", format!("{activity}{links}"));
    sandbox.write(
        "plans/demo/2026/bas.toml",
        format!("{activity}{links}carried_from = ['2025/bas']\nokand = 'HEMLIGT {version}'\n"),
    );
    sandbox.write("plans/demo/2026/plan.toml", filled(&PLAN_YEAR, &["period", "closed"], version));
    let programme = filled(&PROGRAMME, &["period", "goals", "areas", "succeeds", "related"], version);
    let own = "goals = [{ id = 'trygghet', name = 'Trygghet för Anna Person' }]\nareas = [{ id = 'ai', name = 'AI', note = 'HEMLIGT' }]\n";
    sandbox.write("plans/demo/programme.toml", format!("{programme}{own}"));
    for day in ["2026-03-10", "2026-07-10"] {
        let meeting = filled(&MEETING, &["body", "date"], version);
        sandbox.write(
            &format!("plans/demo/meetings/{day}-styrgrupp.toml"),
            meeting.replace(", continues = '2026-03-10-styrgrupp#1'", ""),
        );
    }
    for (path, record) in [("schema/documents.toml", &DOCUMENTS), ("schema/actors.toml", &ACTORS)] {
        let law = std::fs::read_to_string(history.sandbox.at(path)).expect("the register is there");
        let (head, _) = law.split_once("\n]").expect("the register is a list");
        let field = record.fields[0].kind.record().expect("a register holds records");
        let mut entry = inline(field, version);
        entry = entry.replacen("id = 'a", "id = 'ny-", 1);
        let head = head.lines().filter(|line| !line.contains("'ny-")).collect::<Vec<_>>().join("\n");
        sandbox.write(path, format!("{head}\n  {entry},\n]\n"));
    }
    sandbox.write("schema/policy.toml", filled(&POLICY, &["publishing"], version));
    let law = history.sandbox.at("schema/governance/demo.toml");
    let text = std::fs::read_to_string(&law).expect("the model is there");
    let text = text
        .lines()
        .filter(|l| !l.starts_with("description") && !l.starts_with("roles") && !l.starts_with("note"));
    let text = text.collect::<Vec<_>>().join("\n").replace(
        "name = \"Vårdutskottet\"",
        &format!("name = \"Vårdutskottet\"\nnote = 'HEMLIGT {version}'"),
    );
    let said = MODEL.field("description").expect("a model has one");
    let description = value(said, &said.kind, version);
    let head = format!(
        "description = {description}\nroles = [{{ id = 'ledare', label = {{ sv = 'Ledaren', en = 'Leader' }} }}]\n"
    );
    sandbox.write("schema/governance/demo.toml", format!("{head}{text}\n"));
}

/// Two versions of the plans saved in git, and a third that is not.
fn house() -> History {
    let history = History::base();
    for (version, day) in [(1, "2026-01-10"), (2, "2026-02-10")] {
        write(&history, version);
        history.commit(day);
    }
    write(&history, 3);
    history
}

/// What may be chosen for an option: the program says it of a word that is none.
fn choices(plan: &Plan, command: &str, option: &str) -> Vec<String> {
    let said = plan.clone().english().run(&format!("{command} {option} no-such-word"));
    let list = said.stderr.split("choose one of ").nth(1).map(|rest| rest.lines().next().unwrap_or(""));
    list.map_or_else(Vec::new, |list| list.split(", ").map(str::to_owned).collect())
}

fn commands(plan: &Plan) -> BTreeSet<String> {
    let help = plan.clone().english().run("--help").stdout;
    let (_, list) =
        help.split_once("Commands:\n").or_else(|| help.split_once("Commands\n")).expect("it lists them");
    let listed = list.lines().take_while(|line| !line.is_empty());
    let named = listed.filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    named.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn every_command_is_public_or_for_the_house() {
    let history = house();
    let plan = history.sandbox.plan();
    let known: BTreeSet<String> = PUBLIC
        .iter()
        .map(|(name, _)| *name)
        .chain(FOR_THE_HOUSE)
        .filter(|n| *n != "help")
        .map(str::to_owned)
        .collect();
    assert_eq!(commands(&plan), known);
    for command in &known {
        let has = plan.run(&format!("{command} --help")).stdout.contains("--public");
        assert_eq!(has, PUBLIC.iter().any(|(name, _)| name == command), "{command}");
    }
}

#[test]
fn no_public_output_names_anybody_or_tells_what_is_for_the_house() {
    let history = house();
    let plan = history.sandbox.plan().columns(400);
    for (command, ways) in PUBLIC {
        let formats = choices(&plan, ways[0], "--format");
        assert!(formats.len() > 1, "{command} has formats");
        let mut by: Vec<String> =
            choices(&plan, ways[0], "--by").iter().map(|by| format!(" --by {by}")).collect();
        by.insert(0, String::new());
        let mut told = 0;
        for way in ways {
            for by in &by {
                for format in &formats {
                    let line = format!("{way}{by} --format {format}");
                    let shown = plan.run(&format!("{line} --public"));
                    let refused = by == " --by person"
                        || (shown.code == 2 && !by.is_empty() && *way == "diff 2025..2026");
                    assert!(shown.code == if refused { 2 } else { 0 }, "{line}: {shown}");
                    let all = format!("{}{}", shown.stdout, shown.stderr);
                    let leaked: Vec<&str> = SECRETS.into_iter().filter(|s| all.contains(s)).collect();
                    assert!(leaked.is_empty(), "{line} --public tells {leaked:?}\n{all}");
                    if by.is_empty() {
                        let open = plan.run(&line).stdout;
                        told += SECRETS.iter().filter(|secret| open.contains(**secret)).count();
                    }
                }
            }
        }
        // What is never told proves nothing.
        assert!(told > 0, "{command} tells nothing of it in the house either");
    }
}

/// What a coordinator might have written.
const NATURAL: &str = "# Påhittad aktivitet. / Invented activity.\ntitle = 'Basaktiviteten'\ngoals = ['trygghet']\nstatus = 'ongoing'\n\
    description = 'Anna Person har tagit fram ett förslag; mejla anna@exempel.invalid'\n\
    responsible = [{ org = 'it', person = 'annper', role = 'ledare', lead = true }, { org = 'stab', person = 'bosber' }, { org = 'natverk', role = 'ledare' }]\n\
    reports = [{ date = 2026-05-04, health = 'yellow', text = 'Bosse Bergs enhet väntar på ett avtal', by = 'annper' }]\n\
    internal_note = 'HEMLIGT'\n\
    links = [{ title = 'Projektplats', url = 'https://plan.invalid/projekt', type = 'internal' }, { title = 'Avtalet', url = 'https://plan.invalid/avtal' }]\n";

#[test]
fn role_and_organisation_stand_for_persons() {
    let history = History::base();
    let sandbox = &history.sandbox;
    let law = std::fs::read_to_string(sandbox.at("schema/governance/demo.toml")).expect("the model is there");
    let roles = "roles = [{ id = 'ledare', label = { sv = 'Ledare', en = 'Leader' } }]\n";
    sandbox.write("schema/governance/demo.toml", format!("{roles}{law}"));
    sandbox.write(
        "schema/people.toml",
        "people = [{ id = 'annper', name = 'Anna Person' }, { id = 'bosber', name = 'Bosse Berg', actor = 'stab' }]\n",
    );
    history.commit("2026-01-10");
    sandbox.write("plans/demo/2026/bas.toml", NATURAL);
    history.commit("2026-05-04");
    let plan = sandbox.plan();
    let mut told = plan.run("status --public");
    for line in [
        "status bas --public",
        "status bas --public --format markdown",
        "log bas --public",
        "diff HEAD~1 HEAD --public",
    ] {
        let shown = plan.run(line);
        assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{line}");
        told.stdout.push_str(&format!("\n$ plan {line}\n{}", shown.stdout));
    }
    snapshot("public.sv", &told);
    let mut refused = plan.run("status --by person --public");
    for case in ["status --person annper --public", "coverage --of people --public"] {
        refused.stderr.push_str(&plan.run(case).stderr);
    }
    snapshot("public_refused.sv", &refused);
}

#[test]
fn whoever_has_left_the_register_is_not_named_in_the_past_either() {
    let history = History::base();
    let sandbox = &history.sandbox;
    let activity = std::fs::read_to_string(sandbox.at("plans/demo/2026/bas.toml")).expect("it is there");
    let text = |who: &str| format!("{activity}description = '{who} ordnar det'\n");
    sandbox.write("plans/demo/2026/bas.toml", text("Bosse Berg"));
    history.commit("2026-01-10");
    sandbox.write("plans/demo/2026/bas.toml", text("Gruppen"));
    sandbox.write("schema/people.toml", "people = [{ id = 'annper', name = 'Anna Person' }]\n");
    history.commit("2026-02-10");
    for way in ["log bas", "log bas --at HEAD", "diff HEAD~1 HEAD"] {
        let shown = |more: &str| sandbox.plan().run(&format!("{way}{more}")).stdout;
        assert!(shown("").contains("Bosse Berg"), "{}", shown(""));
        assert!(!shown(" --public").contains("Bosse"), "{}", shown(" --public"));
        assert!(shown(" --public").contains("[…] ordnar det"), "{}", shown(" --public"));
    }
}
