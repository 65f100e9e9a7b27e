//! `plan check --format gitlab`: a Code Quality report.

use serde::Serialize;

use crate::check::{Judged, fingerprints};
use crate::diag::Severity;
use crate::render::check_run::{Run, name};
use crate::render::json::document;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// One JSON document.
pub fn render(run: &Run<'_>) -> String {
    let names = fingerprints(run.portfolio, run.report.findings.iter());
    let issues = run.report.findings.iter().zip(names).map(|(judged, name)| issue(run, judged, name));
    document(&issues.collect::<Vec<_>>())
}

fn issue(run: &Run<'_>, judged: &Judged, fingerprint: String) -> Issue {
    let place = &judged.finding.place;
    let at = run.region(place.source, place.span);
    let severity = match judged.severity {
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Note => "info",
    };
    Issue {
        description: run.lines(&judged.finding).join(" · "),
        check_name: name(judged),
        fingerprint,
        severity,
        location: Location {
            path: run.path(place.source),
            lines: Lines { begin: at.line, end: at.end_line },
        },
    }
}
