//! Comments: where they stand, and a text without some of them.

use std::ops::Range;

use crate::syntax::rewrite::patch::{Change, Patch};
use crate::syntax::rewrite::place::Scene;
use crate::syntax::rewrite::{CannotEdit, Rewritten, Stop, Why, lines, proof, trivia};
use crate::syntax::{Format, Node, read};
use crate::text::Span;

/// Every comment of a text that was read as a tree, from its `#` to the end of its line.
pub fn comments(text: &str, root: &Node) -> Vec<Span> {
    trivia::comments(text, root).into_iter().map(|range| Span::new(range.start, range.end)).collect()
}

/// A text without the comments that are to go. One that has a line to itself takes the line along.
///
/// # Errors
/// When the text would then say something else.
pub fn without_comments(
    text: &str,
    format: Format,
    goes: &dyn Fn(Span, &str) -> bool,
) -> Result<Rewritten, CannotEdit> {
    let document = read(text, format);
    let scene = Scene::of(text, format, &document);
    let gone: Vec<Range<usize>> = trivia::comments(text, scene.root)
        .into_iter()
        .filter(|c| goes(Span::new(c.start, c.end), &text[c.clone()]))
        .collect();
    let patch = Patch::new(text);
    let (Some(first), Some(last)) = (gone.first(), gone.last()) else { return Ok(patch.finish()) };
    let made = patch
        .with(&changes(text, &gone))
        .filter(|next| document.complete && proof::holds_without(&scene, &gone, next.text()));
    match made {
        Some(next) => Ok(next.finish()),
        None => Err(Stop::at(first.start, last.end, Why::Unproven).told(text, &patch)),
    }
}

fn changes(text: &str, gone: &[Range<usize>]) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut whole: Vec<Range<usize>> = Vec::new();
    for comment in gone {
        let line = lines::start(text, comment.start);
        let below = lines::next(text, comment.end);
        if lines::indent(text, comment.start).is_none() {
            let kept = line + text[line..comment.start].trim_end_matches([' ', '\t']).len();
            changes.push(Change { range: kept..comment.end, text: String::new() });
            continue;
        }
        match whole.last_mut() {
            Some(last) if last.end == line => last.end = below,
            _ => whole.push(line..below),
        }
    }
    changes.extend(whole.into_iter().map(|range| lines::take(text, range.start, range.end)));
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str, format: Format) -> Option<String> {
        without_comments(text, format, &|_, c| c.starts_with("#!")).ok().map(|made| made.text)
    }

    #[test]
    fn a_comment_takes_the_line_that_it_has_to_itself() {
        for (text, after) in [
            ("#! x\na = 1\n", "a = 1\n"),
            ("\u{feff}#! x\r\na = 1 # k\r\n", "\u{feff}a = 1 # k\r\n"),
            ("a = 1 \t #! x\nb = \"#! y\"\n", "a = 1\nb = \"#! y\"\n"),
            ("a = [\n  1, #! x\n  #! y\n  # z\n]\n", "a = [\n  1,\n  # z\n]\n"),
            ("a = 1\n#! x\n#! y", "a = 1"),
            ("a = 1\n", "a = 1\n"),
        ] {
            assert_eq!(without(text, Format::Toml).as_deref(), Some(after), "{text:?}");
        }
        assert_eq!(
            without("a: | #! x\n  #! y\nb: 1\n", Format::Yaml).as_deref(),
            Some("a: |\n  #! y\nb: 1\n")
        );
    }

    #[test]
    fn a_comment_that_parts_text_from_blank_lines_stays() {
        assert_eq!(without("a: |+\n  x\n\n#! y\n\nb: 1\n", Format::Yaml), None);
    }
}
