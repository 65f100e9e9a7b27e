//! The examples: their pages show what the program says there, byte for byte; the script of the history
//! makes the same commits everywhere; the other region's law is data, and its plans are clean; the county of Ek
//! obeys the shipped models as they are.
//!
//! The hour is a person's first one with the program; what it saves has the id 0000000 on the page, since
//! git makes real ones of the time.
//!
//! `UPDATE_PAGES=1 cargo test --locked --test suite examples` writes what the program says now into the
//! pages. Read what changed before it is committed.
//!
//! The script needs `bash` and `git`. Where they are absent these tests have nothing to run; `.ci/run`
//! sees to it that they are there.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use plan::diag::Severity;
use plan::portfolio::Portfolio;
use plan::text::Lang;
use tempfile::TempDir;

use crate::support::memory::MemoryTree;
use crate::support::repository::{check_on, day, lines, root, updates};

const REGION: &str = "examples/another-region";
const COUNTY: &str = "examples/e-halsa";
const FAULTS: &str = "examples/e-halsa-faults";

#[test]
fn the_swedish_page_of_the_history_shows_what_the_program_says() {
    page("examples/history/README.sv.md", &Example::made(&[]));
}

#[test]
fn the_english_page_of_the_history_shows_what_the_program_says() {
    page("examples/history/README.md", &Example::made(&[("PLAN_LANG", "en")]));
}

#[test]
fn the_swedish_page_of_pull_requests_shows_what_the_program_says() {
    page("examples/pull-request/README.sv.md", &Example::made_by("examples/pull-request/make.sh", &[]));
}

#[test]
fn the_english_page_of_pull_requests_shows_what_the_program_says() {
    let example = Example::made_by("examples/pull-request/make.sh", &[("PLAN_LANG", "en")]);
    page("examples/pull-request/README.md", &example);
}

#[test]
fn the_swedish_hour_goes_as_its_page_says() {
    page("examples/hour/README.sv.md", &Example::made(&[]));
}

#[test]
fn the_english_hour_goes_as_its_page_says() {
    page("examples/hour/README.md", &Example::made(&[("PLAN_LANG", "en")]));
}

#[test]
fn the_week_of_a_coordinator_goes_as_its_page_says() {
    page("docs/samordnare.md", &Example::made(&[]));
}

#[test]
fn the_swedish_page_of_the_other_region_shows_what_the_program_says() {
    page("examples/another-region/README.sv.md", &Example::copied(REGION, &[]));
}

#[test]
fn the_english_page_of_the_other_region_shows_what_the_program_says() {
    page("examples/another-region/README.md", &Example::copied(REGION, &[("PLAN_LANG", "en")]));
}

#[test]
fn the_swedish_page_of_the_county_shows_what_the_program_says() {
    page("examples/e-halsa/README.sv.md", &Example::copied(COUNTY, &[]));
}

#[test]
fn the_english_page_of_the_county_shows_what_the_program_says() {
    page("examples/e-halsa/README.md", &Example::copied(COUNTY, &[("PLAN_LANG", "en")]));
}

#[test]
fn the_swedish_page_of_the_faults_shows_what_the_program_says() {
    page("examples/e-halsa-faults/README.sv.md", &Example::copied(FAULTS, &[]));
}

#[test]
fn the_english_page_of_the_faults_shows_what_the_program_says() {
    page("examples/e-halsa-faults/README.md", &Example::copied(FAULTS, &[("PLAN_LANG", "en")]));
}

#[test]
fn the_county_obeys_the_shipped_models_as_they_are() {
    let county = MemoryTree::of_repository(&root().join(COUNTY));
    let ours = MemoryTree::of_repository(&root());
    let models =
        |tree: &MemoryTree| tree.files().filter(|(path, _)| is_model(path)).map(owned).collect::<Vec<_>>();
    assert_eq!(models(&county), models(&ours));
    let marked = |text: &str| text.starts_with("# Påhitt") && text.contains("/ Invented");
    let unmarked: Vec<_> = county.files().filter(|(p, t)| !is_model(p) && !marked(t)).collect();
    assert_eq!(unmarked, []);
}

fn is_model(path: &str) -> bool {
    path.starts_with("schema/governance/")
}

