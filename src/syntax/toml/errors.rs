//! What the parser says as faults: at the value they spoil, and one for one slip.

use std::collections::HashSet;

use ::toml::de::Error;

use crate::syntax::shape::day_fault;
use crate::syntax::toml::Reader;
use crate::syntax::toml::spoilt::{Keys, Spoilt};
use crate::syntax::{Broken, Fault, FaultKind, Format, Node};
use crate::text::{DayFault, Span, parse_day};

impl Reader<'_> {
    /// The parser's errors as faults: at the value they spoil, and one for one slip.
    pub(super) fn errors(&mut self, root: &mut Node, errors: &[Error]) {
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

/// Whether the parser leaves out of its tree all that stands after this error.
pub(super) fn ends_the_tree(error: &Error) -> bool {
    error.message().starts_with("key with no value")
}

/// The text with blanks in the place of every line that would hide those below it; none when there
/// is no such line. Every other byte keeps its place.
pub(super) fn without_dead_lines(text: &str, errors: &[Error]) -> Option<String> {
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
