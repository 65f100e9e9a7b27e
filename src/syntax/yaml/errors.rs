//! What the parser says as a fault, shown where a reader would look.

use granit_parser::{ErrorKind, ScanError};

use crate::syntax::yaml::{Builder, Open};
use crate::syntax::{Broken, Fault, FaultKind, Format};
use crate::text::Span;

impl Builder<'_> {
    pub(super) fn syntax(&self, error: &ScanError) -> Fault {
        let at = error.marker().byte_offset().unwrap_or(0).min(self.text.len());
        let broken = sort_of(error.kind());
        let opened = match broken {
            Broken::UnclosedText => opening_quote(self.text, at),
            Broken::UnclosedBracket => self.opening_bracket(),
            _ => None,
        };
        if let Some(start) = opened {
            let span = Span::new(start, self.line_end(start));
            let length = self.text[span.range()].trim_end().len();
            return Fault {
                span: Span::new(start, start + length),
                kind: FaultKind::Syntax(Format::Yaml, broken),
            };
        }
        // Errors found at a line's start are about the line before it or the line itself; point at
        // the whole line, so that the eye finds it.
        let at = self.text.get(..at).map_or(0, str::len);
        let end = self.line_end(at);
        let span = if self.text.get(at..end).is_some_and(|s| !s.trim().is_empty()) {
            let lead = self.text[at..end].len() - self.text[at..end].trim_start().len();
            Span::new(at + lead, at + self.text[at..end].trim_end().len())
        } else {
            let before = self.text.get(..at).unwrap_or("").trim_end();
            Span::new(before.rfind('\n').map_or(0, |i| i + 1), before.len())
        };
        Fault { span, kind: FaultKind::Syntax(Format::Yaml, broken) }
    }

    /// The innermost `[` or `{` that is still open.
    fn opening_bracket(&self) -> Option<usize> {
        let flow = |open: &Open| match open {
            Open::List(span, _) | Open::Table(span, ..) => (!span.is_empty()).then_some(span.start as usize),
        };
        self.stack.iter().rev().find_map(flow)
    }

    /// The line that a place lies in, without the blanks around it.
    pub(super) fn whole_line(&self, at: usize) -> Span {
        let start = self.text.get(..at).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1);
        let line = self.text.get(start..self.line_end(at)).unwrap_or("");
        let lead = line.len() - line.trim_start_matches(['\u{feff}', ' ', '\t']).len();
        Span::new(start + lead, start + line.trim_end().len())
    }

    pub(super) fn line_end(&self, at: usize) -> usize {
        self.text.get(at..).and_then(|t| t.find('\n')).map_or(self.text.len(), |i| at + i)
    }
}

/// The quotation mark that opens the last quoted text begun before a place. The parser complains where
/// such a text ran into trouble, which may be lines below the slip.
fn opening_quote(text: &str, before: usize) -> Option<usize> {
    let mut last = None;
    let mut open: Option<char> = None;
    let mut previous = ' ';
    let mut comment = false;
    for (at, c) in text.char_indices().take_while(|&(at, _)| at <= before) {
        match open {
            // The place itself may be the mark that opens the text, never one that closes it.
            _ if at == before && !matches!(c, '"' | '\'') => break,
            Some(mark) if c == mark && previous != '\\' => open = None,
            Some(_) => {}
            None if comment => comment = c != '\n',
            None if c == '#' && previous.is_whitespace() => comment = true,
            // A mark inside a word, as in `it's`, opens nothing.
            None if matches!(c, '"' | '\'')
                && (previous.is_whitespace() || matches!(previous, '[' | '{' | ',' | ':' | '\u{feff}')) =>
            {
                open = Some(c);
                last = Some(at);
            }
            None => {}
        }
        previous = c;
    }
    last
}

fn sort_of(kind: &ErrorKind) -> Broken {
    use ErrorKind as E;
    match kind {
        E::UnclosedQuotedScalar
        | E::InvalidQuotedScalarIndent
        | E::DocumentIndicatorInQuotedScalar
        | E::InvalidTrailingSingleQuotedScalar
        | E::InvalidTrailingDoubleQuotedScalar => Broken::UnclosedText,
        E::UnclosedFlowCollection { .. }
        | E::MismatchedFlowCollectionEnd { .. }
        | E::MisplacedFlowCollectionEnd
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::InvalidColonPlacement
        | E::InvalidFlowScalarIndent => Broken::UnclosedBracket,
        E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator => Broken::NoComma,
        E::SimpleKeyExpected | E::InvalidSimpleKey | E::ExpectedBlockMappingKey => Broken::NoAssignment,
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabInPlainScalar
        | E::TabAtBlockScalarStart
        | E::InvalidIndentation
        | E::InvalidBlockScalarIndent
        | E::ExpectedBlockSequenceEntry
        | E::BlockSequenceEntryNotAllowed
        | E::InvalidBlockEntryWhitespace => Broken::Indentation,
        E::MappingValueNotAllowed | E::MappingKeyNotAllowed | E::InvalidMappingValueWhitespace => {
            Broken::ExtraAssignment
        }
        E::UnknownQuotedScalarEscape | E::InvalidQuotedScalarHexEscape | E::InvalidUnicodeEscape => {
            Broken::Escape
        }
        E::RecursionLimitExceeded => Broken::TooDeep,
        E::UnexpectedCharacter { .. } => Broken::ControlCharacter,
        _ => Broken::Other,
    }
}
