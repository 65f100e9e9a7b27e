//! Source text in a frame with the offending place marked. The only door to miette.

use std::collections::BTreeMap;
use std::ops::Range;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, Severity as Weight,
    SourceCode, SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};

use unicode_width::UnicodeWidthStr as _;

use crate::diag::Severity;
use crate::text::safe::{one_line, push_harmless};
use crate::text::{Source, Span};

/// A place to mark, and what to say there.
pub(super) struct Mark<'a> {
    pub(super) source: &'a Source,
    pub(super) span: Span,
    pub(super) text: String,
}

/// A framed message: its weight, its text, the marked places of one file, and a last line.
pub(super) struct Frame<'a> {
    pub(super) severity: Option<Severity>,
    pub(super) message: String,
    pub(super) marks: Vec<Mark<'a>>,
    pub(super) footer: String,
}

#[derive(Debug)]
struct Shown {
    severity: Option<Severity>,
    message: String,
    labels: Vec<LabeledSpan>,
    code: Option<Code>,
}

/// The marked lines of a source, as much of each as fits the width.
#[derive(Debug)]
struct Code {
    name: String,
    text: String,
    lines: Vec<Line>,
}

/// A line of [`Code`]: its bytes there, and the places that it shows.
#[derive(Debug)]
struct Line {
    bytes: Range<usize>,
    /// The line's number in the source, from 0.
    number: usize,
    /// Where each mark begins in [`Code`], and its column in the source, from 0.
    columns: Vec<(usize, usize)>,
}

impl SourceCode for Code {
    /// The lines of a span. Asked for without context it is the place that the header names, whose
    /// column counts characters, as editors do; miette itself counts bytes.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let end = span.offset() + span.len();
        let of = |at: usize| self.lines.iter().find(|l| l.bytes.start <= at && at <= l.bytes.end);
        let (first, last) = of(span.offset()).zip(of(end)).ok_or(MietteError::OutOfBounds)?;
        let header = before == 0 && after == 0;
        let column = first.columns.iter().find(|(at, _)| *at == span.offset()).map_or(0, |(_, c)| *c);
        let bytes = first.bytes.start..last.bytes.end;
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            &self.text.as_bytes()[bytes.clone()],
            SourceSpan::from((bytes.start, bytes.len())),
            first.number,
            if header { column } else { 0 },
            last.number - first.number + 1,
        )))
    }
}

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl miette::Diagnostic for Shown {
    fn severity(&self) -> Option<Weight> {
        Some(match self.severity {
            Some(Severity::Error) => Weight::Error,
            Some(Severity::Warning) => Weight::Warning,
            Some(Severity::Note) | None => Weight::Advice,
        })
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.code.as_ref().map(|c| c as &dyn SourceCode)
    }
}

