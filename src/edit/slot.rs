//! Single values that can be asked for, whatever tables and lists they stand in.

use crate::edit::Choice;
use crate::facts::compare::entry_name;
use crate::portfolio::format::ACTIVITY;
use crate::syntax::Node;
use crate::syntax::shape::{Field, Kind, Record};
use crate::text::{Arg, Lang, Text, Words};

/// What is typed before a value.
struct Lead {
    text: String,
    /// Whether the value may have to stand in quotation marks.
    quoted: bool,
}

/// A value of a new record, in quotation marks where it could be taken for more than one.
pub(super) fn quoted(field: &Field, answer: &str) -> String {
    let is_plain = !matches!(field.kind, Kind::Text) || !answer.contains(['=', ',', '"', '\'']);
    match answer.contains('"') {
        _ if is_plain => answer.to_owned(),
        true => format!("'{answer}'"),
        false => format!("\"{answer}\""),
    }
}

/// Whether a value is one of several that are known.
fn is_chosen(field: &Field) -> bool {
    matches!(field.kind, Kind::Ref(_) | Kind::Word(_))
}

/// A single value, or a list of such.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Its path, as it is typed.
    pub path: String,
    /// The fields on the way to it, itself the last.
    fields: Vec<&'static Field>,
}

impl Slot {
    /// The field itself.
    pub fn field(&self) -> &'static Field {
        self.fields.last().expect("a path has at least one field")
    }

    /// What readers call it.
    pub fn about(&self) -> Text {
        let label = |field: &'static Field| Arg::from(&field.label);
        match self.fields[..] {
            [outer, field] => INNER.with([label(outer), label(field)]),
            _ => ALONE.with([label(self.field())]),
        }
    }

    /// The value that stands there; none in a list of records, which may hold several.
    pub(super) fn node<'n>(&self, root: &'n Node) -> Option<&'n Node> {
        self.fields.iter().try_fold(root, |node, field| node.get(field.name))
    }

    /// What is typed for it in an activity that says this: all but the value. In a list of records it is the
    /// first record that lacks it, or a new one.
    fn lead(&self, root: &Node) -> Lead {
        let ([list, field], Some(record)) = (&self.fields[..], self.record()) else {
            return Lead { text: format!("{}=", self.path), quoted: false };
        };
        let lacks = |item: &&Node| !item.get(field.name).is_some_and(Node::says_something);
        let names = |item: &Node| Some(entry_name(item, Some(record))).filter(|name| !name.is_empty());
        match root.list(list.name).iter().find(lacks).and_then(names) {
            Some(name) => Lead { text: format!("{}.{name}.{}=", list.name, field.name), quoted: false },
            // An entry may be named by what it is known by alone.
            None if record.identity.first() == Some(&field.name) && is_chosen(field) => {
                Lead { text: format!("{}+=", list.name), quoted: false }
            }
            None => Lead { text: format!("{}+={}=", list.name, field.name), quoted: true },
        }
    }

    /// What is typed for this answer.
    pub fn typed(&self, root: &Node, answer: &str) -> String {
        let lead = self.lead(root);
        let answer = if lead.quoted { quoted(self.field(), answer) } else { answer.to_owned() };
        format!("{}{answer}", lead.text)
    }

    /// What a new record is known by, where it must be said before this can be.
    pub fn named_by(&self, root: &Node) -> Option<Self> {
        let ([list, field], record) = (&self.fields[..], self.record()?) else { return None };
        let names = record.identity.is_empty()
            || record.identity.contains(&field.name)
            || record.identity == ["id"] && field.name == "title";
        if names || !root.list(list.name).is_empty() {
            return None;
        }
        let first = record.field(leading(record).first()?)?;
        Some(Self { path: format!("{}.{}", list.name, first.name), fields: vec![list, first] })
    }

    /// The record of the list that it stands in.
    fn record(&self) -> Option<&'static Record> {
        match self.fields[..] {
            [Field { kind: Kind::List(Kind::Table(record)), .. }, _] => Some(record),
            _ => None,
        }
    }

    /// The slot as a choice among others.
    pub(super) fn choice(&self) -> Choice {
        let [sv, en] = [Lang::Sv, Lang::En].map(|lang| self.about().render(lang));
        Choice::unnamed(&self.path, &sv, &en)
    }
}

