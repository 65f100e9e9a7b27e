//! What a change was held against, in words.

use crate::check::{Compared, Counts, LawOf, Version};
use crate::text::{Arg, Text, Words};

/// The lines that follow the verdict on a change.
pub(super) fn lines(compared: &Compared) -> Vec<Text> {
    let version = |v: &Version| Arg::Text(VERSION.with([v.short.as_str().into(), v.day.into()]));
    let base = || version(&compared.base);
    let mut lines = vec![match (&compared.head, compared.law) {
        (None, LawOf::Base) => FOLDER.with([base()]),
        (Some(head), LawOf::Base) => REVISION.with([version(head), base()]),
        (None, LawOf::Head) => FOLDER_LAWLESS.with([base()]),
        (Some(head), LawOf::Head) => REVISION_LAWLESS.with([version(head), base()]),
    }];
    let Counts { errors, warnings, notes } = Counts::of(&compared.old);
    if errors + warnings + notes > 0 {
        let words = if compared.shows_old { &OLD_SHOWN } else { &OLD };
        lines.push(words.with([errors.into(), warnings.into(), notes.into()]));
    }
    if !compared.decisions.is_empty() {
        let named =
            |d: &crate::check::Arrived| Arg::Text(DECISION.with([(&*d.key).into(), (&*d.title).into()]));
        lines.push(DECISIONS.with([Arg::All(compared.decisions.iter().map(named).collect())]));
    }
    if compared.after.is_some() {
        lines.push(LAW_CHANGES.text());
    }
    lines
}

static VERSION: Words = Words::new("{0} ({1})", "{0} ({1})");
static FOLDER: Words = Words::new(
    "Det som är nytt i mappen sedan {0}, bedömt med den versionens styrmodell.",
    "What is new in the folder since {0}, judged by the governance model of that version.",
);
static REVISION: Words = Words::new(
    "Det som är nytt i {0} sedan {1}, bedömt med styrmodellen i den sistnämnda.",
    "What is new in {0} since {1}, judged by the governance model of the latter.",
);
static FOLDER_LAWLESS: Words = Words::new(
    "Det som är nytt i mappen sedan {0}. Den versionen har ingen styrmodell, så mappens egen gäller.",
    "What is new in the folder since {0}. That version has no governance model, so the folder's own holds.",
);
static REVISION_LAWLESS: Words = Words::new(
    "Det som är nytt i {0} sedan {1}. Den versionen har ingen styrmodell, så den nyas gäller.",
    "What is new in {0} since {1}. That version has no governance model, so that of the new one holds.",
);
static OLD: Words = Words::new(
    "Fanns redan och visas inte: fel {0}, varningar {1}, noteringar {2}. Lägg till --all för att se dem.",
    "There before and not shown: errors {0}, warnings {1}, notes {2}. Add --all to see them.",
);
static OLD_SHOWN: Words = Words::new(
    "Fanns redan: fel {0}, varningar {1}, noteringar {2}.",
    "There before: errors {0}, warnings {1}, notes {2}.",
);
static DECISIONS: Words =
    Words::new("Beslut som kommer med ändringen: {0}.", "Decisions that come with the change: {0}.");
static DECISION: Words = Words::new("{0} ({1})", "{0} ({1})");
static LAW_CHANGES: Words = Words::new(
    "Ändringen rör styrmodellen. Den nya gäller först när ändringen är sammanslagen.",
    "The change touches the governance model. The new one holds only when the change is merged.",
);
