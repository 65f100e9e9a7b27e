//! Every text that people wrote in a file, with the field it stands in.

use crate::portfolio::File;
use crate::syntax::shape::{Field, Kind, Record, walk};
use crate::syntax::{Node, Value};

/// Whether a text stands in its file letter for letter: no escapes, no folded lines.
pub(super) fn is_verbatim(file: &File, node: &Node, text: &str) -> bool {
    /// `"""` and a line break are the longest that may stand before a text.
    const BEFORE: usize = 5;
    let raw = file.source.slice(node.span).as_bytes();
    (0..=BEFORE).any(|skip| raw.get(skip..skip + text.len()) == Some(text.as_bytes()))
}

/// Visits the free texts of a file: not ids, words, addresses or an organisation's own fields.
pub(super) fn each_text(
    file: &File,
    record: &'static Record,
    visit: &mut dyn FnMut(&'static Field, &Node, &str),
) {
    walk(&file.root, record, &mut |field, kind, _, node| {
        if let (Kind::Text, Value::Text(text)) = (kind, &node.value)
            && !matches!(field.name, "url" | "planner_task_id" | "dnr")
        {
            visit(field, node, text);
        }
    });
}
