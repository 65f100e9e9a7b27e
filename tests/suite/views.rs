//! Views of the law: the governance model as text and as figures.

use plan::text::Lang;
use regex::Regex;

use crate::support::repository::root;
use crate::support::run::Plan;
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;

fn own() -> Plan {
    Plan::at(&root())
}

/// Another region, invented.
fn other() -> Plan {
    Plan::at(&root().join("examples/another-region"))
}

#[test]
fn the_governance_model_as_people_read_it() {
    snapshot("model_e-halsa_80.sv", &own().run("model e-halsa"));
    snapshot("model_own_140.en", &own().columns(140).english().run("model"));
    snapshot("model_other.sv", &other().run("model fardplan"));
    snapshot("model_narrow.sv", &own().columns(40).run("model digitalisering"));
}

#[test]
fn the_governance_model_as_a_figure_and_for_programs() {
    for format in ["mermaid", "dot"] {
        snapshot(&format!("model_{format}.sv"), &own().run(&format!("model e-halsa --format {format}")));
        snapshot(&format!("model_{format}.en"), &other().english().run(&format!("model --format {format}")));
    }
    let json = other().run("model --format json");
    assert_eq!(json.stdout, other().english().run("model --format json").stdout);
    snapshot("model_json", &json);
}

#[test]
fn only_what_is_in_force_is_shown() {
    let sandbox = Sandbox::copy_of("tests/pages/base");
    let plan = sandbox.plan();
    let file = "schema/governance/demo.toml";
    let law = std::fs::read_to_string(sandbox.at(file)).expect("the model is there");
    let with = |more: &str| sandbox.write(file, format!("{law}\n{more}"));
    let has = |arguments: &str, what: &str| plan.run(arguments).stdout.contains(what);
    with(
        "[[bodies]]\nid = \"nytt\"\nname = \"Nya rådet\"\nlevel = \"expert\"\nsince = 2028\nfunctions = [\"Ser framåt\"]\n",
    );
    assert!(!has("model", "Nya rådet") && !has("model --format dot", "Nya rådet"));
    assert!(has("model --year 2028", "Nya rådet") && has("model --year 2028", "Ser framåt"));
    assert!(has("model --year 2028h2 --format mermaid", "Nya rådet"));
}

#[test]
fn what_cannot_be_shown_says_why() {
    let cases = [
        "model e-hlsa",
        "model --format dot",
        "model --year tjugosju",
        "model digitalisering --year 2025",
        "model --format svg",
    ];
    for lang in [Lang::Sv, Lang::En] {
        let plan = if lang == Lang::Sv { own() } else { own().english() };
        let mut told = plan.run("model e-hlsa");
        told.stderr.clear();
        for case in cases {
            let output = plan.run(case);
            assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{case}: {output}");
            told.stderr.push_str(&format!("$ plan {case}\n{}\n", output.stderr));
        }
        snapshot(&format!("model_refused.{}", lang.tag()), &told);
    }
}

/// Names that would be syntax of a figure if they stood there as they are.
const HOSTILE: [&str; 8] = [
    r#"A"]; click b0 "javascript:alert(1)"#,
    r"bakstreck \",
    "end",
    "%%{init: {'theme': 'dark'}}%%",
    "<script>alert(1)</script> & <b>",
    "`**fet**` #35; #quot;",
    "style a:#x; --> b1 ~~~ {x} |y| @z",
    "} subgraph {\u{202e}",
];

#[test]
fn no_name_is_syntax_of_a_figure() {
    let sandbox = Sandbox::copy_of("tests/pages/base");
    let mut law =
        String::from("name = 'Namn \"x\" \\ %% <i>'\nstates = [{ id = 'p', category = 'planned' }]\n");
    for (at, name) in HOSTILE.iter().enumerate() {
        let parent = if at == 0 { "" } else { "parent = 'end0'\n" };
        let level = ["strategic", "tactical", "reference"][at.min(2)];
        law += &format!("[[bodies]]\nid = 'end{at}'\nlevel = '{level}'\n{parent}name = '''{name}'''\n");
    }
    sandbox.write("schema/governance/demo.toml", law);
    let shown = |format: &str| sandbox.plan().run(&format!("model demo --format {format}")).stdout;
    let label = r#""(?:[\p{L}\p{N} ,.–/()-]|#\d+;|<br/>)*""#;
    let mermaid = Regex::new(&format!(
        r#"^(?:---|title: "(?:[^"\\]|\\["\\])*"|flowchart BT|  subgraph l\d+\[{label}\]|    b\d+\[{label}\]|  end|  b\d+ ~~~ b\d+|  [bl]\d+ (?:---|-- {label} -->|-\. {label} \.->) [bl]\d+)$"#
    ));
    let mermaid = mermaid.expect("the pattern is one");
    let wrong: Vec<String> =
        shown("mermaid").lines().filter(|l| !mermaid.is_match(l)).map(str::to_owned).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // Between two quotation marks stand no other, and no backslash but before one, a backslash or an n.
    let quoted = Regex::new(r#""(?:[^"\\&]|\\["\\n]|&amp;)*""#).expect("the pattern is one");
    let bare = quoted.replace_all(&shown("dot"), "Q").into_owned();
    let plain = Regex::new(r"^[\w\s={}\[\],;.>-]*$").expect("the pattern is one");
    assert!(plain.is_match(&bare), "{bare}");
    assert_eq!(shown("mermaid").matches("    b").count(), HOSTILE.len());
}
