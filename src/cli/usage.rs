//! Arguments that cannot be understood, in words of our own.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::failure::Failure;
use crate::text::Words;

/// Why the arguments did not give a command to run.
pub(super) enum Stop {
    /// Help or version was asked for.
    Help(String),
    /// They cannot be understood.
    Usage(Failure),
}

/// What clap found, as we say it.
pub(super) fn stop(error: &clap::Error) -> Stop {
    let get = |kind| match error.get(kind) {
        Some(ContextValue::String(s)) => Some(s.clone()),
        Some(ContextValue::Strings(all)) => Some(all.join(", ")),
        _ => None,
    };
    let arg = get(ContextKind::InvalidArg).unwrap_or_default();
    let value = get(ContextKind::InvalidValue).unwrap_or_default();
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(get);
    let message = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return Stop::Help(error.to_string());
        }
        ErrorKind::UnknownArgument => UNKNOWN_OPTION.with([arg.into()]),
        ErrorKind::InvalidSubcommand => {
            UNKNOWN_COMMAND.with([get(ContextKind::InvalidSubcommand).unwrap_or_default().into()])
        }
        ErrorKind::InvalidValue if value.is_empty() => NO_VALUE.with([arg.into()]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let choices = get(ContextKind::ValidValue);
            let failure = BAD_VALUE.with([value.into(), arg.into()]);
            let help = choices.map_or_else(|| SEE_HELP.text(), |c| CHOICES.with([c.into()]));
            return Stop::Usage(Failure::unknown(failure, near.as_deref(), help));
        }
        ErrorKind::MissingRequiredArgument => MISSING.with([arg.into()]),
        ErrorKind::ArgumentConflict => CONFLICT.with([arg.into()]),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            NO_VALUE.with([arg.into()])
        }
        ErrorKind::InvalidUtf8 => NOT_TEXT.text(),
        _ => OTHER.text(),
    };
    Stop::Usage(Failure::unknown(message, near.as_deref(), SEE_HELP.text()))
}

static UNKNOWN_OPTION: Words = Words::new("valet {0} finns inte", "there is no option {0}");
static UNKNOWN_COMMAND: Words = Words::new("kommandot {0} finns inte", "there is no command {0}");
static NO_VALUE: Words = Words::new("{0} behöver ett värde", "{0} needs a value");
static BAD_VALUE: Words = Words::new("{0} går inte att välja för {1}", "{0} cannot be chosen for {1}");
static CHOICES: Words = Words::new("välj något av {0}", "choose one of {0}");
static MISSING: Words = Words::new("{0} saknas", "{0} is missing");
static CONFLICT: Words = Words::new(
    "{0} står två gånger eller går inte ihop med ett annat val",
    "{0} stands twice or does not go with another option",
);
static NOT_TEXT: Words = Words::new("ett argument är ingen läsbar text", "an argument is no readable text");
static OTHER: Words =
    Words::new("kommandoraden går inte att förstå", "the command line cannot be understood");
static SEE_HELP: Words =
    Words::new("skriv plan --help för att se vad som finns", "type plan --help to see what there is");
