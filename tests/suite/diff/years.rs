//! Two plan years of one version side by side.

use std::collections::BTreeSet;

use plan::diff::{DiffReport, Point, Query, report};
use plan::facts::alignment::align_years;
use serde_json::Value as Json;

use crate::diff::compared::Read;
use crate::diff::history::{HISTORIES, history};
use crate::diff::told::seen;
use crate::diff::version::{Activity, Version};
use crate::support::repository::root;
use crate::support::run::Plan;

/// What two plan years tell.
fn of_years<T>(side: &Read<'_>, use_it: impl FnOnce(&DiffReport<'_>) -> T) -> T {
    let alignment = align_years(side.side(), "2025", "2026");
    let point = |year: &str| Point::Year(year.to_owned());
    use_it(&report((point("2025"), side.side()), (point("2026"), side.side()), alignment, &Query::default()))
}

/// Who is who: by what was carried, never by an id or a title.
fn due(version: &Version) -> BTreeSet<(Option<String>, Option<String>)> {
    let mut due = BTreeSet::new();
    let of_year = |year: &'static str| version.activities.iter().filter(move |a| a.year == year);
    for after in of_year("2026") {
        let from = version.carried_from(after);
        let only = if let [only] = from[..] { Some(only.key()) } else { None };
        due.insert((only, Some(after.key())));
    }
    for before in of_year("2025").filter(|a| version.successors(a.uid).is_empty()) {
        due.insert((Some(before.key()), None));
    }
    due
}

fn ending(activity: &Activity) -> &str {
    match activity.status() {
        ended @ ("finished" | "cancelled" | "rejected") => ended,
        _ => "dropped",
    }
}

#[test]
fn what_became_of_every_activity_of_every_history() {
    let mut reused = 0;
    for number in 0..HISTORIES {
        let version = history(number).versions.pop().expect("it has versions");
        let tree = version.tree(number % 2 == 0);
        let told = of_years(&Read::whole(&tree), seen).activities;
        let pairs: BTreeSet<_> = told.iter().map(|a| (a.old.clone(), a.new.clone())).collect();
        assert_eq!(pairs, due(&version), "history {number}");
        assert_eq!(pairs.len(), told.len(), "history {number}: each once");
        let find = |key: &Option<String>| version.activities.iter().find(|a| Some(a.key()) == *key);
        for told in &told {
            let has = |event: &str| told.events.iter().any(|(id, _)| id == event);
            let (before, after) = (find(&told.old), find(&told.new));
            match (before, after) {
                (Some(before), None) => assert!(has(ending(before)), "history {number}: {told:?}"),
                (_, Some(after)) => {
                    let from = version.carried_from(after);
                    let is_new = has("new") || has("added");
                    assert_eq!((has("carried"), is_new), (!from.is_empty(), from.is_empty()), "{told:?}");
                    assert_eq!(has("merged"), from.len() > 1, "{told:?}");
                    let siblings = from.iter().any(|a| version.successors(a.uid).len() > 1);
                    assert_eq!(has("split"), siblings, "{told:?}");
                    let same_id = format!("{}/2025/{}", after.programme, after.id);
                    reused += usize::from(is_new && find(&Some(same_id)).is_some());
                }
                (None, None) => panic!("history {number}: nothing"),
            }
            // An old value is one that stands in the older file.
            for field in &told.fields {
                let old: Json = serde_json::from_str(&field.old).expect("it is JSON");
                let (Some(before), false) = (before, old.is_array() || old.is_null()) else { continue };
                let text = before.data().json().to_string();
                assert!(text.contains(&old.to_string()), "history {number}: {old} of {text}");
            }
        }
    }
    assert!(reused > 10, "ids are used again: {reused}");
}

#[test]
fn our_own_plans_of_two_years() {
    let output = Plan::at(&root()).run("diff 2025..2026 --programme digitalisering --format json");
    assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{output}");
    let told: Json = serde_json::from_str(&output.stdout).expect("it is JSON");
    assert_eq!(told["totals"]["events"], serde_json::json!({ "carried": 7, "new": 4 }));
    assert_eq!(told["totals"]["changed"], 0);
    let activities = told["activities"].as_array().expect("a list");
    assert_eq!(activities.len(), 11);
    for activity in activities {
        let key = activity["key"].as_str().expect("a key");
        let file = |key: &str| {
            let text =
                std::fs::read_to_string(root().join(format!("plans/{key}.toml"))).expect("our own file");
            plan::syntax::read(&text, plan::syntax::Format::Toml).root
        };
        let title = file(key).text("title").expect("a title").value.to_owned();
        assert_eq!(activity["title"], title.as_str());
        let is_carried = activity["events"][0]["event"] == "carried";
        assert_eq!(activity["old_key"].is_string(), is_carried, "{key}");
        assert!(is_carried || activity["changes"] == serde_json::json!([]), "{key}");
        if let Some(old_key) = activity["old_key"].as_str() {
            assert_eq!(old_key, key.replace("/2026/", "/2025/"));
            assert_eq!(file(old_key).text("title").expect("a title").value, title);
            assert_eq!(activity["events"][0]["others"], serde_json::json!([old_key]));
        }
        // The plan of 2025 is known by its titles only: there is no old value that anything could have had.
        for change in activity["changes"].as_array().expect("a list") {
            assert!(change["old"].is_null() || change["old"] == serde_json::json!([]), "{key}: {change}");
        }
    }
}
