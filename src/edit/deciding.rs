//! The outcome of a matter, put on record, and what the decision sets, put into the activities.

use std::collections::BTreeMap;

use crate::edit::setting::{Unset, with_set};
use crate::facts::{Facts, MatterId, Standing};
use crate::portfolio::format::MEETING;
use crate::portfolio::{ActivityId, Portfolio, resolve};
use crate::store::{Overlay, Tree};
use crate::syntax::Format;
use crate::syntax::rewrite::{Datum, Edit, Step, rewrite};
use crate::text::Day;

/// What came of a matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The outcome, as the governance model's id.
    pub outcome: String,
    /// What else the minutes say: fields of [`MINUTED`], and their texts.
    pub said: Vec<(&'static str, String)>,
}

/// The fields that nobody knows before a meeting: of the matter, but for the minutes, which are the meeting's.
pub const MINUTED: [&str; 3] = ["paragraph", "text", "minutes"];

/// What becomes of the changes that a decision sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sets {
    /// They are put into the activities, unless the decision counted before: then they have been.
    Put,
    /// They are put into the activities, even where somebody may have changed them since.
    PutAgain,
    /// They are left.
    Leave,
}

/// A file and its text, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Its path.
    pub path: String,
    /// What it held.
    pub old: String,
    /// What it is to hold.
    pub new: String,
}

/// A matter decided in memory.
#[derive(Debug)]
pub struct Decided {
    /// The files that change: those of activities by path, the meeting's last, so that whoever is
    /// interrupted goes on with the same command.
    pub files: Vec<Changed>,
    /// All plan files as they would be.
    pub portfolio: Portfolio,
    /// What is derived from them.
    pub facts: Facts,
}

/// Why a matter cannot be decided so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undecidable {
    /// The matter says something else already: the field, and what it says.
    SaysOther(&'static str, String),
    /// The meeting is still to come.
    ToCome(Day),
    /// The name of the meeting's file gives no day.
    NoDay,
    /// The meeting's file cannot be changed safely: the first and the last line to change by hand.
    Uneditable((usize, usize)),
    /// A change names no activity: what it names.
    NoActivity(String),
    /// A change of an activity cannot be made: the activity's key, the field, and why.
    Unset(String, String, Unset),
    /// An activity lies in a plan year that is closed: its key.
    Closed(String),
    /// The activity says something else than what was decided, and the decision counted before: the
    /// activity's key and the field. Somebody may have changed it since.
    Moved(String, String),
}

/// That the meeting of a matter has been held.
///
/// # Errors
/// When it is still to come, or nobody can tell.
pub fn may_be_decided(facts: &Facts, id: MatterId) -> Result<(), Undecidable> {
    match facts.matter(id).date {
        None => Err(Undecidable::NoDay),
        Some(day) if day > facts.today => Err(Undecidable::ToCome(day)),
        Some(_) => Ok(()),
    }
}

/// Decides a matter of a tree whose portfolio and facts these are.
///
/// # Errors
/// When it cannot be decided so. Nothing is written either way.
pub fn decide(
    tree: &dyn Tree,
    (portfolio, facts): (&Portfolio, &Facts),
    id: MatterId,
    verdict: &Verdict,
    sets: Sets,
) -> Result<Decided, Undecidable> {
    may_be_decided(facts, id)?;
    let matter = facts.matter(id);
    let counted = matter.standing == Standing::Counts;
    let file = portfolio.file(matter.source);
    let path = file.source.path.to_string();
    let edits = recorded(portfolio, facts, id, verdict)?;
    let made = rewrite(&file.source.text, file.format.unwrap_or(Format::Toml), &MEETING, &edits);
    let meeting = made.map_err(|why| Undecidable::Uneditable(why.lines))?.text;
    let load = |files: &[Changed]| {
        let texts = files.iter().map(|f| (f.path.clone(), f.new.clone()));
        let portfolio = Portfolio::load(&Overlay::new(tree, texts), facts.today);
        let facts = Facts::derive(&portfolio, facts.today);
        (portfolio, facts)
    };
    let meeting = Changed { path, old: file.source.text.clone(), new: meeting };
    let (portfolio, facts) = load(std::slice::from_ref(&meeting));
    let mut files = match sets {
        Sets::Leave => Vec::new(),
        sets => applied(&portfolio, &facts, id, counted && sets == Sets::Put)?,
    };
    if files.is_empty() {
        files.extend(Some(meeting).filter(|m| m.old != m.new));
        return Ok(Decided { files, portfolio, facts });
    }
    files.push(meeting);
    let (portfolio, facts) = load(&files);
    files.retain(|file| file.old != file.new);
    Ok(Decided { files, portfolio, facts })
}

