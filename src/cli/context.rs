//! What every command needs: the repository, the language, the day, the terminal.

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use crate::cli::args::Shared;
use crate::cli::failure::Failure;
use crate::cli::operand::Point;
use crate::cli::{git_words, operand, revision, terminal};
use crate::facts::{Facts, default_year};
use crate::portfolio::{Named, NotNamed, Place, Portfolio, Programme};
use crate::render::Style;
use crate::store::git::GitFault;
use crate::store::{Tree, Unreadable, WorkTree, find_root};
use crate::text::{Arg, Day, Lang, Words, parse_day};

/// All plan files, and what is derived from them.
///
/// The portfolio is never freed: the process ends soon after, and freeing a hundred thousand small trees
/// one by one takes longer than judging them.
pub(super) type Loaded = (ManuallyDrop<Portfolio>, Facts);

/// What every command needs.
#[derive(Debug)]
pub(super) struct Context {
    folder: PathBuf,
    /// Whether the day of judgement was told.
    is_day_told: bool,
    /// The day of judgement.
    pub(super) today: Day,
    /// How text for people is to look.
    pub(super) style: Style,
}

impl Context {
    pub(super) fn new(shared: &Shared, lang: Lang) -> Result<Self, Failure> {
        let today = match &shared.today {
            Some(text) => parse_day(text)
                .map_err(|_| Failure::new(BAD_DAY.with([text.as_str().into()]), BAD_DAY_HELP.text()))?,
            None => jiff::Zoned::now().date(),
        };
        let style = Style { lang, width: terminal::width(), color: terminal::color(shared.color) };
        let folder = shared.directory.clone().unwrap_or_else(|| PathBuf::from("."));
        Ok(Self { folder, is_day_told: shared.today.is_some(), today, style })
    }

    /// The folder the command works in.
    pub(super) fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    /// The plan repository's root.
    pub(super) fn root(&self) -> Result<PathBuf, Failure> {
        find_root(&self.folder).map_err(|_| self.no_root())
    }

    fn no_root(&self) -> Failure {
        let from = self.folder.display().to_string();
        Failure::new(NO_ROOT.with([Arg::from(from)]), NO_ROOT_HELP.text())
    }

    /// All plan files, and what is derived from them: those of the work tree, or as they were at a point
    /// in time. A date sets the day of judgement too, if none was told. Without such a point git is never
    /// opened.
    pub(super) fn load(&mut self, at: Option<&str>) -> Result<Loaded, Failure> {
        let Some(word) = at else {
            return self.judge(&WorkTree::new(self.root()?), Failure::nothing_there);
        };
        let point = operand::point(word)?;
        let repository = revision::open(&self.folder)?.ok_or_else(|| self.no_root())?;
        let commit = revision::commit(&repository, &point)?;
        if let Point::Day(day) = point {
            self.today = if self.is_day_told { self.today } else { day };
            if let Some(note) = revision::namesake(&repository, word) {
                terminal::complain(&format!("{}\n", note.render(self.style.lang)));
            }
        }
        let tree = repository.tree(&commit).map_err(git_words::failure)?;
        self.judge(&tree, || Failure::nothing_at(&commit.short))
    }

    fn judge(&self, tree: &dyn Tree, nothing: impl FnOnce() -> Failure) -> Result<Loaded, Failure> {
        let portfolio = Portfolio::load(tree, self.today);
        if !portfolio.has_plans() {
            return Err(nothing());
        }
        let model =
            portfolio.files.iter().find(|f| matches!(f.place, Place::Model(_)) && f.unreadable.is_some());
        if let Some(file) = model {
            if file.unreadable == Some(Unreadable::NotFetched) {
                return Err(git_words::failure(GitFault::NotFetched));
            }
            let path = Arg::from(&*file.source.path);
            return Err(Failure::new(MODEL.with([path]), MODEL_HELP.text()));
        }
        if portfolio.models.is_empty() {
            return Err(Failure::new(NO_MODEL.text(), NO_MODEL_HELP.text()));
        }
        let facts = Facts::derive(&portfolio, self.today);
        Ok((ManuallyDrop::new(portfolio), facts))
    }

    /// What a word of the command line names.
    pub(super) fn named<'a>(&self, portfolio: &'a Portfolio, word: &'a str) -> Result<Named<'a>, Failure> {
        let default = |p: &'a Programme| default_year(p, self.today).map(|y| &*y.name);
        portfolio.named(word, &default).map_err(|why| match why {
            NotNamed::Unknown(near) => {
                let message = UNKNOWN_KEY.with([word.into()]);
                Failure::unknown(message, near.as_deref(), UNKNOWN_KEY_HELP.text())
            }
            NotNamed::Ambiguous(keys) => {
                let keys = Arg::Any(keys.into_iter().map(Arg::from).collect());
                Failure::new(AMBIGUOUS.with([word.into()]), AMBIGUOUS_HELP.with([keys]))
            }
        })
    }
}

static BAD_DAY: Words = Words::new("{0} är ingen dag", "{0} is no day");
static BAD_DAY_HELP: Words = Words::new(
    "skriv år-månad-dag, till exempel --today 2026-06-30",
    "write year-month-day, such as --today 2026-06-30",
);
static NO_ROOT: Words = Words::new(
    "ingen mapp med både plans och schema i {0} eller ovanför",
    "no folder with both plans and schema in {0} or above it",
);
static NO_ROOT_HELP: Words = Words::new(
    "gå till mappen med planerna, eller peka ut den med -C MAPP",
    "go to the folder of the plans, or point it out with -C FOLDER",
);
static MODEL: Words = Words::new(
    "inget granskades: styrmodellen {0} går inte att läsa",
    "nothing was checked: the governance model {0} cannot be read",
);
static MODEL_HELP: Words =
    Words::new("spara filen som text i UTF-8, högst 1 MiB", "save the file as text in UTF-8, at most 1 MiB");
static NO_MODEL: Words = Words::new(
    "inget granskades: det finns ingen styrmodell",
    "nothing was checked: there is no governance model",
);
static NO_MODEL_HELP: Words =
    Words::new("lägg en styrmodell i schema/governance/", "put a governance model in schema/governance/");
static UNKNOWN_KEY: Words = Words::new(
    "{0} är ingen aktivitet, inget program och inget planår",
    "{0} is no activity, no programme and no plan year",
);
static UNKNOWN_KEY_HELP: Words =
    Words::new("skriv plan status för att se vad som finns", "type plan status to see what there is");
static AMBIGUOUS: Words = Words::new("{0} finns i flera program", "{0} is in several programmes");
static AMBIGUOUS_HELP: Words = Words::new("skriv {0}", "write {0}");
