//! `plan rules --format json`: `plan.rules/1`.

use serde::Serialize;

use crate::render::json::document;
use crate::rules::Rule;
use crate::text::Lang;

#[derive(Serialize)]
struct Document {
    format: &'static str,
    rules: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    name: &'static str,
    scope: &'static str,
    severity: &'static str,
    parameters: Vec<&'static str>,
    summary: Both,
}

#[derive(Serialize)]
struct Both {
    sv: &'static str,
    en: &'static str,
}

/// One JSON document.
pub fn render(rules: &[&'static Rule]) -> String {
    let entry = |rule: &&'static Rule| Entry {
        name: rule.name,
        scope: rule.scope.id(),
        severity: rule.severity.id(),
        parameters: rule.parameters().iter().map(|f| f.name).collect(),
        summary: Both { sv: rule.summary.get(Lang::Sv), en: rule.summary.get(Lang::En) },
    };
    document(&Document { format: "plan.rules/1", rules: rules.iter().map(entry).collect() })
}