/// The changes of the meeting's file.
fn recorded(
    portfolio: &Portfolio,
    facts: &Facts,
    id: MatterId,
    verdict: &Verdict,
) -> Result<Vec<Edit>, Undecidable> {
    let matter = facts.matter(id);
    let said = verdict.said.iter().map(|(name, value)| (*name, value.as_str()));
    let mut edits = Vec::new();
    for (name, value) in std::iter::once(("outcome", verdict.outcome.as_str())).chain(said) {
        let of_meeting = name == "minutes";
        let node = if of_meeting { portfolio.root(matter.source) } else { matter.node(portfolio) };
        if let Some(said) = node.get(name).filter(|n| n.says_something()) {
            // What the minutes say is never rewritten, but may be said once more.
            match said.as_text() {
                Some(text) if text.trim() == value.trim() => continue,
                other => return Err(Undecidable::SaysOther(name, other.unwrap_or_default().to_owned())),
            }
        }
        let mut path = Vec::new();
        if !of_meeting {
            path.extend([Step::Field("matters".to_owned()), Step::Entry(matter.entry)]);
        }
        path.push(Step::Field(name.to_owned()));
        edits.push(Edit::Set { path, value: Datum::Text(value.to_owned()) });
    }
    Ok(edits)
}

/// The files of the activities with what a matter sets, if it counts as a decision. What a later decision
/// sets is left to that one. Where it counted before, the activities may have moved on since.
fn applied(
    portfolio: &Portfolio,
    facts: &Facts,
    id: MatterId,
    counted: bool,
) -> Result<Vec<Changed>, Undecidable> {
    let matter = facts.matter(id);
    let Some((_, decision)) = facts.settling(id) else { return Ok(Vec::new()) };
    let programme = &portfolio.programmes[matter.programme];
    let node = matter.node(portfolio);
    let year = node.text("year").map(|t| t.value);
    let mut texts: BTreeMap<ActivityId, String> = BTreeMap::new();
    for set in node.list("sets") {
        let named = set.text("activity").map_or("", |t| t.value);
        let activity = resolve(portfolio, &programme.id, year, named)
            .map_err(|_| Undecidable::NoActivity(named.to_owned()))?;
        let field = set.text("field");
        let own = decision.sets.iter().find(|own| field.is_some_and(|f| f.span == own.span));
        let field = field.map_or("", |f| f.value);
        if own.is_some_and(|own| facts.is_overtaken(decision, own)) {
            continue;
        }
        let key = || portfolio.activity(activity).key.to_string();
        let file = portfolio.file(portfolio.activity(activity).source);
        let text = texts.entry(activity).or_insert_with(|| file.source.text.clone());
        let to = set.get("to").filter(|n| n.says_something());
        let new = match field {
            "" => Err(Unset::NoField),
            field => with_set(text, file.format.unwrap_or(Format::Toml), field, to),
        };
        let new = new.map_err(|why| Undecidable::Unset(key(), field.to_owned(), why))?;
        let differs = || own.is_some_and(|own| facts.may_differ(portfolio, decision, own, &file.root));
        if counted && new != *text && differs() {
            // A status that has moved on is where the law lets it go.
            if field == "status" {
                continue;
            }
            return Err(Undecidable::Moved(key(), field.to_owned()));
        }
        *text = new;
    }
    let mut files = Vec::new();
    for (id, new) in texts {
        let activity = portfolio.activity(id);
        let old = &portfolio.file(activity.source).source;
        if old.text == new {
            continue;
        }
        if portfolio.programmes[activity.programme].years[activity.year].closed {
            return Err(Undecidable::Closed(activity.key.to_string()));
        }
        files.push(Changed { path: old.path.to_string(), old: old.text.clone(), new });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}
