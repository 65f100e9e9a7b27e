//! What is on a body's agenda: the matters of its next meeting by type, and what each lacks.

use crate::check::{Levels, check};
use crate::facts::{Facts, Names, name};
use crate::meetings::Row;
use crate::meetings::lacks::{Before, Lack};
use crate::meetings::row::{activity_label, body_label};
use crate::meetings::waiting::{Waiting, waiting};
use crate::model::Body;
use crate::portfolio::format::ACTIVITY;
use crate::portfolio::{Meeting, Portfolio, Programme, resolve};
use crate::store::Tree;
use crate::syntax::Node;
use crate::syntax::shape::Field;
use crate::text::{Day, Label};

/// The agenda of a body, for each programme that has it.
#[derive(Debug)]
pub struct Agenda {
    /// The day of judgement.
    pub today: Day,
    /// Whether it is for publication: without what is lacking, what waits, and notes.
    pub public: bool,
    /// One for each programme.
    pub programmes: Vec<BodyAgenda>,
}

/// The agenda of a body of one programme.
#[derive(Debug)]
pub struct BodyAgenda {
    /// The programme's id.
    pub id: String,
    /// The programme's name.
    pub name: String,
    /// The body.
    pub body: Label,
    /// The meetings of the day; none when no meeting is planned.
    pub meetings: Vec<MeetingAgenda>,
    /// What else waits for the body.
    pub waiting: Vec<Waiting>,
}

/// The agenda of a meeting.
#[derive(Debug)]
pub struct MeetingAgenda {
    /// Its key: `e-halsa/2026-09-10-au`.
    pub key: String,
    /// Its file.
    pub path: String,
    /// Its day.
    pub date: Option<Day>,
    /// Its matters, by type in the order of the governance model; those of no known type last.
    pub groups: Vec<AgendaGroup>,
}

/// Matters of one type.
#[derive(Debug)]
pub struct AgendaGroup {
    /// The type.
    pub matter_type: Option<Label>,
    /// The matters in the order of the file.
    pub items: Vec<AgendaItem>,
}

/// A matter on an agenda.
#[derive(Debug)]
pub struct AgendaItem {
    /// The matter.
    pub row: Row,
    /// The body that took the initiative.
    pub initiated_by: Option<Label>,
    /// Who has been consulted.
    pub consulted: Vec<Consulted>,
    /// The experts.
    pub experts: Vec<Label>,
    /// Why it is brought up.
    pub reason: Option<String>,
    /// What it sets.
    pub sets: Vec<AgendaSet>,
    /// What it lacks before it may be decided.
    pub lacks: Vec<Lack>,
    /// The fields that must be told after the meeting for it to count as a decision.
    pub afterwards: Vec<&'static str>,
}

/// A consultation.
#[derive(Debug)]
pub struct Consulted {
    /// The body.
    pub body: Label,
    /// The day, as written.
    pub date: Option<String>,
    /// What came of it.
    pub note: Option<String>,
}

/// A change that a matter sets.
#[derive(Debug)]
pub struct AgendaSet {
    /// The activity.
    pub activity: Label,
    /// The field's path.
    pub path: String,
    /// The field.
    pub field: Option<&'static Field>,
    /// What it is to say; none when it is to go.
    pub to: Option<Node>,
    /// What the ids in it are called.
    pub names: Names,
}

/// The agenda of bodies, each as an index of the portfolio's programmes and the body itself: of the meetings
/// of a day, else of the next.
pub fn agenda(
    tree: &dyn Tree,
    (portfolio, facts): (&Portfolio, &Facts),
    bodies: &[(&Programme, &Body)],
    date: Option<Day>,
) -> Agenda {
    let public = portfolio.is_public();
    let report = check(portfolio, facts, &Levels::new());
    let mut programmes = Vec::new();
    for (programme, body) in bodies {
        let Some(index) = portfolio.programmes.iter().position(|p| p.id == programme.id) else { continue };
        let day = date.or_else(|| next(programme, body, facts.today));
        let held: Vec<&Meeting> =
            meetings(programme, body).filter(|m| day.is_some() && m.date == day).collect();
        let open = |portfolio: &Portfolio, facts: &Facts, report| {
            let before = Before { tree, portfolio, facts, report };
            held.iter().map(|meeting| of_meeting(&before, index, meeting)).collect()
        };
        // What is judged on a day to come is judged as it will be then.
        let meetings = match day.filter(|day| *day > facts.today) {
            Some(day) if !held.is_empty() => {
                let then = Portfolio::load(tree, day);
                let portfolio = match &portfolio.publication {
                    Some(publication) => then.published(publication, day),
                    None => then,
                };
                let facts = Facts::derive(&portfolio, day);
                open(&portfolio, &facts, &check(&portfolio, &facts, &Levels::new()))
            }
            _ => open(portfolio, facts, &report),
        };
        let waiting =
            if public { Vec::new() } else { waiting(portfolio, facts, &report, (index, body), day) };
        programmes.push(BodyAgenda {
            id: programme.id.to_string(),
            name: programme.name.to_string(),
            body: body_label(portfolio, programme, &body.id.value),
            meetings,
            waiting,
        });
    }
    Agenda { today: facts.today, public, programmes }
}

