//! What the outputs of `plan check` for other programs share: the run, and how a finding is told in one text.

use crate::check::{Judged, Report};
use crate::diag::Finding;
use crate::portfolio::Portfolio;
use crate::render::check_human::{HELP, LAW, NO_REASON};
use crate::text::{Lang, SourceId, Span};

/// A run, and how it is to be told.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// The plan files.
    pub portfolio: &'a Portfolio,
    /// What was found.
    pub report: &'a Report,
    /// What stands before each path, so that it begins at the top of the git repository; empty or ending
    /// with `/`.
    pub prefix: &'a str,
    /// The language of messages.
    pub lang: Lang,
    /// Whether the findings make the run fail.
    pub fails: bool,
    /// Where files can be looked at; what stands before a path there.
    pub link: Option<&'a str>,
}

/// A place as lines and columns, from 1. The last column is the one behind the last character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

impl Run<'_> {
    /// The path of a file, from the top of the git repository.
    pub(super) fn path(&self, source: SourceId) -> String {
        format!("{}{}", self.prefix, self.portfolio.file(source).source.path)
    }

    pub(super) fn region(&self, source: SourceId, span: Span) -> Region {
        let source = &self.portfolio.file(source).source;
        let (start, end) = (source.position(span.start), source.position(span.end));
        Region { line: start.line, column: start.column, end_line: end.line, end_column: end.column }
    }

    /// What is wrong, the way out, and the law, a line each.
    pub(super) fn lines(&self, finding: &Finding) -> Vec<String> {
        let mut lines = vec![finding.message.render(self.lang)];
        lines
            .extend(finding.help.as_ref().map(|h| HELP.with([h.render(self.lang).into()]).render(self.lang)));
        lines.extend(self.law(finding));
        lines
    }

    /// Why the governance model asks for it, where one does.
    pub(super) fn law(&self, finding: &Finding) -> Option<String> {
        let law = finding.law.as_ref()?;
        let because = law.because.as_deref().unwrap_or(NO_REASON.get(self.lang));
        let see = law.see.as_ref().map(|see| format!(" ({see})")).unwrap_or_default();
        Some(format!("{}{see}", LAW.with([because.into()]).render(self.lang)))
    }
}

/// The rule, and the constraint that applies it.
pub(super) fn name(judged: &Judged) -> String {
    match &judged.finding.law {
        Some(law) => format!("{} · {}", judged.finding.rule, law.constraint),
        None => judged.finding.rule.to_owned(),
    }
}
