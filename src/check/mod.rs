//! Runs the rules and decides: severities, order, verdict.

mod change;
mod fingerprint;
mod honour;
mod identity;
mod items;
mod news;
mod report;
mod run;
mod waivers;

use honour::key_of;

pub use change::{Change, check_change, judge_change};
pub use fingerprint::fingerprints;
pub use honour::{Honour, Identity};
pub use report::{After, Arrived, Compared, Counts, Judged, LawOf, Report, Version, Waived};
pub use run::{Levels, check, check_honouring};
