//! The portfolio of faults: one run finds everything that `expected.txt` lists, and nothing else.

use std::collections::BTreeSet;

use plan::check::Report;
use plan::portfolio::Portfolio;
use plan::rules::{RULES, Scope};
use plan::store::Tree;
use plan::text::Lang;

use crate::support::faults::{ByteTree, TODAY};
use crate::support::repository::{check_on, lines, root};

/// The findings worked out by hand, `path:line:column severity rule[constraint]`.
fn expected() -> Vec<String> {
    let path = root().join("tests/portfolios/faults/expected.txt");
    let text = std::fs::read_to_string(path).expect("the list lies beside the files");
    text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(str::to_owned).collect()
}

/// The findings without their messages.
fn places(portfolio: &Portfolio, report: &Report, lang: Lang) -> Vec<String> {
    let whole = lines(portfolio, report, lang);
    let place = |(line, judged): (&String, &plan::check::Judged)| {
        let message = judged.finding.message.render(lang);
        line.strip_suffix(&message).expect("a line ends with its message").trim_end().to_owned()
    };
    whole.iter().zip(&report.findings).map(place).collect()
}

/// What is in one list and not in the other, for a reader of a failing test.
fn difference(found: &[String], expected: &[String]) -> String {
    let only = |a: &[String], b: &[String], mark: &str| -> String {
        let rest = a.iter().filter(|l| !b.contains(l));
        rest.map(|l| format!("{mark} {l}\n")).collect()
    };
    only(found, expected, "found, not expected:") + &only(expected, found, "expected, not found:")
}

fn finds_all(tree: &dyn Tree) {
    let (portfolio, report) = check_on(tree, TODAY);
    let expected = expected();
    for lang in [Lang::Sv, Lang::En] {
        let found = places(&portfolio, &report, lang);
        assert!(found == expected, "{}", difference(&found, &expected));
    }
}

#[test]
fn one_run_finds_every_fault_and_nothing_else() {
    finds_all(&ByteTree::faults());
}

#[test]
fn the_files_on_disk_give_the_same() {
    #[cfg(unix)]
    {
        let folder = tempfile::tempdir().expect("a temporary folder");
        on_disk(&ByteTree::faults(), folder.path());
        finds_all(&plan::store::WorkTree::new(folder.path()));
    }
}

/// Writes a tree into a folder: links lead out of it, repositories hold `.git`.
#[cfg(unix)]
fn on_disk(tree: &ByteTree, folder: &std::path::Path) {
    use plan::store::EntryKind;
    for (path, kind, bytes) in tree.all() {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("files lie in folders")).expect("a new folder");
        match kind {
            EntryKind::Link => std::os::unix::fs::symlink("/", &path),
            EntryKind::Folder => std::fs::create_dir(&path),
            EntryKind::Repository => std::fs::create_dir_all(path.join(".git")),
            _ => std::fs::write(&path, bytes),
        }
        .expect("the folder is ours");
    }
}

#[test]
fn every_message_is_said_in_both_languages() {
    let (_, report) = check_on(&ByteTree::faults(), TODAY);
    for judged in &report.findings {
        let finding = &judged.finding;
        for text in [Some(&finding.message), finding.gist.as_ref(), finding.help.as_ref()] {
            let Some(text) = text else { continue };
            let (sv, en) = (text.render(Lang::Sv), text.render(Lang::En));
            assert!(!sv.trim().is_empty() && !en.trim().is_empty(), "{} says nothing", finding.rule);
            assert_ne!(sv, en, "{}", finding.rule);
        }
    }
}

#[test]
fn what_is_only_a_guess_is_never_rewritten() {
    let (portfolio, report) = check_on(&ByteTree::faults(), TODAY);
    let places = places(&portfolio, &report, Lang::Sv);
    let guesses = [
        "schema/documents.toml:6:103 error unknown-reference", // another year's document
        "schema/actors.toml:10:10 error invalid-id",           // its references would not follow
        "plans/fel/2026/dubbletter.yaml:20:1 error unknown-field", // the right name is taken
        "plans/fel/2026/felstavat.toml:13:24 error unknown-field", // its value would not fit
        "plans/fel/2026/felstavat.toml:5:8 error wrong-type",  // `true` is no kind of activity
    ];
    for guess in guesses {
        let Some(at) = places.iter().position(|p| p == guess) else {
            panic!("{guess} is not in the portfolio");
        };
        assert!(report.findings[at].finding.fix.is_none(), "{guess}");
    }
}

#[test]
fn every_rule_of_file_reference_law_and_governance_is_broken_and_several_of_the_others() {
    let expected = expected();
    let rule = |line: &String| {
        let last = line.rsplit(' ').next().unwrap_or("");
        last.split('[').next().unwrap_or("").to_owned()
    };
    let broken: BTreeSet<String> = expected.iter().map(rule).collect();
    let scopes = |wanted: &[Scope]| RULES.iter().filter(|r| wanted.contains(&r.scope)).collect::<Vec<_>>();
    for rule in scopes(&[Scope::File, Scope::Reference, Scope::Law, Scope::Governance]) {
        assert!(broken.contains(rule.name), "{} is not in the portfolio of faults", rule.name);
    }
    // Nothing is unneeded where something cannot be read, as here: so only two of three speak of exceptions.
    for (scope, least) in [(Scope::Item, 5), (Scope::Years, 5), (Scope::Exceptions, 2)] {
        let some = scopes(&[scope]).iter().filter(|r| broken.contains(r.name)).count();
        assert!(some >= least, "{} of {} are too few", some, scope.id());
    }
    let files: BTreeSet<&str> = expected.iter().filter_map(|l| l.split(':').next()).collect();
    assert!(expected.len() >= 50 && files.len() >= 20, "{} in {} files", expected.len(), files.len());
}
