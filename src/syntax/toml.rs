//! TOML into the tree, with every fault the parser can recover from.

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue, Error};

use crate::syntax::shape::day_fault;
use crate::syntax::{
    Broken, Document, Entry, Fault, FaultKind, Format, Key, Node, Table, Unsupported, Value,
};
use crate::text::{DayFault, Span, parse_day};

/// Deepest nesting of a plan file.
pub(super) const MAX_DEPTH: usize = 64;

pub(super) fn read(text: &str) -> Document {
    let (tree, errors) = DeTable::parse_recoverable(text);
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
            let key = Key { name: key.into_inner().into(), span };
            let node = self.node(value, depth + 1);
            entries.push(Entry { key, node });
        }
        // The parser sorts by name; readers expect the order of the text.
        entries.sort_by_key(|e| e.key.span);
        Table { entries }
    }

    fn node(&mut self, value: Spanned<DeValue<'_>>, depth: usize) -> Node {
        let span = Span::new(value.span().start, value.span().end);
        let raw = || -> Box<str> { self.text.get(span.range()).unwrap_or("").into() };
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
                Value::Text(s.into())
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
        let raw = self.text.get(span.range()).unwrap_or("");
        raw.starts_with('"') && raw.replace("\\\\", "").contains("\\e")
            || raw.replace("\\\\", "").contains("\\x")
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

    /// The parser's errors as faults: at the value they spoil, and one for one slip.
    fn errors(&mut self, root: &mut Node, errors: &[Error]) {
        let mut found: Vec<(Span, Broken, bool)> = Vec::new();
        for error in errors {
            let range = error.span().unwrap_or_else(|| self.deepest_key());
            let span = Span::new(range.start, range.end);
            if error.message() == "duplicate key" {
                let name = self.text.get(span.range()).unwrap_or("").trim_matches(['"', '\'']);
                let first = first_key(root, name, span.start);
                self.faults.push(Fault { span, kind: FaultKind::DuplicateKey(name.into(), first) });
                continue;
            }
            let place = spoil(root, span, self.text);
            if error.message().starts_with("invalid date") || error.message().starts_with("invalid time") {
                let raw = self.text.get(span.range()).unwrap_or("").trim();
                let fault = parse_day(raw).err().unwrap_or(DayFault::NotADay);
                self.faults.push(day_fault(span, raw, fault));
                continue;
            }
            let broken = self.refine(span, sort_of(error.message()));
            found.push((place.unwrap_or(span), broken, place.is_some()));
        }
        // One slip often breaks several places behind it: an unclosed bracket explains the rest of
        // its value, and the first error of a line the rest of that line.
        found.sort_by_key(|&(span, broken, _)| (span.start, broken != Broken::UnclosedBracket));
        let mut last: Option<Span> = None;
        for (span, broken, inside) in found {
            let covered = last.is_some_and(|l| span.start < l.end || self.same_line(l.start, span.start));
            if covered {
                continue;
            }
            last = Some(span);
            let span = if inside { self.first_line(span) } else { self.visible(span) };
            match self.misspelt_day(span) {
                Some(fault) => self.faults.push(fault),
                None => self.faults.push(Fault { span, kind: FaultKind::Syntax(Format::Toml, broken) }),
            }
        }
    }

    /// The line of the most dots: a key nested too deep is the one error without a place.
    fn deepest_key(&self) -> std::ops::Range<usize> {
        let mut at = 0;
        let mut deepest = (0, 0..0);
        for line in self.text.split_inclusive('\n') {
            let dots = line.matches('.').count();
            if dots > deepest.0 {
                deepest = (dots, at..at + line.trim_end().len());
            }
            at += line.len();
        }
        deepest.1
    }

    /// `5/4/2026` without quotes is a syntax error in TOML; a reader meant a day.
    fn misspelt_day(&self, span: Span) -> Option<Fault> {
        let raw = self.text.get(span.range())?.trim();
        match parse_day(raw) {
            Err(fault @ (DayFault::Malformed(_) | DayFault::Impossible(_))) => {
                Some(day_fault(span, raw, fault))
            }
            _ => None,
        }
    }

    /// A missing value is reported by the parser as missing quotes.
    fn refine(&self, span: Span, broken: Broken) -> Broken {
        let before = self.text.get(..span.start as usize).unwrap_or("").trim_end_matches([' ', '\t']);
        let here = self.text.get(span.start as usize..).unwrap_or("");
        let line_ends =
            here.trim_start_matches([' ', '\t']).starts_with(['\n', '\r', '#']) || here.is_empty();
        match broken {
            Broken::Unquoted if before.ends_with('=') && line_ends => Broken::NoValue,
            // `Nytta` begins as `nan` does, which makes a number of it for the parser only.
            Broken::Number if here.starts_with(char::is_alphabetic) => Broken::Unquoted,
            other => other,
        }
    }

    fn same_line(&self, a: u32, b: u32) -> bool {
        let (a, b) = (a.min(b) as usize, a.max(b) as usize);
        self.text.get(a..b).is_some_and(|between| !between.contains('\n'))
    }

    fn first_line(&self, span: Span) -> Span {
        let raw = self.text.get(span.range()).unwrap_or("");
        let length = raw.find(['\n', '\r']).unwrap_or(raw.len());
        Span::new(span.start as usize, span.start as usize + length)
    }

    /// A place with no bytes cannot be pointed at: the word before it can.
    fn visible(&self, span: Span) -> Span {
        if !span.is_empty() {
            return self.first_line(span);
        }
        let line_start =
            self.text.get(..span.start as usize).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1);
        let line = self.text.get(line_start..span.start as usize).unwrap_or("");
        let word = line.trim_end();
        let word_start = word.rfind([' ', '\t']).map_or(0, |i| i + 1);
        if word.is_empty() { span } else { Span::new(line_start + word_start, line_start + word.len()) }
    }
}

