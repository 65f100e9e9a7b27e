//! What a person types for a field, `status=Pausad` or `goals+=Digital trygghet`, as changes of the file.

use crate::edit::values::{BadValue, Values, called};
use crate::edit::{Scope, entries};
use crate::portfolio::format::ACTIVITY;
use crate::portfolio::{ActivityId, Portfolio};
use crate::syntax::rewrite::{Datum, Edit, Step, rewrite};
use crate::syntax::shape::{Field, Kind, Record};
use crate::syntax::{Format, Node, read};
use crate::text::nearest::nearest;

/// What is to be done with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// `=`
    Set,
    /// `+=`
    Add,
    /// `-=`
    Take,
}

/// The changes that were typed, of an activity.
///
/// # Errors
/// When one of them is none: why, and which.
pub fn assignments(
    portfolio: &Portfolio,
    id: ActivityId,
    typed: &[String],
) -> Result<Vec<Edit>, (BadValue, String)> {
    let file = portfolio.file(portfolio.activity(id).source);
    let format = file.format.unwrap_or(Format::Toml);
    let values = Values { scope: Scope::of(portfolio, id) };
    let mut text = file.source.text.clone();
    let mut all = Vec::new();
    for one in typed {
        let root = read(&text, format).root;
        let edits = assignment(&values, &root, one).map_err(|why| (why, one.clone()))?;
        // Each finds the lists as those before it leave them. What cannot be changed is told later, of all.
        if let Ok(made) = rewrite(&text, format, &ACTIVITY, &edits) {
            text = made.text;
        }
        all.extend(edits);
    }
    Ok(all)
}

/// The change that was typed, of an activity of which this is the tree.
pub(super) fn assignment(values: &Values<'_>, root: &Node, typed: &str) -> Result<Vec<Edit>, BadValue> {
    let (left, sign, value) = split(typed)?;
    let head = left.split('.').next().unwrap_or(left);
    if let Some(field) = called(&ACTIVITY, head)
        && let Kind::List(Kind::Table(record)) = field.kind
    {
        // The name of an entry may hold anything, so what follows is not split up yet.
        return entries::change(values, root, (field, record), &typed[head.len()..]);
    }
    let (path, field) = field(&ACTIVITY, left)?;
    let node = path.iter().try_fold(root, |node, name| node.get(name));
    let shown = path.join(".");
    let path = if sign == Sign::Set && value.is_empty() { emptied(root, &path) } else { &path };
    let steps = path.iter().map(|p| Step::Field((*p).to_owned())).collect();
    of_field(values, (field, node), (steps, &shown), sign, value)
}

/// The way to what goes when a value goes: a table that says nothing else goes with it.
fn emptied<'p>(root: &Node, path: &'p [&'static str]) -> &'p [&'static str] {
    let mut path = path;
    while let Some((name, outer)) = path.split_last().filter(|(_, outer)| !outer.is_empty()) {
        let table = outer.iter().try_fold(root, |node, name| node.get(name));
        let is_all = table.is_some_and(|t| t.table().entries.iter().all(|e| e.key.name == *name));
        if !is_all {
            break;
        }
        path = outer;
    }
    path
}

/// What stands before the sign, the sign, and what stands behind it.
pub(super) fn split(typed: &str) -> Result<(&str, Sign, &str), BadValue> {
    let (left, value) = typed.split_once('=').ok_or(BadValue::NoAssignment)?;
    let (left, sign) = match (left.strip_suffix('+'), left.strip_suffix('-')) {
        (Some(left), _) => (left, Sign::Add),
        (_, Some(left)) => (left, Sign::Take),
        _ => (left, Sign::Set),
    };
    Ok((left, sign, value.trim()))
}

/// The changes of one field, which holds a value, a list of values, or nothing yet; and how its path is
/// typed.
pub(super) fn of_field(
    values: &Values<'_>,
    (field, node): (&'static Field, Option<&Node>),
    (path, shown): (Vec<Step>, &str),
    sign: Sign,
    value: &str,
) -> Result<Vec<Edit>, BadValue> {
    if value.is_empty() {
        return match sign {
            Sign::Set => Ok(vec![Edit::Remove { path, with_comment: false }]),
            Sign::Add | Sign::Take => Err(BadValue::NoAssignment),
        };
    }
    let inner = match &field.kind {
        Kind::List(inner) => Some(*inner),
        Kind::Table(record) => return Err(BadValue::Table(shown.to_owned(), record.fields[0].name)),
        Kind::Free => return Err(BadValue::Own(field.name.to_owned())),
        _ => None,
    };
    match (sign, inner) {
        (Sign::Set, _) => Ok(vec![Edit::Set { path, value: values.of_field(field, value)? }]),
        (Sign::Add | Sign::Take, None) => Err(BadValue::NoList(shown.to_owned())),
        (Sign::Add, Some(inner)) => {
            let items = values.list(inner, value)?.into_iter();
            Ok(items.map(|value| Edit::Append { path: path.clone(), value }).collect())
        }
        (Sign::Take, Some(inner)) => {
            let there = node.map_or(&[][..], Node::items);
            let mut places = Vec::new();
            for item in values.list(inner, value)? {
                let Datum::Text(text) = &item else { continue };
                let at = there.iter().position(|n| n.as_text() == Some(text));
                places.push(at.ok_or_else(|| BadValue::NotThere(text.clone()))?);
            }
            Ok(without(&path, there.len(), places))
        }
    }
}

/// Takes entries out of a list. With the last of them goes the list.
pub(super) fn without(list: &[Step], length: usize, mut places: Vec<usize>) -> Vec<Edit> {
    places.sort_unstable();
    places.dedup();
    if places.len() == length {
        return vec![Edit::Remove { path: list.to_vec(), with_comment: false }];
    }
    // From the end, so that the places before stay what they are.
    let remove = |at| {
        let path = list.iter().cloned().chain([Step::Entry(at)]).collect();
        Edit::Remove { path, with_comment: false }
    };
    places.into_iter().rev().map(remove).collect()
}

/// A field by its key or by what readers call it, through tables: `legal.state`.
fn field(record: &'static Record, name: &str) -> Result<(Vec<&'static str>, &'static Field), BadValue> {
    let (head, rest) = name.split_once('.').map_or((name, None), |(h, r)| (h, Some(r)));
    let Some(field) = called(record, head) else {
        let near = nearest(head, record.fields.iter().map(|f| f.name)).map(str::to_owned);
        return Err(BadValue::NoField(head.trim().to_owned(), near));
    };
    match (rest, &field.kind) {
        (None, _) => Ok((vec![field.name], field)),
        (Some(rest), Kind::Table(inner)) => {
            let (mut path, last) = self::field(inner, rest).map_err(|why| match why {
                BadValue::NoTable(name) => BadValue::NoTable(format!("{}.{name}", field.name)),
                other => other,
            })?;
            path.insert(0, field.name);
            Ok((path, last))
        }
        (Some(_), Kind::Free) => Err(BadValue::Own(field.name.to_owned())),
        (Some(_), _) => Err(BadValue::NoTable(field.name.to_owned())),
    }
}
