//! What a terminal, a CI runner, a spreadsheet or a web page could be made to do by text from a file.

use crate::hostile::everything;
use crate::support::sandbox::Sandbox;

/// Texts that do something where they are shown as they are.
const TRAPS: [&str; 16] = [
    "::error file=x::hej",
    "##[error]hej",
    "##vso[task.complete result=Failed;]hej",
    "\\u001b[31mrött\\u001b[0m",
    "\\u001b]0;titel\\u0007",
    "\\u009b31m",
    "fram\\u202ekab",
    "\\u2066dold\\u2069",
    "rad ett\\n::error::rad två",
    "\\r::error::rad två",
    "=HYPERLINK(\\\"http://x\\\")",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "</td><script>alert(1)</script> | ![bild](http://x/y.png) [länk](javascript:alert(1)) @alla `kod` **fet**",
    ":::och ###[mer",
];

/// A repository where each text that is shown is a trap.
fn trapped(trap: &str) -> Sandbox {
    let sandbox = Sandbox::base();
    let plain = trap.replace("\\u001b", "E").replace("\\u009b", "C").replace("\\u0007", "B");
    let single_line = plain.replace("\\n", " ").replace("\\r", " ").replace("\\u", "u");
    sandbox.write(
        "plans/demo/programme.toml",
        format!(
            "name = \"{trap}\"\ngovernance = \"demo\"\ngoals = [{{ id = \"trygghet\", name = \"{trap}\" }}]\n\
             overarching = [\"strategi\", \"vp-2026\"]\nareas = [{{ id = \"ai\", name = \"{trap}\", led_by = \"stab\" }}]\n\
             needs = [{{ id = \"behov\", text = \"{trap}\" }}]\n"
        ),
    );
    sandbox.write(
        "plans/demo/2026/ond.toml",
        format!(
            "title = \"{trap}\"\ngoals = [\"trygghet\", \"{trap}\"]\nstatus = \"{trap}\"\nbenefit = \"{trap}\"\n\
             responsible = [{{ org = \"it\", person = \"annper\" }}, {{ org = \"{trap}\", person = \"{trap}\" }}]\n\
             milestones = [{{ id = \"m\", title = \"{trap}\", due = 2026-01-31 }}]\n\
             reports = [{{ date = 2026-04-30, health = \"{trap}\", text = \"{trap}\", by = \"{trap}\" }}]\n\
             links = [{{ title = \"{trap}\", url = \"{trap}\" }}]\n\
             \"{trap}\" = 1\n# {single_line}\n"
        ),
    );
    sandbox.write("plans/demo/2026/tva.toml", format!("title = \"{trap}\"\ngoals = [\"trygghet\"]\n"));
    sandbox.write(
        "schema/people.toml",
        format!("people = [{{ id = \"annper\", name = \"{trap}\" }}, {{ id = \"bosber\", name = \"B\" }}]\n"),
    );
    sandbox.write(
        "schema/actors.toml",
        format!(
            "actors = [{{ id = \"it\", name = \"{trap}\" }}, {{ id = \"stab\", name = \"S\" }}, {{ id = \"styrgrupp\", name = \"{trap}\" }}]\n"
        ),
    );
    let law = std::fs::read_to_string(sandbox.at("schema/governance/demo.toml")).expect("the law is there");
    let law = law.replace("\"Pågående\"", &format!("\"{trap}\""));
    sandbox.write(
        "schema/governance/demo.toml",
        format!(
            "{law}\n[[constraints]]\nid = \"nytta\"\nrule = \"missing-field\"\nof = \"activity\"\nfield = \"description\"\n\
             severity = \"error\"\nbecause = \"{trap}\"\nsee = \"{trap}\"\n"
        ),
    );
    sandbox
}

