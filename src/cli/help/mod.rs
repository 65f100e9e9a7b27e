//! What `--help` says, in both languages.

pub(super) mod words;

use clap::{Arg, ArgAction, Command, CommandFactory as _};

use crate::cli::args::{self, Cli};
use crate::cli::commands::{
    agenda, carry_over, check, close, completions, coverage, decide, decisions, diff, explain, init, log,
    model, new, rename, report, route, rules, save, schema, set, status,
};
use crate::text::{Lang, Words};

/// The help of one command.
#[derive(Debug)]
pub(super) struct Manual {
    /// What is typed for it; empty for the program alone.
    pub(super) name: &'static str,
    /// What it does.
    pub(super) about: Words,
    /// How it is written.
    pub(super) usage: Words,
    /// Its options and arguments, in the order in which they are listed.
    pub(super) options: &'static [Entry],
}

/// The help of one option or argument: its id, the word for its value, its text.
type Entry = (&'static str, Option<&'static Words>, &'static Words);

/// The help of all commands.
static MANUALS: &[&Manual] = &[
    &args::MANUAL,
    &status::MANUAL,
    &check::MANUAL,
    &new::MANUAL,
    &set::MANUAL,
    &report::MANUAL,
    &rename::MANUAL,
    &carry_over::MANUAL,
    &close::CLOSE,
    &close::REOPEN,
    &save::MANUAL,
    &diff::MANUAL,
    &log::MANUAL,
    &agenda::MANUAL,
    &decide::MANUAL,
    &decisions::MANUAL,
    &route::MANUAL,
    &model::MANUAL,
    &coverage::MANUAL,
    &explain::MANUAL,
    &rules::MANUAL,
    &schema::MANUAL,
    &init::MANUAL,
    &completions::MANUAL,
];

/// The command line with its help in a language, to fit a width.
pub(super) fn command(lang: Lang, width: usize) -> Command {
    let mut command = with_texts(Cli::command(), "", lang).term_width(width);
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |sub| with_texts(sub, &name, lang).term_width(width));
    }
    command.subcommand_help_heading(COMMANDS.get(lang)).subcommand_value_name(COMMAND.get(lang))
}

fn manual(name: &str) -> Option<&'static Manual> {
    MANUALS.iter().copied().find(|m| m.name == name)
}

fn with_texts(mut command: Command, name: &str, lang: Lang) -> Command {
    if let Some(manual) = manual(name) {
        command = command.about(manual.about.get(lang)).override_usage(manual.usage.get(lang));
    }
    if name == set::MANUAL.name {
        command = command.after_help(examples(&set::EXAMPLES, lang));
    }
    if name == completions::MANUAL.name {
        command = command.after_help(examples(&completions::EXAMPLES, lang));
    }
    let template = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}", USAGE.get(lang));
    let version = Arg::new("version").long("version").short('V').action(ArgAction::Version);
    let help = Arg::new("help").long("help").short('h').action(ArgAction::Help);
    command = command.help_template(template).version(env!("CARGO_PKG_VERSION")).arg(help);
    if name.is_empty() {
        command = command.arg(version);
    }
    let ids: Vec<String> = command.get_arguments().map(|a| a.get_id().to_string()).collect();
    for id in ids {
        command = command.mut_arg(&id, |arg| with_text(arg, name, lang));
    }
    command
}

/// What can be typed, with what it does, a line each.
fn examples(all: &[(Words, Words)], lang: Lang) -> String {
    let width = all.iter().map(|(typed, _)| typed.get(lang).chars().count()).max().unwrap_or(0);
    let lines = all.iter().map(|(typed, does)| format!("\n  {:width$}  {}", typed.get(lang), does.get(lang)));
    format!("{}{}", EXAMPLES.get(lang), lines.collect::<String>())
}

/// Where the options that all commands share stand in the list.
const SHARED: usize = 100;

fn with_text(arg: Arg, command: &str, lang: Lang) -> Arg {
    let id = arg.get_id().to_string();
    let heading = if arg.is_positional() { ARGUMENTS.get(lang) } else { OPTIONS.get(lang) };
    let mut arg = arg.help_heading(heading);
    if arg.get_action().takes_values() {
        arg = arg.hide_possible_values(true).hide_default_value(true);
    }
    // What belongs to the command itself comes first, what all commands share after it.
    let Some((place, (_, value, text))) = entry(command, &id) else { return arg };
    arg = arg.display_order(place).help(text.get(lang));
    match value {
        Some(value) => arg.value_name(value.get(lang)),
        None => arg,
    }
}

/// The help of an option of a command, and where it stands in the list.
fn entry(command: &str, id: &str) -> Option<(usize, &'static Entry)> {
    let of = |name: &str| manual(name)?.options.iter().enumerate().find(|(_, (i, ..))| *i == id);
    of(command).filter(|_| !command.is_empty()).or_else(|| of("").map(|(place, e)| (SHARED + place, e)))
}

static USAGE: Words = Words::new("Så skrivs det:", "Usage:");
static COMMANDS: Words = Words::new("Kommandon", "Commands");
static COMMAND: Words = Words::new("KOMMANDO", "COMMAND");
static ARGUMENTS: Words = Words::new("Argument", "Arguments");
static OPTIONS: Words = Words::new("Val", "Options");
static EXAMPLES: Words = Words::new("Exempel:", "Examples:");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_option_has_help() {
        let command = command(Lang::Sv, 80);
        command.clone().debug_assert();
        let mut without = Vec::new();
        let all = std::iter::once((String::new(), &command));
        let subs = command.get_subcommands().map(|c| (c.get_name().to_owned(), c));
        for (name, command) in all.chain(subs) {
            if manual(&name).is_none() {
                without.push(name.clone());
            }
            let lacks = |arg: &&Arg| entry(&name, arg.get_id().as_str()).is_none();
            without.extend(command.get_arguments().filter(lacks).map(|a| format!("{name} {}", a.get_id())));
        }
        assert_eq!(without, Vec::<String>::new());
    }

    #[test]
    fn no_help_for_what_does_not_exist() {
        let command = Cli::command();
        for manual in MANUALS.iter().filter(|m| !m.name.is_empty()) {
            let sub = command.find_subcommand(manual.name).expect("help is for commands that exist");
            for (id, ..) in manual.options {
                assert!(sub.get_arguments().any(|a| a.get_id() == *id), "{} {id}", manual.name);
            }
        }
    }
}
