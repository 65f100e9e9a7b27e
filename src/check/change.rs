//! A change judged: by the law of its base, and only for what it makes worse.

use std::collections::{HashMap, HashSet};
use std::mem::ManuallyDrop;

use crate::check::identity::{Names, Renamed};
use crate::check::news::part;
use crate::check::run::{about_change, check_some};
use crate::check::{
    After, Arrived, Compared, Honour, Identity, Judged, LawOf, Levels, Report, Version, check_honouring,
};
use crate::diag::Severity;
use crate::facts::Facts;
use crate::facts::alignment::{Alignment, Event, Side, align};
use crate::facts::compare::compare;
use crate::portfolio::{File, Portfolio, Waiver, Whom, is_law};
use crate::rules::{Comparison, Context, RULES, Scope, rule};
use crate::store::Tree;
use crate::text::{Day, Str};

/// The files on either side of a change. None of it is freed: the process ends soon after, and freeing many
/// small trees one by one takes longer than judging them.
#[derive(Debug)]
pub struct Change {
    /// The files before it.
    base: ManuallyDrop<Portfolio>,
    /// The files after it, under the law of before.
    head: ManuallyDrop<Portfolio>,
    /// The files after it under their own law; none when that is the same.
    after: Option<ManuallyDrop<Portfolio>>,
    /// The paths at which the files differ, sorted.
    changed: Vec<String>,
    /// Whose law it is judged by.
    law: LawOf,
    today: Day,
}

impl Change {
    /// Reads both sides; of the base, only what differs. The law is the base's, if it has any.
    pub fn read(base: &dyn Tree, head: &dyn Tree, today: Day) -> Self {
        let own = ManuallyDrop::new(Portfolio::load(head, today));
        let (base, changed) = own.of_other(base, today);
        let law = if base.models.is_empty() { LawOf::Head } else { LawOf::Base };
        let is_changed = changed.iter().any(|path| is_law(path)) || !own.is_governed_as(&base);
        let (head, after) = match law {
            LawOf::Base if is_changed => (ManuallyDrop::new(own.under(&base, today)), Some(own)),
            _ => (own, None),
        };
        Self { base: ManuallyDrop::new(base), head, after, changed, law, today }
    }

    /// The files after it, under the law that it is judged by.
    pub fn head(&self) -> &Portfolio {
        &self.head
    }
}

/// Runs every rule over a change. What the base has too is told apart: the same rule, the same constraint,
/// the same place by names and identities. `versions` are where it begins and ends; `shows_old` tells
/// whether what the base has too is to be shown one by one.
pub fn check_change(
    change: Change,
    levels: &Levels,
    versions: (Version, Option<Version>),
    shows_old: bool,
) -> (ManuallyDrop<Portfolio>, Report) {
    let Change { base: before, head: judged, after, changed, law, today } = change;
    let (facts_before, facts) = (Facts::derive(&before, today), Facts::derive(&judged, today));
    let base = Side { portfolio: &before, facts: &facts_before };
    let head = Side { portfolio: &judged, facts: &facts };
    let paths: HashSet<&str> = changed.iter().map(String::as_str).collect();
    let alignment = align(base, head, &paths);
    let renamed = renamed(&alignment, base, head);
    // An exception that comes with the change silences nothing yet.
    let honour = known_by_new_names(Honour::those_of(&before), &renamed);
    let exceptions = exceptions(&honour, &judged, after.as_deref());
    let law_changes = after.as_ref().map_or_else(Vec::new, |after| law_changes(&before, after, &changed));
    let comparison = Comparison {
        base,
        head: Context { portfolio: &judged, facts: &facts, rules: RULES },
        alignment: &alignment,
        law: &law_changes,
        exceptions: &exceptions,
    };
    let mut report = check_some(&judged, &facts, levels, &honour, &|_| true, Some(&comparison));
    // What the base says of a file matters only where the head has something to say too.
    let spoken: HashSet<&str> = report.findings.iter().map(|j| path_of(&judged, j)).collect();
    let wanted = |index: usize| {
        let path = &*before.files[index].source.path;
        spoken.contains(path) || paths.contains(path)
    };
    let found_before = check_some(&before, &facts_before, levels, &Honour::All, &wanted, None);
    // What the policy waives is known by the names of before.
    let is_renamed = |j: &Judged| j.finding.key.as_deref().is_some_and(|key| renamed.contains_key(key));
    let waived = found_before.waived.into_iter().map(|w| w.judged).filter(is_renamed);
    let found_before: Vec<Judged> = found_before.findings.into_iter().chain(waived).collect();
    let none = Renamed::new();
    let names_before = Names { portfolio: &before, renamed: &renamed };
    let names = Names { portfolio: &judged, renamed: &none };
    let texts: HashSet<&str> = before.files.iter().map(|f| &*f.source.text).collect();
    let is_new = |found: &Judged| {
        let file = judged.file(found.finding.place.source);
        is_about_change(found) || is_blind(found, file, &paths, &texts)
    };
    let all = after.is_some().then(|| report.findings.clone());
    let (new, old) = part((&names_before, &found_before), (&names, report.findings), &is_new);
    report.findings = new;
    let after = after.zip(all).map(|(portfolio, all)| {
        let facts = Facts::derive(&portfolio, today);
        let then = check_honouring(&portfolio, &facts, levels, &Honour::All).findings;
        let own = Names { portfolio: &portfolio, renamed: &none };
        let (mut findings, _) = part((&names, &all), (&own, then), &|_| false);
        findings.iter_mut().for_each(|j| j.severity = Severity::Note);
        After { portfolio, findings }
    });
    let decisions = arrived(base, head);
    let (base, head) = versions;
    report.compared = Some(Compared { base, head, law, old, shows_old, decisions, after });
    (judged, report)
}

