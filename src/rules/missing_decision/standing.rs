//! What became of a decision that does not count: why, and what to do about it.

use crate::diag::Finding;
use crate::facts::{Matter, MatterId, Standing, Traits, Want};
use crate::rules::case::{any_of, deciders, period};
use crate::rules::missing_decision::wanted::Wanted;
use crate::rules::{Context, Item};
use crate::text::{Arg, Span, Text, Words};

/// Of some matters, the one that is closest to a decision: approved, else on an agenda, else settled
/// otherwise; the newest of those.
pub(super) fn closest(cx: &Context<'_>, matters: impl Iterator<Item = MatterId>) -> Option<MatterId> {
    let closeness = |matter: &Matter| match matter.standing {
        Standing::Settled => 0,
        Standing::Open => 1,
        Standing::Wanting(_) | Standing::Counts => 2,
    };
    matters.max_by_key(|id| {
        let matter = cx.facts.matter(*id);
        (closeness(matter), matter.date, *id)
    })
}

/// The finding with that matter, why it is no decision, and what to do.
pub(super) fn tell(
    cx: &Context<'_>,
    item: &Item<'_>,
    wanted: &Wanted<'_>,
    mut finding: Finding,
    id: MatterId,
) -> Finding {
    let by_state = |of_state: &'static Words, other: &'static Words| {
        if wanted.state.is_some() { of_state } else { other }
    };
    let matter = cx.facts.matter(id);
    let key = || Arg::from(&*matter.key);
    let before = Arg::Text(finding.message.clone());
    let label = match &matter.standing {
        Standing::Wanting(wants) => {
            let why = wants.iter().map(|want| Arg::Text(reason(want))).collect();
            finding.message = WANTING.with([before, key(), Arg::All(why)]);
            if matches!(wants[..], [Want::Held]) {
                finding = finding.case("to-come");
            }
            let help = match &wants[0] {
                Want::Held => by_state(&HELD_STATE, &HELD).with([key()]),
                want => remedy(cx, item, matter, id, want),
            };
            finding = finding.help(help);
            &APPROVED
        }
        Standing::Open => {
            finding.message = OPEN.with([before, key()]);
            finding = finding.help(by_state(&OPEN_STATE, &OPEN_HELP).with([key()]));
            &AGENDA
        }
        Standing::Counts => {
            finding.message = OTHER.with([before, key()]);
            finding = finding.help(OTHER_HELP.with([key()]));
            &APPROVED
        }
        Standing::Settled => {
            finding.message = SETTLED.with([before, key()]);
            finding = finding.help(by_state(&SETTLED_STATE, &SETTLED_HELP).with([key()]));
            &OUTCOME
        }
    };
    finding.related(matter.source, place(cx, matter), label.text())
}

/// Where the matter says how it stands.
fn place(cx: &Context<'_>, matter: &Matter) -> Span {
    let node = matter.node(cx.portfolio);
    let said = ["outcome", "decides", "id"].into_iter().find_map(|name| node.get(name));
    said.map_or(matter.span, |n| n.span)
}

fn reason(want: &Want) -> Text {
    match want {
        Want::Kind => NO_KIND.text(),
        Want::Mandate => NO_MANDATE.text(),
        Want::Held => NOT_HELD.text(),
        Want::Field(field) => NO_FIELD.with([(&**field).into()]),
    }
}

fn remedy(cx: &Context<'_>, item: &Item<'_>, matter: &Matter, id: MatterId, want: &Want) -> Text {
    let key = || Arg::from(&*matter.key);
    match want {
        Want::Kind => KIND_HELP.with([key()]),
        Want::Field(field) => FIELD_HELP.with([(&**field).into(), key()]),
        Want::Held => HELD.with([key()]),
        Want::Mandate => {
            let kind = matter.decides(cx.portfolio).unwrap_or_default();
            let traits = Traits::of_case(cx.portfolio, cx.facts, id);
            let may = deciders(item.model, period(item), &traits, kind);
            if may.is_empty() {
                NOBODY_HELP.with([kind.into()])
            } else {
                MANDATE_HELP.with([any_of(&may), key()])
            }
        }
    }
}

static WANTING: Words =
    Words::new("{0}; {1} räknas inte, eftersom {2}", "{0}; {1} does not count, since {2}");
static NO_KIND: Words =
    Words::new("det inte framgår vad som beslutades", "it does not show what was decided");
static NO_MANDATE: Words = Words::new("organet inte får besluta det", "the body may not decide it");
static NOT_HELD: Words = Words::new("mötet inte är hållet", "the meeting is still to come");
static NO_FIELD: Words = Words::new("`{0}` saknas", "`{0}` is missing");
static APPROVED: Words = Words::new("godkänt här", "approved here");
static OPEN: Words = Words::new("{0}; {1} är inte avgjort än", "{0}; {1} is not settled yet");
static AGENDA: Words = Words::new("på dagordningen", "on the agenda");
static OTHER: Words = Words::new(
    "{0}; {1} ändrar bara annat i aktiviteten",
    "{0}; {1} changes other things of the activity only",
);
static OTHER_HELP: Words = Words::new(
    "lägg till `status` bland ändringarna i `sets` i ärendet {0}, om det beslutades där",
    "add `status` to the changes in `sets` of the matter {0}, if it was decided there",
);
static SETTLED: Words = Words::new("{0}; {1} bifölls inte", "{0}; {1} was not approved");
static OUTCOME: Words = Words::new("ärendets utfall", "the outcome of the matter");
static KIND_HELP: Words = Words::new("lägg till `decides` i ärendet {0}", "add `decides` to the matter {0}");
static FIELD_HELP: Words = Words::new(
    "lägg till `{0}` i ärendet {1} eller i dess möte",
    "add `{0}` to the matter {1} or to its meeting",
);
static HELD: Words = Words::new(
    "vänta tills mötet är hållet, eller rätta dess datum i filens namn (`{0}`)",
    "wait until the meeting has been held, or correct its date in the file's name (`{0}`)",
);
static HELD_STATE: Words = Words::new(
    "ändra `status` först när mötet är hållet, eller rätta mötets datum i filens namn (`{0}`)",
    "change `status` when the meeting has been held, or correct the meeting's date in the file's name (`{0}`)",
);
static MANDATE_HELP: Words = Words::new(
    "för ärendet till {0}, med `continues = \"{1}\"`",
    "take the matter to {0}, with `continues = \"{1}\"`",
);
static NOBODY_HELP: Words = Words::new(
    "inget organ får besluta det; lägg till \"{0}\" i `may_decide` hos det organ i styrmodellen som ska få det",
    "no body may decide it; add \"{0}\" to `may_decide` of the body in the governance model that should",
);
static OPEN_HELP: Words = Words::new(
    "skriv `plan decide {0} UTFALL` när det är avgjort",
    "type `plan decide {0} OUTCOME` when it is settled",
);
static OPEN_STATE: Words = Words::new(
    "skriv `plan decide {0} UTFALL` när det är avgjort, eller vänta med att ändra `status`",
    "type `plan decide {0} OUTCOME` when it is settled, or wait with the change of `status`",
);
static SETTLED_HELP: Words = Words::new(
    "ta upp ärendet igen, med `continues = \"{0}\"`",
    "take the matter up again, with `continues = \"{0}\"`",
);
static SETTLED_STATE: Words = Words::new(
    "ändra `status` till det som gäller, eller ta upp ärendet igen med `continues = \"{0}\"`",
    "change `status` to what holds, or take the matter up again with `continues = \"{0}\"`",
);
