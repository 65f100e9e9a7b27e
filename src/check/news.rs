//! Which findings of a run are news: those that another run does not have.

use std::collections::HashMap;
use std::hash::Hash;

use crate::check::Judged;
use crate::check::identity::Names;
use crate::diag::Severity;

/// The findings of a run parted into those that an earlier one lacks, and those that it has: by the same
/// rule and constraint, at the same place, as often, and as heavily. `is_new` are those that are news
/// whatever was there before.
pub(super) fn part(
    before: (&Names<'_>, &[Judged]),
    after: (&Names<'_>, Vec<Judged>),
    is_new: &dyn Fn(&Judged) -> bool,
) -> (Vec<Judged>, Vec<Judged>) {
    let (names, found) = after;
    let mut matching = Matching { taken: vec![false; before.1.len()], known: vec![false; found.len()] };
    let fixed: Vec<bool> = found.iter().map(is_new).collect();
    let before = (before.0, before.1);
    let message = |j: &Judged| j.finding.message.render(crate::text::Lang::En);
    // What is the same to the letter first, so that of several at one place the right ones are left.
    matching.by(before.1, &found, &fixed, &|b| Some((before.0.identity(b), message(b))), &|a| {
        Some((names.identity(a), message(a)))
    });
    matching.by(before.1, &found, &fixed, &|b| Some(before.0.identity(b)), &|a| Some(names.identity(a)));
    matching.by(before.1, &found, &fixed, &|b| before.0.statement(b), &|a| names.statement(a));
    matching.by(before.1, &found, &fixed, &|b| before.0.company(b), &|a| names.company(a));
    let (mut new, mut old) = (Vec::new(), Vec::new());
    for (judged, known) in found.into_iter().zip(matching.known) {
        if known { old.push(judged) } else { new.push(judged) }
    }
    (new, old)
}

/// Which findings of the earlier run have been found again, and which of the later were known.
struct Matching {
    taken: Vec<bool>,
    known: Vec<bool>,
}

impl Matching {
    /// Finds again what is known by the same name. A finding stands for one that is not heavier.
    fn by<I: Eq + Hash>(
        &mut self,
        before: &[Judged],
        after: &[Judged],
        fixed: &[bool],
        name_before: &dyn Fn(&Judged) -> Option<I>,
        name_after: &dyn Fn(&Judged) -> Option<I>,
    ) {
        let open: Vec<usize> = (0..after.len()).filter(|at| !self.known[*at] && !fixed[*at]).collect();
        if open.is_empty() {
            return;
        }
        let mut free: HashMap<I, Vec<(Severity, usize)>> = HashMap::new();
        for (at, judged) in before.iter().enumerate().filter(|(at, _)| !self.taken[*at]) {
            if let Some(name) = name_before(judged) {
                free.entry(name).or_default().push((judged.severity, at));
            }
        }
        for at in open {
            let Some(left) = name_after(&after[at]).and_then(|name| free.get_mut(&name)) else { continue };
            let enough = |(_, (severity, _)): &(usize, &(Severity, usize))| *severity >= after[at].severity;
            // The lightest that will do, so that the heavier ones are left for others.
            let best =
                left.iter().enumerate().filter(enough).min_by_key(|(_, (severity, at))| (*severity, *at));
            let Some(place) = best.map(|(place, _)| place) else { continue };
            let (_, found) = left.remove(place);
            self.taken[found] = true;
            self.known[at] = true;
        }
    }
}
