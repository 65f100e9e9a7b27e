//! Changes to plan files as people ask for them: what they type becomes data, and the result is judged
//! by the same rules as everything else before anything is written.

mod deciding;
mod entries;
mod fixes;
mod judge;
mod new_entry;
mod rename;
mod setting;
mod typed;
mod values;

pub use deciding::{Changed, Decided, MINUTED, Sets, Undecidable, Verdict, decide};
pub use fixes::fixed;
pub use judge::{worse, worse_but_for_names, worse_by_other_names};
pub use rename::{CannotRename, Rename, rename};
pub use setting::Unset;
pub use typed::assignments;
pub use values::BadValue;
