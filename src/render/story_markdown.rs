//! `plan status KEY --format markdown`.

use std::fmt::Write as _;

use crate::render::status_markdown::{code, escape};
use crate::render::value::{capital, entry, said};
use crate::render::wording::{ABSENT, health, origin, stale};
use crate::status::Story;
use crate::text::{Lang, Words};

/// The story of an activity.
pub fn render(story: &Story<'_>, lang: Lang) -> String {
    let row = &story.row;
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n\n{}\n", escape(&row.title), code(&row.key));
    let mut item = |name: &str, value: String| {
        let value = if value.is_empty() { ABSENT.to_owned() } else { value };
        let _ = writeln!(out, "- {}: {value}", escape(name));
    };
    let names = |names: Vec<&str>| names.into_iter().map(escape).collect::<Vec<_>>().join(", ");
    item(GOALS.get(lang), names(row.goals.iter().map(|g| g.name.as_str()).collect()));
    item(RESPONSIBLE.get(lang), names(row.responsible.iter().flat_map(|r| r.names(lang)).collect()));
    item(STATUS.get(lang), row.status.as_ref().map_or_else(String::new, |s| escape(s.get(lang))));
    item(ORIGIN.get(lang), origin(row.origin).get(lang).to_owned());
    let light = row.health.map(|h| {
        let (word, age) = health(h);
        format!("{} ({})", word.render(lang), age.render(lang))
    });
    let state = light.into_iter().chain(row.stale.map(|s| stale(s).render(lang)));
    item(HEALTH.get(lang), state.collect::<Vec<_>>().join("; "));
    let lines = |lines: Vec<String>| lines.iter().map(|l| escape(l)).collect::<Vec<_>>().join("; ");
    for (field, node) in &story.fields {
        item(&capital(field.label.get(lang)), lines(said(node, field, &story.names, lang)));
    }
    for milestone in story.milestones {
        item(MILESTONE.get(lang), lines(entry(milestone, "milestones", &story.names, lang)));
    }
    for report in &story.reports {
        item(REPORT.get(lang), lines(entry(report, "reports", &story.names, lang)));
    }
    if story.chapters.len() > 1 {
        let keys: Vec<String> = story.chapters.iter().map(|c| code(&c.key)).collect();
        item(YEARS.get(lang), keys.join(" → "));
    }
    out
}

static GOALS: Words = Words::new("Mål", "Goals");
static RESPONSIBLE: Words = Words::new("Ansvarig", "Responsible");
static STATUS: Words = Words::new("Status", "Status");
static ORIGIN: Words = Words::new("Ursprung", "Origin");
static HEALTH: Words = Words::new("Läge", "Health");
static MILESTONE: Words = Words::new("Milstolpe", "Milestone");
static REPORT: Words = Words::new("Statusrapport", "Status report");
static YEARS: Words = Words::new("Planår", "Plan years");
