//! Who leads an activity.

use crate::syntax::Node;

/// The entry of `responsible` that leads: the one that is marked, else the only one.
pub fn lead(root: &Node) -> Option<&Node> {
    let all = root.list("responsible");
    let marked = all.iter().find(|entry| entry.flag("lead"));
    marked.or(if let [only] = all { Some(only) } else { None })
}
