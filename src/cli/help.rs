//! What `--help` says, in both languages.

use clap::{Arg, ArgAction, Command, CommandFactory as _};

use crate::cli::args::Cli;
use crate::text::{Lang, Words};

/// The help of one option or argument: its command (empty for all), its id, the word for its value, its text.
type Entry = (&'static str, &'static str, Option<&'static Words>, &'static Words);

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

static ABOUT: &[(&str, Words, Words)] = &[
    (
        "",
        Words::new(
            "Visar och granskar aktivitetsplaner som ligger som filer i git.",
            "Shows and checks activity plans kept as files in git.",
        ),
        Words::new("plan [KOMMANDO] [VAL]", "plan [COMMAND] [OPTIONS]"),
    ),
    (
        "status",
        Words::new(
            "Visar ett planårs aktiviteter, eller allt om en aktivitet.",
            "Shows the activities of a plan year, or all about one activity.",
        ),
        Words::new("plan status [NYCKEL…] [VAL]", "plan status [KEY…] [OPTIONS]"),
    ),
    (
        "check",
        Words::new(
            "Granskar planfilerna mot formatet och styrmodellen. Ändrar aldrig något.",
            "Checks the plan files against the format and the governance model. Never changes anything.",
        ),
        Words::new("plan check [SÖKVÄG…] [VAL]", "plan check [PATH…] [OPTIONS]"),
    ),
    (
        "explain",
        Words::new(
            "Förklarar en regel: vad den hittar, varför, och hur man gör i stället.",
            "Explains a rule: what it finds, why, and what to do instead.",
        ),
        Words::new("plan explain REGEL", "plan explain RULE"),
    ),
    (
        "rules",
        Words::new("Listar alla regler.", "Lists all rules."),
        Words::new("plan rules [VAL]", "plan rules [OPTIONS]"),
    ),
];

static HELP: &[Entry] = &[
    ("", "directory", Some(&FOLDER), &DIRECTORY),
    ("", "lang", Some(&LANGUAGE), &LANG),
    ("", "color", Some(&WHEN), &COLOR),
    ("", "today", Some(&DAY), &TODAY),
    ("", "help", None, &HELP_TEXT),
    ("", "version", None, &VERSION),
    ("status", "keys", Some(&KEY), &KEYS),
    ("status", "year", Some(&YEAR), &YEAR_TEXT),
    ("status", "programme", Some(&ID), &PROGRAMME),
    ("status", "by", Some(&BY), &BY_TEXT),
    ("status", "goal", Some(&GOAL), &GOAL_TEXT),
    ("status", "org", Some(&ORG), &ORG_TEXT),
    ("status", "person", Some(&PERSON), &PERSON_TEXT),
    ("status", "status", Some(&STATUS), &STATUS_TEXT),
    ("status", "late", None, &LATE),
    ("status", "at", Some(&POINT), &AT),
    ("status", "format", Some(&FORMAT), &STATUS_FORMAT),
    ("check", "paths", Some(&PATH), &PATHS),
    ("check", "format", Some(&FORMAT), &CHECK_FORMAT),
    ("check", "notes", None, &NOTES),
    ("check", "level", Some(&LEVEL), &LEVEL_TEXT),
    ("check", "deny", Some(&SEVERITY), &DENY),
    ("check", "at", Some(&POINT), &AT),
    ("explain", "name", Some(&RULE), &RULE_TEXT),
    ("rules", "format", Some(&FORMAT), &RULES_FORMAT),
];

