//! Speed as ratios in one run: `plan check` and `plan status` against reading and parsing the same
//! files and nothing more.
//!
//! ```text
//! cargo bench --bench ratios                          10,000 activity years, TOML, YAML and mixed
//! cargo bench --bench ratios -- scale                 1,000 against 100,000
//! cargo bench --bench ratios -- own                   plan status against git status, as processes
//! cargo bench --bench ratios -- carry-over            the year turn against reading, parsing and writing
//! cargo bench --bench ratios -- history               plan diff, plan log and plan status --at against git
//! cargo bench --bench ratios -- base                  plan check --base with 50 changed files against plan check
//! cargo bench --bench ratios -- history-large         the same with 100,000 activity years, few commits
//! cargo bench --bench ratios -- generate DIR N FORMAT write a portfolio (toml, yaml or mixed) and stop
//! cargo bench --bench ratios -- generate-history DIR N COMMITS FORMAT  the same as a git repository
//! ```
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::panic,
    reason = "a benchmark prints, writes its own files and stops loudly"
)]

mod baseline;
mod commits;
mod generate;
mod history;
mod meetings;
mod turn;

use std::mem::ManuallyDrop;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use generate::Form;
use plan::check::check;
use plan::facts::Facts;
use plan::portfolio::Portfolio;
use plan::render::{Style, check_human, status_table};
use plan::status::{Query, report};
use plan::store::WorkTree;
use plan::text::{Day, Lang, parse_day};

/// The program's own, so that both sides are measured with it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const STYLE: Style = Style { lang: Lang::Sv, width: 100, color: false };

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["generate", folder, count, form] => {
            let count = count.parse().unwrap_or_else(|_| panic!("{count} is no number"));
            generate::write(Path::new(folder), count, Form::named(form));
        }
        ["generate-history", folder, count, commits, form] => {
            let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("{text} is no number"));
            std::fs::create_dir_all(folder).unwrap_or_else(|e| panic!("{e}"));
            commits::write(Path::new(folder), number(count), number(commits), Form::named(form));
        }
        ["measure", what, root] => measure(what, Path::new(root)),
        ["measure-writing", root, made] => turn::measure(Path::new(root), Path::new(made)),
        ["carry-over"] => turn::ratios(10_000, 7),
        ["base"] => history::base(10_000, 400, 15),
        ["history"] => history::ratios(10_000, 5_000, 15),
        ["history-large"] => history::ratios(100_000, 50, 5),
        ["scale"] => scale(),
        ["own"] => own(),
        _ => ratios(),
    }
}

fn today() -> Day {
    parse_day("2026-06-30").unwrap_or_else(|_| panic!("a day of the calendar"))
}

fn plan_check(root: &Path) -> usize {
    // As the program does: the process ends without freeing.
    let portfolio = ManuallyDrop::new(Portfolio::load(&WorkTree::new(root), today()));
    let facts = ManuallyDrop::new(Facts::derive(&portfolio, today()));
    let report = check(&portfolio, &facts, &Vec::new());
    check_human::render(&portfolio, &report, false, STYLE).len()
}

fn plan_status(root: &Path) -> usize {
    // As the program does: the process ends without freeing.
    let portfolio = ManuallyDrop::new(Portfolio::load(&WorkTree::new(root), today()));
    let facts = ManuallyDrop::new(Facts::derive(&portfolio, today()));
    status_table::render(&report(&portfolio, &facts, &Query::default()), STYLE).len()
}

/// One measurement in this process: a fresh one, as every run of the program is.
fn measure(what: &str, root: &Path) {
    let start = Instant::now();
    std::hint::black_box(match what {
        "baseline" => baseline::run(root),
        "check" => plan_check(root),
        "status" => plan_status(root),
        "at" => history::status_at(root),
        "history" => history::history(root),
        "blobs" => history::plain(root),
        "blobs-unverified" => {
            git2::opts::strict_hash_verification(false);
            history::plain(root)
        }
        other => panic!("{other} is not measured"),
    });
    println!("{}", start.elapsed().as_nanos());
}

/// The shortest of several runs of each, every run in a process of its own, taken in turns so that the
/// machine's moods hit all alike.
fn shortest<const N: usize>(rounds: usize, what: [&str; N], root: &Path) -> [Duration; N] {
    let mut best = [Duration::MAX; N];
    for _ in 0..rounds {
        for (what, best) in what.iter().zip(&mut best) {
            let own = std::env::current_exe().unwrap_or_else(|e| panic!("{e}"));
            let output = Command::new(own).args(["measure", what]).arg(root).output();
            let output = output.unwrap_or_else(|e| panic!("{e}"));
            let text = String::from_utf8_lossy(&output.stdout);
            let nanos = text.trim().parse().unwrap_or_else(|_| panic!("{what} printed {text}"));
            *best = (*best).min(Duration::from_nanos(nanos));
        }
    }
    best
}

fn ratios() {
    println!("{} threads, 10,000 activity years, shortest of 15 runs", rayon::current_num_threads());
    println!("files    baseline ms    check ms   ratio   status ms   ratio");
    for form in [Form::Toml, Form::Yaml, Form::Mixed] {
        let folder = tempfile::tempdir().unwrap_or_else(|e| panic!("{e}"));
        let root = folder.path();
        generate::write(root, 10_000, form);
        let [base, check, status] = shortest(15, ["baseline", "check", "status"], root);
        let ms = |d: Duration| d.as_secs_f64() * 1000.0;
        let ratio = |d: Duration| d.as_secs_f64() / base.as_secs_f64();
        println!(
            "{:<6}{:>14.1}{:>12.1}{:>8.2}{:>12.1}{:>8.2}",
            form.name(),
            ms(base),
            ms(check),
            ratio(check),
            ms(status),
            ratio(status)
        );
    }
}

fn scale() {
    let time = |count, rounds| {
        let folder = tempfile::tempdir().unwrap_or_else(|e| panic!("{e}"));
        let root = folder.path();
        generate::write(root, count, Form::Mixed);
        shortest(rounds, ["baseline", "check"], root)
    };
    let [small_base, small] = time(1_000, 25);
    let [large_base, large] = time(100_000, 3);
    let ms = |d: Duration| d.as_secs_f64() * 1000.0;
    println!("check(1,000)   {:>9.1} ms   baseline {:>9.1} ms", ms(small), ms(small_base));
    println!("check(100,000) {:>9.1} ms   baseline {:>9.1} ms", ms(large), ms(large_base));
    println!(
        "check ratio    {:>9.1}      baseline {:>9.1}",
        ms(large) / ms(small),
        ms(large_base) / ms(small_base)
    );
}

/// Whole processes on this repository, started in turns.
fn own() {
    let root = env!("CARGO_MANIFEST_DIR");
    let run = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(root).stdout(Stdio::null()).stderr(Stdio::null());
        let status = command.status().unwrap_or_else(|e| panic!("{program}: {e}"));
        usize::from(status.success())
    };
    let mut best = [Duration::MAX; 2];
    for _ in 0..60 {
        let programs = [("git", &["status"][..]), (env!("CARGO_BIN_EXE_plan"), &["status"][..])];
        for ((program, arguments), best) in programs.iter().zip(&mut best) {
            let start = Instant::now();
            std::hint::black_box(run(program, arguments));
            *best = (*best).min(start.elapsed());
        }
    }
    let [git, plan] = best;
    let ms = |d: Duration| d.as_secs_f64() * 1000.0;
    println!("git status  {:>7.2} ms", ms(git));
    println!("plan status {:>7.2} ms   ratio {:.2}", ms(plan), plan.as_secs_f64() / git.as_secs_f64());
}