/// Draws a frame to fit a width.
pub(super) fn draw(frame: Frame<'_>, width: usize, color: bool) -> String {
    let (code, labels) = shown_lines(&frame.marks, width);
    let message = one_line(&frame.message).into_owned();
    let shown = Shown { severity: frame.severity, message, labels, code };
    let styles = if color { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let theme = GraphicalTheme { characters: ThemeCharacters::unicode(), styles };
    let mut handler =
        GraphicalReportHandler::new_themed(theme).with_width(width).with_links(false).with_context_lines(1);
    if !frame.footer.is_empty() {
        handler = handler.with_footer(one_line(&frame.footer).into_owned());
    }
    let mut out = String::new();
    handler.render_report(&mut out, &shown).expect("writing to memory cannot fail");
    out.lines().map(|l| l.trim_end().to_owned() + "\n").collect()
}

/// The lines with marks, one below the other, and the marks as places in them.
fn shown_lines(marks: &[Mark<'_>], width: usize) -> (Option<Code>, Vec<LabeledSpan>) {
    let Some(source) = marks.first().map(|m| m.source).filter(|s| !s.text.is_empty()) else {
        return (None, Vec::new());
    };
    let mut by_line: BTreeMap<usize, Vec<(Span, &str)>> = BTreeMap::new();
    for mark in marks {
        let span = visible(&source.text, mark.span);
        by_line.entry(source.position(span.start).line - 1).or_default().push((span, &mark.text));
    }
    let digits = by_line.keys().last().map_or(1, |last| (last + 1).to_string().len());
    // Before the line stand its number, a bar and blanks.
    let room = width.saturating_sub(digits + 4).max(12);
    let mut code = Code { name: one_line(&source.path).into_owned(), text: String::new(), lines: Vec::new() };
    let mut labels = Vec::new();
    for (number, mut marks) in by_line {
        marks.sort_by_key(|(span, _)| *span);
        let begin = code.text.len();
        let spans: Vec<Span> = marks.iter().map(|(span, _)| *span).collect();
        let (text, places) = fitted(&source.text, &spans, room);
        code.text.push_str(&text);
        let mut columns = Vec::with_capacity(places.len());
        for ((span, said), place) in marks.into_iter().zip(places) {
            let said = Some(one_line(said).into_owned()).filter(|t| !t.is_empty());
            labels.push(LabeledSpan::new(said, begin + place.start, place.len()));
            columns.push((begin + place.start, source.position(span.start).column - 1));
        }
        code.lines.push(Line { bytes: begin..code.text.len(), number, columns });
        code.text.push('\n');
    }
    (Some(code), labels)
}

/// The line of some places, made harmless and cut to fit around the first, and where they are in it.
fn fitted(text: &str, spans: &[Span], room: usize) -> (String, Vec<Range<usize>>) {
    const CUT: char = '…';
    let first = spans.first().map_or(0, |s| s.start as usize);
    let begins = text[..first].rfind('\n').map_or(0, |i| i + 1);
    let ends = text[first..].find('\n').map_or(text.len(), |i| first + i);
    // A line may be a file: no more of it is looked at than can be shown.
    let start = text[begins..first].char_indices().rev().nth(room).map_or(begins, |(i, _)| begins + i);
    let last = spans.last().map_or(first, |s| s.start as usize);
    let end = text[last..ends].char_indices().nth(room + 1).map_or(ends, |(i, _)| last + i);
    let mut line = String::new();
    // Where each character of the source came to stand.
    let mut map: Vec<(usize, usize)> = Vec::new();
    for (i, c) in text[start..end].trim_end_matches('\r').char_indices() {
        map.push((start + i, line.len()));
        if !(c == '\u{feff}' && start + i == 0) {
            push_harmless(&mut line, c);
        }
    }
    let moved = |at: u32| map.iter().find(|(from, _)| *from >= at as usize).map_or(line.len(), |(_, to)| *to);
    let places: Vec<Range<usize>> = spans.iter().map(|s| moved(s.start)..moved(s.end)).collect();
    if line.width() <= room && start == begins && end == ends {
        return (line, places);
    }
    let mark = places.first().cloned().unwrap_or(0..0);
    // What comes before the mark tells what it is: show as much as leaves room for the mark.
    let marked = line[mark.clone()].width().min(room * 2 / 3);
    let lead = (room - marked).saturating_sub(1).min(room / 2);
    let mut from = mark.start;
    while let Some((i, _)) = line[..from].char_indices().next_back() {
        if line[i..mark.start].width() > lead {
            break;
        }
        from = i;
    }
    let mut out = if from > 0 || start > begins { CUT.to_string() } else { String::new() };
    let shift = out.len();
    let mut to = from;
    let limit = room - 1;
    for (i, c) in line[from..].char_indices() {
        let next = from + i + c.len_utf8();
        if out.width() + line[from..next].width() > limit {
            break;
        }
        to = next;
    }
    out.push_str(&line[from..to]);
    let inside = |at: usize| at.clamp(from, to) - from + shift;
    let places = places.into_iter().map(|p| inside(p.start)..inside(p.end)).collect();
    if to < line.len() || end < ends {
        out.push(CUT);
    }
    (out, places)
}

/// A place with no bytes is not drawn, nor one outside the text: the nearest character is. Long
/// places are marked on their first line.
fn visible(text: &str, span: Span) -> Span {
    let end = text.len();
    let mut start = (span.start as usize).min(end);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut stop = (span.end as usize).min(end).max(start);
    while !text.is_char_boundary(stop) {
        stop += 1;
    }
    if let Some(line) = text[start..stop].find(['\n', '\r']) {
        stop = start + line;
    }
    if stop == start {
        match text[start..].chars().next().filter(|c| *c != '\n' && *c != '\r') {
            Some(c) => stop = start + c.len_utf8(),
            None => start = text[..start].char_indices().next_back().map_or(0, |(i, _)| i),
        }
    }
    Span::new(start, stop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str, part: &str, room: usize) -> (String, String) {
        let at = text.find(part).expect("the part is in the text");
        let (line, places) = fitted(text, &[Span::new(at, at + part.len())], room);
        assert!(line.width() <= room, "{line}");
        let place = line[places[0].clone()].to_owned();
        (line, place)
    }

    #[test]
    fn lines_are_whole_where_they_fit_and_cut_around_the_mark_where_not() {
        let whole = places("a = 1\r\nstatsu = \"x\"\r\n", "statsu", 30);
        assert_eq!(whole, ("statsu = \"x\"".to_owned(), "statsu".to_owned()));
        let long = "title = \"Bokningen öppnar för alla vårdcentraler\", due = 2026-02-30, x = 1";
        for room in 12..80 {
            let (line, place) = places(long, "2026-02-30", room);
            assert!("2026-02-30".starts_with(&place) && place.len() >= 6, "{room}: {line} {place}");
        }
    }

    #[test]
    fn what_steers_is_written_out_and_the_mark_still_found() {
        let (line, place) = places("\u{feff}\ta = \"\u{1b}[31m ##[x\" b", "b", 60);
        assert_eq!((line.as_str(), place.as_str()), (" a = \"\\u{1b}[31m # #[x\" b", "b"));
    }
}
