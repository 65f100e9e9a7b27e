//! When a plan year was adopted: by a decision kept in a meeting's file, or as its own file says.

use crate::facts::Facts;
use crate::portfolio::{PlanYear, Portfolio, Programme};
use crate::text::{Day, parse_when};

/// The day on which a plan year was adopted. Of a coarser time, its last day. None when nobody says.
pub fn adopted_on(
    portfolio: &Portfolio,
    facts: &Facts,
    programme: &Programme,
    year: &PlanYear,
) -> Option<Day> {
    let stated = year.source.and_then(|source| portfolio.root(source).get("adopted"));
    let matter = stated.and_then(|s| s.text("matter")).map(|t| t.value);
    let of_matter = matter.and_then(|matter| {
        let full = format!("{}/{matter}", programme.id);
        let named = [matter, &full].into_iter().filter_map(|key| facts.cases.matter(key));
        named.filter_map(|id| facts.settling(id)).map(|(_, decision)| decision).next()
    });
    let adopts = |d: &&crate::facts::Decision| {
        portfolio.programmes[d.programme].id == programme.id
            && &*d.category == "adopt"
            && d.year.as_deref() == Some(&*year.name)
    };
    let decision = of_matter.or_else(|| facts.decisions_of_none().find(adopts));
    decision.map(|d| d.date).or_else(|| {
        let date = stated?.text("date")?.value;
        parse_when(date).ok().map(|when| when.to)
    })
}
