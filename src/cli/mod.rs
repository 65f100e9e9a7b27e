//! The command line. The only place that knows a terminal, the clock and the environment.

mod args;
mod asking;
mod base;
mod command_line;
mod commands;
mod completing;
mod context;
mod editing;
mod ends;
mod exit;
mod failure;
mod fixing;
mod former_people;
mod git_words;
mod help;
mod language;
mod matter_words;
mod operand;
mod outputs;
mod revision;
mod save_words;
mod terminal;
mod undo;
mod unread;
mod usage;
mod write_words;

use std::ffi::OsString;
use std::process::ExitCode;

pub use exit::Exit;

use args::{Cli, Command};
use context::Context;
use failure::Failure;

/// Runs the program with its arguments, the first of which is its own name.
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    let lang = language::of(&arguments);
    if let Some(exit) = completing::answer(&arguments, lang) {
        return exit.into();
    }
    let outcome = match args::read(arguments, lang) {
        Ok(cli) => execute(&cli, lang),
        Err(usage::Stop::Help(text)) => terminal::print(&text).map(|()| Exit::Fine),
        Err(usage::Stop::Usage(failure)) => Err(failure),
    };
    match outcome {
        Ok(exit) => exit.into(),
        Err(failure) => {
            terminal::complain(&failure.render(lang, terminal::complaint_width()));
            failure.exit().into()
        }
    }
}

fn execute(cli: &Cli, lang: crate::text::Lang) -> Result<Exit, Failure> {
    let mut cx = Context::new(&cli.shared, lang)?;
    match &cli.command {
        None => commands::home::run(&mut cx),
        Some(Command::Status(args)) => commands::status::run(&mut cx, args),
        Some(Command::Check(args)) => commands::check::run(&mut cx, args),
        Some(Command::CarryOver(args)) => commands::carry_over::run(&mut cx, args),
        Some(Command::Close(args)) => commands::close::close(&mut cx, args),
        Some(Command::Reopen(args)) => commands::close::reopen(&mut cx, args),
        Some(Command::Save(args)) => commands::save::run(&mut cx, args),
        Some(Command::Diff(args)) => commands::diff::run(&mut cx, args),
        Some(Command::Rename(args)) => commands::rename::run(&mut cx, args),
        Some(Command::New(args)) => commands::new::run(&mut cx, args),
        Some(Command::Report(args)) => commands::report::run(&mut cx, args),
        Some(Command::Set(args)) => commands::set::run(&mut cx, args),
        Some(Command::Log(args)) => commands::log::run(&mut cx, args),
        Some(Command::Agenda(args)) => commands::agenda::run(&mut cx, args),
        Some(Command::Decide(args)) => commands::decide::run(&mut cx, args),
        Some(Command::Decisions(args)) => commands::decisions::run(&mut cx, args),
        Some(Command::Route(args)) => commands::route::run(&mut cx, args),
        Some(Command::Model(args)) => commands::model::run(&mut cx, args),
        Some(Command::Coverage(args)) => commands::coverage::run(&mut cx, args),
        Some(Command::Explain(args)) => commands::explain::run(&mut cx, args),
        Some(Command::Rules(args)) => commands::rules::run(&cx, args),
        Some(Command::Schema(args)) => commands::schema::run(&mut cx, args),
        Some(Command::Init(args)) => commands::init::run(&cx, args),
        Some(Command::Completions(args)) => commands::completions::run(args),
    }
}
