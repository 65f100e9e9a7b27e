//! What is asked of every activity again and again, taken out while its file is read.
//!
//! Ordering, chaining and comparing ten thousand activities would otherwise walk through all of their
//! trees, one after the other, for a line each.

use crate::syntax::{At, Node};
use crate::text::Str;

/// The fields of an activity that are compared with those of others.
#[derive(Debug, Clone, Default)]
pub struct Headline {
    /// Title.
    pub title: Option<At<Str>>,
    /// Status.
    pub status: Option<At<Str>>,
    /// Place in the document.
    pub order: Option<i64>,
    /// Where it was carried from.
    pub carried_from: Vec<At<Str>>,
    /// Former ids.
    pub formerly: Vec<Str>,
}

impl Headline {
    /// The headline of an activity's tree.
    pub(super) fn of(root: &Node) -> Self {
        let own = |text: At<&str>| At { value: Str::new(text.value), span: text.span };
        Self {
            title: root.text("title").map(own),
            status: root.text("status").map(own),
            order: root.text("order").and_then(|t| t.value.parse().ok()),
            carried_from: root.texts("carried_from").map(own).collect(),
            formerly: root.texts("formerly").map(|t| Str::new(t.value)).collect(),
        }
    }
}