/// The meetings of a body, by date.
pub fn meetings<'p>(programme: &'p Programme, body: &Body) -> impl Iterator<Item = &'p Meeting> {
    let id = body.id.value.clone();
    programme.meetings.iter().filter(move |m| m.body == id)
}

/// The day of the next meeting that has a file.
fn next(programme: &Programme, body: &Body, today: Day) -> Option<Day> {
    meetings(programme, body).filter_map(|m| m.date).filter(|day| *day >= today).min()
}

fn of_meeting(before: &Before<'_>, programme: usize, meeting: &Meeting) -> MeetingAgenda {
    let (portfolio, facts) = (before.portfolio, before.facts);
    let programme = &portfolio.programmes[programme];
    let file = portfolio.file(meeting.source);
    let matters = facts.matters.iter().enumerate().filter(|(_, m)| m.source == meeting.source);
    let items = matters.map(|(at, _)| item(before, programme, crate::facts::MatterId::at(at)));
    let mut groups: Vec<AgendaGroup> = Vec::new();
    for item in items {
        let matter_type = item.row.matter_type.clone();
        match groups.iter_mut().find(|g| g.matter_type == matter_type) {
            Some(group) => group.items.push(item),
            None => groups.push(AgendaGroup { matter_type, items: vec![item] }),
        }
    }
    let types = portfolio
        .model_of(programme)
        .map_or(&[][..], |m| m.vocabulary(crate::syntax::shape::Vocabulary::MatterTypes));
    let place = |group: &AgendaGroup| {
        let id = group.matter_type.as_ref().map(|t| &*t.id);
        types.iter().position(|word| Some(&*word.id.value) == id).unwrap_or(types.len())
    };
    groups.sort_by_key(place);
    MeetingAgenda {
        key: format!("{}/{}", programme.id, meeting.stem),
        path: file.source.path.to_string(),
        date: meeting.date,
        groups,
    }
}

fn item(before: &Before<'_>, programme: &Programme, id: crate::facts::MatterId) -> AgendaItem {
    let (portfolio, facts) = (before.portfolio, before.facts);
    let matter = facts.matter(id);
    let node = matter.node(portfolio);
    let label = |id: &str| body_label(portfolio, programme, id);
    let consulted = node.list("consulted").iter().filter_map(|entry| {
        let text = |name| entry.text(name).map(|t| t.value.to_owned());
        Some(Consulted { body: label(entry.text("body")?.value), date: text("date"), note: text("note") })
    });
    let row = Row::of(portfolio, facts, id);
    let (lacks, afterwards) =
        if portfolio.is_public() || row.outcome.is_some() { Default::default() } else { before.lacks(id) };
    AgendaItem {
        row,
        initiated_by: node.text("initiated_by").map(|t| label(t.value)),
        consulted: consulted.collect(),
        experts: node.texts("experts").map(|t| label(t.value)).collect(),
        reason: node.text("reason").map(|t| t.value.to_owned()),
        sets: node.list("sets").iter().map(|entry| set(portfolio, programme, node, entry)).collect(),
        lacks,
        afterwards,
    }
}

fn set(portfolio: &Portfolio, programme: &Programme, matter: &Node, entry: &Node) -> AgendaSet {
    let written = entry.text("activity").map_or("", |t| t.value);
    let year = matter.text("year").map(|t| t.value);
    let activity = match resolve(portfolio, &programme.id, year, written) {
        Ok(activity) => activity_label(portfolio, activity),
        Err(_) => Label { id: written.into(), sv: None, en: None },
    };
    let path = entry.text("field").map_or("", |t| t.value);
    let field = ACTIVITY.resolve(path);
    let to = entry.get("to").filter(|n| n.says_something()).cloned();
    let mut names = Names::new();
    for value in to.iter().flat_map(Node::items) {
        let kind = field.map(|f| match f.kind {
            crate::syntax::shape::Kind::List(inner) => inner,
            ref kind => kind,
        });
        let label = kind.zip(value.as_text()).and_then(|(k, t)| name(portfolio, Some(programme), k, t));
        names.extend(label.map(|label| (value.span, label)));
    }
    AgendaSet { activity, path: path.to_owned(), field, to, names }
}
