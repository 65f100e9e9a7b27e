//! What a file may hold.

use std::fmt::Write as _;

use crate::hostile::{everything, places};
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;

/// A fixture: what it is, and the files that it adds to the base repository.
type Case = (&'static str, Vec<(&'static str, Vec<u8>)>);

const TOML: &str = "plans/demo/2026/ond.toml";
const YAML: &str = "plans/demo/2026/ond.yaml";

/// What every fixture begins with. Two of them, with the faults behind, give the line of a fault.
const HEAD: &str =
    "title = \"Ond\"\ngoals = [\"trygghet\"]\nresponsible = [{ org = \"it\", person = \"annper\" }]\n";
const HEAD_YAML: &str = "title: Ond\ngoals: [trygghet]\nresponsible: [{ org: it, person: annper }]\n";

fn toml(label: &'static str, rest: &str) -> Case {
    (label, vec![(TOML, format!("{HEAD}{rest}").into_bytes())])
}

fn yaml(label: &'static str, rest: &str) -> Case {
    (label, vec![(YAML, format!("{HEAD_YAML}{rest}").into_bytes())])
}

fn file(label: &'static str, path: &'static str, content: impl Into<Vec<u8>>) -> Case {
    (label, vec![(path, content.into())])
}

/// Aliases that name each other nine times, eight levels deep: a billion values if anybody opened them.
fn bomb() -> String {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..9 {
        let below = vec![format!("*a{}", level - 1); 9].join(", ");
        let _ = writeln!(text, "a{level}: &a{level} [{below}]");
    }
    text
}

fn syntax() -> Vec<Case> {
    vec![
        toml("TOML: a quotation mark is missing", "benefit = \"Nytta\nstatus = \"ongoing\"\n"),
        toml("TOML: a bracket is missing", "needs = [\nstatus = \"ongoing\"\n"),
        toml("TOML: a value is missing", "status =\nkind = \"projekt\"\n"),
        toml("TOML: text without quotation marks", "benefit = Nytta\n"),
        toml("TOML: no equals sign", "status \"ongoing\"\n"),
        toml(
            "TOML: merge conflict",
            "<<<<<<< HEAD\nstatus = \"ongoing\"\n=======\nstatus = \"planned\"\n>>>>>>> gren\n",
        ),
        toml("TOML: a table opened twice", "[follow_up]\nby = \"a\"\n[follow_up]\nhow = \"b\"\n"),
        yaml("YAML: a quotation mark is missing", "benefit: \"Nytta\nstatus: ongoing\n"),
        yaml("YAML: a bracket is missing", "needs: [a, b\nstatus: ongoing\n"),
        yaml("YAML: a colon in a text", "benefit: Nytta: snabbare\n"),
        yaml("YAML: a tab as indentation", "follow_up:\n\tby: samordnare\n"),
        yaml("YAML: wrong indentation", "follow_up:\n    by: a\n  how: b\n"),
        file("YAML: a list instead of fields", YAML, "- a\n- b\n"),
        file("YAML: a single value", YAML, "hej\n"),
        file("TOML: a file of garbage", TOML, "}{][=\"'\n\\\n"),
    ]
}

fn shapes() -> Vec<Case> {
    vec![
        toml(
            "wrong types",
            "start = true\nshared_system = \"ja\"\nreports = \"inga\"\nfollow_up = 3\norder = \"ett\"\n",
        ),
        toml("unknown keys", "statsu = \"ongoing\"\nhelt_okant = 1\n"),
        toml("a key twice", "status = \"ongoing\"\nstatus = \"planned\"\n"),
        yaml("YAML: a key twice", "status: ongoing\nstatus: planned\n"),
        toml("2026-02-30", "start = 2026-02-30\n"),
        toml("2026-02-30 as text", "start = \"2026-02-30\"\n"),
        yaml("YAML: 2026-02-30", "start: 2026-02-30\n"),
        toml("2026-14-05", "start = 2026-14-05\n"),
        toml("a day with a time", "start = 2026-03-01T12:00:00Z\n"),
        toml("a day written first", "start = \"1/3/2026\"\n"),
        yaml("YAML: no and on are texts", "benefit: no\ndescription: on\nshared_system: yes\n"),
        yaml("YAML: numbers where texts belong", "benefit: 0123\ndescription: 1.5\n"),
        toml("a number too large to hold", "order = 123456789012345678901234567890\n"),
        toml("not a number", "order = nan\n"),
        toml(
            "an id with ../",
            "milestones = [{ id = \"../../etc/passwd\", title = \"x\" }]\ngoverned_by = [\"../strategi\"]\n",
        ),
        toml(
            "ids equal but for case",
            "milestones = [{ id = \"Start\", title = \"a\" }, { id = \"start\", title = \"b\" }]\n",
        ),
        toml(
            "two entries of one id",
            "milestones = [{ id = \"start\", title = \"a\" }, { id = \"start\", title = \"b\" }]\n",
        ),
        toml("a goal twice", "needs = []\ngoverned_by = [\"strategi\", \"strategi\"]\n"),
        toml("an empty key", "\"\" = 1\n"),
        toml("a key with a line break", "\"a\\nb\" = 1\n"),
    ]
}

