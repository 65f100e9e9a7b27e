//! Git repositories for tests, made with nobody's settings and no other program.

use std::path::Path;

use git2::build::TreeUpdateBuilder;
use git2::{FileMode, Oid, Repository, RepositoryInitOptions, Signature, Status, StatusOptions, Time};

use crate::support::repository::day;
use crate::support::sandbox::Sandbox;

/// A folder with files and their history.
pub(crate) struct History {
    pub(crate) sandbox: Sandbox,
    pub(crate) git: Repository,
}

impl History {
    /// A repository at the top of a folder, without a commit.
    pub(crate) fn of(sandbox: Sandbox) -> Self {
        let git = init(sandbox.path(), false);
        Self { sandbox, git }
    }

    /// The small clean repository that the pages of the rules build on, without a commit.
    pub(crate) fn base() -> Self {
        Self::of(Sandbox::base())
    }

    /// With settings of its own, whatever those of the machine are, so that versions can be saved in it.
    pub(crate) fn ready(self) -> Self {
        self.configure(
            "[user]\n\tname = Bo Påhittad\n\temail = bo@example.org\n[commit]\n\tgpgsign = false\n[core]\n\tautocrlf = false\n\tsafecrlf = false\n\thooksPath = .git/none\n\texcludesFile = .git/none\n\tattributesFile = .git/none\n",
        );
        self
    }

    /// The small clean repository, saved once and ready to be saved again.
    pub(crate) fn saved() -> Self {
        let history = Self::base().ready();
        history.commit("2026-01-10");
        history.check_out();
        history
    }

    /// Lets what is staged be what was committed, as git does.
    pub(crate) fn check_out(&self) {
        let mut index = self.git.index().expect("there is an index");
        let head = self.git.head().and_then(|h| h.peel_to_tree()).expect("there is a commit");
        index.read_tree(&head).and_then(|()| index.write()).expect("it can be written");
    }

    /// Stages a file as it lies there.
    pub(crate) fn stage(&self, path: &str) {
        let mut index = self.git.index().expect("there is an index");
        index.read(true).expect("it can be read");
        index.add_path(Path::new(path)).and_then(|()| index.write()).expect("files can be staged");
    }

    /// The paths that git sees as changed, staged or new, below some folders.
    pub(crate) fn unclean(&self, folders: &[&str]) -> Vec<String> {
        let mut options = StatusOptions::new();
        options.include_untracked(true).recurse_untracked_dirs(true);
        folders.iter().for_each(|folder| {
            options.pathspec(*folder);
        });
        let git = Repository::open(self.sandbox.path()).expect("it is a repository");
        let statuses = git.statuses(Some(&mut options)).expect("files can be compared");
        let word = |status: Status| format!("{status:?}").replace("Status(", "").replace(')', "");
        statuses.iter().map(|s| format!("{} {}", word(s.status()), s.path().expect("text"))).collect()
    }

