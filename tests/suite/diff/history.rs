//! Generated histories: versions, each made of the one before by changes that are known.

use crate::diff::fields::{FIELDS, Operator};
use crate::diff::others::OTHERS;
use crate::diff::random::Random;
use crate::diff::seeds::seed;
use crate::diff::step::{Log, Step};
use crate::diff::version::Version;
use crate::diff::wholes::WHOLES;

/// How many there are.
pub(super) const HISTORIES: usize = 304;

/// A chain of versions, and what was done between each two.
#[derive(Debug)]
pub(super) struct Chain {
    pub(super) versions: Vec<Version>,
    pub(super) logs: Vec<Log>,
}

/// All operators.
pub(super) fn operators() -> Vec<(&'static str, Operator)> {
    FIELDS.iter().chain(WHOLES).chain(OTHERS).copied().collect()
}

/// The history of a number.
pub(super) fn history(number: usize) -> Chain {
    let operators = operators();
    let mut random = Random::new(number as u64);
    let mut serial = 0;
    let mut chain = Chain { versions: vec![seed(&mut random, &mut serial)], logs: Vec::new() };
    let steps = [2, 3, 2, 3, 4, 2, 3, 5][number % 8];
    for turn in 0..steps {
        let newest = chain.versions.last().expect("there is a first");
        let mut step = Step::from(newest, &mut random, &mut serial);
        // Each operator has its turn; the others come as they like.
        let wanted = 1 + step.random.below(4);
        let mut next = number * 5 + turn * 17;
        // What was renamed is now and then renamed back.
        let was_renamed = chain.logs.last().is_some_and(|log| log.done.contains(&"renamed"));
        if was_renamed && step.random.chance(2) {
            next = operators.iter().position(|(name, _)| *name == "renamed back").expect("there is one");
        }
        for _ in 0..wanted * 4 {
            let (name, operator) = operators[next % operators.len()];
            if operator(&mut step).is_some() {
                step.log.done.push(name);
            }
            if step.log.done.len() == wanted {
                break;
            }
            next = step.random.below(operators.len());
        }
        let (new, log) = (step.new, step.log);
        chain.versions.push(new);
        chain.logs.push(log);
    }
    chain
}
