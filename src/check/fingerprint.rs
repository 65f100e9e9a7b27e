//! What a finding is known by from one run to the next, in the words of services that want one name for it.

use std::collections::HashMap;

use crate::check::Judged;
use crate::check::identity::{Names, Renamed};
use crate::portfolio::Portfolio;
use crate::store::ContentId;

/// A name for each finding, made of what it is known by in two versions of the files; never of lines, words
/// or dates. Findings that are known by the same are counted, so that no two names are equal.
pub fn fingerprints<'a>(portfolio: &Portfolio, findings: impl Iterator<Item = &'a Judged>) -> Vec<String> {
    let renamed = Renamed::new();
    let names = Names { portfolio, renamed: &renamed };
    let mut seen: HashMap<String, usize> = HashMap::new();
    let name = |judged: &Judged| {
        let identity = names.identity(judged).text();
        let count = seen.entry(identity.clone()).and_modify(|n| *n += 1).or_default();
        let text = format!("{identity}\0{count}");
        ContentId::of(text.as_bytes()).map_or(text, |id| id.to_string())
    };
    findings.map(name).collect()
}
