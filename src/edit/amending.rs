//! Asks which details of an activity are to change, and what they are to be, until that is all.

use crate::edit::filling::{form, tried};
use crate::edit::slot::{leading, quoted};
use crate::edit::{Ask, Choice, Draft, Form, Question, Scope, Stop, any};
use crate::facts::{self, compare::entry_name};
use crate::portfolio::format::ACTIVITY;
use crate::syntax::Node;
use crate::syntax::shape::{Field, Kind, Record, Vocabulary};
use crate::text::{Arg, Lang, Text, Words};

/// Fields that other commands write, or that nobody writes by hand.
const ELSEWHERE: [&str; 3] = ["reports", "formerly", "x"];

/// Asks for changes and makes them, until there are no more.
///
/// # Errors
/// When whoever is asked leaves.
pub fn amend(draft: &mut Draft<'_>, ask: &mut Ask<'_>) -> Result<(), Stop> {
    loop {
        let details = details(draft);
        let changed = !draft.typed().is_empty();
        let done = choice("", if changed { DONE.text() } else { NOTHING.text() });
        let choices = std::iter::once(done).chain(details.iter().map(|d| d.choice(draft.scope)));
        // What has been done once is likely to be all.
        let form = Form::One { choices: choices.collect(), at: usize::from(!changed) };
        let answer = ask(&Question { about: WHICH.text(), why: None, form, judge: &any })?;
        let Some(detail) = details.iter().find(|d| d.typed == answer) else { return Ok(()) };
        change(draft, detail, ask)?;
    }
}

/// One detail that can be changed.
#[derive(Debug)]
struct Detail {
    /// What is typed for it, up to and with the `=`.
    typed: String,
    /// What readers call it, and what it stands in.
    about: Text,
    field: &'static Field,
    /// What stands there.
    node: Option<Node>,
    /// Whether it comes beside what stands there already.
    adds: bool,
}

impl Detail {
    /// What is typed for this answer.
    fn change(&self, answer: &str) -> String {
        // A new entry of a list is typed field by field.
        let is_entry = self.adds && !self.typed.ends_with("+=");
        let answer = if is_entry { quoted(self.field, answer) } else { answer.to_owned() };
        format!("{}{answer}", self.typed)
    }

    /// The detail with what stands there, as one of several to choose from.
    fn choice(&self, scope: Scope<'_>) -> Choice {
        if self.adds {
            return choice(&self.typed, self.about.clone());
        }
        let said = self.node.as_ref().map_or_else(Vec::new, |n| said(n, &self.field.kind, scope));
        let said = if said.is_empty() { vec![Arg::from("–")] } else { said };
        choice(&self.typed, STANDS.with([self.about.clone().into(), Arg::All(said)]))
    }
}

fn choice(id: &str, text: Text) -> Choice {
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| text.render(lang));
    Choice::unnamed(id, &sv, &en)
}

/// Every detail of an activity, in the order of the format.
fn details(draft: &Draft<'_>) -> Vec<Detail> {
    let mut found = Vec::new();
    let fields = ACTIVITY.fields.iter().filter(|f| !ELSEWHERE.contains(&f.name));
    fields.for_each(|field| of_field(field, Some(draft.root()), "", None, draft.scope, &mut found));
    found
}

fn of_field(
    field: &'static Field,
    table: Option<&Node>,
    path: &str,
    outer: Option<&Text>,
    scope: Scope<'_>,
    found: &mut Vec<Detail>,
) {
    let typed = format!("{path}{}", field.name);
    let label = Arg::from(&field.label);
    let about = match outer {
        Some(outer) => INNER.with([outer.clone().into(), label]),
        None => ALONE.with([label]),
    };
    let node = table.and_then(|t| t.get(field.name));
    let items = node.map_or(&[][..], Node::items);
    // Where there is nothing to choose from, nothing can be changed.
    if node.is_none() && scope.choices(&field.kind).is_some_and(|all| all.is_empty()) {
        return;
    }
    let mut inside = |record: &'static Record, table: Option<&Node>, path: &str, outer: &Text| {
        record.fields.iter().for_each(|f| of_field(f, table, path, Some(outer), scope, found));
    };
    match &field.kind {
        Kind::Table(record) => inside(record, node, &format!("{typed}."), &about),
        Kind::List(Kind::Table(record)) => {
            let names: Vec<String> = items.iter().map(|item| entry_name(item, Some(record))).collect();
            for (item, name) in items.iter().zip(&names) {
                // Of two with one name nobody can say which is meant.
                if !name.is_empty() && names.iter().filter(|n| *n == name).count() == 1 {
                    let about = INNER.with([about.clone().into(), entry(item, record, name, scope)]);
                    inside(record, Some(item), &format!("{typed}.{name}."), &about);
                }
            }
            let first = leading(record).first().and_then(|name| record.field(name));
            found.extend(first.map(|first| Detail {
                typed: format!("{typed}+={}=", first.name),
                about: ADD.with([about.into(), (&first.label).into()]),
                field: first,
                node: None,
                adds: true,
            }));
        }
        Kind::List(Kind::Text) if !items.is_empty() => found.push(Detail {
            typed: format!("{typed}+="),
            about: MORE.with([about.into(), items.len().into()]),
            field,
            node: None,
            adds: true,
        }),
        _ => {
            let (typed, node) = (format!("{typed}="), node.cloned());
            found.push(Detail { typed, about, field, node, adds: false });
        }
    }
}

