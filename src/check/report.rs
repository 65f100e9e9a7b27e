//! What a run of all rules gave.

use std::mem::ManuallyDrop;

use crate::diag::{Finding, SetBy, Severity};
use crate::portfolio::{Portfolio, Waiver};
use crate::text::{Day, SourceId, Span};

/// A finding with its severity and who set it.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The finding.
    pub finding: Finding,
    /// Its severity.
    pub severity: Severity,
    /// Who set the severity.
    pub set_by: SetBy,
}

/// A finding that a waiver silences: it does not count.
#[derive(Debug, Clone, PartialEq)]
pub struct Waived {
    /// The finding.
    pub judged: Judged,
    /// The waiver; the first of several.
    pub waiver: Waiver,
}

/// All findings, in the order of path, place, rule and constraint. Of a change, those that are news.
#[derive(Debug, Default)]
pub struct Report {
    /// The findings.
    pub findings: Vec<Judged>,
    /// Those that waivers silence, in the same order.
    pub waived: Vec<Waived>,
    /// Plan files that were read.
    pub files: usize,
    /// Entries of governance models that a fault makes unusable: what hangs on them is not judged.
    pub not_judged: usize,
    /// Plan years that no law covers: judged by the rules of file, reference and years only.
    pub without_law: Vec<String>,
    /// What a change was held against; none when the files were judged as they are.
    pub compared: Option<Compared>,
}

/// What a change was held against, and what there is to tell of it besides the news.
#[derive(Debug)]
pub struct Compared {
    /// Where the change begins.
    pub base: Version,
    /// Where it ends; none for the files as they lie in the folder.
    pub head: Option<Version>,
    /// Whose law it was judged by.
    pub law: LawOf,
    /// Findings that the base has too, in the order of the news.
    pub old: Vec<Judged>,
    /// Whether these are to be shown one by one.
    pub shows_old: bool,
    /// Decisions that come with the change.
    pub decisions: Vec<Arrived>,
    /// What the law of the head would say and that of the base does not; none when the law stays the same.
    pub after: Option<After>,
}

/// A commit as people name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The beginning of its id.
    pub short: String,
    /// Its day.
    pub day: Day,
}

/// Whose law a change was judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LawOf {
    /// The base's.
    Base,
    /// The head's, since the base has none.
    Head,
}

impl LawOf {
    /// The word in machine formats.
    pub fn id(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Head => "head",
        }
    }
}

/// A decision that comes with a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// The matter's key.
    pub key: Box<str>,
    /// What the matter is called.
    pub title: Box<str>,
    /// The meeting's file.
    pub source: SourceId,
    /// Where the matter stands.
    pub span: Span,
}

/// What holds once a change of the law is merged.
#[derive(Debug)]
pub struct After {
    /// The head under its own law. The process ends soon after; freeing it would take longer than judging.
    pub portfolio: ManuallyDrop<Portfolio>,
    /// What would be found then, and is not found under the base's law: notes, all of them.
    pub findings: Vec<Judged>,
}

/// How many of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Counts {
    /// How many of each there are among findings.
    pub fn of(findings: &[Judged]) -> Self {
        let of = |severity| findings.iter().filter(|f| f.severity == severity).count();
        Self { errors: of(Severity::Error), warnings: of(Severity::Warning), notes: of(Severity::Note) }
    }
}

impl Report {
    /// How many findings of each severity.
    pub fn counts(&self) -> Counts {
        Counts::of(&self.findings)
    }

    /// Whether any finding is at least this heavy.
    pub fn fails_at(&self, severity: Severity) -> bool {
        self.findings.iter().any(|f| f.severity >= severity)
    }
}
