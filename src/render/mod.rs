//! One file per output format. Input is what the use cases found; output is text.

pub mod agenda_json;
pub mod agenda_markdown;
pub mod agenda_table;
pub mod agenda_words;
pub mod carry_over_text;
mod changes;
pub mod check_concise;
pub mod check_github;
pub mod check_gitlab;
pub mod check_human;
pub mod check_json;
pub mod check_markdown;
pub mod check_run;
pub mod check_sarif;
mod commands;
mod compared_words;
pub mod coverage_csv;
pub mod coverage_json;
pub mod coverage_markdown;
mod coverage_people;
pub mod coverage_table;
mod coverage_words;
mod csv;
pub mod decide_text;
pub mod decisions_csv;
pub mod decisions_json;
pub mod decisions_markdown;
pub mod decisions_table;
mod diff_fields;
pub mod diff_json;
pub mod diff_markdown;
pub mod diff_text;
mod diff_words;
pub mod edit_text;
mod events;
mod frame;
pub mod home;
mod json;
pub mod law;
pub mod log_json;
pub mod log_markdown;
pub mod log_text;
mod matter_json;
mod matter_words;
pub mod model_codeowners;
pub mod model_dot;
pub mod model_json;
pub mod model_mermaid;
pub mod model_text;
mod model_words;
pub mod page;
mod party_state;
pub mod remarks_text;
pub mod rename_text;
pub mod route_json;
pub mod route_text;
pub mod rules_json;
pub mod rules_table;
mod sarif;
pub mod save_message;
pub mod save_text;
pub mod schema;
mod shorten;
pub mod status_csv;
pub mod status_json;
pub mod status_markdown;
pub mod status_table;
pub mod story_json;
pub mod story_markdown;
pub mod story_text;
mod table;
pub mod text_diff;
mod value;
pub mod wants_text;
mod wording;

pub use commands::commands;
pub use shorten::shorten;
pub use value::capital;

use crate::text::Lang;

/// How text for people is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The language.
    pub lang: Lang,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether colours may be used.
    pub color: bool,
}

/// A text in lines of a width, all but the first further in than it.
pub fn hanging(text: &str, width: usize) -> String {
    let indent = text.len() - text.trim_start().len();
    let lines = table::wrap(text.trim_start(), width.saturating_sub(indent + 2));
    let lead = |number: usize| if number == 0 { indent } else { indent + 2 };
    lines.iter().enumerate().map(|(n, line)| format!("{:1$}{line}\n", "", lead(n))).collect()
}

/// A text from anywhere in lines of the whole width.
pub fn paragraph(text: &str, style: Style) -> String {
    let mut out = String::new();
    table::paragraph(text, style, false, &mut out);
    out
}
