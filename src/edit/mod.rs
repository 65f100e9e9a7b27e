//! Changes to plan files as people ask for them: what they type becomes data, and the result is judged
//! by the same rules as everything else before anything is written.

mod amending;
mod creating;
mod deciding;
mod draft;
mod entries;
mod filling;
mod fixes;
mod judge;
mod new_entry;
mod new_id;
mod outcome;
mod question;
mod rename;
mod scope;
mod setting;
mod site;
mod slot;
mod typed;
mod value_words;
mod values;
mod verdict;
mod wanting;

pub use amending::amend;
pub use creating::{Created, Uncreated, Wish, create};
pub use deciding::{Changed, Decided, MINUTED, Sets, Undecidable, Verdict, decide, may_be_decided};
pub use draft::{Draft, Unmade};
pub use filling::fill;
pub use fixes::fixed;
pub use judge::{worse, worse_but_for_names, worse_by_other_names};
pub use new_id::{BadId, Past};
pub use outcome::Outcome;
pub use question::{Ask, Form, Question, Stop, any};
pub use rename::{CannotRename, Rename, rename};
pub use scope::{Choice, Scope};
pub use setting::Unset;
pub use site::{NoSite, Site};
pub use slot::{Slot, slots};
pub use typed::assignments;
pub use value_words::said;
pub use values::BadValue;
pub use verdict::ask_verdict;
pub use wanting::{Want, wanting};
