//! What may stand in a field, with the names that people know it by.

use crate::model::{Item, Model, Register as ModelRegister, Word};
use crate::portfolio::{ActivityId, PlanYear, Portfolio, Programme};
use crate::syntax::Node;
use crate::syntax::shape::{Kind, Register, Vocabulary};
use crate::text::collate::folded;
use crate::text::{Label, Lang, Period, parse_when};

/// Where a value is to stand: the programme and the plan year whose words it may use.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'p> {
    /// The registers and the governance models.
    pub portfolio: &'p Portfolio,
    /// The programme.
    pub programme: &'p Programme,
    /// The days of the plan year.
    pub period: Option<Period>,
}

/// One thing that may stand in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is written.
    pub id: String,
    /// What readers call it.
    pub label: Label,
    /// All that people may call it, in either language.
    names: Vec<String>,
    /// Whether it is still in use in the plan year: what is not is understood, but never offered.
    pub current: bool,
}

impl Choice {
    /// A choice that readers call by these names.
    pub fn new(id: &str, sv: &str, en: &str) -> Self {
        let label = Label { id: id.into(), sv: Some(sv.into()), en: Some(en.into()) };
        Self { id: id.to_owned(), label, names: vec![sv.to_owned(), en.to_owned()], current: true }
    }

    /// A choice that readers call so.
    fn labelled(label: Label) -> Self {
        let names = [&label.sv, &label.en].into_iter().flatten().map(ToString::to_string).collect();
        Self { id: label.id.to_string(), label, names, current: true }
    }

    /// A choice that readers never see the id of.
    pub fn unnamed(id: &str, sv: &str, en: &str) -> Self {
        let choice = Self::new(id, sv, en);
        Self { label: Label { id: Box::default(), ..choice.label }, ..choice }
    }

    /// A choice with one name in both languages, and others that are understood.
    fn named<'n>(id: &str, names: impl IntoIterator<Item = &'n str>) -> Self {
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        let first = names.first().map_or(id, String::as_str);
        Self { names: names.clone(), ..Self::new(id, first, first) }
    }

    /// Its name and its id, as a reader sees them.
    pub fn shown(&self, lang: Lang) -> String {
        let (name, id) = (self.label.get(lang), &*self.label.id);
        if name == id || id.is_empty() { name.to_owned() } else { format!("{name} ({id})") }
    }

    /// Whether somebody who writes this name means it.
    pub(super) fn is_called(&self, name: &str) -> bool {
        let wanted = folded(name);
        self.names.iter().any(|n| folded(n) == wanted)
    }

    /// All that people may call it.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }
}

impl<'p> Scope<'p> {
    /// The scope of an activity.
    pub fn of(portfolio: &'p Portfolio, id: ActivityId) -> Self {
        let activity = portfolio.activity(id);
        let programme = &portfolio.programmes[activity.programme];
        Self { portfolio, programme, period: programme.years[activity.year].period }
    }

    /// The scope of a plan year of a programme.
    pub fn year(portfolio: &'p Portfolio, programme: &'p Programme, year: &PlanYear) -> Self {
        Self { portfolio, programme, period: year.period }
    }

    /// What a value of a kind may be; none when it is no choice among known things.
    pub fn choices(self, kind: &Kind) -> Option<Vec<Choice>> {
        match kind {
            Kind::List(inner) => self.choices(inner),
            Kind::Bool => Some(truths()),
            Kind::Word(Vocabulary::Fixed(ids)) => Some(ids.iter().map(|id| own_word(id)).collect()),
            Kind::Word(vocabulary) => {
                let model = self.portfolio.model_of(self.programme);
                Some(model.map_or_else(Vec::new, |m| self.words(m, *vocabulary)))
            }
            Kind::Ref(register) => self.register(*register),
            _ => None,
        }
    }

    fn words(self, model: &Model, vocabulary: Vocabulary) -> Vec<Choice> {
        let choice = |word: &Word| Choice {
            current: word.force.covers(self.period),
            ..Choice::labelled(word.label.clone())
        };
        model.vocabulary(vocabulary).iter().map(choice).collect()
    }

