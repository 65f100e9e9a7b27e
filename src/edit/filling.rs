//! Asks for what the law wants of a new activity, as its answers grow, and for nothing else.

use crate::edit::{Ask, Choice, Draft, Form, Question, Slot, Stop, Unmade, Want, said, slots};
use crate::syntax::Node;
use crate::syntax::shape::{Field, Kind};
use crate::text::{Text, Words};

/// Asks until the law wants nothing more, or nothing that anybody can be asked for.
///
/// # Errors
/// When whoever is asked leaves.
pub fn fill<'p>(
    draft: &mut Draft<'p>,
    wants: &dyn Fn(&Draft<'p>) -> Vec<Want>,
    ask: &mut Ask<'_>,
) -> Result<(), Stop> {
    let mut asked: Vec<Want> = Vec::new();
    while let Some(want) = wants(draft).into_iter().find(|w| !asked.contains(w)) {
        fill_in(draft, &want, ask)?;
        asked.push(want);
    }
    Ok(())
}

fn fill_in(draft: &mut Draft<'_>, want: &Want, ask: &mut Ask<'_>) -> Result<(), Stop> {
    let mut all: Vec<Slot> = want.paths.iter().flat_map(|path| slots(path)).collect();
    let why = want.because.as_deref().map(|because| BECAUSE.with([because.into()]));
    if all.len() > 1 {
        let choices = all.iter().map(Slot::choice).collect();
        let form = Form::Several { choices, chosen: Vec::new(), least: 1 };
        let question = Question { about: WHICH.text(), why: why.clone(), form, judge: &super::any };
        let chosen = ask(&question)?;
        all.retain(|slot| chosen.split(',').any(|path| path == slot.path));
        return all.iter().try_for_each(|slot| fill_named(draft, slot, 1, None, ask));
    }
    all.iter().try_for_each(|slot| fill_named(draft, slot, want.least, why.clone(), ask))
}

/// Asks for a value; in a new record, first for what the record is known by.
fn fill_named(
    draft: &mut Draft<'_>,
    slot: &Slot,
    least: usize,
    why: Option<Text>,
    ask: &mut Ask<'_>,
) -> Result<(), Stop> {
    let Some(first) = slot.named_by(draft.root()) else { return fill_slot(draft, slot, least, why, ask) };
    fill_slot(draft, &first, 1, why, ask)?;
    fill_slot(draft, slot, least, None, ask)
}

fn fill_slot(
    draft: &mut Draft<'_>,
    slot: &Slot,
    least: usize,
    why: Option<Text>,
    ask: &mut Ask<'_>,
) -> Result<(), Stop> {
    let node = slot.node(draft.root());
    let Some(mut form) = form(draft, slot.field(), node, None) else { return Ok(()) };
    let actors = &draft.scope.portfolio.registers.actors;
    if let Form::Several { choices, least: asked, .. } = &mut form {
        // A group stands for all of its members, so that one may be enough.
        let is_group = |c: &Choice| actors.get(&c.id).is_some_and(|a| a.members.len() > 1);
        *asked = if choices.iter().any(is_group) { 1 } else { least.min(choices.len()) };
    }
    let judge = |answer: &str| match answer {
        "" => Err(NEEDED.text()),
        answer => enough(draft, slot, answer, least),
    };
    let answer = ask(&Question { about: slot.about(), why, form, judge: &judge })?;
    // It has been judged already.
    let typed = slot.typed(draft.root(), &answer);
    let _ = draft.change(&typed);
    Ok(())
}

/// Whether an answer is one, and names as many as are needed. A group stands for all of its members.
fn enough(draft: &Draft<'_>, slot: &Slot, answer: &str, least: usize) -> Result<(), Text> {
    tried(draft, &slot.typed(draft.root(), answer))?;
    let kind = &slot.field().kind;
    if !matches!(kind, Kind::List(_)) {
        return Ok(());
    }
    let actors = &draft.scope.portfolio.registers.actors;
    let count = |id: &str| actors.get(id).map_or(1, |a| a.members.len().max(1));
    let most = draft.scope.choices(kind).map_or(least, |all| all.iter().map(|c| count(&c.id)).sum());
    let named: usize = answer.split(',').map(|id| count(id.trim())).sum();
    let least = least.min(most);
    if named < least { Err(TOO_FEW.with([least.into()])) } else { Ok(()) }
}

/// Whether a change can be made.
pub(super) fn tried(draft: &Draft<'_>, typed: &str) -> Result<(), Text> {
    draft.clone().change(typed).map_err(|why| match why {
        Unmade::Value(why, typed) => {
            let (message, help) = said(&why, &typed);
            SAID.with([message.into(), help.into()])
        }
        Unmade::Uneditable((first, last)) => LINES.with([first.into(), last.into()]),
    })
}

/// How a field is asked for where this stands; none when there is nothing to choose from. What stands for
/// no answer is offered beside the choices.
pub(super) fn form(
    draft: &Draft<'_>,
    field: &Field,
    node: Option<&Node>,
    none: Option<Choice>,
) -> Option<Form> {
    let there: Vec<&str> = node.map_or(&[][..], Node::items).iter().filter_map(Node::as_text).collect();
    let Some(mut choices) = draft.scope.choices(&field.kind) else {
        return Some(Form::Line(there.join(", ")));
    };
    let flag = node.and_then(Node::as_bool).map(|truth| truth.to_string());
    let stands = |c: &Choice| there.contains(&c.id.as_str()) || flag.as_ref() == Some(&c.id);
    choices.retain(|c| c.current || stands(c));
    if choices.is_empty() {
        return None;
    }
    let mut chosen = choices.iter().enumerate().filter(|(_, c)| stands(c)).map(|(at, _)| at);
    if matches!(field.kind, Kind::List(_)) {
        let chosen = chosen.collect();
        return Some(Form::Several { choices, chosen, least: usize::from(none.is_none()) });
    }
    let at = chosen.next().unwrap_or(0);
    choices.extend(none);
    Some(Form::One { choices, at })
}

static BECAUSE: Words = Words::new("{0}.", "{0}.");
static WHICH: Words =
    Words::new("Minst en av dessa uppgifter behövs", "At least one of these details is needed");
static NEEDED: Words = Words::new("skriv något här; Esc avbryter", "write something here; Esc stops");
static TOO_FEW: Words = Words::new("minst {0} behövs", "at least {0} are needed");
static SAID: Words = Words::new("{0}; {1}", "{0}; {1}");
static LINES: Words = Words::new(
    "det går inte att ändra säkert: ändra raderna {0}–{1} för hand",
    "it cannot be changed safely: change lines {0}–{1} by hand",
);
