//! Commands as they are typed, so that answers to questions are never lost.

use crate::cli::git_words::typed;

/// A command with its words, in quotation marks where a shell needs them.
pub(super) fn command_line<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    words.into_iter().map(quoted).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_.,=+/:".contains(c);
    match word {
        "" => "''".to_owned(),
        word if word.chars().all(is_plain) => word.to_owned(),
        word => typed(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_shell_would_take_apart_is_quoted() {
        let words = ["plan", "set", "sdk", "status=pausad", "goals+=a,b", "title=Det kostar $5", ""];
        assert_eq!(command_line(words), "plan set sdk status=pausad goals+=a,b 'title=Det kostar $5' ''");
    }
}
