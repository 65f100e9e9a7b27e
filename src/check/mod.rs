//! Runs the rules and decides: severities, order, verdict.

mod honour;
mod items;
mod report;
mod run;
mod waivers;

use honour::key_of;
pub use honour::{Honour, Identity};
pub use report::{Counts, Judged, Report, Waived};
pub use run::{Levels, check, check_honouring};
