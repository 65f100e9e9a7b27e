//! An invented portfolio with its history, as a packed git repository: the first plan year in one commit,
//! people who report and change statuses, a second plan year halfway, and more of the same. Nothing is
//! left to chance, so every run measures the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::generate::{self, Form};

const YEARS: [usize; 2] = [2025, 2026];
/// The activity whose history is asked for, among those that are changed most.
pub(crate) const KEY: &str = "program-0/2026/aktivitet-0";
/// Seconds between two commits: 5,000 of them fill two years.
const APART: usize = 12_000;
/// 2025-01-02.
const EPOCH: usize = 1_735_776_000;
/// So many files differ between `before` and `HEAD`, or one or two fewer.
const CHANGED: usize = 50;

/// Makes a repository of `count` activity years in two plan years with `commits` commits.
pub(crate) fn write(root: &Path, count: usize, commits: usize, form: Form) {
    git(root, &["init", "--quiet", "--initial-branch=main", "."]);
    let script = script(count, commits, form);
    let mut import = command(root, &["fast-import", "--quiet"]);
    let mut import = import.stdin(Stdio::piped()).spawn().unwrap_or_else(|e| panic!("git: {e}"));
    let mut pipe = import.stdin.take().unwrap_or_else(|| panic!("a pipe was asked for"));
    pipe.write_all(script.as_bytes()).unwrap_or_else(|e| panic!("{e}"));
    drop(pipe);
    assert!(import.wait().is_ok_and(|status| status.success()), "git fast-import");
    // From scratch: the packing would keep the import's deltas, each against the file written before it,
    // and no repository that people wrote has those.
    git(root, &["-c", "pack.threads=1", "repack", "-a", "-d", "-f", "--quiet"]);
    git(root, &["reset", "--quiet", "--hard"]);
}

/// Every path at which that activity can lie.
pub(crate) fn paths_of_key() -> Vec<String> {
    let (programme, id) = KEY.split_once("/2026/").unwrap_or_else(|| panic!("{KEY} is of 2026"));
    let endings = |year| ["toml", "yaml", "yml"].map(|end| format!("plans/{programme}/{year}/{id}.{end}"));
    YEARS.into_iter().flat_map(endings).collect()
}

/// A git command in a repository, free of what the machine's owner likes.
pub(crate) fn command(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.args(arguments).current_dir(root);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    command
}

fn git(root: &Path, arguments: &[&str]) {
    let status = command(root, arguments).status().unwrap_or_else(|e| panic!("git: {e}"));
    assert!(status.success(), "git {arguments:?}");
}

/// What `git fast-import` reads.
fn script(count: usize, commits: usize, form: Form) -> String {
    let mut script = String::new();
    let mut state = State { files: BTreeMap::new(), dice: 0x5eed };
    let mut files: Vec<(String, String)> = Vec::new();
    generate::registers(|path, text| files.push((path, text.to_owned())));
    let mut years: [Vec<(String, String)>; 2] = [Vec::new(), Vec::new()];
    for number in 0..count {
        let (path, text) = generate::activity(number, &YEARS, form);
        years[usize::from(path.contains("/2026/"))].push((path, text));
    }
    let plan = |year| generate::plan_years(year).map(|(path, text)| (path, text.to_owned()));
    let [first, second] = years;
    files.extend(plan(&YEARS[..1]).chain(first));
    let mut later: Option<Vec<_>> = Some(plan(&YEARS[1..]).chain(second).collect());
    let mut changed: Vec<BTreeSet<String>> = Vec::with_capacity(commits);
    for number in 0..commits {
        let put = match number {
            0 => std::mem::take(&mut files),
            _ if number >= commits / 2 && later.is_some() => later.take().unwrap_or_default(),
            _ => state.edit(number),
        };
        changed.push(put.iter().map(|(path, _)| path.clone()).collect());
        commit(&mut script, number, &put);
        state.files.extend(put.into_iter().filter(|(path, _)| path.contains("aktivitet-")));
        if number >= commits / 2 {
            state.files.retain(|path, _| path.contains("/2026/"));
        }
    }
    let mut since = BTreeSet::new();
    let mut before = commits - 1;
    while before > 0 && since.union(&changed[before]).count() <= CHANGED {
        since.extend(changed[before].iter().cloned());
        before -= 1;
    }
    let _ = writeln!(script, "reset refs/tags/before\nfrom :{}\n\ndone", before + 1);
    script
}

fn commit(script: &mut String, number: usize, files: &[(String, String)]) {
    let when = EPOCH + number * APART;
    let message = format!("Uppföljning nummer {number}\n");
    let _ = writeln!(script, "commit refs/heads/main\nmark :{}", number + 1);
    let _ = writeln!(script, "committer Påhittad Person <person@exempel.invalid> {when} +0100");
    let _ = writeln!(script, "data {}\n{message}", message.len());
    for (path, text) in files {
        let _ = writeln!(script, "M 100644 inline {path}\ndata {}\n{text}", text.len());
    }
    script.push('\n');
}

/// The files as they are now, and what falls to whom.
struct State {
    files: BTreeMap<String, String>,
    dice: u64,
}

impl State {
    /// Splitmix: as even as this needs, and the same everywhere.
    fn throw(&mut self, sides: usize) -> usize {
        self.dice = self.dice.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.dice;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((x ^ (x >> 31)) % sides as u64).unwrap_or_default()
    }

    /// One to three files with a report more, now and then with another status. Some activities are
    /// reported on far more often than others.
    fn edit(&mut self, number: usize) -> Vec<(String, String)> {
        let many = [1, 1, 1, 1, 2, 3][self.throw(6)];
        let mut edited = BTreeMap::new();
        for _ in 0..many {
            let all = self.files.len();
            let nth = self.throw(all) * self.throw(all) / all;
            let Some((path, text)) = self.files.iter().nth(nth) else { continue };
            let (path, mut text) = (path.clone(), text.clone());
            let yaml = !path.ends_with("toml");
            let year = if path.contains("/2026/") { 2026 } else { 2025 };
            let (month, day) = (1 + number % 12, 1 + self.throw(28));
            let health = ["green", "green", "yellow", "red"][self.throw(4)];
            let words = WORDS[self.throw(WORDS.len())];
            let (end, report) = if yaml {
                let line = format!(
                    "  - {{ date: {year}-{month:02}-{day:02}, health: {health}, text: {words} vid punkt {number}, by: samordnare }}\n"
                );
                (text.find("areas:"), line)
            } else {
                let line = format!(
                    "  {{ date = {year}-{month:02}-{day:02}, health = \"{health}\", text = \"{words} vid punkt {number}\", by = \"samordnare\" }},\n"
                );
                (text.find("]\nareas"), line)
            };
            text.insert_str(end.unwrap_or_else(|| panic!("{path} has reports and then areas")), &report);
            if self.throw(4) == 0 {
                let to = STATUSES[self.throw(4)];
                for from in STATUSES {
                    text = text.replace(&format!("status: {from}\n"), &format!("status: {to}\n"));
                    text = text.replace(&format!("status = \"{from}\"\n"), &format!("status = \"{to}\"\n"));
                }
            }
            edited.insert(path, text);
        }
        edited.into_iter().collect()
    }
}

const WORDS: [&str; 6] = [
    "Arbetet går enligt plan",
    "Leverantören har lovat en ny dag",
    "Piloten har börjat på två enheter",
    "Resurser saknas till hösten",
    "Styrgruppen har godkänt nästa steg",
    "Utbildningen är genomförd för alla",
];
const STATUSES: [&str; 4] = ["planned", "ongoing", "paused", "finished"];
