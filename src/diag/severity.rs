//! How much a finding weighs, and who said so.

use crate::text::Words;

/// How much a finding weighs. Later is heavier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nobody is stopped.
    Note,
    /// Should be put right.
    Warning,
    /// Breaks the law or the format: `plan check` exits with 1.
    Error,
}

static NOTE: Words = Words::new("notering", "note");
static WARNING: Words = Words::new("varning", "warning");
static ERROR: Words = Words::new("fel", "error");

impl Severity {
    /// All, lightest first.
    pub const ALL: [Self; 3] = [Self::Note, Self::Warning, Self::Error];

    /// The word in data and on the command line: `note`, `warning`, `error`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of this word.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.id() == id)
    }

    /// The word for a reader.
    pub fn words(self) -> &'static Words {
        match self {
            Self::Note => &NOTE,
            Self::Warning => &WARNING,
            Self::Error => &ERROR,
        }
    }
}

/// Who decided a finding's severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SetBy {
    /// The rule's own default.
    Rule,
    /// The governance model's constraint.
    Constraint,
    /// `--level NAME=SEVERITY`.
    CommandLine,
}

impl SetBy {
    /// The word in machine formats.
    pub fn id(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Constraint => "constraint",
            Self::CommandLine => "command-line",
        }
    }
}
