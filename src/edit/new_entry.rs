//! What a person types for a new entry of a list: `it/annper`, or `org=it,person=annper`.

use crate::edit::values::{BadValue, Values, called};
use crate::syntax::rewrite::Datum;
use crate::syntax::shape::{Field, Kind, Record};
use crate::text::nearest::nearest;

/// Fields and their values, in the order in which they were typed.
pub(super) type Given = Vec<(&'static Field, Datum)>;

/// What was typed for an entry of this record.
pub(super) fn given(values: &Values<'_>, record: &'static Record, typed: &str) -> Result<Given, BadValue> {
    if is_by_name(record, typed) { by_name(values, record, typed) } else { in_order(values, record, typed) }
}

/// The fields that an entry is known by; all of them when the format names none.
pub(super) fn parts(record: &'static Record) -> Vec<&'static Field> {
    match record.identity {
        [] => record.fields.iter().collect(),
        names => names.iter().filter_map(|name| record.field(name)).collect(),
    }
}

/// The field of an entry that is called so.
pub(super) fn inner(record: &'static Record, name: &str) -> Result<&'static Field, BadValue> {
    called(record, name).ok_or_else(|| {
        let all: Vec<String> = record.fields.iter().map(|f| f.name.to_owned()).collect();
        let near = nearest(name.trim(), all.iter().map(String::as_str)).map(str::to_owned);
        BadValue::NoFieldOf(&record.name, name.trim().to_owned(), near, all)
    })
}

/// Whether an entry is typed field by field: `id=start,title=Start`. An address may hold equals signs, too.
fn is_by_name(record: &'static Record, typed: &str) -> bool {
    typed.split_once('=').is_some_and(|(head, _)| is_word(head) || called(record, head).is_some())
}

/// `org=it,person=annper`: fields with their values. A comma that no field follows belongs to the value.
fn by_name(values: &Values<'_>, record: &'static Record, typed: &str) -> Result<Given, BadValue> {
    let mut given = Given::new();
    let mut rest = typed;
    while let Some((head, tail)) = rest.split_once('=') {
        let field = inner(record, head)?;
        let (value, next) = value_ahead(record, tail)?;
        if given.iter().any(|(other, _)| other.name == field.name) {
            return Err(BadValue::Twice(field.name.to_owned()));
        }
        if !value.is_empty() {
            given.push((field, values.of_field(field, value)?));
        }
        rest = next;
    }
    if rest.trim().is_empty() { Ok(given) } else { Err(BadValue::NoAssignment) }
}

/// A value, in quotation marks or up to the comma before the next field; and what stands behind that.
fn value_ahead<'t>(record: &'static Record, typed: &'t str) -> Result<(&'t str, &'t str), BadValue> {
    let typed = typed.trim();
    for mark in ['"', '\''] {
        let Some(inside) = typed.strip_prefix(mark) else { continue };
        let ends = inside.match_indices(mark).find_map(|(at, _)| {
            let behind = inside[at + 1..].trim_start();
            let next = if behind.is_empty() { Some("") } else { behind.strip_prefix(',') };
            next.map(|next| (&inside[..at], next))
        });
        if let Some(found) = ends {
            return Ok(found);
        }
    }
    for (at, _) in typed.match_indices(',') {
        let Some((head, _)) = typed[at + 1..].split_once('=') else { break };
        if is_word(head) {
            inner(record, head)?;
        }
        if called(record, head).is_some() {
            return Ok((typed[..at].trim_end(), &typed[at + 1..]));
        }
    }
    Ok((typed, ""))
}

/// `it/annper`: the parts of the identity in their order. A part that the next field cannot hold is taken
/// for the one after it, unless no entry can do without the field or the next can hold anything.
fn in_order(values: &Values<'_>, record: &'static Record, typed: &str) -> Result<Given, BadValue> {
    let parts = parts(record);
    let mut left = parts.iter();
    let mut given = Given::new();
    for word in typed.splitn(parts.len().max(1), '/').map(str::trim) {
        if word.is_empty() {
            left.next();
            continue;
        }
        given.push(next_that_holds(values, word, &mut left)?);
    }
    Ok(given)
}

fn next_that_holds<'f>(
    values: &Values<'_>,
    word: &str,
    left: &mut impl Iterator<Item = &'f &'static Field>,
) -> Result<(&'static Field, Datum), BadValue> {
    let mut first = None;
    for field in left {
        if first.is_some() && !matches!(field.kind, Kind::Ref(_) | Kind::Word(_)) {
            break;
        }
        match values.of_field(field, word) {
            Ok(value) => return Ok((field, value)),
            Err(why) => first = first.or(Some(why)),
        }
        if field.required {
            break;
        }
    }
    Err(first.unwrap_or(BadValue::NoAssignment))
}

/// Whether this is a single word, such as a field's key.
fn is_word(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}
