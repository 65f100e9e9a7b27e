//! What can be wrong with the law itself.

use crate::syntax::shape::Expected;
use crate::text::Span;

/// A fault in a governance model, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelFault {
    /// The offending bytes.
    pub span: Span,
    /// What is wrong.
    pub kind: ModelFaultKind,
}

/// What is wrong with a line of the law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModelFaultKind {
    /// An entry of this list has no id, or one that is none.
    NoId(&'static str),
    /// An entry lacks the category that the program must understand; what it may be.
    NoCategory(Box<str>, &'static [&'static str]),
    /// A word that the model does not define: the field, the word, the nearest.
    UnknownWord(&'static str, Box<str>, Option<Box<str>>),
    /// Two entries of one id are in force at the same time; where the first stands.
    Overlap(Box<str>, Span),
    /// A constraint names no rule, or one that does not exist; the nearest.
    UnknownRule(Box<str>, Option<Box<str>>),
    /// A parameter that the rule does not have; what it has.
    UnknownParameter(Box<str>, Box<str>, Vec<&'static str>),
    /// A parameter holds another sort of value than the rule reads.
    WrongParameter(Box<str>, Expected),
    /// A parameter that the rule needs is missing.
    MissingParameter(Box<str>, &'static str),
    /// The rule judges other things than the constraint says; what it judges.
    WrongSubject(Box<str>, Vec<&'static str>),
    /// A field path that the judged thing does not have; the nearest.
    UnknownPath(Box<str>, Option<Box<str>>),
    /// A key of `when` that does not exist.
    UnknownCondition(Box<str>),
    /// A constraint without `of`.
    NoSubject(Box<str>),
    /// A pattern that is no regular expression.
    BadPattern(Box<str>),
    /// A year that is no plan year.
    BadYear(Box<str>),
    /// A reporting day that is not `MM-DD`.
    BadReportingDay(Box<str>),
    /// An interval between reports that is no number of days.
    BadInterval(Box<str>),
    /// Both reporting days and an interval.
    TwoRhythms,
    /// A kind of activity that has two reporting plans; where the first stands.
    ReportsTwice(Box<str>, Span),
    /// A transition without states to come from or go to.
    NoStates,
    /// What a decision must state is no field of a matter or a meeting; the nearest.
    UnknownNeed(Box<str>, Option<Box<str>>),
    /// A tactical body without one above it; those that could be.
    NoParent(Box<str>, Vec<Box<str>>),
    /// A body that stands above itself, through these.
    Circle(Box<str>, Vec<Box<str>>),
    /// Two transitions from one state to another, in force at the same time, need different decisions; where
    /// the first stands.
    TwoTransitions(Box<str>, Box<str>, Span),
}
