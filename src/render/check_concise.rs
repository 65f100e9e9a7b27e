//! `plan check --format concise`: one line per finding, for editors and searches.

use std::fmt::Write as _;

use crate::check::Report;
use crate::portfolio::Portfolio;
use crate::render::wording::{ONE_WAIVED, WAIVED};
use crate::text::Lang;
use crate::text::safe::one_line;

/// `path:line:column: severity: rule[constraint]: message; help`; last, how many are waived.
pub fn render(portfolio: &Portfolio, report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    for judged in &report.findings {
        let finding = &judged.finding;
        let source = &portfolio.file(finding.place.source).source;
        let at = source.position(finding.place.span.start);
        let law = finding.law.as_ref().map(|l| format!("[{}]", l.constraint)).unwrap_or_default();
        let help = finding.help.as_ref().map(|h| format!("; {}", h.render(lang))).unwrap_or_default();
        let message = format!("{}{help}", finding.message.render(lang));
        let place = format!("{}:{}:{}", source.path, at.line, at.column);
        let severity = judged.severity.words().get(lang);
        let _ =
            writeln!(out, "{}: {severity}: {}{law}: {}", one_line(&place), finding.rule, one_line(&message));
    }
    let words = match report.waived.len() {
        0 => return out,
        1 => ONE_WAIVED.text(),
        several => WAIVED.with([several.into()]),
    };
    let _ = writeln!(out, "{}", words.render(lang));
    out
}
