//! `plan check --format concise`: one line per finding, for editors and searches.

use std::fmt::Write as _;

use crate::check::{Judged, Report};
use crate::portfolio::Portfolio;
use crate::render::wording::{ONE_WAIVED, WAIVED};
use crate::text::safe::one_line;
use crate::text::{Lang, Words};

/// `path:line:column: severity: rule[constraint]: message; help`; last, how many are waived.
pub fn render(portfolio: &Portfolio, report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    lines(portfolio, &report.findings, lang, None, &mut out);
    if let Some(compared) = &report.compared {
        if compared.shows_old {
            lines(portfolio, &compared.old, lang, Some(&BEFORE), &mut out);
        }
        if let Some(after) = &compared.after {
            lines(&after.portfolio, &after.findings, lang, Some(&AFTER), &mut out);
        }
    }
    let words = match report.waived.len() {
        0 => return out,
        1 => ONE_WAIVED.text(),
        several => WAIVED.with([several.into()]),
    };
    let _ = writeln!(out, "{}", words.render(lang));
    out
}

/// The lines of some findings, each after a word that tells when it holds.
fn lines(portfolio: &Portfolio, findings: &[Judged], lang: Lang, when: Option<&Words>, out: &mut String) {
    let when = when.map(|when| format!("{}: ", when.get(lang))).unwrap_or_default();
    for judged in findings {
        let finding = &judged.finding;
        let source = &portfolio.file(finding.place.source).source;
        let at = source.position(finding.place.span.start);
        let law = finding.law.as_ref().map(|l| format!("[{}]", l.constraint)).unwrap_or_default();
        let help = finding.help.as_ref().map(|h| format!("; {}", h.render(lang))).unwrap_or_default();
        let message = format!("{}{help}", finding.message.render(lang));
        let place = format!("{}:{}:{}", source.path, at.line, at.column);
        let severity = judged.severity.words().get(lang);
        let _ = writeln!(
            out,
            "{}: {when}{severity}: {}{law}: {}",
            one_line(&place),
            finding.rule,
            one_line(&message)
        );
    }
}

static BEFORE: Words = Words::new("före ändringen", "before the change");
static AFTER: Words = Words::new("efter sammanslagning", "after merge");
