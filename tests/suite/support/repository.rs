//! Running the rules over a tree, and the places of this repository.

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use plan::check::{Change, Report, Version, check, check_change};
use plan::facts::Facts;
use plan::portfolio::Portfolio;
use plan::store::Tree;
use plan::text::{Day, Lang, parse_day};

/// A day of the calendar.
pub(crate) fn day(text: &str) -> Day {
    parse_day(text).expect("tests write days as 2026-06-30")
}

/// The root of this repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Whether the pages and records that the program writes are to be written anew.
#[expect(clippy::disallowed_methods, reason = "whoever runs the tests says so in the environment")]
pub(crate) fn updates() -> bool {
    std::env::var_os("UPDATE_PAGES").is_some()
}

/// The portfolio of a tree and all findings, on a day.
pub(crate) fn check_on(tree: &dyn Tree, today: &str) -> (Portfolio, Report) {
    let portfolio = Portfolio::load(tree, day(today));
    let facts = Facts::derive(&portfolio, day(today));
    let report = check(&portfolio, &facts, &Vec::new());
    (portfolio, report)
}

/// The files that a change of one tree into another comes to, under the law it is judged by, and what is
/// new, on a day.
pub(crate) fn check_from(base: &dyn Tree, head: &dyn Tree, today: &str) -> (Portfolio, Report) {
    let change = Change::read(base, head, day(today));
    let version = Version { short: "0000000".to_owned(), day: day(today) };
    let (portfolio, report) = check_change(change, &Vec::new(), (version, None), true);
    (ManuallyDrop::into_inner(portfolio), report)
}

/// The findings on one line each: `path:line:column severity rule[constraint] message`.
pub(crate) fn lines(portfolio: &Portfolio, report: &Report, lang: Lang) -> Vec<String> {
    let line = |judged: &plan::check::Judged| {
        let finding = &judged.finding;
        let source = &portfolio.file(finding.place.source).source;
        let at = source.position(finding.place.span.start);
        let law = finding.law.as_ref().map(|l| format!("[{}]", l.constraint)).unwrap_or_default();
        let message = finding.message.render(lang);
        format!(
            "{}:{}:{} {} {}{law} {message}",
            source.path,
            at.line,
            at.column,
            judged.severity.id(),
            finding.rule
        )
    };
    report.findings.iter().map(line).collect()
}
