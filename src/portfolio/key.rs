//! Keys: the names of activity years.

use std::fmt;

use crate::text::Str;
use crate::text::collate::is_slug;

/// Names that mean something else in a plan repository.
pub const RESERVED: [&str; 3] = ["plan", "programme", "meetings"];

/// Whether an activity, a governance model or a programme can be called so.
pub fn is_fit_name(name: &str) -> bool {
    is_slug(name) && !RESERVED.contains(&name)
}

/// The name of one activity in one plan year: `digitalisering/2026/sdk`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Programme.
    pub programme: Str,
    /// Plan year.
    pub year: Str,
    /// Activity: the stem of the file.
    pub id: Str,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.programme, self.year, self.id)
    }
}
