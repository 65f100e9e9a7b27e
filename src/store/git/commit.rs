//! A commit, as much as people want to know of it.

use git2::Oid;

use crate::store::git::fault::GitFault;
use crate::text::Day;
use crate::text::day::day_at;

/// A commit. It knows who made it by name only: no e-mail address is ever kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    pub(super) oid: Oid,
    pub(super) tree: Oid,
    /// The beginning of the id, long enough to be unambiguous and at least seven digits.
    pub short: String,
    /// The day it was committed, where the committer was.
    pub day: Day,
    /// The author's name.
    pub author: String,
    /// The first line of the message.
    pub summary: String,
    /// Whether a shallow clone ends here: the commit has parents that were not fetched.
    pub is_cut: bool,
}

impl Commit {
    /// The whole id.
    pub fn id(&self) -> String {
        self.oid.to_string()
    }

    pub(super) fn read(git: &git2::Repository, commit: &git2::Commit<'_>) -> Result<Self, GitFault> {
        let odb = git.odb().map_err(|e| GitFault::broken(&e))?;
        Ok(Self {
            oid: commit.id(),
            tree: commit.tree_id(),
            short: short(&odb, commit.id()),
            day: day_of(commit),
            author: without_address(&text(commit.author().name_bytes())),
            summary: without_addresses(&text(commit.summary_bytes().unwrap_or_default())),
            is_cut: is_cut(commit),
        })
    }

    pub(super) fn find(git: &git2::Repository, id: Oid) -> Result<Self, GitFault> {
        let commit = git.find_commit(id).map_err(|e| GitFault::reading(&e))?;
        Self::read(git, &commit)
    }
}

/// The day it was committed, where the committer was.
pub(super) fn day_of(commit: &git2::Commit<'_>) -> Day {
    let time = commit.time();
    day_at(time.seconds(), time.offset_minutes())
}

/// Whether a shallow clone ends here. What git wrote into the commit still names its parents.
pub(super) fn is_cut(commit: &git2::Commit<'_>) -> bool {
    commit.parent_count() == 0 && commit.header_field_bytes("parent").is_ok()
}

/// The shortest beginning of an id that names nothing else. The user's settings have no say in it.
fn short(odb: &git2::Odb<'_>, id: Oid) -> String {
    let mut full = id.to_string();
    let enough = (7..full.len()).find(|&len| odb.exists_prefix(id, len).is_ok());
    full.truncate(enough.unwrap_or(full.len()));
    full
}

/// Text of a commit: UTF-8, or what an old program wrote in Latin-1.
fn text(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes)
        .map_or_else(|_| bytes.iter().map(|&byte| char::from(byte)).collect(), str::to_owned)
}

/// A name, of which some have made an address: only what stands before `@` is kept.
fn without_address(name: &str) -> String {
    let words = name.split_whitespace().map(|word| word.split_once('@').map_or(word, |(local, _)| local));
    words.map(|word| word.trim_matches(['<', '>'])).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A line in which addresses are cut down to what stands before `@`.
fn without_addresses(line: &str) -> String {
    let cut = |word: &str| match word.split_once('@') {
        Some((local, host)) if !local.is_empty() && host.contains('.') => local.to_owned(),
        _ => word.to_owned(),
    };
    line.split(' ').map(cut).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_hold_no_address() {
        assert_eq!(without_addresses("Från anna@region.example: ny rapport"), "Från anna ny rapport");
        assert_eq!(without_addresses("Fråga @team om 2 @ 3"), "Fråga @team om 2 @ 3");
    }

    #[test]
    fn names_hold_no_address() {
        assert_eq!(without_address("Anna Persson"), "Anna Persson");
        assert_eq!(without_address("anna.persson@region.example"), "anna.persson");
        assert_eq!(without_address("Anna <anna@region.example>"), "Anna anna");
    }

    #[test]
    fn old_text_is_read() {
        assert_eq!(text("Åsa".as_bytes()), "Åsa");
        assert_eq!(text(b"\xc5sa"), "Åsa");
    }
}
