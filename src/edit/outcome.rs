//! What the plans would be with some files written, before any is.

use crate::check::{Levels, Report, check};
use crate::facts::Facts;
use crate::portfolio::Portfolio;
use crate::store::{Overlay, Tree};
use crate::text::Day;

/// The plans as they would be, and what the rules say of them.
#[derive(Debug)]
pub struct Outcome {
    /// All plan files.
    pub portfolio: Portfolio,
    /// What is derived from them.
    pub facts: Facts,
    /// All findings.
    pub report: Report,
}

impl Outcome {
    /// The outcome of putting these texts at these paths of a tree.
    pub fn of(tree: &dyn Tree, files: impl IntoIterator<Item = (String, String)>, today: Day) -> Self {
        let portfolio = Portfolio::load(&Overlay::new(tree, files), today);
        let facts = Facts::derive(&portfolio, today);
        let report = check(&portfolio, &facts, &Levels::new());
        Self { portfolio, facts, report }
    }
}
