//! What a person is asked, as data: a terminal shows it, a test answers it.

use crate::edit::Choice;
use crate::text::Text;

/// A question.
pub struct Question<'q> {
    /// What it is about.
    pub about: Text,
    /// Why it is asked, or what to know before answering.
    pub why: Option<Text>,
    /// How it is answered.
    pub form: Form,
    /// What is wrong with an answer.
    pub judge: &'q dyn Fn(&str) -> Result<(), Text>,
}

/// How a question is answered, and what the answer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// By a line of text. It begins with this one.
    Line(String),
    /// By one of several: its id.
    One {
        /// Which there are.
        choices: Vec<Choice>,
        /// The place of the one that is pointed at to begin with.
        at: usize,
    },
    /// By some of several: their ids, with commas between.
    Several {
        /// Which there are.
        choices: Vec<Choice>,
        /// The places of those that are chosen to begin with.
        chosen: Vec<usize>,
        /// How many must be chosen.
        least: usize,
    },
    /// By yes or no, `true` or `false`; what an empty answer means.
    YesNo(bool),
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// Whoever was asked wants no more questions.
    Left,
    /// Nobody could be asked; in the words of the operating system.
    Failed(String),
}

/// Whoever answers questions.
pub type Ask<'a> = dyn FnMut(&Question<'_>) -> Result<String, Stop> + 'a;

/// Any answer will do.
pub fn any(_: &str) -> Result<(), Text> {
    Ok(())
}
