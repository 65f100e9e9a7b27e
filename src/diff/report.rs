//! The whole difference, put in order.

use std::rc::Rc;

use crate::diff::group::{By, Group, group};
use crate::diff::item::{FileItem, FileKind, Item};
use crate::diff::totals::Totals;
use crate::facts::alignment::{Alignment, Event, Side};
use crate::text::Day;

/// One end of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Point {
    /// A commit.
    Revision {
        /// How it was asked for.
        named: String,
        /// Its short id.
        short: String,
        /// Its day.
        day: Day,
    },
    /// The files as they lie in the folder.
    WorkTree,
    /// A plan year.
    Year(String),
}

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// How activities are grouped.
    pub by: By,
    /// Only these programmes; all when empty. The law and the registers are shared, and always told.
    pub programmes: Vec<String>,
}

/// What changed.
#[derive(Debug)]
pub struct DiffReport<'a> {
    /// The older end.
    pub old: Point,
    /// The newer end.
    pub new: Point,
    /// The older side's files.
    pub old_side: Side<'a>,
    /// The newer side's files.
    pub new_side: Side<'a>,
    /// How activities are grouped.
    pub by: By,
    /// Activities, each once, in the order of programme, plan year and document.
    pub items: Vec<Rc<Item<'a>>>,
    /// The same in groups; an activity of two goals stands under both.
    pub groups: Vec<Group<'a>>,
    /// Programmes, plan years and meetings.
    pub plans: Vec<FileItem<'a>>,
    /// Governance models and the policy.
    pub law: Vec<FileItem<'a>>,
    /// Registers.
    pub registers: Vec<FileItem<'a>>,
    /// The counts.
    pub totals: Totals,
}

impl DiffReport<'_> {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.plans.is_empty() && self.law.is_empty() && self.registers.is_empty()
    }

    /// Whether anything differs. Two plan years tell what became of each activity; one that was carried
    /// over as it was is no difference.
    pub fn differs(&self) -> bool {
        let as_it_was = |item: &Rc<Item<'_>>| {
            let carried = matches!(item.change.events[..], [Event::Carried(_)]);
            self.is_of_years() && carried && item.change.changes.is_empty()
        };
        let others = !self.plans.is_empty() || !self.law.is_empty() || !self.registers.is_empty();
        others || !self.items.iter().all(as_it_was)
    }

    /// Whether two plan years are compared.
    pub fn is_of_years(&self) -> bool {
        matches!(self.new, Point::Year(_))
    }
}

/// Puts an alignment in order.
pub fn report<'a>(
    old: (Point, Side<'a>),
    new: (Point, Side<'a>),
    alignment: Alignment<'a>,
    query: &Query,
) -> DiffReport<'a> {
    let ((old, old_side), (new, new_side)) = (old, new);
    let wanted =
        |programme: &str| query.programmes.is_empty() || query.programmes.iter().any(|p| p == programme);
    let items: Vec<Rc<Item<'a>>> = alignment
        .activities
        .into_iter()
        .map(|change| Item::new(old_side, new_side, change))
        .filter(|item| wanted(&item.key.programme))
        .map(Rc::new)
        .collect();
    let (mut plans, mut law, mut registers) = (Vec::new(), Vec::new(), Vec::new());
    for change in alignment.files {
        if change.place.programme().is_some_and(|p| !wanted(p)) {
            continue;
        }
        let item = FileItem::new(old_side, new_side, change);
        match item.kind {
            FileKind::Programme | FileKind::PlanYear | FileKind::Meeting => plans.push(item),
            FileKind::Model | FileKind::Policy => law.push(item),
            FileKind::Actors | FileKind::People | FileKind::Documents => registers.push(item),
        }
    }
    DiffReport {
        by: query.by,
        groups: group(new_side, &items, query.by, matches!(new, Point::Year(_))),
        totals: Totals::of(&items, &plans, &law, &registers),
        old,
        new,
        old_side,
        new_side,
        items,
        plans,
        law,
        registers,
    }
}
