//! Waivers held against findings: which ones are silenced, and what became of each waiver.

use glob::{MatchOptions, Pattern};

use crate::check::{Honour, Judged, Waived, key_of};
use crate::diag::{Finding, Findings};
use crate::facts::Facts;
use crate::portfolio::{PlanYear, Portfolio, Waiver, Whom};
use crate::rules::{Check, Context, Fate, Meant, RULES, flaw};
use crate::text::{Day, SourceId, parse_day};

/// In a pattern `*` stays in its part of the key.
const OPTIONS: MatchOptions = MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: false,
};

/// A waiver that may silence something.
struct Candidate<'w> {
    waiver: &'w Waiver,
    name: &'w str,
    until: Option<Day>,
    pattern: Option<Pattern>,
}

/// Parts what waivers silence from the rest, and tells what is wrong with the waivers themselves.
pub(super) fn apply(
    cx: &Context<'_>,
    judged: Vec<Judged>,
    honour: &Honour,
) -> (Vec<Judged>, Vec<Waived>, Findings) {
    let waivers = cx.portfolio.waivers();
    if waivers.is_empty() {
        return (judged, Vec::new(), Findings::new());
    }
    let keys = Keys::gather(cx, &waivers, &judged);
    let (mut fates, candidates): (Vec<Fate<'_>>, Vec<Option<Candidate<'_>>>) =
        waivers.iter().map(|waiver| examine(cx, waiver, &keys, honour)).unzip();
    let (mut kept, mut waived) = (Vec::with_capacity(judged.len()), Vec::new());
    for judged in judged {
        let mut by: Option<&Waiver> = None;
        for (fate, candidate) in fates.iter_mut().zip(&candidates) {
            let Some(candidate) = candidate.as_ref().filter(|c| c.is_about(cx, &judged.finding)) else {
                continue;
            };
            fate.used = true;
            if fate.honoured && candidate.is_in_force(cx, &judged.finding) {
                by = by.or(Some(candidate.waiver));
            }
        }
        match by {
            Some(waiver) => waived.push(Waived { judged, waiver: waiver.clone() }),
            None => kept.push(judged),
        }
    }
    let mut found = Findings::new();
    for rule in RULES {
        if let Check::Exception(check) = rule.check {
            fates.iter().for_each(|fate| check(cx, fate, &mut found));
        }
    }
    (kept, waived, found)
}

/// What can be told of a waiver before the findings are looked at.
fn examine<'w>(
    cx: &Context<'_>,
    waiver: &'w Waiver,
    keys: &Keys,
    honour: &Honour,
) -> (Fate<'w>, Option<Candidate<'w>>) {
    let pattern = match &waiver.whom {
        Whom::Keys(Some(text), _) => Some(Pattern::new(&text.value).ok()),
        _ => None,
    };
    let meant = match &pattern {
        Some(None) => Meant::Unreadable,
        Some(Some(pattern)) if keys.of(pattern).next().is_none() => Meant::Nothing,
        _ => Meant::Something,
    };
    let pattern = pattern.flatten();
    let flaw = flaw(cx, waiver, meant);
    let until = waiver.until.as_ref().and_then(|until| parse_day(&until.value).ok());
    let clock = match &pattern {
        Some(pattern) => keys.of(pattern).map(|key| key.clock).min(),
        None => Some(clock(cx.facts, year_of_file(cx, waiver.source))),
    };
    let expired = until.zip(clock).is_some_and(|(until, clock)| until < clock);
    let name = waiver.name.as_ref().filter(|_| flaw.is_none());
    let candidate = name.map(|name| Candidate { waiver, name: &name.value, until, pattern });
    let honoured = honour.accepts(cx.portfolio, waiver);
    (Fate { waiver, flaw, expired, used: false, honoured }, candidate)
}

impl Candidate<'_> {
    /// Whether it is about what a finding is about, whatever the day.
    fn is_about(&self, cx: &Context<'_>, finding: &Finding) -> bool {
        let constraint = finding.law.as_ref().map(|law| &*law.constraint);
        if self.name != finding.rule && Some(self.name) != constraint {
            return false;
        }
        let place = &finding.place;
        match (&self.waiver.whom, &self.pattern) {
            (Whom::Place(reach, _), _) => {
                place.source == self.waiver.source && (reach.start..=reach.end).contains(&place.span.start)
            }
            (Whom::Keys(..), Some(pattern)) => {
                let fits = |key: &str| pattern.matches_with(key, OPTIONS);
                finding.key.as_deref().is_some_and(fits) || fits(&key_of(cx.portfolio.file(place.source)))
            }
            (Whom::Keys(..), None) => false,
        }
    }

    /// Whether its last day has not passed, on the day that what a finding is about is judged on.
    fn is_in_force(&self, cx: &Context<'_>, finding: &Finding) -> bool {
        let named = || finding.key.as_deref().and_then(|key| year_of_key(cx.portfolio, key));
        let year = || named().or_else(|| year_of_file(cx, finding.place.source));
        self.until.is_none_or(|until| clock(cx.facts, year()) <= until)
    }
}

/// Everything that a waiver in the policy may be for.
struct Keys(Vec<Key>);

struct Key {
    name: String,
    /// The day that waivers for it are judged on.
    clock: Day,
}

impl Keys {
    /// None when nobody asks.
    fn gather(cx: &Context<'_>, waivers: &[Waiver], judged: &[Judged]) -> Self {
        let mut all = Vec::new();
        if !waivers.iter().any(|w| matches!(w.whom, Whom::Keys(..))) {
            return Self(all);
        }
        let (portfolio, today) = (cx.portfolio, cx.today());
        for file in &portfolio.files {
            all.push(Key { name: key_of(file), clock: clock(cx.facts, cx.year_of(file)) });
        }
        let mut add = |name: &str| {
            let clock = year_of_key(portfolio, name).map_or(today, |year| cx.facts.clock(year));
            all.push(Key { name: name.to_owned(), clock });
        };
        for programme in &portfolio.programmes {
            programme.years.iter().for_each(|year| add(&format!("{}/{}", programme.id, year.name)));
            if let Some(root) = programme.source.map(|source| portfolio.root(source)) {
                let entries = ["areas", "needs"].iter().flat_map(|list| root.list(list));
                let texts = entries.filter_map(|e| e.text("id")).chain(root.texts("parties"));
                texts.for_each(|id| add(id.value));
            }
        }
        let registers = &portfolio.registers;
        registers
            .actors
            .ids()
            .chain(registers.people.ids())
            .chain(registers.documents.ids())
            .for_each(&mut add);
        cx.facts.matters.iter().for_each(|matter| add(&matter.key));
        judged.iter().filter_map(|j| j.finding.key.as_deref()).for_each(add);
        Self(all)
    }

    fn of(&self, pattern: &Pattern) -> impl Iterator<Item = &Key> {
        self.0.iter().filter(|key| pattern.matches_with(&key.name, OPTIONS))
    }
}

fn year_of_file<'a>(cx: &Context<'a>, source: SourceId) -> Option<&'a PlanYear> {
    cx.year_of(cx.portfolio.file(source))
}

/// The plan year of a key: `programme/year` and what is in it.
fn year_of_key<'a>(portfolio: &'a Portfolio, key: &str) -> Option<&'a PlanYear> {
    let (programme, rest) = key.split_once('/')?;
    portfolio.programme(programme)?.year(rest.split('/').next()?)
}

/// The day that the waivers of a plan year are judged on; today for what belongs to none.
fn clock(facts: &Facts, year: Option<&PlanYear>) -> Day {
    year.map_or(facts.today, |year| facts.clock(year))
}
