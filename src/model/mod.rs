//! The governance model and the registers: the law, typed, with a place for every line of it.

mod condition;
mod constraint;
mod entry;
mod expression;
mod fault;
pub mod format;
mod lifecycle;
mod load;
mod pattern;
mod plan_year;
mod registers;
mod reporting;
mod screen;

pub use condition::{Aspect, Condition, Test};
pub use constraint::{Constraint, Subject};
pub use entry::{Force, Word};
pub use fault::{ModelFault, ModelFaultKind};
pub use load::load;
pub use pattern::{Pattern, Patterns};
pub use plan_year::named_period;
pub use registers::{Actor, Document, Item, Person, Register, Registers};
pub use reporting::{Reporting, Rhythm};
pub use screen::Joined;

use crate::syntax::shape::Vocabulary;
use crate::syntax::{At, Node};
use crate::text::{Period, SourceId, Span};

/// A governance model.
#[derive(Debug)]
pub struct Model {
    /// Its id: the stem of its file.
    pub id: Box<str>,
    /// Its file.
    pub source: SourceId,
    /// Its name; the id when it has none.
    pub name: Box<str>,
    /// The words a region may choose, by vocabulary.
    pub words: Vec<(Vocabulary, Vec<Word>)>,
    /// Bodies.
    pub bodies: Vec<Body>,
    /// What it is about, in words.
    pub description: Option<Box<str>>,
    /// Changes of state.
    pub transitions: Vec<Transition>,
    /// What decisions of a kind must state to count.
    pub asked: Vec<Asked>,
    /// Types of matter with their outcomes.
    pub outcomes: Vec<Outcome>,
    /// Fields of an activity that only a decision may change: paths such as `goals` or `legal.state`.
    pub protected: Vec<At<Box<str>>>,
    /// When activities report.
    pub reporting: Reporting,
    /// What rules are applied to.
    pub constraints: Vec<Constraint>,
    /// What `placeholder-text` looks for.
    pub placeholders: Patterns,
    /// What `personal-data` looks for.
    pub personal_data: Patterns,
    screen: screen::Screen,
    /// What is wrong with the model itself.
    pub faults: Vec<ModelFault>,
    /// Entries that cannot be used because of a fault; what hangs on them is not judged.
    pub unusable: usize,
}

/// A body of the governance structure.
#[derive(Debug)]
pub struct Body {
    /// Its id and place.
    pub id: At<Box<str>>,
    /// Its name.
    pub name: Box<str>,
    /// The actor behind it.
    pub actor: Option<Box<str>>,
    /// Strategic, tactical, operational, reference or expert.
    pub level: Option<Box<str>>,
    /// The body above.
    pub parent: Option<Box<str>>,
    /// The domains it handles.
    pub domains: Vec<Box<str>>,
    /// The kinds of decision it may take.
    pub may_decide: Vec<Box<str>>,
    /// The kinds of report it receives.
    pub receives: Vec<Box<str>>,
    /// What else it does.
    pub functions: Vec<Box<str>>,
    /// Whether it steers shared systems.
    pub shared_systems: bool,
    /// Whether it stands for several groups of one sort.
    pub plural: bool,
    /// Groups that it stands for, as far as they are named.
    pub examples: Vec<Box<str>>,
    /// The accounts that review changes of its meeting files.
    pub code_owners: Vec<Box<str>>,
    /// When it is in force.
    pub force: Force,
}

/// A legal change of state.
#[derive(Debug)]
pub struct Transition {
    /// From these states.
    pub from: Vec<At<Box<str>>>,
    /// To this.
    pub to: Option<At<Box<str>>>,
    /// The kind of decision it needs.
    pub needs: Option<Box<str>>,
    /// Its place.
    pub span: Span,
    /// When it is in force.
    pub force: Force,
}

/// What a decision of a kind must state to count.
#[derive(Debug)]
pub struct Asked {
    /// The kind of decision.
    pub kind: Box<str>,
    /// Fields of the matter or of its meeting.
    pub fields: Vec<Box<str>>,
    /// When it is in force.
    pub force: Force,
}

/// An outcome of a type of matter.
#[derive(Debug)]
pub struct Outcome {
    /// The type of matter.
    pub matter_type: Box<str>,
    /// The outcome.
    pub word: Word,
    /// Whether the matter is approved.
    pub approves: bool,
    /// Whether the matter is to come back.
    pub returns: bool,
}

impl Model {
    /// The words of a vocabulary, in the order of the file.
    pub fn vocabulary(&self, vocabulary: Vocabulary) -> &[Word] {
        self.words.iter().find(|(v, _)| *v == vocabulary).map_or(&[], |(_, words)| words)
    }

    /// The word of an id, whenever it is in force.
    pub fn word(&self, vocabulary: Vocabulary, id: &str) -> Option<&Word> {
        self.vocabulary(vocabulary).iter().find(|w| &*w.id.value == id)
    }

    /// The word of an id that is in force in a period.
    pub fn word_in(&self, vocabulary: Vocabulary, id: &str, period: Option<Period>) -> Option<&Word> {
        self.vocabulary(vocabulary).iter().find(|w| &*w.id.value == id && w.force.covers(period))
    }

    /// What the program understands of a word: the category of a state, a decision kind …
    pub fn category(&self, vocabulary: Vocabulary, id: &str) -> Option<&str> {
        self.word(vocabulary, id)?.category.as_deref()
    }

    /// Whether one of its patterns may match one of these texts. If not, none does.
    pub fn may_find_in(&self, texts: &Joined) -> bool {
        self.screen.lets_through(self.placeholders.iter().chain(self.personal_data.iter()), texts)
    }

    /// The body of an id.
    pub fn body(&self, id: &str) -> Option<&Body> {
        self.bodies.iter().find(|b| &*b.id.value == id)
    }

    /// The body of an id that is in force in a period.
    pub fn body_in(&self, id: &str, period: Option<Period>) -> Option<&Body> {
        self.bodies.iter().find(|b| &*b.id.value == id && b.force.covers(period))
    }

    /// What a decision of a kind must state to count: fields of the matter or of its meeting.
    pub fn asked_of(&self, kind: &str, period: Option<Period>) -> &[Box<str>] {
        let asked = self.asked.iter().find(|a| *a.kind == *kind && a.force.covers(period));
        asked.map_or(&[], |a| &a.fields)
    }

    /// Whether any entry of the model is in force in a period: words, bodies, transitions, constraints.
    pub fn in_force(&self, period: Option<Period>) -> bool {
        self.constraints.iter().any(|c| c.force.covers(period))
            || self.words.iter().flat_map(|(_, words)| words).any(|w| w.force.covers(period))
            || self.bodies.iter().any(|b| b.force.covers(period))
    }
}

/// The texts of a list as owned strings.
fn owned(node: &Node, name: &str) -> Vec<Box<str>> {
    node.texts(name).map(|t| t.value.into()).collect()
}
