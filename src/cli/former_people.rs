//! Persons that an older version of the register names, so that what is told of the past names nobody either.

use crate::cli::failure::Failure;
use crate::cli::git_words::failure;
use crate::model::Registers;
use crate::store::ContentId;
use crate::store::git::{Commit, Repository};
use crate::syntax::{Format, read};

/// Where the register of persons may lie.
const PATHS: [&str; 3] = ["schema/people.toml", "schema/people.yaml", "schema/people.yml"];

/// The register of persons in every version that led to a commit, with the actors of none.
pub(super) fn former_people(repository: &Repository, tip: &Commit) -> Result<Vec<Registers>, Failure> {
    let paths = PATHS.map(str::to_owned);
    let mut seen: Vec<ContentId> = Vec::new();
    let mut found = Vec::new();
    for touch in repository.history(tip, &paths).map_err(failure)? {
        for (path, content) in paths.iter().zip(&touch.before).chain(paths.iter().zip(&touch.after)) {
            let (Some(content), Some((format, _))) = (content, Format::of(path)) else { continue };
            if seen.contains(content) {
                continue;
            }
            seen.push(*content);
            // A version that cannot be had, as behind a shallow clone, names nobody.
            let Ok(text) = repository.text(*content) else { continue };
            let mut registers = Registers::default();
            registers.read_people(&read(&text, format).root, true);
            found.push(registers);
        }
    }
    Ok(found)
}
