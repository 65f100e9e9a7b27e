//! What an exception in place is about: the line it stands on, or the next one below it, and what begins on
//! that line: a table with its fields, a list with its entries.

use crate::syntax::{Format, Node, Value};
use crate::text::Span;

/// The bytes that an exception in a comment is about.
pub(super) fn reach(text: &str, format: Format, root: &Node, comment: Span) -> Span {
    let at = comment.range().start;
    let own = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let shares_its_line = !text[own..at].trim_start_matches('\u{feff}').trim().is_empty();
    let line = match shares_its_line {
        true => Some(own),
        false => line_below(text, comment.range().end),
    };
    let Some(from) = line else { return Span::new(text.len(), text.len()) };
    let to = text[from..].find('\n').map_or(text.len(), |n| from + n);
    let mut search = Search { text, line: (from, to), from, to, header: None };
    if format == Format::Toml && text[from..to].trim_start_matches('\u{feff}').trim_start().starts_with('[') {
        search.header(root);
    }
    match search.header {
        Some(end) => search.to = search.to.max(end),
        None => search.table(root, shares_its_line),
    }
    Span::new(search.from, search.to)
}

/// The next line that is neither blank nor a comment.
fn line_below(text: &str, from: usize) -> Option<usize> {
    let mut at = text[from..].find('\n').map(|n| from + n + 1)?;
    loop {
        let line = text[at..].split('\n').next().unwrap_or("").trim();
        if !line.is_empty() && !line.starts_with('#') {
            return Some(at);
        }
        at = text[at..].find('\n').map(|n| at + n + 1)?;
    }
}

struct Search<'t> {
    text: &'t str,
    line: (usize, usize),
    from: usize,
    to: usize,
    /// Where the table ends whose header stands on the line.
    header: Option<usize>,
}

impl Search<'_> {
    fn begins_here(&self, node: Span) -> bool {
        (self.line.0..self.line.1).contains(&node.range().start)
    }

    /// Finds the table of `[name]` or `[[name]]`.
    fn header(&mut self, node: &Node) {
        for entry in &node.table().entries {
            for item in entry.node.items() {
                let is_header = self.text[item.span.range()].starts_with('[');
                if matches!(item.value, Value::Table(_)) && is_header && self.begins_here(item.span) {
                    self.header = Some(end(item));
                }
                self.header(item);
            }
        }
    }

    fn table(&mut self, node: &Node, is_behind: bool) {
        for entry in &node.table().entries {
            let place = entry.node.span.range();
            if self.begins_here(entry.key.span) {
                self.to = self.to.max(end(&entry.node));
            } else if is_behind
                && (self.line.0..=self.line.1).contains(&place.end)
                && self.is_closed(&entry.node)
            {
                self.from = self.from.min(entry.key.span.range().start);
            }
            for item in entry.node.items() {
                if self.begins_here(item.span) {
                    self.to = self.to.max(end(item));
                }
                self.table(item, is_behind);
            }
        }
    }

    /// Whether a value ends by itself, so that what stands behind it stands behind all of it.
    fn is_closed(&self, node: &Node) -> bool {
        let raw = &self.text[node.span.range()];
        match node.value {
            Value::List(_) | Value::Table(_) => {
                raw.starts_with(['[', '{']) && raw.ends_with([']', '}']) && !raw.starts_with("[[")
            }
            _ => true,
        }
    }
}

/// Where a value ends, with all that is in it.
fn end(node: &Node) -> usize {
    let own = node.span.range().end;
    let inner = match &node.value {
        Value::Table(table) => table.entries.iter().map(|e| end(&e.node)).max(),
        Value::List(items) => items.iter().map(end).max(),
        _ => None,
    };
    inner.map_or(own, |inner| inner.max(own))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::read;
    use crate::syntax::rewrite::comments;

    /// What the first comment of a text reaches.
    fn reached(text: &str, format: Format) -> &str {
        let root = read(text, format).root;
        let comment = comments(text, &root)[0];
        &text[reach(text, format, &root, comment).range()]
    }

    #[test]
    fn the_line_it_stands_on_or_the_next_one() {
        let toml = |text| reached(text, Format::Toml);
        assert_eq!(toml("a = 1\nb = 2 # x\nc = 3\n"), "b = 2 # x");
        assert_eq!(toml("# x\n\n# annan kommentar\na = 1\nb = 2\n"), "a = 1");
        assert_eq!(toml("\u{feff}# x\r\na = 1\r\nb = 2\r\n"), "a = 1\r");
        assert_eq!(toml("a = 1\n# x\n"), "");
        let yaml = |text| reached(text, Format::Yaml);
        assert_eq!(yaml("a: 1\n# x\nb: 2\nc: 3\n"), "b: 2");
        assert_eq!(yaml("a: 1 # x\nb: 2\n"), "a: 1 # x");
    }

    #[test]
    fn what_begins_on_the_line_is_covered_whole() {
        let toml = |text| reached(text, Format::Toml);
        assert_eq!(toml("# x\na = [\n  1,\n  2,\n]\nb = 3\n"), "a = [\n  1,\n  2,\n]");
        assert_eq!(
            toml("a = [\n  { b = 1 },\n  # x\n  { b = [2,\n 3] },\n  { b = 4 },\n]\n"),
            "  { b = [2,\n 3] }"
        );
        assert_eq!(toml("# x\n[[a]]\nb = 1\nc = 2\n\n[[a]]\nb = 3\n"), "[[a]]\nb = 1\nc = 2");
        assert_eq!(toml("[[a]]\nb = 1\n# x\n[[a]]\nb = 3\n[c]\nd = 1\n"), "[[a]]\nb = 3");
        assert_eq!(toml("[a] # x\nb = 1\n[c]\nd = 1\n"), "[a] # x\nb = 1");
        let yaml = |text| reached(text, Format::Yaml);
        assert_eq!(yaml("# x\na:\n  b: 1\n  c: 2\nd: 3\n"), "a:\n  b: 1\n  c: 2");
        assert_eq!(yaml("a:\n  # x\n  - b: 1\n    c: 2\n  - b: 3\n"), "  - b: 1\n    c: 2");
    }

    #[test]
    fn what_ends_on_the_line_is_covered_by_what_stands_behind_it() {
        assert_eq!(reached("a = '''\nx\ny''' # x\nb = 1\n", Format::Toml), "a = '''\nx\ny''' # x");
        assert_eq!(reached("a = [\n  1,\n] # x\nb = 1\n", Format::Toml), "a = [\n  1,\n] # x");
        assert_eq!(reached("a:\n  b: 1\n  c: [2] # x\nd: 3\n", Format::Yaml), "  c: [2] # x");
    }
}
