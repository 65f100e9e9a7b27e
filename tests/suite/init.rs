//! A new plan repository: clean as it is written, and nothing of what was there is touched.

use plan::init::Beginning;
use plan::text::Lang;

use crate::support::run::Output;
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;

/// A new repository, invented.
fn init(sandbox: &Sandbox, words: &[&str]) -> Output {
    let answers = ["--name", "Region Påhitt", "--year", "2027", "--activity", "Digital \"post\""];
    sandbox.plan().run_with(&[&["init"], words, &answers].concat())
}

#[test]
fn what_is_written_is_clean_and_current() {
    let sandbox = Sandbox::empty();
    snapshot("init.sv", &init(&sandbox, &["planer"]));
    let plan = crate::support::run::Plan::at(&sandbox.at("planer"));
    let checked = plan.run("check");
    snapshot("init_check.sv", &checked);
    assert_eq!(checked.code, 0);
    assert_eq!(plan.run("check --deny warning").code, 0);
    assert_eq!(plan.run("schema --check").code, 0);
    snapshot("init_status.sv", &plan.run("status"));
    snapshot("init_model.sv", &plan.run("model"));
    let new = plan.run_with(&["new", "Nästa", "responsible+=region-pahitt"]);
    assert_eq!(new.code, 0, "{new}");
    let text =
        std::fs::read_to_string(sandbox.at("planer/plans/region-pahitt/2027/nasta.toml")).expect("written");
    assert!(text.starts_with("#:schema ../../../schema/json/region-pahitt/activity.schema.json\n"), "{text}");
}

#[test]
fn answers_are_told_in_english_too() {
    let sandbox = Sandbox::empty();
    let answers = ["init", "--name", "Invented County", "--year", "2026-2027", "--activity", "Digital post"];
    snapshot("init.en", &sandbox.plan().english().run_with(&answers));
    assert_eq!(sandbox.plan().run("check --deny warning").code, 0);
    let policy = std::fs::read_to_string(sandbox.at("schema/policy.toml")).expect("it is written");
    assert!(policy.contains("language = \"en\""), "{policy}");
}

#[test]
fn what_is_there_stays() {
    for folder in ["plans", "schema"] {
        let sandbox = Sandbox::empty();
        sandbox.folder(folder);
        let output = init(&sandbox, &[]);
        assert!(output.code == 1 && output.stderr.contains(folder), "{output}");
        assert!(!sandbox.at(".editorconfig").exists());
    }
    let sandbox = Sandbox::empty();
    sandbox.write(".gitattributes", "* binary\n");
    let output = init(&sandbox, &[]);
    assert!(output.code == 0 && output.stdout.contains(".gitattributes finns redan"), "{output}");
    assert_eq!(std::fs::read_to_string(sandbox.at(".gitattributes")).expect("it is there"), "* binary\n");
    let again = init(&sandbox, &[]);
    snapshot("init_again.sv", &again);
    assert_eq!(init(&sandbox, &["plans/inuti"]).code, 1, "no plans inside plans");
}

#[test]
fn answers_that_will_not_do() {
    let sandbox = Sandbox::empty();
    let mut out = String::new();
    for words in [
        &["init"][..],
        &["init", "--name", "Region Påhitt", "--year", "2027"],
        &["init", "--name", "!!!", "--year", "2027", "--activity", "A"],
        &["init", "--name", "Region Påhitt", "--year", "nästa år", "--activity", "A"],
        &["init", "--name", "Region Påhitt", "--year", "2027", "--activity", "plan"],
        &["init", "--name", "Region Påhitt", "--year", "2027", "--activity", "TODO"],
    ] {
        let output = sandbox.plan().run_with(words);
        assert!(output.code > 0 && !sandbox.at("plans").exists(), "{output}");
        out += &format!("──── {}\n{output}\n", words.join(" "));
    }
    snapshot("init_refused.sv", &Output { stdout: out, stderr: String::new(), code: 2 });
}

/// A text in which some commented rows are taken into use, as their comment says.
fn in_use(text: &str, begins: &[&str]) -> String {
    let mut used = false;
    let mut out = String::new();
    for line in text.lines() {
        let row = line.strip_prefix("# ").or_else(|| line.strip_prefix('#'));
        used = row.is_some_and(|row| used || begins.iter().any(|begin| row.starts_with(begin)));
        out += row.filter(|_| used && !line.starts_with("# ---")).unwrap_or(line);
        out.push('\n');
    }
    out
}

#[test]
fn what_the_comments_offer_holds() {
    let sandbox = Sandbox::empty();
    assert_eq!(init(&sandbox, &[]).code, 0);
    let change = |path: &str, by: &dyn Fn(&str) -> String| {
        let text = std::fs::read_to_string(sandbox.at(path)).expect("it is written");
        let changed = by(&text);
        assert_ne!(changed, text, "{path}");
        sandbox.write(path, changed);
    };
    change("schema/governance/styrning.toml", &|text| {
        let text = in_use(text, &["decision_kinds = ["]);
        text.replace("to = \"ongoing\" }", "to = \"ongoing\", needs = \"initiate\" }")
    });
    change("schema/actors.toml", &|text| {
        text.replace("actors = [", "actors = [\n  { id = \"styrgruppen\", name = \"Styrgruppen\" },")
    });
    change("plans/region-pahitt/programme.toml", &|text| in_use(text, &["goals = [", "needs = ["]));
    let output = sandbox.plan().run("check");
    assert!(output.code == 0 && output.stdout.contains("0 fel"), "{output}");
    assert!(sandbox.plan().run("model").stdout.contains("Styrgruppen"));
}

#[test]
fn answers_are_put_in_as_they_are() {
    for odd in ["@ACTIVITY@", "Citat \"och\" \\ snedstreck", "a'b'''c", "a = [x] # nej"] {
        let beginning = Beginning {
            organisation: odd.to_owned(),
            year: "2027".to_owned(),
            activity: odd.to_owned(),
            lang: Lang::Sv,
        };
        let files = beginning.files().expect("an id can be made of each");
        let key = beginning.key().expect("an id can be made of each");
        let (_, text) =
            files.iter().find(|(path, _)| *path == format!("plans/{key}.toml")).expect("it is there");
        let document = plan::syntax::read(text, plan::syntax::Format::Toml);
        assert!(document.faults.is_empty(), "{text}");
        assert_eq!(document.root.text("title").map(|t| t.value), Some(odd));
    }
}
