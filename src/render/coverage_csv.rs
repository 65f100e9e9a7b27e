//! `plan coverage --format csv`: one row per link, for spreadsheets; what no activity serves and activities
//! that serve nothing have a row of their own. Of people, one row per person and activity. Keys and values are never translated.

use crate::coverage::{Activity, Carried, CoverageReport, Item, Load, Part, ProgrammeCoverage};
use crate::render::csv::spreadsheet;
use crate::text::Lang;

const HEADER: [&str; 13] = [
    "programme",
    "year",
    "of",
    "item",
    "item_name",
    "item_listing",
    "activity",
    "activity_title",
    "origin",
    "key",
    "leads",
    "late_days",
    "health",
];

/// The rows of a report.
pub fn render(report: &CoverageReport) -> String {
    let mut records = Vec::new();
    for programme in &report.programmes {
        for part in &programme.parts {
            for item in &part.items {
                if item.activities.is_empty() {
                    records.push(record(programme, part, Some(item), None));
                }
                let links = item.activities.iter().map(|at| &programme.activities[*at]);
                records.extend(links.map(|activity| record(programme, part, Some(item), Some(activity))));
            }
            // Where there is nothing to serve, nobody lacks it.
            let without = part.without.iter().filter(|_| !part.items.is_empty());
            let without = without.map(|at| &programme.activities[*at]);
            records.extend(without.map(|activity| record(programme, part, None, Some(activity))));
        }
    }
    if let Some(people) = &report.people {
        let carried = people.persons.iter().flat_map(|load| load.activities.iter().map(move |a| (load, a)));
        records.extend(carried.map(|(load, carried)| person(Some(load), &carried.activity, Some(carried))));
        records.extend(people.vacancies.iter().map(|vacancy| person(None, &vacancy.activity, None)));
    }
    spreadsheet(&HEADER, &records)
}

fn record(
    programme: &ProgrammeCoverage,
    part: &Part,
    item: Option<&Item>,
    activity: Option<&Activity>,
) -> Vec<String> {
    let of_item = |text: &dyn Fn(&Item) -> String| item.map_or_else(String::new, text);
    let of_activity = |text: &dyn Fn(&Activity) -> String| activity.map_or_else(String::new, text);
    vec![
        programme.id.clone(),
        programme.year.clone().unwrap_or_default(),
        part.of.id().to_owned(),
        of_item(&|i| i.label.id.to_string()),
        // The language of the plans themselves, as all other names in a row are data, too.
        of_item(&|i| i.label.get(Lang::Sv).to_owned()),
        of_item(&|i| i.listing.id().to_owned()),
        of_activity(&|a| a.id.clone()),
        of_activity(&|a| a.title.clone()),
        of_activity(&|a| a.origin.id().to_owned()),
        of_activity(&|a| a.key.clone()),
        String::new(),
        String::new(),
        String::new(),
    ]
}

fn person(load: Option<&Load>, activity: &Activity, carried: Option<&Carried>) -> Vec<String> {
    let of_person = |text: &dyn Fn(&Load) -> String| load.map_or_else(String::new, text);
    let mut key = activity.key.split('/');
    let mut part = || key.next().unwrap_or_default().to_owned();
    vec![
        part(),
        part(),
        "people".to_owned(),
        of_person(&|l| l.person.id.to_string()),
        of_person(&|l| l.person.get(Lang::Sv).to_owned()),
        of_person(&|l| if l.left.is_some() { "left" } else { "" }.to_owned()),
        activity.id.clone(),
        activity.title.clone(),
        activity.origin.id().to_owned(),
        activity.key.clone(),
        carried.map_or_else(String::new, |c| c.leads.to_string()),
        carried.and_then(|c| c.late).map_or_else(String::new, |days| days.to_string()),
        carried.and_then(|c| c.light).map_or_else(String::new, |light| light.id().to_owned()),
    ]
}
