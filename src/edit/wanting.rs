//! What the law asks of an activity that it does not say yet.

use crate::diag::Severity;
use crate::edit::Outcome;
use crate::model::{Constraint, Subject};
use crate::portfolio::Portfolio;
use crate::portfolio::format::ACTIVITY;

/// Something that is lacking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Want {
    /// The fields of which one must say something.
    pub paths: Vec<String>,
    /// How many entries there must be.
    pub least: usize,
    /// Why, in the words of those who govern.
    pub because: Option<String>,
}

/// The rules that tell of something lacking.
const RULES: [&str; 2] = ["missing-field", "too-few"];

/// What the activity in a file lacks, as errors or warnings, in the order of the format.
pub fn wanting(outcome: &Outcome, path: &str) -> Vec<Want> {
    let portfolio = &outcome.portfolio;
    let mut wants: Vec<Want> = Vec::new();
    for judged in outcome.report.findings.iter().filter(|j| j.severity >= Severity::Warning) {
        let finding = &judged.finding;
        let own = *portfolio.file(finding.place.source).source.path == *path;
        if let Some(law) = finding.law.as_ref().filter(|_| own && RULES.contains(&finding.rule)) {
            let constraint = constraint(portfolio, &law.model, &law.constraint);
            wants.extend(constraint.filter(|c| c.of == Some(Subject::Activity)).map(want));
        }
    }
    let file = portfolio.files.iter().find(|f| *f.source.path == *path);
    for field in ACTIVITY.fields.iter().filter(|f| f.required) {
        let is_asked = wants.iter().any(|w| w.paths == [field.name]);
        if !is_asked && file.is_some_and(|f| !f.root.says(field.name)) {
            wants.push(Want { paths: vec![field.name.to_owned()], least: 1, because: None });
        }
    }
    let place = |want: &Want| {
        let head = want.paths.first().and_then(|p| p.split('.').next());
        ACTIVITY.fields.iter().position(|f| Some(f.name) == head)
    };
    wants.sort_by_key(place);
    wants.dedup_by(|a, b| a.paths == b.paths);
    wants
}

fn constraint<'p>(portfolio: &'p Portfolio, model: &str, id: &str) -> Option<&'p Constraint> {
    portfolio.model(model)?.constraints.iter().find(|c| *c.law.constraint == *id)
}

fn want(constraint: &Constraint) -> Want {
    let paths = constraint.params("field").chain(constraint.params("any_of"));
    Want {
        paths: paths.map(str::to_owned).collect(),
        least: constraint.number("at_least").unwrap_or(1),
        because: constraint.law.because.as_deref().map(str::to_owned),
    }
}
