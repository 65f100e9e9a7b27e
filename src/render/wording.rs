//! Words that several outputs share.

use crate::facts::{Light, Origin, Stale};
use crate::status::{GroupName, RowHealth, Scope};
use crate::text::{Lang, Text, Words};

/// What stands where nothing is given.
pub(super) const ABSENT: &str = "–";

pub(super) fn light(light: Light) -> &'static Words {
    match light {
        Light::Green => &GREEN,
        Light::Yellow => &YELLOW,
        Light::Red => &RED,
    }
}

pub(super) fn origin(origin: Origin) -> &'static Words {
    match origin {
        Origin::Carried => &CARRIED,
        Origin::Returning => &RETURNING,
        Origin::New => &NEW,
        Origin::Added => &ADDED,
    }
}

/// The origin of several.
pub(super) fn origins(of: Origin, count: usize) -> &'static Words {
    match of {
        _ if count == 1 => origin(of),
        Origin::Carried => &MANY_CARRIED,
        Origin::Returning => &RETURNING,
        Origin::New => &MANY_NEW,
        Origin::Added => &MANY_ADDED,
    }
}

/// The light with its word, and the report's age.
pub(super) fn health(health: RowHealth) -> (Text, Text) {
    let word = health.light.map_or(&NO_LIGHT, light);
    let days = usize::try_from(health.age.unsigned_abs()).unwrap_or(usize::MAX);
    let age = match (health.age, days) {
        (0, _) => AGE_TODAY.text(),
        (age, _) if age < 0 => AGE_FUTURE.with([health.date.into()]),
        (_, 1) => AGE_ONE.text(),
        (_, days) => AGE.with([days.into()]),
    };
    (word.text(), age)
}

/// How late something is.
pub(super) fn late(days: i64) -> Text {
    match days {
        1 => LATE_ONE.text(),
        days => LATE.with([usize::try_from(days).unwrap_or(0).into()]),
    }
}

/// Since when a report is wanting.
pub(super) fn stale(stale: Stale) -> Text {
    STALE.with([stale.since.into()])
}

/// The heading of a group.
pub(super) fn group(name: &GroupName, scope: &Scope, lang: Lang) -> String {
    let year = match scope {
        Scope::Year { name, .. } => name.as_str(),
        Scope::NoYear => "",
    };
    match name {
        GroupName::Origin(Origin::Carried, Some(from)) => {
            HEAD_CARRIED.with([from.as_str().into(), year.into()]).render(lang)
        }
        GroupName::Origin(Origin::Carried, None) => HEAD_CARRIED_ANY.with([year.into()]).render(lang),
        GroupName::Origin(Origin::New, _) if matches!(scope, Scope::Year { oldest: true, .. }) => {
            HEAD_OLDEST.with([year.into()]).render(lang)
        }
        GroupName::Origin(Origin::New, _) => HEAD_NEW.with([year.into()]).render(lang),
        GroupName::Origin(Origin::Returning, Some(from)) => {
            HEAD_RETURNING.with([from.as_str().into(), year.into()]).render(lang)
        }
        GroupName::Origin(Origin::Returning, None) => HEAD_RETURNING_ANY.with([year.into()]).render(lang),
        GroupName::Origin(Origin::Added, _) => HEAD_ADDED.with([year.into()]).render(lang),
        GroupName::Named(named) => named.name.clone(),
        GroupName::Status(label) => label.get(lang).to_owned(),
        GroupName::Without => WITHOUT.get(lang).to_owned(),
    }
}

static GREEN: Words = Words::new("Grön", "Green");
static YELLOW: Words = Words::new("Gul", "Yellow");
static RED: Words = Words::new("Röd", "Red");
static NO_LIGHT: Words = Words::new("Ej bedömt", "Not assessed");
static CARRIED: Words = Words::new("överförd", "carried");
static RETURNING: Words = Words::new("återkommande", "returning");
static NEW: Words = Words::new("ny", "new");
static ADDED: Words = Words::new("tillagd under året", "added during the year");
static MANY_CARRIED: Words = Words::new("överförda", "carried");
static MANY_NEW: Words = Words::new("nya", "new");
static MANY_ADDED: Words = Words::new("tillagda under året", "added during the year");
static AGE_TODAY: Words = Words::new("i dag", "today");
static AGE_ONE: Words = Words::new("1 dag", "1 day");
static AGE: Words = Words::new("{0} dagar", "{0} days");
static AGE_FUTURE: Words = Words::new("{0}", "{0}");
static LATE_ONE: Words = Words::new("1 dag sen", "1 day late");
static LATE: Words = Words::new("{0} dagar sen", "{0} days late");
static STALE: Words = Words::new("rapport saknas sedan {0}", "report wanting since {0}");
static HEAD_CARRIED: Words = Words::new("Överförda från {0} till {1}", "Carried from {0} to {1}");
static HEAD_CARRIED_ANY: Words = Words::new("Överförda till {0}", "Carried to {0}");
static HEAD_RETURNING: Words =
    Words::new("Återkommande {1}, senast i planen för {0}", "Returning in {1}, last planned in {0}");
static HEAD_RETURNING_ANY: Words = Words::new("Återkommande {0}", "Returning in {0}");
static HEAD_OLDEST: Words =
    Words::new("Aktiviteter {0}, det äldsta planåret här", "Activities of {0}, the oldest plan year here");
static HEAD_NEW: Words = Words::new("Nya {0}", "New in {0}");
static HEAD_ADDED: Words = Words::new("Tillagda under {0}", "Added during {0}");
static WITHOUT: Words = Words::new("Ej angivet", "Not given");
pub(super) static ONE_WAIVED: Words =
    Words::new("1 fynd har dispens och visas inte.", "1 finding is waived and not shown.");
pub(super) static WAIVED: Words =
    Words::new("{0} fynd har dispens och visas inte.", "{0} findings are waived and not shown.");
pub(super) static ACTIVITY: Words = Words::new("Aktivitet", "Activity");
pub(super) static GOALS: Words = Words::new("Mål", "Goals");
pub(super) static RESPONSIBLE: Words = Words::new("Ansvarig", "Responsible");
pub(super) static STATUS: Words = Words::new("Status", "Status");
pub(super) static HEALTH: Words = Words::new("Läge", "Health");
pub(super) static NEXT: Words = Words::new("Nästa milstolpe", "Next milestone");
