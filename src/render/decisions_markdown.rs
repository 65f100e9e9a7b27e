//! `plan decisions --format markdown`: the log for a wiki, a report or a web page.

use std::fmt::Write as _;

use crate::meetings::{DecisionLog, Row};
use crate::render::decisions_table::{ACTIVITIES, BODY, DATE, MATTER, NONE, OUTCOME, PARAGRAPH, empty};
use crate::render::matter_words::{activities, does_not_count, outcome, paragraph, short};
use crate::render::status_markdown::escape;
use crate::render::wording::ABSENT;
use crate::text::Lang;

/// The tables of a log.
pub fn render(log: &DecisionLog, lang: Lang) -> String {
    let mut out = String::new();
    if empty(log) {
        let _ = writeln!(out, "{}", NONE.get(lang));
        return out;
    }
    for programme in log.programmes.iter().filter(|p| !p.rows.is_empty()) {
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "# {}\n", escape(&programme.name));
        let headers = [&DATE, &BODY, &PARAGRAPH, &MATTER, &ACTIVITIES, &OUTCOME].map(|w| w.get(lang));
        let _ = writeln!(out, "| {} |\n|{}", headers.join(" | "), "---|".repeat(headers.len()));
        for row in &programme.rows {
            let _ = writeln!(out, "| {} |", cells(row, lang).join(" | "));
        }
    }
    out
}

fn cells(row: &Row, lang: Lang) -> [String; 6] {
    let or_absent = |text: Option<String>| text.unwrap_or_else(|| ABSENT.to_owned());
    let kind = row.kind.as_ref().map(|k| format!("<br>{}", escape(k.get(lang))));
    let about = activities(row, lang).iter().map(|a| escape(a)).collect::<Vec<_>>().join("<br>");
    let why = does_not_count(&row.standing).map(|why| format!("<br>**{}**", escape(&why.render(lang))));
    [
        or_absent(row.date.map(|d| d.to_string())),
        escape(row.body.get(lang)),
        or_absent(paragraph(row).map(|p| escape(&p))),
        format!(
            "{} ({}){}",
            escape(&row.title),
            escape(short(&row.key, &row.programme)),
            kind.unwrap_or_default()
        ),
        if about.is_empty() { ABSENT.to_owned() } else { about },
        format!("{}{}", escape(&outcome(row, lang)), why.unwrap_or_default()),
    ]
}
