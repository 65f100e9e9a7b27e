//! The text of an activity that changes step by step, as people say what is to stand there.

use crate::edit::Scope;
use crate::edit::typed::assignment;
use crate::edit::values::{BadValue, Values};
use crate::portfolio::format::ACTIVITY;
use crate::portfolio::{ActivityId, Portfolio};
use crate::syntax::rewrite::{Edit, rewrite};
use crate::syntax::{Format, Node, read};

/// An activity's text, with what may stand in it.
#[derive(Debug, Clone)]
pub struct Draft<'p> {
    /// Whose words it may use.
    pub scope: Scope<'p>,
    format: Format,
    text: String,
    root: Node,
    edits: Vec<Edit>,
    typed: Vec<String>,
}

/// Why a change was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmade {
    /// What was typed is no change: why, and what was typed.
    Value(BadValue, String),
    /// The text cannot be changed safely: the first and the last line to change by hand.
    Uneditable((usize, usize)),
}

impl<'p> Draft<'p> {
    /// The draft of an activity that is there.
    pub fn of(portfolio: &'p Portfolio, id: ActivityId) -> Self {
        let file = portfolio.file(portfolio.activity(id).source);
        let format = file.format.unwrap_or(Format::Toml);
        Self {
            scope: Scope::of(portfolio, id),
            format,
            text: file.source.text.clone(),
            root: file.root.clone(),
            edits: Vec::new(),
            typed: Vec::new(),
        }
    }

    /// The draft of a new activity, with the lines that its file begins with.
    pub fn new(scope: Scope<'p>, format: Format, head: &str) -> Self {
        Self {
            scope,
            format,
            text: head.to_owned(),
            root: Node::empty(),
            edits: Vec::new(),
            typed: Vec::new(),
        }
    }

    /// The text as it is by now.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The tree of the text.
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// The changes that were made.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The changes that were made, as they are typed.
    pub fn typed(&self) -> &[String] {
        &self.typed
    }

    /// Makes the change that was typed: `FIELD=VALUE`, `FIELD+=VALUE`, `FIELD-=VALUE` or `FIELD=`.
    ///
    /// # Errors
    /// When it cannot be made; the draft is as it was.
    pub fn change(&mut self, typed: &str) -> Result<(), Unmade> {
        let values = Values { scope: self.scope };
        let edits = assignment(&values, &self.root, typed);
        let edits = edits.map_err(|why| Unmade::Value(why, typed.to_owned()))?;
        let made = rewrite(&self.text, self.format, &ACTIVITY, &edits);
        self.text = made.map_err(|why| Unmade::Uneditable(why.lines))?.text;
        self.root = read(&self.text, self.format).root;
        self.edits.extend(edits);
        self.typed.push(typed.to_owned());
        Ok(())
    }
}
