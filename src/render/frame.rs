//! Source text in a frame with the offending place marked. The only door to miette.

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, Severity as Weight,
    SourceCode, SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};

use crate::diag::Severity;
use crate::text::safe::{framed, one_line};
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

/// A source that counts columns in characters, as editors do; miette itself counts bytes.
#[derive(Debug)]
struct Code {
    name: String,
    text: String,
}

impl SourceCode for Code {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let inner = self.text.as_str().read_span(span, before, after)?;
        let line_start = self.text.get(..span.offset()).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1);
        let column = self.text.get(line_start..span.offset()).map_or(0, |t| t.chars().count());
        let line = self.text.get(..span.offset()).map_or(0, |t| t.matches('\n').count());
        // The header shows the line of the first context line unless told otherwise.
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            inner.data(),
            *inner.span(),
            if before == 0 && after == 0 { line } else { inner.line() },
            column,
            inner.line_count(),
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
    let first = frame.marks.first().map(|m| m.source);
    let code = first
        .filter(|s| !s.text.is_empty())
        .map(|s| Code { name: s.path.to_string(), text: framed(&s.text).into_owned() });
    let label = |mark: &Mark<'_>| {
        let span = visible(&mark.source.text, mark.span);
        let text = Some(one_line(&mark.text).into_owned()).filter(|t| !t.is_empty());
        LabeledSpan::new(text, span.start as usize, (span.end - span.start) as usize)
    };
    let labels = if code.is_some() { frame.marks.iter().map(label).collect() } else { Vec::new() };
    let message = one_line(&frame.message).into_owned();
    let shown = Shown { severity: frame.severity, message, labels, code };
    let styles = if color { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let theme = GraphicalTheme { characters: ThemeCharacters::unicode(), styles };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(width)
        .with_links(false)
        .with_context_lines(0)
        .with_footer(one_line(&frame.footer).into_owned());
    let mut out = String::new();
    handler.render_report(&mut out, &shown).expect("writing to memory cannot fail");
    out.lines().map(|l| l.trim_end().to_owned() + "\n").collect()
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
