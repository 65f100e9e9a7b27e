//! `plan rules`.

use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::FORMAT;
use crate::cli::{Exit, terminal};
use crate::render;
use crate::rules::RULES;
use crate::text::Words;

#[derive(Debug, Args)]
pub(in crate::cli) struct RulesArgs {
    #[arg(long, value_enum, default_value = "table")]
    format: RulesFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum RulesFormat {
    Table,
    Json,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "rules",
    about: Words::new("Listar alla regler.", "Lists all rules."),
    usage: Words::new("plan rules [VAL]", "plan rules [OPTIONS]"),
    options: &[("format", Some(&FORMAT), &RULES_FORMAT)],
};

pub(in crate::cli) fn run(cx: &Context, args: &RulesArgs) -> Result<Exit, Failure> {
    let text = match args.format {
        RulesFormat::Table => render::rules_table::render(RULES, cx.style),
        RulesFormat::Json => render::rules_json::render(RULES),
    };
    terminal::print(&text)?;
    Ok(Exit::Fine)
}

static RULES_FORMAT: Words = Words::new("Format: table eller json", "Format: table or json");
