//! What can be wrong with a text, before anybody asks what it means. Words are the rules' affair.

use crate::syntax::Format;
use crate::syntax::shape::{Expected, Found};
use crate::text::{Day, Span, Str};

/// Something wrong with a text, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The offending bytes.
    pub span: Span,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The text breaks the grammar of its format.
    Syntax(Format, Broken),
    /// Legal in the format, refused in plan files.
    Unsupported(Unsupported),
    /// A key stands twice in one table; where it stood first.
    DuplicateKey(Str, Option<Span>),
    /// A key that the format does not know, and the nearest that it does.
    UnknownField(Str, Option<&'static str>),
    /// A key in the wrong place: it belongs to the file itself (`true`) or inside the named list.
    MisplacedKey(Str, Option<&'static str>),
    /// A value of the wrong type, under this key.
    WrongType(Str, Expected, Found),
    /// An id that is no slug; the slug it might have been.
    InvalidId(Str, Option<Str>),
    /// A day written otherwise than `2026-06-30`; the right spelling.
    MalformedDate(Str, Str),
    /// A day that no calendar has; the last day of the month where the month exists.
    ImpossibleDate(Str, Option<Day>),
    /// Two entries of one list are the same by their identity.
    DuplicateEntry(Str, Span),
}

/// How a text breaks the grammar, in as many sorts as a coordinator can act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// A quotation mark is missing.
    UnclosedText,
    /// A `]`, `}` or `]]` is missing.
    UnclosedBracket,
    /// A value is missing after `=` or `:`.
    NoValue,
    /// No `=` (TOML) or `:` (YAML) between key and value.
    NoAssignment,
    /// More than one `=`.
    ExtraAssignment,
    /// A comma is missing between entries.
    NoComma,
    /// A comma too many.
    ExtraComma,
    /// Text without quotation marks where TOML wants them.
    Unquoted,
    /// `True` or `FALSE`: TOML knows them in lower case only.
    Truth,
    /// Indentation that fits no level, or a tab in it.
    Indentation,
    /// A backslash that means nothing.
    Escape,
    /// A number that is none.
    Number,
    /// A character that may not stand in a text file.
    ControlCharacter,
    /// A table is opened a second time, or a value is used as a table.
    TableTwice,
    /// Nested deeper than 64 levels.
    TooDeep,
    /// More than 10,000 values in one YAML file.
    TooManyValues,
    /// Git could not merge two versions and left both, with marks.
    Conflict,
    /// The file holds a list or a single value, not `key: value` lines.
    NotATable,
    /// Anything else.
    Other,
}

/// What is legal in a format and refused in plan files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsupported {
    /// YAML `&name`.
    Anchor,
    /// YAML `*name`.
    Alias,
    /// YAML `!tag`.
    Tag,
    /// A second YAML document in the file.
    SecondDocument,
    /// A YAML `%` directive.
    Directive,
    /// A YAML key that is not a plain word.
    KeyNotText,
    /// TOML 1.1 syntax, which other tools cannot read yet.
    Toml11,
}
