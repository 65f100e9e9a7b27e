//! Texts cut to a width.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::text::safe::one_line;

/// The text on one line no wider than this; what is cut off shows as a mark of omission.
pub fn shorten(text: &str, width: usize) -> String {
    let text = one_line(text);
    if text.width() <= width {
        return text.into_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used >= width {
            break;
        }
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_off_shows() {
        assert_eq!(shorten("Hälsa", 5), "Hälsa");
        assert_eq!(shorten("Hälso- och", 8), "Hälso-…");
        assert_eq!(shorten("åäö\u{1b}[1m", 3), "åä…");
    }
}
