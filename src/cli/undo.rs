//! How a change can be undone: a file that is changed is as it was saved last, or all that is not saved in it
//! is what `plan` wrote. What anybody else wrote is never put where `git restore` would take it away.

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::git_words::typed;
use crate::cli::revision;
use crate::store::git::Repository;
use crate::store::{ContentId, Tree as _, WorkTree, Write};
use crate::text::Words;

/// How a file stands to what was saved last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// As it was saved.
    Saved,
    /// It was never saved.
    New,
    /// All that is not saved in it is what `plan` wrote.
    Own,
    /// Somebody else changed it, too.
    Foreign,
    /// Nobody can know, without git.
    Unknown,
}

/// Some files that are to be changed, before they are.
#[derive(Debug)]
pub(super) struct Undo {
    repository: Option<Repository>,
    files: Vec<(String, Standing)>,
}

impl Undo {
    /// How these files stand.
    pub(super) fn of<'p>(cx: &Context, base: &WorkTree, paths: impl IntoIterator<Item = &'p str>) -> Self {
        let repository = revision::open(cx.folder()).ok().flatten();
        let saved = repository.as_ref().and_then(|git| git.outline(&git.head().ok()?).ok());
        let standing = |path: &str| {
            let (Some(git), Some(saved)) = (&repository, &saved) else { return Standing::Unknown };
            let (Some(saved), here) = (saved.content(path), base.content(path)) else {
                return Standing::New;
            };
            // Line ends alone are no change where git is told so.
            if here == Some(saved) || git.is_as_saved(path) {
                return Standing::Saved;
            }
            let own = here.is_some_and(|here| git.has_written(path, here));
            if own { Standing::Own } else { Standing::Foreign }
        };
        let files = paths.into_iter().map(|path| (path.to_owned(), standing(path))).collect();
        Self { repository, files }
    }

    /// The first file that somebody else changed since it was saved.
    pub(super) fn foreign(&self) -> Option<&str> {
        self.files.iter().find(|(_, standing)| *standing == Standing::Foreign).map(|(path, _)| &**path)
    }

    /// Refuses to touch what somebody else changed.
    pub(super) fn refuse(&self, force: bool) -> Result<(), Failure> {
        match self.foreign().filter(|_| !force) {
            Some(path) => Err(Failure::refusal(UNSAVED.with([path.into()]), UNSAVED_HELP.text())),
            None => Ok(()),
        }
    }

    /// Remembers what was written, so that the next change may go on from there. Where somebody else's
    /// changes are in it, nothing is remembered.
    pub(super) fn remember(&self, base: &WorkTree, writes: &[Write]) {
        let Some(git) = &self.repository else { return };
        let may = |path: &str| {
            let standing = self.files.iter().find(|(own, _)| own == path).map(|(_, standing)| *standing);
            matches!(standing, Some(Standing::Saved | Standing::Own))
        };
        let written = writes.iter().filter(|write| may(&write.path));
        let written: Vec<(String, ContentId)> =
            written.filter_map(|w| Some((w.path.clone(), ContentId::of(w.text.as_bytes())?))).collect();
        if !written.is_empty() {
            git.remember_written(base, &written);
        }
    }

    /// What takes the change back, and whether it takes earlier ones along; none when nothing can.
    pub(super) fn command(&self) -> Option<(String, bool)> {
        let paths = self.files.iter().filter(|(path, _)| self.restores(path));
        let paths: Vec<String> = paths.map(|(path, _)| typed(path)).collect();
        let all = self.files.iter().any(|(_, standing)| *standing == Standing::Own);
        (!paths.is_empty()).then(|| (format!("git restore {}", paths.join(" ")), all))
    }

    /// Whether git can give this file back.
    pub(super) fn restores(&self, path: &str) -> bool {
        self.files.iter().any(|(own, standing)| own == path && *standing != Standing::New)
    }

    /// What takes a new file away again.
    pub(super) fn removal(&self) -> Option<String> {
        let (path, _) = self.files.first()?;
        let command = if self.repository.is_some() { "git clean -f" } else { "rm" };
        Some(format!("{command} {}", typed(path)))
    }
}

pub(super) static UNSAVED: Words =
    Words::new("{0} har ändringar som inte är sparade i git", "{0} has changes that are not saved in git");
static UNSAVED_HELP: Words = Words::new(
    "spara dem först med plan save, eller lägg till --force; då går de inte att skilja från den här",
    "save them first with plan save, or add --force; then they cannot be told from this one",
);
