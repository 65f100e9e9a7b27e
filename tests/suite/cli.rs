//! The program as people see it: whole outputs, in both languages, at the widths they have.
//!
//! To accept a change: `INSTA_UPDATE=always cargo test`, then read what changed in `tests/snapshots/`.

use plan::facts::Facts;
use plan::portfolio::{ActivityId, Portfolio};
use plan::render::{Style, check_human, home, rules_table, status_table, story_text};
use plan::status::{By, Query, report, story};
use plan::store::WorkTree;
use plan::text::Lang;
use rayon::prelude::*;
use unicode_width::UnicodeWidthStr as _;

use crate::support::repository::{check_on, day, root};
use crate::support::run::{Output, Plan};
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;

/// This repository's own plans.
fn own() -> Plan {
    Plan::at(&root())
}

/// A small repository with faults, invented.
fn small() -> Plan {
    Plan::at(&root().join("tests/portfolios/small"))
}

/// The same arguments in Swedish and in English.
fn in_both(name: &str, plan: &Plan, arguments: &str) {
    snapshot(&format!("{name}.sv"), &plan.run(arguments));
    snapshot(&format!("{name}.en"), &plan.clone().english().run(arguments));
}

#[test]
fn the_program_alone() {
    in_both("home", &own(), "");
    in_both("home_small", &small(), "");
}

#[test]
fn help_for_everything() {
    in_both("help", &own(), "--help");
    for command in [
        "status",
        "check",
        "set",
        "report",
        "rename",
        "carry-over",
        "close",
        "reopen",
        "save",
        "agenda",
        "decide",
        "decisions",
        "route",
        "diff",
        "log",
        "model",
        "coverage",
        "explain",
        "rules",
        "schema",
        "init",
        "completions",
    ] {
        in_both(&format!("help_{command}"), &own(), &format!("{command} --help"));
    }
}

#[test]
fn the_table_of_a_plan_year() {
    for columns in [80, 140] {
        let plan = own().columns(columns);
        in_both(&format!("status_own_{columns}"), &plan, "status 2026 --programme digitalisering");
        in_both(&format!("status_small_{columns}"), &small().columns(columns), "status");
    }
    snapshot("status_own_2025.sv", &own().run("status 2025"));
    snapshot("status_small_40.sv", &small().columns(40).run("status digital"));
}

#[test]
fn the_table_in_other_groups() {
    for by in ["goal", "org", "person", "status"] {
        in_both(&format!("status_by_{by}"), &small(), &format!("status --by {by}"));
    }
    let wide = own().columns(140);
    snapshot("status_by_org_140.sv", &wide.run("status 2026 --programme digitalisering --by org"));
}

#[test]
fn the_table_of_a_selection() {
    for (name, filter) in [
        ("goal", "--goal enkelt"),
        ("org", "--org regionen"),
        ("person", "--person pahhit"),
        ("status", "--status pågående"),
        ("late", "--late"),
        ("none", "--late --person pahhit --goal enkelt"),
    ] {
        snapshot(&format!("status_filter_{name}.sv"), &small().run(&format!("status digital {filter}")));
    }
    snapshot("status_keys.sv", &small().run("status e-arkiv bokning"));
    snapshot("status_year.en", &small().english().run("status --year 2025"));
}

#[test]
fn the_story_of_an_activity() {
    in_both("story", &small(), "status e-arkiv");
    in_both("story_own", &own(), "status kompetens-ai-digitalisering");
    snapshot("story_path.sv", &small().run("status plans/vard/2026/gemensam-inloggning.toml"));
    snapshot("story_markdown.sv", &small().run("status e-arkiv --format markdown"));
    snapshot("story_json.sv", &small().run("status e-arkiv --format json"));
    snapshot("story_csv.sv", &small().run("status e-arkiv --format csv"));
}

#[test]
fn the_table_in_machine_formats() {
    for format in ["csv", "json"] {
        let arguments = format!("status --format {format}");
        snapshot(&format!("status_{format}"), &small().run(&arguments));
        assert_eq!(small().run(&arguments).stdout, small().english().run(&arguments).stdout, "{format}");
    }
    in_both("status_markdown", &small(), "status --format markdown");
}

#[test]
fn a_check_of_plans_with_faults() {
    for columns in [80, 140] {
        in_both(&format!("check_human_{columns}"), &small().columns(columns), "check");
    }
    snapshot("check_notes.sv", &small().run("check --notes plans/digital/2026/gemensam-inloggning.toml"));
    in_both("check_concise", &small(), "check --format concise");
    let json = small().run("check --format json");
    assert_eq!(json.stdout, small().english().run("check --format json").stdout);
    snapshot("check_json", &json);
}

#[test]
fn a_check_of_our_own_plans() {
    for columns in [80, 140] {
        in_both(&format!("check_own_{columns}"), &own().columns(columns), "check");
    }
}