/// Whether a character steers a terminal, hides or turns text.
fn steers(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

fn is_harmless(text: &str) -> bool {
    // A byte order mark is the first character of csv, and of nothing else.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    !text.chars().any(|c| steers(c) || c == '\u{feff}')
        && !text.contains("##[")
        && !text.contains("##vso[")
        && !text.lines().any(|l| l.trim_start().starts_with("::"))
}

#[test]
fn no_format_lets_a_text_steer_a_terminal_or_a_runner() {
    for trap in TRAPS {
        let sandbox = trapped(trap);
        for output in everything(&sandbox) {
            assert!(is_harmless(&output.stdout) && is_harmless(&output.stderr), "{trap}\n{output}");
        }
        let concise = sandbox.plan().run("check --format concise").stdout;
        assert!(concise.lines().all(|l| l.starts_with("plans/") || l.starts_with("schema/")), "{concise}");
        assert!(is_harmless(&concise), "{concise}");
        commands_are_ours(&sandbox);
    }
}

/// A runner executes each line of this format: they are as many as the findings, and each is one of ours.
fn commands_are_ours(sandbox: &Sandbox) {
    let commands = sandbox.plan().run("check --format github").stdout;
    let findings = sandbox.plan().run("check --format json").stdout.matches("\"set_by\"").count();
    assert_eq!(commands.lines().count(), findings, "{commands}");
    for line in commands.lines() {
        let own =
            ["::error file=", "::warning file=", "::notice file="].iter().find_map(|w| line.strip_prefix(w));
        let (properties, text) = own.and_then(|rest| rest.split_once("::")).expect("a command of ours");
        assert!(
            !text.contains("::")
                && properties.split(',').all(|p| p.matches('=').count() <= 1 || p.starts_with("title=")),
            "{line}"
        );
        assert!(is_harmless(text) && is_harmless(properties), "{line}");
    }
}

/// The same texts as they are, not written as codes, in files of YAML, and in comments.
#[test]
fn source_lines_in_frames_are_harmless() {
    for raw in
        ["::error::x", "##[error]x", "##vso[task]x", "a\u{1b}[31mb", "a\u{9b}31mb", "a\u{202e}b", "a\u{7}b"]
    {
        let sandbox = Sandbox::base();
        sandbox.write("plans/demo/2026/ond.yaml", format!("title: Ond\n# {raw}\nstatsu: '{raw}' # {raw}\n"));
        sandbox.write("plans/demo/2026/ond2.toml", format!("title = \"Ond 2\"\nstatsu = '{raw}' # {raw}\n"));
        sandbox.write("plans/demo/2026/ond3.yaml", format!("{raw}\n"));
        for output in everything(&sandbox) {
            assert!(is_harmless(&output.stdout), "{raw:?}\n{output}");
        }
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_and_folders_are_harmless() {
    for name in [
        "\u{1b}[31mond",
        "a\n::error::b",
        "::error::c",
        "##[error]d",
        "=cmd",
        "@alla",
        "a`b|c<img src=x>![x](y)",
        "\u{202e}e",
    ] {
        let sandbox = Sandbox::base();
        let law = "name = \"Namn\"\ngovernance = \"demo\"\n";
        sandbox.write(&format!("plans/demo/2026/{name}.toml"), "title = \"Ond\"\nstatsu = 1\n");
        sandbox.write(&format!("plans/{name}/programme.toml"), law);
        sandbox.write(&format!("plans/{name}/2026/{name}.toml"), "title = \"Ond 2\"\nstatsu = 1\n");
        sandbox.write(&format!("plans/{name}/arkiv/{name}.TOML"), "");
        for output in everything(&sandbox) {
            assert!(is_harmless(&output.stdout) && is_harmless(&output.stderr), "{name:?}\n{output}");
        }
        for arguments in [&["status", name][..], &["status", name, "--format", "markdown"], &["check", name]]
        {
            let output = sandbox.plan().run_with(arguments);
            assert!(is_harmless(&output.stdout) && is_harmless(&output.stderr), "{name:?}\n{output}");
        }
    }
}

#[test]
fn arguments_come_back_harmless() {
    let plan = Sandbox::base();
    let plan = plan.plan();
    for word in ["::error::x", "##[error]x", "\u{1b}[31mx", "a\n::error::b", "\u{202e}x"] {
        for arguments in [
            &["status", word][..],
            &["status", "--goal", word],
            &["status", "--year", word],
            &["status", "--by", word],
            &["status", "--today", word],
            &["check", word],
            &["check", "--level", word],
            &["explain", word],
            &[word],
        ] {
            let output = plan.run_with(arguments);
            assert!(output.code == 2 && is_harmless(&output.stderr), "{arguments:?}\n{output}");
        }
    }
}

#[test]
fn no_cell_of_a_spreadsheet_is_a_formula() {
    for trap in TRAPS {
        let csv = trapped(trap).plan().run("status --format csv").stdout;
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        let mut rows = 0;
        for record in reader.records() {
            let record = record.expect("every row has as many cells as the header");
            for cell in &record {
                let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(!formula || cell.parse::<f64>().is_ok(), "{trap}: {cell}\n{csv}");
            }
            rows += 1;
        }
        assert_eq!(rows, 3, "{csv}");
        assert_eq!(csv.lines().count(), 4, "no cell breaks its line: {csv}");
    }
}

#[test]
fn markdown_shows_texts_and_runs_none() {
    let sandbox = trapped(TRAPS[14]);
    for arguments in
        ["status --format markdown", "status ond --format markdown", "status --by goal --format markdown"]
    {
        let text = sandbox.plan().run(arguments).stdout;
        // The program's own markup is the line break of cells.
        let own = text.replace("<br>", "");
        assert!(!own.contains('<') && !own.contains('@'), "{text}");
        for live in ["![", "](", "**", "\n\n\n"] {
            assert!(!own.replace("\\*\\*", "").replace("\\]", "").contains(live), "{live}: {text}");
        }
        for row in text.lines().filter(|l| l.starts_with('|')) {
            let bars = row.replace("\\|", "").matches('|').count();
            assert_eq!(bars, 8, "{row}");
        }
    }
}

#[test]
fn json_holds_the_texts_unchanged() {
    for trap in TRAPS {
        let meant: String = toml_text(trap);
        let json = trapped(trap).plan().run("status --format json").stdout;
        let json: serde_json::Value = serde_json::from_str(&json).expect("the output is JSON");
        assert_eq!(json["programmes"][0]["name"], meant.as_str());
    }
}

/// What a text means when TOML reads it between quotation marks.
fn toml_text(raw: &str) -> String {
    use plan::syntax::{Format, read};
    let document = read(&format!("a = \"{raw}\"\n"), Format::Toml);
    document.root.text("a").map_or_else(String::new, |t| t.value.to_owned())
}
