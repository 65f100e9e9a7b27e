//! The fields of plan files, as data: an activity year, a programme, a plan year, a meeting.

mod activity;
mod meeting;
mod plan_year;
mod programme;

pub use activity::{ACTIVITY, INTERNAL_LINK};
pub use meeting::MEETING;
pub use plan_year::PLAN_YEAR;
pub use programme::PROGRAMME;

use crate::syntax::shape::Kind;

const TEXTS: Kind = Kind::List(&Kind::Text);

/// The words of traffic lights: the program's own, in every governance model.
pub static HEALTH: &[&str] = &["green", "yellow", "red"];
/// The words of assessments (law, information security).
pub static ASSESSMENT: &[&str] = &["not-started", "ongoing", "done", "not-relevant"];
