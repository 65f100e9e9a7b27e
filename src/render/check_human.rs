//! `plan check` for people: what must be put right in full, notes summed up, and a verdict.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::check::{Compared, Judged, Report};
use crate::diag::{LawLine, SetBy, Severity};
use crate::portfolio::Portfolio;
use crate::render::frame::{self, Frame, Mark};
use crate::render::table::{Cell, Column, draw, fit, wrap};
use crate::render::wording::{ONE_WAIVED, WAIVED};
use crate::render::{Style, compared_words};
use crate::text::{Lang, Words};

/// The report; notes one by one when `all_notes`, else summed up per constraint.
pub fn render(portfolio: &Portfolio, report: &Report, all_notes: bool, style: Style) -> String {
    let mut out = String::new();
    part(portfolio, &report.findings, all_notes, style, &mut out);
    if let Some(compared) = &report.compared {
        besides(portfolio, compared, all_notes, style, &mut out);
    }
    verdict(report, style, &mut out);
    if let Some(compared) = &report.compared {
        for line in compared_words::lines(compared) {
            for line in wrap(&line.render(style.lang), style.width) {
                let _ = writeln!(out, "{line}");
            }
        }
    }
    out
}

fn part(portfolio: &Portfolio, findings: &[Judged], all_notes: bool, style: Style, out: &mut String) {
    let in_full = |j: &&Judged| all_notes || j.severity > Severity::Note;
    for judged in findings.iter().filter(in_full) {
        finding(portfolio, judged, style, out);
    }
    let notes: Vec<&Judged> = findings.iter().filter(|j| j.severity == Severity::Note).collect();
    if !all_notes && !notes.is_empty() {
        summary_of_notes(portfolio, &notes, style, out);
    }
}

/// What there is to tell of a change besides its news: what was there before, and what the law that comes
/// with it would say.
fn besides(portfolio: &Portfolio, compared: &Compared, all_notes: bool, style: Style, out: &mut String) {
    let heading = |words: &'static Words, out: &mut String| {
        for line in wrap(words.get(style.lang), style.width) {
            let _ = writeln!(out, "{line}");
        }
        out.push('\n');
    };
    if compared.shows_old && !compared.old.is_empty() {
        heading(&BEFORE, out);
        part(portfolio, &compared.old, all_notes, style, out);
    }
    if let Some(after) = compared.after.as_ref().filter(|after| !after.findings.is_empty()) {
        heading(&AFTER, out);
        part(&after.portfolio, &after.findings, all_notes, style, out);
    }
}

/// Some of the findings in full.
pub fn several(portfolio: &Portfolio, findings: &[&Judged], style: Style) -> String {
    let mut out = String::new();
    findings.iter().for_each(|judged| finding(portfolio, judged, style, &mut out));
    out
}

fn finding(portfolio: &Portfolio, judged: &Judged, style: Style, out: &mut String) {
    let finding = &judged.finding;
    let lang = style.lang;
    let own = &portfolio.file(finding.place.source).source;
    let mut marks = vec![Mark { source: own, span: finding.place.span, text: String::new() }];
    // A frame shows one file; places in others follow in frames of their own.
    let (same, other): (Vec<_>, Vec<_>) =
        finding.related.iter().partition(|l| l.source == finding.place.source);
    let mark = |l: &crate::diag::Label| Mark {
        source: &portfolio.file(l.source).source,
        span: l.span,
        text: l.text.as_ref().map_or_else(String::new, |t| t.render(lang)),
    };
    marks.extend(same.into_iter().map(mark));
    let set_by = match judged.set_by {
        SetBy::CommandLine => format!(" ({})", BY_COMMAND.get(lang)),
        SetBy::Rule | SetBy::Constraint => String::new(),
    };
    let message = format!("{}: {}", judged.severity.words().get(lang), finding.message.render(lang));
    let name = match &finding.law {
        Some(law) => format!("{} · {}", finding.rule, law.constraint),
        None => finding.rule.to_owned(),
    };
    let help = finding.help.as_ref().map(|h| HELP.with([h.render(lang).into()]).render(lang));
    let path = if own.text.is_empty() { format!("{}: ", own.path) } else { String::new() };
    let footer = help.unwrap_or_default();
    let frame =
        Frame { severity: Some(judged.severity), message: format!("{path}{message}{set_by}"), marks, footer };
    out.push_str(&frame::draw(frame, style.width, style.color));
    for label in other {
        let place = mark(label);
        let message = place.text.clone();
        let mark = Mark { text: String::new(), ..place };
        let frame = Frame { severity: None, message, marks: vec![mark], footer: String::new() };
        out.push_str(&indented(&frame::draw(frame, style.width.saturating_sub(2), style.color)));
    }
    if let Some(law) = &finding.law {
        law_lines(portfolio, law, style, out);
    }
    let rule = RULE.with([name.into(), finding.rule.into()]).render(lang);
    for line in wrap(&rule, style.width.saturating_sub(2)) {
        let _ = writeln!(out, "  {line}");
    }
    out.push('\n');
}

