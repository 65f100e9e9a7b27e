//! What a year turn leaves to people: dates that have passed, documents that end, needs to look at again,
//! activities without a person, exceptions that were not carried.

use crate::carry_over::disposition::Disposition;
use crate::carry_over::{Asked, Turn};
use crate::portfolio::{Allow, Portfolio, Programme};
use crate::syntax::Node;
use crate::text::{Day, parse_when};

/// A planned date that lies before the new plan year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// The key of the activity in the year before.
    pub key: String,
    /// The milestone; none for the activity's own end.
    pub milestone: Option<String>,
    /// The date as written.
    pub date: String,
}

/// What is left to do in one programme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Todo {
    /// Planned dates that have passed.
    pub past: Vec<Past>,
    /// Documents of one year that are to be replaced: their titles.
    pub annual: Vec<String>,
    /// Documents that hold no longer in the new year: their titles and last days.
    pub lapsing: Vec<(String, Day)>,
    /// Needs that are still open: their ids.
    pub needs: Vec<String>,
    /// Carried activities without a person: their keys in the year before.
    pub vacant: Vec<String>,
    /// Exceptions made in place that were left behind, with the keys of their activities in the year before.
    pub allows: Vec<(String, Allow)>,
    /// What the law asks of the new year and did not ask of the old.
    pub asked: Vec<Asked>,
}

impl Todo {
    /// What a turn leaves to do, as far as the old plan year tells.
    pub fn of(portfolio: &Portfolio, turn: &Turn) -> Self {
        let mut todo = Self::default();
        let Some(programme) = portfolio.programme(&turn.programme) else { return todo };
        for row in turn.rows.iter().filter(|r| matches!(r.disposition, Disposition::Carry(_))) {
            let file = portfolio.file(portfolio.activity(row.activity).source);
            let root = &file.root;
            todo.allows.extend(file.allows.iter().map(|allow| (row.key.clone(), allow.clone())));
            todo.past.extend(past(root, &row.key, turn.period.from));
            let has_person =
                root.list("responsible").iter().any(|r| r.get("person").is_some_and(Node::says_something));
            if !has_person {
                todo.vacant.push(row.key.clone());
            }
        }
        todo.documents(portfolio, programme, turn.period.from);
        let root = programme.source.map(|source| portfolio.root(source));
        let open = |need: &&Node| {
            let retired = need.text("retired").and_then(|t| parse_when(t.value).ok());
            retired.is_none_or(|w| w.to >= turn.period.from)
        };
        let needs = root.map_or(&[][..], |r| r.list("needs")).iter().filter(open);
        todo.needs.extend(needs.filter_map(|n| n.text("id")).map(|t| t.value.to_owned()));
        todo
    }

    fn documents(&mut self, portfolio: &Portfolio, programme: &Programme, first: Day) {
        let Some(root) = programme.source.map(|source| portfolio.root(source)) else { return };
        for text in root.texts("overarching").chain(root.texts("specific")) {
            let Some(document) = portfolio.registers.documents.get(text.value) else { continue };
            match document.to.map(|w| w.to).filter(|ends| *ends < first) {
                _ if document.annual => self.annual.push(document.title.to_string()),
                Some(ends) => self.lapsing.push((document.title.to_string(), ends)),
                None => {}
            }
        }
    }
}

fn past(root: &Node, key: &str, first: Day) -> Vec<Past> {
    let before = |node: Option<&Node>| {
        let text = node?.as_text()?;
        parse_when(text).ok().filter(|when| when.to < first).map(|_| text.to_owned())
    };
    let undone = |m: &&Node| !m.get("done").is_some_and(Node::says_something);
    let milestone = |m: &Node| {
        let title = m.text("title").or_else(|| m.text("id")).map_or("–", |t| t.value);
        Some(Past { key: key.to_owned(), milestone: Some(title.to_owned()), date: before(m.get("due"))? })
    };
    let own = before(root.get("end")).map(|date| Past { key: key.to_owned(), milestone: None, date });
    own.into_iter().chain(root.list("milestones").iter().filter(undone).filter_map(milestone)).collect()
}