/// What the rules about changes find in one that is yet to be saved, apart from its decisions, which may follow:
/// those of these names, under the law that holds.
pub fn judge_change(
    base: Side<'_>,
    head: Side<'_>,
    alignment: &Alignment<'_>,
    names: &[&str],
) -> Vec<Judged> {
    let context = Context { portfolio: head.portfolio, facts: head.facts, rules: RULES };
    let comparison = Comparison { base, head: context, alignment, law: &[], exceptions: &[] };
    about_change(&comparison, &|name| names.contains(&name))
}

fn path_of<'p>(portfolio: &'p Portfolio, judged: &Judged) -> &'p str {
    &portfolio.file(judged.finding.place.source).source.path
}

fn is_about_change(judged: &Judged) -> bool {
    rule(judged.finding.rule).is_some_and(|r| r.scope == Scope::Change)
}

/// Whether it says that a file cannot be read whole which the change touched: nobody can tell then what
/// else the change did to it.
fn is_blind(judged: &Judged, file: &File, changed: &HashSet<&str>, texts: &HashSet<&str>) -> bool {
    let unread = matches!(judged.finding.rule, "syntax-error" | "unreadable-file" | "unsupported-syntax");
    let moved = file.unreadable.is_none() && texts.contains(&*file.source.text);
    unread && !file.complete && changed.contains(&*file.source.path) && !moved
}

/// The keys of activities that have others now.
fn renamed(alignment: &Alignment<'_>, base: Side<'_>, head: Side<'_>) -> Renamed {
    let mut renamed = HashMap::new();
    for change in &alignment.activities {
        let is_renamed = change.events.iter().any(|e| matches!(e, Event::Renamed(_)));
        if let (true, Some(old), Some(new)) = (is_renamed, change.old, change.new) {
            let key = |side: Side<'_>, id| side.portfolio.activity(id).key.to_string();
            renamed.insert(key(base, old), key(head, new));
        }
    }
    renamed
}

/// The waivers of the base as they are known by the names that activities have now.
fn known_by_new_names(honour: Honour, renamed: &Renamed) -> Honour {
    let Honour::Known(known) = honour else { return honour };
    let now = |(mut identity, until): (Identity, _)| {
        if let (Some(now), Some(_)) = (renamed.get(&*identity.whom), &identity.about) {
            identity.whom = now.as_str().into();
        }
        (identity, until)
    };
    Honour::Known(known.into_iter().map(now).collect())
}

/// The waivers that the base lacks, or has for a shorter time: in place as the head has them, in the policy
/// as it would be.
fn exceptions(honour: &Honour, head: &Portfolio, after: Option<&Portfolio>) -> Vec<Waiver> {
    let of = |portfolio: &Portfolio, in_policy: bool| -> Vec<Waiver> {
        let is_wanted = |w: &Waiver| matches!(w.whom, Whom::Keys(..)) == in_policy;
        let all = portfolio.waivers().into_iter();
        all.filter(|w| w.name.is_some() && is_wanted(w) && !honour.accepts(portfolio, w)).collect()
    };
    [of(head, false), after.map_or_else(Vec::new, |after| of(after, true))].concat()
}

/// The paths of the law at which the head says something else than the base.
fn law_changes(base: &Portfolio, head: &Portfolio, changed: &[String]) -> Vec<String> {
    let says_another = |path: &&String| {
        let of = |portfolio: &Portfolio| {
            let place = |f: &&std::sync::Arc<File>| *f.source.path == ***path;
            let file = portfolio.files.iter().find(place)?;
            Some(file.place.clone())
        };
        let Some(place) = of(head).or_else(|| of(base)) else { return false };
        let first = |portfolio: &'_ Portfolio| portfolio.files.iter().position(|f| f.place == place);
        match (first(base), first(head), place.record()) {
            (Some(was), Some(is), Some(record)) => {
                let (was, is) = (&base.files[was], &head.files[is]);
                !was.complete || !is.complete || !compare(record, &was.root, &is.root).is_empty()
            }
            _ => true,
        }
    };
    changed.iter().filter(|path| is_law(path)).filter(says_another).cloned().collect()
}

/// The decisions that count now, and of which the base knows nothing or less.
fn arrived(base: Side<'_>, head: Side<'_>) -> Vec<Arrived> {
    // The first of a key counts.
    let said = |side: Side<'_>| -> HashMap<Str, (usize, usize)> {
        let decisions = side.facts.decisions.iter().rev();
        decisions.map(|d| (d.key.clone(), (d.sets.len(), d.activities.len()))).collect()
    };
    let (before, now) = (said(base), said(head));
    let new = head.facts.decisions.iter().filter(|d| before.get(&d.key) != now.get(&d.key));
    let arrived = |d: &crate::facts::Decision| Arrived {
        key: d.key.as_str().into(),
        title: d.title.as_str().into(),
        source: d.source,
        span: d.span,
    };
    new.map(arrived).collect()
}
