//! Which language to speak: `--lang`, then `PLAN_LANG`, the repository's policy, the locale.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::cli::terminal::environment;
use crate::store::{Tree as _, WorkTree, find_root};
use crate::syntax::{Format, read};
use crate::text::Lang;

/// The language, told before the arguments are understood, since their help is spoken in it.
pub(super) fn of(arguments: &[OsString]) -> Lang {
    let words: Vec<&str> = arguments.iter().filter_map(|a| a.to_str()).collect();
    option(&words, "--lang", None)
        .and_then(|tag| Lang::from_tag(&tag))
        .or_else(|| environment("PLAN_LANG").and_then(|tag| Lang::from_tag(&tag)))
        .or_else(|| {
            let folder = option(&words, "--directory", Some("-C"));
            policy(&folder.map_or_else(|| PathBuf::from("."), PathBuf::from))
        })
        .or_else(locale)
        .unwrap_or(Lang::En)
}

/// The language of what other programs read, which no locale decides.
pub(super) fn of_machines(told: Option<Lang>, folder: &Path) -> Lang {
    told.or_else(|| environment("PLAN_LANG").and_then(|tag| Lang::from_tag(&tag)))
        .or_else(|| policy(folder))
        .unwrap_or(Lang::En)
}

/// `--name value`, `--name=value`, `-N value` or `-Nvalue`.
pub(super) fn option(words: &[&str], long: &str, short: Option<&str>) -> Option<String> {
    words.iter().enumerate().find_map(|(i, word)| {
        if *word == long || Some(*word) == short {
            return words.get(i + 1).map(|w| (*w).to_owned());
        }
        let attached = word.strip_prefix(long).and_then(|rest| rest.strip_prefix('='));
        let short = short.filter(|_| !word.starts_with("--")).and_then(|s| word.strip_prefix(s));
        attached.or(short).map(str::to_owned)
    })
}

fn policy(folder: &Path) -> Option<Lang> {
    let root = find_root(folder).ok()?;
    let tree = WorkTree::new(root);
    Format::ENDINGS.into_iter().find_map(|ending| {
        let name = format!("policy.{ending}");
        let (format, _) = Format::of(&name)?;
        let text = tree.read(&format!("schema/{name}")).ok()?;
        read(&text, format).root.text("language").and_then(|t| Lang::from_tag(t.value))
    })
}

fn locale() -> Option<Lang> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(environment).find(|v| !v.is_empty());
    set.and_then(|tag| Lang::from_tag(&tag))
}

#[cfg(test)]
mod tests {
    use super::option;

    #[test]
    fn every_way_to_write_an_option() {
        for words in [&["plan", "--lang", "en"][..], &["plan", "status", "--lang=en"]] {
            assert_eq!(option(words, "--lang", None), Some("en".to_owned()));
        }
        for words in [&["plan", "-C", "x"][..], &["plan", "-Cx"], &["plan", "--directory=x"]] {
            assert_eq!(option(words, "--directory", Some("-C")), Some("x".to_owned()));
        }
        assert_eq!(option(&["plan", "check"], "--lang", None), None);
    }
}
