//! Positions in files, days, and words in two languages. Knows nothing of plans.

pub mod collate;
pub mod day;
pub mod nearest;
pub mod safe;
pub mod source;
pub mod words;

pub use day::{Day, DayFault, Period, When, parse_day, parse_when};
pub use smol_str::SmolStr as Str;
pub use source::{Position, Source, SourceId, Span};
pub use words::{Arg, Label, Lang, Text, Words};
