//! What a rule about a change may see: the files before it, and after it under the law of the time before.

use crate::facts::alignment::{ActivityChange, Alignment, Side};
use crate::facts::compare::{Difference, Step};
use crate::facts::{adopted_on, is_terminal};
use crate::model::Model;
use crate::portfolio::{ActivityId, PlanYear, Portfolio, Programme, Waiver};
use crate::rules::Context;
use crate::syntax::Node;
use crate::text::{Arg, SourceId, Span};

/// A change: the base, the head judged by the base's law, and what differs.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'a> {
    /// The base.
    pub base: Side<'a>,
    /// The head under the base's law.
    pub head: Context<'a>,
    /// What differs between the two.
    pub alignment: &'a Alignment<'a>,
    /// Paths of the law at which the head says something else than the base, whose law is kept here.
    pub law: &'a [String],
    /// Waivers of the head that the base lacks, or has for a shorter time. Those in the policy stand in a file
    /// that the head under the base's law does not have.
    pub exceptions: &'a [Waiver],
}

impl<'a> Comparison<'a> {
    /// The plan year of an activity in the base, with its programme.
    pub(super) fn year_before(&self, id: ActivityId) -> (&'a Programme, &'a PlanYear) {
        year(self.base.portfolio, id)
    }

    /// Whether somebody had adopted a plan year, by the day of judgement. Before that it is a draft.
    pub(super) fn was_adopted(&self, programme: &Programme, year: &PlanYear) -> bool {
        let Side { portfolio, facts } = self.base;
        adopted_on(portfolio, facts, programme, year).is_some_and(|day| day <= self.head.today())
    }

    /// Whether a plan year was closed.
    pub(super) fn was_closed(&self, programme: &str, year: &str) -> bool {
        self.base.portfolio.programme(programme).and_then(|p| p.year(year)).is_some_and(|y| y.closed)
    }

    /// Activities that are on both sides, can be read there, and whose plan year was open.
    pub(super) fn both(&self) -> impl Iterator<Item = (&'a ActivityChange<'a>, ActivityId, ActivityId)> {
        let of = |change: &'a ActivityChange<'a>| Some((change, change.old?, change.new?));
        let is_open = |old: ActivityId| !self.year_before(old).1.closed;
        self.alignment.activities.iter().filter_map(of).filter(move |(c, old, _)| !c.unread && is_open(*old))
    }

    /// The governance model of an activity of the head, and its plan year.
    pub(super) fn law_of(&self, id: ActivityId) -> Option<(&'a Model, &'a PlanYear)> {
        let (programme, year) = year(self.head.portfolio, id);
        Some((self.head.portfolio.model_of(programme)?, year))
    }

    /// Where to speak of what is gone: the plan year's own file, else the programme's, else the first.
    pub(super) fn ground(&self, programme: &str, year: Option<&str>) -> (SourceId, Span) {
        let programme = self.head.portfolio.programme(programme);
        let of_year = programme.zip(year).and_then(|(p, year)| p.year(year)?.source);
        let source = of_year.or_else(|| programme?.source).unwrap_or(SourceId(0));
        (source, self.head.portfolio.file(source).head())
    }

    /// The path of the file of an activity of the base.
    pub(super) fn path_before(&self, id: ActivityId) -> Arg {
        let portfolio = self.base.portfolio;
        Arg::from(&*portfolio.file(portfolio.activity(id).source).source.path)
    }

    /// Whether an activity had ended.
    pub(super) fn had_ended(&self, id: ActivityId) -> bool {
        let portfolio = self.base.portfolio;
        crate::facts::category(portfolio, portfolio.activity(id)).is_some_and(is_terminal)
    }
}

fn year(portfolio: &Portfolio, id: ActivityId) -> (&Programme, &PlanYear) {
    let activity = portfolio.activity(id);
    let programme = &portfolio.programmes[activity.programme];
    (programme, &programme.years[activity.year])
}

/// Where a difference is to be seen in the newer file: what stands there now, else the innermost of what
/// it stood in, else the head.
pub(super) fn place(root: &Node, head: Span, difference: &Difference<'_>) -> Span {
    if let Some(now) = difference.new.first() {
        return now.span;
    }
    let (mut span, mut node) = (head, Some(root));
    for step in &difference.path {
        let Some(here) = node else { break };
        match step {
            Step::Field(name, _) => {
                let Some(entry) = here.table().entry(name) else { break };
                span = entry.key.span;
                node = Some(&entry.node);
            }
            Step::Entry(entry, _) => {
                let Some(same) = here.items().iter().find(|item| std::ptr::eq(*item, *entry)) else { break };
                span = same.table().entries.first().map_or(same.span, |e| e.key.span);
                node = Some(same);
            }
        }
    }
    span
}

/// The way to a difference as it would be typed: `milestones.start.due`.
pub(super) fn path(difference: &Difference<'_>) -> Arg {
    Arg::from(difference.keys().join("."))
}
