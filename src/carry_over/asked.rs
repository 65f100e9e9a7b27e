//! What the law asks of the new plan year that it did not ask of the old.
//!
//! The plans are judged as they will be. A constraint that finds something in a new file and found nothing in
//! the old one asks for something new, and so does one that is in force from the new year on.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::carry_over::Turn;
use crate::check::{Judged, Report};
use crate::diag::{LawLine, Severity};
use crate::model::Constraint;
use crate::portfolio::{ActivityId, Place, PlanYear, Portfolio, Programme};
use crate::text::Span;

/// What one constraint asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its id.
    pub constraint: String,
    /// How heavy it is.
    pub severity: Severity,
    /// Why it exists, in the words of those who govern.
    pub because: Option<String>,
    /// Of whom it asks, each once: activities of the new year and other things by their keys.
    pub of: Vec<String>,
}

/// What the law asks of a turn, the heaviest first. The portfolio holds the new files, and the report is of it.
pub fn asked(portfolio: &Portfolio, report: &Report, turn: &Turn, made: &HashSet<&str>) -> Vec<Asked> {
    let Some(programme) = portfolio.programme(&turn.programme) else { return Vec::new() };
    let Some(old) = programme.year(&turn.from) else { return Vec::new() };
    let view = View { portfolio, programme, old, found: found(portfolio, report, old), made };
    let mut groups: BTreeMap<(Reverse<Severity>, Span), Asked> = BTreeMap::new();
    let mut told: HashSet<(Span, String)> = HashSet::new();
    for judged in &report.findings {
        let Some(law) = judged.finding.law.as_ref().filter(|law| view.is_new(judged, law, turn)) else {
            continue;
        };
        let group = groups.entry((Reverse(judged.severity), law.span)).or_insert_with(|| Asked {
            constraint: law.constraint.to_string(),
            severity: judged.severity,
            because: law.because.as_ref().map(ToString::to_string),
            of: Vec::new(),
        });
        let key = view.key(judged);
        if told.insert((law.span, key.clone())) {
            group.of.push(key);
        }
    }
    groups.into_values().collect()
}

/// How heavily each constraint found something in activities of the old year.
type Found<'a> = HashMap<(ActivityId, &'a str), Severity>;

fn found<'a>(portfolio: &Portfolio, report: &'a Report, old: &PlanYear) -> Found<'a> {
    let sources: HashMap<_, _> =
        old.activities.iter().map(|id| (portfolio.activity(*id).source, *id)).collect();
    let mut found = Found::new();
    for judged in &report.findings {
        let (Some(law), Some(id)) = (&judged.finding.law, sources.get(&judged.finding.place.source)) else {
            continue;
        };
        let heaviest = found.entry((*id, &*law.constraint)).or_insert(judged.severity);
        *heaviest = judged.severity.max(*heaviest);
    }
    found
}

struct View<'a> {
    portfolio: &'a Portfolio,
    programme: &'a Programme,
    old: &'a PlanYear,
    found: Found<'a>,
    made: &'a HashSet<&'a str>,
}

impl View<'_> {
    /// Whether a finding is one that the old year did not have.
    fn is_new(&self, judged: &Judged, law: &Arc<LawLine>, turn: &Turn) -> bool {
        let file = self.portfolio.file(judged.finding.place.source);
        if file.place.programme().is_some_and(|id| *id != *self.programme.id) {
            return false;
        }
        if !self.made.contains(&*file.source.path) {
            return file.place.year().is_none() && self.begins(law, turn);
        }
        let Place::Activity(_, year, id) = &file.place else { return true };
        let activity = self.programme.year(year).and_then(|y| y.by_id.get(id));
        let links = activity.map_or(&[][..], |id| &self.portfolio.activity(*id).carried_from);
        let before = links.iter().filter_map(|link| link.target.ok());
        let mut known = before.filter_map(|id| self.found.get(&(id, &*law.constraint)));
        !known.any(|severity| *severity >= judged.severity)
    }

    /// Whether a constraint that found something outside the plan years' files holds from the new year on.
    fn begins(&self, law: &Arc<LawLine>, turn: &Turn) -> bool {
        let Some(model) = self.portfolio.model_of(self.programme) else { return false };
        let is_it = |c: &&Constraint| Arc::ptr_eq(&c.law, law);
        let Some(constraint) = model.constraints.iter().find(is_it) else { return false };
        constraint.force.covers(Some(turn.period)) && !constraint.force.covers(self.old.period)
    }

    /// What a finding is about.
    fn key(&self, judged: &Judged) -> String {
        let finding = &judged.finding;
        let path = || &*self.portfolio.file(finding.place.source).source.path;
        finding.key.as_deref().unwrap_or_else(|| path()).to_owned()
    }
}
