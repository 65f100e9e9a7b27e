//! YAML into the tree. The parser does not recover, so a file is read up to its first syntax error.

mod duplicates;
mod errors;
mod scalar;

use granit_parser::{Event, Options, Parser, ScalarStyle};

use crate::syntax::toml::MAX_DEPTH;
use crate::syntax::{
    Broken, Document, Entry, Fault, FaultKind, Format, Key, Node, Table, Unsupported, Value,
};
use crate::text::Span;

use duplicates::drop_duplicates;
use scalar::plain;

/// Most values in one YAML file.
const MAX_NODES: usize = 10_000;

pub(super) fn read(text: &str) -> Document {
    let mut options = Options::default();
    options.emit_anchor_events = true;
    options.emit_unresolved_aliases = true;
    options.emit_comments = false;
    let mut builder =
        Builder { text, stack: Vec::new(), root: None, documents: 0, nodes: 0, faults: Vec::new() };
    let mut complete = true;
    for event in Parser::new_from_str_with_options(text, options) {
        let outcome = match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or(0..0);
                let tag = span.tag_span().and_then(|s| s.byte_range());
                builder.event(
                    event,
                    Span::new(range.start, range.end),
                    tag.map(|r| Span::new(r.start, r.end)),
                )
            }
            Err(error) => Err(builder.syntax(&error)),
        };
        match outcome {
            Ok(Step::On) => {}
            Ok(Step::Enough) => break,
            Err(fault) => {
                builder.faults.push(fault);
                complete = false;
                break;
            }
        }
    }
    builder.finish(complete)
}

enum Step {
    On,
    Enough,
}

/// A list or table being read.
enum Open {
    List(Span, Vec<Node>),
    /// With the key whose value comes next; a key that is no word is refused with its value.
    Table(Span, Table, Option<Option<Key>>),
}

struct Builder<'t> {
    text: &'t str,
    stack: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    nodes: usize,
    faults: Vec<Fault>,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: Span, tag: Option<Span>) -> Result<Step, Fault> {
        let refuse = |what, span| Fault { span, kind: FaultKind::Unsupported(what) };
        if let Some(tag) = tag {
            self.faults.push(refuse(Unsupported::Tag, tag));
        }
        match event {
            Event::DocumentStart(_, version) => {
                self.documents += 1;
                if version.is_some() {
                    self.faults.push(refuse(Unsupported::Directive, Span::new(0, self.line_end(0))));
                }
                if self.documents > 1 {
                    self.faults.push(refuse(Unsupported::SecondDocument, span));
                    return Ok(Step::Enough);
                }
            }
            Event::Anchor(..) => self.faults.push(refuse(Unsupported::Anchor, span)),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.faults.push(refuse(Unsupported::Alias, span));
                self.put(Node { span, value: Value::Unread })?;
            }
            Event::Scalar(value, style, ..) => {
                let span = self.trimmed(span, style);
                let value =
                    if style == ScalarStyle::Plain { plain(&value, span) } else { Value::Text(value.into()) };
                self.put(Node { span, value })?;
            }
            Event::SequenceStart(..) => self.open(Open::List(span, Vec::new()), span)?,
            Event::MappingStart(..) => self.open(Open::Table(span, Table::default(), None), span)?,
            Event::SequenceEnd | Event::MappingEnd => self.close(span)?,
            _ => {}
        }
        Ok(Step::On)
    }

    fn open(&mut self, open: Open, span: Span) -> Result<(), Fault> {
        // The file itself is no level, as in TOML.
        if self.stack.len() > MAX_DEPTH {
            return Err(Fault { span, kind: FaultKind::Syntax(Format::Yaml, Broken::TooDeep) });
        }
        self.stack.push(open);
        Ok(())
    }

    fn close(&mut self, end: Span) -> Result<(), Fault> {
        let Some(open) = self.stack.pop() else { return Ok(()) };
        let node = match open {
            Open::List(start, items) => {
                let span = covering(
                    self.text,
                    start,
                    end,
                    items.first().map(|n| n.span),
                    items.last().map(|n| n.span),
                );
                // A list in the file's place is pointed at by its dash, not by its first value.
                let span = if self.stack.is_empty() { Span { start: start.start, ..span } } else { span };
                Node { span, value: Value::List(items) }
            }
            Open::Table(start, table, _) => {
                let first = table.entries.first().map(|e| e.key.span);
                let last = table
                    .entries
                    .last()
                    .map(|e| if e.node.span.is_empty() { e.key.span } else { e.node.span });
                Node { span: covering(self.text, start, end, first, last), value: Value::Table(table) }
            }
        };
        self.put(node)
    }

    fn put(&mut self, node: Node) -> Result<(), Fault> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(Fault {
                span: node.span,
                kind: FaultKind::Syntax(Format::Yaml, Broken::TooManyValues),
            });
        }
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Table(_, table, key)) => match key.take() {
                Some(Some(key)) => table.entries.push(Entry { key, node, field: None }),
                Some(None) => {}
                None => *key = Some(as_key(node, &mut self.faults)),
            },
        }
        Ok(())
    }

    fn finish(mut self, complete: bool) -> Document {
        // After an error the open lists and tables are closed with what they hold.
        while !self.stack.is_empty() {
            let end = Span::new(self.text.len(), self.text.len());
            if self.close(end).is_err() {
                break;
            }
        }
        let mut root = self.root.take().unwrap_or_else(Node::empty);
        if matches!(root.value, Value::Null) {
            root = Node::empty();
        }
        if !matches!(root.value, Value::Table(_)) {
            let span = self.whole_line(root.span.start as usize);
            self.faults.push(Fault { span, kind: FaultKind::Syntax(Format::Yaml, Broken::NotATable) });
            return Document { root: Node::empty(), faults: self.faults, complete: false };
        }
        drop_duplicates(&mut root, &mut self.faults);
        self.faults.sort_by_key(|f| f.span);
        Document { root, faults: self.faults, complete }
    }

    /// A block scalar's span runs on to the next token; its text does not.
    fn trimmed(&self, span: Span, style: ScalarStyle) -> Span {
        if !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
            return span;
        }
        let raw = self.text.get(span.range()).unwrap_or("");
        Span::new(span.start as usize, span.start as usize + raw.trim_end().len())
    }
}