fn owned((path, text): (&String, &String)) -> (String, String) {
    (path.clone(), text.clone())
}

#[test]
fn the_other_region_turns_its_two_years() {
    let example = Example::copied(REGION, &[]);
    let said = example.run("plan carry-over 2028-2029 --yes --today 2028-01-10");
    assert!(said.contains("2028-2029"), "{said}");
    let tree = MemoryTree::of_repository(&example.folder());
    let (portfolio, report) = check_on(&tree, "2028-01-10");
    let year = portfolio.programmes[0].year("2028-2029").expect("it has been written");
    assert_eq!(year.activities.len(), 7);
    assert!(!report.fails_at(Severity::Error), "{:?}", lines(&portfolio, &report, Lang::Sv));
}

/// Nobody has to know the words of another region's model: none of ours stands in it.
#[test]
fn the_other_region_has_words_of_its_own() {
    let (ours, theirs) = (portfolio(""), portfolio(REGION));
    let ids = |portfolio: &Portfolio| {
        let mut ids = BTreeSet::new();
        for model in &portfolio.models {
            ids.extend(model.words.iter().flat_map(|(_, words)| words).map(|w| w.id.value.to_string()));
            ids.extend(model.outcomes.iter().map(|o| o.word.id.value.to_string()));
            ids.extend(model.bodies.iter().map(|b| b.id.value.to_string()));
            ids.extend(model.constraints.iter().map(|c| c.law.constraint.to_string()));
        }
        ids
    };
    let (ours, theirs) = (ids(&ours), ids(&theirs));
    assert!(ours.len() > 100 && theirs.len() > 60, "{} and {}", ours.len(), theirs.len());
    // The country and the region are called so everywhere.
    let shared: Vec<&String> = ours.intersection(&theirs).filter(|id| *id != "region").collect();
    assert_eq!(shared, Vec::<&String>::new());
}

fn portfolio(folder: &str) -> Portfolio {
    Portfolio::load(&MemoryTree::of_repository(&root().join(folder)), day("2026-10-15"))
}

#[test]
fn the_script_makes_the_same_commits_whatever_the_settings() {
    if !has_git() {
        return;
    }
    let plain = Example::made(&[]);
    let again = Example::made(&[]);
    assert_eq!(plain.head(), again.head());

    let home = TempDir::new().expect("there is room for files");
    let write = |name: &str, text: &str| {
        let path = home.path().join(name);
        std::fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("folders can be made");
        std::fs::write(path, text).expect("files can be written");
    };
    write("hooks/pre-commit", "#!/bin/sh\nexit 1\n");
    write(".config/git/attributes", "* text eol=crlf\n");
    write(".config/git/ignore", "*.yaml\n");
    let hooks = home.path().join("hooks");
    let config = format!(
        "[user]\n\tname = Nobody\n\temail = nobody@example.org\n\
         [core]\n\tautocrlf = true\n\thooksPath = {}\n\
         [commit]\n\tgpgSign = true\n[merge]\n\tff = only\n\
         [init]\n\tdefaultBranch = trunk\n[i18n]\n\tcommitEncoding = iso-8859-1\n",
        hooks.display()
    );
    write(".gitconfig", &config);
    let home = home.path().display().to_string();
    let hostile = Example::made(&[
        ("HOME", &home),
        ("TZ", "Asia/Tokyo"),
        ("GIT_AUTHOR_NAME", "Nobody"),
        ("GIT_COMMITTER_DATE", "2001-01-01T00:00:00Z"),
        ("GIT_DIR", "/nowhere"),
        ("GIT_CONFIG_COUNT", "1"),
        ("GIT_CONFIG_KEY_0", "commit.gpgSign"),
        ("GIT_CONFIG_VALUE_0", "true"),
    ]);
    assert_eq!(hostile.head(), plain.head());
    assert!(plain.run("git status --porcelain").is_empty());
}

