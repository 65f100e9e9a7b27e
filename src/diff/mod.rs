//! What changed between two revisions, days or plan years, as a reader wants it: activities grouped,
//! changes of plans apart from changes of the law and of registers, everything counted.

mod group;
mod item;
mod report;
mod summary;
mod totals;

pub use group::{By, Group, GroupName};
pub use item::{FileItem, FileKind, Item};
pub use report::{DiffReport, Point, Query, report};
pub use summary::{Summary, summary};
pub use totals::Totals;
