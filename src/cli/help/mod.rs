//! What `--help` says, in both languages.

mod about;
mod options;

use clap::{Arg, ArgAction, Command, CommandFactory as _};

use crate::cli::args::Cli;
use crate::cli::help::about::ABOUT;
use crate::cli::help::options::{Entry, HELP};
use crate::text::{Lang, Words};

/// The command line with its help in a language, to fit a width.
pub(super) fn command(lang: Lang, width: usize) -> Command {
    let mut command = with_texts(Cli::command(), "", lang).term_width(width);
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |sub| with_texts(sub, &name, lang).term_width(width));
    }
    command.subcommand_help_heading(COMMANDS.get(lang)).subcommand_value_name(COMMAND.get(lang))
}

fn with_texts(mut command: Command, name: &str, lang: Lang) -> Command {
    if let Some((_, about, usage)) = ABOUT.iter().find(|(n, ..)| *n == name) {
        command = command.about(about.get(lang)).override_usage(usage.get(lang));
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
    let place = HELP.iter().position(|(c, i, ..)| *c == command && *i == id);
    let shared = || HELP.iter().position(|(c, i, ..)| c.is_empty() && *i == id).map(|p| SHARED + p);
    if let Some(place) = place.filter(|_| !command.is_empty()).or_else(shared) {
        arg = arg.display_order(place);
    }
    match find(command, &id) {
        Some((_, _, Some(value), text)) => arg.value_name(value.get(lang)).help(text.get(lang)),
        Some((_, _, None, text)) => arg.help(text.get(lang)),
        None => arg,
    }
}

fn find(command: &str, id: &str) -> Option<&'static Entry> {
    let own = HELP.iter().find(|(c, i, ..)| *c == command && *i == id);
    own.or_else(|| HELP.iter().find(|(c, i, ..)| c.is_empty() && *i == id))
}

static USAGE: Words = Words::new("Så skrivs det:", "Usage:");
static COMMANDS: Words = Words::new("Kommandon", "Commands");
static COMMAND: Words = Words::new("KOMMANDO", "COMMAND");
static ARGUMENTS: Words = Words::new("Argument", "Arguments");
static OPTIONS: Words = Words::new("Val", "Options");

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
            if !ABOUT.iter().any(|(n, ..)| *n == name) {
                without.push(name.clone());
            }
            let lacks = |arg: &&Arg| find(&name, arg.get_id().as_str()).is_none();
            without.extend(command.get_arguments().filter(lacks).map(|a| format!("{name} {}", a.get_id())));
        }
        assert_eq!(without, Vec::<String>::new());
    }

    #[test]
    fn no_help_for_what_does_not_exist() {
        let command = Cli::command();
        for (name, id, ..) in HELP.iter().filter(|(name, id, ..)| !name.is_empty() && *id != "help") {
            let sub = command.find_subcommand(name).expect("help is for commands that exist");
            assert!(sub.get_arguments().any(|a| a.get_id() == *id), "{name} {id}");
        }
    }
}
