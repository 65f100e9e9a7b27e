//! A governance model as people see it: levels, bodies, who is above whom, and the ways of cases.

mod chart;
mod lines;
mod ways;

pub use chart::{Chart, Level, chart};
pub use lines::{Line, Lines, lines};
pub use ways::{Sort, Way, ways};
