//! What activities serve: goals, needs, opportunities, principles, drivers, governing documents and the
//! assignments that these give (A46, A50; B75).

use crate::facts::name;
use crate::model::Word;
use crate::portfolio::{ActivityId, PlanYear, Portfolio, Programme};
use crate::syntax::Node;
use crate::syntax::shape::{Kind, Register, Vocabulary};
use crate::text::{Day, Label, Period, parse_when};

/// What activities may serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Goals of the programme.
    Goals,
    /// Needs of the programme.
    Needs,
    /// Drivers: sorts that the governance model knows.
    Drivers,
    /// Governing documents.
    Documents,
    /// Assignments that governing documents give.
    Assignments,
    /// Opportunities of the programme.
    Opportunities,
    /// Principles of the programme.
    Principles,
}

impl Aim {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 7] = [
        Self::Goals,
        Self::Needs,
        Self::Drivers,
        Self::Documents,
        Self::Assignments,
        Self::Opportunities,
        Self::Principles,
    ];

    /// The word in data and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Goals => "goals",
            Self::Needs => "needs",
            Self::Drivers => "drivers",
            Self::Documents => "documents",
            Self::Assignments => "assignments",
            Self::Opportunities => "opportunities",
            Self::Principles => "principles",
        }
    }

    /// What an id of it is; none for assignments, which two ids name.
    fn kind(self) -> Option<Kind> {
        Some(match self {
            Self::Goals => Kind::Ref(Register::Goal),
            Self::Needs => Kind::Ref(Register::Need),
            Self::Drivers => Kind::Word(Vocabulary::Drivers),
            Self::Documents => Kind::Ref(Register::Document),
            Self::Assignments => return None,
            Self::Opportunities => Kind::Ref(Register::Opportunity),
            Self::Principles => Kind::Ref(Register::Principle),
        })
    }
}

/// What the activities of a plan year may serve, in the order of the files: what the programme lists, or the
/// governance model, and holds on a day.
pub fn served(
    portfolio: &Portfolio,
    programme: &Programme,
    year: &PlanYear,
    day: Day,
    aim: Aim,
) -> Vec<Label> {
    let root = programme.source.map(|source| portfolio.root(source));
    let ids: Vec<String> = match aim {
        Aim::Drivers => {
            let words = drivers(portfolio, programme).iter().filter(|w| w.force.covers(year.period));
            return words.map(|w| w.label.clone()).collect();
        }
        Aim::Documents => documents(root).map(str::to_owned).collect(),
        Aim::Assignments => documents(root).flat_map(|id| assignments_of(portfolio, id)).collect(),
        Aim::Goals | Aim::Needs | Aim::Opportunities | Aim::Principles => {
            let holding = entries(portfolio, programme, aim).iter().filter(|entry| holds_on(entry, day));
            holding.filter_map(|e| e.text("id")).map(|t| t.value.to_owned()).collect()
        }
    };
    ids.iter().map(|id| called(portfolio, programme, aim, id)).collect()
}

/// Whether something is listed where what may be served is, whenever it holds.
pub fn is_listed(portfolio: &Portfolio, programme: &Programme, aim: Aim, id: &str) -> bool {
    let root = programme.source.map(|source| portfolio.root(source));
    match aim {
        Aim::Drivers => drivers(portfolio, programme).iter().any(|w| *w.id.value == *id),
        Aim::Documents => documents(root).any(|known| known == id),
        Aim::Assignments => documents(root).any(|d| assignments_of(portfolio, d).iter().any(|k| k == id)),
        Aim::Goals | Aim::Needs | Aim::Opportunities | Aim::Principles => {
            let all = entries(portfolio, programme, aim);
            all.iter().filter_map(|e| e.text("id")).any(|t| t.value == id)
        }
    }
}

/// The drivers that the governance model knows.
fn drivers<'p>(portfolio: &'p Portfolio, programme: &Programme) -> &'p [Word] {
    portfolio.model_of(programme).map_or(&[], |model| model.vocabulary(Vocabulary::Drivers))
}

/// The entries of a list of the programme's file.
fn entries<'p>(portfolio: &'p Portfolio, programme: &Programme, aim: Aim) -> &'p [Node] {
    programme.source.map_or(&[], |source| portfolio.root(source).list(aim.id()))
}

