//! Lossless editing, seen from outside: cases by hand, and properties over generated files.

mod cases;
mod toml;
mod toml_lists;
mod yaml;
mod yaml_lists;
