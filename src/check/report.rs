//! What a run of all rules gave.

use crate::diag::{Finding, SetBy, Severity};
use crate::portfolio::Waiver;

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

/// All findings, in the order of path, place, rule and constraint.
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

impl Report {
    /// How many findings of each severity.
    pub fn counts(&self) -> Counts {
        let of = |severity| self.findings.iter().filter(|f| f.severity == severity).count();
        Counts { errors: of(Severity::Error), warnings: of(Severity::Warning), notes: of(Severity::Note) }
    }

    /// Whether any finding is at least this heavy.
    pub fn fails_at(&self, severity: Severity) -> bool {
        self.findings.iter().any(|f| f.severity >= severity)
    }
}
