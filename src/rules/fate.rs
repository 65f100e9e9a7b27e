//! What becomes of a waiver in a run: the three rules about exceptions tell of it.

use crate::diag::{Edit, Fix};
use crate::model::format::POLICY;
use crate::portfolio::{Place, Waiver, Whom};
use crate::rules::{Context, Rule, Scope};
use crate::syntax::Node;
use crate::syntax::rewrite::{self, Step, rewrite, without_comments};
use crate::text::nearest::nearest;
use crate::text::parse_day;

/// What became of a waiver.
#[derive(Debug)]
pub struct Fate<'w> {
    /// The waiver.
    pub waiver: &'w Waiver,
    /// Why it holds for nothing, if it does.
    pub flaw: Option<Flaw>,
    /// Whether its last day has passed for all that it is for.
    pub expired: bool,
    /// Whether it silenced anything, or would have, had it been in force.
    pub used: bool,
    /// Whether it may silence anything in this run.
    pub honoured: bool,
}

/// Why a waiver holds for nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// The comment cannot be read as an exception.
    Unreadable,
    /// It does not say from which rule it excepts.
    NoName,
    /// There is neither a rule nor a constraint of that name; the nearest.
    UnknownName(Option<Box<str>>),
    /// Nobody may be excepted from that rule.
    Unwaivable,
    /// It does not say why.
    NoReason,
    /// Its last day is none.
    NoDay,
    /// It does not say what it is for.
    NoKeys,
    /// What it is for cannot be read as a pattern.
    BadPattern,
    /// Nothing has such a key.
    NothingMeant,
}

/// What the keys of a waiver in the policy mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// One thing or several.
    Something,
    /// Nothing that there is.
    Nothing,
    /// They are no pattern.
    Unreadable,
}

/// Rules that no waiver silences, besides those about exceptions themselves.
const UNWAIVABLE: [&str; 2] = ["syntax-error", "unreadable-file"];

/// Whether a waiver may silence a rule.
fn may_be_waived(rule: &Rule) -> bool {
    let may = match rule.scope {
        Scope::Change | Scope::Exceptions => false,
        Scope::File | Scope::Law | Scope::Reference | Scope::Item | Scope::Governance | Scope::Years => true,
    };
    may && !UNWAIVABLE.contains(&rule.name)
}

/// Whether something to except from may stand where nothing could be read. Far away, too: the second of two
/// equal titles, the activity that goes on, the constraint itself.
pub(super) fn may_be_unread(cx: &Context<'_>) -> bool {
    cx.portfolio.files.iter().any(|f| !f.complete) || cx.portfolio.models.iter().any(|m| m.unusable > 0)
}

/// Every constraint with the rule that it applies, also those that a fault makes unusable: who excepts from
/// one of these has named it rightly.
fn constraints<'a>(cx: &Context<'a>) -> Vec<(&'a str, &'a str)> {
    let files = cx.portfolio.models.iter().map(|model| cx.portfolio.root(model.source));
    let named = |c: &'a Node| Some((c.text("id")?.value, c.text("rule").map_or("", |rule| rule.value)));
    files.flat_map(|root| root.list("constraints")).filter_map(named).collect()
}

/// Whether a constraint may stand where nothing could be read.
fn constraints_may_be_unread(cx: &Context<'_>) -> bool {
    cx.portfolio.files.iter().any(|f| matches!(f.place, Place::Model(_)) && !f.complete)
}

/// Why a waiver holds for nothing, if it does; the first of several.
pub fn flaw(cx: &Context<'_>, waiver: &Waiver, meant: Meant) -> Option<Flaw> {
    let in_place = matches!(waiver.whom, Whom::Place(..));
    let Some(name) = &waiver.name else {
        return Some(if in_place { Flaw::Unreadable } else { Flaw::NoName });
    };
    let constraints = constraints(cx);
    let applied = constraints.iter().filter(|(id, _)| **id == *name.value).map(|(_, rule)| *rule);
    let named: Vec<&str> = std::iter::once(&*name.value).chain(applied.clone()).collect();
    let rules: Vec<&Rule> = cx.rules.iter().copied().filter(|r| named.contains(&r.name)).collect();
    if rules.is_empty() && applied.count() == 0 && !constraints_may_be_unread(cx) {
        let names = cx.rules.iter().filter(|r| may_be_waived(r)).map(|r| r.name);
        let near = nearest(&name.value, names.chain(constraints.iter().map(|(id, _)| *id)));
        return Some(Flaw::UnknownName(near.map(Into::into)));
    }
    if !rules.iter().all(|rule| may_be_waived(rule)) {
        return Some(Flaw::Unwaivable);
    }
    let until = waiver.until.as_ref();
    match (&waiver.whom, meant) {
        _ if waiver.because.is_none() => Some(Flaw::NoReason),
        _ if until.is_some_and(|day| parse_day(&day.value).is_err()) => Some(Flaw::NoDay),
        (Whom::Keys(None, _), _) => Some(Flaw::NoKeys),
        (Whom::Keys(..), Meant::Unreadable) => Some(Flaw::BadPattern),
        (Whom::Keys(..), Meant::Nothing) => Some(Flaw::NothingMeant),
        _ => None,
    }
}

/// What takes a waiver away, and nothing else.
pub(super) fn removed(cx: &Context<'_>, fate: &Fate<'_>) -> Option<Fix> {
    let source = fate.waiver.source;
    let file = cx.portfolio.file(source);
    let (text, format) = (&file.source.text, file.format?);
    let made = match fate.waiver.whom {
        Whom::Keys(_, at) => {
            let path = vec![Step::Field("waivers".to_owned()), Step::Entry(at)];
            let remove = rewrite::Edit::Remove { path, with_comment: false };
            rewrite(text, format, &POLICY, &[remove]).ok()?
        }
        Whom::Place(_, at) => {
            let allow = file.allows.get(at)?;
            let alone = match allow.alone {
                None if allow.span == allow.comment => None,
                // Another exception stands in the same comment.
                None => Some(allow.span),
                some => some,
            };
            if let Some(span) = alone {
                return Some(Fix { edits: vec![Edit { source, span, text: String::new() }] });
            }
            without_comments(text, format, &|span, _| span == allow.comment).ok()?
        }
    };
    let edit = |(span, text)| Edit { source, span, text };
    Some(Fix { edits: made.replacements.into_iter().map(edit).collect() })
}
