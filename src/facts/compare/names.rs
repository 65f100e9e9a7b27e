//! What two sides call the same thing, where they call it otherwise.

use std::collections::HashMap;

use crate::syntax::Node;
use crate::text::Span;

/// What stands for some texts of one side, by their places.
pub type Called = HashMap<Span, Box<str>>;

/// The texts that name something by another name than the other side does, with one name for both.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Of the older side.
    pub old: Called,
    /// Of the newer side.
    pub new: Called,
}

/// What a single value says, as it is called.
pub(super) fn said<'n>(called: &'n Called, node: &'n Node) -> Option<&'n str> {
    called.get(&node.span).map(|name| &**name).or_else(|| node.as_text())
}