#[test]
fn what_changed_between_two_plan_years() {
    for columns in [80, 140] {
        in_both(&format!("diff_own_{columns}"), &own().columns(columns), "diff 2025..2026");
    }
    snapshot("diff_own_markdown.sv", &own().run("diff 2025..2026 --format markdown"));
    snapshot("diff_own_json", &own().run("diff 2025..2026 --format json"));
    for by in ["goal", "org", "body"] {
        snapshot(&format!("diff_small_by_{by}.sv"), &small().run(&format!("diff 2025..2026 --by {by}")));
    }
    in_both("diff_small", &small(), "diff 2025..2026 --exit-code");
}

#[test]
fn rules_and_their_pages() {
    in_both("rules", &own(), "rules");
    snapshot("rules_wide.sv", &own().columns(140).run("rules"));
    in_both("explain", &own(), "explain unknown-reference");
    in_both("explain_constraint", &own(), "explain lead-marked");
    snapshot("explain_narrow.sv", &own().columns(40).run("explain forbidden-field"));
}

#[test]
fn every_usage_error_says_what_is_wrong_and_what_to_do() {
    let cases = [
        "--years",
        "stauts",
        "status --by gaol",
        "status --by",
        "status --late --late",
        "status --format xml",
        "status e-arkvi",
        "status finns-inte",
        "status gemensam-inloggning",
        "status 2031",
        "status --year 1999",
        "status --programme vrd",
        "status --goal hallbrt",
        "status --person nils",
        "status --today igår",
        "check --level x",
        "check --level missing-field=fatal",
        "check --level missin-field=note",
        "check --deny all",
        "check finns/inte",
        "diff 2026",
        "diff 2025..2062",
        "diff 2026..2025",
        "diff 2025 2026-03-01",
        "diff a..b c",
        "diff a b c",
        "diff --by gaol",
        "diff --since yesterday",
        "diff --since adoption",
        "diff 2025..2026 --programme vrd",
        "log",
        "explain",
        "explain missng-field",
    ];
    for lang in [Lang::Sv, Lang::En] {
        let mut told = String::new();
        for case in cases {
            let plan = if lang == Lang::Sv { small() } else { small().english() };
            let output = plan.run(case);
            assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{case}: {output}");
            told.push_str(&format!("$ plan {case}\n{}\n", output.stderr));
        }
        let output = Output { stdout: told, stderr: String::new(), code: 2 };
        snapshot(&format!("usage.{}", lang.tag()), &output);
    }
}

#[test]
fn exit_codes_tell_how_it_went_in_every_format() {
    let clean = Sandbox::base();
    let code = |plan: &Plan, arguments: &str| plan.run(arguments).code;
    for format in ["human", "concise", "json"] {
        assert_eq!(code(&clean.plan(), &format!("check --format {format}")), 0, "{format}");
        assert_eq!(code(&small(), &format!("check --format {format}")), 1, "{format}");
    }
    for format in ["table", "json", "csv", "markdown"] {
        assert_eq!(code(&small(), &format!("status --format {format}")), 0, "{format}");
    }
    assert_eq!(code(&clean.plan(), "--version"), 0);
    assert_eq!(code(&clean.plan(), "check --help"), 0);
}

#[test]
fn severities_decide_the_exit_code() {
    let sandbox = Sandbox::base();
    let plan = sandbox.plan();
    // A title that stands twice is a warning unless somebody says otherwise.
    sandbox.write(
        "plans/demo/2026/tva.toml",
        "title = \"Basaktiviteten\"\ngoals = [\"trygghet\"]\nresponsible = [{ org = \"it\", person = \"annper\" }]\n",
    );
    let code = |arguments: &str| plan.run(arguments).code;
    assert_eq!(code("check"), 0);
    assert_eq!(code("check --deny warning"), 1);
    assert_eq!(code("check --deny note"), 1);
    assert_eq!(code("check --level duplicate-title=error"), 1);
    assert_eq!(code("check --level duplicate-title=note"), 0);
    assert_eq!(code("check --level duplicate-title=note --deny warning"), 0);
    assert_eq!(code("check --level duplicate-title=note --deny note"), 1);
    assert_eq!(code("check --deny warning plans/demo/2026/bas.toml"), 0);
    snapshot("check_level.sv", &plan.run("check --level duplicate-title=error"));
    snapshot("check_clean.sv", &Sandbox::base().plan().run("check"));
}

#[test]
fn what_cannot_be_run_says_why() {
    let nothing = Sandbox::empty();
    in_both("no_repository", &nothing.plan(), "status");
    nothing.folder("plans").folder("schema");
    let output = nothing.plan().run("check");
    assert_eq!(output.code, 3);
    in_both("no_plans", &nothing.plan(), "check");

    let lawless = Sandbox::base();
    lawless.remove("schema/governance/demo.toml");
    assert_eq!(lawless.plan().run("check").code, 2);
    in_both("no_model", &lawless.plan(), "check");

    let unreadable = Sandbox::base();
    unreadable.write("schema/governance/demo.toml", b"name = \"\xff\"\n");
    assert_eq!(unreadable.plan().run("status").code, 2);
    in_both("unreadable_model", &unreadable.plan(), "check");
}

