//! What a command that edits is about to change, before it is written.

use std::fmt::Write as _;

use crate::facts::alignment::{Alignment, Side};
use crate::facts::names_in_activity;
use crate::render::Style;
use crate::render::changes::{Sides, cells, rows};
use crate::render::table::{Column, draw, fit, wrap};
use crate::text::Words;
use crate::text::safe::one_line;

/// How far the fields stand in.
const INDENT: usize = 2;

/// The change of each activity, field by field.
pub fn render(old: Side<'_>, new: Side<'_>, alignment: &Alignment<'_>, style: Style) -> String {
    let mut out = String::new();
    for change in &alignment.activities {
        let (Some(before), Some(after)) = (change.old, change.new) else { continue };
        let activity = new.portfolio.activity(after);
        let title = new.portfolio.root(activity.source).text("title").map_or(&*activity.key.id, |t| t.value);
        let head = HEAD.with([title.into(), activity.key.to_string().into()]).render(style.lang);
        wrap(&one_line(&head), style.width).iter().for_each(|line| {
            let _ = writeln!(out, "{line}");
        });
        let (was, is) = (names_in_activity(old.portfolio, before), names_in_activity(new.portfolio, after));
        let differences = change.changes.iter().map(|c| (&c.difference, Some(&c.cover)));
        let found = rows(differences, Sides { old: &was, new: &is }, new.portfolio, style.lang);
        let cells = cells(&found);
        let columns = [Column::new("", 0), Column::new("", 1)];
        let widths = fit(&columns, cells.iter().map(Vec::as_slice), style.width - INDENT);
        for line in draw(&columns, &cells, &widths, style.color).lines() {
            let _ = writeln!(out, "{:INDENT$}{line}", "");
        }
    }
    out
}

static HEAD: Words = Words::new("Ändras i {0} ({1}):", "Changes in {0} ({1}):");
