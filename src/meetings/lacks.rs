//! What a matter lacks before it may be decided: what the rules would say if it were approved.

use crate::check::{Judged, Levels, Report, check};
use crate::diag::Severity;
use crate::edit::{MINUTED, Sets, Undecidable, Verdict, decide, worse};
use crate::facts::{Facts, MatterId, Standing, Want};
use crate::portfolio::Portfolio;
use crate::store::Tree;
use crate::syntax::{Node, Value};
use crate::text::{Span, Text};

/// What a matter lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// A type that the governance model knows, so that nobody can tell what may come of it.
    Type,
    /// What a rule says.
    Finding(Said),
    /// What it needs to count as a decision.
    Want(Want),
    /// What it sets cannot be put into the activities.
    Sets(Undecidable),
}

impl Lack {
    /// How heavily it weighs.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Finding(said) => said.severity,
            Self::Type | Self::Want(_) | Self::Sets(_) => Severity::Error,
        }
    }
}

/// A finding of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Its severity.
    pub severity: Severity,
    /// The rule.
    pub rule: &'static str,
    /// The constraint that applies the rule.
    pub constraint: Option<String>,
    /// The key of what it is about, where that is not the matter.
    pub key: Option<String>,
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub help: Option<Text>,
    /// Where it is wrong: the file, and the line.
    pub place: (String, usize),
}

/// The rule that says what [`Want::Mandate`] says.
const SAYS_MANDATE: &str = "decision-without-mandate";

/// What stands for a field that is told after the meeting.
const SUPPOSED: &str = "0";

/// The plans as they are on the day of a meeting, before anything is decided there.
pub(super) struct Before<'p> {
    pub(super) tree: &'p dyn Tree,
    pub(super) portfolio: &'p Portfolio,
    pub(super) facts: &'p Facts,
    pub(super) report: &'p Report,
}

impl Before<'_> {
    /// What an open matter lacks, and the fields that can only be told after its meeting. The matter is
    /// approved in memory, by the same steps as `plan decide`, and judged by the same rules as everything
    /// else.
    pub(super) fn lacks(&self, id: MatterId) -> (Vec<Lack>, Vec<&'static str>) {
        let Some(outcome) = self.hoped_for(id) else {
            let mut lacks = vec![Lack::Type];
            lacks.extend(said(self.portfolio, self.facts, self.report, id, &[]));
            return (lacks, Vec::new());
        };
        let later = self.told_later(id);
        let verdict =
            Verdict { outcome, said: later.iter().map(|field| (*field, SUPPOSED.to_owned())).collect() };
        let side = (self.portfolio, self.facts);
        let mut lacks = Vec::new();
        let decided = decide(self.tree, side, id, &verdict, Sets::Put).or_else(|why| {
            lacks.push(Lack::Sets(why));
            decide(self.tree, side, id, &verdict, Sets::Leave)
        });
        let Ok(decided) = decided else {
            lacks.extend(said(self.portfolio, self.facts, self.report, id, &[]));
            return (lacks, later);
        };
        let (portfolio, facts) = (&decided.portfolio, &decided.facts);
        let report = check(portfolio, facts, &Levels::new());
        let new = worse((self.portfolio, self.report), (portfolio, &report), Severity::Warning);
        lacks.extend(said(portfolio, facts, &report, id, &new));
        let is_said =
            |rule: &str| lacks.iter().any(|l| matches!(l, Lack::Finding(said) if said.rule == rule));
        let mut wants = match &facts.matter(id).standing {
            Standing::Wanting(wants) => wants.clone(),
            _ => Vec::new(),
        };
        wants.retain(|want| *want != Want::Mandate || !is_said(SAYS_MANDATE));
        lacks.extend(wants.into_iter().map(Lack::Want));
        lacks.sort_by_key(|lack| std::cmp::Reverse(lack.severity()));
        (lacks, later)
    }

    /// The fields that the governance model asks of a decision, and that nobody knows before the meeting.
    fn told_later(&self, id: MatterId) -> Vec<&'static str> {
        let matter = self.facts.matter(id);
        let (node, root) = (matter.node(self.portfolio), self.portfolio.root(matter.source));
        let programme = &self.portfolio.programmes[matter.programme];
        let (Some(model), Some(kind)) = (self.portfolio.model_of(programme), node.text("decides")) else {
            return Vec::new();
        };
        let period = matter.year(self.portfolio).and_then(|y| y.period);
        let asked = model.asked_of(kind.value, period);
        let is_open =
            |field: &&str| asked.iter().any(|a| **a == **field) && !node.says(field) && !root.says(field);
        MINUTED.iter().copied().filter(is_open).collect()
    }

    /// The outcome that a matter is brought up for: the first of its type that approves, else the first.
    fn hoped_for(&self, id: MatterId) -> Option<String> {
        let matter = self.facts.matter(id);
        let model = self.portfolio.model_of(&self.portfolio.programmes[matter.programme])?;
        let matter_type = matter.node(self.portfolio).text("type")?.value;
        let mut outcomes = model.outcomes.iter().filter(|o| *o.matter_type == *matter_type);
        let hoped = outcomes.clone().find(|o| o.approves).or_else(|| outcomes.next());
        hoped.map(|o| o.word.id.value.to_string())
    }
}

/// The findings at a matter, and others that are new.
fn said(portfolio: &Portfolio, facts: &Facts, report: &Report, id: MatterId, new: &[&Judged]) -> Vec<Lack> {
    let matter = facts.matter(id);
    let own = hull(matter.node(portfolio));
    let is_here = |judged: &Judged| {
        let place = &judged.finding.place;
        place.source == matter.source && own.start <= place.span.start && place.span.start <= own.end
    };
    let is_new = |judged: &Judged| new.iter().any(|other| std::ptr::eq(*other, judged));
    let found = report.findings.iter().filter(|judged| is_here(judged) || is_new(judged));
    let said = found.map(|judged| {
        let finding = &judged.finding;
        let source = &portfolio.file(finding.place.source).source;
        Lack::Finding(Said {
            severity: judged.severity,
            rule: finding.rule,
            constraint: finding.law.as_ref().map(|l| l.constraint.to_string()),
            key: finding.key.as_ref().filter(|_| !is_here(judged)).map(|key| key.to_string()),
            message: finding.message.clone(),
            help: finding.help.clone(),
            place: (source.path.to_string(), source.position(finding.place.span.start).line),
        })
    });
    said.collect()
}

/// All bytes of a node and of what is in it: a table may be written in several places.
fn hull(node: &Node) -> Span {
    let within = |outer: Span, inner: Span| Span {
        start: outer.start.min(inner.start),
        end: outer.end.max(inner.end),
    };
    match &node.value {
        Value::Table(table) => table
            .entries
            .iter()
            .map(|entry| within(entry.key.span, hull(&entry.node)))
            .fold(node.span, within),
        Value::List(items) => items.iter().map(hull).fold(node.span, within),
        _ => node.span,
    }
}
