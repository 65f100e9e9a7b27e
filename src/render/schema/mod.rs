//! `plan schema`: JSON Schemas for editors, made of the same data that files are read by, with the model's own
//! ids as values and their names as descriptions. Persons are ids by their pattern only.

mod kinds;
mod names;

use crate::model::format::{ACTORS, CONSTRAINT, DOCUMENTS, MODEL, PEOPLE, POLICY};
use crate::portfolio::Portfolio;
use crate::portfolio::format::{ACTIVITY, MEETING, PLAN_YEAR, PROGRAMME};
use crate::render::json::{Json, Map, document, literal};
use crate::rules::RULES;
use crate::syntax::shape::{Kind, Record};
use kinds::{Shapes, both};
use names::Names;

/// Where the schemas lie.
pub const FOLDER: &str = "schema/json";

/// Every schema: its path from the root, and its text; in the order of the paths.
pub fn render(portfolio: &Portfolio) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let common = Names { portfolio, programme: None };
    for (name, record) in
        [("actors", &ACTORS), ("people", &PEOPLE), ("documents", &DOCUMENTS), ("policy", &POLICY)]
    {
        files.push((format!("{FOLDER}/{name}.schema.json"), schema(&common, record)));
    }
    files.push((format!("{FOLDER}/governance.schema.json"), governance(&common)));
    for programme in &portfolio.programmes {
        let names = Names { portfolio, programme: Some(programme) };
        for (name, record) in
            [("activity", &ACTIVITY), ("plan", &PLAN_YEAR), ("programme", &PROGRAMME), ("meeting", &MEETING)]
        {
            files.push((format!("{FOLDER}/{}/{name}.schema.json", programme.id), schema(&names, record)));
        }
    }
    files.sort();
    files
}

fn schema(names: &Names<'_>, record: &'static Record) -> String {
    let mut shapes = Shapes::new(names);
    let shape = shapes.record(record);
    finish(shape, shapes, record)
}

/// A governance model: its constraints have the parameters of their rules besides what all have.
fn governance(names: &Names<'_>) -> String {
    let mut shapes = Shapes::new(names);
    let mut model = shapes.record(&MODEL);
    let mut constraint = shapes.record(&CONSTRAINT);
    let mut parameters: Vec<(&str, Kind, Vec<Json>)> = Vec::new();
    for field in RULES.iter().flat_map(|rule| rule.parameters()) {
        let shape = shapes.field(field);
        match parameters.iter_mut().find(|(name, ..)| *name == field.name) {
            Some((.., shapes)) if shapes.contains(&shape) => {}
            Some((.., shapes)) => shapes.push(shape),
            None => parameters.push((field.name, field.kind, vec![shape])),
        }
    }
    let rules: Vec<(String, String)> =
        RULES.iter().map(|rule| (rule.name.to_owned(), both(&rule.summary))).collect();
    if let Some(Json::Object(properties)) = constraint.get_mut("properties") {
        for (name, _, mut shapes) in parameters {
            let shape = if shapes.len() == 1 { shapes.remove(0) } else { literal!({ "anyOf": shapes }) };
            properties.entry(name.to_owned()).or_insert(shape);
        }
        properties.insert("rule".to_owned(), kinds::chosen(&rules));
    }
    if let Some(Json::Object(properties)) = model.get_mut("properties") {
        let label = MODEL.field("constraints").map(|f| both(&f.label));
        let list = literal!({ "type": "array", "items": constraint, "description": label });
        properties.insert("constraints".to_owned(), list);
    }
    finish(model, shapes, &MODEL)
}

fn finish(shape: Map<String, Json>, shapes: Shapes<'_>, record: &'static Record) -> String {
    let mut whole = shape;
    whole.insert("$schema".to_owned(), "http://json-schema.org/draft-07/schema#".into());
    whole.insert("title".to_owned(), both(&record.name).into());
    whole.insert("$comment".to_owned(), "plan schema".into());
    let definitions = shapes.definitions();
    if !definitions.is_empty() {
        whole.insert("definitions".to_owned(), Json::Object(definitions));
    }
    document(&Json::Object(whole))
}
