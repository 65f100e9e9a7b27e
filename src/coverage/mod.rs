//! What serves what: goals, needs, drivers, governing documents and their assignments against the
//! activities of a plan year, in both directions; and who carries what.

mod load;
mod report;

pub use load::{Carried, Load, People, Vacancy};
pub use report::{Activity, CoverageReport, Item, Listing, Part, ProgrammeCoverage, Query, report};
