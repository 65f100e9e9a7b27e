//! Entries of a model: words, and the plan years in which an entry is in force.

use crate::model::named_period;
use crate::syntax::{At, Node};
use crate::text::{Label, Period};

/// The plan years in which an entry is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Force {
    /// From the first day of this plan year.
    pub since: Option<Period>,
    /// Until the last day of this plan year.
    pub until: Option<Period>,
}

impl Force {
    /// The entry's own years, else the model's.
    pub fn read(entry: &Node, model: &Node) -> Self {
        let year = |name| entry.text(name).or_else(|| model.text(name)).and_then(|t| named_period(t.value));
        Self { since: year("since"), until: year("until") }
    }

    /// Whether the entry is in force for a plan year of this period; a year without a known period
    /// has no law but that which always holds.
    pub fn covers(self, period: Option<Period>) -> bool {
        let Some(period) = period else { return self.since.is_none() && self.until.is_none() };
        self.since.is_none_or(|s| s.from <= period.from) && self.until.is_none_or(|u| period.from <= u.to)
    }

    /// Whether two entries are ever in force together.
    pub fn meets(self, other: Self) -> bool {
        let before = |a: Self, b: Self| matches!((a.until, b.since), (Some(until), Some(since)) if until.to < since.from);
        !before(self, other) && !before(other, self)
    }
}

/// A word that a region chose: a state, a kind, a domain …
#[derive(Debug, Clone)]
pub struct Word {
    /// Its id and place.
    pub id: At<Box<str>>,
    /// What readers call it.
    pub label: Label,
    /// What the program understands of it.
    pub category: Option<Box<str>>,
    /// When it is in force.
    pub force: Force,
}

/// The label of an entry: text in one language for both, or `{ sv, en }`.
pub(super) fn label_of(entry: &Node, id: &str) -> Label {
    let text = |node: Option<&Node>| node.and_then(Node::as_text).map(Into::into);
    match entry.get("label") {
        Some(node) if node.as_text().is_some() => Label { id: id.into(), sv: text(Some(node)), en: None },
        Some(node) => Label { id: id.into(), sv: text(node.get("sv")), en: text(node.get("en")) },
        None => Label { id: id.into(), sv: None, en: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn force() {
        let year = |n| named_period(n);
        let force = |since, until| Force { since: year(since), until: year(until) };
        assert!(force("2026", "").covers(year("2026")) && !force("2026", "").covers(year("2025")));
        assert!(force("", "2026").covers(year("2026q2")) && !force("", "2026").covers(year("2027")));
        assert!(Force::default().covers(None) && !force("2026", "").covers(None));
        assert!(force("2026", "2027").meets(force("2027", "")));
        assert!(!force("", "2026").meets(force("2027", "")));
    }
}