/// The line of the governance model that makes it an offence.
fn law_lines(portfolio: &Portfolio, law: &LawLine, style: Style, out: &mut String) {
    let because = law.because.as_deref().unwrap_or(NO_REASON.get(style.lang));
    let see = law.see.as_deref().unwrap_or("").to_owned();
    let mark = Mark { source: &portfolio.file(law.source).source, span: law.span, text: String::new() };
    let message = LAW.with([because.into()]).render(style.lang);
    let frame = Frame { severity: None, message, marks: vec![mark], footer: see };
    out.push_str(&indented(&frame::draw(frame, style.width.saturating_sub(2), style.color)));
}

fn indented(text: &str) -> String {
    text.lines().map(|l| if l.is_empty() { "\n".to_owned() } else { format!("  {l}\n") }).collect()
}

/// Until the names of the constraints stand whole, what they say gets no more room than this.
const MODEST: usize = 48;

/// Notes that say the same, by governance model, the most first.
pub(super) fn alike<'a>(notes: &[&'a Judged], lang: Lang) -> Vec<Vec<&'a Judged>> {
    let mut groups: BTreeMap<(String, &str, String), Vec<&Judged>> = BTreeMap::new();
    for note in notes {
        let finding = &note.finding;
        let gist = finding.gist.as_ref().unwrap_or(&finding.message).render(lang);
        let (model, name) =
            finding.law.as_ref().map_or(("", String::new()), |l| (&*l.model, l.constraint.to_string()));
        let programme = finding.key.as_deref().and_then(|k| k.split(['/', '#']).next()).unwrap_or("");
        let model = if model.is_empty() { programme } else { model };
        let key = if name.is_empty() { format!("{} {gist}", finding.rule) } else { name };
        groups.entry((model.to_owned(), finding.rule, key)).or_default().push(note);
    }
    let mut ordered: Vec<_> = groups.into_iter().collect();
    ordered.sort_by_key(|((model, ..), of)| (model.clone(), std::cmp::Reverse(of.len())));
    ordered.into_iter().map(|(_, of)| of).collect()
}

/// One line per rule and constraint: how many, what, the law's line, and which.
fn summary_of_notes(portfolio: &Portfolio, notes: &[&Judged], style: Style, out: &mut String) {
    let lang = style.lang;
    let ordered = alike(notes, lang);
    let heading = match notes.len() {
        1 => ONE_NOTE_HEADING.get(lang).to_owned(),
        many => NOTES.with([many.into()]).render(lang),
    };
    for part in wrap(&heading, style.width) {
        let _ = writeln!(out, "{part}");
    }
    let columns = [&COUNT, &WHAT, &LAW_LINE].map(|w| w.get(lang).to_owned());
    let columns: Vec<Column> = columns
        .into_iter()
        .zip([(0, usize::MAX), (1, MODEST), (2, usize::MAX)])
        .map(|(header, (order, modest))| Column { modest, ..Column::new(&header, order) })
        .collect();
    let row = |of: &Vec<&Judged>| summary_row(portfolio, of, lang).map(|text| Cell::text(&text)).into();
    let rows: Vec<Vec<Cell>> = ordered.iter().map(row).collect();
    let widths = fit(&columns, rows.iter().map(Vec::as_slice), style.width);
    out.push_str(&draw(&columns, &rows, &widths, style.color));
    out.push('\n');
}

