//! Runs the rules and decides: severities, order, verdict.

mod items;
mod report;
mod run;

pub use report::{Counts, Judged, Report};
pub use run::{Levels, check};
