//! The outputs of `plan check` for other programs: valid by their published schemas, whole, and harmless.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use plan::check::{Judged, Report, fingerprints};
use plan::portfolio::Portfolio;
use plan::render::check_run::Run;
use plan::render::{check_github, check_gitlab, check_markdown, check_sarif};
use plan::store::Tree;
use plan::text::Lang;
use serde_json::Value;

use crate::support::faults::{ByteTree, TODAY};
use crate::support::history::History;
use crate::support::memory::MemoryTree;
use crate::support::repository::{check_on, root};
use crate::support::run::Plan;
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;

fn small() -> Plan {
    Plan::at(&root().join("tests/portfolios/small"))
}

fn waived() -> MemoryTree {
    MemoryTree::of_repository(&root().join("examples/e-halsa-faults"))
}

/// Something done with a run over each portfolio that has much to tell, and over one that has nothing.
fn over_all(each: &dyn Fn(&Run<'_>)) {
    let clean = MemoryTree::from_folder(&root().join("tests/pages/base"));
    let trees: [&dyn Tree; 3] = [&ByteTree::faults(), &waived(), &clean];
    for tree in trees {
        let (portfolio, report) = check_on(tree, TODAY);
        for lang in [Lang::Sv, Lang::En] {
            let (portfolio, report) = (&portfolio, &report);
            each(&Run { portfolio, report, prefix: "planer/", lang, fails: true, link: None });
        }
    }
}

fn schema(name: &str) -> jsonschema::Validator {
    let text = std::fs::read_to_string(root().join("tests/schemas").join(name)).expect("the schema is there");
    // One pattern of SARIF's schema is none in the dialect that JSON Schema asks for.
    let text = text.replace("{2}]?$", r"{2}\\]?$");
    let schema: Value = serde_json::from_str(&text).expect("a schema is JSON");
    jsonschema::draft7::new(&schema).expect("the schema is one")
}

fn valid(validator: &jsonschema::Validator, text: &str) -> Value {
    let value: Value = serde_json::from_str(text).expect("the output is JSON");
    let faults: Vec<String> =
        validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).take(5).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    value
}

#[test]
fn sarif_is_valid_and_whole() {
    let validator = schema("sarif-2.1.0.json");
    over_all(&|run| {
        let log = valid(&validator, &check_sarif::render(run));
        let results = log["runs"][0]["results"].as_array().expect("there is a list of results");
        let all = run.report.findings.iter().chain(run.report.waived.iter().map(|w| &w.judged));
        let all: Vec<&Judged> = all.collect();
        assert_eq!(results.len(), all.len());
        for (result, judged) in results.iter().zip(all) {
            let finding = &judged.finding;
            assert_eq!(result["ruleId"], finding.rule);
            let rule = &log["runs"][0]["tool"]["driver"]["rules"]
                [result["ruleIndex"].as_u64().expect("known") as usize];
            assert_eq!(rule["id"], finding.rule);
            assert_eq!(result["fixes"].is_array(), finding.fix.is_some());
            let related = result["relatedLocations"].as_array().map_or(0, Vec::len);
            assert_eq!(related, finding.related.len() + usize::from(finding.law.is_some()));
        }
        let silenced = results.iter().filter(|r| r["suppressions"].is_array()).count();
        assert_eq!(silenced, run.report.waived.len());
    });
}

/// What a change brings with it, and what was there before when that is asked for, too.
#[test]
fn news_of_a_change_are_told_from_what_was_there() {
    let history = History::base();
    history.sandbox.write("plans/demo/2026/gammal.toml", "title = 'Gammal'\ngoals = ['finns-inte']\n");
    history.commit("2026-03-01");
    history.sandbox.write("plans/demo/2026/ny.toml", "title = 'Ny'\nstatus = 'pagar'\n");
    let validator = schema("sarif-2.1.0.json");
    let plan = history.sandbox.plan();
    let states = |arguments: &str| -> Vec<String> {
        let log = valid(&validator, &plan.run(arguments).stdout);
        let results = log["runs"][0]["results"].as_array().expect("there is a list of results").iter();
        results.map(|r| format!("{} {}", r["ruleId"], r["baselineState"])).collect()
    };
    let news = "\"unknown-value\" \"new\"";
    assert_eq!(states("check --base HEAD --format sarif"), [news]);
    let all = states("check --base HEAD --all --format sarif");
    assert_eq!(all, [news, "\"unknown-reference\" \"unchanged\""]);
    let github = plan.run("check --base HEAD --format github").stdout;
    assert!(github.lines().count() == 1 && github.contains("ny.toml"), "{github}");
    let markdown = plan.run("check --base HEAD --format markdown").stdout;
    assert!(markdown.contains("ny.toml") && !markdown.contains("gammal.toml"), "{markdown}");
}

