//! TOML and YAML read into one tree with a span for every key and value.
//!
//! A file is never rejected whole: what can be read stands in the tree, what cannot is a [`Fault`].

mod fault;
mod format;
mod node;
pub mod shape;
mod toml;
mod yaml;

pub use fault::{Broken, Fault, FaultKind, Unsupported};
pub use format::Format;
pub use node::{At, Entry, Key, Node, Table, Value};

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
    match format {
        Format::Toml => toml::read(text),
        Format::Yaml => yaml::read(text),
    }
}
