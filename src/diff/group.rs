//! Changed activities in groups: by programme and plan year, goal, organisation, or deciding body.

use std::rc::Rc;

use crate::diff::item::Item;
use crate::facts::alignment::{Cover, Event, Side};
use crate::facts::{name, organisations};
use crate::syntax::shape::{Kind, Register};
use crate::text::collate::{SortKey, sort_key};

/// How changed activities are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// By programme and plan year; two plan years, as the plan document does.
    #[default]
    Programme,
    /// By goal; an activity of two goals stands under both.
    Goal,
    /// By organisation.
    Org,
    /// By the body that decided the changes.
    Body,
}

impl By {
    /// The word in data and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::Goal => "goal",
            Self::Org => "org",
            Self::Body => "body",
        }
    }
}

/// What a group is called.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum GroupName {
    /// A programme's plan year: the name and the year.
    Year(String, String),
    /// A goal, an organisation or a body: id and name.
    Named(String, String),
    /// Of two plan years, what came over from older ones. The programme's name.
    Carried(String),
    /// What came back after a gap. The programme's name.
    Returned(String),
    /// What is new. The programme's name.
    New(String),
    /// What ended. The programme's name.
    Ended(String),
    /// What the later year does not have although it was not ended. The programme's name.
    Dropped(String),
    /// Changes that lack a decision.
    Undecided,
    /// Changes that need no decision.
    Free,
    /// Activities without what is grouped by.
    Without,
}

/// Changed activities that belong together.
#[derive(Debug)]
pub struct Group<'a> {
    /// What it is called.
    pub name: GroupName,
    /// The activities, in the order of programme, plan year and document.
    pub items: Vec<Rc<Item<'a>>>,
}

/// Puts changed activities in groups, none of which is empty.
pub(super) fn group<'a>(side: Side<'a>, items: &[Rc<Item<'a>>], by: By, years: bool) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for item in items {
        for name in names(side, item, by, years) {
            match groups.iter_mut().find(|g| g.name == name) {
                Some(group) => group.items.push(Rc::clone(item)),
                None => groups.push(Group { name, items: vec![Rc::clone(item)] }),
            }
        }
    }
    match by {
        By::Programme if !years => {}
        _ => groups.sort_by_cached_key(|g| rank(&g.name)),
    }
    groups
}

fn names(side: Side<'_>, item: &Item<'_>, by: By, years: bool) -> Vec<GroupName> {
    let root = item.root();
    let portfolio = side.portfolio;
    let programme = portfolio.programme(&item.key.programme);
    let named = |kind: Kind, id: &str| {
        let label = name(portfolio, programme, &kind, id);
        let known = label.and_then(|l| l.sv).map_or_else(|| id.to_owned(), String::from);
        GroupName::Named(id.to_owned(), known)
    };
    let mut found: Vec<GroupName> = match by {
        By::Programme if years => vec![of_years(item)],
        By::Programme => vec![GroupName::Year(item.programme.clone(), item.key.year.to_string())],
        By::Goal => root.texts("goals").map(|t| named(Kind::Ref(Register::Goal), t.value)).collect(),
        By::Org => organisations(root).map(|id| named(Kind::Ref(Register::Actor), id)).collect(),
        By::Body => {
            let body = |cover: &Cover<'_>| match cover {
                Cover::Decided(decision) => named(Kind::Ref(Register::Body), &decision.body),
                Cover::Undecided(_) => GroupName::Undecided,
                Cover::Free => GroupName::Free,
            };
            let whole = item.change.taken_up.map(|d| named(Kind::Ref(Register::Body), &d.body));
            let all: Vec<GroupName> =
                item.change.changes.iter().map(|c| body(&c.cover)).chain(whole).collect();
            // What needs no decision goes along with what does.
            let weighty = all.iter().any(|n| *n != GroupName::Free);
            all.into_iter().filter(|n| !weighty || *n != GroupName::Free).collect()
        }
    };
    let mut seen = std::collections::HashSet::new();
    found.retain(|name| seen.insert(name.clone()));
    if found.is_empty() {
        found.push(if by == By::Body { GroupName::Free } else { GroupName::Without });
    }
    found
}

fn of_years(item: &Item<'_>) -> GroupName {
    let programme = item.programme.clone();
    for event in &item.change.events {
        match event {
            Event::Carried(_) => return GroupName::Carried(programme),
            Event::Returned(_) => return GroupName::Returned(programme),
            Event::New | Event::TakenUp => return GroupName::New(programme),
            Event::Dropped => return GroupName::Dropped(programme),
            _ => {}
        }
    }
    GroupName::Ended(programme)
}

/// Named groups by name, groups of plan years as the plan document has them, the rest last.
fn rank(name: &GroupName) -> (u8, SortKey, u8, String) {
    let of = |programme: &str, place| (0, sort_key(programme), place, String::new());
    let last = |place| (place, sort_key(""), 0, String::new());
    match name {
        GroupName::Carried(p) => of(p, 0),
        GroupName::Returned(p) => of(p, 1),
        GroupName::New(p) => of(p, 2),
        GroupName::Ended(p) => of(p, 3),
        GroupName::Dropped(p) => of(p, 4),
        GroupName::Year(p, year) => (0, sort_key(p), 0, year.clone()),
        GroupName::Named(id, name) => (0, sort_key(name), 0, id.clone()),
        GroupName::Undecided => last(1),
        GroupName::Free => last(2),
        GroupName::Without => last(3),
    }
}
