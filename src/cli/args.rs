//! The arguments, typed. Their help stands in [`super::help`], in both languages.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, FromArgMatches as _, Parser, Subcommand, ValueEnum};

use crate::cli::{help, terminal, usage};
use crate::text::Lang;

#[derive(Debug, Parser)]
#[command(
    name = "plan",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Args)]
pub(super) struct Shared {
    #[arg(short = 'C', long, global = true)]
    pub(super) directory: Option<PathBuf>,
    #[arg(long, global = true, value_enum)]
    pub(super) lang: Option<LangChoice>,
    #[arg(long, global = true, value_enum, default_value = "auto")]
    pub(super) color: ColorChoice,
    #[arg(long, global = true)]
    pub(super) today: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Status(StatusArgs),
    #[command(visible_alias = "validate")]
    Check(CheckArgs),
    Set(SetArgs),
    Report(ReportArgs),
    CarryOver(CarryOverArgs),
    Close(CloseArgs),
    Reopen(ReopenArgs),
    Diff(DiffArgs),
    Log(LogArgs),
    Explain(ExplainArgs),
    Rules(RulesArgs),
}

#[derive(Debug, Args)]
pub(super) struct StatusArgs {
    pub(super) keys: Vec<String>,
    #[arg(long)]
    pub(super) year: Option<String>,
    #[arg(long)]
    pub(super) programme: Vec<String>,
    #[arg(long, value_enum, default_value = "origin")]
    pub(super) by: ByChoice,
    #[arg(long)]
    pub(super) goal: Vec<String>,
    #[arg(long)]
    pub(super) org: Vec<String>,
    #[arg(long)]
    pub(super) person: Vec<String>,
    #[arg(long)]
    pub(super) status: Vec<String>,
    #[arg(long)]
    pub(super) late: bool,
    #[arg(long)]
    pub(super) at: Option<String>,
    #[arg(long, value_enum, default_value = "table")]
    pub(super) format: StatusFormat,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    pub(super) paths: Vec<String>,
    #[arg(long, value_enum, default_value = "human")]
    pub(super) format: CheckFormat,
    #[arg(long)]
    pub(super) notes: bool,
    #[arg(long)]
    pub(super) level: Vec<String>,
    #[arg(long, value_enum)]
    pub(super) deny: Option<DenyChoice>,
    #[arg(long, conflicts_with_all = ["at", "format"])]
    pub(super) fix: bool,
    #[arg(long, requires = "fix")]
    pub(super) diff: bool,
    #[arg(long, requires = "fix")]
    pub(super) force: bool,
    #[arg(long)]
    pub(super) at: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct SetArgs {
    pub(super) key: String,
    #[arg(required = true)]
    pub(super) fields: Vec<String>,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    pub(super) key: String,
    #[arg(long, value_enum)]
    pub(super) health: Option<HealthChoice>,
    #[arg(long)]
    pub(super) text: Option<String>,
    #[arg(long, value_parser = clap::value_parser!(u8).range(0..=100))]
    pub(super) progress: Option<u8>,
    #[arg(long)]
    pub(super) forecast: Option<String>,
    #[arg(long)]
    pub(super) by: Option<String>,
    #[arg(long)]
    pub(super) date: Option<String>,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct CarryOverArgs {
    pub(super) year: String,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long, conflicts_with = "dry_run")]
    pub(super) yes: bool,
    #[arg(long)]
    pub(super) programme: Vec<String>,
    #[arg(long)]
    pub(super) only: Vec<String>,
    #[arg(long)]
    pub(super) except: Vec<String>,
    #[arg(long)]
    pub(super) merge: Vec<String>,
    #[arg(long)]
    pub(super) split: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct CloseArgs {
    pub(super) year: String,
    #[arg(long)]
    pub(super) programme: Vec<String>,
    #[arg(long)]
    pub(super) by: Option<String>,
    #[arg(long)]
    pub(super) dnr: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ReopenArgs {
    pub(super) year: String,
    #[arg(long)]
    pub(super) programme: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    #[arg(num_args = 0..=2)]
    pub(super) points: Vec<String>,
    #[arg(long, value_enum, default_value = "programme")]
    pub(super) by: DiffBy,
    #[arg(long)]
    pub(super) programme: Vec<String>,
    #[arg(long, value_enum)]
    pub(super) since: Option<SinceChoice>,
    #[arg(long)]
    pub(super) exit_code: bool,
    #[arg(long, value_enum, default_value = "human")]
    pub(super) format: DiffFormat,
}

#[derive(Debug, Args)]
pub(super) struct LogArgs {
    pub(super) key: String,
    #[arg(long)]
    pub(super) at: Option<String>,
    #[arg(long, value_enum, default_value = "human")]
    pub(super) format: LogFormat,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    pub(super) name: String,
    #[arg(long)]
    pub(super) at: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct RulesArgs {
    #[arg(long, value_enum, default_value = "table")]
    pub(super) format: RulesFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LangChoice {
    Sv,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorChoice {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ByChoice {
    Origin,
    Goal,
    Org,
    Person,
    Status,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum StatusFormat {
    Table,
    Json,
    Csv,
    Markdown,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum CheckFormat {
    Human,
    Concise,
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum HealthChoice {
    #[value(alias = "grön")]
    Green,
    #[value(alias = "gul")]
    Yellow,
    #[value(alias = "röd")]
    Red,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum DiffBy {
    Programme,
    Goal,
    Org,
    Body,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum SinceChoice {
    Adoption,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum DiffFormat {
    Human,
    Json,
    Markdown,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LogFormat {
    Human,
    Json,
    Markdown,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum RulesFormat {
    Table,
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum DenyChoice {
    Warning,
    Note,
}

/// Understands the arguments.
pub(super) fn read(arguments: Vec<OsString>, lang: Lang) -> Result<Cli, usage::Stop> {
    let command = help::command(lang, terminal::width());
    let matches = command.try_get_matches_from(arguments).map_err(|e| usage::stop(&e))?;
    Cli::from_arg_matches(&matches).map_err(|e| usage::stop(&e))
}
