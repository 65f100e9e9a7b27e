//! Whether a value would be sound as another field: what makes a fix of keys certain.

use crate::portfolio::File;
use crate::rules::Context;
use crate::rules::registry::{Lookup, look_up};
use crate::syntax::shape::{Kind, Record, Vocabulary, examine, walk};
use crate::syntax::{Entry, Key, Node, Table, Value};
use crate::text::Span;

/// Whether a value would be without a fault as the field of this name in such a table, and all its words and
/// ids known.
pub(super) fn is_sound_as(
    cx: &Context<'_>,
    file: &File,
    record: &'static Record,
    name: &str,
    node: &Node,
) -> bool {
    let key = Key::new(name.into(), Span::default());
    let table = Table { entries: vec![Entry { key, node: node.clone(), field: None }] };
    let mut alone = Node { span: node.span, value: Value::Table(table) };
    let mut faults = Vec::new();
    examine(&mut alone, record, &mut faults);
    faults.is_empty() && says_known_words(cx, file, record, &alone)
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
