//! What serves what: goals, needs, drivers, governing documents and their assignments against the
//! activities of a plan year, in both directions.

mod report;

pub use report::{Activity, CoverageReport, Item, Listing, Part, ProgrammeCoverage, Query, report};
