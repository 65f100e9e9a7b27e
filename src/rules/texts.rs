//! What rules about texts find in a file. Not all that is text is one that somebody wrote as such: ids, words,
//! addresses.

use crate::diag::Findings;
use crate::model::Joined;
use crate::portfolio::Place;
use crate::rules::{Check, RULES, Sheet, Stated};
use crate::syntax::shape::Kind;

/// Asks the rules about texts what they find in a file. Almost no file holds anything that the patterns of its law
/// look for, which is told of all its texts at once.
pub fn judge_texts(sheet: &Sheet<'_>, out: &mut Findings) {
    // The law itself holds the patterns.
    if matches!(sheet.file.place, Place::Model(_) | Place::Policy) {
        return;
    }
    let texts = || sheet.stated.iter().filter(|stated| is_free_text(stated));
    let mut joined = Joined::default();
    texts().for_each(|stated| joined.push(stated.text));
    if !sheet.models.iter().any(|model| model.may_find_in(&joined)) {
        return;
    }
    for stated in texts() {
        for rule in RULES {
            if let Check::Text(check) = rule.check {
                check(sheet, stated, out);
            }
        }
    }
}

fn is_free_text(stated: &Stated<'_>) -> bool {
    matches!(stated.kind, Kind::Text) && !matches!(stated.field.name, "url" | "planner_task_id" | "dnr")
}
