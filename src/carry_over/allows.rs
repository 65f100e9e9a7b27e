//! Exceptions made in place, `# plan: allow(…) until … because …`: they were made for one plan year.

use crate::portfolio::File;
use crate::syntax::rewrite::comments;

/// An exception made in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow {
    /// The rule or constraint that it excepts from.
    pub rule: String,
    /// Why, if it says so.
    pub because: Option<String>,
}

impl Allow {
    /// The exception that a comment makes, if it makes one.
    pub(super) fn of(comment: &str) -> Option<Self> {
        let rest = comment.trim_start_matches('#').trim_start().strip_prefix("plan:")?.trim_start();
        let rest = rest.strip_prefix("allow")?.trim_start().strip_prefix('(')?;
        let (rule, rest) = rest.split_once(')').unwrap_or((rest, ""));
        let because = rest.split_once("because").map(|(_, why)| why.trim().to_owned());
        Some(Self { rule: rule.trim().to_owned(), because: because.filter(|why| !why.is_empty()) })
    }

    /// All exceptions in a file.
    pub(super) fn all(file: &File) -> Vec<Self> {
        if !may_have(&file.source.text) {
            return Vec::new();
        }
        let text = &file.source.text;
        comments(text, &file.root).into_iter().filter_map(|span| Self::of(&text[span.range()])).collect()
    }
}

/// Whether a text may hold exceptions, told without reading it.
pub(super) fn may_have(text: &str) -> bool {
    text.contains("plan:")
}

#[cfg(test)]
mod tests {
    use super::Allow;

    #[test]
    fn exceptions_are_known() {
        let allow = |comment| Allow::of(comment).map(|a| (a.rule, a.because));
        let known = |rule: &str, because: Option<&str>| Some((rule.to_owned(), because.map(str::to_owned)));
        assert_eq!(
            allow("# plan: allow(missing-field) until 2026-12-31 because väntar på svar"),
            known("missing-field", Some("väntar på svar"))
        );
        assert_eq!(allow("#plan:allow ( x ) because "), known("x", None));
        assert_eq!(allow("# plan: allow(x"), known("x", None));
        assert_eq!(allow("# planen tillåter (x)"), None);
        assert_eq!(allow("# plan: allowed"), None);
    }
}