    /// The newest commit.
    pub(crate) fn head(&self) -> git2::Commit<'_> {
        self.git.head().and_then(|h| h.peel_to_commit()).expect("there is a commit")
    }

    /// The folder as it lies there, committed on what is checked out, at noon of a day in Sweden.
    pub(crate) fn commit(&self, date: &str) -> Oid {
        self.commit_at(noon(date))
    }

    /// The folder as it lies there, committed on what is checked out.
    pub(crate) fn commit_at(&self, time: Time) -> Oid {
        let parents: Vec<Oid> = self.git.head().ok().and_then(|h| h.target()).into_iter().collect();
        let tree = self.folder();
        self.commit_tree(Some("HEAD"), tree, &parents, time)
    }

    /// A tree committed on some parents; a name then stands for it.
    pub(crate) fn commit_tree(&self, name: Option<&str>, tree: Oid, parents: &[Oid], time: Time) -> Oid {
        let author = Signature::new("Anna Påhittad", "anna@example.org", &time).expect("a name");
        let tree = self.git.find_tree(tree).expect("the tree is there");
        let parents: Vec<_> =
            parents.iter().map(|id| self.git.find_commit(*id).expect("the parent is there")).collect();
        let parents: Vec<_> = parents.iter().collect();
        let message = "Påhittad ändring\n\nAv anna@example.org\n";
        self.git.commit(name, &author, &author, message, &tree, &parents).expect("commits can be made")
    }

    /// The folder as it lies there, as a tree.
    pub(crate) fn folder(&self) -> Oid {
        tree(&self.git, self.sandbox.path())
    }

    /// A tree with one entry more, or another one in its place.
    pub(crate) fn with(&self, tree: Oid, path: &str, id: Oid, mode: FileMode) -> Oid {
        let tree = self.git.find_tree(tree).expect("the tree is there");
        let mut update = TreeUpdateBuilder::new();
        update.upsert(path, id, mode).create_updated(&self.git, &tree).expect("trees can be made")
    }

    /// A file in the repository's store.
    pub(crate) fn blob(&self, bytes: impl AsRef<[u8]>) -> Oid {
        self.git.blob(bytes.as_ref()).expect("files can be stored")
    }

    /// Takes an object out of the store.
    pub(crate) fn lose(&self, id: Oid) {
        let name = id.to_string();
        let (folder, rest) = name.split_at(2);
        let path = self.git.commondir().join("objects").join(folder).join(rest);
        std::fs::remove_file(path).expect("the object is not packed");
    }

    /// Lets the history end at a commit, as in a shallow clone.
    pub(crate) fn cut_at(&self, id: Oid) {
        std::fs::write(self.git.commondir().join("shallow"), format!("{id}\n"))
            .expect("files can be written");
    }

    /// Puts lines at the end of the repository's settings.
    pub(crate) fn configure(&self, lines: &str) {
        let path = self.git.commondir().join("config");
        let config = std::fs::read_to_string(&path).expect("the settings are there");
        std::fs::write(path, config + lines).expect("files can be written");
    }
}

/// Makes a repository.
pub(crate) fn init(folder: &Path, bare: bool) -> Repository {
    let mut options = RepositoryInitOptions::new();
    options.bare(bare).initial_head("main").external_template(false);
    Repository::init_opts(folder, &options).expect("repositories can be made")
}

/// A time: seconds since 1970, given as a day and a time in UTC, and minutes ahead of it.
pub(crate) fn time(date: &str, hours: i64, minutes: i64, ahead: i32) -> Time {
    let days = plan::text::day::days_between(day("1970-01-01"), day(date));
    Time::new(((days * 24 + hours) * 60 + minutes) * 60, ahead)
}

/// Noon of a day in Swedish winter time.
pub(crate) fn noon(date: &str) -> Time {
    time(date, 11, 0, 60)
}

fn tree(git: &Repository, folder: &Path) -> Oid {
    let mut builder = git.treebuilder(None).expect("trees can be made");
    for entry in std::fs::read_dir(folder).expect("the folder can be listed") {
        let entry = entry.expect("the folder can be listed");
        let kind = entry.file_type().expect("the kind can be told");
        let bytes = |path| std::fs::read(path).expect("files can be read");
        if entry.file_name() == ".git" {
            continue;
        }
        let (id, mode) = if kind.is_dir() {
            (tree(git, &entry.path()), FileMode::Tree)
        } else if kind.is_symlink() {
            let target = std::fs::read_link(entry.path()).expect("links can be read");
            (git.blob(target.as_os_str().as_encoded_bytes()).expect("stored"), FileMode::Link)
        } else {
            (git.blob(&bytes(entry.path())).expect("files can be stored"), FileMode::Blob)
        };
        // Git knows no empty folders.
        if mode != FileMode::Tree || !git.find_tree(id).expect("just made").is_empty() {
            builder.insert(entry.file_name(), id, mode.into()).expect("entries can be added");
        }
    }
    builder.write().expect("trees can be written")
}
