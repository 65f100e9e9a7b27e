//! What of a TOML text can be taken as it stands.

use crate::text::safe::some_byte;

/// Whether a text is made of what can be seen, of tabs and of plain ends of lines.
pub(super) fn is_visible(text: &str) -> bool {
    !some_byte(text, |b| (b < 0x20) & (b != b'\n') & (b != b'\t') | (b == 0x7f))
}

/// Whether a key needs no quotes.
pub(in crate::syntax) fn is_bare_key(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| IN_BARE_KEYS[usize::from(b)])
}

/// What stands between two quotes; none when they are not there.
pub(super) fn between(raw: &str, quote: u8) -> Option<&str> {
    match raw.as_bytes() {
        [first, .., last] if *first == quote && *last == quote => raw.get(1..raw.len() - 1),
        _ => None,
    }
}

/// The bytes that a key without quotes may hold.
static IN_BARE_KEYS: [bool; 256] = {
    let mut all = [false; 256];
    let mut b = 0;
    while b < all.len() {
        all[b] = (b as u8).is_ascii_alphanumeric() || b as u8 == b'-' || b as u8 == b'_';
        b += 1;
    }
    all
};