fn texts() -> Vec<Case> {
    vec![
        file("byte order mark", TOML, format!("\u{feff}{HEAD}")),
        file("YAML: byte order mark", YAML, format!("\u{feff}{HEAD_YAML}")),
        file("CRLF", TOML, format!("{HEAD}statsu = \"ongoing\"\n").replace('\n', "\r\n")),
        file("YAML: CRLF", YAML, format!("{HEAD_YAML}statsu: ongoing\n").replace('\n', "\r\n")),
        file("old Macintosh line ends", TOML, HEAD.replace('\n', "\r")),
        toml("tabs", "\tbenefit\t=\t\"Nytta\"\t\n"),
        file("NUL", TOML, format!("{HEAD}benefit = \"a\0b\"\n")),
        file(
            "UTF-16",
            TOML,
            "title = \"å\"\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        ),
        file("Latin-1", TOML, b"title = \"\xe5tg\xe4rd\"\n".to_vec()),
        file("empty", TOML, ""),
        file("YAML: empty", YAML, ""),
        file("only blanks", TOML, " \n\t\n\n"),
        file("only a comment", YAML, "# inget\n"),
        toml("a control character", "benefit = \"a\u{1b}[31mb\"\n"),
        toml("an escaped control character", "benefit = \"a\\u001b[31mb\"\n"),
        toml("a bidirectional control", "benefit = \"a\u{202e}b\"\n"),
        toml("an invisible space", "benefit = \"a\u{200b}b\"\n"),
        file("NFD text", TOML, HEAD.replace("Ond", "A\u{30a}terbruk av a\u{308}renden").into_bytes()),
        (
            "NFC and NFD titles that look the same",
            vec![
                (TOML, HEAD.replace("Ond", "Återbruk").into_bytes()),
                ("plans/demo/2026/annan.toml", HEAD.replace("Ond", "A\u{30a}terbruk").into_bytes()),
            ],
        ),
        file("a Git LFS pointer", TOML, "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"),
    ]
}

fn limits() -> Vec<Case> {
    vec![
        file("10 MB", TOML, format!("{HEAD}benefit = \"{}\"\n", "a".repeat(10 * 1024 * 1024))),
        file("exactly 1 MiB", TOML, {
            let head = format!("{HEAD}# ");
            format!("{head}{}\n", "a".repeat(1024 * 1024 - head.len() - 1))
        }),
        file("1 MiB and a byte", TOML, {
            let head = format!("{HEAD}# ");
            format!("{head}{}\n", "a".repeat(1024 * 1024 - head.len()))
        }),
        toml("TOML: 100,000 brackets", &format!("x = {}\n", "[".repeat(100_000))),
        toml("TOML: 70 levels", &format!("x = {{ a = {}{} }}\n", "[".repeat(70), "]".repeat(70))),
        toml("TOML: 60 levels", &format!("x = {{ a = {}{} }}\n", "[".repeat(60), "]".repeat(60))),
        toml("TOML: a dotted key of 1,000 parts", &format!("x.{} = 1\n", vec!["a"; 1000].join("."))),
        yaml("YAML: 100,000 brackets", &format!("x: {}\n", "[".repeat(100_000))),
        yaml("YAML: 100,000 dashes", &format!("x:\n  {}a\n", "- ".repeat(100_000))),
        yaml("YAML: 70 levels", &format!("x: {{ a: {}{} }}\n", "[".repeat(70), "]".repeat(70))),
        yaml("YAML: an alias bomb", &bomb()),
        yaml("YAML: 10,001 values", &format!("x: {{ a: [{}] }}\n", vec!["1"; 10_001].join(", "))),
        toml("TOML: an id 1,000 times", &format!("governed_by = [{}]\n", vec!["\"nej\""; 1_000].join(", "))),
    ]
}

fn refused() -> Vec<Case> {
    vec![
        yaml("YAML: an anchor and an alias", "benefit: &n Nytta\ndescription: *n\n"),
        yaml("YAML: an alias of nothing", "benefit: *inget\n"),
        yaml("YAML: an alias of what it stands in", "x: &a { b: *a }\n"),
        yaml("YAML: a merge key", "x: { <<: { a: 1 } }\n"),
        yaml("YAML: tags", "benefit: !!python/object:os.system ls\ndescription: !egen x\n"),
        yaml("YAML: binary", "benefit: !!binary aGVq\n"),
        yaml("YAML: a second document", "---\ntitle: Två\n"),
        file("YAML: a directive", YAML, format!("%YAML 1.1\n---\n{HEAD_YAML}")),
        yaml("YAML: a list as a key", "? [a, b]\n: 1\n"),
        toml("TOML 1.1", "follow_up = {\n  by = \"samordnare\",\n}\n"),
    ]
}

fn chains() -> Vec<Case> {
    let carried = |from: &str| format!("{HEAD}carried_from = [\"{from}\"]\n").into_bytes();
    vec![
        toml("carried from itself", "carried_from = [\"2026/ond\"]\n"),
        (
            "two that carry each other",
            vec![(TOML, carried("2027/ond")), ("plans/demo/2027/ond.toml", carried("2026/ond"))],
        ),
        (
            "three years in a circle",
            vec![
                ("plans/demo/2025/ond.toml", carried("2027/ond")),
                (TOML, carried("2025/ond")),
                ("plans/demo/2027/ond.toml", carried("2026/ond")),
            ],
        ),
        (
            "two files for one activity year",
            vec![(TOML, HEAD.into()), (YAML, HEAD_YAML.into()), ("plans/demo/2026/ond.yml", HEAD_YAML.into())],
        ),
        (
            "two files for the programme and the register",
            vec![
                ("plans/demo/programme.yaml", b"name: Annat\ngovernance: demo\n".to_vec()),
                ("schema/actors.yml", b"actors: []\n".to_vec()),
            ],
        ),
        (
            "a circle of actors",
            vec![(
                "schema/actors.toml",
                b"actors = [{ id = \"it\", name = \"IT\", parent = \"stab\" }, { id = \"stab\", name = \"Staben\", parent = \"it\" }, { id = \"styrgrupp\", name = \"S\", parent = \"styrgrupp\" }]\n".to_vec(),
            )],
        ),
        file("a programme of its own without a file", "plans/vilse/2026/ond.toml", HEAD),
    ]
}

#[cfg(unix)]
fn names() -> Vec<Case> {
    vec![
        file("an ending that is almost right", "plans/demo/2026/ond.TOML", HEAD),
        file("JSON", "plans/demo/2026/ond.json", "{}"),
        file("a plan file where none belongs", "plans/demo/ond.toml", HEAD),
        file("a folder that is no plan year", "plans/demo/arkiv/ond.toml", HEAD),
        file("a name with capitals", "plans/demo/2026/Ond.toml", HEAD),
        file("a name in NFD", "plans/demo/2026/a\u{30a}tg\u{308}.toml", HEAD),
        file("a name with blanks and å", "plans/demo/2026/min åtgärd.toml", HEAD),
        file("a name that steers", "plans/demo/2026/\u{1b}[2J\u{202e}ond.toml", HEAD),
        file("a name with a line break", "plans/demo/2026/a\n::error::b.toml", HEAD),
        file("a name of a command", "plans/demo/2026/--help.toml", HEAD),
        file("a reserved name", "plans/demo/2026/programme.toml", HEAD),
        file("a plan year with dots", "plans/demo/2026../ond.toml", HEAD),
        file("a programme that steers", "plans/=cmd|'x'!a\u{1b}[31m/2026/ond.toml", HEAD),
        file("a file with nothing but an ending", "plans/demo/2026/.toml", HEAD),
        file("a README", "plans/demo/2026/README.md", "# Läs mig\n"),
    ]
}

/// What the program says of each case: the findings, and the code.
fn stated(name: &str, cases: &[Case]) {
    let mut told = String::new();
    for (label, files) in cases {
        let sandbox = Sandbox::base();
        for (path, content) in files {
            sandbox.write(path, content);
        }
        everything(&sandbox);
        let checked = sandbox.plan().run("check --format concise");
        assert_eq!(checked.stderr, "", "{label}");
        let _ = writeln!(told, "# {label} (exit {})", checked.code);
        for line in checked.stdout.lines() {
            // A fault that comes thousands of times is told by its first line.
            let _ = writeln!(told, "{line}");
            if checked.stdout.lines().count() > 50 {
                let _ = writeln!(told, "… {} in all", checked.stdout.lines().count());
                break;
            }
        }
        told.push('\n');
    }
    snapshot(&format!("hostile_{name}.sv"), &told);
}

#[test]
fn broken_syntax() {
    stated("syntax", &syntax());
}

#[test]
fn wrong_shapes() {
    stated("shapes", &shapes());
}

#[test]
fn strange_texts() {
    stated("texts", &texts());
}

#[test]
fn too_much_of_it() {
    stated("limits", &limits());
}

#[test]
fn what_yaml_could_do() {
    stated("refused", &refused());
}

#[test]
fn circles_and_doubles() {
    stated("chains", &chains());
}

#[cfg(unix)]
#[test]
fn strange_names() {
    stated("names", &names());
}

#[test]
fn days_as_texts_and_as_dates_are_the_same() {
    let with = |start: &str| {
        let sandbox = Sandbox::base();
        let due = format!("milestones = [{{ id = \"m\", title = \"M\", due = {start} }}]\n");
        sandbox.write(TOML, format!("{HEAD}start = {start}\n{due}"));
        sandbox.write("plans/demo/2026/tva.yaml", format!("title: Två\nstart: {start}\n"));
        (places(&sandbox), sandbox.plan().run("status --format json"), sandbox.plan().run("status ond"))
    };
    assert_eq!(with("2026-03-01"), with("\"2026-03-01\""));
    assert_eq!(with("2026-02-30").0, with("\"2026-02-30\"").0);
}

#[test]
fn a_fault_in_a_file_hides_nothing_elsewhere() {
    let sandbox = Sandbox::base();
    sandbox.write(TOML, b"title = \"\xff\"\n");
    sandbox.write("plans/demo/2026/bruten.toml", "title = \"x\n");
    sandbox.write("plans/demo/2026/stav.toml", format!("{HEAD}statsu = \"ongoing\"\n"));
    let expected = [
        "plans/demo/2026/bruten.toml:1:9 syntax-error",
        "plans/demo/2026/ond.toml:1:1 unreadable-file",
        "plans/demo/2026/stav.toml:4:1 unknown-field",
    ];
    assert_eq!(places(&sandbox), expected);
}

#[test]
fn a_register_that_cannot_be_read_makes_no_id_unknown() {
    for register in ["actors", "people", "documents"] {
        let sandbox = Sandbox::base();
        sandbox.write(&format!("schema/{register}.toml"), b"\xff");
        assert_eq!(places(&sandbox), [format!("schema/{register}.toml:1:1 unreadable-file")]);
    }
}

#[test]
fn among_very_many_unknown_ids_only_the_first_are_told_what_they_might_be() {
    let sandbox = Sandbox::base();
    let ids: Vec<String> = (100..400).map(|number| format!("\"trygghet{number}\"")).collect();
    sandbox.write(TOML, HEAD.replace("\"trygghet\"", &ids.join(", ")));
    let checked = sandbox.plan().run("check --format concise");
    let unknown: Vec<&str> =
        checked.stdout.lines().filter(|line| line.contains("unknown-reference")).collect();
    let suggested = unknown.iter().filter(|line| line.contains("menade du \"trygghet\"")).count();
    assert_eq!((unknown.len(), suggested), (300, 200), "{}", checked.stdout);
}