/// How many, what, and the law's line.
pub(super) fn summary_row(portfolio: &Portfolio, of: &[&Judged], lang: Lang) -> [String; 3] {
    let first = &of[0].finding;
    let gist = match (of.len(), &first.gist) {
        (1, _) | (_, None) => first.message.render(lang),
        (_, Some(gist)) => gist.render(lang),
    };
    let line = match &first.law {
        Some(law) => {
            let source = &portfolio.file(law.source).source;
            format!("{} ({}:{})", law.constraint, law.model, source.position(law.span.start).line)
        }
        None => first.rule.to_owned(),
    };
    [of.len().to_string(), gist, line]
}

fn verdict(report: &Report, style: Style, out: &mut String) {
    for line in verdict_lines(report, style.lang).iter().flat_map(|l| wrap(l, style.width)) {
        let _ = writeln!(out, "{line}");
    }
}

/// How many of each, and what was left aside.
pub(super) fn verdict_lines(report: &Report, lang: Lang) -> Vec<String> {
    let counts = report.counts();
    let number = |n: usize, one: &'static Words, many: &'static Words| {
        if n == 1 { one.get(lang).to_owned() } else { many.with([n.into()]).render(lang) }
    };
    let errors = number(counts.errors, &ONE_ERROR, &ERRORS);
    let warnings = number(counts.warnings, &ONE_WARNING, &WARNINGS);
    let notes = number(counts.notes, &ONE_NOTE, &MANY_NOTES);
    let files = number(report.files, &ONE_FILE, &FILES);
    let line = VERDICT.with([files.into(), errors.into(), warnings.into(), notes.into()]).render(lang);
    let mut lines = vec![line];
    match report.waived.len() {
        0 => {}
        1 => lines.push(ONE_WAIVED.get(lang).to_owned()),
        several => lines.push(WAIVED.with([several.into()]).render(lang)),
    }
    if report.not_judged > 0 {
        lines.push(NOT_JUDGED.with([report.not_judged.into()]).render(lang));
    }
    if !report.without_law.is_empty() {
        lines.push(WITHOUT_LAW.with([report.without_law.join(", ").into()]).render(lang));
    }
    lines
}

static BEFORE: Words = Words::new("Fanns redan före ändringen:", "There before the change:");
pub(super) static AFTER: Words = Words::new(
    "Efter sammanslagning, när den ändrade styrmodellen gäller:",
    "After merge, when the changed governance model holds:",
);
pub(super) static HELP: Words = Words::new("förslag: {0}", "help: {0}");
static BY_COMMAND: Words = Words::new("satt med --level", "set with --level");
pub(super) static LAW: Words = Words::new("så säger styrmodellen: {0}", "so says the governance model: {0}");
pub(super) static NO_REASON: Words = Words::new("inget skäl angivet", "no reason given");
static RULE: Words =
    Words::new("regel: {0} (läs mer: plan explain {1})", "rule: {0} (read more: plan explain {1})");
static ONE_NOTE_HEADING: Words =
    Words::new("1 notering (plan check --notes visar var):", "1 note (plan check --notes shows where):");
static NOTES: Words = Words::new(
    "{0} noteringar, summerade per villkor (plan check --notes visar dem en och en):",
    "{0} notes, summed up per constraint (plan check --notes shows them one by one):",
);
pub(super) static COUNT: Words = Words::new("Antal", "Count");
pub(super) static WHAT: Words = Words::new("Vad", "What");
pub(super) static LAW_LINE: Words = Words::new("Villkor eller regel", "Constraint or rule");
static VERDICT: Words = Words::new("{0} lästa: {1}, {2}, {3}.", "{0} read: {1}, {2}, {3}.");
static ONE_FILE: Words = Words::new("1 fil", "1 file");
static FILES: Words = Words::new("{0} filer", "{0} files");
static ONE_ERROR: Words = Words::new("1 fel", "1 error");
static ERRORS: Words = Words::new("{0} fel", "{0} errors");
static ONE_WARNING: Words = Words::new("1 varning", "1 warning");
static WARNINGS: Words = Words::new("{0} varningar", "{0} warnings");
static ONE_NOTE: Words = Words::new("1 notering", "1 note");
static MANY_NOTES: Words = Words::new("{0} noteringar", "{0} notes");
static NOT_JUDGED: Words = Words::new(
    "{0} poster i styrmodellen har fel; det som hänger på dem är inte bedömt.",
    "{0} entries of the governance model have faults; what hangs on them is not judged.",
);
static WITHOUT_LAW: Words = Words::new(
    "Utan styrmodell i kraft, bara bedömda som filer: {0}.",
    "Without a governance model in force, judged as files only: {0}.",
);
