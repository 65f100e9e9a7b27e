//! Differences in words: which field, what stood there, what stands there now, and who decided it.

use crate::facts::Names;
use crate::facts::alignment::{Cover, Demand};
use crate::facts::compare::{Difference, Step, entry_name};
use crate::portfolio::Portfolio;
use crate::render::table::{Cell, Tone};
use crate::render::value::{capital, flat};
use crate::render::wording::ABSENT;
use crate::syntax::shape::Record;
use crate::syntax::{Node, Value};
use crate::text::{Lang, Text, Words};

/// What the ids on either side are called.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sides<'a> {
    pub(super) old: &'a Names,
    pub(super) new: &'a Names,
}

/// A line about a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// What changed.
    Said(String),
    /// The decision that covers it.
    Decided(String),
    /// That a decision is lacking, and what asks for it.
    Undecided(String),
}

impl Line {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Said(text) | Self::Decided(text) | Self::Undecided(text) => text,
        }
    }
}

/// A field with all that changed in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) label: String,
    pub(super) lines: Vec<Line>,
}

/// Differences field by field. `law` is the side whose governance model asks for decisions.
pub(super) fn rows<'c>(
    changes: impl Iterator<Item = (&'c Difference<'c>, Option<&'c Cover<'c>>)>,
    sides: Sides<'_>,
    law: &Portfolio,
    lang: Lang,
) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut top = "";
    for (difference, cover) in changes {
        let mut lines: Vec<Line> = said(difference, sides, lang).into_iter().map(Line::Said).collect();
        lines.extend(cover.and_then(|c| covered(c, law, lang)));
        match rows.last_mut().filter(|_| top == difference.top()) {
            Some(row) => row.extend(lines),
            None => rows.push(Row { label: label(difference, lang), lines }),
        }
        top = difference.top();
    }
    rows
}

impl Row {
    /// More lines of the same field. What is said of all of them is said once, last.
    fn extend(&mut self, lines: Vec<Line>) {
        if self.lines.last() == lines.last() && !matches!(self.lines.last(), Some(Line::Said(_))) {
            self.lines.pop();
        }
        self.lines.extend(lines);
    }
}

/// Rows as a table shows them; one that lacks a decision stands out.
pub(super) fn cells(rows: &[Row]) -> Vec<Vec<Cell>> {
    let cells = |row: &Row| {
        let lacks = row.lines.iter().any(|l| matches!(l, Line::Undecided(_)));
        let said = Cell::new(row.lines.iter().map(Line::text));
        vec![Cell::text(&row.label), if lacks { said.tone(Tone::Red) } else { said }]
    };
    rows.iter().map(cells).collect()
}

/// What readers call the outermost field.
pub(super) fn label(difference: &Difference<'_>, lang: Lang) -> String {
    match difference.path.first() {
        Some(Step::Field(_, Some(field))) => capital(field.label.get(lang)),
        Some(Step::Field(name, None)) => (*name).to_owned(),
        _ => String::new(),
    }
}

/// What changed, a line for each value that came or went.
pub(super) fn said(difference: &Difference<'_>, sides: Sides<'_>, lang: Lang) -> Vec<String> {
    let kind = difference.field().map(|f| &f.kind);
    let before = |n: &&Node| flat(n, kind, sides.old, lang);
    let after = |n: &&Node| flat(n, kind, sides.new, lang);
    let (old, new) = (&difference.old, &difference.new);
    let inside = inside(difference, sides, lang);
    let is_list = difference.is_entry() || difference.is_of_list();
    if is_list {
        let gone = old.iter().map(|n| format!("− {}", before(n)));
        let come = new.iter().map(|n| format!("+ {}", after(n)));
        let lines = come.chain(gone);
        return if inside.is_empty() {
            lines.collect()
        } else {
            lines.map(|l| format!("{inside}: {l}")).collect()
        };
    }
    let text = |nodes: &[&Node], of: &dyn Fn(&&Node) -> String| nodes.first().map(of);
    let (was, is) = (text(old, &before), text(new, &after));
    let lead = if inside.is_empty() { String::new() } else { format!("{inside}: ") };
    let is_long = |t: &Option<String>| t.as_ref().is_some_and(|t| t.chars().count() > LONG);
    let is_record = old.iter().chain(new).any(|n| matches!(n.value, Value::Table(_)));
    if is_record || is_long(&was) || is_long(&is) {
        let (was, is) = match (was, is) {
            (Some(was), Some(is)) => {
                let (was, is) = narrowed(&was, &is);
                (Some(was), Some(is))
            }
            one => one,
        };
        let lines = was.map(|t| format!("− {t}")).into_iter().chain(is.map(|t| format!("+ {t}")));
        return lines.map(|l| format!("{lead}{l}")).collect();
    }
    let shown = |t: Option<String>| t.filter(|t| !t.is_empty()).unwrap_or_else(|| ABSENT.to_owned());
    vec![format!("{lead}{} → {}", shown(was), shown(is))]
}

/// Texts longer than this stand on lines of their own.
const LONG: usize = 40;
/// As many words are shown around what changed in a long text.
const AROUND: usize = 3;

/// Two texts without the words at their beginnings and ends that they share, but for a few.
fn narrowed(was: &str, is: &str) -> (String, String) {
    let (a, b): (Vec<&str>, Vec<&str>) = (was.split_whitespace().collect(), is.split_whitespace().collect());
    let shorter = a.len().min(b.len());
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count().min(shorter - head);
    let cut = |words: &[&str]| {
        let from = head.saturating_sub(AROUND);
        let to = (words.len() - tail + AROUND).min(words.len());
        let (before, after) = (if from > 0 { "… " } else { "" }, if to < words.len() { " …" } else { "" });
        format!("{before}{}{after}", words[from..to].join(" "))
    };
    (cut(&a), cut(&b))
}

