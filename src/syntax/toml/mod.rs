//! TOML into the tree, with every fault the parser can recover from.

mod depth;
mod errors;
mod fast;
pub(in crate::syntax) mod plain;
mod spoilt;

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use crate::syntax::{
    Broken, Document, Entry, Fault, FaultKind, Format, Key, Node, Table, Unsupported, Value,
};
use crate::text::{Span, Str};

use depth::too_deep_to_parse;
use errors::{ends_the_tree, without_dead_lines};

/// Deepest nesting of a plan file.
pub(super) const MAX_DEPTH: usize = 64;

/// Reads a text: quickly when nothing is odd about it, else slowly, with every fault.
pub(super) fn read(text: &str) -> Document {
    fast::read(text).unwrap_or_else(|| read_slowly(text))
}

/// Reads a text with the recovering parser.
pub(super) fn read_slowly(text: &str) -> Document {
    if let Some(span) = too_deep_to_parse(text) {
        let kind = FaultKind::Syntax(Format::Toml, Broken::TooDeep);
        return Document { root: Node::empty(), faults: vec![Fault { span, kind }], complete: false };
    }
    let (mut tree, mut errors) = DeTable::parse_recoverable(text);
    let cleared = without_dead_lines(text, &errors);
    if let Some(cleared) = &cleared {
        let (rest, others) = DeTable::parse_recoverable(cleared);
        tree = rest;
        errors.retain(ends_the_tree);
        errors.extend(others);
    }
    let mut reader =
        Reader { text, faults: Vec::new(), new_escapes: text.contains("\\e") || text.contains("\\x") };
    let span = Span::new(0, text.len());
    let table = reader.table(tree.into_inner(), 0);
    let mut root = Node { span, value: Value::Table(table) };
    let complete = errors.is_empty();
    if !complete {
        reader.errors(&mut root, &errors);
    }
    reader.faults.sort_by_key(|f| f.span);
    Document { root, faults: reader.faults, complete }
}

/// What a text says. Its lines end alike, whatever the lines of the file end with: YAML asks for it, and
/// TOML leaves it to the reader.
fn text_of(raw: &str, decoded: &str) -> Str {
    if raw.contains('\r') { Str::new(decoded.replace("\r\n", "\n")) } else { Str::new(decoded) }
}

struct Reader<'t> {
    text: &'t str,
    faults: Vec<Fault>,
    new_escapes: bool,
}

