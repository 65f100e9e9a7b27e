//! Keys: the names of activity years.

use std::fmt;

/// The name of one activity in one plan year: `digitalisering/2026/sdk`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Programme.
    pub programme: Box<str>,
    /// Plan year.
    pub year: Box<str>,
    /// Activity: the stem of the file.
    pub id: Box<str>,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.programme, self.year, self.id)
    }
}
