//! Entries in brackets, of lists and of tables: `[a, b]`, `{ a = 1, b = 2 }`, on one line or on many.

use std::ops::Range;

use crate::syntax::rewrite::patch::Change;
use crate::syntax::rewrite::{Stop, Why, lines, trivia};

/// What stands in a pair of brackets.
pub(super) struct Brackets<'t> {
    pub(super) text: &'t str,
    /// From the opening bracket to behind the closing one.
    pub(super) span: Range<usize>,
    /// The entries, in the order of the text, with their keys.
    pub(super) items: Vec<Range<usize>>,
    /// Whether they are a table's.
    pub(super) table: bool,
}

fn insert(at: usize, text: String) -> Change {
    Change { range: at..at, text }
}

fn delete(range: Range<usize>) -> Change {
    Change { range, text: String::new() }
}

impl Brackets<'_> {
    fn close(&self) -> usize {
        self.span.end - 1
    }

    /// Where the next entry begins, or the closing bracket stands.
    fn limit(&self, at: usize) -> usize {
        self.items.get(at + 1).map_or(self.close(), |next| next.start)
    }

    fn comma(&self, at: usize) -> Option<usize> {
        trivia::first_of(self.text, self.items[at].end..self.limit(at), b",")
    }

    /// The indentation of an entry that begins its line.
    fn indent(&self, at: usize) -> Option<&str> {
        lines::indent(self.text, self.items[at].start)
    }

    /// The start of the line of the closing bracket, when nothing else stands before it there.
    fn close_line(&self) -> Option<usize> {
        lines::indent(self.text, self.close()).map(|_| lines::start(self.text, self.close()))
    }

    /// The line below the last thing that stands before the closing bracket.
    fn below_last(&self) -> usize {
        let solid = self.text[..self.close()].trim_end_matches([' ', '\t', '\r', '\n']).len();
        lines::next(self.text, solid.max(self.span.start + 1))
    }

    /// Puts an entry behind another, or, behind none, before the first.
    pub(super) fn insert(&self, behind: Option<usize>, new: &str) -> Vec<Change> {
        match behind {
            _ if self.items.is_empty() => vec![self.among_none(new)],
            Some(at) => self.behind(at, new),
            None => vec![self.before_first(new)],
        }
    }

    fn among_none(&self, new: &str) -> Change {
        let inner = &self.text[self.span.start + 1..self.close()];
        if !inner.contains('\n') {
            let pad = if self.table || !inner.is_empty() { " " } else { "" };
            return Change { range: self.span.start + 1..self.close(), text: format!("{pad}{new}{pad}") };
        }
        let first = lines::next(self.text, self.span.start);
        let commented = lines::is_comment(self.text, first) && first < self.close();
        let indent = if commented {
            let line = lines::line(self.text, first);
            line[..line.len() - line.trim_start().len()].to_owned()
        } else {
            format!("{}  ", leading(self.text, self.close()))
        };
        let ending = lines::ending(self.text, self.span.start);
        match self.close_line() {
            Some(_) => insert(self.below_last(), format!("{indent}{new},{ending}")),
            None => insert(self.close(), new.to_owned()),
        }
    }

    fn before_first(&self, new: &str) -> Change {
        let start = self.items[0].start;
        match self.indent(0) {
            Some(indent) => insert(start, format!("{new},{}{indent}", lines::ending(self.text, start))),
            None => insert(start, format!("{new}, ")),
        }
    }

    fn behind(&self, at: usize, new: &str) -> Vec<Change> {
        let last = at + 1 == self.items.len();
        let end = self.items[at].end;
        let comma = self.comma(at);
        let ending = lines::ending(self.text, self.items[at].start);
        let own_line = self.indent(at).filter(|_| {
            let gap = end..self.limit(at);
            last || self.text[gap].contains('\n')
        });
        match (own_line, comma) {
            (Some(indent), _) if last && self.close_line().is_none() => {
                let tail = if comma.is_some() { "," } else { "" };
                let put = format!("{ending}{indent}{new}{tail}");
                match comma {
                    Some(comma) => vec![insert(comma + 1, put)],
                    None => vec![insert(end, format!(",{put}"))],
                }
            }
            (Some(indent), Some(comma)) => {
                let below = if last { self.below_last() } else { lines::next(self.text, comma) };
                vec![insert(below, format!("{indent}{new},{ending}"))]
            }
            (Some(indent), None) => {
                vec![insert(end, ",".to_owned()), insert(self.below_last(), format!("{indent}{new}{ending}"))]
            }
            (None, Some(comma)) if last => vec![insert(comma + 1, format!(" {new},"))],
            (None, _) => vec![insert(end, format!(", {new}"))],
        }
    }

    /// Takes an entry away.
    pub(super) fn remove(&self, at: usize, with_comment: bool) -> Result<Vec<Change>, Stop> {
        let Range { start, end } = self.items[at].clone();
        let last = at + 1 == self.items.len();
        let comma = self.comma(at);
        let solid = comma.map_or(end, |comma| comma + 1);
        let rest = self.text[solid..lines::end(self.text, solid)].trim_start_matches([' ', '\t']);
        if self.indent(at).is_some() && (rest.is_empty() || rest.starts_with('#')) {
            let line = lines::start(self.text, start);
            let first = if with_comment { lines::with_comment(self.text, line) } else { line };
            let mut changes = vec![delete(first.max(self.span.start + 1)..lines::next(self.text, solid))];
            // What is now the last goes without a comma, as the one that went did.
            if let Some(before) = at.checked_sub(1).filter(|_| last && comma.is_none()) {
                changes.extend(self.comma(before).map(|comma| delete(comma..comma + 1)));
            }
            return Ok(changes);
        }
        let range = match at.checked_sub(1) {
            _ if !last => start..self.limit(at),
            Some(before) => self.items[before].end..end,
            None => self.alone(start, solid),
        };
        let between = [range.start..start.max(range.start), end.min(range.end)..range.end];
        if between.into_iter().any(|gap| self.text[gap].contains('#')) {
            return Err(Stop::at(start, end, Why::Layout));
        }
        Ok(vec![delete(range)])
    }

    /// The only entry with its comma, and the padding of which an empty pair of brackets needs less.
    fn alone(&self, start: usize, end: usize) -> Range<usize> {
        let inner = self.span.start + 1..self.close();
        let padded =
            self.text[inner.start..start].ends_with(' ') && self.text[end..inner.end].starts_with(' ');
        let blank =
            self.text[inner.start..start].trim().is_empty() && self.text[end..inner.end].trim().is_empty();
        let one_line = !self.text[inner.clone()].contains('\n');
        match (self.table, padded) {
            (true, _) if blank && one_line => inner,
            (false, true) => start..end + 1,
            _ => start..end,
        }
    }
}

/// The white space that a line begins with.
pub(super) fn leading(text: &str, at: usize) -> &str {
    let start = lines::start(text, at);
    let line = lines::line(text, start);
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}
