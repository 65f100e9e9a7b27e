//! `plan agenda --format json`: `plan.agenda/1`. Keys and values are never translated; messages come in both
//! languages.

use serde::Serialize;

use crate::meetings::{
    Agenda, AgendaGroup, AgendaItem, AgendaSet, BodyAgenda, Consulted, Lack, MeetingAgenda, Waiting,
};
use crate::render::agenda_words::{lack, undecidable};
use crate::render::json::{Both, Json, document, json};
use crate::render::matter_json::{Matter, Word, matter};

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    today: String,
    public: bool,
    programmes: Vec<Programme<'a>>,
}

#[derive(Serialize)]
struct Programme<'a> {
    id: &'a str,
    name: &'a str,
    body: Word<'a>,
    meetings: Vec<Meeting<'a>>,
    waiting: Vec<Waits<'a>>,
}

#[derive(Serialize)]
struct Meeting<'a> {
    key: &'a str,
    date: Option<String>,
    path: &'a str,
    groups: Vec<Group<'a>>,
}

#[derive(Serialize)]
struct Group<'a> {
    r#type: Option<Word<'a>>,
    matters: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    matter: Matter<'a>,
    initiated_by: Option<Word<'a>>,
    consulted: Vec<Heard<'a>>,
    experts: Vec<Word<'a>>,
    reason: Option<&'a str>,
    sets: Vec<Set<'a>>,
    lacks: Vec<Lacking<'a>>,
    /// Fields.
    afterwards: &'a [&'static str],
}

#[derive(Serialize)]
struct Heard<'a> {
    body: Word<'a>,
    date: Option<&'a str>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct Set<'a> {
    activity: Word<'a>,
    field: &'a str,
    to: Json,
}

#[derive(Serialize)]
struct Lacking<'a> {
    /// `type`, `finding`, `count` or `sets`.
    what: &'static str,
    severity: &'static str,
    rule: Option<&'static str>,
    constraint: Option<&'a str>,
    key: Option<&'a str>,
    path: Option<&'a str>,
    line: Option<usize>,
    message: Both,
    help: Option<Both>,
}

#[derive(Serialize)]
struct Waits<'a> {
    /// `back`, `unrecorded` or `follow-up`.
    what: &'static str,
    matter: Option<Matter<'a>>,
    year: Option<&'a str>,
}

/// One JSON document.
pub fn render(agenda: &Agenda) -> String {
    document(&Document {
        format: "plan.agenda/1",
        today: agenda.today.to_string(),
        public: agenda.public,
        programmes: agenda.programmes.iter().map(programme).collect(),
    })
}

fn programme(body: &BodyAgenda) -> Programme<'_> {
    Programme {
        id: &body.id,
        name: &body.name,
        body: Word::of(&body.body),
        meetings: body.meetings.iter().map(meeting).collect(),
        waiting: body.waiting.iter().map(waits).collect(),
    }
}

fn meeting(meeting: &MeetingAgenda) -> Meeting<'_> {
    Meeting {
        key: &meeting.key,
        date: meeting.date.map(|d| d.to_string()),
        path: &meeting.path,
        groups: meeting.groups.iter().map(group).collect(),
    }
}

fn group(group: &AgendaGroup) -> Group<'_> {
    Group {
        r#type: group.matter_type.as_ref().map(Word::of),
        matters: group.items.iter().map(item).collect(),
    }
}

fn item(item: &AgendaItem) -> Item<'_> {
    Item {
        matter: matter(&item.row),
        initiated_by: item.initiated_by.as_ref().map(Word::of),
        consulted: item.consulted.iter().map(heard).collect(),
        experts: item.experts.iter().map(Word::of).collect(),
        reason: item.reason.as_deref(),
        sets: item.sets.iter().map(set).collect(),
        lacks: item.lacks.iter().map(lacking).collect(),
        afterwards: &item.afterwards,
    }
}

fn heard(consulted: &Consulted) -> Heard<'_> {
    Heard {
        body: Word::of(&consulted.body),
        date: consulted.date.as_deref(),
        note: consulted.note.as_deref(),
    }
}

fn set(set: &AgendaSet) -> Set<'_> {
    Set { activity: Word::of(&set.activity), field: &set.path, to: set.to.as_ref().map_or(Json::Null, json) }
}

fn lacking(found: &Lack) -> Lacking<'_> {
    let (severity, message) = (found.severity(), lack(found));
    let plain = |what| Lacking {
        what,
        severity: severity.id(),
        rule: None,
        constraint: None,
        key: None,
        path: None,
        line: None,
        message: Both::of(&message),
        help: None,
    };
    match found {
        Lack::Type => plain("type"),
        Lack::Want(_) => plain("count"),
        Lack::Sets(why) => Lacking { message: Both::of(&undecidable(why)), ..plain("sets") },
        Lack::Finding(said) => Lacking {
            rule: Some(said.rule),
            constraint: said.constraint.as_deref(),
            key: said.key.as_deref(),
            message: Both::of(&said.message),
            path: Some(&said.place.0),
            line: Some(said.place.1),
            help: said.help.as_ref().map(Both::of),
            ..plain("finding")
        },
    }
}

fn waits(waiting: &Waiting) -> Waits<'_> {
    match waiting {
        Waiting::Back(row) => Waits { what: "back", matter: Some(matter(row)), year: None },
        Waiting::Unrecorded(row) => Waits { what: "unrecorded", matter: Some(matter(row)), year: None },
        Waiting::FollowUp(year) => Waits { what: "follow-up", matter: None, year: Some(year) },
    }
}
