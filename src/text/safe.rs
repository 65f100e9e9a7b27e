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

/// Whether some byte of a text is one of those. Every byte of a stretch is looked at without branching, so that the
/// processor takes many at once.
pub fn some_byte(text: &str, is: impl Fn(u8) -> bool) -> bool {
    text.as_bytes().chunks(256).any(|part| part.iter().fold(0, |found, b| found | u8::from(is(*b))) != 0)
}

/// The text on one line, every steering character written as `\u{…}`, line breaks as blanks.
///
/// `::` and `##` are split by a blank: CI runners execute lines that begin with `::` or hold `##[` or `##vso[`.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let clean = !text.chars().any(is_control) && !text.contains("::") && !text.contains("##");
    if clean {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_harmless(&mut out, c));
    Cow::Owned(out)
}

/// Puts a character at the end of a text that is to stand on one line, as [`one_line`] does.
pub fn push_harmless(out: &mut String, c: char) {
    match c {
        '\n' | '\t' | '\r' => {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        }
        c if is_control(c) => out.extend(c.escape_unicode()),
        ':' if out.ends_with(':') => out.push_str(" :"),
        '#' if out.ends_with('#') => out.push_str(" #"),
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steering_characters_are_written_out() {
        assert_eq!(one_line("a\u{1b}[31mb\nc"), "a\\u{1b}[31mb c");
        assert_eq!(one_line("x \u{202e}y"), "x \\u{202e}y");
        assert_eq!(one_line("::error::x"), ": :error: :x");
        assert_eq!(one_line(":::"), ": : :");
        assert_eq!(one_line("##[group]"), "# #[group]");
        assert_eq!(one_line("##vso[task.complete]"), "# #vso[task.complete]");
    }
}
