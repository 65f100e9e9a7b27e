//! `plan rules` for people.

use crate::render::Style;
use crate::render::table::{Cell, Column, draw, fit, wrap};
use crate::rules::Rule;
use crate::text::Words;

/// The list of rules.
pub fn render(rules: &[&Rule], style: Style) -> String {
    let lang = style.lang;
    let column = |words: &Words, order| Column::new(words.get(lang), order);
    let columns = [column(&NAME, 0), column(&SEVERITY, 2), column(&SCOPE, 3), column(&SUMMARY, 1)];
    let row = |rule: &&Rule| {
        [rule.name, rule.severity.words().get(lang), rule.scope.words().get(lang), rule.summary.get(lang)]
            .map(Cell::text)
            .to_vec()
    };
    let rows: Vec<Vec<Cell>> = rules.iter().map(row).collect();
    let widths = fit(&columns, rows.iter().map(Vec::as_slice), style.width);
    let table = draw(&columns, &rows, &widths, style.color);
    let more = wrap(MORE.get(lang), style.width).join("\n");
    format!("{table}\n{more}\n")
}

static NAME: Words = Words::new("Regel", "Rule");
static SEVERITY: Words = Words::new("Allvar", "Severity");
static SCOPE: Words = Words::new("Gäller", "About");
static SUMMARY: Words = Words::new("Hittar", "Finds");
static MORE: Words =
    Words::new("Läs mer om en regel: plan explain REGEL", "Read more about a rule: plan explain RULE");
