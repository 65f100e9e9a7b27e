//! The table of a plan year: rows, groups and totals, as data.

mod filter;
mod group;
mod realised;
mod report;
mod row;
mod story;
mod totals;

pub use filter::{Filter, UnknownFilter};
pub use group::{By, Group, GroupName};
pub use realised::{PartyLag, PartyRecord, PartyState};
pub use report::{ProgrammeStatus, Query, Scope, StatusReport, report};
pub use row::{Named, Responsible, Row, RowHealth, RowLate, RowMilestone};
pub use story::{Chapter, Decided, Story, story};
pub use totals::{OrgTotal, Totals};
