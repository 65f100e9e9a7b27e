//! Who carries what, and what nobody carries (A78). Activities that have ended burden nobody.

use crate::coverage::report::Activity;
use crate::facts::{Facts, Light, category, is_terminal, late, latest_health, lead, organisations};
use crate::portfolio::{ActivityId, Portfolio};
use crate::text::collate::sort_key;
use crate::text::{Day, Label};

/// The persons that answer for activities, and activities without such a person.
#[derive(Debug, Default)]
pub struct People {
    /// Activities that go on.
    pub activities: usize,
    /// Activities that have ended, and do not count.
    pub ended: usize,
    /// Persons, those with most activities first.
    pub persons: Vec<Load>,
    /// Activities without a named person who is still there.
    pub vacancies: Vec<Vacancy>,
}

/// What a person carries.
#[derive(Debug)]
pub struct Load {
    /// The person's id and name.
    pub person: Label,
    /// The last day, if it has passed.
    pub left: Option<Day>,
    /// The activities, in the order of programmes and documents.
    pub activities: Vec<Carried>,
}

/// An activity that a person carries.
#[derive(Debug)]
pub struct Carried {
    /// The activity.
    pub activity: Activity,
    /// Whether the person leads it.
    pub leads: bool,
    /// How many days it is late.
    pub late: Option<i64>,
    /// The light of its latest report.
    pub light: Option<Light>,
}

/// An activity without a named person.
#[derive(Debug)]
pub struct Vacancy {
    /// The activity.
    pub activity: Activity,
    /// The organisations that answer for it.
    pub organisations: Vec<Label>,
}

impl Load {
    /// How many activities the person leads.
    pub fn leads(&self) -> usize {
        self.activities.iter().filter(|a| a.leads).count()
    }

    /// How many of the activities are late.
    pub fn late(&self) -> usize {
        self.activities.iter().filter(|a| a.late.is_some()).count()
    }

    /// How many of the activities are red in their latest report.
    pub fn red(&self) -> usize {
        self.activities.iter().filter(|a| a.light == Some(Light::Red)).count()
    }
}

/// Who carries which of some activities.
pub(super) fn people<'a>(
    portfolio: &Portfolio,
    facts: &Facts,
    activities: impl Iterator<Item = &'a Activity>,
) -> People {
    let mut people = People::default();
    for activity in activities {
        let year = portfolio.activity(activity.activity);
        if category(portfolio, year).is_some_and(is_terminal) {
            people.ended += 1;
            continue;
        }
        people.activities += 1;
        let root = portfolio.root(year.source);
        let clock = facts.clock(&portfolio.programmes[year.programme].years[year.year]);
        let leader = lead(root).and_then(|entry| entry.text("person")).map(|t| t.value);
        let mut named: Vec<&str> = Vec::new();
        for person in root.list("responsible").iter().filter_map(|e| e.text("person")).map(|t| t.value) {
            if named.contains(&person) {
                continue;
            }
            named.push(person);
            let carried = Carried {
                activity: activity.clone(),
                leads: leader == Some(person),
                late: late(root, clock).map(|l| l.days),
                light: latest_health(root, clock).and_then(|h| h.light),
            };
            match people.persons.iter_mut().find(|load| *load.person.id == *person) {
                Some(load) => load.activities.push(carried),
                None => people.persons.push(load(portfolio, facts.today, person, carried)),
            }
        }
        if !named.iter().any(|person| left(portfolio, facts.today, person).is_none()) {
            people.vacancies.push(vacancy(portfolio, activity));
        }
    }
    people.persons.sort_by_cached_key(|load| {
        let name = load.person.sv.as_deref().unwrap_or(&load.person.id);
        (std::cmp::Reverse(load.activities.len()), sort_key(name), load.person.id.clone())
    });
    people
}

fn load(portfolio: &Portfolio, today: Day, id: &str, first: Carried) -> Load {
    let name = portfolio.registers.people.get(id).map(|person| person.name.clone());
    let person = Label { id: id.into(), sv: name.clone(), en: name };
    Load { person, left: left(portfolio, today, id), activities: vec![first] }
}

/// The last day of a person who is there no longer.
fn left(portfolio: &Portfolio, today: Day, id: &str) -> Option<Day> {
    let until = portfolio.registers.people.get(id)?.until?;
    (until.to < today).then_some(until.to)
}

fn vacancy(portfolio: &Portfolio, activity: &Activity) -> Vacancy {
    let id: ActivityId = activity.activity;
    let root = portfolio.root(portfolio.activity(id).source);
    let label = |id: &str| {
        let name = portfolio.registers.actors.get(id).map(|actor| actor.name.clone());
        Label { id: id.into(), sv: name.clone(), en: name }
    };
    Vacancy { activity: activity.clone(), organisations: organisations(root).map(label).collect() }
}
