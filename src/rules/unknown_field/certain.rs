//! Whether a misspelt field may be renamed without more ado: the right name is free, and its value fits.

use crate::portfolio::File;
use crate::rules::Context;
use crate::rules::sound::is_sound_as;
use crate::syntax::shape::Record;
use crate::syntax::{Entry, Node, Table};
use crate::text::Span;

/// Whether the field whose name stands at a place would be sound under another name.
pub(super) fn may_be_renamed(cx: &Context<'_>, file: &File, place: Span, name: &str) -> bool {
    let Some((table, entry, record)) = file.place.record().and_then(|r| find(&file.root, r, place)) else {
        return false;
    };
    if table.get(name).is_some() {
        return false;
    }
    is_sound_as(cx, file, record, name, &entry.node)
}

/// The table and the field at a place, with the shape of that table.
fn find<'a>(
    node: &'a Node,
    record: &'static Record,
    place: Span,
) -> Option<(&'a Table, &'a Entry, &'static Record)> {
    node.table().entries.iter().find_map(|entry| {
        if entry.key.span == place {
            return Some((node.table(), entry, record));
        }
        let inner = record.field(&entry.key.name)?.kind.record()?;
        entry.node.items().iter().find_map(|item| find(item, inner, place))
    })
}
