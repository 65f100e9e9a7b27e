//! The texts of the new year: the old file's bytes without what belongs to the old year.

use crate::portfolio::format::{ACTIVITY, PLAN_YEAR};
use crate::portfolio::{Allow, File, New, PlanYear, Portfolio, Programme};
use crate::syntax::rewrite::{Datum, Edit, Step, rewrite, rewrite_sound, without_comments};
use crate::syntax::{Document, Format, Node};

/// What belongs to one plan year: its reports and its results.
const YEAR_BOUND: [&str; 2] = ["reports", "results"];

/// The text of an activity carried from these, and what it reads as where that is known. On failure, the lines that a person must change first.
pub(super) fn carried(file: &File, links: &[String]) -> Result<(String, Option<Document>), (usize, usize)> {
    let format = file.format.unwrap_or(Format::Toml);
    let field = |name: &str| vec![Step::Field(name.to_owned())];
    let remove = |path| Edit::Remove { path, with_comment: false };
    let links = links.iter().map(|link| Datum::Text(link.clone())).collect();
    // First, as long as there are lines to take the line endings from.
    let mut edits = vec![Edit::Set { path: field("carried_from"), value: Datum::List(links) }];
    edits.extend(YEAR_BOUND.iter().map(|name| remove(field(name))));
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
    let text = &file.source.text;
    let whole = || match file.complete && file.faults.is_empty() {
        true => rewrite_sound(text, format, &file.root, &ACTIVITY, &edits),
        false => rewrite(text, format, &ACTIVITY, &edits).map(|made| (made, None)),
    };
    let made = if Allow::may_stand_in(text) {
        let bare = without_comments(text, format, &|_, comment| Allow::is_made_by(comment));
        let bare = bare.map_err(|cannot| cannot.lines)?;
        // What stands in the way is told in the lines of the file as it is.
        let made = rewrite(&bare.text, format, &ACTIVITY, &edits).map(|made| (made, None));
        made.map_err(|cannot| whole().err().unwrap_or(cannot))
    } else {
        whole()
    };
    made.map(|(made, document)| (made.text, document)).map_err(|cannot| cannot.lines)
}

/// The new plan year's own file: its title, when the old one's names the old year.
pub(super) fn plan_year(portfolio: &Portfolio, programme: &Programme, before: &PlanYear, year: &str) -> New {
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
    New { path, text: text.unwrap_or(head), document: None }
}
