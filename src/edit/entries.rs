//! What a person types for lists of entries: `responsible+=it/annper`, `milestones.start.done=2026-05-01`.
//!
//! An entry is known by its identity (design: reports by date and `by`, milestones by id, else by title …),
//! written with a slash between the parts. Fewer parts will do when they fit one entry only.

use crate::edit::new_entry::{self, inner, parts};
use crate::edit::typed::{Sign, of_field, split, without};
use crate::edit::values::{BadValue, Values};
use crate::facts::compare::entry_name;
use crate::syntax::Node;
use crate::syntax::rewrite::{Datum, Edit, Step};
use crate::syntax::shape::{Field, Kind, Record};
use crate::text::collate::{folded, is_slug};

/// The changes of a list of entries. `typed` is what stands behind the name of the list.
pub(super) fn change(
    values: &Values<'_>,
    root: &Node,
    (field, record): (&'static Field, &'static Record),
    typed: &str,
) -> Result<Vec<Edit>, BadValue> {
    let list = List { values, field, record, items: root.list(field.name) };
    if let Some(rest) = typed.trim_start().strip_prefix('.') {
        return list.change_in_entry(rest);
    }
    match split(typed)? {
        (_, Sign::Add, value) => list.add(value),
        (_, Sign::Take, value) => {
            let at = list.find(value, None)?;
            Ok(without(&list.path(), list.items.len(), vec![at]))
        }
        (_, Sign::Set, "") => Ok(vec![Edit::Remove { path: list.path(), with_comment: false }]),
        (_, Sign::Set, _) => Err(BadValue::Entries(field.name.to_owned())),
    }
}

/// A list of entries.
struct List<'a> {
    values: &'a Values<'a>,
    field: &'static Field,
    record: &'static Record,
    items: &'a [Node],
}

