//! Merges and splits: which there may be, and of whom.

use std::collections::HashSet;

use crate::carry_over::disposition::{self, Disposition, Hindrance, Row};
use crate::carry_over::turn::{Query, Unturnable};
use crate::portfolio::{PlanYear, Portfolio, is_fit_name};

/// Several activities that become one, or one that becomes several: ids of the year before, and of the
/// new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reshape {
    /// Ids of the year before. The first one's file is the model of the new.
    pub from: Vec<String>,
    /// Ids of the new year.
    pub to: Vec<String>,
}

/// Refuses ids that cannot be, and activities that two merges or splits ask for.
pub(super) fn refuse_nonsense(reshapes: &[Reshape]) -> Result<(), Unturnable> {
    if let Some(bad) = reshapes.iter().flat_map(|r| &r.to).find(|id| !is_fit_name(id)) {
        return Err(Unturnable::BadId(bad.clone()));
    }
    for ids in [|r: &Reshape| r.from.clone(), |r: &Reshape| r.to.clone()] {
        let mut seen = HashSet::new();
        if let Some(twice) = reshapes.iter().flat_map(ids).find(|id| !seen.insert(id.clone())) {
            return Err(Unturnable::Twice(twice));
        }
    }
    Ok(())
}

/// Refuses merges and splits of what is not carried. Those of other programmes are not looked at; whether one
/// is of this programme.
pub(super) fn refuse_unfit(
    portfolio: &Portfolio,
    before: &PlanYear,
    to: Option<&PlanYear>,
    query: &Query,
    reshape: &Reshape,
) -> Result<bool, Unturnable> {
    let exactly = |id: &String| {
        let found = before.by_id.get(id.as_str()).copied();
        found.filter(|found| *portfolio.activity(*found).key.id == **id)
    };
    if !reshape.from.iter().any(|id| exactly(id).is_some()) {
        return Ok(false);
    }
    let mut states = HashSet::new();
    for id in &reshape.from {
        let activity = exactly(id).ok_or_else(|| Unturnable::Unknown(id.clone()))?;
        let is_of_it = |key: &String| reshape.to.iter().any(|id| key.rsplit('/').next() == Some(id));
        let state = match disposition::of(portfolio, activity, to) {
            None if query.asks_for(activity) => "goes",
            // An earlier run was stopped, or all is done.
            Some(Disposition::Already(keys)) if keys.iter().all(is_of_it) => "gone",
            _ => "stays",
        };
        states.insert(state);
        if state == "stays" || states.len() > 1 {
            return Err(Unturnable::NotCarried(id.clone()));
        }
    }
    Ok(true)
}

/// Whoever goes into the file of another goes nowhere when that one cannot be carried.
pub(super) fn follow(rows: &mut [Row], reshapes: &[Reshape]) {
    for reshape in reshapes {
        let Some((leader, followers)) = reshape.from.split_first() else { continue };
        let is = |row: &Row, id: &String| row.key.rsplit('/').next() == Some(id);
        let stuck = |row: &Row| is(row, leader) && matches!(row.disposition, Disposition::Hindered(_));
        if rows.iter().any(stuck) {
            for row in rows.iter_mut().filter(|row| followers.iter().any(|id| is(row, id))) {
                row.disposition = Disposition::Hindered(Hindrance::With(leader.clone()));
            }
        }
    }
}
