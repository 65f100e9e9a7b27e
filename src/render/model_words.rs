//! Words of a governance model's structure that all of its views use.

use crate::model::{Body, Word};
use crate::structure::{Chart, Sort};
use crate::text::{Arg, Lang, Words};

/// The heading of a level.
pub(super) fn level(id: Option<&str>) -> &'static Words {
    match id {
        Some("strategic") => &STRATEGIC,
        Some("tactical") => &TACTICAL,
        Some("operational") => &OPERATIONAL,
        Some("reference") => &REFERENCE,
        Some("expert") => &EXPERT,
        _ => &NO_LEVEL,
    }
}

/// What a body does, in words; a region's own word stays as it is.
pub(super) fn function(id: &str, lang: Lang) -> &str {
    let words = match id {
        "steering" => &STEERING,
        "follow-up" => &FOLLOW_UP,
        "intake" => &INTAKE,
        "preparation" => &PREPARATION,
        "participation" => &PARTICIPATION,
        "consultation" => &CONSULTATION,
        own => return own,
    };
    words.get(lang)
}

/// A body's name, with a mark when it stands for several groups.
pub(super) fn body(body: &Body, lang: Lang) -> String {
    let name = &*body.name;
    if body.plural { SEVERAL.with([name.into()]).render(lang) } else { name.to_owned() }
}

/// Which cases take a way.
pub(super) fn sort(sort: &Sort<'_>, lang: Lang) -> String {
    // Names of domains hold commas and the word for and.
    let domains = |words: &[&Word]| -> Arg {
        words.iter().map(|w| w.label.get(lang)).collect::<Vec<_>>().join(" / ").into()
    };
    let text = match sort {
        Sort::All => ALL.text(),
        Sort::In(words) => IN.with([domains(words)]),
        Sort::Affecting(words) if words.is_empty() => AFFECTING_ALL.text(),
        Sort::Affecting(words) => AFFECTING.with([domains(words)]),
        Sort::Across(_) => ACROSS.text(),
        Sort::Shared => SHARED.text(),
    };
    text.render(lang)
}

/// The name of the model and the plan year.
pub(super) fn title(chart: &Chart<'_>, lang: Lang) -> String {
    TITLE.with([(&*chart.model.name).into(), chart.year.as_str().into()]).render(lang)
}

static TITLE: Words = Words::new("{0}, planår {1}", "{0}, plan year {1}");
static STRATEGIC: Words = Words::new("Strategisk nivå", "Strategic level");
static TACTICAL: Words = Words::new("Taktisk nivå", "Tactical level");
static OPERATIONAL: Words = Words::new("Operativ nivå", "Operational level");
static REFERENCE: Words = Words::new("Referensgrupper", "Reference groups");
static EXPERT: Words = Words::new("Särskild kompetens", "Special competence");
static NO_LEVEL: Words = Words::new("Utan nivå", "Without level");
static STEERING: Words = Words::new("styrning", "steering");
static FOLLOW_UP: Words = Words::new("uppföljning", "follow-up");
static INTAKE: Words = Words::new("initiativ", "initiatives");
static PREPARATION: Words = Words::new("beredning", "preparation");
static PARTICIPATION: Words = Words::new("delaktighet", "participation");
static CONSULTATION: Words = Words::new("samråd", "consultation");
static SEVERAL: Words = Words::new("{0} (flera)", "{0} (several)");
static ALL: Words = Words::new("Alla ärenden", "All cases");
static IN: Words = Words::new("Ärenden i området {0}", "Cases in the domain {0}");
static AFFECTING_ALL: Words =
    Words::new("Ärenden som påverkar organisationerna", "Cases that affect the organisations");
static AFFECTING: Words = Words::new(
    "Ärenden i området {0} som påverkar organisationerna",
    "Cases in the domain {0} that affect the organisations",
);
static ACROSS: Words = Words::new("Ärenden som rör alla områden", "Cases about all domains");
static SHARED: Words = Words::new(
    "Ärenden om gemensamma system, utöver vad området kräver",
    "Cases about shared systems, beside what the domain asks for",
);
/// What a lower body does for a higher one.
pub(super) static PREPARES: Words = Words::new("bereder", "prepares");
/// What comes from those who take initiatives.
pub(super) static INITIATIVE: Words = Words::new("initiativ", "initiatives");
