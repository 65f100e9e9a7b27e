//! What `plan decide` is about to put on record, before it is written.

use std::fmt::Write as _;

use crate::edit::{Decided, MINUTED};
use crate::facts::alignment::{Alignment, Side};
use crate::facts::{MatterId, Standing, name};
use crate::portfolio::format::MEETING;
use crate::render::Style;
use crate::render::edit_text;
use crate::render::matter_words::{does_not_count, field_name};
use crate::render::table::{Cell, Column, draw, fit, paragraph};
use crate::render::value::capital;
use crate::syntax::Node;
use crate::syntax::shape::Kind;
use crate::text::{Arg, Words};

/// How far the fields stand in.
const INDENT: usize = 2;

/// The matter with what is new on it, and the change of each activity.
pub fn render(
    old: Side<'_>,
    decided: &Decided,
    id: MatterId,
    alignment: &Alignment<'_>,
    style: Style,
) -> String {
    let mut out = String::new();
    let lang = style.lang;
    let new = Side { portfolio: &decided.portfolio, facts: &decided.facts };
    let (was, is) = (old.facts.matter(id), new.facts.matter(id));
    let (before, after) = (was.node(old.portfolio), is.node(new.portfolio));
    let title = after.text("title").map_or(&*is.key, |t| t.value);
    paragraph(&HEAD.with([title.into(), (&*is.key).into()]).render(lang), style, true, &mut out);
    let programme = &new.portfolio.programmes[is.programme];
    let matter = MEETING.field("matters").and_then(|f| f.kind.record());
    let said = |before: &Node, after: &Node, field: &str| {
        let now = after.text(field).filter(|_| !before.says(field))?.value;
        let kind = matter.and_then(|r| r.field(field)).map_or(&Kind::Text, |f| &f.kind);
        let label = name(new.portfolio, Some(programme), kind, now);
        let shown = label.map_or_else(|| now.to_owned(), |l| l.get(lang).to_owned());
        Some(vec![Cell::text(&capital(&field_name(field).render(lang))), Cell::text(&shown)])
    };
    let of_meeting = |side: Side<'_>| side.portfolio.root(was.source).clone();
    let (old_root, new_root) = (of_meeting(old), of_meeting(new));
    let rows: Vec<Vec<Cell>> = std::iter::once("outcome")
        .chain(MINUTED)
        .filter_map(|field| match field {
            "minutes" => said(&old_root, &new_root, field),
            field => said(before, after, field),
        })
        .collect();
    let columns = [Column::new("", 0), Column::new("", 1)];
    let widths = fit(&columns, rows.iter().map(Vec::as_slice), style.width - INDENT);
    for line in draw(&columns, &rows, &widths, style.color).lines().filter(|_| !rows.is_empty()) {
        let _ = writeln!(out, "{:INDENT$}{line}", "");
    }
    out.push_str(&edit_text::render(old, new, alignment, style));
    if let Some(why) = does_not_count(&is.standing) {
        let why = capital(&why.render(lang));
        let waits = !after.list("sets").is_empty();
        let words = if waits { &SETS_WAIT } else { &ONLY_WHY };
        paragraph(&words.with([why.into()]).render(lang), style, false, &mut out);
        let later = MINUTED.iter().filter(|field| is.standing.wants(field));
        let later: Vec<Arg> = later.map(|field| Arg::from(format!("--{field}"))).collect();
        if !later.is_empty() {
            paragraph(&AGAIN.with([Arg::All(later)]).render(lang), style, false, &mut out);
        }
    } else if is.standing == Standing::Counts && was.standing != Standing::Counts {
        paragraph(COUNTS.get(lang), style, false, &mut out);
    }
    out
}

static HEAD: Words = Words::new("Förs in: {0} ({1})", "Put on record: {0} ({1})");
static COUNTS: Words = Words::new("Räknas som beslut.", "Counts as a decision.");
static ONLY_WHY: Words = Words::new("{0}.", "{0}.");
static AGAIN: Words = Words::new(
    "Skriv samma kommando igen med {0} när det är klart.",
    "Type the same command again with {0} when that is known.",
);
static SETS_WAIT: Words =
    Words::new("{0}. Därför ändras inga aktiviteter än.", "{0}. Therefore no activity is changed yet.");
