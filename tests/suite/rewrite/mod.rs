//! Lossless editing, seen from outside: cases by hand, and properties over generated files.

pub(crate) mod cases;
mod own;
mod properties;
mod toml;
mod toml_lists;
pub(crate) mod written;
mod yaml;
mod yaml_lists;
