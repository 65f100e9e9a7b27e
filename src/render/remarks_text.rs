//! A few findings as short remarks: what remains to be done, or what was written all the same.

use crate::check::Judged;
use crate::diag::Severity;
use crate::render::Style;
use crate::render::table::wrap;
use crate::text::safe::one_line;

/// The findings, a remark each; heavier ones with their severity.
pub fn render<'j>(findings: impl IntoIterator<Item = &'j Judged>, style: Style) -> String {
    let mut out = String::new();
    for judged in findings {
        let message = judged.finding.message.render(style.lang);
        let severity = match judged.severity {
            Severity::Note => String::new(),
            other => format!("{}: ", other.words().get(style.lang)),
        };
        let text = one_line(&format!("{severity}{message}")).into_owned();
        for (number, line) in wrap(&text, style.width.saturating_sub(4)).iter().enumerate() {
            let lead = if number == 0 { "  - " } else { "    " };
            out.push_str(&format!("{lead}{line}\n"));
        }
    }
    out
}