/// The values to ask for so that a path says something; one of them is enough. None when nobody can be
/// asked for it.
pub fn slots(path: &str) -> Vec<Slot> {
    inside(&ACTIVITY, path).unwrap_or_default()
}

fn inside(record: &'static Record, path: &str) -> Option<Vec<Slot>> {
    let (head, rest) = path.split_once('.').map_or((path, None), |(h, r)| (h, Some(r)));
    let field = record.field(head)?;
    let inner = match (rest, field.kind.record()) {
        (None, None) if matches!(field.kind, Kind::Free) => return None,
        (None, None) => return Some(vec![Slot { path: head.to_owned(), fields: vec![field] }]),
        (Some(rest), Some(record)) => inside(record, rest)?,
        (None, Some(record)) => {
            leading(record).iter().filter_map(|name| inside(record, name)).flatten().collect()
        }
        (Some(_), None) => return None,
    };
    let behind = |slot: Slot| Slot {
        path: format!("{head}.{}", slot.path),
        fields: [vec![field], slot.fields].concat(),
    };
    Some(inner.into_iter().map(behind).collect())
}

/// The fields that a record begins with: what it cannot do without, else what it is known by, else any.
pub(super) fn leading(record: &'static Record) -> Vec<&'static str> {
    let names = |fits: &dyn Fn(&Field) -> bool| -> Vec<&'static str> {
        record.fields.iter().filter(|f| fits(f)).map(|f| f.name).collect()
    };
    let required = names(&|f| f.required);
    if !required.is_empty() {
        return required;
    }
    let known = record.identity.first().and_then(|name| record.field(name));
    match known {
        // Nobody thinks of an id first.
        Some(field) if matches!(field.kind, Kind::Id) && record.field("title").is_some() => vec!["title"],
        Some(field) => vec![field.name],
        None => names(&|_| true),
    }
}

static ALONE: Words = Words::new("{0}", "{0}");
static INNER: Words = Words::new("{0} › {1}", "{0} › {1}");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Format, read};

    fn paths(path: &str) -> Vec<String> {
        slots(path).into_iter().map(|slot| slot.path).collect()
    }

    #[test]
    fn records_are_asked_for_by_what_they_begin_with() {
        assert_eq!(paths("goals"), ["goals"]);
        assert_eq!(paths("responsible"), ["responsible.org"]);
        assert_eq!(paths("responsible.person"), ["responsible.person"]);
        assert_eq!(paths("follow_up"), ["follow_up.by", "follow_up.how", "follow_up.interval"]);
        assert_eq!(paths("areas"), ["areas.id"]);
        assert_eq!(paths("milestones"), ["milestones.title"]);
        assert_eq!(paths("x.eget"), Vec::<String>::new());
        assert_eq!(paths("budget"), Vec::<String>::new());
    }

    #[test]
    fn what_is_typed_fits_what_is_there() {
        let typed = |path: &str, text: &str, answer: &str| {
            let root = read(text, Format::Toml).root;
            slots(path)[0].typed(&root, answer)
        };
        assert_eq!(typed("goals", "", "a,b"), "goals=a,b");
        assert_eq!(typed("legal.state", "", "done"), "legal.state=done");
        assert_eq!(typed("responsible", "", "it"), "responsible+=it");
        let one = "responsible = [{ org = 'it' }]";
        assert_eq!(typed("responsible.person", one, "annper"), "responsible.it.person=annper");
        assert_eq!(typed("milestones", "", "Ett, två"), "milestones+=title=\"Ett, två\"");
        assert_eq!(typed("milestones", "", "En \"a, b\""), "milestones+=title='En \"a, b\"'");
    }

    #[test]
    fn a_new_record_is_named_before_anything_else_is_said_of_it() {
        let root = Node::empty();
        let first = |path: &str| slots(path)[0].named_by(&root).map(|slot| slot.path);
        assert_eq!(first("milestones.due").as_deref(), Some("milestones.title"));
        assert_eq!(first("responsible.lead").as_deref(), Some("responsible.org"));
        for named in ["responsible.role", "milestones.id", "drivers.ref", "legal.state", "goals"] {
            assert_eq!(first(named), None, "{named}");
        }
    }

    #[test]
    fn names_tell_where_a_value_stands() {
        let names = slots("responsible").iter().map(|s| s.about().render(Lang::Sv)).collect::<Vec<_>>();
        assert_eq!(names, ["ansvarig › organisation"]);
    }
}
