//! Fields that the format itself cannot do without: a title, an id, a name.

use crate::diag::{Finding, Findings};
use crate::portfolio::File;
use crate::rules::Context;
use crate::rules::missing_field::{MISSING, RULE};
use crate::syntax::shape::{Field, Record};
use crate::syntax::{Fault, FaultKind, Node, Value};
use crate::text::{SourceId, Span, Words};

pub(super) fn check(cx: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    // What could not be read may hold the field.
    let Some(record) = file.place.record().filter(|_| file.complete && file.unreadable.is_none()) else {
        return;
    };
    for field in lacking(&file.root, record) {
        // Where the law asks for it, the law speaks, with its reason.
        if !is_misspelt(file, file.root.span, field)
            && !cx.law_says(file, RULE.name, &|c| c.param("field") == Some(field.name))
        {
            out.push(finding(id, file.head(), field));
        }
    }
    entries(id, file, &file.root, out);
}

/// The tables inside a table.
fn entries(id: SourceId, file: &File, node: &Node, out: &mut Findings) {
    for entry in &node.table().entries {
        let Some(inner) = entry.field.and_then(|f| f.kind.record()) else { continue };
        for item in entry.node.items().iter().filter(|item| matches!(item.value, Value::Table(_))) {
            let place = item.table().entries.first().map_or(item.span, |e| e.key.span);
            let absent = lacking(item, inner).filter(|field| !is_misspelt(file, item.span, field));
            out.extend(absent.map(|field| finding(id, place, field)));
            entries(id, file, item, out);
        }
    }
}

/// Whether the field stands there under a name that has been reported as a slip of the pen.
fn is_misspelt(file: &File, table: Span, field: &Field) -> bool {
    let slip =
        |fault: &Fault| matches!(fault.kind, FaultKind::UnknownField(_, Some(near)) if near == field.name);
    let inside = |span: Span| table.start <= span.start && span.end <= table.end;
    file.faults.iter().any(|fault| slip(fault) && inside(fault.span))
}

/// The required fields that a table does not have, or has as an empty text. A field without any value
/// has been reported as such.
fn lacking<'a>(table: &'a Node, record: &'static Record) -> impl Iterator<Item = &'static Field> + use<'a> {
    let lacks = |field: &&Field| match table.get(field.name).map(|n| &n.value) {
        None => true,
        Some(Value::Text(text)) => text.trim().is_empty(),
        Some(_) => false,
    };
    record.fields.iter().filter(|f| f.required).filter(lacks)
}

fn finding(id: SourceId, span: Span, field: &'static Field) -> Finding {
    let message = MISSING.with([field.name.into(), (&field.label).into()]);
    Finding::new(RULE.name, id, span, message)
        .gist(GIST.with([field.name.into()]))
        .help(HELP.with([field.name.into()]))
}

static GIST: Words = Words::new("`{0}` saknas", "`{0}` is missing");
static HELP: Words = Words::new("lägg till `{0}`", "add `{0}`");
