//! `plan rules`.

use crate::cli::args::{RulesArgs, RulesFormat};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::{Exit, terminal};
use crate::render;
use crate::rules::RULES;

pub(in crate::cli) fn run(cx: &Context, args: &RulesArgs) -> Result<Exit, Failure> {
    let text = match args.format {
        RulesFormat::Table => render::rules_table::render(RULES, cx.style),
        RulesFormat::Json => render::rules_json::render(RULES),
    };
    terminal::print(&text)?;
    Ok(Exit::Fine)
}
