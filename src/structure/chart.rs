//! What of a governance model is in force in a plan year, in rows.

use crate::model::format::LEVELS;
use crate::model::{Body, Model, Outcome, Transition, Word};
use crate::portfolio::{Portfolio, Programme};
use crate::structure::{Lines, Way, lines, ways};
use crate::syntax::shape::Vocabulary;
use crate::text::Period;

/// A governance model in a plan year.
#[derive(Debug)]
pub struct Chart<'m> {
    /// The model.
    pub model: &'m Model,
    /// The programmes that it governs.
    pub programmes: Vec<&'m Programme>,
    /// The plan year.
    pub year: String,
    /// Its days.
    pub period: Option<Period>,
    /// The levels that have bodies, from the highest.
    pub levels: Vec<Level<'m>>,
    /// The ways of cases.
    pub ways: Vec<Way<'m>>,
    /// Who is joined to whom.
    pub lines: Lines<'m>,
}

/// A level and the bodies on it, in the order of the file.
#[derive(Debug)]
pub struct Level<'m> {
    /// Strategic, tactical, operational, reference or expert; none for bodies without a level.
    pub id: Option<&'static str>,
    /// Its bodies.
    pub bodies: Vec<&'m Body>,
}

/// The chart of a model in a plan year.
pub fn chart<'m>(
    portfolio: &'m Portfolio,
    model: &'m Model,
    year: String,
    period: Option<Period>,
) -> Chart<'m> {
    let governs = |p: &&Programme| portfolio.model_of(p).is_some_and(|own| own.id == model.id);
    let levels = levels(model, period);
    let ways = ways(model, period);
    let lines = lines(model, period, &levels);
    let programmes = portfolio.programmes.iter().filter(governs).collect();
    Chart { model, programmes, year, period, levels, ways, lines }
}

fn levels(model: &Model, period: Option<Period>) -> Vec<Level<'_>> {
    // A level that the program does not know is a fault, and its body stands with those that have none.
    let known = |b: &Body| LEVELS.iter().copied().find(|level| b.level.as_deref() == Some(*level));
    let row = |id: Option<&'static str>| Level {
        id,
        bodies: model.bodies.iter().filter(|b| b.force.covers(period) && known(b) == id).collect(),
    };
    let all = LEVELS.iter().copied().map(Some).chain([None]).map(row);
    all.filter(|level| !level.bodies.is_empty()).collect()
}

impl<'m> Chart<'m> {
    /// Whether anything of the model is in force.
    pub fn is_in_force(&self) -> bool {
        self.model.in_force(self.period)
    }

    /// The words of a vocabulary that are in force.
    pub fn words(&self, vocabulary: Vocabulary) -> impl Iterator<Item = &'m Word> {
        let period = self.period;
        self.model.vocabulary(vocabulary).iter().filter(move |w| w.force.covers(period))
    }

    /// All bodies in force, from the highest level.
    pub fn bodies(&self) -> impl Iterator<Item = &'m Body> {
        self.levels.iter().flat_map(|level| level.bodies.iter().copied())
    }

    /// The changes of state that are in force.
    pub fn transitions(&self) -> impl Iterator<Item = &'m Transition> {
        let period = self.period;
        self.model.transitions.iter().filter(move |t| t.force.covers(period))
    }

    /// The outcomes of a type of matter that are in force.
    pub fn outcomes<'a>(&self, matter_type: &'a str) -> impl Iterator<Item = &'m Outcome> + use<'a, 'm> {
        let period = self.period;
        let of = move |o: &&Outcome| *o.matter_type == *matter_type && o.word.force.covers(period);
        self.model.outcomes.iter().filter(of)
    }
}
