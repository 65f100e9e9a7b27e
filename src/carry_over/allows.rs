//! Exceptions made in place, `# plan: allow(…)`: they were made for one plan year.

/// Whether a comment makes an exception.
pub(super) fn is_allow(comment: &str) -> bool {
    comment.trim_start_matches('#').trim_start().strip_prefix("plan:").is_some_and(|rest| {
        let rest = rest.trim_start();
        rest.strip_prefix("allow").is_some_and(|rest| rest.trim_start().starts_with('('))
    })
}

#[cfg(test)]
mod tests {
    use super::is_allow;

    #[test]
    fn exceptions_are_known() {
        assert!(is_allow("# plan: allow(missing-field) until 2026-12-31 because väntar"));
        assert!(is_allow("#plan:allow (x)"));
        assert!(!is_allow("# planen tillåter (x)") && !is_allow("# plan: allowed"));
    }
}
