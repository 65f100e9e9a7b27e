//! A source text, byte ranges in it, and the lines a reader counts in.

use std::sync::OnceLock;

/// A half-open byte range in one source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end`. Sources are limited to 1 MiB, so 32 bits hold every offset.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The range as `usize`, for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the range holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// Which source a span lies in: its place among the files of one tree, in path order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

impl SourceId {
    /// The source at a place among the files.
    pub fn at(index: usize) -> Self {
        Self(Span::new(index, index).start)
    }
}

/// A place as an editor shows it: line and column from 1, the column counted in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One file's path and text.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path from the root of the plan repository, with `/`.
    pub path: Box<str>,
    /// The whole text, byte order mark included; empty when the file could not be read.
    pub text: String,
    lines: OnceLock<Vec<u32>>,
    marks: OnceLock<Vec<usize>>,
}

impl Source {
    /// A source of this path and text.
    pub fn new(path: impl Into<Box<str>>, text: String) -> Self {
        Self { path: path.into(), text, lines: OnceLock::new(), marks: OnceLock::new() }
    }

    /// The text a span covers; empty when the span does not fit the text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Line and column of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        let lines = self.lines.get_or_init(|| line_starts(&self.text));
        let line = lines.partition_point(|&start| start <= offset).max(1);
        let start = lines[line - 1] as usize;
        let end = (offset as usize).clamp(start, self.text.len());
        // A byte order mark stands before the first column.
        let mark = usize::from(start == 0 && end > 0 && self.text.starts_with('\u{feff}'));
        Position { line, column: self.letters(end) - self.letters(start) - mark + 1 }
    }

    /// Characters that begin before a byte offset. Counted from marks on the way, so that a thousand
    /// places on one long line do not count the line a thousand times.
    fn letters(&self, offset: usize) -> usize {
        let marks = self.marks.get_or_init(|| {
            let chunks = self.text.as_bytes().chunks(MARK_EVERY).map(beginnings);
            let sums = chunks.scan(0, |sum, n| {
                *sum += n;
                Some(*sum)
            });
            std::iter::once(0).chain(sums).collect()
        });
        let whole = offset / MARK_EVERY;
        marks[whole] + beginnings(&self.text.as_bytes()[whole * MARK_EVERY..offset])
    }
}

/// How far apart the marks stand from which characters are counted.
const MARK_EVERY: usize = 512;

/// How many characters begin in these bytes.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b & 0xc0 != 0x80).count()
}

fn line_starts(text: &str) -> Vec<u32> {
    let breaks = text.bytes().enumerate().filter(|&(_, b)| b == b'\n');
    std::iter::once(0).chain(breaks.map(|(i, _)| Span::new(i + 1, i + 1).start)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_skip_the_byte_order_mark() {
        let source = Source::new("a.toml", "\u{feff}å = 1\r\närende = 2\n".to_owned());
        assert_eq!(source.position(3), Position { line: 1, column: 1 });
        assert_eq!(source.position(5), Position { line: 1, column: 2 });
        let second = u32::try_from(source.text.find("= 2").expect("written above")).expect("small");
        assert_eq!(source.position(second), Position { line: 2, column: 8 });
    }

    #[test]
    fn columns_of_a_long_line_are_those_of_counting() {
        let text = "åb\u{1f600}".repeat(700);
        let source = Source::new("a.toml", text.clone());
        for (column, (offset, _)) in text.char_indices().enumerate() {
            let offset = Span::new(offset, offset).start;
            assert_eq!(source.position(offset), Position { line: 1, column: column + 1 });
        }
    }

    #[test]
    fn offsets_outside_the_text_point_at_its_end() {
        let source = Source::new("a.toml", "a".to_owned());
        assert_eq!(source.position(99), Position { line: 1, column: 2 });
        assert_eq!(source.slice(Span::new(5, 9)), "");
    }
}
