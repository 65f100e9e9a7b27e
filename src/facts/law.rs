//! Which constraints of the law apply to an activity.

use crate::facts::{Facts, meets};
use crate::model::{Constraint, Subject};
use crate::portfolio::{ActivityId, Portfolio};

/// The constraints of a rule that apply to an activity year: in force, and of what it is.
pub fn applying<'a>(
    portfolio: &'a Portfolio,
    facts: &'a Facts,
    id: ActivityId,
    rule: &'a str,
) -> impl Iterator<Item = &'a Constraint> {
    let activity = portfolio.activity(id);
    let programme = &portfolio.programmes[activity.programme];
    let year = &programme.years[activity.year];
    let root = portfolio.root(activity.source);
    let model = portfolio.model_of(programme);
    model.into_iter().flat_map(move |model| {
        let applies = move |c: &&Constraint| {
            *c.rule.value == *rule
                && c.of == Some(Subject::Activity)
                && c.force.covers(year.period)
                && meets(facts, model, Some(year), Some(id), root, &c.when)
        };
        model.constraints.iter().filter(applies)
    })
}

/// Whether the law asks an activity for a field, so that its absence is told already.
pub fn is_asked_for(portfolio: &Portfolio, facts: &Facts, id: ActivityId, field: &str) -> bool {
    let asks = |c: &Constraint| {
        let mut fields = c.params("field").chain(c.params("any_of")).peekable();
        fields.peek().is_some() && fields.all(|name| name == field)
    };
    applying(portfolio, facts, id, "missing-field").any(asks)
}
