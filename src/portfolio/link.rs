//! `carried_from`: one activity through the years.

use crate::portfolio::ActivityId;
use crate::text::Span;

/// One `carried_from` of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// As written: `year/id` or a full key.
    pub text: Box<str>,
    /// Where it stands.
    pub span: Span,
    /// What it names, or why it names nothing.
    pub target: Result<ActivityId, LinkFault>,
}

/// Why a `carried_from` is no link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkFault {
    /// The year exists and has no such activity.
    NoActivity,
    /// The year does not exist although older ones do.
    NoYear,
    /// The year is older than the programme's oldest.
    BeforeTheOldest,
    /// The programme does not exist.
    NoProgramme,
}
