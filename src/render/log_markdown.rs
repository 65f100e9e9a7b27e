//! `plan log --format markdown`.

use std::fmt::Write as _;

use crate::facts::alignment::Side;
use crate::history::Life;
use crate::render::diff_markdown::fields;
use crate::render::log_text::{cut, title, told};
use crate::render::status_markdown::{code, escape};
use crate::text::Lang;

/// The life of an activity.
pub fn render(life: &Life<'_>, side: Side<'_>, lang: Lang) -> String {
    let mut out = String::new();
    let activity = side.portfolio.activity(life.activity);
    let _ = writeln!(out, "# {}\n\n{}", escape(&title(life, side)), code(&activity.key.to_string()));
    for entry in &life.entries {
        let entry = told(entry, side, lang);
        let _ = writeln!(out, "\n## {}\n", escape(&entry.head));
        for (happened, rows) in &entry.parts {
            let _ = writeln!(out, "- {}", escape(happened));
            fields(rows, &mut out);
        }
    }
    if let Some(text) = cut(life) {
        let _ = writeln!(out, "\n{}", escape(&text.render(lang)));
    }
    out
}
