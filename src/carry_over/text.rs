//! The texts of the new year: the old file's bytes without what belongs to the old year.

use crate::carry_over::allows::is_allow;
use crate::portfolio::format::{ACTIVITY, PLAN_YEAR};
use crate::portfolio::{File, PlanYear, Portfolio, Programme};
use crate::syntax::rewrite::{Datum, Edit, Step, comments, rewrite};
use crate::syntax::{Format, Node};

/// What belongs to one plan year: its reports and its results.
const YEAR_BOUND: [&str; 2] = ["reports", "results"];

/// The text of an activity carried from these. On failure, the lines that a person must change first.
pub(super) fn carried(file: &File, links: &[String]) -> Result<String, (usize, usize)> {
    let format = file.format.unwrap_or(Format::Toml);
    let field = |name: &str| vec![Step::Field(name.to_owned())];
    let remove = |path| Edit::Remove { path, with_comment: false };
    let mut edits: Vec<Edit> = YEAR_BOUND.iter().map(|name| remove(field(name))).collect();
    let milestones = file.root.list("milestones");
    let is_done = |m: &Node| m.get("done").is_some_and(Node::says_something);
    if !milestones.is_empty() && milestones.iter().all(is_done) {
        edits.push(remove(field("milestones")));
    } else {
        // From the end, so that the places before stay what they are.
        for (at, _) in milestones.iter().enumerate().rev().filter(|(_, m)| is_done(m)) {
            edits.push(remove(vec![Step::Field("milestones".to_owned()), Step::Entry(at)]));
        }
    }
    let links = links.iter().map(|link| Datum::Text(link.clone())).collect();
    edits.push(Edit::Set { path: field("carried_from"), value: Datum::List(links) });
    let made = rewrite(&file.source.text, format, &ACTIVITY, &edits).map_err(|cannot| cannot.lines)?;
    Ok(without_allows(&made.text, format))
}

/// The text without the exceptions that were made in place. One that has a line to itself takes the line
/// along.
fn without_allows(text: &str, format: Format) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in comments(text, format) {
        let range = span.range();
        if !is_allow(&text[range.clone()]) {
            continue;
        }
        let line = text[..range.start].rfind('\n').map_or(0, |n| n + 1);
        let alone = text[line..range.start].trim().is_empty();
        let rest = text[range.end..].find('\n').map_or(text.len(), |n| range.end + n + 1);
        if alone {
            out.push_str(&text[at..line]);
            at = rest;
        } else {
            out.push_str(text[at..range.start].trim_end_matches([' ', '\t']));
            at = range.end;
        }
    }
    out.push_str(&text[at..]);
    out
}

/// The new plan year's own file: its title, when the old one's names the old year.
pub(super) fn plan_year(
    portfolio: &Portfolio,
    programme: &Programme,
    before: &PlanYear,
    year: &str,
) -> (String, String) {
    let own = before.source.or(programme.source).map(|source| portfolio.file(source));
    let ending = own.and_then(|f| f.source.path.rsplit_once('.')).map_or("toml", |(_, ending)| ending);
    let format = own.and_then(|f| f.format).unwrap_or(Format::Toml);
    let title = before.source.and_then(|source| portfolio.root(source).text("title"));
    let title = title.map(|t| t.value).filter(|t| t.contains(&*before.name));
    let path = format!("plans/{}/{year}/plan.{ending}", programme.id);
    let head = format!("# {} {year}.\n", programme.name.replace(['\r', '\n'], " "));
    let text = title.and_then(|title| {
        let value = Datum::Text(title.replace(&*before.name, year));
        let edit = Edit::Set { path: vec![Step::Field("title".to_owned())], value };
        rewrite(&head, format, &PLAN_YEAR, &[edit]).ok().map(|made| made.text)
    });
    (path, text.unwrap_or(head))
}