static USAGE: Words = Words::new("Så skrivs det:", "Usage:");
static COMMANDS: Words = Words::new("Kommandon", "Commands");
static COMMAND: Words = Words::new("KOMMANDO", "COMMAND");
static ARGUMENTS: Words = Words::new("Argument", "Arguments");
static OPTIONS: Words = Words::new("Val", "Options");
static HELP_TEXT: Words = Words::new("Visa den här hjälpen", "Show this help");
static VERSION: Words = Words::new("Visa versionen", "Show the version");
static FOLDER: Words = Words::new("MAPP", "FOLDER");
static DIRECTORY: Words = Words::new("Arbeta i den här mappen", "Work in this folder");
static LANGUAGE: Words = Words::new("SPRÅK", "LANGUAGE");
static LANG: Words = Words::new("Språk: sv eller en", "Language: sv or en");
static WHEN: Words = Words::new("NÄR", "WHEN");
static COLOR: Words = Words::new("Färg: auto, always eller never", "Colour: auto, always or never");
static DAY: Words = Words::new("DATUM", "DATE");
static TODAY: Words = Words::new(
    "Låtsas att det är den här dagen, t.ex. 2026-06-30",
    "Pretend that it is this day, such as 2026-06-30",
);
static KEY: Words = Words::new("NYCKEL", "KEY");
static KEYS: Words = Words::new(
    "Aktiviteter, program eller planår, t.ex. sdk, 2026/sdk, digitalisering eller 2026",
    "Activities, programmes or plan years, such as sdk, 2026/sdk, digitalisering or 2026",
);
static YEAR: Words = Words::new("PLANÅR", "YEAR");
static YEAR_TEXT: Words = Words::new(
    "Planår; annars det pågående, annars det senaste",
    "Plan year; else the current one, else the newest",
);
static ID: Words = Words::new("PROGRAM", "PROGRAMME");
static PROGRAMME: Words = Words::new("Bara det här programmet", "Only this programme");
static BY: Words = Words::new("VAD", "WHAT");
static BY_TEXT: Words = Words::new(
    "Gruppera efter origin (ursprung), goal, org, person eller status",
    "Group by origin, goal, org, person or status",
);
static GOAL: Words = Words::new("MÅL", "GOAL");
static GOAL_TEXT: Words = Words::new("Bara aktiviteter med det här målet", "Only activities with this goal");
static ORG: Words = Words::new("ORGANISATION", "ORGANISATION");
static ORG_TEXT: Words =
    Words::new("Bara den här organisationen, med sina enheter", "Only this organisation, with its units");
static PERSON: Words = Words::new("PERSON", "PERSON");
static PERSON_TEXT: Words = Words::new("Bara den här personen", "Only this person");
static STATUS: Words = Words::new("STATUS", "STATUS");
static STATUS_TEXT: Words =
    Words::new("Bara den här statusen, t.ex. pågående", "Only this status, such as ongoing");
static LATE: Words = Words::new("Bara det som är sent", "Only what is late");
static POINT: Words = Words::new("DATUM|VERSION", "DATE|REV");
static AT: Words = Words::new(
    "Som planerna var en dag eller i en version i git, t.ex. 2026-06-30 eller HEAD~1",
    "As the plans were on a day or in a git revision, such as 2026-06-30 or HEAD~1",
);
static FORMAT: Words = Words::new("FORMAT", "FORMAT");
static STATUS_FORMAT: Words =
    Words::new("Format: table, json, csv eller markdown", "Format: table, json, csv or markdown");
static PATH: Words = Words::new("SÖKVÄG", "PATH");
static PATHS: Words = Words::new(
    "Visa bara det som gäller dessa filer eller mappar; allt läses ändå",
    "Show only what is about these files or folders; all are read",
);
static CHECK_FORMAT: Words =
    Words::new("Format: human, concise eller json", "Format: human, concise or json");
static NOTES: Words = Words::new("Visa noteringarna en och en", "Show notes one by one");
static LEVEL: Words = Words::new("NAMN=ALLVAR", "NAME=SEVERITY");
static LEVEL_TEXT: Words = Words::new(
    "Sätt allvaret för en regel eller ett villkor: error, warning eller note",
    "Set the severity of a rule or constraint: error, warning or note",
);
static SEVERITY: Words = Words::new("ALLVAR", "SEVERITY");
static DENY: Words = Words::new(
    "Avsluta med kod 1 redan vid warning eller note",
    "Exit with code 1 already at warning or note",
);
static RULE: Words = Words::new("REGEL", "RULE");
static RULE_TEXT: Words = Words::new("Regelns namn, se plan rules", "The rule's name, see plan rules");
static RULES_FORMAT: Words = Words::new("Format: table eller json", "Format: table or json");

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
