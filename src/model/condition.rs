//! `when`: the conditions of a constraint. Every key must hold; a list means one of.

use crate::model::ModelFaultKind;
use crate::syntax::{At, Entry, Node};
use crate::text::Span;

/// What a condition may ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aspect {
    /// The status.
    State,
    /// The category of the status.
    Category,
    /// The kind of activity.
    Kind,
    /// The phase.
    Phase,
    /// Carried, new, returning or added.
    Origin,
    /// The health of the latest report.
    Health,
    /// A domain.
    Domain,
    /// The type of matter.
    Type,
    /// The kind of decision.
    Decides,
    /// The size.
    Size,
    /// The plan year.
    Year,
    /// A party.
    Party,
}

impl Aspect {
    const NAMES: [(&'static str, Self); 12] = [
        ("state", Self::State),
        ("category", Self::Category),
        ("kind", Self::Kind),
        ("phase", Self::Phase),
        ("origin", Self::Origin),
        ("health", Self::Health),
        ("domain", Self::Domain),
        ("type", Self::Type),
        ("decides", Self::Decides),
        ("size", Self::Size),
        ("year", Self::Year),
        ("party", Self::Party),
    ];

    /// Every key of a condition, for suggestions.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::NAMES.iter().map(|(name, _)| *name).chain(["has", "lacks", "at_least", "not"])
    }
}

/// Tells whether something has a value of an aspect that is wanted.
pub(super) type HasAspect<'a> = dyn Fn(Aspect, &dyn Fn(&str) -> bool) -> bool + 'a;

/// One key of a condition.
#[derive(Debug, Clone)]
pub enum Test {
    /// The aspect is one of these values.
    Is(Aspect, Vec<At<Box<str>>>),
    /// All these fields say something.
    Has(Vec<At<Box<str>>>),
    /// None of these fields says anything.
    Lacks(Vec<At<Box<str>>>),
    /// These lists hold at least so many entries.
    AtLeast(Vec<(Box<str>, usize)>),
    /// The inner condition does not hold.
    Not(Condition),
}

/// A conjunction of tests; the empty one always holds.
#[derive(Debug, Clone, Default)]
pub struct Condition {
    /// The tests.
    pub tests: Vec<Test>,
}

impl Condition {
    /// Reads `when`, noting what cannot be read.
    pub fn read(when: &Node, faults: &mut Vec<(Span, ModelFaultKind)>) -> Self {
        Self::read_level(when, false, faults)
    }

    fn read_level(when: &Node, inside_not: bool, faults: &mut Vec<(Span, ModelFaultKind)>) -> Self {
        let mut tests = Vec::new();
        for Entry { key, node, .. } in &when.table().entries {
            let texts = || node.items().iter().filter_map(|n| n.text_at().map(own)).collect::<Vec<_>>();
            let test = match &*key.name {
                "has" => Test::Has(texts()),
                "lacks" => Test::Lacks(texts()),
                "at_least" => Test::AtLeast(counts(node)),
                "not" if !inside_not => Test::Not(Self::read_level(node, true, faults)),
                name => match Aspect::NAMES.iter().find(|(n, _)| *n == name) {
                    Some((_, aspect)) => Test::Is(*aspect, texts()),
                    None => {
                        faults.push((key.span, ModelFaultKind::UnknownCondition(key.name.as_str().into())));
                        continue;
                    }
                },
            };
            tests.push(test);
        }
        Self { tests }
    }

    /// Whether the condition holds of something: `node` has its fields, `some` tells whether one of its values
    /// of an aspect is wanted.
    pub fn holds(&self, node: &Node, some: &HasAspect<'_>) -> bool {
        self.tests.iter().all(|test| match test {
            Test::Is(aspect, wanted) => some(*aspect, &|value| wanted.iter().any(|w| *w.value == *value)),
            Test::Has(fields) => fields.iter().all(|f| holds_field(node, &f.value)),
            Test::Lacks(fields) => fields.iter().all(|f| !holds_field(node, &f.value)),
            Test::AtLeast(counts) => counts.iter().all(|(field, n)| node.list(field).len() >= *n),
            Test::Not(inner) => !inner.holds(node, some),
        })
    }
}

/// Whether a field says something; a field that says `false` says that it is not so.
fn holds_field(node: &Node, path: &str) -> bool {
    node.says(path) && node.get(path).and_then(Node::as_bool) != Some(false)
}

fn own(text: At<&str>) -> At<Box<str>> {
    At { value: text.value.into(), span: text.span }
}

fn counts(node: &Node) -> Vec<(Box<str>, usize)> {
    let count = |e: &Entry| Some((e.key.name.as_str().into(), e.node.as_text()?.parse().ok()?));
    node.table().entries.iter().filter_map(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Format, read};

    fn holds(when: &str, fields: &str) -> bool {
        let doc = read(&format!("when = {when}"), Format::Toml);
        let mut faults = Vec::new();
        let condition = Condition::read(doc.root.get("when").expect("given"), &mut faults);
        assert!(faults.is_empty(), "{faults:?}");
        let item = read(fields, Format::Toml);
        condition.holds(&item.root, &|aspect, wanted| aspect == Aspect::Category && wanted("ongoing"))
    }

    #[test]
    fn the_whole_grammar() {
        assert!(holds("{ category = ['ongoing', 'finished'] }", ""));
        assert!(!holds("{ category = 'paused' }", "") && !holds("{ phase = 'pilot' }", ""));
        assert!(holds("{ not = { phase = ['pilot'] } }", ""));
        assert!(holds("{ has = ['a'], lacks = ['b'] }", "a = 1") && !holds("{ has = ['a'] }", "a = false"));
        assert!(
            holds("{ at_least = { a = 2 } }", "a = [1, 2]")
                && !holds("{ at_least = { a = 3 } }", "a = [1, 2]")
        );
    }

    #[test]
    fn unknown_keys_and_a_second_not_are_faults() {
        let doc = read("when = { colour = 'red', not = { not = { kind = 'x' } } }", Format::Toml);
        let mut faults = Vec::new();
        let _ = Condition::read(doc.root.get("when").expect("given"), &mut faults);
        let names: Vec<_> = faults.into_iter().map(|(_, f)| f).collect();
        let unknown = |n: &str| ModelFaultKind::UnknownCondition(n.into());
        assert_eq!(names, [unknown("colour"), unknown("not")]);
    }
}
