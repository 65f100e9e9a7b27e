//! `plan agenda --format markdown`: the agenda as it may be sent out, or put on a wiki.

use std::fmt::Write as _;

use crate::meetings::{Agenda, AgendaItem, BodyAgenda};
use crate::render::agenda_words::{
    LACKS, NO_MATTERS, NO_TYPE, WAITING, afterwards, details, lack, not_planned, waits,
};
use crate::render::matter_words::does_not_count;
use crate::render::status_markdown::escape;
use crate::text::Lang;

/// The agenda of each programme.
pub fn render(agenda: &Agenda, lang: Lang) -> String {
    let mut out = String::new();
    for body in &agenda.programmes {
        if !out.is_empty() {
            out.push('\n');
        }
        of_body(agenda, body, lang, &mut out);
    }
    out
}

fn of_body(agenda: &Agenda, body: &BodyAgenda, lang: Lang, out: &mut String) {
    let days: Vec<String> =
        body.meetings.iter().take(1).filter_map(|m| m.date).map(|d| d.to_string()).collect();
    let head = std::iter::once(body.body.get(lang).to_owned()).chain(days).collect::<Vec<_>>().join(" ");
    let _ = writeln!(out, "# {}\n\n{}", escape(&head), escape(&body.name));
    if body.meetings.is_empty() {
        let _ = writeln!(out, "\n{}", escape(&not_planned(body).render(lang)));
    }
    for meeting in &body.meetings {
        if meeting.groups.is_empty() {
            let _ = writeln!(out, "\n{}", NO_MATTERS.get(lang));
        }
        for group in &meeting.groups {
            let name = group.matter_type.as_ref().map_or(NO_TYPE.get(lang), |t| t.get(lang));
            let _ = writeln!(out, "\n## {} ({})\n", escape(name), group.items.len());
            for item in &group.items {
                of_item(agenda, item, lang, out);
            }
        }
    }
    if !body.waiting.is_empty() {
        let _ = writeln!(out, "\n## {}\n", WAITING.get(lang));
        for waiting in &body.waiting {
            let _ = writeln!(out, "- {}", escape(&waits(waiting, body, lang).render(lang)));
        }
    }
}

fn of_item(agenda: &Agenda, item: &AgendaItem, lang: Lang, out: &mut String) {
    let number = if item.row.id.is_empty() { String::new() } else { format!("{} ", escape(&item.row.id)) };
    let _ = writeln!(out, "- {number}**{}**", escape(&item.row.title));
    for line in details(item, lang) {
        let _ = writeln!(out, "  - {}", escape(&line));
    }
    if agenda.public {
        return;
    }
    if !item.lacks.is_empty() {
        let _ = writeln!(out, "  - **{}**", LACKS.get(lang));
        for found in &item.lacks {
            let severity = found.severity().words().get(lang);
            let _ = writeln!(out, "    - {severity}: {}", escape(&lack(found).render(lang)));
        }
    }
    for text in afterwards(item).into_iter().chain(does_not_count(&item.row.standing)) {
        let _ = writeln!(out, "  - {}", escape(&text.render(lang)));
    }
}