impl Reader<'_> {
    fn table(&mut self, table: DeTable<'_>, depth: usize) -> Table {
        let mut entries: Vec<Entry> = Vec::with_capacity(table.len());
        for (key, value) in table {
            let span = Span::new(key.span().start, key.span().end);
            let key = Key::new(key.into_inner().into(), span);
            let node = self.node(value, depth + 1);
            entries.push(Entry { key, node, field: None });
        }
        // The parser sorts by name; readers expect the order of the text.
        entries.sort_by_key(|e| e.key.span);
        Table { entries }
    }

    fn node(&mut self, value: Spanned<DeValue<'_>>, depth: usize) -> Node {
        let span = Span::new(value.span().start, value.span().end);
        let raw = || -> Str { self.text.get(span.range()).unwrap_or("").into() };
        if depth > MAX_DEPTH {
            self.faults.push(Fault { span, kind: FaultKind::Syntax(Format::Toml, Broken::TooDeep) });
            return Node { span, value: Value::Unread };
        }
        let value = match value.into_inner() {
            // A value that the parser made up to go on with has no bytes.
            _ if span.is_empty() => Value::Unread,
            DeValue::String(s) => {
                if self.new_escapes && self.has_new_escape(span) {
                    self.toml_1_1(span);
                }
                Value::Text(text_of(self.text.get(span.range()).unwrap_or(""), &s))
            }
            DeValue::Integer(_) => Value::Integer(raw()),
            DeValue::Float(_) => Value::Float(raw()),
            DeValue::Boolean(b) => Value::Bool(b),
            DeValue::Datetime(d) if d.time.is_some() || d.offset.is_some() => Value::Time(raw()),
            DeValue::Datetime(_) => Value::Date(raw()),
            DeValue::Array(items) => {
                Value::List(items.into_iter().map(|item| self.node(item, depth + 1)).collect())
            }
            DeValue::Table(table) => {
                let table = self.table(table, depth);
                if self.text.as_bytes().get(span.start as usize) == Some(&b'{')
                    && self.is_toml_1_1(span, &table)
                {
                    self.toml_1_1(Span { start: span.start, end: span.start + 1 });
                }
                Value::Table(table)
            }
        };
        Node { span, value }
    }

    fn toml_1_1(&mut self, span: Span) {
        self.faults.push(Fault { span, kind: FaultKind::Unsupported(Unsupported::Toml11) });
    }

    fn has_new_escape(&self, span: Span) -> bool {
        // In '…' a backslash is a backslash.
        let raw = self.text.get(span.range()).filter(|raw| raw.starts_with('"')).unwrap_or("");
        let escapes = raw.replace("\\\\", "");
        escapes.contains("\\e") || escapes.contains("\\x")
    }

    /// Line breaks between the entries of an inline table, or a comma after the last.
    fn is_toml_1_1(&self, span: Span, table: &Table) -> bool {
        let gap = |from: u32, to: u32| self.text.get(from as usize..to as usize).unwrap_or("");
        let mut from = span.start;
        for entry in &table.entries {
            if gap(from, entry.key.span.start).contains('\n') {
                return true;
            }
            from = entry.node.span.end.max(entry.key.span.end);
        }
        let tail = gap(from, span.end);
        tail.contains('\n') || tail.contains(',') && !table.entries.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(String, FaultKind)> {
        let doc = read(text);
        doc.faults.into_iter().map(|f| (text.get(f.span.range()).unwrap_or("?").to_owned(), f.kind)).collect()
    }

    fn syntax(text: &str) -> Vec<(String, Broken)> {
        let only = |(at, kind)| match kind {
            FaultKind::Syntax(_, broken) => Some((at, broken)),
            _ => None,
        };
        faults(text).into_iter().filter_map(only).collect()
    }

    #[test]
    fn one_slip_is_one_fault_at_its_place() {
        let at = |s: &str, b| vec![(s.to_owned(), b)];
        assert_eq!(syntax("a = \"x\nb = 2\n"), at("\"x", Broken::UnclosedText));
        assert_eq!(syntax("a = hello world\nb = 2\n"), at("hello world", Broken::Unquoted));
        assert_eq!(syntax("a = [1, 2\nb = 2\n"), at("[1, 2", Broken::UnclosedBracket));
        assert_eq!(syntax("a = { x = 1\nb = 2\n"), at("{ x = 1", Broken::UnclosedBracket));
        assert_eq!(syntax("a == 2\nb = 1\n"), at("=", Broken::ExtraAssignment));
        assert_eq!(syntax("a = \nb = 1\n"), at("=", Broken::NoValue));
        assert_eq!(syntax("a\nb = 1\n"), at("a", Broken::NoAssignment));
        assert_eq!(syntax("a = \"\\q\"\nb = 1\n"), at("\"\\q\"", Broken::Escape));
        assert_eq!(syntax("a = [\n {x=1}\n {x=2}\n]\n").len(), 1);
        assert_eq!(syntax("a = [\n  { x = \"1\" },\n  { x = hej },\n]\n"), at("hej", Broken::Unquoted));
    }

    #[test]
    fn words_that_begin_like_something_else_lack_quotation_marks() {
        let word = |text: &str| syntax(text).pop().map(|(_, broken)| broken);
        for text in ["Tillsammans", "Främja", "nej", "inget", "ja", "12 personer", "2026-06-30 (prel.)"] {
            for line in
                [format!("a = {text}\n"), format!("a = [{{ b = {text} }}]\n"), format!("a = [{text}]\n")]
            {
                assert_eq!(word(&line), Some(Broken::Unquoted), "{line}");
                assert_eq!(faults(&line).len(), 1, "{line}");
            }
        }
        assert_eq!(word("a = True\n"), Some(Broken::Truth));
        assert_eq!(word("a = FALSE\n"), Some(Broken::Truth));
        assert!(matches!(faults("a = 2026-06-30T25:61:00\n")[0].1, FaultKind::ImpossibleDate(..)));
    }

    #[test]
    fn the_lines_of_a_text_end_alike() {
        let unix = "a = 1\nb = \"\"\"\nx\ny\"\"\"\nc = '''x\n\ny\n'''\nd = \"x\\r\\ny\"\n";
        let windows = unix.replace('\n', "\r\n");
        for reader in [read, read_slowly] {
            for field in ["b", "c", "d"] {
                let text = |text: &str| reader(text).root.text(field).map(|t| t.value.to_owned());
                assert!(text(unix).is_some(), "{field}");
                assert_eq!(text(&windows), text(unix), "{field}");
            }
        }
    }

    #[test]
    fn a_value_used_as_a_table_is_one_fault() {
        for text in ["a = 'x'\na.b = 'y'\n", "a = [1]\na.b = 'y'\n", "a = 'x'\n[a.b]\nc = 1\n"] {
            let doc = read(text);
            assert_eq!(doc.faults.len(), 1, "{:?}", doc.faults);
            assert!(matches!(doc.root.get("a").map(|n| &n.value), Some(Value::Unread)), "{text}");
        }
    }

    #[test]
    fn dots_in_texts_and_comments_nest_nothing() {
        let dots = ".a".repeat(200);
        let ellipsis = ".".repeat(200);
        for text in [
            format!("a = \"{dots}\"\n"),
            format!("a = '{dots}'\n# {dots}\n"),
            format!("a = \"\"\"\n{dots}\n{dots}\"\"\"\n"),
        ] {
            assert!(read(&text).faults.is_empty(), "{text}");
        }
        assert_eq!(syntax(&format!("a = Tillsammans {ellipsis}\n"))[0].1, Broken::Unquoted);
        assert_eq!(syntax(&format!("b = 1\n  a{dots} = 1 \n")), [(format!("a{dots} = 1"), Broken::TooDeep)]);
    }

    #[test]
    fn the_rest_is_still_read() {
        let doc = read("a = [1, 2\n");
        assert!(!doc.complete);
        let doc = read("title = \"x\nstatus = \"ongoing\"\n");
        assert_eq!(doc.root.text("status").map(|t| t.value), Some("ongoing"));
        assert!(matches!(doc.root.get("title").map(|n| &n.value), Some(Value::Unread)));
    }

    #[test]
    fn a_line_without_equals_hides_nothing_below_it() {
        let text = "size\nå b\ntitle = \"x\"\norder = 007\n";
        let at = |s: &str, b| (s.to_owned(), b);
        let found = syntax(text);
        assert_eq!(found.first(), Some(&at("size", Broken::NoAssignment)));
        assert_eq!(found.last(), Some(&at("007", Broken::Number)));
        let doc = read(text);
        assert!(!doc.complete);
        assert_eq!(doc.root.text("title").map(|t| t.value), Some("x"));
    }

    #[test]
    fn dates_that_the_parser_calls_syntax() {
        let text = "a = 2026-14-05\nb = 2026-4-5\nc = 5/4/2026\nd = 2026-02-30\n";
        let kinds: Vec<_> = faults(text).into_iter().map(|(_, k)| k).collect();
        assert!(matches!(kinds[0], FaultKind::ImpossibleDate(..)));
        assert!(matches!(&kinds[1], FaultKind::MalformedDate(_, right) if &**right == "2026-04-05"));
        assert!(matches!(&kinds[2], FaultKind::MalformedDate(_, right) if &**right == "2026-04-05"));
        assert!(matches!(&kinds[3], FaultKind::ImpossibleDate(_, Some(_))));
    }

    #[test]
    fn both_places_of_a_duplicate_key() {
        let text = "a = 1\nb = 2\na = 3\n";
        let fault = read(text).faults.remove(0);
        assert_eq!(fault.span, Span::new(12, 13));
        assert_eq!(fault.kind, FaultKind::DuplicateKey("a".into(), Some(Span::new(0, 1))));
    }

    #[test]
    fn toml_1_1_is_told_apart() {
        let new = ["a = \"\\x41\"\n", "a = { x = 1,\n y = 2 }\n", "a = { x = 1, }\n", "a = \"\\e\"\n"];
        let old = [
            "a = { x = 1 }\n",
            "a = { x = \"\"\"k\nl\"\"\" }\n",
            "a = { x = [\n1,\n] }\n",
            "a = \"\\\\e\"\n",
            "a = {}\n",
            "a = 'G:\\xyz'\n",
            "a = 'C:\\elin'\n",
            "a = \"\\\\xyz\"\n",
            "a = \"\"\"\\\\e\"\"\"\n",
        ];
        let is_new =
            |t: &str| faults(t).iter().any(|(_, k)| *k == FaultKind::Unsupported(Unsupported::Toml11));
        assert!(new.into_iter().all(is_new));
        assert!(!old.into_iter().any(is_new));
    }
}
