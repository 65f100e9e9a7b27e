//! What `plan diff` says of an activity or a file, field by field.

use crate::diff::{DiffReport, FileItem, GroupName, Item, Point};
use crate::facts::alignment::{Change, Cover};
use crate::portfolio::format::ACTIVITY;
use crate::render::changes::{Line, Row, Sides, decision, label, rows};
use crate::render::diff_words::{MATTERS, TAKEN_UP, UNREAD, UNREAD_WHY, first_stated};
use crate::render::events::{is_told_by, relations};
use crate::render::value::{capital, flat, said};
use crate::syntax::Node;
use crate::syntax::shape::Field;
use crate::text::Lang;

/// What a plan document shows of an activity, beside its title (A61).
const AT_A_GLANCE: [&str; 2] = ["goals", "responsible"];

/// What is to be said of an activity.
pub(super) fn activity_rows(
    report: &DiffReport<'_>,
    item: &Item<'_>,
    group: &GroupName,
    lang: Lang,
) -> Vec<Row> {
    let change = &item.change;
    let plain = |label: &str, text: String| Row { label: label.to_owned(), lines: vec![Line::Said(text)] };
    // Where all of a group came from is said in its heading.
    let is_known = matches!(group, GroupName::Carried(_)) && change.old.is_some();
    let mut found = relations(&change.events, &item.key.programme, is_known, lang);
    let all = change.changes.iter().filter(|c| !is_told_by(&change.events, &c.difference, &c.cover));
    let (first, changed): (Vec<&Change<'_>>, Vec<&Change<'_>>) =
        all.partition(|c| is_first_stated(report, item, c));
    let sides = Sides { old: &item.old_names, new: &item.new_names };
    let differences = changed.into_iter().map(|c| (&c.difference, Some(&c.cover)));
    let mut changed = rows(differences, sides, report.new_side.portfolio, lang);
    if change.new.is_some() && (change.old.is_none() || report.is_of_years()) {
        let shown = ACTIVITY.fields.iter().filter(|f| AT_A_GLANCE.contains(&f.name));
        found.extend(shown.filter_map(|field| at_a_glance(item, field, &mut changed, lang)));
    }
    if let Some(taken) = change.taken_up {
        let text = decision(taken, report.new_side.portfolio).render(lang);
        found.push(Row { label: TAKEN_UP.get(lang).to_owned(), lines: vec![Line::Decided(text)] });
    }
    if change.unread {
        found.push(plain(UNREAD.get(lang), UNREAD_WHY.get(lang).to_owned()));
    }
    found.extend(changed);
    if let (Point::Year(year), false) = (&report.new, first.is_empty()) {
        let mut labels: Vec<String> =
            first.iter().map(|c| label(&c.difference, lang).to_lowercase()).collect();
        labels.dedup();
        found.push(plain(&first_stated(year).render(lang), labels.join(", ")));
    }
    found
}

/// What stands in a field now: first what was there before, then what the row about its changes says,
/// which is taken out of the others.
fn at_a_glance(item: &Item<'_>, field: &Field, changed: &mut Vec<Row>, lang: Lang) -> Option<Row> {
    let label = capital(field.label.get(lang));
    let at = changed.iter().position(|row| row.label == label);
    let changes = at.map_or_else(Vec::new, |at| changed.remove(at).lines);
    let node = item.root().get(field.name).filter(|n| n.says_something());
    let now = node.map_or_else(Vec::new, |node| said(node, field, &item.new_names, lang));
    let is_new = |text: &String| changes.iter().any(|line| line.text() == format!("+ {text}"));
    let mut lines: Vec<Line> = now.into_iter().filter(|t| !is_new(t)).map(Line::Said).collect();
    lines.extend(changes);
    (!lines.is_empty()).then_some(Row { label, lines })
}

/// Between plan years, what the older one does not state is no change: nobody knows what it was.
fn is_first_stated(report: &DiffReport<'_>, item: &Item<'_>, change: &Change<'_>) -> bool {
    let Some(before) = item.change.old.filter(|_| report.is_of_years()) else { return false };
    let portfolio = report.old_side.portfolio;
    let field = portfolio.root(portfolio.activity(before).source).get(change.difference.top());
    let is_stated = field.is_some_and(Node::says_something);
    !is_stated && !matches!(change.cover, Cover::Undecided(_))
}

/// What is to be said of another file.
pub(super) fn file_rows(report: &DiffReport<'_>, item: &FileItem<'_>, lang: Lang) -> Vec<Row> {
    let sides = Sides { old: &item.old_names, new: &item.new_names };
    let differences = item.change.differences.iter().map(|d| (d, None));
    let mut found = rows(differences, sides, report.new_side.portfolio, lang);
    if !item.matters.is_empty() {
        let names = if item.change.new.is_some() { &item.new_names } else { &item.old_names };
        let matter = |m: &Node| {
            let title = m.text("title").map_or("", |t| t.value);
            match m.get("outcome") {
                Some(outcome) => format!("{title}: {}", flat(outcome, None, names, lang)),
                None => title.to_owned(),
            }
        };
        let lines = item.matters.iter().map(matter).map(Line::Said).collect();
        found.push(Row { label: MATTERS.get(lang).to_owned(), lines });
    }
    if item.change.unread {
        let lines = vec![Line::Said(UNREAD_WHY.get(lang).to_owned())];
        found.push(Row { label: UNREAD.get(lang).to_owned(), lines });
    }
    found
}
