//! Places in a file.

use plan::syntax::{Key, Node, Value};

/// What stands at a path such as `bodies.au.parent` or `matters.0.outcome`: a field by its name, an entry of a list
/// by its id or its number.
pub(crate) fn find<'n>(root: &'n Node, path: &str) -> Option<(Option<&'n Key>, &'n Node)> {
    let mut found = (None, root);
    for step in path.split('.').filter(|step| !step.is_empty()) {
        let node = found.1;
        let entry = || {
            let by_id = node.items().iter().find(|entry| entry.text("id").is_some_and(|id| id.value == step));
            by_id.or_else(|| node.items().get(step.parse::<usize>().ok()?))
        };
        found = match node.table().entry(step) {
            Some(field) => (Some(&field.key), &field.node),
            None => (None, entry()?),
        };
    }
    Some(found)
}

/// The bytes from the first to the last of all that a value holds: a table's own place may be its header.
pub(crate) fn extent(node: &Node) -> (usize, usize) {
    let own = (node.span.range().start, node.span.range().end);
    let wider = |a: (usize, usize), b: (usize, usize)| (a.0.min(b.0), a.1.max(b.1));
    match &node.value {
        Value::List(items) => items.iter().map(extent).fold(own, wider),
        Value::Table(table) => {
            let keys = table.entries.iter().map(|e| (e.key.span.range().start, e.key.span.range().end));
            keys.chain(table.entries.iter().map(|e| extent(&e.node))).fold(own, wider)
        }
        _ => own,
    }
}