impl List<'_> {
    fn path(&self) -> Vec<Step> {
        vec![Step::Field(self.field.name.to_owned())]
    }

    fn name(&self) -> String {
        self.field.name.to_owned()
    }

    fn names(&self) -> Vec<String> {
        self.items.iter().map(|item| entry_name(item, Some(self.record))).collect()
    }

    /// `NAME.FIELD=VALUE`
    fn change_in_entry(&self, typed: &str) -> Result<Vec<Edit>, BadValue> {
        let (at, rest) = self.entry_ahead(typed)?;
        let (left, sign, value) = split(rest)?;
        let field = inner(self.record, left)?;
        let entry = &self.items[at];
        let is_all = entry.table().entries.iter().all(|e| *e.key.name == *field.name);
        if sign == Sign::Set && value.is_empty() && is_all {
            // An entry that says nothing is none.
            return Ok(without(&self.path(), self.items.len(), vec![at]));
        }
        let steps = [Step::Entry(at), Step::Field(field.name.to_owned())];
        let path = self.path().into_iter().chain(steps).collect();
        let shown = format!("{}.{}.{}", self.field.name, self.names()[at], field.name);
        of_field(self.values, (field, entry.get(field.name)), (path, &shown), sign, value)
    }

    /// The entry whose name comes next, and what stands behind the point that ends the name. A name may hold
    /// points itself, and equals signs.
    fn entry_ahead<'t>(&self, typed: &'t str) -> Result<(usize, &'t str), BadValue> {
        let behind = |name: &str| typed.strip_prefix(name)?.strip_prefix('.');
        let names = self.names();
        let ahead = names.iter().filter(|name| !name.is_empty() && behind(name).is_some());
        if let Some(name) = ahead.max_by_key(|name| name.len()) {
            return Ok((self.find(name, None)?, behind(name).unwrap_or("")));
        }
        let (left, sign, value) = split(typed)?;
        let Some((name, _)) = left.rsplit_once('.') else {
            return Err(BadValue::Which(self.name(), names));
        };
        let rest = &typed[name.len() + 1..];
        let wanted = if sign == Sign::Set {
            inner(self.record, &left[name.len() + 1..]).ok().zip(Some(value))
        } else {
            None
        };
        Ok((self.find(name, wanted)?, rest))
    }

    /// The place of the entry of a name. `wanted` is what it was to say, for whoever wants a new one.
    fn find(&self, name: &str, wanted: Option<(&'static Field, &str)>) -> Result<usize, BadValue> {
        let name = name.trim();
        let names = self.names();
        if name.is_empty() {
            return Err(BadValue::Which(self.name(), names));
        }
        let places =
            |fits: &dyn Fn(usize) -> bool| (0..names.len()).filter(|at| fits(*at)).collect::<Vec<_>>();
        let mut found = places(&|at| names[at] == name);
        if found.is_empty() {
            found = places(&|at| self.is_meant(&self.items[at], name));
        }
        match found[..] {
            [at] => Ok(at),
            [] => {
                let made = wanted.and_then(|wanted| self.made(name, wanted));
                Err(BadValue::NoEntry(self.name(), name.to_owned(), made, names))
            }
            _ => {
                let names = found.into_iter().map(|at| names[at].clone()).collect();
                Err(BadValue::Several(self.name(), name.to_owned(), names))
            }
        }
    }

    /// Whether an entry has these parts, in their order, or this title.
    fn is_meant(&self, entry: &Node, name: &str) -> bool {
        let is_title = entry.text("title").is_some_and(|t| folded(t.value) == folded(name));
        let parts = parts(self.record);
        let mut left = parts.iter();
        let mut says = |word: &str| match word {
            "" => left.next().is_some(),
            word => left.any(|field| self.says(entry, field, word)),
        };
        is_title || name.splitn(parts.len().max(1), '/').all(|word| says(word.trim()))
    }

    /// Whether a field of an entry says what was typed, in whatever words.
    fn says(&self, entry: &Node, field: &Field, typed: &str) -> bool {
        let Some(there) = entry.text(field.name) else { return false };
        let meant = || match self.values.of_field(field, typed) {
            Ok(Datum::Text(text) | Datum::Date(text)) => text == there.value,
            _ => false,
        };
        folded(there.value) == folded(typed) || meant()
    }

    /// What to type for a new entry of a name that says this.
    fn made(&self, name: &str, (field, value): (&'static Field, &str)) -> Option<String> {
        let parts = parts(self.record);
        let words = name.splitn(parts.len(), '/').map(str::trim);
        let mut pairs = Vec::new();
        for (part, word) in parts.iter().zip(words).filter(|(_, word)| !word.is_empty()) {
            // What is no plain id may be a title.
            let is_title = matches!(part.kind, Kind::Id) && !is_slug(word);
            let part = if is_title { "title" } else { part.name };
            if part == field.name {
                return None;
            }
            pairs.push(format!("{part}={word}"));
        }
        Some(format!("{}+=\"{},{}={value}\"", self.field.name, pairs.join(","), field.name))
    }

    /// `ENTRY` behind `+=`
    fn add(&self, typed: &str) -> Result<Vec<Edit>, BadValue> {
        let given = new_entry::given(self.values, self.record, typed)?;
        let text = |name: &str| match given.iter().find(|(field, _)| field.name == name) {
            Some((_, Datum::Text(text) | Datum::Date(text))) => text.as_str(),
            _ => "",
        };
        let mut parts: Vec<&str> = parts(self.record).iter().map(|field| field.name).collect();
        // A milestone may have a title alone.
        if self.record.identity == ["id"] && text("id").is_empty() && self.record.field("title").is_some() {
            parts.push("title");
        }
        if parts.iter().all(|name| text(name).is_empty()) {
            return Err(BadValue::Nameless(self.name(), parts.first().copied().unwrap_or_default()));
        }
        let is_it = |item: &&Node| {
            parts.iter().all(|name| item.text(name).map_or("", |t| t.value.trim()) == text(name).trim())
        };
        if self.items.iter().any(|item| is_it(&item)) {
            let name =
                parts.iter().map(|name| text(name)).filter(|part| !part.is_empty()).collect::<Vec<_>>();
            return Err(BadValue::Already(self.name(), name.join("/")));
        }
        // In the order of the format, whatever order they were typed in.
        let value =
            |field: &Field| given.iter().find(|(f, _)| f.name == field.name).map(|(_, value)| value.clone());
        let fields = self.record.fields.iter();
        let entry = fields.filter_map(|field| Some((field.name.to_owned(), value(field)?))).collect();
        Ok(vec![Edit::Append { path: self.path(), value: Datum::Table(entry) }])
    }
}
