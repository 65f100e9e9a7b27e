//! A file with its values in a row, gathered once for all rules that look at every one of them.

use crate::model::Model;
use crate::portfolio::{File, PlanYear};
use crate::rules::Context;
use crate::syntax::shape::{Field, Kind, walk};
use crate::syntax::{Node, Value};
use crate::text::{SourceId, Str};

/// A text, an id or a word that somebody wrote.
#[derive(Debug, Clone, Copy)]
pub struct Stated<'a> {
    /// The field it stands in.
    pub field: &'static Field,
    /// What the field may hold.
    pub kind: &'static Kind,
    /// The table that the field stands in.
    pub table: &'a Node,
    /// Where it stands.
    pub node: &'a Node,
    /// What it says.
    pub text: &'a Str,
}

/// A file with what somebody wrote in it.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// The file's number.
    pub source: SourceId,
    /// The file.
    pub file: &'a File,
    /// The models whose words it may use.
    pub models: &'a [Model],
    /// Whether the files that define words and ids for it were read whole.
    pub law_is_whole: bool,
    /// The plan year it belongs to.
    pub year: Option<&'a PlanYear>,
    /// The texts, ids and words of its record, in the order of the file; not what belongs to an organisation alone.
    pub stated: Vec<Stated<'a>>,
}

impl<'a> Sheet<'a> {
    /// The sheet of a file; none for a file without a record.
    pub fn of(cx: &Context<'a>, source: SourceId, file: &'a File) -> Option<Self> {
        let record = file.place.record()?;
        let mut stated = Vec::with_capacity(96);
        walk(&file.root, record, &mut |field, kind, table, node| {
            if let Value::Text(text) = &node.value {
                stated.push(Stated { field, kind, table, node, text });
            }
        });
        let (models, law_is_whole) = (cx.models_of(file), cx.law_is_whole(file));
        Some(Self { source, file, models, law_is_whole, year: cx.year_of(file), stated })
    }
}
