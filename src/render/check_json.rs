//! `plan check --format json`: `plan.check/1`. Messages come in both languages.

use serde::Serialize;

use crate::check::{Arrived, Compared, Counts, Judged, Report, Waived};
use crate::diag::{Fix, Label, LawLine};
use crate::portfolio::{Portfolio, Whom};
use crate::render::json::{Both, document};
use crate::text::{SourceId, Span};

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    files: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    not_judged: usize,
    without_law: &'a [String],
    findings: Vec<Found<'a>>,
    /// What waivers silence: it counts nowhere above.
    waived: Vec<Silenced<'a>>,
    comparison: Option<Comparison<'a>>,
}

#[derive(Serialize)]
struct Silenced<'a> {
    #[serde(flatten)]
    finding: Found<'a>,
    waiver: By<'a>,
}

#[derive(Serialize)]
struct By<'a> {
    place: Place<'a>,
    allow: Option<&'a str>,
    #[serde(rename = "for")]
    whom: Option<&'a str>,
    until: Option<&'a str>,
    because: Option<&'a str>,
    decision: Option<&'a str>,
}

/// What a change was held against.
#[derive(Serialize)]
struct Comparison<'a> {
    base: Version<'a>,
    head: Option<Version<'a>>,
    law: &'static str,
    /// How many findings the base has too.
    old: Totals,
    /// These findings, when they were asked for.
    old_findings: Option<Vec<Found<'a>>>,
    decisions: Vec<Decision<'a>>,
    /// What the law of the head would say; none when it is that of the base.
    after_merge: Option<Vec<Found<'a>>>,
}

#[derive(Serialize)]
struct Version<'a> {
    revision: &'a str,
    date: String,
}

#[derive(Serialize)]
struct Totals {
    errors: usize,
    warnings: usize,
    notes: usize,
}

#[derive(Serialize)]
struct Decision<'a> {
    key: &'a str,
    title: &'a str,
    place: Place<'a>,
}

#[derive(Serialize)]
struct Found<'a> {
    rule: &'static str,
    constraint: Option<&'a str>,
    severity: &'static str,
    set_by: &'static str,
    place: Place<'a>,
    key: Option<&'a str>,
    message: Both,
    help: Option<Both>,
    law: Option<Law<'a>>,
    related: Vec<Related<'a>>,
    fix: Option<Vec<Change<'a>>>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Law<'a> {
    model: &'a str,
    place: Place<'a>,
    because: Option<&'a str>,
    see: Option<&'a str>,
}

#[derive(Serialize)]
struct Related<'a> {
    place: Place<'a>,
    message: Option<Both>,
}

#[derive(Serialize)]
struct Change<'a> {
    place: Place<'a>,
    text: &'a str,
}

/// One JSON document.
pub fn render(portfolio: &Portfolio, report: &Report) -> String {
    let counts = report.counts();
    document(&Document {
        format: "plan.check/1",
        files: report.files,
        errors: counts.errors,
        warnings: counts.warnings,
        notes: counts.notes,
        not_judged: report.not_judged,
        without_law: &report.without_law,
        findings: all(portfolio, &report.findings),
        waived: report.waived.iter().map(|w| silenced(portfolio, w)).collect(),
        comparison: report.compared.as_ref().map(|c| comparison(portfolio, c)),
    })
}

fn silenced<'a>(portfolio: &'a Portfolio, waived: &'a Waived) -> Silenced<'a> {
    let waiver = &waived.waiver;
    let whom = match &waiver.whom {
        Whom::Keys(keys, _) => keys.as_ref().map(|keys| &*keys.value),
        Whom::Place(..) => None,
    };
    let by = By {
        place: place(portfolio, waiver.source, waiver.span),
        allow: waiver.name.as_ref().map(|name| &*name.value),
        whom,
        until: waiver.until.as_ref().map(|until| &*until.value),
        because: waiver.because.as_deref(),
        decision: waiver.decision.as_deref(),
    };
    Silenced { finding: found(portfolio, &waived.judged), waiver: by }
}

fn all<'a>(portfolio: &'a Portfolio, findings: &'a [Judged]) -> Vec<Found<'a>> {
    findings.iter().map(|j| found(portfolio, j)).collect()
}

fn comparison<'a>(portfolio: &'a Portfolio, compared: &'a Compared) -> Comparison<'a> {
    let version = |v: &'a crate::check::Version| Version { revision: &v.short, date: v.day.to_string() };
    let Counts { errors, warnings, notes } = Counts::of(&compared.old);
    let decision =
        |d: &'a Arrived| Decision { key: &d.key, title: &d.title, place: place(portfolio, d.source, d.span) };
    Comparison {
        base: version(&compared.base),
        head: compared.head.as_ref().map(version),
        law: compared.law.id(),
        old: Totals { errors, warnings, notes },
        old_findings: compared.shows_old.then(|| all(portfolio, &compared.old)),
        decisions: compared.decisions.iter().map(decision).collect(),
        after_merge: compared.after.as_ref().map(|after| all(&after.portfolio, &after.findings)),
    }
}

fn found<'a>(portfolio: &'a Portfolio, judged: &'a Judged) -> Found<'a> {
    let finding = &judged.finding;
    Found {
        rule: finding.rule,
        constraint: finding.law.as_ref().map(|l| &*l.constraint),
        severity: judged.severity.id(),
        set_by: judged.set_by.id(),
        place: place(portfolio, finding.place.source, finding.place.span),
        key: finding.key.as_deref(),
        message: Both::of(&finding.message),
        help: finding.help.as_ref().map(Both::of),
        law: finding.law.as_deref().map(|l| law(portfolio, l)),
        related: finding.related.iter().map(|l| related(portfolio, l)).collect(),
        fix: finding.fix.as_ref().map(|f| changes(portfolio, f)),
    }
}

fn place(portfolio: &Portfolio, source: SourceId, span: Span) -> Place<'_> {
    let source = &portfolio.file(source).source;
    let (start, end) = (source.position(span.start), source.position(span.end));
    Place {
        path: &source.path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

fn law<'a>(portfolio: &'a Portfolio, law: &'a LawLine) -> Law<'a> {
    let place = place(portfolio, law.source, law.span);
    Law { model: &law.model, place, because: law.because.as_deref(), see: law.see.as_deref() }
}

fn related<'a>(portfolio: &'a Portfolio, label: &'a Label) -> Related<'a> {
    Related { place: place(portfolio, label.source, label.span), message: label.text.as_ref().map(Both::of) }
}

fn changes<'a>(portfolio: &'a Portfolio, fix: &'a Fix) -> Vec<Change<'a>> {
    fix.edits.iter().map(|e| Change { place: place(portfolio, e.source, e.span), text: &e.text }).collect()
}
