//! What could not be written, said to people, with the way on.

use crate::cli::failure::Failure;
use crate::store::WriteFault;
use crate::text::Words;

/// The failure that a fault of writing ends a run with.
pub(super) fn failure(fault: &WriteFault) -> Failure {
    match fault {
        WriteFault::Exists(path) => Failure::refusal(EXISTS.with([path.as_str().into()]), EXISTS_HELP.text()),
        WriteFault::Changed(path) => Failure::refusal(CHANGED.with([path.as_str().into()]), AGAIN.text()),
        WriteFault::System { path, why } => {
            Failure::new(SYSTEM.with([path.as_str().into(), why.as_str().into()]), SYSTEM_HELP.text())
        }
    }
}

static EXISTS: Words =
    Words::new("{0} finns redan och rördes inte", "{0} is there already and was not touched");
static EXISTS_HELP: Words = Words::new(
    "se efter vem som lade dit filen, och försök sedan igen: det som är skrivet finns kvar",
    "see who put the file there, and try again: what is written stays",
);
static CHANGED: Words = Words::new(
    "{0} ändrades av någon annan under tiden och rördes inte",
    "{0} was changed by somebody else in the meantime and was not touched",
);
static AGAIN: Words = Words::new("försök igen", "try again");
static SYSTEM: Words = Words::new("{0} gick inte att skriva: {1}", "{0} could not be written: {1}");
static SYSTEM_HELP: Words = Words::new(
    "se till att det finns plats och att du får skriva där, och skriv samma kommando igen: det fortsätter där det slutade",
    "see that there is room and that you may write there, and type the same command again: it goes on from there",
);
