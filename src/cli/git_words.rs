//! What git could not do, said to people who may never have typed `git`: with the command to type next.

use std::path::Path;

use crate::cli::failure::Failure;
use crate::store::git::{GitFault, Missing};
use crate::text::nearest::one_slip_apart;
use crate::text::{Arg, Words};

/// The failure that a fault of git ends a run with.
pub(super) fn failure(fault: GitFault) -> Failure {
    match fault {
        GitFault::NoGit(folder) => Failure::new(NO_GIT.with([shown(&folder)]), NO_GIT_HELP.text()),
        GitFault::NoCommit => Failure::new(NO_COMMIT.text(), NO_COMMIT_HELP.text()),
        GitFault::NoPlans => Failure::new(NO_PLANS.text(), NO_PLANS_HELP.text()),
        GitFault::SeveralPlans(folders) => {
            let folders = Arg::All(folders.into_iter().map(Arg::from).collect());
            Failure::new(SEVERAL_PLANS.with([folders]), SEVERAL_PLANS_HELP.text())
        }
        GitFault::NotOurs(folder) => Failure::new(
            NOT_OURS.with([shown(&folder)]),
            NOT_OURS_HELP.with([typed(&folder.display().to_string()).into()]),
        ),
        GitFault::NotARevision(spec) => {
            Failure::new(NOT_A_REVISION.with([spec.into()]), REVISIONS_HELP.text())
        }
        GitFault::UnknownRevision { spec, near } => {
            Failure::unknown(UNKNOWN.with([spec.into()]), near.as_deref(), UNKNOWN_HELP.text())
        }
        GitFault::Ambiguous(spec) => Failure::new(AMBIGUOUS.with([spec.into()]), AMBIGUOUS_HELP.text()),
        GitFault::NotACommit(spec) => Failure::new(NOT_A_COMMIT.with([spec.into()]), REVISIONS_HELP.text()),
        GitFault::Shallow(missing) => {
            let message = match missing {
                Missing::Revision(spec) => NO_SUCH_HERE.with([spec.into()]),
                Missing::Day(day) => TOO_SHORT.with([day.into()]),
                Missing::MergeBase => NO_BASE_HERE.text(),
            };
            Failure::new(message, SHALLOW_HELP.text())
        }
        GitFault::NothingThatOld { day, first } => {
            Failure::new(TOO_OLD.with([day.into(), first.into()]), TOO_OLD_HELP.with([first.into()]))
        }
        GitFault::NoMergeBase => Failure::new(NO_BASE.text(), NO_BASE_HELP.text()),
        GitFault::NotFetched => Failure::new(NOT_FETCHED.text(), NOT_FETCHED_HELP.text()),
        GitFault::Unsupported(word) => {
            let help = match &*word {
                "refstorage" => &REFTABLE_HELP,
                "sha256" => &SHA256_HELP,
                _ => &UNSUPPORTED_HELP,
            };
            Failure::new(UNSUPPORTED.with([word.into()]), help.text())
        }
        GitFault::Broken(why) => Failure::new(BROKEN.with([why.into()]), BROKEN_HELP.text()),
    }
}

/// As [`failure`], where a change is to be held against a base that is not here: with the command that gets
/// it, for a branch of a remote all by itself.
pub(super) fn no_base(fault: GitFault, base: &str, is_shallow: bool) -> Failure {
    let remote = base.split_once('/').filter(|(remote, branch)| !remote.is_empty() && !branch.is_empty());
    let branch = |fetch: &str| {
        let (remote, branch) = remote?;
        let line = typed(&format!("+refs/heads/{branch}:refs/remotes/{remote}/{branch}"));
        Some(FETCH_BASE.with([format!("{fetch} {} {line}", typed(remote)).into()]))
    };
    let (message, help) = match &fault {
        GitFault::Shallow(Missing::MergeBase) => (NO_BASE_HERE.text(), branch("git fetch --unshallow")),
        GitFault::Shallow(Missing::Revision(spec)) => {
            (NO_SUCH_HERE.with([spec.as_str().into()]), branch("git fetch --unshallow"))
        }
        GitFault::UnknownRevision { spec, near }
            if !near.as_ref().is_some_and(|n| one_slip_apart(n, spec)) =>
        {
            let fetch = if is_shallow { "git fetch --unshallow" } else { "git fetch" };
            (UNKNOWN.with([spec.as_str().into()]), branch(fetch))
        }
        _ => return failure(fault),
    };
    match help {
        Some(help) => Failure::new(message, help),
        None => failure(fault),
    }
}

fn shown(path: &Path) -> Arg {
    path.display().to_string().into()
}

