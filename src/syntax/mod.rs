//! TOML and YAML read into one tree with a span for every key and value.
//!
//! A file is never rejected whole: what can be read stands in the tree, what cannot is a [`Fault`].

mod fault;
mod format;
mod node;
pub mod rewrite;
pub mod shape;
mod toml;
mod yaml;

use crate::text::Span;
use crate::text::safe::some_byte;
pub use fault::{Broken, Fault, FaultKind, Unsupported};
pub use format::Format;

pub use node::{At, Entry, Key, Node, Print, Table, Value};

/// What reading one text gave.
#[derive(Debug)]
pub struct Document {
    /// The tree. Its root is always a table.
    pub root: Node,
    /// What is wrong with the text, in the order of the text.
    pub faults: Vec<Fault>,
    /// Whether all of the text was understood. When not, what seems absent may only be unread.
    pub complete: bool,
}

/// Reads a text of this format.
pub fn read(text: &str, format: Format) -> Document {
    if let Some(span) = conflict(text) {
        let kind = FaultKind::Syntax(format, Broken::Conflict);
        return Document { root: Node::empty(), faults: vec![Fault { span, kind }], complete: false };
    }
    match format {
        Format::Toml => toml::read(text),
        Format::Yaml => yaml::read(text),
    }
}

/// The first line of a conflict that git left: everything between its marks stands there twice.
fn conflict(text: &str) -> Option<Span> {
    const BEGINS: &str = "<<<<<<< ";
    // Files without the mark are told by their bytes alone.
    if !some_byte(text, |b| b == b'<') {
        return None;
    }
    let at = if text.starts_with(BEGINS) { 0 } else { text.find("\n<<<<<<< ")? + 1 };
    let ends = text[at..].contains("\n>>>>>>> ");
    let length = text[at..].find(['\r', '\n']).unwrap_or(text.len() - at);
    ends.then(|| Span::new(at, at + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_is_one_fault() {
        let text = "title = \"a\"\n<<<<<<< HEAD\nstatus = 1\n=======\nstatus = 2\n>>>>>>> b\n";
        for format in [Format::Toml, Format::Yaml] {
            let document = read(text, format);
            assert_eq!(
                document.faults,
                [Fault { span: Span::new(12, 24), kind: FaultKind::Syntax(format, Broken::Conflict) }]
            );
            assert!(!document.complete);
        }
        assert!(read("title = \"<<<<<<< x\"\n", Format::Toml).faults.is_empty());
    }
}
