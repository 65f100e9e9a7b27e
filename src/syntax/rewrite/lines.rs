//! Lines of a text, by byte offsets. A line ends with `\n` or `\r\n`.

use crate::syntax::rewrite::patch::Change;

/// Where the text begins behind its byte order mark.
pub(super) fn beginning(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// The start of the line that holds an offset.
pub(super) fn start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or_else(|| beginning(text).min(at), |i| i + 1)
}

/// The end of the line that holds an offset, before its line break.
pub(super) fn end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    if end > at && text.as_bytes()[end - 1] == b'\r' && end < text.len() { end - 1 } else { end }
}

/// The start of the next line, or the end of the text.
pub(super) fn next(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |i| at + i + 1)
}

/// The start of the line above the one that starts here.
pub(super) fn above(text: &str, line: usize) -> Option<usize> {
    (line > beginning(text)).then(|| start(text, line - 1))
}

/// The number of the line that holds an offset, from 1.
pub(super) fn number(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|&&b| b == b'\n').count() + 1
}

/// How the line that holds an offset ends; the last line ends as the one above it.
pub(super) fn ending(text: &str, at: usize) -> &'static str {
    // The offset may lie within a byte order mark.
    let stop = match text.as_bytes()[at..].iter().position(|&b| b == b'\n') {
        Some(i) => at + i,
        None => match text.rfind('\n') {
            Some(i) => i,
            None => return "\n",
        },
    };
    if text[..stop].ends_with('\r') { "\r\n" } else { "\n" }
}

/// The line that starts here, without its line break.
pub(super) fn line(text: &str, start: usize) -> &str {
    &text[start..end(text, start)]
}

/// Whether the line that starts here is blank.
pub(super) fn is_blank(text: &str, start: usize) -> bool {
    line(text, start).trim_matches([' ', '\t', '\r']).is_empty()
}

/// Whether the line that starts here is a comment and nothing else.
pub(super) fn is_comment(text: &str, start: usize) -> bool {
    line(text, start).trim_start_matches([' ', '\t']).starts_with('#')
}

/// The white space before an offset, when nothing else stands before it on its line.
pub(super) fn indent(text: &str, at: usize) -> Option<&str> {
    let before = &text[start(text, at)..at];
    before.bytes().all(|b| matches!(b, b' ' | b'\t')).then_some(before)
}

/// How many columns a line is indented.
pub(super) fn depth(text: &str, start: usize) -> usize {
    text[start..].bytes().take_while(|&b| b == b' ').count()
}

/// The start of the comment lines directly above a line; the line itself when there are none, or when
/// they are the head of the file and not the line's own.
pub(super) fn with_comment(text: &str, line: usize) -> usize {
    let mut first = line;
    while let Some(above) = above(text, first).filter(|&above| is_comment(text, above)) {
        first = above;
    }
    if first == beginning(text) { line } else { first }
}

/// The start of the blank lines directly above a line.
pub(super) fn with_blanks(text: &str, line: usize) -> usize {
    let mut first = line;
    while let Some(above) = above(text, first).filter(|&above| is_blank(text, above)) {
        first = above;
    }
    first
}

/// Puts whole lines in before the line that starts here, or at the end of the text.
pub(super) fn put(text: &str, at: usize, lines: &[String], ending: &str) -> Change {
    let unfinished = at == text.len() && at > beginning(text) && !text.ends_with('\n');
    let mut put = String::new();
    for line in lines {
        if unfinished {
            put.push_str(ending);
        }
        put.push_str(line);
        if !unfinished {
            put.push_str(ending);
        }
    }
    Change { range: at..at, text: put }
}

/// Takes whole lines away. Where the text ends without a line break, it goes on doing so.
pub(super) fn take(text: &str, from: usize, to: usize) -> Change {
    let unfinished = to == text.len() && !text.ends_with('\n');
    // A blank line left at the end would be a line break at the end.
    let from = match above(text, with_blanks(text, from)) {
        Some(above) if unfinished => end(text, above),
        _ => from,
    };
    Change { range: from..to, text: String::new() }
}
