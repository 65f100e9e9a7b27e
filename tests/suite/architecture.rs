//! The layers: a module imports only what stands left of it.

use std::path::{Path, PathBuf};

use crate::support::repository::root;

/// The modules from left to right; those of one row are siblings and never import each other.
const LAYERS: &[&[&str]] = &[
    &["text", "sharing"],
    &["diag"],
    &["syntax", "store"],
    &["model"],
    &["portfolio"],
    &["facts"],
    &["rules"],
    &["check"],
    &["edit"],
    &["status", "diff", "history", "carry_over", "meetings", "structure", "coverage", "init"],
    &["render"],
    &["cli"],
];

/// Crates that only one place may name: its door.
const DOORS: &[(&str, &[&str])] = &[
    ("clap", &["src/cli/"]),
    ("clap_complete", &["src/cli/completing.rs"]),
    ("comfy_table", &["src/render/table.rs"]),
    ("csv", &["src/render/csv.rs"]),
    ("git2", &["src/store/git/"]),
    ("glob", &["src/check/waivers.rs"]),
    ("granit_parser", &["src/syntax/yaml/"]),
    ("inquire", &["src/cli/asking.rs"]),
    ("jiff", &["src/text/day.rs", "src/cli/context.rs"]),
    ("miette", &["src/render/frame.rs"]),
    ("mimalloc", &["src/main.rs"]),
    ("rayon", &["src/sharing.rs", "src/store/writing.rs", "src/portfolio/load.rs", "src/check/run.rs"]),
    ("regex", &["src/model/expression.rs", "src/model/pattern.rs"]),
    ("regex_syntax", &["src/model/pattern.rs", "src/model/screen.rs"]),
    ("serde", &["src/render/"]),
    ("serde_json", &["src/render/json.rs"]),
    ("similar", &["src/render/text_diff.rs"]),
    ("smol_str", &["src/text/mod.rs"]),
    ("strsim", &["src/text/nearest.rs"]),
    ("tempfile", &["src/store/writing.rs"]),
    ("terminal_size", &["src/cli/terminal.rs"]),
    ("thiserror", &["src/store/"]),
    // `syntax/mod.rs` calls the module of the same name.
    ("toml", &["src/syntax/toml/", "src/syntax/mod.rs"]),
    ("toml_parser", &["src/syntax/toml/fast.rs"]),
    ("unicode_normalization", &["src/text/collate.rs"]),
    ("unicode_width", &["src/render/"]),
    ("walkdir", &["src/store/work_tree.rs"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("src is there") {
        let path = entry.expect("src can be listed").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every source of the library: its path from the root, and its lines without comments and tests.
fn files() -> Vec<(String, Vec<String>)> {
    let root = root();
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(&path).expect("sources are text");
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        let lines =
            code.lines().map(|l| if l.trim_start().starts_with("//") { String::new() } else { l.to_owned() });
        (name, lines.collect())
    };
    sources(&root.join("src")).into_iter().map(read).collect()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&module))
}

/// The modules of this crate that a line names: `crate::x`, also inside `use crate::{x, y}`.
fn named(line: &str) -> Vec<&str> {
    let word = |s: &'_ str| s.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(s.len());
    line.match_indices("crate::")
        .map(|(at, path)| &line[at + path.len()..])
        .map(|rest| &rest[..word(rest)])
        .collect()
}

#[test]
fn no_module_imports_sideways_or_back() {
    let mut wrong = Vec::new();
    for (path, lines) in files() {
        let Some(own) =
            path.strip_prefix("src/").and_then(|p| p.split('/').next()).filter(|m| !m.ends_with(".rs"))
        else {
            continue;
        };
        let Some(own_layer) = layer(own) else {
            wrong.push(format!("{path}: the module {own} has no layer"));
            continue;
        };
        for (number, line) in lines.iter().enumerate() {
            for module in named(line).into_iter().filter(|m| *m != own && !m.is_empty()) {
                if layer(module).is_none_or(|other| other >= own_layer) {
                    wrong.push(format!("{path}:{}: {own} imports {module}: {}", number + 1, line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_name_one_module_each_so_that_the_test_sees_them() {
    let grouped = |line: &str| line.contains("use crate::{") || line.contains("use super::super");
    let found: Vec<_> = files()
        .into_iter()
        .flat_map(|(p, lines)| lines.into_iter().filter(|l| grouped(l)).map(move |l| format!("{p}: {l}")))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_outside_crate_has_one_door() {
    let mut wrong = Vec::new();
    for (path, lines) in files() {
        for (number, line) in lines.iter().enumerate() {
            for (name, doors) in DOORS {
                let used = line.contains(&format!("use {name}::"))
                    || line.contains(&format!("{name}::"))
                        && !line.contains(&format!("::{name}::"))
                        && line.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|w| w == *name);
                // Our own modules `toml` and `csv`-like names are paths below `crate` or `syntax`.
                let own = line.contains("crate::") || line.contains("super::");
                if used && !own && !doors.iter().any(|door| path.starts_with(door)) {
                    wrong.push(format!("{path}:{}: {name} has its door in {}", number + 1, doors.join(", ")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_list_of_doors_is_the_list_of_dependencies() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("the manifest is there");
    let section = manifest
        .split("[dependencies]")
        .nth(1)
        .and_then(|s| s.split("\n[").next())
        .expect("there are dependencies");
    let names =
        section.lines().filter_map(|l| l.split_once(" =")).map(|(name, _)| name.trim().replace('-', "_"));
    let doors: Vec<String> = DOORS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut names: Vec<String> = names.collect();
    names.sort();
    assert_eq!(names, doors);
}

#[test]
fn files_can_be_read_in_one_sitting() {
    const MOST: usize = 360;
    let long: Vec<_> = files()
        .into_iter()
        .filter(|(_, lines)| lines.len() > MOST)
        .map(|(p, l)| format!("{p}: {} lines", l.len()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}