/// Runs the commands of a page in their order, and compares what it shows with what they say.
fn page(path: &str, example: &Example) {
    if !has_git() {
        return;
    }
    let path = root().join(path);
    let page = std::fs::read_to_string(&path).expect("the page is part of the repository");
    let now = example.retold(&page);
    if updates() {
        std::fs::write(path, now).expect("the page can be written");
    } else if now != page {
        let differs = |(number, (was, is)): (usize, (&str, &str))| {
            (was != is).then(|| format!("line {}\nthe page: {was}\nthe program: {is}", number + 1))
        };
        let first = page.lines().zip(now.lines()).enumerate().find_map(differs);
        panic!("{}: {}", path.display(), first.unwrap_or_else(|| "one is longer".to_owned()));
    }
}

fn has_git() -> bool {
    let found = |name: &str| Command::new(name).arg("--version").stdout(Stdio::null()).status().is_ok();
    found("bash") && found("git")
}

/// An example's repository, in a folder of its own.
struct Example {
    home: TempDir,
    variables: Vec<(String, String)>,
}

impl Example {
    /// An empty folder, with these variables in the environment in which commands are run.
    fn empty(variables: &[(&str, &str)]) -> Self {
        let home = TempDir::new().expect("there is room for files");
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let example = Self { home, variables: variables.collect() };
        std::fs::create_dir(example.folder()).expect("folders can be made");
        example
    }

    /// A copy of a folder of this repository.
    fn copied(folder: &str, variables: &[(&str, &str)]) -> Self {
        let example = Self::empty(variables);
        for (path, text) in MemoryTree::of_repository(&root().join(folder)).files() {
            let path = example.folder().join(path);
            std::fs::create_dir_all(path.parent().expect("it lies in a folder"))
                .expect("folders can be made");
            std::fs::write(path, text).expect("files can be written");
        }
        example
    }

    /// The history that the script makes.
    fn made(variables: &[(&str, &str)]) -> Self {
        Self::made_by("examples/history/make.sh", variables)
    }

    /// What a script makes.
    fn made_by(script: &str, variables: &[(&str, &str)]) -> Self {
        let example = Self::empty(variables);
        if !has_git() {
            return example;
        }
        let script = root().join(script);
        let said = example.run(&format!("bash '{}' .", script.display()));
        assert_eq!(said, "", "the script has nothing to say");
        example
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("fjarden")
    }

    fn head(&self) -> Option<String> {
        std::fs::read_to_string(self.folder().join(".git/refs/heads/main")).ok()
    }

    /// What a line of a shell prints, on either stream.
    fn run(&self, line: &str) -> String {
        let program = Path::new(env!("CARGO_BIN_EXE_plan")).parent().expect("it lies in a folder");
        let system = std::env::var_os("PATH").expect("there is a PATH");
        let path =
            std::env::join_paths(std::iter::once(program.to_owned()).chain(std::env::split_paths(&system)));
        let output = Command::new("bash")
            .args(["-c", &format!("exec 2>&1\n{line}")])
            .current_dir(self.folder())
            .env_clear()
            .env("PATH", path.expect("the folders have plain names"))
            .env("HOME", self.home.path())
            .env("COLUMNS", "80")
            .envs(self.variables.iter().cloned())
            .stdin(Stdio::null())
            .output()
            .expect("there is a shell");
        String::from_utf8(output.stdout).expect("it is text")
    }

    /// The page with what its commands say now.
    fn retold(&self, page: &str) -> String {
        let mut out = String::new();
        let mut in_console = false;
        let first = self.head();
        let mut saved: Vec<String> = Vec::new();
        for line in page.lines() {
            match line {
                "```console" => in_console = true,
                "```" => in_console = false,
                _ => {}
            }
            let is_fence = line.starts_with("```");
            match line.strip_prefix("$ ") {
                Some(command) if in_console => {
                    let said = self.run(command);
                    saved.extend(self.head().filter(|id| Some(id) != first.as_ref()));
                    let said = saved.iter().fold(said, |said, id| said.replace(&id[..7], "0000000"));
                    let is_whole = said.is_empty() || said.ends_with('\n');
                    let hides = said.lines().any(|l| l.starts_with("```") || l.starts_with("$ "));
                    assert!(is_whole && !hides, "{command}: cannot be shown on a page:\n{said}");
                    let _ = write!(out, "$ {command}\n{said}");
                }
                // What the command said when the page was written.
                None if in_console && !is_fence => {}
                _ => {
                    let _ = writeln!(out, "{line}");
                }
            }
        }
        out
    }
}
