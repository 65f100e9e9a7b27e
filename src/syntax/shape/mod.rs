//! The shape of plan files as data: which fields a record has and what each may hold.
//!
//! One table of fields serves reading, checking, references, and whatever else must know the format.

mod examine;
mod kind;

pub(in crate::syntax) use examine::day_fault;
pub use examine::{MOST_SUGGESTIONS, examine, walk};
pub use kind::{Expected, Field, Found, Kind, Record, Register, Vocabulary};