/// What an id of an aim is called.
pub fn called(portfolio: &Portfolio, programme: &Programme, aim: Aim, id: &str) -> Label {
    let label = match aim.kind() {
        Some(kind) => name(portfolio, Some(programme), &kind, id),
        None => assignment_named(portfolio, id),
    };
    label.unwrap_or_else(|| Label { id: id.into(), sv: None, en: None })
}

/// What an activity says that it serves, each once: ids; of assignments `document#assignment`.
pub fn serves(portfolio: &Portfolio, id: ActivityId, aim: Aim) -> Vec<String> {
    let activity = portfolio.activity(id);
    let root = portfolio.root(activity.source);
    let programme = &portfolio.programmes[activity.programme];
    let texts = |field: &str| root.texts(field).map(|t| t.value.to_owned()).collect::<Vec<_>>();
    let of_drivers = |field: &'static str| root.list("drivers").iter().filter_map(move |d| d.text(field));
    let found: Vec<String> = match aim {
        Aim::Drivers => of_drivers("type").map(|t| t.value.to_owned()).collect(),
        Aim::Documents => {
            let referred = of_drivers("ref").filter_map(|t| document_of(portfolio, programme, t.value));
            texts("governed_by").into_iter().chain(referred).collect()
        }
        Aim::Assignments => {
            of_drivers("ref").filter_map(|t| assignment_of(portfolio, programme, t.value)).collect()
        }
        Aim::Goals | Aim::Needs | Aim::Opportunities | Aim::Principles => texts(aim.id()),
    };
    let mut once: Vec<String> = Vec::new();
    for id in found {
        if !once.contains(&id) {
            once.push(id);
        }
    }
    once
}

/// Whether an entry of a programme has begun to hold, and has been neither retired nor outlived on a day.
pub fn holds_on(entry: &Node, day: Day) -> bool {
    let when = |field: &str| entry.text(field).and_then(|t| parse_when(t.value).ok());
    let last = |field: &str| when(field).is_none_or(|w: Period| w.to >= day);
    last("retired") && last("to") && when("from").is_none_or(|w| w.from <= day)
}

/// The documents that a programme obeys.
fn documents(root: Option<&Node>) -> impl Iterator<Item = &str> {
    let lists = root.into_iter().flat_map(|root| root.texts("overarching").chain(root.texts("specific")));
    lists.map(|t| t.value)
}

/// The document that a driver refers to, by its id or title, or by an assignment that it gives.
fn document_of(portfolio: &Portfolio, programme: &Programme, reference: &str) -> Option<String> {
    let register = &portfolio.registers.documents;
    let document = register.get(reference).or_else(|| register.named(reference));
    document.map(|d| d.id.value.to_string()).or_else(|| {
        let assignment = assignment_of(portfolio, programme, reference)?;
        assignment.split_once('#').map(|(document, _)| document.to_owned())
    })
}

/// The assignments that a document gives: `document#assignment`.
fn assignments_of(portfolio: &Portfolio, document: &str) -> Vec<String> {
    let given = portfolio.registers.documents.get(document);
    let entries = given.map_or(&[][..], |d| d.node.list("assignments"));
    entries.iter().filter_map(|e| e.text("id")).map(|t| format!("{document}#{}", t.value)).collect()
}

/// The assignment that a driver refers to: `document#assignment`, or the assignment's id where only one
/// document gives one of it, those of the programme first.
fn assignment_of(portfolio: &Portfolio, programme: &Programme, reference: &str) -> Option<String> {
    if reference.contains('#') {
        return assignment_named(portfolio, reference).map(|label| label.id.into());
    }
    let root = programme.source.map(|source| portfolio.root(source));
    let own: Vec<&str> = documents(root).collect();
    let all: Vec<&str> = portfolio.registers.documents.ids().collect();
    [own, all].into_iter().find_map(|documents| {
        let mut given = documents.into_iter().flat_map(|id| assignments_of(portfolio, id));
        let is_it = |key: &String| key.split_once('#').is_some_and(|(_, id)| id == reference);
        let first = given.find(is_it)?;
        given.all(|other| !is_it(&other)).then_some(first)
    })
}

fn assignment_named(portfolio: &Portfolio, key: &str) -> Option<Label> {
    let (document, id) = key.split_once('#')?;
    let entries = portfolio.registers.documents.get(document)?.node.list("assignments");
    let entry = entries.iter().find(|e| e.text("id").is_some_and(|t| t.value == id))?;
    let text: Box<str> = entry.text("text").map_or(id, |t| t.value).into();
    Some(Label { id: key.into(), sv: Some(text.clone()), en: Some(text) })
}
