//! Every text that people wrote in a file, with the field it stands in.

use crate::portfolio::File;
use crate::syntax::shape::{Field, Kind, Record, walk};
use crate::syntax::{Node, Value};

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
