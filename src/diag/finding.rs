//! Findings, and the list that rules put them in.

use std::sync::Arc;

use crate::diag::Severity;
use crate::text::{SourceId, Span, Text};

/// A place in a source, with what it says about the finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The file.
    pub source: SourceId,
    /// The bytes.
    pub span: Span,
    /// What stands there; none for the main place, which the message explains.
    pub text: Option<Text>,
}

/// The line of the governance model that makes something an offence.
#[derive(Debug, PartialEq, Eq)]
pub struct LawLine {
    /// The governance model's id.
    pub model: Box<str>,
    /// The constraint's id.
    pub constraint: Box<str>,
    /// The model's file.
    pub source: SourceId,
    /// The constraint's id in that file.
    pub span: Span,
    /// Severity the constraint sets, if it does.
    pub severity: Option<Severity>,
    /// Why the constraint exists, in the words of those who govern.
    pub because: Option<Box<str>>,
    /// The paragraph of the governing document.
    pub see: Option<Box<str>>,
}

/// One replacement of bytes in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The file.
    pub source: SourceId,
    /// The bytes that go.
    pub span: Span,
    /// The bytes that come.
    pub text: String,
}

/// A change that certainly puts a finding right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The replacements, none overlapping another.
    pub edits: Vec<Edit>,
}

/// Something that breaks a rule. Carries no severity of its own: that is decided in one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// Which case of the rule, where cases weigh differently.
    pub case: Option<&'static str>,
    /// The offending place.
    pub place: Label,
    /// Other places that matter, such as the first of two equal ids.
    pub related: Vec<Label>,
    /// What is wrong here.
    pub message: Text,
    /// What is wrong in general, for summing up many of the same; the message when none.
    pub gist: Option<Text>,
    /// The shortest legal way out: a field or a command to type.
    pub help: Option<Text>,
    /// What the finding is about: an activity's key, a document's id …
    pub key: Option<Box<str>>,
    /// The constraint that applied the rule.
    pub law: Option<Arc<LawLine>>,
    /// The certain repair.
    pub fix: Option<Fix>,
}

impl Finding {
    /// A finding of a rule at a place.
    pub fn new(rule: &'static str, source: SourceId, span: Span, message: Text) -> Self {
        Self {
            rule,
            case: None,
            place: Label { source, span, text: None },
            related: Vec::new(),
            message,
            gist: None,
            help: None,
            key: None,
            law: None,
            fix: None,
        }
    }

    /// Which case of the rule this is.
    #[must_use]
    pub fn case(mut self, case: &'static str) -> Self {
        self.case = Some(case);
        self
    }

    /// What is wrong in general.
    #[must_use]
    pub fn gist(mut self, gist: Text) -> Self {
        self.gist = Some(gist);
        self
    }

    /// The way out.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// What it is about.
    #[must_use]
    pub fn about(mut self, key: impl Into<Box<str>>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Another place that matters.
    #[must_use]
    pub fn related(mut self, source: SourceId, span: Span, text: Text) -> Self {
        self.related.push(Label { source, span, text: Some(text) });
        self
    }

    /// The certain repair: one replacement at the offending place.
    #[must_use]
    pub fn fix(mut self, text: String) -> Self {
        let Label { source, span, .. } = self.place;
        self.fix = Some(Fix { edits: vec![Edit { source, span, text }] });
        self
    }
}

/// Where rules put what they find.
pub type Findings = Vec<Finding>;