    fn register(self, register: Register) -> Option<Vec<Choice>> {
        let registers = &self.portfolio.registers;
        Some(match register {
            Register::Actor => items(&registers.actors),
            Register::Party => match self.portfolio.parties_of(self.programme) {
                Some(parties) => items(&registers.actors)
                    .into_iter()
                    .filter(|c| parties.contains(&c.id.as_str()))
                    .collect(),
                None => items(&registers.actors),
            },
            Register::Person => items(&registers.people),
            Register::Document => {
                let mut choices = items(&registers.documents);
                for (choice, document) in choices.iter_mut().zip(&registers.documents.items) {
                    choice.current = self.meets(document.from, document.to);
                }
                choices
            }
            Register::Goal => self.entries("goals"),
            Register::Need => self.entries("needs"),
            Register::Opportunity => self.entries("opportunities"),
            Register::Principle => self.entries("principles"),
            Register::Area => self.entries("areas"),
            // What these name is judged by the rules.
            Register::Activity
            | Register::Programme
            | Register::Model
            | Register::Matter
            | Register::Body => return None,
        })
    }

    /// The entries of a list of the programme.
    fn entries(self, list: &str) -> Vec<Choice> {
        let entries = self.programme.source.map_or(&[][..], |s| self.portfolio.root(s).list(list));
        let when = |entry: &Node, name| entry.text(name).and_then(|t| parse_when(t.value).ok());
        let choice = |entry: &Node| {
            let names = entry.text("name").or_else(|| entry.text("text")).into_iter();
            let names = names.chain(entry.texts("aliases")).map(|t| t.value);
            let retired = entry.get("retired").is_some_and(Node::says_something);
            let current = !retired && self.meets(when(entry, "from"), when(entry, "to"));
            Some(Choice { current, ..Choice::named(entry.text("id")?.value, names) })
        };
        entries.iter().filter_map(choice).collect()
    }

    /// Whether something that holds from and to these times holds in some part of the plan year.
    fn meets(self, from: Option<Period>, to: Option<Period>) -> bool {
        let Some(period) = self.period else { return true };
        from.is_none_or(|f| f.from <= period.to) && to.is_none_or(|t| period.from <= t.to)
    }

    /// The file that says what a value of a kind may be.
    pub fn source(self, kind: &Kind) -> Option<&'p str> {
        let portfolio = self.portfolio;
        let path = |name: &str| {
            let stem = |path: &str| path.rsplit_once('.').map(|(stem, _)| stem.to_owned());
            let file = portfolio.files.iter().find(|f| stem(&f.source.path).as_deref() == Some(name));
            file.map(|f| &*f.source.path)
        };
        match kind {
            Kind::List(inner) => self.source(inner),
            Kind::Word(Vocabulary::Fixed(_)) => None,
            Kind::Word(_) => {
                portfolio.model_of(self.programme).map(|m| &*portfolio.file(m.source).source.path)
            }
            Kind::Ref(Register::Actor) => path("schema/actors"),
            Kind::Ref(Register::Person) => path("schema/people"),
            Kind::Ref(Register::Document) => path("schema/documents"),
            Kind::Ref(
                Register::Goal
                | Register::Need
                | Register::Opportunity
                | Register::Principle
                | Register::Area
                | Register::Party,
            ) => self.programme.source.map(|s| &*portfolio.file(s).source.path),
            _ => None,
        }
    }
}

fn items<T: Item>(register: &ModelRegister<T>) -> Vec<Choice> {
    register.items.iter().map(|item| Choice::named(item.id(), item.names())).collect()
}

fn truths() -> Vec<Choice> {
    let truth = |id: &str, sv: &str, en: &str, other: &str| {
        let mut choice = Choice::unnamed(id, sv, en);
        choice.names.push(other.to_owned());
        choice
    };
    vec![truth("true", "ja", "yes", "sant"), truth("false", "nej", "no", "falskt")]
}

/// What people call one of the program's own words.
fn own_word(id: &str) -> Choice {
    let (sv, en) = match id {
        "green" => ("grön", "green"),
        "yellow" => ("gul", "yellow"),
        "red" => ("röd", "red"),
        "not-started" => ("ej påbörjad", "not started"),
        "ongoing" => ("pågår", "ongoing"),
        "done" => ("klar", "done"),
        "not-relevant" => ("ej aktuell", "not relevant"),
        other => (other, other),
    };
    Choice::unnamed(id, sv, en)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::format::{ASSESSMENT, HEALTH};

    #[test]
    fn every_own_word_has_a_name_in_swedish() {
        for id in HEALTH.iter().chain(ASSESSMENT) {
            assert_ne!(own_word(id).label.get(Lang::Sv), *id);
        }
    }
}
