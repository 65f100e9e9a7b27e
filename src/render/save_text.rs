//! What `plan save` saves, for people: the files, the message, what to type next.

use std::fmt::Write as _;

use crate::render::Style;
use crate::render::table::{Cell, Column, draw, fit, paragraph, wrap};
use crate::store::git::{Saving, Unsaved, UnsavedFile};
use crate::text::Words;
use crate::text::safe::one_line;

/// How far what belongs to a heading stands in.
const INDENT: usize = 2;

/// More files, or lines of a message, are not shown unless asked for.
const MOST: usize = 30;

/// The files and the message; both whole, or as much as is read at a glance.
pub fn render(saving: &Saving<'_>, message: &str, whole: bool, style: Style) -> String {
    let lang = style.lang;
    let (files, hidden) = (saving.files(), saving.hidden());
    let most = if whole { usize::MAX } else { MOST };
    let left = |of: usize| of.checked_sub(most).filter(|left| *left > 0);
    let more = |left: usize, out: &mut String| {
        let _ = writeln!(out, "{:INDENT$}{}", "", MORE.with([left.into()]).render(lang));
    };
    let mut out = String::new();
    let heading = FILES.with([saving.branch().into(), files.len().into()]);
    paragraph(&heading.render(lang), style, true, &mut out);
    let row = |file: &UnsavedFile| vec![Cell::text(word(file.state).get(lang)), Cell::text(&file.path)];
    table(&files.iter().take(most).map(row).collect::<Vec<_>>(), style, &mut out);
    left(files.len()).into_iter().for_each(|left| more(left, &mut out));
    if !hidden.is_empty() {
        out.push('\n');
        paragraph(&HIDDEN.with([hidden.join(", ").into()]).render(lang), style, false, &mut out);
    }
    out.push('\n');
    paragraph(MESSAGE.get(lang), style, true, &mut out);
    for line in message.lines().take(most) {
        let bullet = if line.starts_with("- ") { INDENT } else { 0 };
        let room = style.width.saturating_sub(INDENT + bullet);
        for (at, part) in wrap(&one_line(line), room).iter().enumerate() {
            let indent = if part.is_empty() { 0 } else { INDENT + if at == 0 { 0 } else { bullet } };
            let _ = writeln!(out, "{:indent$}{part}", "");
        }
    }
    left(message.lines().count()).into_iter().for_each(|left| more(left, &mut out));
    out
}

/// Commands, and what they are good for.
pub fn next(commands: &[(String, &'static Words)], style: Style) -> String {
    let mut out = String::new();
    let row = |(command, words): &(String, &'static Words)| {
        vec![Cell::text(command), Cell::text(words.get(style.lang))]
    };
    table(&commands.iter().map(row).collect::<Vec<_>>(), style, &mut out);
    out
}

fn table(rows: &[Vec<Cell>], style: Style, out: &mut String) {
    let columns = [0, 1].map(|order| Column::new("", order));
    let widths = fit(&columns, rows.iter().map(Vec::as_slice), style.width - INDENT);
    for line in draw(&columns, rows, &widths, style.color).lines() {
        let _ = writeln!(out, "{:INDENT$}{line}", "");
    }
}

fn word(state: Unsaved) -> &'static Words {
    match state {
        Unsaved::New => &NEW,
        Unsaved::Changed => &CHANGED,
        Unsaved::Removed => &REMOVED,
    }
}

static FILES: Words = Words::new("Filer att spara i grenen {0}: {1}", "Files to save in the branch {0}: {1}");
static MORE: Words = Words::new("… och {0} till", "… and {0} more");
static NEW: Words = Words::new("ny", "new");
static CHANGED: Words = Words::new("ändrad", "changed");
static REMOVED: Words = Words::new("borttagen", "removed");
static HIDDEN: Words = Words::new(
    "Sparas inte, för namnet börjar med en punkt: {0}",
    "Not saved, since the name begins with a point: {0}",
);
static MESSAGE: Words = Words::new("Meddelande:", "Message:");
