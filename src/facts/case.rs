//! Cases: matters that belong together over several meetings, by their diary number or because one
//! continues another.

use std::collections::HashMap;

use crate::facts::{Matter, MatterId};
use crate::portfolio::Portfolio;
use crate::sharing::map;
use crate::text::Str;

/// The cases of a portfolio.
#[derive(Debug, Default)]
pub struct Cases {
    /// The first matter of each key.
    by_key: HashMap<Str, MatterId>,
    /// The case of each matter, by [`MatterId`], as an index of `members`.
    of: Vec<usize>,
    /// The matters of each case, by the day of their meeting.
    members: Vec<Vec<MatterId>>,
}

impl Cases {
    /// All matters of the case that a matter belongs to, itself among them, by the day of their meeting.
    pub fn of(&self, matter: MatterId) -> &[MatterId] {
        &self.members[self.of[matter.0 as usize]]
    }

    /// The matter of a full key; the first of several.
    pub fn matter(&self, key: &str) -> Option<MatterId> {
        self.by_key.get(key).copied()
    }

    /// Puts matters together.
    pub(super) fn gather(portfolio: &Portfolio, matters: &[Matter]) -> Self {
        let keyed = matters.iter().enumerate().rev().map(|(i, m)| (m.key.clone(), MatterId::at(i)));
        let by_key: HashMap<Str, MatterId> = keyed.collect();
        let mut dnrs: HashMap<(usize, &str), usize> = HashMap::new();
        let mut parent: Vec<usize> = (0..matters.len()).collect();
        for (index, (dnr, continued)) in links(portfolio, matters).into_iter().enumerate() {
            if let Some(dnr) = dnr {
                let first = *dnrs.entry((matters[index].programme, dnr)).or_insert(index);
                join(&mut parent, first, index);
            }
            if let Some(earlier) = continued.and_then(|key| by_key.get(&*key)) {
                join(&mut parent, earlier.0 as usize, index);
            }
        }
        let mut cases = Self { by_key, of: vec![0; matters.len()], members: Vec::new() };
        let mut case_of_root: Vec<Option<usize>> = vec![None; matters.len()];
        for index in 0..matters.len() {
            let root = root(&mut parent, index);
            let case = *case_of_root[root].get_or_insert_with(|| {
                cases.members.push(Vec::new());
                cases.members.len() - 1
            });
            cases.of[index] = case;
            cases.members[case].push(MatterId::at(index));
        }
        for members in &mut cases.members {
            members.sort_by_key(|id| (matters[id.0 as usize].date, *id));
        }
        cases
    }
}

/// The diary number of each matter, and the key of the one that it continues.
fn links<'p>(portfolio: &'p Portfolio, matters: &[Matter]) -> Vec<(Option<&'p str>, Option<String>)> {
    map(matters, |_, matter| {
        let node = matter.node(portfolio);
        let dnr = node.text("dnr").map(|t| t.value.trim()).filter(|d| !d.is_empty());
        (dnr, node.text("continues").map(|t| matter_key(portfolio, matter, t.value)))
    })
}

/// The full key that a reference in a matter names: `#3` of the same meeting, `2026-03-12-au#3` of the same
/// programme, or a full key.
pub fn matter_key(portfolio: &Portfolio, from: &Matter, text: &str) -> String {
    let programme = &portfolio.programmes[from.programme].id;
    match text {
        text if text.starts_with('#') => format!("{programme}/{}{text}", from.meeting(portfolio).stem),
        text if text.contains('/') => text.to_owned(),
        text => format!("{programme}/{text}"),
    }
}

fn root(parent: &mut [usize], mut index: usize) -> usize {
    while parent[index] != index {
        parent[index] = parent[parent[index]];
        index = parent[index];
    }
    index
}

fn join(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    parent[b.max(a)] = a.min(b);
}
