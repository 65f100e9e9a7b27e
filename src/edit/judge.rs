//! Whether a change makes things worse.

use std::collections::HashMap;

use crate::check::{Judged, Report};
use crate::diag::Severity;
use crate::portfolio::Portfolio;
use crate::text::Lang;

/// The rule that a change may break by mending something.
const UNUSED: &str = "unused-waiver";

/// The findings of at least a severity that a change adds: those that were not there before in the same
/// file, by the same rule, in the same words.
pub fn worse<'r>(
    before: (&Portfolio, &Report),
    after: (&Portfolio, &'r Report),
    least: Severity,
) -> Vec<&'r Judged> {
    worse_by_other_names(before, after, least, &|text| text)
}

/// As [`worse`], of a change by which things are called otherwise: `plain` puts one name in the place of the
/// others. What was said of one of two things may be said of the other then; so a rule counts only when it
/// has more to say than before.
pub fn worse_but_for_names<'r>(
    before: (&Portfolio, &Report),
    after: (&Portfolio, &'r Report),
    least: Severity,
    plain: &dyn Fn(String) -> String,
) -> Vec<&'r Judged> {
    let count =
        |report: &Report, rule: &str| report.findings.iter().filter(|j| j.finding.rule == rule).count();
    let mut found = worse_by_other_names(before, after, least, plain);
    found.retain(|j| count(after.1, j.finding.rule) > count(before.1, j.finding.rule));
    found
}

/// As [`worse`], where `plain` puts the names that things had in the place of those that they have.
pub fn worse_by_other_names<'r>(
    before: (&Portfolio, &Report),
    after: (&Portfolio, &'r Report),
    least: Severity,
    plain: &dyn Fn(String) -> String,
) -> Vec<&'r Judged> {
    let said = |portfolio: &Portfolio, judged: &Judged| {
        let finding = &judged.finding;
        let path = portfolio.file(finding.place.source).source.path.to_string();
        (plain(path), finding.rule, plain(finding.message.render(Lang::En)))
    };
    let mut known: HashMap<_, usize> = HashMap::new();
    for judged in &before.1.findings {
        *known.entry(said(before.0, judged)).or_default() += 1;
    }
    let is_new = |judged: &&Judged| match known.get_mut(&said(after.0, judged)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    };
    // Whoever mends what a waiver excepts leaves the waiver without a use, and nothing worse than before.
    let counts = |judged: &&Judged| judged.severity >= least && judged.finding.rule != UNUSED;
    let added: Vec<&Judged> = after.1.findings.iter().filter(counts).filter(is_new).collect();
    let gone: Vec<&Judged> = before
        .1
        .findings
        .iter()
        .filter(|j| known.get(&said(before.0, j)).is_some_and(|left| *left > 0))
        .collect();
    // Of two that were missing one is left: that is better, although it is said in other words.
    let is_left = |new: &Judged| {
        let of = |portfolio: &Portfolio, judged: &Judged| {
            let finding = &judged.finding;
            let key = finding.key.as_ref().map(|key| plain(key.to_string()));
            (
                said(portfolio, judged).0,
                finding.rule,
                key,
                finding.law.as_ref().map(|law| law.constraint.clone()),
            )
        };
        let own = of(after.0, new);
        let covers = |old: &&Judged| {
            new.severity <= old.severity && new.finding.message.says_no_more_than(&old.finding.message)
        };
        gone.iter().copied().filter(|old| of(before.0, old) == own).any(|old| covers(&old))
    };
    added.into_iter().filter(|new| !is_left(new)).collect()
}
