//! `plan new`: what is typed becomes a file that the law is content with, or nothing is written.

mod questions;

use plan::portfolio::format::ACTIVITY;
use plan::syntax::{Format, read};

use crate::support::run::Output;
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;

/// The small portfolio: its law asks for an organisation and, as a warning, for the benefit.
fn small() -> Sandbox {
    let sandbox = Sandbox::copy_of("tests/portfolios/small");
    sandbox
        .write("plans/digital/2024/kartor.toml", "# Påhittad.\ntitle = \"Kartor\"\nstatus = \"finished\"\n");
    sandbox.write("plans/digital/2024/wifi.toml", "# Påhittad.\ntitle = \"Wifi\"\nstatus = \"planned\"\n");
    sandbox.write("plans/digital/2025/sms.toml", "# Påhittad.\ntitle = \"SMS\"\nstatus = \"planned\"\n");
    sandbox
}

const ALL: [&str; 7] = [
    "new",
    "Öppna data för länet",
    "goals=Enkelt för invånaren, sakert",
    "ansvarig+=IT-enheten",
    "benefit=Fler kan använda \"våra\" data",
    "--programme",
    "digital",
];

#[test]
fn what_is_typed_becomes_a_file() {
    let sandbox = small();
    snapshot("new.sv", &sandbox.plan().run_with(&ALL));
    let text = std::fs::read_to_string(sandbox.at("plans/digital/2026/oppna-data-for-lanet.toml"));
    let expected = "title = \"Öppna data för länet\"\n\
        goals = [\"enkelt\", \"sakert\"]\n\
        responsible = [{ org = \"it\" }]\n\
        benefit = \"Fler kan använda \\\"våra\\\" data\"\n";
    assert_eq!(text.expect("it has been written"), expected);
    // The same once more is the same activity.
    let again = sandbox.plan().run_with(&ALL);
    assert!(again.code == 1 && again.stderr.contains("--id oppna-data-for-lanet-2"), "{again}");
    // What is about something else has no part in it.
    let check = sandbox.plan().run("check --format concise").stdout;
    let of_file: Vec<&str> = check.lines().filter(|l| l.contains("oppna-data")).collect();
    assert!(of_file.iter().all(|l| l.contains(" notering: ")) && of_file.len() == 2, "{of_file:?}");
}

#[test]
fn it_says_the_same_in_english_and_in_yaml() {
    let sandbox = small();
    let arguments = [&ALL[..], &["--format", "yaml", "--id", "open-data", "--year", "2026"]].concat();
    snapshot("new_yaml.en", &sandbox.plan().english().run_with(&arguments));
    let text = std::fs::read_to_string(sandbox.at("plans/digital/2026/open-data.yaml"));
    let expected = "title: Öppna data för länet\n\
        goals: [enkelt, sakert]\n\
        responsible:\n  - org: it\n\
        benefit: Fler kan använda \"våra\" data\n";
    assert_eq!(text.expect("it has been written"), expected);
}

#[test]
fn what_is_lacking_is_listed_with_what_it_may_be() {
    let sandbox = small();
    let mut told = String::new();
    for (arguments, lang) in [
        (&["new"][..], "sv"),
        (&["new", "--programme", "digital"], "sv"),
        (&["new", "Karttjänst", "goals=enkelt", "--programme", "digital"], "sv"),
        (&["new", "--programme", "vard"], "en"),
    ] {
        let plan = if lang == "sv" { sandbox.plan() } else { sandbox.plan().english() };
        let output = plan.run_with(arguments);
        assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{arguments:?}: {output}");
        told.push_str(&format!("$ plan {}\n{}\n", arguments.join(" "), output.stderr));
    }
    snapshot("new_lacking", &Output { stdout: told, stderr: String::new(), code: 2 });
}

