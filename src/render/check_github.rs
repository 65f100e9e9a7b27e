//! `plan check --format github`: workflow commands, which GitHub shows as annotations at the lines.

use std::fmt::Write as _;

use crate::check::Judged;
use crate::diag::Severity;
use crate::render::check_run::{Run, name};
use crate::text::safe::one_line;

/// One command for each finding. GitHub shows only the first ten of a severity, so the heavy ones come first.
pub fn render(run: &Run<'_>) -> String {
    let mut out = String::new();
    for severity in Severity::ALL.into_iter().rev() {
        for judged in run.report.findings.iter().filter(|j| j.severity == severity) {
            command(run, judged, &mut out);
        }
    }
    // What holds only after merge is nothing to put right now, but worth knowing.
    if let Some(after) = run.report.compared.as_ref().and_then(|compared| compared.after.as_ref()) {
        let run = Run { portfolio: &after.portfolio, ..*run };
        after.findings.iter().for_each(|judged| command(&run, judged, &mut out));
    }
    out
}

fn command(run: &Run<'_>, judged: &Judged, out: &mut String) {
    let finding = &judged.finding;
    let word = match judged.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let path = run.path(finding.place.source);
    let at = run.region(finding.place.source, finding.place.span);
    let _ = write!(out, "::{word} file={},line={},endLine={}", property(&path), at.line, at.end_line);
    // GitHub refuses columns of several lines.
    if at.line == at.end_line {
        let _ = write!(out, ",col={},endColumn={}", at.column, at.end_column);
    }
    // The place stands in the text too: the log shows nothing else.
    let mut lines = run.lines(finding);
    lines[0] = format!("{path}:{}:{}: {}", at.line, at.column, lines[0]);
    let text: Vec<String> = lines.iter().map(|line| data(line)).collect();
    let _ = writeln!(out, ",title={}::{}", property(&name(judged)), text.join("%0A"));
}

/// The text of a command, as GitHub wants it.
fn data(text: &str) -> String {
    one_line(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, as GitHub wants it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
