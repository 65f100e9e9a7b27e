//! What a word of the command line names: a body, a kind of decision, a matter, an outcome.

use crate::facts::{Facts, MatterId};
use crate::meetings::row::labelled;
use crate::model::{Body, Outcome};
use crate::portfolio::{Portfolio, Programme};
use crate::syntax::shape::{Kind, Vocabulary};
use crate::text::Label;
use crate::text::collate::folded;
use crate::text::nearest::nearest;

/// No programme has a body of this name; the nearest that one has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoBody(pub Option<String>);

/// No governance model has a kind of decision of this name; the nearest that one has, and some of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoKind(pub Option<String>, pub Vec<String>);

/// Why a word names no matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoMatter {
    /// No matter has this name; the nearest key that one has.
    Unknown(Option<String>),
    /// Several matters have it: their keys.
    Ambiguous(Vec<String>),
    /// Two matters of one meeting have one id: the meeting's file.
    Double(String),
}

/// Why a word names no outcome of a matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoOutcome {
    /// The matter has no type that the governance model knows: the meeting's file, and the types.
    NoType(String, Vec<String>),
    /// No word was given: the outcomes of the type.
    Absent(Vec<String>),
    /// The word is an outcome of another type: that of the matter, and its outcomes.
    OtherType(Label, Vec<String>),
    /// No type has such an outcome; the nearest, and the outcomes of the type.
    Unknown(Option<String>, Vec<String>),
}

/// The bodies of these programmes that a word names: by id, else by name, else by what their actor is
/// called. A body of one id may be in the governance models of several programmes.
///
/// # Errors
/// When it names none.
pub fn bodies_named<'p>(
    portfolio: &'p Portfolio,
    programmes: &[String],
    word: &str,
) -> Result<Vec<(&'p Programme, &'p Body)>, NoBody> {
    let wanted = folded(word);
    let asked = || portfolio.programmes.iter().filter(|p| p.is_among(programmes));
    let all = || {
        let bodies = |p: &'p Programme| portfolio.model_of(p).map_or(&[][..], |m| &m.bodies);
        asked().flat_map(move |p| bodies(p).iter().map(move |body| (p, body)))
    };
    let of_actor = |body: &Body| {
        let actor = body.actor.as_deref().and_then(|id| portfolio.registers.actors.get(id));
        actor.is_some_and(|a| [&a.name].into_iter().chain(&a.aliases).any(|n| folded(n) == wanted))
    };
    let ways: [&dyn Fn(&Body) -> bool; 3] =
        [&|b| folded(&b.id.value) == wanted, &|b| folded(&b.name) == wanted, &of_actor];
    for is_meant in ways {
        let mut found: Vec<(&Programme, &Body)> = all().filter(|(_, b)| is_meant(b)).collect();
        // Two entries of one id are one body under two laws.
        found.dedup_by(|a, b| a.0.id == b.0.id && a.1.id.value == b.1.id.value);
        if !found.is_empty() {
            return Ok(found);
        }
    }
    let ids = all().map(|(_, b)| &*b.id.value);
    let names = all().map(|(_, b)| &*b.name);
    Err(NoBody(nearest(word, ids.chain(names)).map(str::to_owned)))
}

/// The kind of decision that a word names in some governance model of these programmes: by id or label.
///
/// # Errors
/// When it names none.
pub fn kind_named(portfolio: &Portfolio, programmes: &[String], word: &str) -> Result<String, NoKind> {
    let wanted = folded(word);
    let asked = portfolio.programmes.iter().filter(|p| p.is_among(programmes));
    let models = asked.filter_map(|p| portfolio.model_of(p));
    let mut known: Vec<(&str, [Option<&str>; 2])> = Vec::new();
    for kind in models.flat_map(|m| m.vocabulary(Vocabulary::DecisionKinds)) {
        let entry = (&*kind.id.value, [kind.label.sv.as_deref(), kind.label.en.as_deref()]);
        if !known.contains(&entry) {
            known.push(entry);
        }
    }
    let by_id = known.iter().find(|(id, _)| *id == word);
    let is_called =
        |(_, names): &&(&str, [Option<&str>; 2])| names.iter().flatten().any(|n| folded(n) == wanted);
    match by_id.or_else(|| known.iter().find(is_called)) {
        Some((id, _)) => Ok((*id).to_owned()),
        None => {
            let names = known.iter().flat_map(|(_, names)| names.iter().flatten().copied());
            let near = nearest(word, known.iter().map(|(id, _)| *id).chain(names)).map(str::to_owned);
            Err(NoKind(near, known.iter().map(|(id, _)| (*id).to_owned()).collect()))
        }
    }
}

