//! The fixed baseline: walk, read every file, parse it with the parser crate's fastest spanned form,
//! drop the result. It never changes in a commit that changes the figure.

use std::path::Path;

use granit_parser::Parser;
use rayon::prelude::*;
use toml::de::DeTable;
use walkdir::WalkDir;

/// Reads and parses every plan file below a root; the number of files.
pub(crate) fn run(root: &Path) -> usize {
    let tops = ["plans", "schema"].map(|top| root.join(top));
    let paths: Vec<_> = tops
        .iter()
        .flat_map(|top| WalkDir::new(top).into_iter().filter_map(Result::ok))
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    paths.par_iter().with_min_len(32).map(|path| visit(path)).sum()
}

fn visit(path: &Path) -> usize {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    parse(&text, path.extension().is_some_and(|e| e == "toml"))
}

/// Parses a text; whether it could be.
pub(crate) fn parse(text: &str, is_toml: bool) -> usize {
    if is_toml {
        usize::from(DeTable::parse(text).is_ok())
    } else {
        usize::from(Parser::new_from_str(text).all(|event| event.is_ok()))
    }
}
