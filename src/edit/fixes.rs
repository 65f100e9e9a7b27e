//! The certain fixes of all findings, made together.

use std::collections::BTreeMap;

use crate::check::Judged;
use crate::diag::{Edit, Severity};
use crate::edit::{Outcome, worse};
use crate::store::Tree;
use crate::text::{Day, SourceId};

/// More rounds than any chain of fixes is long: each round may open the way for another.
const MOST_ROUNDS: usize = 20;

/// The files that the certain fixes change: path, text before, text after. Only findings in files that are
/// `wanted` are put right. What a fix would make worse is left as it is.
pub fn fixed(tree: &dyn Tree, today: Day, wanted: &dyn Fn(&str) -> bool) -> Vec<(String, String, String)> {
    // Path, and the text before and after.
    let mut changed: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut given_up: Vec<String> = Vec::new();
    let judged = |changed: &BTreeMap<String, (String, String)>| {
        let over = changed.iter().map(|(path, (_, new))| (path.clone(), new.clone()));
        Outcome::of(tree, over, today)
    };
    let mut here = judged(&changed);
    for _ in 0..MOST_ROUNDS {
        let Outcome { portfolio, report, .. } = &here;
        let mut edits: BTreeMap<SourceId, Vec<&Edit>> = BTreeMap::new();
        for finding in report.findings.iter().map(|j| &j.finding) {
            let Some(fix) = &finding.fix else { continue };
            let path = |e: &Edit| &*portfolio.file(e.source).source.path;
            let may = |e: &Edit| wanted(path(e)) && !given_up.iter().any(|p| p == path(e));
            let free = |e: &Edit| {
                let taken = edits.get(&e.source).map_or(&[][..], Vec::as_slice);
                let apart = |t: &&Edit| {
                    t.span != e.span && (t.span.end <= e.span.start || e.span.end <= t.span.start)
                };
                taken.iter().all(apart)
            };
            if fix.edits.iter().all(|e| may(e) && free(e)) {
                fix.edits.iter().for_each(|e| edits.entry(e.source).or_default().push(e));
            }
        }
        if edits.is_empty() {
            break;
        }
        let mut next = changed.clone();
        for (source, edits) in edits {
            let own = &portfolio.file(source).source;
            let text = with(&own.text, edits);
            next.entry(own.path.to_string()).or_insert_with(|| (own.text.clone(), String::new())).1 = text;
        }
        let after = judged(&next);
        let added = worse((portfolio, report), (&after.portfolio, &after.report), Severity::Error);
        let path = |j: &&Judged| after.portfolio.file(j.finding.place.source).source.path.to_string();
        let mut spoilt: Vec<String> = added.iter().map(path).collect();
        spoilt.retain(|path| next.get(path) != changed.get(path));
        if spoilt.is_empty() {
            (changed, here) = (next, after);
            continue;
        }
        for path in spoilt {
            match changed.get(&path) {
                Some(before) => next.insert(path.clone(), before.clone()),
                None => next.remove(&path),
            };
            given_up.push(path);
        }
        here = judged(&next);
        changed = next;
    }
    changed
        .into_iter()
        .filter(|(_, (old, new))| old != new)
        .map(|(path, (old, new))| (path, old, new))
        .collect()
}

/// A text with edits that do not overlap.
fn with(text: &str, mut edits: Vec<&Edit>) -> String {
    edits.sort_by_key(|e| e.span);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let range = edit.span.range();
        out.push_str(&text[at..range.start]);
        out.push_str(&edit.text);
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}
