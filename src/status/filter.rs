//! Which rows to show. A value may be an id, a name or another name; organisations include their units.

use crate::portfolio::{Portfolio, Programme};
use crate::status::row::Row;
use crate::syntax::shape::Vocabulary;
use crate::text::Lang;
use crate::text::collate::folded;
use crate::text::nearest::nearest;

/// Which rows to show: those that fit each list that is not empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Goals.
    pub goals: Vec<String>,
    /// Organisations, with all that is part of them.
    pub orgs: Vec<String>,
    /// Persons.
    pub persons: Vec<String>,
    /// States.
    pub statuses: Vec<String>,
    /// Only what is late.
    pub late: bool,
    /// Only what nobody has reported on for too long.
    pub stale: bool,
}

/// A value that nothing has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFilter {
    /// The option: `goal`, `org`, `person` or `status`.
    pub option: &'static str,
    /// What was given.
    pub given: String,
    /// The nearest that exists.
    pub near: Option<String>,
}

impl Filter {
    /// The filter with every value as an id.
    ///
    /// # Errors
    /// When a value is neither id nor name of anything in the programmes.
    pub fn resolved(&self, portfolio: &Portfolio, programmes: &[&Programme]) -> Result<Self, UnknownFilter> {
        let registers = &portfolio.registers;
        let actors = registers.actors.items.iter();
        let people = registers.people.items.iter();
        let names = |first: &str, others: &[Box<str>]| {
            std::iter::once(first.to_owned())
                .chain(others.iter().map(ToString::to_string))
                .collect::<Vec<_>>()
        };
        let actors: Vec<_> = actors.map(|a| (a.id.to_string(), names(&a.name, &a.aliases))).collect();
        let people: Vec<_> = people.map(|p| (p.id.to_string(), names(&p.name, &p.aliases))).collect();
        Ok(Self {
            goals: resolve("goal", &self.goals, &goals(portfolio, programmes))?,
            orgs: resolve("org", &self.orgs, &actors)?,
            persons: resolve("person", &self.persons, &people)?,
            statuses: resolve("status", &self.statuses, &statuses(portfolio, programmes))?,
            late: self.late,
            stale: self.stale,
        })
    }

    /// Whether a row fits. The filter's values are ids.
    pub(super) fn fits(&self, portfolio: &Portfolio, row: &Row) -> bool {
        let any = |wanted: &[String], has: &dyn Fn(&str) -> bool| {
            wanted.is_empty() || wanted.iter().any(|w| has(w))
        };
        let in_org = |wanted: &str| {
            let orgs = row.responsible.iter().filter_map(|r| r.org.as_ref());
            orgs.map(|o| portfolio.registers.line_of(&o.id)).any(|line| line.contains(&wanted))
        };
        let of_person =
            |wanted: &str| row.responsible.iter().any(|r| r.person.as_ref().is_some_and(|p| p.id == wanted));
        any(&self.goals, &|w| row.goals.iter().any(|g| g.id == w))
            && any(&self.orgs, &in_org)
            && any(&self.persons, &of_person)
            && any(&self.statuses, &|w| row.status.as_ref().is_some_and(|s| *s.id == *w))
            && (!self.late || row.late.is_some())
            && (!self.stale || row.stale.is_some())
    }

    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

type Choices = Vec<(String, Vec<String>)>;

fn resolve(option: &'static str, given: &[String], choices: &Choices) -> Result<Vec<String>, UnknownFilter> {
    let find = |value: &String| {
        let wanted = folded(value);
        let by_id = choices.iter().find(|(id, _)| id == value);
        let by_name = || choices.iter().find(|(_, names)| names.iter().any(|n| folded(n) == wanted));
        by_id.or_else(by_name).map(|(id, _)| id.clone()).ok_or_else(|| UnknownFilter {
            option,
            given: value.clone(),
            near: nearest(
                value,
                choices.iter().flat_map(|(id, names)| names.iter().chain([id])).map(String::as_str),
            )
            .map(str::to_owned),
        })
    };
    given.iter().map(find).collect()
}

fn goals(portfolio: &Portfolio, programmes: &[&Programme]) -> Choices {
    let entries = programmes.iter().filter_map(|p| p.source).flat_map(|s| portfolio.root(s).list("goals"));
    let choice = |entry: &crate::syntax::Node| {
        let names = entry.text("name").into_iter().chain(entry.texts("aliases")).map(|t| t.value.to_owned());
        Some((entry.text("id")?.value.to_owned(), names.collect()))
    };
    entries.filter_map(choice).collect()
}

fn statuses(portfolio: &Portfolio, programmes: &[&Programme]) -> Choices {
    let models = programmes.iter().filter_map(|p| portfolio.model_of(p));
    let words = models.flat_map(|m| m.vocabulary(Vocabulary::States));
    let labels =
        |w: &crate::model::Word| [Lang::Sv, Lang::En].map(|lang| w.label.get(lang).to_owned()).to_vec();
    words.map(|w| (w.id.value.to_string(), labels(w))).collect()
}
