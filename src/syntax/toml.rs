//! TOML into the tree, with every fault the parser can recover from.

use std::collections::{HashMap, HashSet};

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue, Error};

use crate::syntax::shape::day_fault;
use crate::syntax::toml_fast;
use crate::syntax::{
    Broken, Document, Entry, Fault, FaultKind, Format, Key, Node, Table, Unsupported, Value,
};
use crate::text::{DayFault, Span, Str, parse_day};

/// Deepest nesting of a plan file.
pub(super) const MAX_DEPTH: usize = 64;

/// Reads a text: quickly when nothing is odd about it, else slowly, with every fault.
pub(super) fn read(text: &str) -> Document {
    toml_fast::read(text).unwrap_or_else(|| read_slowly(text))
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

/// Whether the parser leaves out of its tree all that stands after this error.
fn ends_the_tree(error: &Error) -> bool {
    error.message().starts_with("key with no value")
}

/// The text with blanks in the place of every line that would hide those below it; none when there
/// is no such line. Every other byte keeps its place.
fn without_dead_lines(text: &str, errors: &[Error]) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    for error in errors.iter().filter(|e| ends_the_tree(e)) {
        let at = error.span().map_or(0, |s| s.start).min(bytes.len());
        let start = bytes[..at].iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
        let end = bytes[at..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |i| at + i);
        bytes[start..end].fill(b' ');
    }
    // Whole lines went, so no character was cut in two.
    String::from_utf8(bytes).ok().filter(|cleared| cleared != text)
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

    /// The parser's errors as faults: at the value they spoil, and one for one slip.
    fn errors(&mut self, root: &mut Node, errors: &[Error]) {
        let mut found: Vec<(Span, Broken, Option<Span>)> = Vec::new();
        let keys = Keys::of(root);
        let mut spoilt = Spoilt::of(root, self.text);
        let mut extended: HashSet<u32> = HashSet::new();
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            let span = Span::new(range.start, range.end);
            let raw = self.text.get(span.range()).unwrap_or("").trim();
            if error.message() == "duplicate key" {
                let name = raw.trim_matches(['"', '\'']);
                let first = keys.before(name, span.start);
                self.faults.push(Fault { span, kind: FaultKind::DuplicateKey(name.into(), first) });
                continue;
            }
            let mut broken = self.refine(span, sort_of(error.message()));
            // The value that is no table is one half of this fault, and no second one.
            if broken == Broken::TableTwice {
                extended.extend(keys.before(raw, span.start).map(|first| first.start));
            }
            let place = spoilt.at(span);
            if error.message().starts_with("invalid date") || error.message().starts_with("invalid time") {
                let fault = parse_day(raw).err().unwrap_or(DayFault::NotADay);
                let words = raw.contains(|c: char| c.is_alphabetic() && !matches!(c, 'T' | 't' | 'Z' | 'z'));
                if fault != DayFault::NotADay || !words {
                    self.faults.push(day_fault(span, raw, fault));
                    continue;
                }
                broken = Broken::Unquoted;
            }
            found.push((span, broken, place));
        }
        spoilt.mark(root, self.text, &extended);
        // One slip often breaks several places behind it: an unclosed bracket explains the rest of
        // its value, and the first error of a line the rest of that line.
        let start = |span: Span, place: Option<Span>| place.map_or(span.start, |p| p.start);
        found.sort_by_key(|&(span, broken, place)| {
            (start(span, place), broken != Broken::UnclosedBracket, span.start)
        });
        let mut last: Option<Span> = None;
        for (span, broken, place) in found {
            let whole = place.unwrap_or(span);
            let covered = last.is_some_and(|l| whole.start < l.end || self.same_line(l.start, whole.start));
            if covered {
                continue;
            }
            last = Some(whole);
            let span = match place {
                // In a list over many lines, the line of the slip is what a reader looks for.
                Some(place)
                    if broken != Broken::UnclosedBracket && !self.same_line(place.start, span.start) =>
                {
                    self.visible(span)
                }
                Some(place) => self.first_line(place),
                None => self.visible(span),
            };
            match self.misspelt_day(span) {
                Some(fault) => self.faults.push(fault),
                None => self.faults.push(Fault { span, kind: FaultKind::Syntax(Format::Toml, broken) }),
            }
        }
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

    /// A missing value is reported by the parser as missing quotes, and a text that begins like `true`,
    /// `nan` or a date as one that is badly spelt.
    fn refine(&self, span: Span, broken: Broken) -> Broken {
        let raw = self.text.get(span.range()).unwrap_or("").trim();
        let before = self.text.get(..span.start as usize).unwrap_or("").trim_end_matches([' ', '\t']);
        let here = self.text.get(span.start as usize..).unwrap_or("");
        let line_ends =
            here.trim_start_matches([' ', '\t']).starts_with(['\n', '\r', '#']) || here.is_empty();
        match broken {
            Broken::Unquoted if before.ends_with('=') && line_ends => Broken::NoValue,
            Broken::Truth if !["true", "false"].contains(&&*raw.to_lowercase()) => Broken::Unquoted,
            Broken::Number if raw.starts_with(char::is_alphabetic) => Broken::Unquoted,
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

/// The values that errors can spoil, in the order of the text, and from where on they are spoilt.
struct Spoilt {
    places: Vec<(Span, Option<u32>)>,
}

impl Spoilt {
    fn of(root: &mut Node, text: &str) -> Self {
        let mut places = Vec::new();
        each_value(root, text, &mut |entry| places.push((entry.node.span, None)));
        places.retain(|(span, _)| !span.is_empty());
        places.sort_by_key(|&(span, _)| span);
        Self { places }
    }

    /// Spoils the value that an error lies in, and says where it is.
    fn at(&mut self, error: Span) -> Option<Span> {
        let after = self.places.partition_point(|(span, _)| span.start <= error.start);
        let (span, from) = self.places.get_mut(after.checked_sub(1)?)?;
        if span.end < error.start {
            return None;
        }
        *from = Some(from.map_or(error.start, |f| f.min(error.start)));
        Some(*span)
    }

    /// Marks as unread what is spoilt, and the values of the keys that begin at `extended`.
    fn mark(&self, root: &mut Node, text: &str, extended: &HashSet<u32>) {
        each_value(root, text, &mut |entry| {
            let found = self.places.binary_search_by_key(&entry.node.span, |&(span, _)| span);
            if let Some(from) = found.ok().and_then(|i| self.places[i].1) {
                spoil_inside(&mut entry.node, from);
            }
            if extended.contains(&entry.key.span.start) {
                entry.node.value = Value::Unread;
            }
        });
    }
}

/// Visits the entries whose values stand in one place: single values, plain lists, inline tables.
fn each_value(node: &mut Node, text: &str, visit: &mut dyn FnMut(&mut Entry)) {
    match &mut node.value {
        Value::Table(table) => {
            for entry in &mut table.entries {
                let single = !matches!(entry.node.value, Value::Table(_) | Value::List(_));
                let inline = text.as_bytes().get(entry.node.span.start as usize) == Some(&b'{');
                if single || inline || is_plain_list(&entry.node, text) {
                    visit(entry);
                } else {
                    each_value(&mut entry.node, text, visit);
                }
            }
        }
        Value::List(items) => items.iter_mut().for_each(|item| each_value(item, text, visit)),
        _ => {}
    }
}

/// `[ … ]`, as against a list of `[[tables]]`.
fn is_plain_list(node: &Node, text: &str) -> bool {
    let raw = text.get(node.span.start as usize..).unwrap_or("");
    matches!(node.value, Value::List(_)) && raw.starts_with('[') && !raw.starts_with("[[")
        || matches!(&node.value, Value::List(items) if items.iter().any(|i| !matches!(i.value, Value::Table(_))))
}

/// Whatever the error touches and all after it is doubtful.
fn spoil_inside(node: &mut Node, error: u32) {
    let touched = node.span.is_empty() || node.span.end >= error;
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| spoil_inside(item, error)),
        Value::Table(table) => {
            table.entries.retain(|e| e.key.span.start < error);
            table.entries.iter_mut().for_each(|e| spoil_inside(&mut e.node, error));
        }
        _ if touched => node.value = Value::Unread,
        _ => {}
    }
}

/// Where every name stands as a key, in the order of the text.
struct Keys {
    places: HashMap<Str, Vec<Span>>,
}

impl Keys {
    fn of(root: &Node) -> Self {
        let mut keys = Self { places: HashMap::new() };
        keys.add(root);
        keys.places.values_mut().for_each(|places| places.sort());
        keys
    }

    fn add(&mut self, node: &Node) {
        match &node.value {
            Value::Table(table) => {
                for entry in &table.entries {
                    self.places.entry(entry.key.name.clone()).or_default().push(entry.key.span);
                    self.add(&entry.node);
                }
            }
            Value::List(items) => items.iter().for_each(|item| self.add(item)),
            _ => {}
        }
    }

    /// The nearest earlier key of a name.
    fn before(&self, name: &str, start: u32) -> Option<Span> {
        let places = self.places.get(name)?;
        let earlier = places.partition_point(|span| span.start < start);
        places[..earlier].last().copied()
    }
}

/// Where a text nests so deep that the parser would overflow the stack or give up without a place.
///
/// It limits brackets to 80 within each other and a key to 80 parts, but not the two together.
fn too_deep_to_parse(text: &str) -> Option<Span> {
    const MOST_PARTS: usize = 79;
    const MOST_IN_ALL: usize = 400;
    let bytes = text.as_bytes();
    // Parts of the key being read, and of the keys before the brackets that are open.
    let (mut parts, mut open, mut in_all) = (0_usize, Vec::new(), 0_usize);
    let mut previous = b'\n';
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'#' => at = end_of_line(bytes, at),
            b'"' | b'\'' => at = end_of_text(bytes, at),
            // Two dots in a row are no key.
            b'.' if previous != b'.' => parts += 1,
            b'[' | b'{' => {
                open.push(parts);
                in_all += parts;
                parts = 0;
            }
            b']' | b'}' => {
                in_all -= open.pop().unwrap_or(0);
                parts = 0;
            }
            b',' | b'\n' | b'.' => parts = 0,
            _ => {}
        }
        if parts > MOST_PARTS || in_all > MOST_IN_ALL {
            let start = bytes[..at].iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
            let line = text.get(start..end_of_line(bytes, at))?;
            let lead = line.len() - line.trim_start().len();
            return Some(Span::new(start + lead, start + line.trim_end().len()));
        }
        if !matches!(byte, b' ' | b'\t') {
            previous = byte;
        }
        // Comments and texts leave `at` on the first byte behind them.
        if !matches!(byte, b'#' | b'"' | b'\'') {
            at += 1;
        }
    }
    None
}

fn end_of_line(bytes: &[u8], from: usize) -> usize {
    bytes[from..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |i| from + i)
}

/// The end of the text in quotation marks that begins here. One that is never closed ends with its
/// line; one over many lines, with the file.
fn end_of_text(bytes: &[u8], start: usize) -> usize {
    let quote = bytes[start];
    let long = bytes[start..].starts_with(&[quote; 3]);
    let mark: &[u8] = if long { &[quote; 3] } else { &[quote] };
    let mut at = start + mark.len();
    while let Some(&byte) = bytes.get(at) {
        if bytes[at..].starts_with(mark) {
            return at + mark.len();
        }
        if byte == b'\n' && !long {
            return at;
        }
        at += if byte == b'\\' && quote == b'"' { 2 } else { 1 };
    }
    bytes.len()
}

fn sort_of(message: &str) -> Broken {
    let has = |part: &str| message.contains(part);
    if has("recurse") || has("recursion limit") {
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
    } else if has("invalid boolean") {
        Broken::Truth
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
