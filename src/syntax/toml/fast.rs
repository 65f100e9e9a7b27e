//! TOML that is in order, straight from the parser's events into the tree.
//!
//! Almost every plan file is faultless and plain, and reading is most of what the program does. So the
//! events build the tree at once; at the first oddity (a fault, a duplicate key, a dotted key, a header
//! inside another, TOML 1.1) this reader gives up, and the recovering one reads the text from its
//! beginning. A test holds the two against each other.

use std::borrow::Cow;
use std::cell::Cell;

use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::lexer::Token;
use toml_parser::parser::{EventReceiver, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Source, Span as RawSpan};

use crate::syntax::toml::plain::{between, is_bare_key, is_visible};
use crate::syntax::toml::{MAX_DEPTH, text_of};
use crate::syntax::{Document, Entry, Key, Node, Table, Value};
use crate::text::safe::some_byte;
use crate::text::{Span, Str, parse_day};

/// Above this many keys a table is left to the slow reader, which finds duplicates by hash.
const MANY_KEYS: usize = 64;

thread_local! {
    /// The list of tokens is long, and each file that a thread reads uses the same room for its own.
    static TOKENS: Cell<Vec<Token>> = const { Cell::new(Vec::new()) };
}

/// The document of a text that is in order; none for any other.
pub(super) fn read(text: &str) -> Option<Document> {
    let source = Source::new(text);
    let mut builder = Builder::new(text, source);
    // The escapes of TOML 1.1 are the slow reader's affair.
    if builder.escapes && (text.contains("\\e") || text.contains("\\x")) {
        return None;
    }
    let mut tokens = TOKENS.take();
    tokens.extend(source.lex());
    let mut trouble = Trouble(false);
    if builder.visible {
        parse_document(&tokens, &mut builder, &mut trouble);
    } else {
        // Comments and ends of lines are where the others may stand.
        parse_document(&tokens, &mut ValidateWhitespace::new(&mut builder, source), &mut trouble);
    }
    tokens.clear();
    TOKENS.set(tokens);
    builder.finish(trouble.0)
}

/// Whether the parser had anything to say.
struct Trouble(bool);

impl ErrorSink for Trouble {
    fn report_error(&mut self, _: ParseError) {
        self.0 = true;
    }
}

/// A list or inline table being read.
enum Open {
    List(u32, Vec<Node>),
    Table(u32, Vec<Entry>),
}

/// Where the entries of the lines being read go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Root,
    Table,
    ListOfTables,
}

