//! Activities that are called otherwise on the two sides: whoever names one of them as it is called there has
//! changed nothing.

use std::collections::HashMap;

use crate::facts::alignment::Side;
use crate::facts::alignment::pairs::Pair;
use crate::facts::compare::{Called, Names};
use crate::portfolio::{ActivityId, File, Reference, references};
use crate::text::Str;

/// The ids that the renamed activities have on the newer side, by their places on either.
#[derive(Debug, Default)]
pub(super) struct Renamed {
    old: HashMap<ActivityId, Str>,
    new: HashMap<ActivityId, Str>,
}

impl Renamed {
    pub(super) fn of(old: Side<'_>, new: Side<'_>, pairs: &[Pair]) -> Self {
        let mut renamed = Self::default();
        for (before, after) in pairs.iter().filter_map(|pair| pair.old.zip(pair.new)) {
            let now = &new.portfolio.activity(after).key;
            if old.portfolio.activity(before).key != *now {
                renamed.old.insert(before, now.id.clone());
                renamed.new.insert(after, now.id.clone());
            }
        }
        renamed
    }

    /// What the two sides of a file call them. What stands on both sides as it is needs no other name: the
    /// file says what it said.
    pub(super) fn names(&self, (old, was): (Side<'_>, &File), (new, is): (Side<'_>, &File)) -> Names {
        if self.old.is_empty() {
            return Names::default();
        }
        let (before, after) = (references(old.portfolio, was), references(new.portfolio, is));
        Names { old: called(&before, &self.old, &after), new: called(&after, &self.new, &before) }
    }
}

/// References to some activities, as they would be with these ids, each in its own form; but for those that
/// stand among others, too.
fn called(own: &[Reference<'_>], ids: &HashMap<ActivityId, Str>, others: &[Reference<'_>]) -> Called {
    let is_kept = |text: &str| others.iter().any(|other| other.text.value == text);
    let named = own.iter().filter(|reference| !is_kept(reference.text.value)).filter_map(|reference| {
        let id = ids.get(&reference.target.ok()?)?;
        let text = match reference.text.value.rsplit_once('/') {
            Some((before, _)) => format!("{before}/{id}"),
            None => id.to_string(),
        };
        Some((reference.text.span, text.into()))
    });
    named.collect()
}
