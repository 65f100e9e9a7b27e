//! The life itself: commits and decisions in one order.

use std::collections::HashMap;
use std::rc::Rc;

use crate::facts::Decision;
use crate::facts::alignment::{Cover, Covers, Event, Side, happened};
use crate::facts::compare::{Difference, compare};
use crate::history::Step;
use crate::history::trail::{Trail, paths, paths_of};
use crate::history::version::{Texts, Version, Versions};
use crate::model::Model;
use crate::portfolio::format::ACTIVITY;
use crate::portfolio::{ActivityId, Key, parts};
use crate::store::ContentId;
use crate::store::git::Commit;
use crate::syntax::shape::Vocabulary;
use crate::text::Day;

/// What one commit did to one plan year of the activity.
#[derive(Debug)]
pub struct Part<'a> {
    /// Its key then.
    pub key: Key,
    /// The activity year as it is now.
    pub activity: ActivityId,
    /// What happened to it as a whole.
    pub events: Vec<Event>,
    /// Before.
    pub old: Option<Rc<Version>>,
    /// After.
    pub new: Option<Rc<Version>>,
    /// The decisions that cover its differences, in their order.
    pub covers: Vec<Cover<'a>>,
}

impl Part<'_> {
    /// What differs, when the activity was there before and after and could be read both times.
    pub fn differences(&self) -> Vec<Difference<'_>> {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) if old.complete && new.complete => {
                compare(&ACTIVITY, &old.root, &new.root)
            }
            _ => Vec::new(),
        }
    }

    /// Whether a version could not be read whole, so that nobody knows what changed.
    pub fn unread(&self) -> bool {
        [&self.old, &self.new].into_iter().flatten().any(|v| !v.complete)
    }
}

/// Something in the life of the activity.
#[derive(Debug)]
pub enum Entry<'a> {
    /// A commit; none for what is not saved in git yet.
    Saved(Option<Commit>, Vec<Part<'a>>),
    /// A decision about it.
    Decided(&'a Decision),
}

/// The life of an activity.
#[derive(Debug)]
pub struct Life<'a> {
    /// Which activity was asked about.
    pub activity: ActivityId,
    /// What happened, the newest first.
    pub entries: Vec<Entry<'a>>,
    /// The day and the short id of the commit where a shallow clone ends, and with it what is known.
    pub cut: Option<(Day, String)>,
}

/// The life of an activity, from the steps that changed the files of its trails, the newest first.
pub fn life<'a>(
    side: Side<'a>,
    activity: ActivityId,
    trails: &[Trail],
    steps: Vec<Step>,
    texts: Texts<'_>,
) -> Life<'a> {
    let places: HashMap<String, usize> = paths(trails).into_iter().enumerate().map(|(i, p)| (p, i)).collect();
    let publication = side.portfolio.publication.clone();
    let versions = Versions::new(texts, publication.clone());
    let mut teller = Teller { side, places, versions, covers: Covers::default() };
    let mut cut = None;
    let mut saved: Vec<Entry<'a>> = Vec::new();
    // The oldest first: a decision covers the first change that it fits.
    for step in steps.into_iter().rev() {
        if let Some(commit) = step.commit.as_ref().filter(|c| c.is_cut) {
            cut = Some((commit.day, commit.short.clone()));
            continue;
        }
        let parts: Vec<Part<'a>> = trails.iter().flat_map(|t| teller.parts(t, &step)).collect();
        if !parts.is_empty() {
            let commit = step.commit.map(|commit| match &publication {
                Some(publication) => publication.commit(commit),
                None => commit,
            });
            saved.push(Entry::Saved(commit, parts));
        }
    }
    saved.reverse();
    let ids: Vec<ActivityId> = trails.iter().map(|t| t.activity).collect();
    let about = |d: &&Decision| d.activities.iter().any(|id| ids.contains(id));
    let mut decided: Vec<&Decision> = side.facts.decisions.iter().filter(about).collect();
    let mut entries = Vec::new();
    for entry in saved {
        let day = match &entry {
            Entry::Saved(Some(commit), _) => commit.day,
            _ => Day::MAX,
        };
        while let Some(decision) = decided.pop_if(|d| d.date > day) {
            entries.push(Entry::Decided(decision));
        }
        entries.push(entry);
    }
    entries.extend(decided.into_iter().rev().map(Entry::Decided));
    Life { activity, entries, cut }
}

struct Teller<'a, 't> {
    side: Side<'a>,
    places: HashMap<String, usize>,
    versions: Versions<'t>,
    covers: Covers,
}

/// What a name of a trail stood for before and after a step, as far as it was the activity's.
type Change = (String, Option<Rc<Version>>, Option<Rc<Version>>);

