//! Texts nested too deep for the parser.

use crate::text::Span;

/// Where a text nests so deep that the parser would overflow the stack or give up without a place.
///
/// It limits brackets to 80 within each other and a key to 80 parts, but not the two together.
pub(super) fn too_deep_to_parse(text: &str) -> Option<Span> {
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
