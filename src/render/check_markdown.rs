//! `plan check --format markdown`: the summary of a CI step, or a comment on a pull request.

use std::fmt::Write as _;

use crate::check::Judged;
use crate::diag::Severity;
use crate::render::check_human::{AFTER, COUNT, LAW_LINE, WHAT, alike, summary_row, verdict_lines};
use crate::render::check_run::{Run, name};
use crate::render::compared_words;
use crate::render::status_markdown::{code, escape};
use crate::text::Words;
use crate::text::safe::is_control;

/// A comment on GitHub holds 65,536 characters; a summary holds more.
const ROOM: usize = 60_000;

/// Verdict, findings as a table, notes summed up. What has no room is left out by whole rows and counted.
pub fn render(run: &Run<'_>) -> String {
    let lang = run.lang;
    let findings = &run.report.findings;
    let mut out = format!("## {}\n\n", if run.fails { &FAILS } else { &FINE }.get(lang));
    for line in verdict_lines(run.report, lang) {
        let _ = writeln!(out, "{}", marked(&line));
    }
    for line in run.report.compared.iter().flat_map(compared_words::lines) {
        let _ = writeln!(out, "\n{}", marked(&line.render(lang)));
    }
    let of = |severity: Severity| findings.iter().filter(move |j| j.severity == severity);
    let heavy: Vec<String> =
        of(Severity::Error).chain(of(Severity::Warning)).map(|judged| row(run, judged)).collect();
    let notes: Vec<&Judged> = of(Severity::Note).collect();
    let groups = alike(&notes, lang);
    let summed = groups.iter().map(|of| {
        let cells = summary_row(run.portfolio, of, lang).map(|cell| marked(&cell));
        format!("| {} |\n", cells.join(" | "))
    });
    table([&SEVERITY, &PLACE, &WHAT], &heavy, run, &mut out);
    table([&COUNT, &WHAT_NOTES, &LAW_LINE], &summed.collect::<Vec<_>>(), run, &mut out);
    let after = run.report.compared.as_ref().and_then(|compared| compared.after.as_ref());
    if let Some(after) = after.filter(|after| !after.findings.is_empty()) {
        let run = Run { portfolio: &after.portfolio, ..*run };
        let rows: Vec<String> = after.findings.iter().map(|judged| row(&run, judged)).collect();
        let _ = writeln!(out, "\n{}", AFTER.get(lang));
        table([&SEVERITY, &PLACE, &WHAT], &rows, &run, &mut out);
    }
    out
}

/// As many rows as there is room for.
fn table(headers: [&Words; 3], rows: &[String], run: &Run<'_>, out: &mut String) {
    if rows.is_empty() {
        return;
    }
    let headers = headers.map(|w| w.get(run.lang));
    let _ = write!(out, "\n| {} |\n|---|---|---|\n", headers.join(" | "));
    let mut used = out.chars().count();
    let fitting = rows.iter().take_while(|row| {
        used += row.chars().count();
        used <= ROOM
    });
    let shown = fitting.map(|row| out.push_str(row)).count();
    if shown < rows.len() {
        let _ = writeln!(out, "\n{}", MORE.with([(rows.len() - shown).into()]).render(run.lang));
    }
}

fn row(run: &Run<'_>, judged: &Judged) -> String {
    let finding = &judged.finding;
    let path = run.path(finding.place.source);
    let at = run.region(finding.place.source, finding.place.span);
    let place = format!("{path}:{}", at.line);
    let target = format!("{}{}#L{}", run.link.unwrap_or(""), url(&path), at.line);
    let mut lines: Vec<String> = run.lines(finding).iter().map(|line| marked(line)).collect();
    lines.push(code(finding.rule));
    if finding.law.is_some() {
        lines.pop();
        lines.push(escape(&name(judged)));
    }
    let severity = judged.severity.words().get(run.lang);
    format!("| {severity} | [{}]({target}) | {} |\n", escape(&place), lines.join("<br>"))
}

/// A text in which what stands between backquotes is code, if nothing in it could end the code.
fn marked(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escape(text);
    }
    let is_plain = |part: &str| part.chars().all(|c| c.is_alphanumeric() || "-._/=".contains(c));
    let mut out = String::new();
    for (at, part) in parts.iter().enumerate() {
        let _ = match at % 2 {
            0 => write!(out, "{}", escape(part)),
            _ if is_plain(part) && !part.is_empty() => write!(out, "`{part}`"),
            _ => write!(out, "\\`{}\\`", escape(part)),
        };
    }
    out
}

/// A path in a link: nothing in it ends the link or the cell.
fn url(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '/') || !c.is_ascii() && !is_control(c)
        {
            out.push(c);
        } else {
            c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| {
                let _ = write!(out, "%{byte:02X}");
            });
        }
    }
    out
}

static FAILS: Words =
    Words::new("plan check: det finns fel att rätta", "plan check: there are faults to put right");
static FINE: Words = Words::new("plan check: inget hindrar", "plan check: nothing stands in the way");
static SEVERITY: Words = Words::new("Allvar", "Severity");
static PLACE: Words = Words::new("Var", "Where");
static WHAT_NOTES: Words = Words::new("Noteringar, summerade", "Notes, summed up");
static MORE: Words = Words::new(
    "{0} rader till fick inte plats; plan check visar allt.",
    "{0} more rows had no room; plan check shows all.",
);