/// The matter that a word names: its full key, any unambiguous tail of it (`2026-03-12-au#3`, `au#3`), or
/// the meeting's file with the matter's id behind it.
///
/// # Errors
/// When it names none, or several.
pub fn matter_named(portfolio: &Portfolio, facts: &Facts, word: &str) -> Result<MatterId, NoMatter> {
    let ids = || (0..facts.matters.len()).map(MatterId::at);
    let found: Vec<MatterId> = ids().filter(|id| is_named(portfolio, facts, *id, word)).collect();
    match found[..] {
        [] => {
            let keys = || facts.matters.iter().map(|m| &*m.key);
            let tails = keys().map(|k| k.split_once('/').map_or(k, |(_, tail)| tail));
            Err(NoMatter::Unknown(nearest(word, tails.chain(keys())).map(str::to_owned)))
        }
        [only] => Ok(only),
        _ => {
            let mut keys: Vec<String> = found.iter().map(|id| facts.matter(*id).key.to_string()).collect();
            keys.dedup();
            match &keys[..] {
                [_] => {
                    let source = facts.matter(found[0]).source;
                    Err(NoMatter::Double(portfolio.file(source).source.path.to_string()))
                }
                _ => Err(NoMatter::Ambiguous(keys)),
            }
        }
    }
}

fn is_named(portfolio: &Portfolio, facts: &Facts, id: MatterId, word: &str) -> bool {
    let matter = facts.matter(id);
    let Some((meeting, tail)) = matter.key.rsplit_once('#') else { return false };
    let Some((place, own)) = word.rsplit_once('#') else { return false };
    let path = &*portfolio.file(matter.source).source.path;
    let stem = meeting.rsplit_once('/').map_or(meeting, |(_, stem)| stem);
    let place = place.strip_prefix("./").unwrap_or(place);
    own == tail && [meeting, stem, &matter.body, path].contains(&place)
}

/// The outcomes that a matter may have, by its type.
///
/// # Errors
/// When nobody can tell, since the matter has no type.
pub fn outcomes_of<'p>(
    portfolio: &'p Portfolio,
    facts: &Facts,
    id: MatterId,
) -> Result<Vec<&'p Outcome>, NoOutcome> {
    let matter = facts.matter(id);
    let model = portfolio.model_of(&portfolio.programmes[matter.programme]);
    let stated = matter.node(portfolio).text("type").map(|t| t.value);
    let known = model.zip(stated).filter(|(m, stated)| m.word(Vocabulary::MatterTypes, stated).is_some());
    let Some((model, stated)) = known else {
        let types = model.map_or(&[][..], |m| m.vocabulary(Vocabulary::MatterTypes));
        let path = portfolio.file(matter.source).source.path.to_string();
        return Err(NoOutcome::NoType(path, types.iter().map(|t| t.id.value.to_string()).collect()));
    };
    Ok(model.outcomes.iter().filter(|o| *o.matter_type == *stated).collect())
}

/// The outcome of a matter that a word names: by id or label, among those of the matter's type.
///
/// # Errors
/// When it names none of them.
pub fn outcome_named(
    portfolio: &Portfolio,
    facts: &Facts,
    id: MatterId,
    word: Option<&str>,
) -> Result<String, NoOutcome> {
    let own = outcomes_of(portfolio, facts, id)?;
    let ids = own.iter().map(|o| o.word.id.value.to_string()).collect();
    let Some(word) = word else { return Err(NoOutcome::Absent(ids)) };
    let wanted = folded(word);
    let names = |o: &Outcome| -> Vec<String> {
        let label = &o.word.label;
        let all = [Some(&o.word.id.value), label.sv.as_ref(), label.en.as_ref()];
        all.into_iter().flatten().map(ToString::to_string).collect()
    };
    let is_meant = |o: &Outcome| names(o).iter().any(|name| folded(name) == wanted);
    if let Some(outcome) = own.iter().find(|o| is_meant(o)) {
        return Ok(outcome.word.id.value.to_string());
    }
    let programme = &portfolio.programmes[facts.matter(id).programme];
    let model = portfolio.model_of(programme);
    if model.is_some_and(|m| m.outcomes.iter().any(is_meant)) {
        let stated = facts.matter(id).node(portfolio).text("type").map_or("", |t| t.value);
        let kind = Kind::Word(Vocabulary::MatterTypes);
        return Err(NoOutcome::OtherType(labelled(portfolio, programme, &kind, stated), ids));
    }
    let known: Vec<String> = own.iter().flat_map(|o| names(o)).collect();
    let near = nearest(word, known.iter().map(String::as_str)).map(str::to_owned);
    Err(NoOutcome::Unknown(near, ids))
}