#[test]
fn gitlab_is_valid_and_whole() {
    let validator = schema("gitlab-code-quality.json");
    over_all(&|run| {
        let issues = valid(&validator, &check_gitlab::render(run));
        let issues = issues.as_array().expect("it is a list");
        assert_eq!(issues.len(), run.report.findings.len());
        let names: BTreeSet<_> = issues.iter().map(|i| i["fingerprint"].as_str()).collect();
        assert_eq!(names.len(), issues.len(), "GitLab drops issues of one fingerprint");
    });
}

/// A command as a runner reads it: its name, its properties, its text.
fn command(line: &str) -> (String, Vec<(String, String)>, String) {
    let rest = line.strip_prefix("::").expect("a command begins with two colons");
    let (head, text) = rest.split_once("::").expect("two colons end the properties");
    let (name, properties) = head.split_once(' ').expect("a command has properties");
    let read = |text: &str| {
        let text = text.replace("%3A", ":").replace("%2C", ",");
        text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    };
    let pair = |part: &str| part.split_once('=').map(|(k, v)| (k.to_owned(), read(v))).expect("a property");
    (name.to_owned(), properties.split(',').map(pair).collect(), read(text))
}

#[test]
fn github_commands_read_back_are_the_findings() {
    over_all(&|run| {
        let read: BTreeSet<String> = check_github::render(run).lines().map(one_of_github).collect();
        let told: BTreeSet<String> =
            run.report.findings.iter().map(|judged| one_of_ours(run, judged)).collect();
        assert_eq!(read, told);
        assert_eq!(check_github::render(run).lines().count(), run.report.findings.len());
    });
}

fn one_of_github(line: &str) -> String {
    let (name, properties, text) = command(line);
    let get = |key: &str| properties.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str());
    let lines = [get("line"), get("endLine")].map(|n| n.expect("every command has lines"));
    let columns = [get("col"), get("endColumn")];
    assert_eq!(columns[0].is_some(), lines[0] == lines[1], "columns only on one line: {line}");
    let title = get("title").expect("every command has a title");
    let first = text.lines().next().unwrap_or("");
    let place = format!("{}:{}", get("file").expect("every command has a file"), lines[0]);
    assert!(first.starts_with(&place), "the log shows the text alone: {line}");
    format!("{name} {place}-{} {columns:?} {title}", lines[1])
}

fn one_of_ours(run: &Run<'_>, judged: &Judged) -> String {
    let finding = &judged.finding;
    let source = &run.portfolio.file(finding.place.source).source;
    let (start, end) = (source.position(finding.place.span.start), source.position(finding.place.span.end));
    let word = judged.severity.id().replace("note", "notice");
    let law = finding.law.as_ref().map(|l| format!(" · {}", l.constraint)).unwrap_or_default();
    let column = |n: usize| Some(n.to_string()).filter(|_| start.line == end.line);
    let (first, last) = (column(start.column), column(end.column));
    let columns = [first.as_deref(), last.as_deref()];
    let path = format!("{}{}", run.prefix, plan::text::safe::one_line(&source.path));
    format!("{word} {path}:{}-{} {columns:?} {}{law}", start.line, end.line, finding.rule)
}

#[test]
fn markdown_of_very_much_is_cut_between_rows() {
    let tree = waived();
    let (portfolio, report) = check_on(&tree, TODAY);
    let count = report.findings.len();
    let findings = (0..40).flat_map(|_| report.findings.clone()).collect();
    let report = Report { findings, ..report };
    let (portfolio, report) = (&portfolio, &report);
    let run = Run { portfolio, report, prefix: "", lang: Lang::Sv, fails: true, link: None };
    let text = check_markdown::render(&run);
    assert!(text.chars().count() < 64_000 && report.findings.len() == 40 * count);
    assert!(text.contains(" rader till fick inte plats"), "{text}");
    for row in text.lines().filter(|l| l.starts_with('|')) {
        assert_eq!(row.replace("\\|", "").matches('|').count(), 4, "{row}");
    }
}

/// Every file with lines put before it and its own line ends.
fn moved(tree: &MemoryTree) -> MemoryTree {
    let mut out = tree.clone();
    for (path, text) in tree.files() {
        if !path.ends_with(".md") {
            out.add(path, &format!("# En rad.\n\n# Och en.\n{text}"));
        }
    }
    out
}

