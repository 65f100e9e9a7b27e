//! Text from files made harmless for terminals and CI logs.

use std::borrow::Cow;

/// Whether a character steers a terminal, hides or turns text, or breaks a line.
///
/// Tabs and line feeds count: they are harmless in a file and not in a table.
pub fn is_control(c: char) -> bool {
    c.is_control() || is_invisible(c)
}

/// Whether a character is invisible or turns the direction of text (bidirectional controls).
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// The text on one line, every steering character written as `\u{…}`, line breaks as blanks.
///
/// `::` and `##[` are split by a zero-effect blank, since a CI runner executes lines that hold them.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let clean = !text.chars().any(is_control) && !text.contains("::") && !text.contains("##[");
    if clean {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' | '\r' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c if is_control(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    Cow::Owned(out.replace("::", ": :").replace("##[", "## ["))
}

/// A source text for showing in a frame: as it is, but with every steering character replaced by
/// one of the same length in bytes, so that spans keep their places.
pub fn framed(text: &str) -> Cow<'_, str> {
    let steers = |c: char| is_control(c) && c != '\n' && c != '\t';
    if !text.chars().any(steers) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !steers(c) {
            out.push(c);
        } else if c == '\r' {
            out.push(' ');
        } else {
            match c.len_utf8() {
                1 => out.push('?'),
                2 => out.push('\u{b7}'),
                3 => out.push('\u{fffd}'),
                _ => out.push('\u{1f6ab}'),
            }
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steering_characters_are_written_out() {
        assert_eq!(one_line("a\u{1b}[31mb\nc"), "a\\u{1b}[31mb c");
        assert_eq!(one_line("x \u{202e}y"), "x \\u{202e}y");
        assert_eq!(one_line("::error::x"), ": :error: :x");
        assert_eq!(one_line("##[group]"), "## [group]");
    }

    #[test]
    fn framed_text_keeps_its_length() {
        for text in ["a\u{1b}b", "a\u{85}b", "a\u{202e}b", "\u{e0001}x", "å\r\n"] {
            let framed = framed(text);
            assert_eq!(framed.len(), text.len());
            assert!(!framed.chars().any(|c| is_control(c) && c != '\n'));
        }
    }
}
