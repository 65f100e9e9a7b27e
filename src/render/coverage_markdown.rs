//! `plan coverage --format markdown`.

use std::fmt::Write as _;

use crate::coverage::{CoverageReport, Item, Part, ProgrammeCoverage};
use crate::render::coverage_people;
use crate::render::coverage_words::{
    ACTIVITIES, COUNT, NEW, NOTHING_LISTED, SERVES, SHARE, WHAT_EACH_SERVES, called, covered, has_links,
    heading, item, serving, shares, title, without,
};
use crate::render::status_markdown::{code, escape};
use crate::render::wording::{ABSENT, ACTIVITY};
use crate::text::Lang;

/// One text after the other, a programme each.
pub fn render(report: &CoverageReport, lang: Lang) -> String {
    let mut out = String::new();
    for programme in report.programmes.iter().filter(|p| report.people.is_none() || !p.parts.is_empty()) {
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "# {}", escape(&title(programme).render(lang)));
        for part in &programme.parts {
            items(programme, part, lang, &mut out);
        }
        if has_links(programme) {
            activities(programme, lang, &mut out);
        }
    }
    if let Some(people) = &report.people {
        out.push_str(if out.is_empty() { "" } else { "\n" });
        coverage_people::markdown(people, lang, &mut out);
    }
    out
}

fn items(programme: &ProgrammeCoverage, part: &Part, lang: Lang, out: &mut String) {
    let _ = writeln!(out, "\n## {}\n", heading(part.of).get(lang));
    if part.items.is_empty() {
        let _ = writeln!(out, "{}", NOTHING_LISTED.get(lang));
        return;
    }
    let _ = writeln!(out, "{}\n", covered(part).render(lang));
    let mut headers = vec![heading(part.of), &COUNT, &NEW, &SHARE, &ACTIVITIES];
    if programme.oldest {
        headers.remove(2);
    }
    let names: Vec<&str> = headers.iter().map(|w| w.get(lang)).collect();
    let _ = writeln!(out, "| {} |\n|{}", names.join(" | "), "---|".repeat(names.len()));
    for one in &part.items {
        let _ = writeln!(out, "| {} |", row(programme, part, one, lang).join(" | "));
    }
    let texts =
        [(part.links > 0).then(|| shares(programme, part).render(lang)), without(programme, part, lang)];
    for text in texts.into_iter().flatten() {
        let _ = writeln!(out, "\n{}", escape(&text));
    }
}

fn row(programme: &ProgrammeCoverage, part: &Part, one: &Item, lang: Lang) -> Vec<String> {
    let names = one.activities.iter().map(|at| {
        let activity = &programme.activities[*at];
        format!("{} ({})", escape(called(activity)), code(&activity.id))
    });
    let mut cells = vec![
        escape(&item(part.of, one, lang)),
        one.activities.len().to_string(),
        one.new.to_string(),
        part.share(one).map_or_else(|| ABSENT.to_owned(), |n| format!("{n} %")),
        lines(names.collect()),
    ];
    if programme.oldest {
        cells.remove(2);
    }
    cells
}

fn activities(programme: &ProgrammeCoverage, lang: Lang, out: &mut String) {
    let _ = writeln!(out, "\n## {}\n", WHAT_EACH_SERVES.get(lang));
    let _ = writeln!(out, "| {} | {} |\n|---|---|", ACTIVITY.get(lang), SERVES.get(lang));
    for (at, activity) in programme.activities.iter().enumerate() {
        let served = serving(programme, at, lang).into_iter().flat_map(|(of, items)| {
            let line = move |text: String| format!("{}: {}", heading(of).get(lang), escape(&text));
            items.into_iter().map(line)
        });
        let served = lines(served.collect());
        let _ = writeln!(out, "| {} ({}) | {served} |", escape(&activity.title), code(&activity.id));
    }
}

fn lines(items: Vec<String>) -> String {
    if items.is_empty() { ABSENT.to_owned() } else { items.join("<br>") }
}