/// What readers call an entry of a list: its title, else the names of what it is known by.
fn entry(item: &Node, record: &Record, name: &str, scope: Scope<'_>) -> Arg {
    if let Some(title) = item.text("title") {
        return title.value.into();
    }
    let part = |field: &Field| Some(said(item.get(field.name)?, &field.kind, scope));
    let parts = record.identity.iter().filter_map(|f| record.field(f)).filter_map(part).flatten();
    let parts: Vec<Arg> = parts.collect();
    if parts.is_empty() { name.into() } else { Arg::All(parts) }
}

/// What a value says, as readers know it.
fn said(node: &Node, kind: &Kind, scope: Scope<'_>) -> Vec<Arg> {
    let one = |item: &Node| {
        let inner = if let Kind::List(inner) = kind { *inner } else { kind };
        let text =
            item.as_bool().map_or_else(|| item.as_text().map(str::to_owned), |b| Some(b.to_string()))?;
        let label = match inner {
            Kind::Bool | Kind::Word(Vocabulary::Fixed(_)) => {
                scope.choices(inner)?.into_iter().find(|c| c.id == text).map(|c| c.label)
            }
            _ => facts::name(scope.portfolio, Some(scope.programme), inner, &text),
        };
        Some(label.map_or_else(|| Arg::from(text), |label| (&label).into()))
    };
    node.items().iter().filter_map(one).collect()
}

fn change(draft: &mut Draft<'_>, detail: &Detail, ask: &mut Ask<'_>) -> Result<(), Stop> {
    let stands = detail.node.as_ref().is_some_and(Node::says_something);
    let is_long = detail.node.as_ref().and_then(Node::as_text).is_some_and(|t| t.contains('\n'));
    let needed = detail.field.required && !detail.adds;
    let none = choice("", if stands { REMOVE.text() } else { LEAVE.text() });
    let node = detail.node.as_ref().filter(|_| !is_long);
    let Some(form) = form(draft, detail.field, node, Some(none)) else {
        return Ok(());
    };
    let judge = |answer: &str| match answer {
        "" if needed => Err(NEEDED.text()),
        "" => Ok(()),
        answer => tried(draft, &detail.change(answer)),
    };
    let why = match detail.field.kind {
        _ if is_long => Some(LONG.text()),
        Kind::Day | Kind::When => Some(DAYS.text()),
        _ => None,
    };
    let answer = ask(&Question { about: detail.about.clone(), why, form, judge: &judge })?;
    if !answer.is_empty() || stands && !is_long {
        // It has been judged already; what cannot be taken away stays.
        let _ = draft.change(&detail.change(&answer));
    }
    Ok(())
}

static WHICH: Words = Words::new("Vad ska ändras?", "What is to change?");
static NOTHING: Words = Words::new("(inget)", "(nothing)");
static DONE: Words = Words::new("(inget mer, visa ändringarna)", "(nothing more, show the changes)");
static ALONE: Words = Words::new("{0}", "{0}");
static INNER: Words = Words::new("{0} › {1}", "{0} › {1}");
static ADD: Words = Words::new("{0}, lägg till: {1}", "{0}, add: {1}");
static MORE: Words = Words::new("{0}, lägg till (finns: {1})", "{0}, add (there are: {1})");
static STANDS: Words = Words::new("{0}: {1}", "{0}: {1}");
static REMOVE: Words = Words::new("(ta bort)", "(remove)");
static LEAVE: Words = Words::new("(låt vara tomt)", "(leave it empty)");
static NEEDED: Words = Words::new("skriv något här; Esc avbryter", "write something here; Esc stops");
static LONG: Words = Words::new(
    "Texten har flera rader. Det som skrivs här ersätter dem alla; ett tomt svar låter dem stå.",
    "The text has several lines. What is written here replaces them all; an empty answer lets them be.",
);
static DAYS: Words = Words::new(
    "Till exempel 2026-06-30; en planerad tid får också vara 2026-10 eller 2026-Q3.",
    "Such as 2026-06-30; a planned time may also be 2026-10 or 2026-Q3.",
);
