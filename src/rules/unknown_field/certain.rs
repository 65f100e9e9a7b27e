//! Whether a misspelt field may be renamed without more ado: the right name is free, and its value fits.

use crate::portfolio::File;
use crate::rules::Context;
use crate::rules::registry::{Lookup, look_up};
use crate::syntax::shape::{Kind, Record, Vocabulary, examine, walk};
use crate::syntax::{Entry, Key, Node, Table, Value};
use crate::text::Span;

/// Whether the field whose name stands at a place would be sound under another name.
pub(super) fn may_be_renamed(cx: &Context<'_>, file: &File, place: Span, name: &str) -> bool {
    let Some((table, entry, record)) = file.place.record().and_then(|r| find(&file.root, r, place)) else {
        return false;
    };
    if table.get(name).is_some() {
        return false;
    }
    let key = Key { name: name.into(), span: place };
    let table = Table { entries: vec![Entry { key, node: entry.node.clone(), field: None }] };
    let mut renamed = Node { span: entry.node.span, value: Value::Table(table) };
    let mut faults = Vec::new();
    examine(&mut renamed, record, &mut faults);
    faults.is_empty() && says_known_words(cx, file, record, &renamed)
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

/// Whether every word and every id of a table is one that the model or a register has.
fn says_known_words(cx: &Context<'_>, file: &File, record: &'static Record, table: &Node) -> bool {
    let mut known = true;
    walk(table, record, &mut |_, kind, _, node| {
        let Value::Text(word) = &node.value else { return };
        known &= match kind {
            Kind::Word(Vocabulary::Fixed(words)) => words.contains(&&**word),
            Kind::Word(vocabulary) => cx.words_for(file, *vocabulary).iter().any(|w| *w.id.value == **word),
            Kind::Ref(register) => look_up(cx, file, *register, word) == Lookup::Known,
            _ => true,
        };
    });
    known
}
