//! Matters of meetings, and how each of them stands.

use crate::facts::newest_year;
use crate::model::Model;
use crate::portfolio::{ActivityId, Meeting, PlanYear, Portfolio, Programme, resolve};
use crate::sharing::map;
use crate::syntax::Node;
use crate::syntax::shape::Vocabulary;
use crate::text::{Day, SourceId, Span, Str};

/// A matter, as an index of [`Facts::matters`](crate::facts::Facts::matters).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MatterId(pub u32);

impl MatterId {
    /// The matter at a place among all.
    pub fn at(index: usize) -> Self {
        Self(u32::try_from(index).expect("a portfolio has fewer matters than bytes, and those fit"))
    }
}

/// A matter of a meeting.
#[derive(Debug, Clone)]
pub struct Matter {
    /// Its key: `e-halsa/2026-03-12-au#3`.
    pub key: Str,
    /// Its programme, as an index of the portfolio's programmes.
    pub programme: usize,
    /// Its meeting, as an index of the programme's meetings.
    pub meeting: usize,
    /// Its place in the meeting's list.
    pub entry: usize,
    /// The body that meets.
    pub body: Str,
    /// The day of the meeting.
    pub date: Option<Day>,
    /// The plan year whose law holds for it, as an index of the programme's years: the one that it is
    /// about, else the one that the meeting lies in, else the newest.
    pub year: Option<usize>,
    /// The activities it is about, those that are known.
    pub activities: Vec<ActivityId>,
    /// Whether it names activities at all, known or not. One that does not is about a plan year, a programme, or
    /// something else.
    pub names_activities: bool,
    /// How it stands.
    pub standing: Standing,
    /// The meeting's file.
    pub source: SourceId,
    /// Where the matter stands.
    pub span: Span,
}

/// How a matter stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// On the agenda: it has no outcome.
    Open,
    /// It has an outcome that does not approve.
    Settled,
    /// It was approved, yet does not count as a decision, since it lacks these.
    Wanting(Vec<Want>),
    /// A decision that counts.
    Counts,
}

/// What an approved matter lacks to count as a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Want {
    /// It does not say what kind of decision it is.
    Kind,
    /// Its body may not take that kind of decision.
    Mandate,
    /// Its meeting has not been held yet.
    Held,
    /// A field that the model asks of decisions of that kind.
    Field(Box<str>),
}

impl Standing {
    /// Whether it lacks a field to count as a decision.
    pub fn wants(&self, field: &str) -> bool {
        let is_it = |want: &Want| matches!(want, Want::Field(wanted) if **wanted == *field);
        matches!(self, Self::Wanting(wants) if wants.iter().any(is_it))
    }
}

impl Matter {
    /// Its fields.
    pub fn node<'p>(&self, portfolio: &'p Portfolio) -> &'p Node {
        &portfolio.root(self.source).list("matters")[self.entry]
    }

    /// The kind of decision that it asks for or is.
    pub fn decides<'p>(&self, portfolio: &'p Portfolio) -> Option<&'p str> {
        self.node(portfolio).text("decides").map(|t| t.value)
    }

    /// Whether it was approved, also where it does not count as a decision.
    pub fn is_approved(&self) -> bool {
        matches!(self.standing, Standing::Counts | Standing::Wanting(_))
    }

    /// Whether it was approved by a body that may not take that kind of decision.
    pub fn lacks_mandate(&self) -> bool {
        matches!(&self.standing, Standing::Wanting(wants) if wants.contains(&Want::Mandate))
    }

    /// Its meeting.
    pub fn meeting<'p>(&self, portfolio: &'p Portfolio) -> &'p Meeting {
        &portfolio.programmes[self.programme].meetings[self.meeting]
    }

    /// The plan year whose law holds for it.
    pub fn year<'p>(&self, portfolio: &'p Portfolio) -> Option<&'p PlanYear> {
        portfolio.programmes[self.programme].years.get(self.year?)
    }
}

