//! Why a word of the command line names no body, no kind of decision and no matter, said to people.

use crate::cli::failure::Failure;
use crate::meetings::{NoBody, NoKind, NoMatter, NoOutcome};
use crate::text::{Arg, Words};

/// The failure of a body that nobody knows.
pub(super) fn no_body(why: &NoBody, word: &str) -> Failure {
    Failure::unknown(NO_BODY.with([word.into()]), why.0.as_deref(), NO_BODY_HELP.text())
}

/// The failure of a kind of decision that nobody knows.
pub(super) fn no_kind(why: &NoKind, word: &str) -> Failure {
    let message = NO_KIND.with([word.into()]);
    if why.1.is_empty() {
        return Failure::new(message, NO_KINDS_HELP.text());
    }
    let known = Arg::Any(why.1.iter().map(|id| Arg::from(id.as_str())).collect());
    Failure::unknown(message, why.0.as_deref(), NO_KIND_HELP.with([known]))
}

/// The failure of a matter that nobody knows, or that cannot be told from another.
pub(super) fn no_matter(why: &NoMatter, word: &str) -> Failure {
    match why {
        NoMatter::Unknown(near) => {
            Failure::unknown(NO_MATTER.with([word.into()]), near.as_deref(), NO_MATTER_HELP.text())
        }
        NoMatter::Ambiguous(keys) => {
            let keys = Arg::Any(keys.iter().map(|key| Arg::from(key.as_str())).collect());
            Failure::new(AMBIGUOUS.with([word.into()]), AMBIGUOUS_HELP.with([keys]))
        }
        NoMatter::Double(path) => {
            Failure::new(DOUBLE.with([word.into(), path.as_str().into()]), DOUBLE_HELP.text())
        }
    }
}

/// The failure of an outcome that does not fit.
pub(super) fn no_outcome(why: &NoOutcome, word: Option<&str>) -> Failure {
    let any = |ids: &[String]| Arg::Any(ids.iter().map(|id| Arg::from(id.as_str())).collect());
    let word = || Arg::from(word.unwrap_or_default());
    match why {
        NoOutcome::NoType(path, types) => {
            Failure::new(NO_TYPE.text(), NO_TYPE_HELP.with([path.as_str().into(), any(types)]))
        }
        NoOutcome::Absent(ids) => Failure::new(NO_OUTCOME.text(), CHOOSE.with([any(ids)])),
        NoOutcome::OtherType(label, ids) => {
            Failure::new(OTHER_TYPE.with([word(), label.into()]), CHOOSE.with([any(ids)]))
        }
        NoOutcome::Unknown(near, ids) => {
            Failure::unknown(UNKNOWN_OUTCOME.with([word()]), near.as_deref(), CHOOSE.with([any(ids)]))
        }
    }
}

static NO_TYPE: Words = Words::new(
    "ärendet har ingen ärendetyp, så ingen vet vad det kan bli",
    "the matter has no type, so nobody can tell what may come of it",
);
static NO_TYPE_HELP: Words = Words::new(
    "skriv `type` på ärendet i {0}, med något av {1}",
    "write `type` of the matter in {0}, with one of {1}",
);
static NO_OUTCOME: Words = Words::new("utfallet är inte angivet", "no outcome is given");
static OTHER_TYPE: Words = Words::new("{0} passar inte ärendetypen ”{1}”", "{0} does not fit the type “{1}”");
static UNKNOWN_OUTCOME: Words = Words::new("{0} är inget utfall", "{0} is no outcome");
static CHOOSE: Words = Words::new("skriv något av {0}", "write one of {0}");
static NO_MATTER: Words = Words::new("det finns inget ärende {0}", "there is no matter {0}");
static NO_MATTER_HELP: Words = Words::new(
    "skriv mötet och ärendets id, till exempel 2026-03-12-au#3; plan agenda ORGAN visar ärendena",
    "write the meeting and the matter's id, such as 2026-03-12-au#3; plan agenda BODY shows the matters",
);
static AMBIGUOUS: Words = Words::new("{0} finns på flera möten", "{0} is at several meetings");
static AMBIGUOUS_HELP: Words = Words::new("skriv {0}", "write {0}");
static DOUBLE: Words = Words::new("två ärenden i {1} heter {0}", "two matters in {1} are called {0}");
static DOUBLE_HELP: Words = Words::new(
    "ge ett av dem ett annat id i filen, och skriv plan check",
    "give one of them another id in the file, and type plan check",
);
static NO_BODY: Words = Words::new("det finns inget organ {0}", "there is no body {0}");
static NO_BODY_HELP: Words = Words::new(
    "skriv ett organs id eller namn ur styrmodellen, schema/governance/",
    "write the id or name of a body of the governance model, schema/governance/",
);
static NO_KIND: Words = Words::new("det finns ingen beslutstyp {0}", "there is no kind of decision {0}");
static NO_KIND_HELP: Words = Words::new("välj något av {0}", "choose one of {0}");
static NO_KINDS_HELP: Words = Words::new(
    "lägg till beslutstyper i styrmodellen, schema/governance/, under decision_kinds",
    "add kinds of decision to the governance model, schema/governance/, under decision_kinds",
);
