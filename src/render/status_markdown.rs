//! `plan status --format markdown`: tables for a pull request, a wiki or a report.

use std::fmt::Write as _;

use crate::render::party_state;
use crate::render::wording::{
    ABSENT, ACTIVITY, GOALS, HEALTH, NEXT, RESPONSIBLE, STATUS, group, health, late, stale,
};
use crate::status::{By, Row, Scope, StatusReport};
use crate::text::{Lang, Words};

/// The tables of a report.
pub fn render(report: &StatusReport, lang: Lang) -> String {
    let mut out = String::new();
    for (i, programme) in report.programmes.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        match &programme.scope {
            Scope::Year { name, .. } => {
                let _ = writeln!(out, "# {} {}", escape(&programme.name), escape(name));
            }
            Scope::NoYear => {
                let _ = writeln!(out, "# {}", escape(&programme.name));
            }
        }
        if programme.totals.activities == 0 {
            let _ = writeln!(out, "\n{}", EMPTY.get(lang));
        }
        for part in &programme.groups {
            let heading = escape(&group(&part.name, &programme.scope, lang));
            let level = "#".repeat((part.depth + 2).min(6));
            let _ = writeln!(out, "\n{level} {heading} ({})", part.total);
            if part.rows.is_empty() {
                continue;
            }
            let state = if report.by == By::Party { &party_state::HEADING } else { &HEALTH };
            let headers =
                [&ACTIVITY, &GOALS, &RESPONSIBLE, &STATUS, state, &NEXT, &LATE].map(|w| w.get(lang));
            let _ = writeln!(out, "\n| {} |\n|{}", headers.join(" | "), "---|".repeat(headers.len()));
            for (at, row) in part.rows.iter().enumerate() {
                let mut cells = cells(row, lang);
                if report.by == By::Party {
                    let state = part.states.get(at).map(|s| party_state::lines(s, lang)).unwrap_or_default();
                    cells[4] = lines(state.iter().map(|line| escape(line)).collect());
                }
                let _ = writeln!(out, "| {} |", cells.join(" | "));
            }
        }
    }
    out
}

fn cells(row: &Row, lang: Lang) -> [String; 7] {
    let answers =
        row.responsible.iter().map(|r| r.names(lang).into_iter().map(escape).collect::<Vec<_>>().join(", "));
    let light = row.health.map(|h| {
        let (word, age) = health(h);
        format!("{} ({})", word.render(lang), age.render(lang))
    });
    let state = light.into_iter().chain(row.stale.map(|s| stale(s).render(lang)));
    let next = row
        .next
        .as_ref()
        .map(|n| n.due.iter().chain([&n.title]).map(|t| escape(t)).collect::<Vec<_>>().join(" "));
    [
        format!("{} ({})", escape(&row.title), code(&row.id)),
        lines(row.goals.iter().map(|g| escape(&g.name)).collect()),
        lines(answers.collect()),
        row.status.as_ref().map_or_else(|| ABSENT.to_owned(), |s| escape(s.get(lang))),
        lines(state.collect()),
        next.unwrap_or_else(|| ABSENT.to_owned()),
        row.late.as_ref().map_or_else(|| ABSENT.to_owned(), |l| late(l.days).render(lang)),
    ]
}

fn lines(items: Vec<String>) -> String {
    if items.is_empty() { ABSENT.to_owned() } else { items.join("<br>") }
}

/// Text that means nothing to Markdown or HTML, mentions nobody and embeds nothing.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in crate::text::safe::one_line(text).chars() {
        match c {
            '@' => out.push_str("&#64;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// An id or a key as code; a name of a file that is neither, as text.
pub(super) fn code(id: &str) -> String {
    let plain = id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.' | '_'));
    if plain { format!("`{id}`") } else { escape(id) }
}

static EMPTY: Words = Words::new("Inga aktiviteter.", "No activities.");
static LATE: Words = Words::new("Sen", "Late");

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_is_mentioned_or_embedded() {
        assert_eq!(escape("@team ![x](y) <b> a|b"), "&#64;team \\!\\[x\\](y) &lt;b&gt; a\\|b");
    }
}