struct Builder<'t> {
    text: &'t str,
    source: Source<'t>,
    /// Whether [`is_visible`] holds of the text: then strings without escapes are what stands in them.
    visible: bool,
    /// Whether there is anything that could be an escape.
    escapes: bool,
    root: Vec<Entry>,
    section: Section,
    open: Vec<Open>,
    /// Keys that wait for their values, the innermost last.
    keys: Vec<Key>,
    header: Option<RawSpan>,
    odd: bool,
    /// Lists and tables that are being read are put together here, and kept without room to spare.
    spare_items: Vec<Vec<Node>>,
    spare_entries: Vec<Vec<Entry>>,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str, source: Source<'t>) -> Self {
        Self {
            text,
            source,
            visible: is_visible(text),
            escapes: some_byte(text, |b| b == b'\\'),
            root: Vec::with_capacity(48),
            section: Section::Root,
            open: Vec::new(),
            keys: Vec::new(),
            header: None,
            odd: false,
            spare_items: Vec::new(),
            spare_entries: Vec::new(),
        }
    }

    fn finish(self, trouble: bool) -> Option<Document> {
        if trouble || self.odd || !self.open.is_empty() || !self.keys.is_empty() {
            return None;
        }
        let value = Value::Table(Table { entries: exact(self.root, &mut Vec::new()) });
        let root = Node { span: Span::new(0, self.text.len()), value };
        Some(Document { root, faults: Vec::new(), complete: true })
    }

    /// A finished value goes to the list or table that is open, else to the section.
    fn put(&mut self, node: Node) {
        if let Some(Open::List(_, items)) = self.open.last_mut() {
            items.push(node);
            return;
        }
        let Some(key) = self.keys.pop() else {
            self.odd = true;
            return;
        };
        let entries = match self.open.last_mut() {
            Some(Open::Table(_, entries)) => entries,
            _ => match self.section_entries() {
                Some(entries) => entries,
                None => {
                    self.odd = true;
                    return;
                }
            },
        };
        let duplicate = entries.len() > MANY_KEYS || entries.iter().any(|e| e.key.is_same(&key));
        entries.push(Entry { key, node, field: None });
        self.odd |= duplicate;
    }

    /// Whether the parser may go into the list or table that was opened: it calls itself.
    fn go_deeper(&mut self) -> bool {
        let is_deep = self.open.len() + 2 > MAX_DEPTH;
        self.odd |= is_deep;
        !is_deep
    }

    fn section_entries(&mut self) -> Option<&mut Vec<Entry>> {
        if self.section == Section::Root {
            return Some(&mut self.root);
        }
        let last = &mut self.root.last_mut()?.node.value;
        match last {
            Value::Table(table) => Some(&mut table.entries),
            Value::List(items) => match &mut items.last_mut()?.value {
                Value::Table(table) => Some(&mut table.entries),
                _ => None,
            },
            _ => None,
        }
    }

    fn header_open(&mut self, span: RawSpan, section: Section) {
        self.odd |= !self.open.is_empty() || !self.keys.is_empty();
        self.header = Some(span);
        self.section = section;
    }

    /// `[name]` begins a table, `[[name]]` one more of a list.
    fn header_close(&mut self, close: RawSpan) {
        let (Some(open), Some(key)) = (self.header.take(), self.keys.pop()) else {
            self.odd = true;
            return;
        };
        let span = Span::new(open.start(), close.end());
        let table = Node { span, value: Value::Table(Table::default()) };
        let same = self.root.iter_mut().rev().find(|e| e.key.name == key.name);
        match (self.section, same) {
            (Section::ListOfTables, Some(entry)) => match &mut entry.node.value {
                // A header of another name between two of one list would make this entry not the last.
                Value::List(items) if is_header_list(self.text, entry.node.span) => items.push(table),
                _ => self.odd = true,
            },
            (_, Some(_)) => self.odd = true,
            (Section::ListOfTables, None) => {
                let node = Node { span, value: Value::List(vec![table]) };
                self.root.push(Entry { key, node, field: None });
                return;
            }
            (_, None) => {
                self.root.push(Entry { key, node: table, field: None });
                return;
            }
        }
        // The entry that goes on must be the last, since its lines are put there.
        self.odd |= self.root.last().is_none_or(|e| e.key.name != key.name);
    }

    fn scalar_value(
        &mut self,
        span: RawSpan,
        encoding: Option<Encoding>,
        errors: &mut dyn ErrorSink,
    ) -> Option<Value> {
        let raw = self.source.get(span)?.as_str();
        if self.visible
            && let Some(text) = plain_string(raw, encoding, self.escapes)
        {
            return Some(Value::Text(Str::new(text)));
        }
        let mut decoded = Cow::Borrowed("");
        let event = toml_parser::Raw::new_unchecked(raw, encoding, span);
        Some(match event.decode_scalar(&mut decoded, errors) {
            ScalarKind::String => Value::Text(text_of(raw, &decoded)),
            ScalarKind::Boolean(value) => Value::Bool(value),
            ScalarKind::Integer(_) => Value::Integer(Str::new(raw)),
            ScalarKind::Float => Value::Float(Str::new(raw)),
            // Only a plain day is certain to be one; times and faulty days go the slow way.
            ScalarKind::DateTime if parse_day(raw).is_ok() => Value::Date(Str::new(raw)),
            ScalarKind::DateTime => return None,
        })
    }
}

/// What a string of one line says that holds no escapes; none for any other.
fn plain_string(raw: &str, encoding: Option<Encoding>, escapes: bool) -> Option<&str> {
    match encoding? {
        Encoding::BasicString if !escapes || !raw.as_bytes().contains(&b'\\') => between(raw, b'"'),
        Encoding::LiteralString => between(raw, b'\''),
        _ => None,
    }
}

