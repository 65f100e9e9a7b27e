//! A thing that constraints judge: an activity year, a document, a plan year …

use crate::diag::Finding;
use crate::facts::{MatterId, meets};
use crate::model::format::DOCUMENTS;
use crate::model::{Aspect, Condition, Constraint, Model, Subject, Test};
use crate::portfolio::format::{ACTIVITY, MEETING, PLAN_YEAR, PROGRAMME};
use crate::portfolio::{ActivityId, PlanYear, Programme};
use crate::rules::Context;
use crate::syntax::Node;
use crate::syntax::shape::Record;
use crate::text::{SourceId, Span, Text};

/// A thing that constraints judge.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    /// What it is.
    pub subject: Subject,
    /// Its programme.
    pub programme: &'a Programme,
    /// The programme's governance model.
    pub model: &'a Model,
    /// Its plan year, if it belongs to one.
    pub year: Option<&'a PlanYear>,
    /// Which activity it is, if it is one.
    pub activity: Option<ActivityId>,
    /// Which matter it is, if it is one.
    pub matter: Option<MatterId>,
    /// Its file.
    pub source: SourceId,
    /// Its fields.
    pub node: &'a Node,
    /// Where to point when something is absent.
    pub head: Span,
    /// Its id, for registers and lists; empty for files.
    pub id: &'a str,
    /// Whether all of it was read.
    pub complete: bool,
}

impl<'a> Item<'a> {
    /// Its name for readers and machines: an activity's key, or the id of a document, an area, a need.
    pub fn key(&self, cx: &Context<'_>) -> String {
        match self.subject {
            Subject::Activity => match self.activity {
                Some(id) => cx.portfolio.activity(id).key.to_string(),
                None => self.id.to_owned(),
            },
            Subject::Programme => self.programme.id.to_string(),
            Subject::PlanYear => format!("{}/{}", self.programme.id, self.year.map_or("", |y| &y.name)),
            Subject::Meeting => format!("{}/{}", self.programme.id, self.id),
            Subject::Matter => match self.matter {
                Some(id) => cx.facts.matter(id).key.to_string(),
                None => self.id.to_owned(),
            },
            Subject::Report => match self.activity {
                Some(id) => format!("{}:{}", cx.portfolio.activity(id).key, self.id),
                None => self.id.to_owned(),
            },
            Subject::Document | Subject::Area | Subject::Need | Subject::Party => self.id.to_owned(),
        }
    }

    /// Whether a condition holds of it.
    pub fn meets(&self, cx: &Context<'_>, when: &Condition) -> bool {
        meets(cx.facts, self.model, self.year, self.activity, self.node, when)
    }

    /// Where to report that a field is absent: the field that made `when` true, else the entry that
    /// lacks it, else the head.
    pub fn absence(&self, constraint: &Constraint, path: &str) -> Span {
        let because = constraint.when.tests.iter().find_map(|test| match test {
            Test::Is(Aspect::State | Aspect::Category, _) => self.node.get("status"),
            Test::Is(Aspect::Kind, _) => self.node.get("kind"),
            Test::Is(Aspect::Phase, _) => self.node.get("phase"),
            Test::Is(Aspect::Type, _) => self.node.get("type"),
            Test::Is(Aspect::Decides, _) => self.node.get("decides"),
            Test::Is(Aspect::Size, _) => self.node.get("size"),
            Test::Has(fields) => fields.iter().find_map(|f| self.node.get(f.value.split('.').next()?)),
            _ => None,
        });
        if let Some(node) = because {
            return node.span;
        }
        let entry = path.rsplit_once('.').and_then(|(list, _)| self.node.list(list).first());
        match entry {
            Some(entry) if !entry.span.is_empty() => entry.span,
            _ => self.head,
        }
    }

    /// A finding about this item under a constraint.
    pub fn finding(
        &self,
        cx: &Context<'_>,
        rule: &'static str,
        constraint: &Constraint,
        span: Span,
        message: Text,
    ) -> Finding {
        let mut finding = Finding::new(rule, self.source, span, message).about(self.key(cx));
        finding.law = Some(constraint.law.clone());
        finding
    }

    /// The fields such an item has.
    pub fn record(&self) -> &'static Record {
        record_of(self.subject)
    }
}

/// The fields of what a constraint judges.
pub(super) fn record_of(subject: Subject) -> &'static Record {
    let inner = |record: &'static Record, list: &str| {
        record.field(list).and_then(|f| f.kind.record()).expect("the format has this list of tables")
    };
    match subject {
        Subject::Programme => &PROGRAMME,
        Subject::PlanYear => &PLAN_YEAR,
        Subject::Activity => &ACTIVITY,
        Subject::Report => inner(&ACTIVITY, "reports"),
        Subject::Meeting => &MEETING,
        Subject::Matter => inner(&MEETING, "matters"),
        Subject::Document => inner(&DOCUMENTS, "documents"),
        Subject::Area => inner(&PROGRAMME, "areas"),
        Subject::Need => inner(&PROGRAMME, "needs"),
        Subject::Party => inner(&crate::model::format::ACTORS, "actors"),
    }
}
