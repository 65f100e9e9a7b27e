//! The ways of cases through a structure, as `facts::route` tells them, for every sort of case that the
//! model makes a difference between.

use std::collections::BTreeSet;

use crate::facts::{Stop, Traits, route};
use crate::model::{Model, Word};
use crate::syntax::shape::Vocabulary;
use crate::text::Period;

/// Cases that take one way, and the way.
#[derive(Debug)]
pub struct Way<'m> {
    /// Which cases.
    pub sort: Sort<'m>,
    /// The bodies on it: those that prepare first, then those that decide.
    pub stops: Vec<Stop<'m>>,
}

/// A sort of case.
#[derive(Debug, Clone)]
pub enum Sort<'m> {
    /// All cases: the model has no domains.
    All,
    /// Cases of one of these domains.
    In(Vec<&'m Word>),
    /// Cases of one of these domains that affect the organisations themselves; of any domain when none.
    Affecting(Vec<&'m Word>),
    /// Cases of several of these domains.
    Across(Vec<&'m Word>),
    /// Cases about a shared system, beside what their domains ask for.
    Shared,
}

/// The ways in force in a period. What takes the way of a plainer sort is not told again.
pub fn ways(model: &Model, period: Option<Period>) -> Vec<Way<'_>> {
    let domains: Vec<&Word> =
        model.vocabulary(Vocabulary::Domains).iter().filter(|w| w.force.covers(period)).collect();
    let of = |traits: &Traits| route(model, period, traits, None);
    let mut found = Vec::new();
    if domains.is_empty() {
        let plain = of(&Traits::default());
        let affecting = of(&Traits { affects_organisations: true, ..Traits::default() });
        let differs = !is_same(&plain, &affecting);
        found.push(Way { sort: Sort::All, stops: plain });
        if differs {
            found.push(Way { sort: Sort::Affecting(Vec::new()), stops: affecting });
        }
    } else {
        let plain = groups(&domains, &|traits| of(&traits));
        let affecting = groups(&domains, &|traits| of(&Traits { affects_organisations: true, ..traits }));
        found.extend(plain.into_iter().map(|(words, stops)| Way { sort: Sort::In(words), stops }));
        for (words, stops) in affecting {
            if !found.iter().any(|way| is_same(&way.stops, &stops)) {
                found.push(Way { sort: Sort::Affecting(words), stops });
            }
        }
        let across = of(&traits_of(&domains));
        if domains.len() > 1 && !found.iter().any(|way| is_same(&way.stops, &across)) {
            found.push(Way { sort: Sort::Across(domains), stops: across });
        }
    }
    if model.bodies.iter().any(|b| b.shared_systems && b.force.covers(period)) {
        let mut stops = of(&Traits { shared_system: true, ..Traits::default() });
        stops.retain(|stop| stop.body.shared_systems);
        found.push(Way { sort: Sort::Shared, stops });
    }
    found
}

/// The domains whose cases take one way, with that way.
fn groups<'m>(
    domains: &[&'m Word],
    of: &dyn Fn(Traits) -> Vec<Stop<'m>>,
) -> Vec<(Vec<&'m Word>, Vec<Stop<'m>>)> {
    let mut groups: Vec<(Vec<&Word>, Vec<Stop<'m>>)> = Vec::new();
    for domain in domains {
        let stops = of(traits_of(&[domain]));
        match groups.iter_mut().find(|(_, known)| is_same(known, &stops)) {
            Some((words, _)) => words.push(domain),
            None => groups.push((vec![domain], stops)),
        }
    }
    groups
}

pub(super) fn traits_of(domains: &[&Word]) -> Traits {
    let domains: BTreeSet<Box<str>> = domains.iter().map(|w| w.id.value.clone()).collect();
    Traits { domains, ..Traits::default() }
}

/// Whether two ways lead past the same bodies that do the same.
fn is_same(one: &[Stop<'_>], other: &[Stop<'_>]) -> bool {
    let told = |stops: &[Stop<'_>]| -> Vec<_> {
        stops.iter().map(|s| (s.body.id.value.to_string(), s.part)).collect()
    };
    told(one) == told(other)
}