#[test]
fn a_folder_below_the_root_and_a_folder_named_are_as_good() {
    let at_root = small().run("status --format json").stdout;
    let below = Plan::at(&root().join("tests/portfolios/small/plans/digital/2026"));
    assert_eq!(below.run("status --format json").stdout, at_root);
    assert_eq!(own().run("-C tests/portfolios/small status --format json").stdout, at_root);
    // Paths are understood from where the reader stands.
    let shown = below.run("check bokning.toml --format concise");
    assert_eq!(shown.stdout.lines().count(), 5, "{shown}");
}

#[test]
fn the_language_is_asked_for_then_the_policys_then_the_locales() {
    let sandbox = Sandbox::base();
    let says = |output: Output| if output.stdout.contains("0 fel") { "sv" } else { "en" };
    let ask = |plan: &Plan, arguments: &str| says(plan.run_in_no_language(arguments));
    assert_eq!(ask(&sandbox.plan(), "check"), "sv");
    assert_eq!(ask(&sandbox.plan().with("PLAN_LANG", "en"), "check"), "en");
    assert_eq!(ask(&sandbox.plan().with("PLAN_LANG", "en"), "check --lang sv"), "sv");
    assert_eq!(ask(&sandbox.plan().with("LANG", "en_GB.UTF-8"), "check"), "sv");
    sandbox.remove("schema/policy.toml");
    assert_eq!(ask(&sandbox.plan(), "check"), "en");
    assert_eq!(ask(&sandbox.plan().with("LANG", "sv_SE.UTF-8"), "check"), "sv");
}

#[test]
fn colours_come_when_asked_for() {
    let escapes = |plan: &Plan, arguments: &str| plan.run(arguments).stdout.contains('\u{1b}');
    assert!(!escapes(&small(), "check"));
    for command in ["check", "status", "rules", "explain missing-field"] {
        assert!(escapes(&small(), &format!("{command} --color always")), "{command}");
        assert!(escapes(&small().with("NO_COLOR", "1"), &format!("{command} --color always")), "{command}");
    }
    assert!(!escapes(&small(), "check --color never"));
    assert!(!escapes(&small(), "check --format json --color always"));
}

/// What the law of widths is tried on.
struct Drawn {
    portfolio: Portfolio,
    facts: Facts,
    found: plan::check::Report,
    stories: &'static [&'static str],
}

impl Drawn {
    fn of(folder: &str, stories: &'static [&'static str]) -> Self {
        let (portfolio, found) = check_on(&WorkTree::new(root().join(folder)), "2026-06-30");
        let facts = Facts::derive(&portfolio, day("2026-06-30"));
        Self { portfolio, facts, found, stories }
    }
}

/// What is wider than asked for among all that the program draws of a portfolio.
fn all_too_wide(drawn: &Drawn, style: Style) -> Vec<String> {
    let Drawn { portfolio, facts, found, stories } = drawn;
    let mut texts = vec![home::render(&report(portfolio, facts, &Query::default()), style)];
    for by in [By::Origin, By::Goal, By::Org, By::Person, By::Status] {
        texts.push(status_table::render(&report(portfolio, facts, &Query { by, ..Query::default() }), style));
    }
    let told = portfolio.activities.iter().enumerate().filter(|(_, a)| stories.contains(&&*a.key.id));
    for (index, _) in told {
        let id = ActivityId(u32::try_from(index).expect("plans are few"));
        let text = story_text::render(&story(portfolio, facts, id), style);
        // The key and the file stand whole, to be copied.
        texts.push(text.lines().filter(|l| !l.contains('/')).collect::<Vec<_>>().join("\n"));
    }
    let checked = check_human::render(portfolio, found, false, style);
    // A frame names its file whole, however long: an editor opens what stands there.
    texts.push(checked.lines().filter(|l| !l.contains("╭─[")).collect::<Vec<_>>().join("\n"));
    let wide = |text: &String| text.lines().filter(|l| l.width() > style.width).map(str::to_owned).collect();
    texts.iter().flat_map(|text| -> Vec<String> { wide(text) }).collect()
}

#[test]
fn no_line_of_a_table_is_ever_wider_than_the_terminal() {
    let all = [
        Drawn::of(".", &["kompetens-ai-digitalisering"]),
        Drawn::of("tests/portfolios/small", &["e-arkiv", "bokning"]),
    ];
    let of_width = |width: usize| {
        let in_lang = |lang| {
            let style = Style { lang, width, color: false };
            let rules = rules_table::render(plan::rules::RULES, style);
            let mut wide: Vec<String> = all.iter().flat_map(|drawn| all_too_wide(drawn, style)).collect();
            wide.extend(rules.lines().filter(|l| l.width() > width).map(str::to_owned));
            wide
        };
        let wide = [Lang::Sv, Lang::En].into_iter().flat_map(in_lang);
        wide.map(|line| format!("{width}: {line}")).collect::<Vec<_>>()
    };
    let wrong: Vec<String> = (40..=200).into_par_iter().flat_map_iter(of_width).collect();
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong[..wrong.len().min(30)].join("\n"));
}
