//! What `plan rename` is about to change, before it is written.

use std::fmt::Write as _;

use crate::edit::Rename;
use crate::render::table::wrap;
use crate::render::{Style, text_diff};
use crate::text::Words;
use crate::text::safe::one_line;

/// What the activity will be called, and what becomes of each file.
pub fn render(title: &str, rename: &Rename, style: Style) -> String {
    let mut out = String::new();
    let args = [title.into(), rename.from.to_string().into(), rename.to.to_string().into()];
    for line in wrap(&one_line(&HEAD.with(args).render(style.lang)), style.width) {
        let _ = writeln!(out, "{line}");
    }
    out.push('\n');
    let ((old, was), (new, is)) = (&rename.old, &rename.new);
    let moved = MOVED.with([old.as_str().into(), new.as_str().into()]).render(style.lang);
    out.push_str(&text_diff::render(&moved, was, is, style));
    for (path, old, new) in &rename.others {
        out.push_str(&text_diff::render(path, old, new, style));
    }
    out.push('\n');
    out
}

static HEAD: Words = Words::new("{0}: {1} blir {2}.", "{0}: {1} becomes {2}.");
static MOVED: Words = Words::new("{0} → {1}", "{0} → {1}");
