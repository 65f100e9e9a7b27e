//! Every text that people wrote in a file, with the field it stands in.

use crate::diag::Findings;
use crate::model::{Joined, Model};
use crate::portfolio::{File, Place};
use crate::rules::{Check, Context, RULES};
use crate::syntax::shape::{Field, Kind, Record, walk};
use crate::syntax::{Node, Value};
use crate::text::SourceId;

/// A text that somebody wrote.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// Its file.
    pub source: SourceId,
    /// Its file.
    pub file: &'a File,
    /// The models whose patterns hold for it.
    pub models: &'a [Model],
    /// The field it stands in.
    pub field: &'static Field,
    /// Where it stands.
    pub node: &'a Node,
    /// The text.
    pub text: &'a str,
}

/// Asks the rules about texts what they find in a file. Almost no file holds anything that the patterns of its law
/// look for, which is told of all its texts at once.
pub fn judge_texts(cx: &Context<'_>, source: SourceId, file: &File, out: &mut Findings) {
    // The law itself holds the patterns.
    if matches!(file.place, Place::Model(_) | Place::Policy) {
        return;
    }
    let Some(record) = file.place.record() else { return };
    let models = cx.models_of(file);
    let mut texts = Joined::default();
    each_text(file, record, &mut |_, _, text| texts.push(text));
    if !models.iter().any(|model| model.may_find_in(&texts)) {
        return;
    }
    each_text(file, record, &mut |field, node, text| {
        let written = Written { source, file, models, field, node, text };
        for rule in RULES {
            if let Check::Text(check) = rule.check {
                check(&written, out);
            }
        }
    });
}

/// Visits the free texts of a file: not ids, words, addresses or an organisation's own fields.
fn each_text<'a>(
    file: &'a File,
    record: &'static Record,
    visit: &mut dyn FnMut(&'static Field, &'a Node, &'a str),
) {
    walk(&file.root, record, &mut |field, kind, _, node| {
        if let (Kind::Text, Value::Text(text)) = (kind, &node.value)
            && !matches!(field.name, "url" | "planner_task_id" | "dnr")
        {
            visit(field, node, text);
        }
    });
}