#[test]
fn fingerprints_follow_what_is_said_and_not_the_line() {
    let names = |tree: &MemoryTree| {
        let (portfolio, report): (Portfolio, Report) = check_on(tree, TODAY);
        let names = fingerprints(&portfolio, report.findings.iter());
        report.findings.iter().map(|j| j.finding.rule).zip(names).collect::<BTreeSet<_>>()
    };
    let tree = MemoryTree::from_folder(&root().join("tests/portfolios/small"));
    let before = names(&tree);
    assert!(before.len() > 10);
    assert_eq!(before, names(&moved(&tree)));
}

#[test]
fn each_format_as_it_looks() {
    for format in ["github", "sarif", "gitlab", "markdown"] {
        let few = format!("check plans/digital/2026/gemensam-inloggning.toml --format {format}");
        snapshot(&format!("check_{format}.sv"), &small().run(&few));
        let clean = Sandbox::base().plan().run(&format!("check --format {format}"));
        snapshot(&format!("check_{format}_clean.sv"), &clean);
    }
    snapshot("check_markdown_whole.en", &small().english().run("check --format markdown"));
    let ci = small()
        .with("GITHUB_SERVER_URL", "https://github.com")
        .with("GITHUB_REPOSITORY", "region/planer")
        .with("GITHUB_SHA", "0123abc");
    let text = ci.run("check --format markdown").stdout;
    assert!(
        text.contains("](https://github.com/region/planer/blob/0123abc/tests/portfolios/small/plans/"),
        "{text}"
    );
}

#[test]
fn one_run_gives_several_outputs() {
    let sandbox = Sandbox::copy_of("tests/portfolios/small");
    sandbox.write("gammal.json", "något äldre som är längre än det nya\n".repeat(9000));
    let all = "--output sarif=plan.sarif --output github=a.txt --output gitlab=gammal.json --output markdown=s.md \
               --output human=h.txt --output concise=c.txt --output json=plan.json";
    let output = sandbox.plan().run(&format!("check {all}"));
    assert_eq!(output, sandbox.plan().run("check"), "standard output and code stay as they are");
    for (format, file) in [
        ("sarif", "plan.sarif"),
        ("github", "a.txt"),
        ("gitlab", "gammal.json"),
        ("markdown", "s.md"),
        ("human", "h.txt"),
        ("concise", "c.txt"),
        ("json", "plan.json"),
    ] {
        let written = std::fs::read_to_string(sandbox.at(file)).expect("the file is written");
        assert_eq!(written, sandbox.plan().run(&format!("check --format {format}")).stdout, "{format}");
    }
}

#[test]
fn machine_formats_read_no_locale() {
    let sandbox = Sandbox::copy_of("tests/portfolios/small");
    for format in ["github", "sarif", "gitlab", "json"] {
        let run = |locale: &str| {
            sandbox.plan().with("LANG", locale).run_in_no_language(&format!("check --format {format}")).stdout
        };
        assert_eq!(run("sv_SE.UTF-8"), run("en_GB.UTF-8"), "{format}");
    }
}

#[test]
fn outputs_that_cannot_be() {
    let sandbox = Sandbox::base();
    let mut out = String::new();
    for arguments in [
        "--output sarif",
        "--output srif=plan.sarif",
        "--output json=a.json --output sarif=./a.json",
        "--output json=plans/demo/2026/bas.toml",
        "--output json=finns/inte/a.json",
        "--output json=plans/..",
    ] {
        let output = sandbox.plan().run(&format!("check {arguments}"));
        let _ = writeln!(out, "──── {arguments}\n{output}");
        assert_eq!(output.code, 2, "{output}");
    }
    snapshot(
        "check_outputs_refused.sv",
        &crate::support::run::Output { stdout: out, stderr: String::new(), code: 2 },
    );
    assert!(sandbox.plan().run("check").code == 0, "no plan is touched");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_written_to_as_it_is() {
    let sandbox = Sandbox::base();
    let before = sandbox.plan().run("check --output json=/dev/null --output sarif=/dev/stdout");
    assert!(before.code == 0 && before.stdout.contains("\"version\": \"2.1.0\""), "{before}");
    std::os::unix::fs::symlink(sandbox.at("mal.json"), sandbox.at("lank.json")).expect("links can be made");
    sandbox.write("mal.json", "");
    assert_eq!(sandbox.plan().run("check --output json=lank.json").code, 0);
    let link = sandbox.at("lank.json").symlink_metadata().expect("it is there");
    assert!(
        link.is_symlink() && std::fs::read_to_string(sandbox.at("mal.json")).expect("written").len() > 10
    );
}
