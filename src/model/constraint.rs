//! A constraint: data that applies a rule to something, with its reason.

use std::sync::Arc;

use crate::diag::LawLine;
use crate::model::{Condition, Force};
use crate::syntax::{At, Node};
use crate::text::Span;

/// What a constraint judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A programme.
    Programme,
    /// A plan year.
    PlanYear,
    /// An activity year.
    Activity,
    /// A status report of an activity.
    Report,
    /// A meeting.
    Meeting,
    /// A matter of a meeting.
    Matter,
    /// A document that the programme names.
    Document,
    /// A coordination area of the programme.
    Area,
    /// A need of the programme.
    Need,
    /// A party of the programme.
    Party,
}

impl Subject {
    const NAMES: [(&'static str, Self); 10] = [
        ("programme", Self::Programme),
        ("plan-year", Self::PlanYear),
        ("activity", Self::Activity),
        ("report", Self::Report),
        ("meeting", Self::Meeting),
        ("matter", Self::Matter),
        ("document", Self::Document),
        ("area", Self::Area),
        ("need", Self::Need),
        ("party", Self::Party),
    ];

    /// The subject of a word of the model.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(name, _)| *name == id).map(|(_, subject)| *subject)
    }

    /// The word of the model.
    pub fn id(self) -> &'static str {
        Self::NAMES.iter().find(|(_, subject)| *subject == self).map_or("", |(name, _)| name)
    }
}

/// A constraint of the governance model.
#[derive(Debug)]
pub struct Constraint {
    /// What a finding cites: id, place, severity, reason, source.
    pub law: Arc<LawLine>,
    /// The rule it applies.
    pub rule: At<Box<str>>,
    /// What it judges; none when the constraint only gives an always-rule a reason.
    pub of: Option<Subject>,
    /// When it applies.
    pub when: Condition,
    /// When it is in force.
    pub force: Force,
    /// All of its fields: the rule reads its parameters here.
    pub node: Node,
    /// Where the constraint begins.
    pub span: Span,
}

impl Constraint {
    /// A parameter that is a text.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.node.text(name).map(|t| t.value)
    }

    /// A parameter that is a list of texts.
    pub fn params(&self, name: &str) -> impl Iterator<Item = &str> {
        self.node.texts(name).map(|t| t.value)
    }

    /// A parameter that is a whole number.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.param(name)?.parse().ok()
    }
}