fn as_key(node: Node, faults: &mut Vec<Fault>) -> Option<Key> {
    let name = match node.value {
        Value::Text(s) | Value::Integer(s) | Value::Float(s) | Value::Date(s) => s,
        Value::Bool(b) => b.to_string().into(),
        Value::Null => "~".into(),
        _ => {
            faults.push(Fault { span: node.span, kind: FaultKind::Unsupported(Unsupported::KeyNotText) });
            return None;
        }
    };
    Some(Key::new(name, node.span))
}

/// Block collections have no bytes of their own: from the first child to the last.
fn covering(text: &str, start: Span, end: Span, first: Option<Span>, last: Option<Span>) -> Span {
    if !start.is_empty() {
        return Span { start: start.start, end: end.end.max(start.end) };
    }
    match (first, last) {
        (Some(first), Some(last)) => Span { start: first.start, end: last.end.max(first.end) },
        _ => Span::new(start.start as usize, (start.start as usize).min(text.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_scalars_by_the_core_schema() {
        let doc = read("a: no\nb: 0123\nc: 12\nd: ~\ne:\nf: 1.5\ng: true\nh: 2026-04-30\ni: '12'\nj: +\n");
        let kind = |k: &str| doc.root.get(k).map(|n| n.value.clone());
        assert!(matches!(kind("a"), Some(Value::Text(_))));
        assert!(matches!(kind("b"), Some(Value::Text(_))));
        assert!(matches!(kind("c"), Some(Value::Integer(_))));
        assert!(matches!(kind("d"), Some(Value::Null)) && matches!(kind("e"), Some(Value::Null)));
        assert!(matches!(kind("f"), Some(Value::Float(_))) && matches!(kind("g"), Some(Value::Bool(true))));
        assert!(matches!(kind("h"), Some(Value::Text(_))) && matches!(kind("i"), Some(Value::Text(_))));
        assert!(matches!(kind("j"), Some(Value::Text(_))));
    }

    #[test]
    fn refused_syntax_is_placed_and_the_rest_read() {
        let text = "a: &x 1\nb: *x\nc: !t 2\nd: 3\n---\ne: 4\n";
        let doc = read(text);
        let found: Vec<_> = doc.faults.iter().map(|f| (&text[f.span.range()], f.kind.clone())).collect();
        let refused = |what| FaultKind::Unsupported(what);
        assert_eq!(
            found,
            [
                ("&x", refused(Unsupported::Anchor)),
                ("*x", refused(Unsupported::Alias)),
                ("!t", refused(Unsupported::Tag)),
                ("---", refused(Unsupported::SecondDocument)),
            ]
        );
        assert_eq!(doc.root.text("d").map(|t| t.value), Some("3"));
        assert!(doc.complete);
    }

    #[test]
    fn a_syntax_error_keeps_what_stands_before_it() {
        let text = "a: å\nb: \"x\nc: 1\n";
        let doc = read(text);
        assert!(!doc.complete);
        assert_eq!(doc.root.text("a").map(|t| t.value), Some("å"));
        assert_eq!(doc.faults[0].kind, FaultKind::Syntax(Format::Yaml, Broken::UnclosedText));
    }

    #[test]
    fn what_is_never_closed_is_shown_where_it_opens() {
        let place = |text: &str| {
            let fault = read(text).faults.remove(0);
            (text[fault.span.range()].to_owned(), fault.kind)
        };
        let at = |s: &str, broken| (s.to_owned(), FaultKind::Syntax(Format::Yaml, broken));
        let text = Broken::UnclosedText;
        assert_eq!(place("a: \"x\nb: 1\n"), at("\"x", text));
        assert_eq!(place("# it's \"\na: ['1', \"y\"]\nb: \"x\nc: \"z\"\n"), at("\"x", text));
        assert_eq!(place("a: 'it's x'\n"), at("'it's x'", text));
        assert_eq!(place("a: [1, 2\nb: 1\n"), at("[1, 2", Broken::UnclosedBracket));
        assert_eq!(place("a: [{ x: 1 }, 2\nb: 3\n"), at("[{ x: 1 }, 2", Broken::UnclosedBracket));
    }

    #[test]
    fn a_key_that_is_no_word_goes_with_its_value() {
        let doc = read("? [a]\n: b\nc: 1\n");
        assert_eq!(doc.faults.len(), 1);
        assert_eq!(doc.root.table().entries.len(), 1);
    }

    #[test]
    fn sixty_four_levels_are_read_in_either_format() {
        let lists = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        for (n, sound) in [(64, true), (65, false)] {
            assert_eq!(read(&format!("x: {}\n", lists(n))).faults.is_empty(), sound, "{n} in YAML");
            let toml = crate::syntax::read(&format!("x = {}\n", lists(n)), Format::Toml);
            assert_eq!(toml.faults.is_empty(), sound, "{n} in TOML");
        }
    }

    #[test]
    fn lists_and_single_values_are_no_plan_files() {
        for text in ["- a\n- b\n", "x\n"] {
            assert_eq!(read(text).faults[0].kind, FaultKind::Syntax(Format::Yaml, Broken::NotATable));
        }
        for text in ["- a\n- b\n", "# k\n- # k\n  a\n", "---\n-   a: 1\n    b: 2\n", "-\n", "\u{feff}- - a\n"]
        {
            let fault = read(text).faults.remove(0);
            assert!(text[fault.span.range()].starts_with('-'), "{text}: {fault:?}");
        }
        assert!(read("").faults.is_empty() && read("# k\n").faults.is_empty());
    }

    #[test]
    fn duplicates_name_both_places() {
        let doc = read("a: 1\nb: 2\na: 3\n");
        assert_eq!(doc.faults[0].kind, FaultKind::DuplicateKey("a".into(), Some(Span::new(0, 1))));
        assert_eq!(doc.root.text("a").map(|t| t.value), Some("1"));
    }

    #[test]
    fn block_collections_span_their_children() {
        let text = "a:\n  - x: 1\n    y: 2\n  - x: 3\nb: |\n  t\n\nc: 1\n";
        let doc = read(text);
        let a = doc.root.get("a").expect("written above");
        assert_eq!(&text[a.span.range()], "x: 1\n    y: 2\n  - x: 3");
        assert_eq!(&text[a.items()[0].span.range()], "x: 1\n    y: 2");
        assert_eq!(doc.root.get("b").map(|n| text[n.span.range()].trim()), Some("t"));
    }
}
