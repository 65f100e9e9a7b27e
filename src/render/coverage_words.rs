//! What covers what, in words that the table and Markdown share.

use crate::coverage::{Activity, Item, Listing, Part, ProgrammeCoverage};
use crate::facts::Aim;
use crate::text::{Lang, Text, Words};

/// What the items of a part are called.
pub(super) fn heading(of: Aim) -> &'static Words {
    match of {
        Aim::Goals => &GOALS,
        Aim::Needs => &NEEDS,
        Aim::Drivers => &DRIVERS,
        Aim::Documents => &DOCUMENTS,
        Aim::Assignments => &ASSIGNMENTS,
        Aim::Opportunities => &OPPORTUNITIES,
        Aim::Principles => &PRINCIPLES,
    }
}

/// The programme and its plan year.
pub(super) fn title(programme: &ProgrammeCoverage) -> Text {
    let name = programme.name.as_str().into();
    match (&programme.year, programme.activities.len()) {
        (None, _) => NO_YEAR.with([name]),
        (Some(year), 0) => EMPTY.with([name, year.as_str().into()]),
        (Some(year), 1) => ONE.with([name, year.as_str().into()]),
        (Some(year), count) => TITLE.with([name, year.as_str().into(), count.into()]),
    }
}

/// How many items of a part have activities.
pub(super) fn covered(part: &Part) -> Text {
    COVERED.with([part.covered().into(), part.items.len().into()])
}

/// An item by its name, and whether nothing lists it.
pub(super) fn item(of: Aim, item: &Item, lang: Lang) -> String {
    let name = item.label.get(lang);
    match (item.listing, of) {
        (Listing::Listed, _) => name.to_owned(),
        (Listing::NotInForce, _) => NOT_IN_FORCE.with([name.into()]).render(lang),
        (Listing::Unlisted, Aim::Drivers) => UNKNOWN_DRIVER.with([name.into()]).render(lang),
        (Listing::Unlisted, _) => UNLISTED.with([name.into()]).render(lang),
    }
}

/// What people call an activity.
pub(super) fn called(activity: &Activity) -> &str {
    activity.short_title.as_deref().unwrap_or(&activity.title)
}

/// Over what the shares of a part are counted.
pub(super) fn shares(programme: &ProgrammeCoverage, part: &Part) -> Text {
    let has_several = part.links > programme.activities.len() - part.without.len();
    match part.links {
        1 => ONE_LINK.text(),
        links if has_several => SHARES.with([links.into()]),
        links => PLAIN_SHARES.with([links.into()]),
    }
}

/// Which activities serve nothing of a part.
pub(super) fn without(programme: &ProgrammeCoverage, part: &Part, lang: Lang) -> Option<String> {
    let all = programme.activities.len();
    let noun = heading(part.of).get(lang).to_lowercase();
    let without = part.without.len();
    if all == 0 {
        return None;
    }
    let text = match without {
        0 => ALL.with([noun.as_str().into()]),
        _ if without == all => NONE.with([noun.as_str().into()]),
        _ => {
            let names: Vec<&str> = part.without.iter().map(|at| called(&programme.activities[*at])).collect();
            WITHOUT.with([without.into(), all.into(), noun.as_str().into(), names.join("; ").into()])
        }
    };
    Some(text.render(lang))
}

/// What each activity serves of the parts in which any serves anything: the part, and its items.
pub(super) fn serving(programme: &ProgrammeCoverage, at: usize, lang: Lang) -> Vec<(Aim, Vec<String>)> {
    let linked = programme.parts.iter().filter(|part| part.links > 0);
    let of = |part: &Part| part.served_by(at).map(|i| i.label.get(lang).to_owned()).collect::<Vec<_>>();
    linked.map(|part| (part.of, of(part))).filter(|(_, items)| !items.is_empty()).collect()
}

/// Whether any activity serves anything.
pub(super) fn has_links(programme: &ProgrammeCoverage) -> bool {
    programme.parts.iter().any(|part| part.links > 0)
}

static GOALS: Words = Words::new("Mål", "Goals");
static NEEDS: Words = Words::new("Behov", "Needs");
static DRIVERS: Words = Words::new("Drivkrafter", "Drivers");
static DOCUMENTS: Words = Words::new("Styrande dokument", "Governing documents");
static ASSIGNMENTS: Words = Words::new("Uppdrag i styrande dokument", "Assignments of governing documents");
static OPPORTUNITIES: Words = Words::new("Möjligheter", "Opportunities");
static PRINCIPLES: Words = Words::new("Principer", "Principles");
static NO_YEAR: Words = Words::new("{0}: inget planår", "{0}: no plan year");
static EMPTY: Words = Words::new("{0} {1}: inga aktiviteter", "{0} {1}: no activities");
static ONE: Words = Words::new("{0} {1}: 1 aktivitet", "{0} {1}: 1 activity");
static TITLE: Words = Words::new("{0} {1}: {2} aktiviteter", "{0} {1}: {2} activities");
static COVERED: Words = Words::new("{0} av {1} har aktiviteter", "{0} of {1} have activities");
static NOT_IN_FORCE: Words = Words::new("{0} (gäller inte planåret)", "{0} (does not hold in the plan year)");
static UNLISTED: Words =
    Words::new("{0} (finns inte i programmets lista)", "{0} (not in the programme's list)");
static UNKNOWN_DRIVER: Words =
    Words::new("{0} (finns inte i styrmodellen)", "{0} (not in the governance model)");
static ONE_LINK: Words = Words::new("Andelen är av 1 koppling.", "The share is of 1 link.");
static PLAIN_SHARES: Words = Words::new("Andelarna är av {0} kopplingar.", "The shares are of {0} links.");
static SHARES: Words = Words::new(
    "Andelarna är av {0} kopplingar; några aktiviteter har flera.",
    "The shares are of {0} links; some activities have several.",
);
static ALL: Words = Words::new("Alla aktiviteter anger {0}.", "All activities state {0}.");
static NONE: Words = Words::new("Ingen aktivitet anger {0}.", "No activity states {0}.");
static WITHOUT: Words =
    Words::new("{0} av {1} aktiviteter anger inte {2}: {3}.", "{0} of {1} activities do not state {2}: {3}.");
pub(super) static NOTHING_LISTED: Words = Words::new("inget är angivet", "nothing is listed");
pub(super) static ACTIVITIES: Words = Words::new("Aktiviteter", "Activities");
pub(super) static COUNT: Words = Words::new("Antal", "Count");
pub(super) static NEW: Words = Words::new("Nya", "New");
pub(super) static SHARE: Words = Words::new("Andel", "Share");
pub(super) static SERVES: Words = Words::new("Bidrar till", "Serves");
pub(super) static WHAT_EACH_SERVES: Words =
    Words::new("Vad varje aktivitet bidrar till", "What each activity serves");