/// Marks the value that an error lies in as unread, and says where it is: the outermost list or
/// inline table, else the single value.
fn spoil(node: &mut Node, error: Span, text: &str) -> Option<Span> {
    let covers = |s: Span| !s.is_empty() && s.start <= error.start && error.start <= s.end;
    match &mut node.value {
        Value::Table(table) => {
            for entry in &mut table.entries {
                let bracket = text.as_bytes().get(entry.node.span.start as usize);
                let value_here = !matches!(entry.node.value, Value::Table(_) | Value::List(_));
                let bracketed = matches!(bracket, Some(b'{')) || is_plain_list(&entry.node, text);
                if covers(entry.node.span) && (value_here || bracketed) {
                    if value_here {
                        entry.node.value = Value::Unread;
                    } else {
                        let _ = spoil_inside(&mut entry.node, error);
                    }
                    return Some(entry.node.span);
                }
                if !value_here && let Some(place) = spoil(&mut entry.node, error, text) {
                    return Some(place);
                }
            }
            None
        }
        Value::List(items) => items.iter_mut().find_map(|item| spoil(item, error, text)),
        _ => None,
    }
}

/// `[ … ]`, as against a list of `[[tables]]`.
fn is_plain_list(node: &Node, text: &str) -> bool {
    let raw = text.get(node.span.start as usize..).unwrap_or("");
    matches!(node.value, Value::List(_)) && raw.starts_with('[') && !raw.starts_with("[[")
        || matches!(&node.value, Value::List(items) if items.iter().any(|i| !matches!(i.value, Value::Table(_))))
}

/// Inside brackets, whatever the error touches and all after it is doubtful.
fn spoil_inside(node: &mut Node, error: Span) -> bool {
    let touched = node.span.is_empty() || node.span.end >= error.start;
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| {
            spoil_inside(item, error);
        }),
        Value::Table(table) => {
            table.entries.retain(|e| e.key.span.start < error.start);
            table.entries.iter_mut().for_each(|e| {
                spoil_inside(&mut e.node, error);
            });
        }
        _ if touched => node.value = Value::Unread,
        _ => {}
    }
    touched
}

/// The nearest earlier key of a name.
fn first_key(node: &Node, name: &str, before: u32) -> Option<Span> {
    let mut best: Option<Span> = None;
    let mut consider = |span: Span| {
        if span.start < before && best.is_none_or(|b| span.start > b.start) {
            best = Some(span);
        }
    };
    match &node.value {
        Value::Table(table) => {
            for entry in &table.entries {
                if &*entry.key.name == name {
                    consider(entry.key.span);
                }
                if let Some(span) = first_key(&entry.node, name, before) {
                    consider(span);
                }
            }
        }
        Value::List(items) => items.iter().filter_map(|i| first_key(i, name, before)).for_each(consider),
        _ => {}
    }
    best
}

fn sort_of(message: &str) -> Broken {
    let has = |part: &str| message.contains(part);
    if has("recurs") {
        Broken::TooDeep
    } else if has("visible characters")
        || has("printable")
        || has("comment character")
        || has("carriage return")
    {
        Broken::ControlCharacter
    } else if has("invalid basic string") || has("multi-line") || has("expected `'`") || has("opening quote")
    {
        Broken::UnclosedText
    } else if has("unclosed") {
        Broken::UnclosedBracket
    } else if has("escaped value") || has("unicode") {
        Broken::Escape
    } else if has("must be quoted") || has("invalid unquoted key") {
        Broken::Unquoted
    } else if has("extra `=`") || has("unexpected `=`") {
        Broken::ExtraAssignment
    } else if has("extra assignment") || has("missing comma") {
        Broken::NoComma
    } else if has("extra comma") {
        Broken::ExtraComma
    } else if has("key with no value") || has("missing assignment") {
        Broken::NoAssignment
    } else if has("missing value") {
        Broken::NoValue
    } else if has("cannot extend") {
        Broken::TableTwice
    } else if has("invalid float")
        || has("integer")
        || has("leading zero")
        || has("sign")
        || has("digits")
        || has("radix")
    {
        Broken::Number
    } else {
        Broken::Other
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
        assert_eq!(syntax("a = Nytta\nb = 1\n"), at("Nytta", Broken::Unquoted));
        let deep = format!("x{} = 1", ".a".repeat(100));
        assert_eq!(syntax(&format!("a = 1\n{deep}\n")), at(&deep, Broken::TooDeep));
        assert_eq!(syntax("a = \"\\q\"\nb = 1\n"), at("\"\\q\"", Broken::Escape));
        assert_eq!(syntax("a = [\n {x=1}\n {x=2}\n]\n").len(), 1);
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
        let new = ["a = { x = 1,\n y = 2 }\n", "a = { x = 1, }\n", "a = \"\\e\"\n"];
        let old = [
            "a = { x = 1 }\n",
            "a = { x = \"\"\"k\nl\"\"\" }\n",
            "a = { x = [\n1,\n] }\n",
            "a = \"\\\\e\"\n",
            "a = {}\n",
        ];
        let is_new =
            |t: &str| faults(t).iter().any(|(_, k)| *k == FaultKind::Unsupported(Unsupported::Toml11));
        assert!(new.into_iter().all(is_new));
        assert!(!old.into_iter().any(is_new));
    }
}