/// The same elements without room to spare; the roomy vector is put aside for the next.
fn exact<T>(mut roomy: Vec<T>, aside: &mut Vec<Vec<T>>) -> Vec<T> {
    let mut kept = Vec::with_capacity(roomy.len());
    kept.append(&mut roomy);
    aside.push(roomy);
    kept
}

/// Whether a list was begun by a `[[header]]`.
fn is_header_list(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some_and(|raw| raw.starts_with("[[") && raw.ends_with("]]"))
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, span: RawSpan, _: &mut dyn ErrorSink) {
        self.header_open(span, Section::Table);
    }

    fn std_table_close(&mut self, span: RawSpan, _: &mut dyn ErrorSink) {
        self.header_close(span);
    }

    fn array_table_open(&mut self, span: RawSpan, _: &mut dyn ErrorSink) {
        self.header_open(span, Section::ListOfTables);
    }

    fn array_table_close(&mut self, span: RawSpan, _: &mut dyn ErrorSink) {
        self.header_close(span);
    }

    fn inline_table_open(&mut self, span: RawSpan, _: &mut dyn ErrorSink) -> bool {
        let entries = self.spare_entries.pop().unwrap_or_default();
        self.open.push(Open::Table(Span::new(span.start(), 0).start, entries));
        self.go_deeper()
    }

    fn inline_table_close(&mut self, span: RawSpan, _: &mut dyn ErrorSink) {
        let Some(Open::Table(start, entries)) = self.open.pop() else {
            self.odd = true;
            return;
        };
        let span = Span { start, end: Span::new(0, span.end()).end };
        // In TOML 1.0 an inline table stands on one line, and nothing follows its last value.
        let mut from = start;
        for entry in &entries {
            self.odd |=
                self.text.get(from as usize..entry.key.span.start as usize).is_none_or(|g| g.contains('\n'));
            from = entry.node.span.end;
        }
        let tail = self.text.get(from as usize..span.end as usize).unwrap_or("\n");
        self.odd |= tail.contains('\n') || !entries.is_empty() && tail.contains(',');
        let kept = exact(entries, &mut self.spare_entries);
        self.put(Node { span, value: Value::Table(Table { entries: kept }) });
    }

    fn array_open(&mut self, span: RawSpan, _: &mut dyn ErrorSink) -> bool {
        let items = self.spare_items.pop().unwrap_or_default();
        self.open.push(Open::List(Span::new(span.start(), 0).start, items));
        self.go_deeper()
    }

    fn array_close(&mut self, span: RawSpan, _: &mut dyn ErrorSink) {
        let Some(Open::List(start, items)) = self.open.pop() else {
            self.odd = true;
            return;
        };
        let span = Span { start, end: Span::new(0, span.end()).end };
        let kept = exact(items, &mut self.spare_items);
        self.put(Node { span, value: Value::List(kept) });
    }

    fn simple_key(&mut self, span: RawSpan, encoding: Option<Encoding>, errors: &mut dyn ErrorSink) {
        let Some(raw) = self.source.get(span) else {
            self.odd = true;
            return;
        };
        let name = if encoding.is_none() {
            // The parser leaves it to its readers to refuse a key without a name.
            self.odd |= !is_bare_key(raw.as_str());
            Str::new(raw.as_str())
        } else {
            let mut decoded = Cow::Borrowed("");
            toml_parser::Raw::new_unchecked(raw.as_str(), encoding, span).decode_key(&mut decoded, errors);
            Str::new(decoded)
        };
        self.keys.push(Key::new(name, Span::new(span.start(), span.end())));
    }

    fn key_sep(&mut self, _: RawSpan, _: &mut dyn ErrorSink) {
        self.odd = true;
    }

    fn scalar(&mut self, span: RawSpan, encoding: Option<Encoding>, errors: &mut dyn ErrorSink) {
        match self.scalar_value(span, encoding, errors) {
            Some(value) if span.start() < span.end() => {
                self.put(Node { span: Span::new(span.start(), span.end()), value });
            }
            _ => self.odd = true,
        }
    }

    fn error(&mut self, _: RawSpan, _: &mut dyn ErrorSink) {
        self.odd = true;
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::syntax::toml::read_slowly;

    /// Both readers, as far as a reader can tell them apart.
    fn same(text: &str) {
        if let Some(fast) = read(text) {
            let slow = read_slowly(text);
            assert!(slow.complete && slow.faults.is_empty(), "{text}: {:?}", slow.faults);
            assert_eq!(format!("{:?}", fast.root), format!("{:?}", slow.root), "{text}");
        }
    }

    #[test]
    fn plain_files_take_the_fast_way_and_give_the_same_tree() {
        let plain = [
            "",
            "# k\ntitle = \"å\"\n\nn = 1 # x\nf = 1.5\nd = 2026-01-01\nb = true\n",
            "a = [\n  { x = 1, y = 'z' }, # k\n  { x = 2 },\n]\n[t]\nc = \"\"\"\nx\ny\"\"\"\n",
            "[[a]]\nx = 1\n[[a]]\nx = 2\ny = [1, [2, 3]]\n",
            "\u{feff}a = 1\r\nb = \"\"\"x\r\ny\"\"\"\r\nc = '''\r\nx\r\ny\r\n'''\r\n",
            "\"quoted key\" = 1\n'k' = \"\\u00e5\"\n",
            ORDERLY,
            "a = \"\"\nb = ''\nc = \"'\"\nd = '\"\\'\ne = \"\t\"\n",
        ];
        for text in plain {
            assert!(read(text).is_some(), "{text}");
            same(text);
        }
    }

    const PIECES: [&str; 34] = [
        "\"",
        "'",
        "\\",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\u{0}",
        "\u{7}",
        "\u{7f}",
        "=",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        ",",
        ".",
        "#",
        " ",
        "å",
        "\u{feff}",
        "\"\"\"",
        "'''",
        "1",
        "2026-01-01",
        "12:30",
        "true",
        "\\u00e5",
        "\\e",
        "\\\"",
        "a",
        "",
    ];

    const ORDERLY: &str = "# k å\ntitle = \"En tjänst\"\nd = 2026-01-01\nn = -1.5\nb = true\n\
        l = [\n  { x = 'y', z = \"w\" }, # k\n  { x = 2 },\n]\nt = \"\"\"\nrad\n\"\"\"\n\
        [table]\nc = [1, [2]]\n[[list]]\nx = \"\"\n[[list]]\n'y' = 1\n";

    proptest! {
        #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever somebody puts into a file: what is read fast is read alike slowly.
        #[test]
        fn both_readers_agree_on_what_the_fast_one_takes(
            slips in vec((0..230_usize, 0..3_usize, select(PIECES.to_vec())), 1..4),
        ) {
            let mut text = ORDERLY.to_owned();
            for (at, gone, piece) in slips {
                let place = |at: usize| (at.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at));
                let (from, to) = (place(at).unwrap_or(text.len()), place(at + gone).unwrap_or(text.len()));
                text.replace_range(from..to, piece);
            }
            same(&text);
        }
    }

    #[test]
    fn oddities_take_the_slow_way() {
        let odd = [
            "a = 1\na = 2\n",
            "a.b = 1\n",
            "[a.b]\nc = 1\n",
            "a = { x = 1,\n y = 2 }\n",
            "a = { x = 1, }\n",
            "a = 12:30\n",
            "a = 2026-02-30\n",
            "a = \"x\n",
            "a = \"\n",
            "a = '\n",
            "a = \"\u{7}\"\n",
            "a = 1 # \u{7}\n",
            "a = 1\rb = 2\n",
            "[a]\n[a]\n",
            "[[a]]\n[b]\n[[a]]\n",
            "å = 1\n",
            " = 1\n",
            "a = { = 1 }\n",
            "a = \"\\e\"\n",
        ];
        for text in odd {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
