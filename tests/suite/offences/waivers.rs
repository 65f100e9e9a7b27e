//! Offences in waivers: they have expired, give no reason, or are not needed.

use plan::syntax::rewrite::Datum;

use crate::offences::mutation::{Mutation, text};
use crate::offences::world::World;
use crate::offences::{Operator, offence};

pub(super) const OPERATORS: &[Operator] = &[
    offence("a waiver has expired", &["expired-waiver"], expired),
    offence("a waiver gives no reason", &["invalid-waiver"], without_reason),
    offence("a waiver names no rule", &["invalid-waiver"], misspelt),
    offence("a waiver is not needed", &["unused-waiver"], unneeded),
];

const POLICY: &str = "schema/policy";
const WHY: (&str, &str) = ("because", "Påhittat skäl");

/// A waiver for every activity.
fn each(world: &World, rule: &str, fields: &[(&str, Datum)]) -> Vec<Mutation> {
    let waiver = |file: &str| {
        let key = file.trim_start_matches("plans/");
        let named = [("allow", text(rule)), ("for", text(key))].into_iter().chain(fields.iter().cloned());
        Datum::Table(named.map(|(name, value)| (name.to_owned(), value)).collect())
    };
    let activities = world.both_years().into_iter();
    activities.map(|a| Mutation::default().append(POLICY, "waivers", waiver(a.file))).collect()
}

fn expired(world: &World) -> Vec<Mutation> {
    let until = Datum::Date("2026-12-31".to_owned());
    each(world, "missing-field", &[(WHY.0, text(WHY.1)), ("until", until)])
}

fn without_reason(world: &World) -> Vec<Mutation> {
    each(world, "missing-field", &[])
}

fn misspelt(world: &World) -> Vec<Mutation> {
    each(world, "missing-fields", &[(WHY.0, text(WHY.1))])
}

fn unneeded(world: &World) -> Vec<Mutation> {
    each(world, "missing-field", &[(WHY.0, text(WHY.1))])
}