/// A path or a revision as it is typed in a command.
pub(super) fn typed(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+:\\~^@{}".contains(c);
    if word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

static NO_GIT: Words = Words::new("{0} ligger inte i något git-arkiv", "{0} is in no git repository");
static NO_GIT_HELP: Words = Words::new(
    "skriv git init för att börja spara planerna i git",
    "type git init to begin to keep the plans in git",
);
static NO_COMMIT: Words = Words::new("inget är sparat i git ännu", "nothing is saved in git yet");
static NO_COMMIT_HELP: Words = Words::new(
    "skriv plan save för att spara planerna för första gången",
    "type plan save to save the plans for the first time",
);
static NO_PLANS: Words = Words::new(
    "git-arkivets senaste version har ingen mapp med både plans och schema",
    "the latest version in the git repository has no folder with both plans and schema",
);
static NO_PLANS_HELP: Words = Words::new(
    "peka ut mappen eller arkivet med planerna: -C MAPP",
    "point out the folder or repository of the plans: -C FOLDER",
);
static SEVERAL_PLANS: Words = Words::new(
    "flera mappar i git-arkivet har planer: {0}",
    "several folders in the git repository have plans: {0}",
);
static SEVERAL_PLANS_HELP: Words = Words::new(
    "klona arkivet med git clone, och peka ut en av mapparna med -C MAPP",
    "clone the repository with git clone, and point out one of the folders with -C FOLDER",
);
static NOT_OURS: Words = Words::new(
    "mappen {0} ägs av någon annan, och då läser git den inte",
    "the folder {0} belongs to somebody else, and then git does not read it",
);
static NOT_OURS_HELP: Words = Words::new(
    "om du litar på den: git config --global --add safe.directory {0}",
    "if you trust it: git config --global --add safe.directory {0}",
);
static NOT_A_REVISION: Words =
    Words::new("”{0}” är inget namn på en version", "“{0}” is no name of a version");
static REVISIONS_HELP: Words = Words::new(
    "skriv ett datum som 2026-06-30, en gren, en tagg eller ett id",
    "write a date such as 2026-06-30, a branch, a tag or an id",
);
static UNKNOWN: Words = Words::new("det finns ingen version {0} i git", "there is no version {0} in git");
static UNKNOWN_HELP: Words = Words::new(
    "skriv git log --oneline för att se versionerna, git branch --all för att se grenarna",
    "type git log --oneline to see the versions, git branch --all to see the branches",
);
static AMBIGUOUS: Words = Words::new("flera id:n i git börjar med {0}", "several ids in git begin with {0}");
static AMBIGUOUS_HELP: Words = Words::new(
    "skriv fler tecken; git log --format=%H visar hela id:n",
    "write more of it; git log --format=%H shows whole ids",
);
static NOT_A_COMMIT: Words =
    Words::new("{0} är en mapp eller en fil, ingen version", "{0} is a folder or a file, no version");
static NO_SUCH_HERE: Words = Words::new(
    "den här kopian av git-arkivet har bara de senaste versionerna, och {0} är inte bland dem",
    "this copy of the git repository has only the latest versions, and {0} is not among them",
);
static TOO_SHORT: Words = Words::new(
    "den här kopian av git-arkivet har bara de senaste versionerna, och ingen från {0} eller tidigare",
    "this copy of the git repository has only the latest versions, and none of {0} or earlier",
);
static NO_BASE_HERE: Words = Words::new(
    "den här kopian av git-arkivet har bara de senaste versionerna, och inte den där historien delar sig",
    "this copy of the git repository has only the latest versions, and not the one where the history parts",
);
static SHALLOW_HELP: Words =
    Words::new("hämta resten: git fetch --unshallow", "get the rest: git fetch --unshallow");
static FETCH_BASE: Words = Words::new("hämta den: {0}", "get it: {0}");
static TOO_OLD: Words = Words::new(
    "ingen version är från {0} eller tidigare: den första är från {1}",
    "no version is of {0} or earlier: the first is of {1}",
);
static TOO_OLD_HELP: Words = Words::new("skriv {0} eller senare", "write {0} or later");
static NO_BASE: Words =
    Words::new("versionerna har ingen gemensam historia", "the versions have no common history");
static NO_BASE_HELP: Words = Words::new(
    "jämför med en version ur samma historia, till exempel HEAD~1",
    "compare with a version of the same history, such as HEAD~1",
);
static NOT_FETCHED: Words = Words::new(
    "den här kopian av git-arkivet saknar innehållet i versionen",
    "this copy of the git repository lacks the content of the version",
);
static NOT_FETCHED_HELP: Words = Words::new(
    "hämta det som saknas: git fetch --refetch --no-filter",
    "get what is missing: git fetch --refetch --no-filter",
);
static UNSUPPORTED: Words = Words::new(
    "git-arkivet är sparat på ett sätt som plan inte kan läsa: {0}",
    "the git repository is kept in a way that plan cannot read: {0}",
);
static REFTABLE_HELP: Words = Words::new(
    "klona arkivet på nytt med git clone --ref-format=files",
    "clone the repository anew with git clone --ref-format=files",
);
static SHA256_HELP: Words = Words::new(
    "lägg planerna i ett arkiv som görs med git init --object-format=sha1",
    "put the plans in a repository that is made with git init --object-format=sha1",
);
static UNSUPPORTED_HELP: Words =
    Words::new("klona arkivet på nytt med git clone", "clone the repository anew with git clone");
static BROKEN: Words =
    Words::new("git-arkivet går inte att läsa: {0}", "the git repository cannot be read: {0}");
static BROKEN_HELP: Words =
    Words::new("skriv git fsck för att se vad som är fel", "type git fsck to see what is wrong");