/// Where inside the outermost field: the entries of lists by what they are known by, and inner fields.
fn inside(difference: &Difference<'_>, sides: Sides<'_>, lang: Lang) -> String {
    let last = difference.path.len() - usize::from(difference.is_entry());
    let steps = difference.path.get(1..last).unwrap_or_default();
    let named = |step: &Step<'_>| match step {
        Step::Field(_, Some(field)) => field.label.get(lang).to_owned(),
        Step::Field(name, None) => (*name).to_owned(),
        Step::Entry(node, record) => entry_title(node, *record, sides.new, lang),
    };
    steps.iter().map(named).collect::<Vec<_>>().join(", ")
}

/// What an entry is known by: its title, else the names of what identifies it.
fn entry_title(node: &Node, record: Option<&'static Record>, names: &Names, lang: Lang) -> String {
    if let Some(title) = node.text("title").or_else(|| node.text("name")) {
        return title.value.to_owned();
    }
    let part = |name: &&'static str| {
        let value = node.get(name)?;
        let kind = record.and_then(|r| r.field(name)).map(|f| &f.kind);
        (!matches!(value.value, Value::Null)).then(|| flat(value, kind, names, lang))
    };
    let parts: Vec<String> = record.map_or(&[][..], |r| r.identity).iter().filter_map(part).collect();
    if parts.is_empty() { entry_name(node, record) } else { parts.join(", ") }
}

/// What is said of the decision.
fn covered(cover: &Cover<'_>, law: &Portfolio, lang: Lang) -> Option<Line> {
    match cover {
        Cover::Decided(decision) => Some(Line::Decided(decided(decision, law).render(lang))),
        Cover::Undecided(demand) => Some(Line::Undecided(undecided(demand, law).render(lang))),
        Cover::Free => None,
    }
}

/// A decision in a few words: the day, the body, the paragraph, the matter.
fn decided(decision: &crate::facts::Decision, law: &Portfolio) -> Text {
    taken(decision, law, &DECIDED, &DECIDED_PARAGRAPH)
}

/// The same where it has been said that it is a decision.
pub(super) fn decision(decision: &crate::facts::Decision, law: &Portfolio) -> Text {
    taken(decision, law, &DECISION, &DECISION_PARAGRAPH)
}

fn taken(
    decision: &crate::facts::Decision,
    law: &Portfolio,
    words: &'static Words,
    with_paragraph: &'static Words,
) -> Text {
    let programme = &law.programmes[decision.programme];
    let body = law.model_of(programme).and_then(|m| m.body(&decision.body));
    let body = body.map_or(&*decision.body, |b| &b.name);
    let key = &*decision.key;
    match &decision.paragraph {
        Some(paragraph) => {
            with_paragraph.with([decision.date.into(), body.into(), (&**paragraph).into(), key.into()])
        }
        None => words.with([decision.date.into(), body.into(), key.into()]),
    }
}

/// That a decision is lacking, and the line of the governance model that asks for it.
fn undecided(demand: &Demand, law: &Portfolio) -> Text {
    let source = &law.file(demand.source).source;
    let place = format!("{}:{}", source.path, source.position(demand.span.start).line);
    let label = demand.kind.as_ref().and_then(|kind| {
        let model = law.models.iter().find(|m| m.source == demand.source)?;
        let word = model.word(crate::syntax::shape::Vocabulary::DecisionKinds, kind)?;
        Some(word.label.clone())
    });
    match label {
        Some(label) => UNDECIDED_KIND.with([(&label).into(), place.into()]),
        None => UNDECIDED.with([place.into()]),
    }
}

static DECISION: Words = Words::new("{0}, {1} ({2})", "{0}, {1} ({2})");
static DECISION_PARAGRAPH: Words = Words::new("{0}, {1}, {2} ({3})", "{0}, {1}, {2} ({3})");
static DECIDED: Words = Words::new("beslutat {0}, {1} ({2})", "decided {0}, {1} ({2})");
static DECIDED_PARAGRAPH: Words = Words::new("beslutat {0}, {1}, {2} ({3})", "decided {0}, {1}, {2} ({3})");
static UNDECIDED: Words =
    Words::new("beslut saknas: fältet är skyddat ({0})", "no decision: the field is protected ({0})");
static UNDECIDED_KIND: Words = Words::new(
    "beslut saknas: ändringen kräver beslut av typen ”{0}” ({1})",
    "no decision: the change needs one of the kind “{0}” ({1})",
);

#[cfg(test)]
mod tests {
    use super::narrowed;

    #[test]
    fn long_texts_are_cut_to_what_changed() {
        let was = "Handlingar och annat går lätt att hitta för alla som söker dem i arkivet";
        let is = "Handlingar och annat går alltid att hitta för alla som söker dem i arkivet";
        let (a, b) = narrowed(was, is);
        assert_eq!(a, "… och annat går lätt att hitta för …");
        assert_eq!(b, "… och annat går alltid att hitta för …");
        assert_eq!(narrowed("a b", "a b c"), ("a b".to_owned(), "a b c".to_owned()));
        assert_eq!(narrowed("a a", "a a a"), ("a a".to_owned(), "a a a".to_owned()));
    }
}
