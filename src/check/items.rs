//! What constraints judge: every programme, plan year, activity, document, area … of a portfolio.

use crate::facts::{Facts, newest_year};
use crate::model::{Model, Subject};
use crate::portfolio::{Activity, ActivityId, PlanYear, Portfolio, Programme};
use crate::rules::Item;
use crate::syntax::Node;
use crate::text::Span;

/// The activity year as an item.
pub(super) fn activity<'a>(portfolio: &'a Portfolio, model: &'a Model, id: ActivityId) -> Item<'a> {
    let activity: &Activity = portfolio.activity(id);
    let programme = &portfolio.programmes[activity.programme];
    let file = portfolio.file(activity.source);
    Item {
        subject: Subject::Activity,
        programme,
        model,
        year: Some(&programme.years[activity.year]),
        activity: Some(id),
        matter: None,
        source: activity.source,
        node: &file.root,
        head: file.head(),
        id: "",
        complete: file.complete,
    }
}

/// The reports of an activity year.
pub(super) fn reports<'a>(owner: &Item<'a>) -> impl Iterator<Item = Item<'a>> {
    entries(owner, owner.node, "reports", "date", Subject::Report)
}

/// All that belongs to a programme besides activities.
pub(super) fn of_programme<'a>(
    portfolio: &'a Portfolio,
    facts: &Facts,
    programme: &'a Programme,
    model: &'a Model,
) -> Vec<Item<'a>> {
    let Some(source) = programme.source else { return Vec::new() };
    let file = portfolio.file(source);
    let judged_by = newest_year(programme).or(programme.years.last());
    let own = Item {
        subject: Subject::Programme,
        programme,
        model,
        year: judged_by,
        activity: None,
        matter: None,
        source,
        node: &file.root,
        head: file.head(),
        id: "",
        complete: file.complete,
    };
    let mut items = vec![own];
    items.extend(entries(&own, &file.root, "areas", "id", Subject::Area));
    items.extend(entries(&own, &file.root, "needs", "id", Subject::Need));
    items.extend(
        file.root.list("parties").iter().map(|n| entry(&own, n, n.as_text().unwrap_or(""), Subject::Party)),
    );
    items.extend(documents(portfolio, &own));
    items.extend(programme.years.iter().map(|year| plan_year(portfolio, &own, year)));
    for meeting in &programme.meetings {
        let file = portfolio.file(meeting.source);
        let year = meeting.date.and_then(|d| programme.year_of(d)).or(judged_by);
        let (head, node) = (file.head(), &file.root);
        let item = Item {
            subject: Subject::Meeting,
            year,
            source: meeting.source,
            node,
            head,
            id: &meeting.stem,
            complete: file.complete,
            ..own
        };
        items.push(item);
        let matters = entries(&item, &file.root, "matters", "id", Subject::Matter);
        items.extend(matters.enumerate().map(|(entry, item)| matter(portfolio, facts, entry, item)));
    }
    items
}

/// A matter is judged by the law of the plan year that it is about.
fn matter<'a>(portfolio: &'a Portfolio, facts: &Facts, entry: usize, item: Item<'a>) -> Item<'a> {
    let matter = facts.matter_at(item.source, entry);
    let year = matter.and_then(|id| facts.matter(id).year(portfolio)).or(item.year);
    Item { matter, year, ..item }
}

fn plan_year<'a>(portfolio: &'a Portfolio, programme: &Item<'a>, year: &'a PlanYear) -> Item<'a> {
    let base = Item { subject: Subject::PlanYear, year: Some(year), ..*programme };
    match year.source {
        Some(source) => {
            let file = portfolio.file(source);
            Item { source, node: &file.root, head: file.head(), complete: file.complete, ..base }
        }
        // A year without a file of its own has no fields; it is the programme's period that implies it.
        None => {
            let period = programme.node.table().entry("period");
            Item { node: nothing(), head: period.map_or(programme.head, |e| e.key.span), ..base }
        }
    }
}

fn nothing() -> &'static Node {
    static NOTHING: std::sync::LazyLock<Node> = std::sync::LazyLock::new(Node::empty);
    &NOTHING
}

/// The documents that a programme names, each once; judged where the register describes them.
fn documents<'a>(portfolio: &'a Portfolio, programme: &Item<'a>) -> Vec<Item<'a>> {
    let mut seen: Vec<&str> = Vec::new();
    let mut items = Vec::new();
    for text in programme.node.texts("overarching").chain(programme.node.texts("specific")) {
        let Some(document) = portfolio.registers.documents.get(text.value) else { continue };
        if seen.contains(&text.value) {
            continue;
        }
        seen.push(text.value);
        let complete = portfolio.registers.documents.complete;
        let (source, node) = (document.source, &document.node);
        items.push(Item {
            subject: Subject::Document,
            source,
            node,
            head: document.id.span,
            id: &document.id.value,
            complete,
            ..*programme
        });
    }
    items
}

fn entries<'a>(
    owner: &Item<'a>,
    root: &'a Node,
    list: &'static str,
    name: &'static str,
    subject: Subject,
) -> impl Iterator<Item = Item<'a>> {
    let owner = *owner;
    root.list(list)
        .iter()
        .map(move |node| entry(&owner, node, node.text(name).map_or("", |t| t.value), subject))
}

fn entry<'a>(owner: &Item<'a>, node: &'a Node, id: &'a str, subject: Subject) -> Item<'a> {
    let head = node.get("id").or_else(|| node.get("date")).map_or_else(|| first(node), |n| n.span);
    Item { subject, node, head, id, ..*owner }
}

fn first(node: &Node) -> Span {
    node.table().entries.first().map_or(node.span, |e| e.key.span)
}