/// All matters of all meetings, in the order of programmes, meetings and lists.
pub(super) fn matters(portfolio: &Portfolio, today: Day) -> Vec<Matter> {
    let numbered = portfolio.programmes.iter().enumerate();
    let meetings: Vec<(usize, usize)> =
        numbered.flat_map(|(number, p)| (0..p.meetings.len()).map(move |place| (number, place))).collect();
    map(&meetings, |_, meeting| matters_of(portfolio, *meeting, today)).into_iter().flatten().collect()
}

/// The matters of a meeting, given by the numbers of its programme and its own.
fn matters_of(portfolio: &Portfolio, (number, place): (usize, usize), today: Day) -> Vec<Matter> {
    let programme = &portfolio.programmes[number];
    let model = portfolio.model_of(programme);
    let meeting = &programme.meetings[place];
    let root = portfolio.root(meeting.source);
    let matter = |(entry, node): (usize, &Node)| {
        let stated = node.text("year").map(|t| t.value);
        let year = year_of(programme, stated, meeting.date);
        let period = year.and_then(|y| programme.years[y].period);
        let activity = |text| resolve(portfolio, &programme.id, stated, text).ok();
        let id = node.text("id").map_or("", |t| t.value);
        Matter {
            key: format!("{}/{}#{id}", programme.id, meeting.stem).into(),
            programme: number,
            meeting: place,
            entry,
            body: Str::new(&meeting.body),
            date: meeting.date,
            year,
            activities: node.texts("activities").filter_map(|t| activity(t.value)).collect(),
            names_activities: !node.list("activities").is_empty(),
            standing: match model {
                Some(model) => standing(&Law { model, period }, meeting, root, node, today),
                None => Standing::Open,
            },
            source: meeting.source,
            span: node.span,
        }
    };
    root.list("matters").iter().enumerate().map(matter).collect()
}

fn year_of(programme: &Programme, stated: Option<&str>, date: Option<Day>) -> Option<usize> {
    let named = stated.and_then(|name| programme.years.iter().position(|y| &*y.name == name));
    let held = || {
        let day = date?;
        programme.years.iter().position(|y| y.period.is_some_and(|p| p.contains(day)))
    };
    let newest = || {
        let newest = newest_year(programme)?;
        programme.years.iter().position(|y| y.name == newest.name)
    };
    named.or_else(held).or_else(newest)
}

/// The model as it is in force in a period.
struct Law<'m> {
    model: &'m Model,
    period: Option<crate::text::Period>,
}

fn standing(law: &Law<'_>, meeting: &Meeting, root: &Node, matter: &Node, today: Day) -> Standing {
    let text = |name| matter.text(name).map(|t| t.value);
    let Some(outcome) = text("outcome") else { return Standing::Open };
    let approves = text("type").is_some_and(|matter_type| {
        law.model
            .outcomes
            .iter()
            .filter(|o| o.word.force.covers(law.period))
            .any(|o| *o.matter_type == *matter_type && *o.word.id.value == *outcome && o.approves)
    });
    if !approves {
        return Standing::Settled;
    }
    let mut wants = Vec::new();
    match text("decides")
        .filter(|kind| law.model.word_in(Vocabulary::DecisionKinds, kind, law.period).is_some())
    {
        None => wants.push(Want::Kind),
        Some(kind) => {
            let body = law.model.body_in(&meeting.body, law.period);
            if !body.is_some_and(|b| b.may_decide.iter().any(|k| **k == *kind)) {
                wants.push(Want::Mandate);
            }
            let asked = law.model.asked_of(kind, law.period);
            let lacking = asked.iter().filter(|field| !matter.says(field) && !root.says(field));
            wants.extend(lacking.map(|field| Want::Field(field.clone())));
        }
    }
    if meeting.date.is_none_or(|day| day > today) {
        wants.push(Want::Held);
    }
    if wants.is_empty() { Standing::Counts } else { Standing::Wanting(wants) }
}