impl<'a> Teller<'a, '_> {
    /// What a step did to a trail.
    fn parts(&mut self, trail: &Trail, step: &Step) -> Vec<Part<'a>> {
        let mut changes: Vec<Change> = Vec::new();
        for name in &trail.names {
            let is_changed = paths_of(trail, name).iter().any(|path| {
                let at = self.places[path];
                step.before[at] != step.after[at]
            });
            if is_changed {
                let old = self.own(trail, name, &step.before);
                let new = self.own(trail, name, &step.after);
                if old.is_some() || new.is_some() {
                    changes.push((name.clone(), old, new));
                }
            }
        }
        let mut parts = Vec::new();
        // Whoever came in the same step as a former self went was that self.
        while let Some(at) = changes.iter().position(|(_, old, new)| old.is_none() && new.is_some()) {
            let (name, _, new) = changes.remove(at);
            let before = changes.iter().position(|(former, old, now)| {
                old.is_some() && now.is_none() && new.as_ref().is_some_and(|n| n.claims(former))
            });
            let old = before.map(|at| changes.remove(at)).and_then(|(_, old, _)| old);
            parts.extend(self.part(trail, &name, old, new, None));
        }
        let stays = changes.iter().find(|(_, _, new)| new.is_some()).map(|(_, _, new)| new.clone());
        for (name, old, new) in changes {
            let into = stays.clone().flatten().filter(|s| new.is_none() && s.claims(&name));
            parts.extend(self.part(trail, &name, old, new, into));
        }
        parts
    }

    /// The version that a name of the trail stood for, if it was the activity's then.
    fn own(&mut self, trail: &Trail, name: &str, state: &[Option<ContentId>]) -> Option<Rc<Version>> {
        let version = self.version(trail, name, state)?;
        let is_first = trail.names.first().is_some_and(|first| first == name);
        let owned = if is_first {
            // The id was another's until that one says that it had it.
            let others = &trail.predecessors;
            let gave_away =
                |other: &String| self.version(trail, other, state).is_some_and(|v| v.claims(name));
            others.is_empty() || others.iter().any(gave_away)
        } else {
            // A former id is somebody else's from when the activity says that it had it.
            let later = trail.names.iter().take_while(|n| *n != name);
            let claimed = |n: &String| self.version(trail, n, state).is_some_and(|v| v.claims(name));
            !later.into_iter().any(claimed)
        };
        owned.then_some(version)
    }

    fn version(&mut self, trail: &Trail, name: &str, state: &[Option<ContentId>]) -> Option<Rc<Version>> {
        let found = paths_of(trail, name).into_iter().find_map(|path| {
            let content = state[*self.places.get(&path)?]?;
            Some((content, path))
        });
        found.map(|(content, path)| self.versions.get(content, &path))
    }

    fn part(
        &mut self,
        trail: &Trail,
        name: &str,
        old: Option<Rc<Version>>,
        new: Option<Rc<Version>>,
        into: Option<Rc<Version>>,
    ) -> Option<Part<'a>> {
        let activity = self.side.portfolio.activity(trail.activity);
        let key = |id: &str| Key { id: id.into(), ..activity.key.clone() };
        let programme = &self.side.portfolio.programmes[activity.programme];
        let model = self.side.portfolio.model_of(programme);
        let mut events = Vec::new();
        match (&old, &new) {
            (None, Some(new)) => events.extend(arrival(&key(name), new)),
            (Some(_), None) => events.push(match into {
                Some(into) => Event::MergedInto(key(&into.id).to_string()),
                None => Event::Removed,
            }),
            (Some(old), Some(new)) => {
                if old.id != new.id {
                    events.push(Event::Renamed(key(&old.id).to_string()));
                }
                if old.complete && new.complete {
                    let (was, is) = (category(model, old), category(model, new));
                    events.extend(happened(was, is, &old.root, &new.root));
                }
            }
            (None, None) => return None,
        }
        let mut part =
            Part { key: key(name), activity: trail.activity, events, old, new, covers: Vec::new() };
        let root = part.new.as_ref().map(Rc::clone);
        let covers = root.map_or_else(Vec::new, |version| {
            let cover = |d: &Difference<'_>| self.covers.next(self.side, trail.activity, &version.root, d);
            part.differences().iter().map(cover).collect()
        });
        part.covers = covers;
        let nothing = part.events.is_empty() && part.covers.is_empty() && !part.unread();
        (!nothing).then_some(part)
    }
}

/// How a version came to be: carried from earlier plan years, merged if from several, or new.
fn arrival(key: &Key, version: &Version) -> Vec<Event> {
    let full = |text: &str| match parts(&key.programme, Some(&key.year), text) {
        Some((programme, Some(year), id)) => format!("{programme}/{year}/{id}"),
        _ => text.to_owned(),
    };
    let from: Vec<String> = version.root.texts("carried_from").map(|t| full(t.value)).collect();
    match from[..] {
        [] => vec![Event::New],
        [_] => vec![Event::Carried(from)],
        _ => vec![Event::Carried(from.clone()), Event::Merged(from)],
    }
}

fn category<'m>(model: Option<&'m Model>, version: &Version) -> Option<&'m str> {
    model?.category(Vocabulary::States, version.root.text("status")?.value)
}