#[test]
fn what_will_not_do_is_refused_and_nothing_is_written() {
    let sandbox = small();
    sandbox.write("plans/digital/2023/plan.toml", "# Påhittat.\nclosed = { date = 2024-01-10 }\n");
    sandbox.write("plans/digital/2026/gammal.toml", "# Påhittad.\ntitle = \"Ny\"\nformerly = [\"fordom\"]\n");
    let files = || -> Vec<String> {
        let listed = ["2023", "2024", "2025", "2026"].map(|year| {
            let folder = sandbox.at(&format!("plans/digital/{year}"));
            std::fs::read_dir(folder)
                .expect("there")
                .map(|e| format!("{:?}", e.expect("listed").path()))
                .collect()
        });
        let listed: [Vec<String>; 4] = listed;
        listed.concat()
    };
    let before = files();
    let mut told = String::new();
    let needed = ["responsible+=it", "benefit=Bra", "--programme", "digital"];
    for (own, code) in [
        (&["Karttjänst", "goals=enkelhet"][..], 2),
        (&["Karttjänst", "gols=enkelt"], 2),
        (&["Digital", "post"], 2),
        (&["E-arkiv för alla", "--id", "e-arkiv"], 1),
        (&["Fordom"], 1),
        (&["Plan"], 2),
        (&["Karttjänst", "--id", "Kart Tjänst"], 2),
        (&["???"], 2),
        (&["SMS"], 1),
        (&["Wifi"], 1),
        (&["Kartor"], 1),
        (&["Karttjänst", "--year", "2028"], 1),
        (&["Karttjänst", "--year", "2019"], 2),
        (&["Karttjänst", "--year", "våren"], 2),
        (&["Karttjänst", "--year", "2023"], 1),
        (&["Webbokning"], 1),
        (&["Karttjänst", "budget=1"], 2),
        (&["Karttjänst", "builds_on=saknas", "end=2025-01"], 1),
        (&["Karttjänst", "--programme", "digitalt"], 2),
        (&["Karttjänst", "--format", "xml"], 2),
    ] {
        let needed = if own.contains(&"--programme") { &needed[..2] } else { &needed[..] };
        let arguments = [&["new"], own, needed].concat();
        let output = sandbox.plan().run_with(&arguments);
        assert_eq!(output.code, code, "{own:?}: {output}");
        told.push_str(&format!("$ plan new {}\n{}\n", own.join(" "), output.stderr));
    }
    assert_eq!(files(), before);
    snapshot("new_refused.sv", &Output { stdout: told, stderr: String::new(), code: 1 });
}

#[test]
fn force_writes_what_the_law_would_not_have_and_a_dry_run_writes_nothing() {
    let sandbox = small();
    let plan = sandbox.plan().english();
    let dry = plan.run_with(&[&ALL[..], &["--dry-run"]].concat());
    assert!(dry.code == 0 && dry.stdout.ends_with("\nNothing is written.\n"), "{dry}");
    assert!(!sandbox.at("plans/digital/2026/oppna-data-for-lanet.toml").exists());
    let forced = plan.run_with(&["new", "SMS", "--programme", "digital", "--force"]);
    snapshot("new_forced.en", &forced);
    let text = std::fs::read_to_string(sandbox.at("plans/digital/2026/sms.toml"));
    assert_eq!(text.expect("it has been written"), "title = \"SMS\"\n");
}

#[test]
fn an_id_of_another_year_is_for_what_carries_it_on() {
    let sandbox = small();
    let carried =
        ["new", "SMS", "carried_from=2025/sms", "responsible+=it", "benefit=Bra", "--programme", "digital"];
    let output = sandbox.plan().run_with(&carried);
    assert_eq!(output.code, 0, "{output}");
    let text = std::fs::read_to_string(sandbox.at("plans/digital/2026/sms.toml")).expect("written");
    assert!(text.contains("carried_from = [\"2025/sms\"]\n"), "{text}");
}

