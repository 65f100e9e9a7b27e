//! Where the files of an activity lay: in each plan year of its chain, under each of its names, in either
//! format.

use crate::portfolio::{ActivityId, Portfolio};
use crate::syntax::Format;

/// One plan year of an activity, with the names that its file has had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    /// The activity year as it is now.
    pub activity: ActivityId,
    /// The folder of the plan year.
    pub(super) folder: String,
    /// Its id now, then its former ids, the latest first.
    pub(super) names: Vec<String>,
    /// Activities of the year that had its id before it: before they gave it away, the file was theirs.
    pub(super) predecessors: Vec<String>,
}

/// The trails of an activity: its own plan year, all that it was carried from, and all that were carried
/// from it. What was split from a common origin has a life of its own.
pub fn trails(portfolio: &Portfolio, id: ActivityId) -> Vec<Trail> {
    let earlier = |id: ActivityId| {
        let links = &portfolio.activity(id).carried_from;
        links.iter().filter_map(|link| link.target.ok()).collect::<Vec<_>>()
    };
    let later = |id: ActivityId| portfolio.activity(id).successors.clone();
    let mut found = vec![id];
    reach(id, &earlier, &mut found);
    reach(id, &later, &mut found);
    found.sort_by_key(|id| {
        let activity = portfolio.activity(*id);
        (activity.programme, activity.year, activity.key.id.clone())
    });
    found.into_iter().map(|id| trail(portfolio, id)).collect()
}

fn reach(id: ActivityId, next: &dyn Fn(ActivityId) -> Vec<ActivityId>, found: &mut Vec<ActivityId>) {
    for other in next(id) {
        if !found.contains(&other) {
            found.push(other);
            reach(other, next, found);
        }
    }
}

fn trail(portfolio: &Portfolio, id: ActivityId) -> Trail {
    let activity = portfolio.activity(id);
    let key = &activity.key;
    let former = &portfolio.file(activity.source).headline.formerly;
    let mut names = vec![key.id.to_string()];
    for name in former.iter().rev().map(ToString::to_string) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let year = &portfolio.programmes[activity.programme].years[activity.year];
    let had_its_id = |other: &&ActivityId| {
        let source = portfolio.activity(**other).source;
        **other != id && portfolio.file(source).headline.formerly.contains(&key.id)
    };
    let predecessors = year.activities.iter().filter(had_its_id);
    Trail {
        activity: id,
        folder: format!("plans/{}/{}", key.programme, key.year),
        predecessors: predecessors.map(|id| portfolio.activity(*id).key.id.to_string()).collect(),
        names,
    }
}

/// Every path at which a file of the trails may lie or have lain.
pub fn paths(trails: &[Trail]) -> Vec<String> {
    let mut all = Vec::new();
    for trail in trails {
        for name in trail.names.iter().chain(&trail.predecessors) {
            for path in paths_of(trail, name) {
                if !all.contains(&path) {
                    all.push(path);
                }
            }
        }
    }
    all
}

/// The paths at which the file of a full key may lie.
pub fn paths_of_key(key: &str) -> [String; 3] {
    Format::ENDINGS.map(|ending| format!("plans/{key}.{ending}"))
}

/// The names that a file must mention to have a part in the trails: those in them, and those that they
/// refer to.
pub fn names(portfolio: &Portfolio, trails: &[Trail]) -> Vec<String> {
    let links = trails.iter().flat_map(|t| &portfolio.activity(t.activity).carried_from);
    let carried = links.map(|link| last(&link.text).to_owned());
    let own = trails.iter().flat_map(|t| t.names.iter().chain(&t.predecessors).cloned());
    own.chain(carried).collect()
}

/// The names that whatever a word on the command line names may have.
pub fn names_of_word(word: &str) -> Vec<String> {
    let last = last(word.trim_end_matches('/'));
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    vec![stem.to_owned()]
}

fn last(key: &str) -> &str {
    key.rsplit('/').next().unwrap_or(key)
}

/// The paths of one name of a trail.
pub(super) fn paths_of(trail: &Trail, name: &str) -> [String; 3] {
    Format::ENDINGS.map(|ending| format!("{}/{name}.{ending}", trail.folder))
}
