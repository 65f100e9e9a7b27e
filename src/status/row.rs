//! One row: an activity year as a reader wants to see it.

use crate::facts::{
    Facts, Light, Origin, Stale, category, is_terminal, late, latest_health, next_milestone, stale,
};
use crate::portfolio::{Activity, ActivityId, Portfolio};
use crate::syntax::Node;
use crate::syntax::shape::Vocabulary;
use crate::text::{Day, Label, Lang};

/// Something with an id and a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Its id, as written.
    pub id: String,
    /// Its name; the id when nobody gave one.
    pub name: String,
}

/// Who answers for an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responsible {
    /// The organisation.
    pub org: Option<Named>,
    /// The person; nobody is named in what leaves the house.
    pub person: Option<Named>,
    /// The role.
    pub role: Option<Label>,
    /// Whether this one leads.
    pub lead: bool,
}

/// The health of the latest report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowHealth {
    /// The light; none when the report gives none.
    pub light: Option<Light>,
    /// The day of the report.
    pub date: Day,
    /// Its age in days.
    pub age: i64,
}

/// The next milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowMilestone {
    /// Its title.
    pub title: String,
    /// When it is due, as written.
    pub due: Option<String>,
}

/// What is late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowLate {
    /// The milestone; none when it is the activity's own end.
    pub milestone: Option<String>,
    /// Days since its last day.
    pub days: i64,
}

/// An activity year as a reader wants to see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which activity.
    pub activity: ActivityId,
    /// Its full key.
    pub key: String,
    /// Its id.
    pub id: String,
    /// Its title; the id when it has none.
    pub title: String,
    /// Its goals.
    pub goals: Vec<Named>,
    /// Who answers for it.
    pub responsible: Vec<Responsible>,
    /// Its status; none when not given.
    pub status: Option<Label>,
    /// The status as the program understands it.
    pub category: Option<String>,
    /// Its health; none without reports.
    pub health: Option<RowHealth>,
    /// Its next milestone.
    pub next: Option<RowMilestone>,
    /// What is late.
    pub late: Option<RowLate>,
    /// Since when a report is wanting, when the law asks for one.
    pub stale: Option<Stale>,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether its file could be read whole.
    pub complete: bool,
}

impl Responsible {
    /// Who answers, in a few words each: the organisation, and the person or, where nobody is named, the role.
    pub fn names(&self, lang: Lang) -> Vec<&str> {
        let person = self.person.as_ref().map(|p| p.name.as_str());
        let role = || self.role.as_ref().map(|role| role.get(lang));
        self.org.as_ref().map(|o| o.name.as_str()).into_iter().chain(person.or_else(role)).collect()
    }
}

impl Row {
    /// The row of an activity year.
    pub(super) fn of(portfolio: &Portfolio, facts: &Facts, id: ActivityId) -> Self {
        let activity = portfolio.activity(id);
        let file = portfolio.file(activity.source);
        let root = &file.root;
        let programme = &portfolio.programmes[activity.programme];
        let clock = facts.clock(&programme.years[activity.year]);
        let category = category(portfolio, activity).map(str::to_owned);
        let goes_on = !category.as_deref().is_some_and(is_terminal);
        Self {
            activity: id,
            key: activity.key.to_string(),
            id: activity.key.id.to_string(),
            title: root.text("title").map_or(&*activity.key.id, |t| t.value).to_owned(),
            goals: root.texts("goals").map(|goal| goal_named(portfolio, activity, goal.value)).collect(),
            responsible: root
                .list("responsible")
                .iter()
                .map(|entry| responsible(portfolio, activity, entry))
                .collect(),
            status: root.text("status").map(|t| word(portfolio, activity, Vocabulary::States, t.value)),
            category,
            health: latest_health(root, clock).map(|h| RowHealth {
                light: h.light,
                date: h.date,
                age: h.age,
            }),
            next: next_milestone(root)
                .filter(|_| goes_on)
                .map(|n| RowMilestone { title: n.title.to_owned(), due: n.due.map(str::to_owned) }),
            late: late(root, clock)
                .filter(|_| goes_on)
                .map(|l| RowLate { milestone: l.milestone.map(str::to_owned), days: l.days }),
            stale: stale(portfolio, facts, id),
            origin: facts.origin(id),
            complete: file.complete,
        }
    }
}

/// The goal of an id, by its name in the programme.
pub(super) fn goal_named(portfolio: &Portfolio, activity: &Activity, id: &str) -> Named {
    let source = portfolio.programmes[activity.programme].source;
    let goals = source.map_or(&[][..], |s| portfolio.root(s).list("goals"));
    let goal = goals.iter().find(|g| g.text("id").is_some_and(|t| t.value == id));
    let name = goal.and_then(|g| g.text("name")).map_or(id, |t| t.value);
    Named { id: id.to_owned(), name: name.to_owned() }
}

/// The actor of an id, by its name in the register.
pub(super) fn actor_named(portfolio: &Portfolio, id: &str) -> Named {
    let name = portfolio.registers.actors.get(id).map_or(id, |a| &*a.name);
    Named { id: id.to_owned(), name: name.to_owned() }
}

fn responsible(portfolio: &Portfolio, activity: &Activity, entry: &Node) -> Responsible {
    let person = entry.text("person").map(|t| {
        let name = portfolio.registers.people.get(t.value).map_or(t.value, |p| &*p.name);
        Named { id: t.value.to_owned(), name: name.to_owned() }
    });
    let org = entry.text("org").map(|t| actor_named(portfolio, t.value));
    let role = entry.text("role").map(|t| word(portfolio, activity, Vocabulary::Roles, t.value));
    Responsible { org, person, role, lead: entry.flag("lead") }
}

fn word(portfolio: &Portfolio, activity: &Activity, vocabulary: Vocabulary, id: &str) -> Label {
    let model = portfolio.model_of(&portfolio.programmes[activity.programme]);
    let word = model.and_then(|m| m.word(vocabulary, id));
    word.map_or_else(|| Label { id: id.into(), sv: None, en: None }, |w| w.label.clone())
}
