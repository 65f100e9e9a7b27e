//! The commands, and the options that all of them share. What belongs to one command stands in its file.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, FromArgMatches as _, Parser, Subcommand, ValueEnum};

use crate::cli::commands::agenda::AgendaArgs;
use crate::cli::commands::carry_over::CarryOverArgs;
use crate::cli::commands::check::CheckArgs;
use crate::cli::commands::close::{CloseArgs, ReopenArgs};
use crate::cli::commands::completions::CompletionsArgs;
use crate::cli::commands::coverage::CoverageArgs;
use crate::cli::commands::decide::DecideArgs;
use crate::cli::commands::decisions::DecisionsArgs;
use crate::cli::commands::diff::DiffArgs;
use crate::cli::commands::explain::ExplainArgs;
use crate::cli::commands::init::InitArgs;
use crate::cli::commands::log::LogArgs;
use crate::cli::commands::model::ModelArgs;
use crate::cli::commands::new::NewArgs;
use crate::cli::commands::rename::RenameArgs;
use crate::cli::commands::report::ReportArgs;
use crate::cli::commands::route::RouteArgs;
use crate::cli::commands::rules::RulesArgs;
use crate::cli::commands::save::SaveArgs;
use crate::cli::commands::schema::SchemaArgs;
use crate::cli::commands::set::SetArgs;
use crate::cli::commands::status::StatusArgs;
use crate::cli::help::Manual;
use crate::cli::help::words::DAY;
use crate::cli::{help, terminal, usage};
use crate::text::{Lang, Words};

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
    New(NewArgs),
    Set(SetArgs),
    Report(ReportArgs),
    Rename(RenameArgs),
    CarryOver(CarryOverArgs),
    Close(CloseArgs),
    Reopen(ReopenArgs),
    Save(SaveArgs),
    Diff(DiffArgs),
    Log(LogArgs),
    Agenda(AgendaArgs),
    Decide(DecideArgs),
    Decisions(DecisionsArgs),
    Route(RouteArgs),
    Model(ModelArgs),
    Coverage(CoverageArgs),
    Explain(ExplainArgs),
    Rules(RulesArgs),
    Schema(SchemaArgs),
    Init(InitArgs),
    Completions(CompletionsArgs),
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

/// The help of the program alone, and of the options that all commands share.
pub(super) static MANUAL: Manual = Manual {
    name: "",
    about: Words::new(
        "Visar och granskar aktivitetsplaner som ligger som filer i git.",
        "Shows and checks activity plans kept as files in git.",
    ),
    usage: Words::new("plan [KOMMANDO] [VAL]", "plan [COMMAND] [OPTIONS]"),
    options: &[
        ("directory", Some(&FOLDER), &DIRECTORY),
        ("lang", Some(&LANGUAGE), &LANG),
        ("color", Some(&WHEN), &COLOR),
        ("today", Some(&DAY), &TODAY),
        ("help", None, &HELP_TEXT),
        ("version", None, &VERSION),
    ],
};

/// Understands the arguments.
pub(super) fn read(arguments: Vec<OsString>, lang: Lang) -> Result<Cli, usage::Stop> {
    let command = help::command(lang, terminal::width());
    let matches = command.try_get_matches_from(arguments).map_err(|e| usage::stop(&e))?;
    Cli::from_arg_matches(&matches).map_err(|e| usage::stop(&e))
}

static FOLDER: Words = Words::new("MAPP", "FOLDER");
static DIRECTORY: Words = Words::new("Arbeta i den här mappen", "Work in this folder");
static LANGUAGE: Words = Words::new("SPRÅK", "LANGUAGE");
static LANG: Words = Words::new("Språk: sv eller en", "Language: sv or en");
static WHEN: Words = Words::new("NÄR", "WHEN");
static COLOR: Words = Words::new("Färg: auto, always eller never", "Colour: auto, always or never");
static TODAY: Words = Words::new(
    "Låtsas att det är den här dagen, t.ex. 2026-06-30",
    "Pretend that it is this day, such as 2026-06-30",
);
static HELP_TEXT: Words = Words::new("Visa den här hjälpen", "Show this help");
static VERSION: Words = Words::new("Visa versionen", "Show the version");
