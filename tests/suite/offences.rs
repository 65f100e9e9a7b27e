//! Offences made on purpose: a clean portfolio of e-health, invented, under the shipped governance model,
//! broken in one place at a time in every way that the law knows. The rule that holds the law must speak,
//! at the place that was changed or at the record that lost its support.
//!
//! The table that says how many of ten places of each operator are caught is a snapshot.

mod activities;
mod meetings;
mod mutation;
mod waivers;
mod world;
mod years;

use std::fmt::Write as _;

use plan::check::Judged;
use plan::diag::Severity;
use plan::syntax::Format;
use plan::text::Lang;
use rayon::prelude::*;

use crate::support::mutator::Mutator;
use crate::support::repository::{check_on, lines};
use crate::support::snapshot::snapshot;
use mutation::Mutation;
use world::{TODAY, World};

/// Places that every operator is tried in.
const PLACES: usize = 10;

/// A way to break the law, in every place where it can be broken so.
#[derive(Clone, Copy)]
struct Operator {
    /// What is done.
    name: &'static str,
    /// The rules that must speak of it, one of them.
    rules: &'static [&'static str],
    /// The paragraph that allows it, for what looks like an offence and is none.
    lawful: Option<&'static str>,
    /// Everywhere it can be done.
    places: fn(&World) -> Vec<Mutation>,
}

const fn offence(
    name: &'static str,
    rules: &'static [&'static str],
    places: fn(&World) -> Vec<Mutation>,
) -> Operator {
    Operator { name, rules, lawful: None, places }
}

const fn lawful(
    name: &'static str,
    paragraph: &'static str,
    places: fn(&World) -> Vec<Mutation>,
) -> Operator {
    Operator { name, rules: &[], lawful: Some(paragraph), places }
}

fn operators() -> Vec<Operator> {
    [activities::OPERATORS, years::OPERATORS, meetings::OPERATORS, waivers::OPERATORS]
        .into_iter()
        .flatten()
        .copied()
        .collect()
}

#[test]
fn the_portfolio_is_clean_in_both_formats() {
    for format in [Format::Toml, Format::Yaml] {
        let (portfolio, report) = check_on(&World::new(format).tree, TODAY);
        assert!(!report.fails_at(Severity::Warning), "{:?}", lines(&portfolio, &report, Lang::Sv));
    }
}

/// The places that an operator is tried in: always the same ones.
fn chosen(operator: &Operator, world: &World) -> Vec<Mutation> {
    let mut all = (operator.places)(world);
    assert!(all.len() >= PLACES, "{}: only {} places", operator.name, all.len());
    let mut dice = Mutator::new(2027);
    (0..PLACES).map(|_| all.swap_remove(dice.below(all.len()))).collect()
}

/// The places that are tried together: in TOML each alone; in YAML, which must agree with it, those that
/// have no file in common, since that takes a fraction of the time.
fn groups(world: &World, places: Vec<Mutation>) -> Vec<Vec<Mutation>> {
    let mut groups: Vec<Vec<Mutation>> = Vec::new();
    for place in places {
        let apart = |group: &&mut Vec<Mutation>| {
            world.format == Format::Yaml && group.iter().all(|other| !other.meets(&place))
        };
        match groups.iter_mut().find(apart) {
            Some(group) => group.push(place),
            None => groups.push(vec![place]),
        }
    }
    groups
}

/// How many places of a group count, and what was found in the others. An offence counts when one of its
/// rules speaks of it in its place; what only looks like one, when anything is said at all.
fn counted(operator: &Operator, world: &World, group: &[Mutation]) -> (usize, Vec<String>) {
    let tree = group.iter().fold(world.tree.clone(), |tree, mutation| mutation.applied(world, tree));
    let (portfolio, report) = check_on(&tree, TODAY);
    let speaks = |mutation: &Mutation, j: &Judged| {
        let in_place = operator.rules.contains(&j.finding.rule) && mutation.is_met(world, &portfolio, j);
        j.severity >= Severity::Warning && (in_place || operator.lawful.is_some())
    };
    let mut count = 0;
    let mut odd = Vec::new();
    for mutation in group {
        let found = report.findings.iter().any(|j| speaks(mutation, j));
        count += usize::from(found);
        if found == operator.lawful.is_some() {
            odd.push(format!("{mutation:?}\n    {}", lines(&portfolio, &report, Lang::Sv).join("\n    ")));
        }
    }
    (count, odd)
}

#[expect(clippy::print_stdout, reason = "whoever runs the test alone wants to see the table")]
fn table(format: Format) {
    let world = World::new(format);
    let (mut table, mut wrong) = (String::new(), Vec::new());
    let _ = writeln!(table, "{:<40}{:>6}  by", "offence", "caught");
    for operator in operators() {
        let groups = groups(&world, chosen(&operator, &world));
        let results: Vec<_> = groups.par_iter().map(|group| counted(&operator, &world, group)).collect();
        let count: usize = results.iter().map(|(count, _)| count).sum();
        let by = operator.lawful.map_or_else(|| operator.rules.join(", "), |see| format!("lawful: {see}"));
        let _ = writeln!(table, "{:<40}{count:>3}/{PLACES}  {by}", operator.name);
        let odd = results.into_iter().flat_map(|(_, odd)| odd);
        wrong.extend(odd.map(|odd| format!("{}: {odd}", operator.name)));
    }
    println!("{table}");
    assert!(wrong.is_empty(), "{table}\n{}", wrong.join("\n"));
    snapshot("offences", &table);
}

#[test]
fn every_offence_is_caught_in_toml() {
    table(Format::Toml);
}

#[test]
fn every_offence_is_caught_in_yaml() {
    table(Format::Yaml);
}

#[test]
fn there_are_many_ways_to_break_the_law_and_few_that_only_look_so() {
    let operators = operators();
    assert!(operators.len() >= 20, "{}", operators.len());
    assert!(operators.iter().filter(|o| o.lawful.is_some()).count() <= 2);
    let mut names: Vec<_> = operators.iter().map(|o| o.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), operators.len());
}
