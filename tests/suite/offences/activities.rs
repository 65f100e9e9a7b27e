//! Offences in activities: what they lack, name wrongly, or say too early.

use plan::syntax::rewrite::Datum;

use crate::offences::mutation::{Mutation, misspelt, text, texts};
use crate::offences::world::{Activity, World, Y2027, says};
use crate::offences::{Operator, lawful, offence};

pub(super) const OPERATORS: &[Operator] = &[
    offence("a required field is missing", &["missing-field"], missing_field),
    offence("an id is misspelt", &["unknown-reference"], misspelt_id),
    offence("a word of the model is misspelt", &["unknown-value"], misspelt_word),
    offence("a field is misspelt", &["unknown-field"], misspelt_field),
    offence("the end comes before the start", &["inconsistent-dates"], end_before_start),
    offence("the time lies outside the plan year", &["date-outside-period"], outside_year),
    offence("a report is from the future", &["implausible-date"], future_report),
    offence("a day is not in the calendar", &["impossible-date"], impossible_day),
    offence("an e-mail address stands in a text", &["personal-data"], e_mail),
    offence("a text is left to be written", &["placeholder-text"], placeholder),
    offence("one party is left", &["too-few"], one_party),
    offence("two answer for it and nobody leads", &["unclear-lead"], nobody_leads),
    offence("it is finished without results", &["missing-field"], finished_without_results),
    offence("two milestones have one id", &["duplicate-id"], equal_ids),
    lawful("rollout without any pilot", "Handlingsplan e-hälsa 5.6 (B85)", rollout_without_pilot),
];

/// One offence in each of some activities.
fn each<'w>(
    activities: impl IntoIterator<Item = Activity<'w>>,
    offend: impl Fn(&Activity<'w>) -> Option<Mutation>,
) -> Vec<Mutation> {
    activities.into_iter().filter_map(|activity| offend(&activity)).collect()
}

fn missing_field(world: &World) -> Vec<Mutation> {
    let fields = ["benefit", "goals", "responsible", "follow_up", "legal", "infosec"];
    let all = |field: &'static str| {
        each(world.both_years(), move |a| {
            a.node.get(field).map(|_| Mutation::default().remove(a.file, field))
        })
    };
    fields.into_iter().flat_map(all).collect()
}

/// The same change of a text at each of these paths of all activities.
fn at_paths(world: &World, paths: &[&str], change: impl Fn(&str) -> Datum) -> Vec<Mutation> {
    let mut found = Vec::new();
    for activity in world.both_years() {
        for path in paths {
            let mut node = Some(activity.node);
            for step in path.split('.') {
                node =
                    node.and_then(|n| step.parse().map_or_else(|_| n.get(step), |i: usize| n.items().get(i)));
            }
            if let Some(word) = node.and_then(|n| n.as_text()) {
                found.push(Mutation::default().set(activity.file, path, change(word)));
            }
        }
    }
    found
}

fn misspelt_id(world: &World) -> Vec<Mutation> {
    let paths = [
        "goals.0",
        "parties.1",
        "governed_by.0",
        "responsible.0.org",
        "responsible.0.person",
        "controller",
        "pilot.at.0",
        "realisation.2.party",
        "handed_over_to",
    ];
    at_paths(world, &paths, misspelt)
}

fn misspelt_word(world: &World) -> Vec<Mutation> {
    let paths = [
        "status",
        "phase",
        "kind",
        "domains.0",
        "drivers.0.type",
        "responsible.0.role",
        "realisation.0.state",
    ];
    at_paths(world, &paths, misspelt)
}

fn misspelt_field(world: &World) -> Vec<Mutation> {
    each(world.both_years(), |a| Some(Mutation::default().set(a.file, "benefitt", text("Kortare väntan"))))
}

fn end_before_start(world: &World) -> Vec<Mutation> {
    at_paths(world, &["end"], |_| text("2025-10"))
}

fn outside_year(world: &World) -> Vec<Mutation> {
    at_paths(world, &["start"], |_| text("2031-02"))
}

fn future_report(world: &World) -> Vec<Mutation> {
    at_paths(world, &["reports.0.date"], |_| Datum::Date("2027-08-31".to_owned()))
}

fn impossible_day(world: &World) -> Vec<Mutation> {
    at_paths(world, &["reports.0.date", "started", "realisation.0.as_of"], |_| text("2027-02-30"))
}

fn e_mail(world: &World) -> Vec<Mutation> {
    at_paths(world, &["benefit", "follow_up.how", "milestones.0.title"], |was| {
        text(&format!("{was}, fråga namn.efternamn@exempel.se"))
    })
}

fn placeholder(world: &World) -> Vec<Mutation> {
    at_paths(world, &["benefit", "title", "reports.0.text"], |_| text("TODO"))
}

fn one_party(world: &World) -> Vec<Mutation> {
    each(world.both_years(), |a| Some(Mutation::default().set(a.file, "parties", texts(&["vitnas"]))))
}

fn nobody_leads(world: &World) -> Vec<Mutation> {
    let alone = world.both_years().into_iter().filter(|a| a.node.list("responsible").len() == 1);
    let second = || Datum::Table(vec![("org".to_owned(), text("region-ek"))]);
    each(alone, |a| Some(Mutation::default().append(a.file, "responsible", second()).at(a.file, "")))
}

fn finished_without_results(world: &World) -> Vec<Mutation> {
    let goes_on = |a: &Activity<'_>| says(a.node, "status") == Some("ongoing");
    let ongoing = world.activities(Y2027).into_iter().filter(goes_on);
    each(ongoing, |a| Some(Mutation::default().set(a.file, "status", text("finished"))))
}

fn equal_ids(world: &World) -> Vec<Mutation> {
    let some = world.both_years().into_iter().filter(|a| !a.node.list("milestones").is_empty());
    each(some, |a| {
        let id = says(a.node.list("milestones").first()?, "id")?;
        let copy = Datum::Table(vec![("id".to_owned(), text(id)), ("title".to_owned(), text("Klart"))]);
        Some(Mutation::default().append(a.file, "milestones", copy))
    })
}

/// A pilot may be made: nobody must.
fn rollout_without_pilot(world: &World) -> Vec<Mutation> {
    let untried = |a: &Activity<'_>| says(a.node, "phase") == Some("idea");
    each(world.both_years().into_iter().filter(untried), |a| {
        Some(Mutation::default().set(a.file, "phase", text("rollout")))
    })
}