#[test]
fn the_first_activity_of_a_programme_needs_no_year_before() {
    let sandbox = small();
    sandbox.write("plans/nytt/programme.toml", "# Påhittat.\nname = \"Nytt\"\ngovernance = \"liten\"\n");
    let new = |more: &[&str]| {
        let needed = ["new", "Första", "responsible+=it", "benefit=Bra", "--programme", "nytt"];
        sandbox.plan().run_with(&[&needed[..], more].concat())
    };
    let refused = new(&[]);
    assert!(refused.code == 2 && refused.stderr.contains("--year 2026"), "{refused}");
    assert_eq!(new(&["--year", "2026"]).code, 0);
    assert!(sandbox.at("plans/nytt/2026/forsta.toml").exists());
}

#[test]
fn a_new_file_looks_like_the_files_beside_it() {
    let sandbox = small();
    let needed = ["responsible+=vard", "benefit=Bra", "--programme", "vard"];
    let path = "plans/vard/2026/gemensam-inloggning.toml";
    let schema = "../../../schema/json/vard/activity.schema.json";
    let text = std::fs::read_to_string(sandbox.at(path)).expect("there");
    sandbox.write(path, format!("#:schema {schema}\n{text}"));
    let new = |more: &[&str]| {
        let output = sandbox.plan().run_with(&[&["new"], more, &needed[..]].concat());
        assert_eq!(output.code, 0, "{output}");
    };
    new(&["Ett"]);
    new(&["Två", "--format", "yaml"]);
    let first = |path: &str| {
        let text = std::fs::read_to_string(sandbox.at(path)).expect("written");
        text.lines().next().map(str::to_owned)
    };
    assert_eq!(first("plans/vard/2026/ett.toml"), Some(format!("#:schema {schema}")));
    assert_eq!(first("plans/vard/2026/tva.yaml"), Some(format!("# yaml-language-server: $schema={schema}")));
    // Most files beside it decide its format and its ending.
    for name in ["tre", "fyra"] {
        sandbox.write(&format!("plans/vard/2026/{name}.yml"), format!("# Påhittad.\ntitle: {name}\n"));
    }
    new(&["Fem"]);
    assert!(sandbox.at("plans/vard/2026/fem.yml").exists());
}

#[test]
fn fields_stand_in_the_order_of_the_format_whatever_the_order_of_the_words() {
    let sandbox = small();
    let words = [
        "benefit=Bra",
        "end=2026-Q4",
        "responsible+=it/exeper",
        "goals=enkelt",
        "short_title=Data",
        "responsible+=vard",
        "title=Öppna data",
        "start=2026-02-01",
        "lessons.worked=Inget",
    ];
    for format in ["toml", "yaml"] {
        let arguments =
            [&["new"], &words[..], &["--programme", "digital", "--format", format, "--id", format]].concat();
        let output = sandbox.plan().run_with(&arguments);
        assert_eq!(output.code, 0, "{output}");
        let text = std::fs::read_to_string(sandbox.at(&format!("plans/digital/2026/{format}.{format}")));
        let kind = if format == "toml" { Format::Toml } else { Format::Yaml };
        let document = read(&text.expect("written"), kind);
        assert!(document.faults.is_empty());
        let place = |name: &str| ACTIVITY.fields.iter().position(|f| f.name == name).expect("a field");
        let places: Vec<usize> = document.root.table().entries.iter().map(|e| place(&e.key.name)).collect();
        assert!(places.is_sorted() && places.len() == 8, "{places:?}");
        assert!(document.root.says("responsible.person") && !document.root.says("status"));
        sandbox.remove(&format!("plans/digital/2026/{format}.{format}"));
    }
}

#[test]
fn without_a_terminal_nothing_is_asked() {
    let sandbox = Sandbox::base();
    let mut told = String::new();
    for arguments in [&["set", "bas"][..], &["report", "bas"]] {
        for plan in [sandbox.plan(), sandbox.plan().english()] {
            let output = plan.run_with(arguments);
            assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{arguments:?}: {output}");
            told.push_str(&format!("$ plan {}\n{}\n", arguments.join(" "), output.stderr));
        }
    }
    snapshot("nobody_to_ask", &Output { stdout: told, stderr: String::new(), code: 2 });
}
