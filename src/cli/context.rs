//! What every command needs: the repository, the language, the day, the terminal.

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use crate::cli::args::{LangChoice, Shared};
use crate::cli::failure::Failure;
use crate::cli::operand::Point;
use crate::cli::{git_words, language, operand, revision, terminal};
use crate::facts::{Facts, default_year};
use crate::model::{Registers, named_period};
use crate::portfolio::{ActivityId, Around, File, Named, NotNamed, Place, Portfolio, Programme, Publication};
use crate::render::Style;
use crate::store::git::{GitFault, Repository, Revision};
use crate::store::{Tree, Unreadable, WorkTree, find_root};
use crate::text::nearest::nearest;
use crate::text::{Arg, Day, Lang, Words, parse_day};

/// All plan files, and what is derived from them.
///
/// Neither is ever freed: the process ends soon after, and freeing a hundred thousand small trees one by one takes
/// longer than judging them.
pub(super) type Loaded = (ManuallyDrop<Portfolio>, ManuallyDrop<Facts>);

/// What every command needs.
#[derive(Debug)]
pub(super) struct Context {
    folder: PathBuf,
    /// Whether the day of judgement was told.
    is_day_told: bool,
    /// The language that the arguments ask for.
    told_lang: Option<Lang>,
    /// Who else is to be named by nothing, if what is shown is to leave the house.
    public: Option<Vec<Registers>>,
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
            None => today(),
        };
        let style = Style { lang, width: terminal::width(), color: terminal::color(shared.color) };
        let folder = shared.directory.clone().unwrap_or_else(|| PathBuf::from("."));
        let told_lang = shared.lang.map(|choice| match choice {
            LangChoice::Sv => Lang::Sv,
            LangChoice::En => Lang::En,
        });
        Ok(Self { folder, is_day_told: shared.today.is_some(), told_lang, public: None, today, style })
    }

    /// The language of what other programs read: the same on every machine.
    pub(super) fn machine_lang(&self) -> Lang {
        language::of_machines(self.told_lang, &self.folder)
    }

    /// Lets everything that is loaded from now on be as it may leave the house, if so asked.
    pub(super) fn publish(&mut self, public: bool) {
        self.public = public.then(Vec::new);
    }

    /// As [`Self::publish`], without naming those of some other registers either.
    pub(super) fn publish_without(&mut self, others: Vec<Registers>) {
        self.public = Some(others);
    }

    /// Portfolios as they may leave the house, if they are to; who is named in one is named in none.
    pub(super) fn published<const N: usize>(&self, portfolios: [Portfolio; N]) -> [Portfolio; N] {
        let Some(others) = &self.public else { return portfolios };
        let own = portfolios.iter().map(|portfolio| &portfolio.registers);
        let publication = Publication::without(own.chain(others));
        portfolios.map(|portfolio| portfolio.published(&publication, self.today))
    }

    /// The folder the command works in.
    pub(super) fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    /// The plan repository's root.
    pub(super) fn root(&self) -> Result<PathBuf, Failure> {
        find_root(&self.folder).map_err(|_| self.no_root())
    }

    pub(super) fn no_root(&self) -> Failure {
        if Repository::open_without_work_tree(&self.folder).is_ok() {
            return Failure::new(NO_FILES.text(), NO_FILES_HELP.text());
        }
        let from = self.folder.display().to_string();
        Failure::new(NO_ROOT.with([Arg::from(from)]), NO_ROOT_HELP.text())
    }

    /// All plan files, and what is derived from them: those of the work tree, or as they were at a point
    /// in time. A date sets the day of judgement too, if none was told. Without such a point git is never
    /// opened.
    pub(super) fn load(&mut self, at: Option<&str>) -> Result<Loaded, Failure> {
        self.load_as(at, &|tree, today| Portfolio::load(tree, today))
    }

    /// As [`Self::load`], with a way of reading that may leave out what no one will ask about.
    pub(super) fn load_as(
        &mut self,
        at: Option<&str>,
        read: &dyn Fn(&dyn Tree, Day) -> Portfolio,
    ) -> Result<Loaded, Failure> {
        match at {
            None => {
                let tree = WorkTree::new(self.root()?);
                self.judge(read(&tree, self.today), Failure::nothing_there)
            }
            Some(word) => {
                let tree = self.tree_at(word)?;
                self.judge(read(&tree, self.today), || Failure::nothing_at(&tree.commit().short))
            }
        }
    }

    /// As [`Self::load`]; where no plans lie in a folder, as in a bare repository, those of the newest
    /// commit.
    pub(super) fn load_newest(&mut self) -> Result<Loaded, Failure> {
        let at = if self.root().is_ok() { None } else { Some("HEAD") };
        self.load(at)
    }

    /// The law, the registers, the programmes and the meetings, without the activities.
    pub(super) fn law(&mut self, at: Option<&str>) -> Result<Portfolio, Failure> {
        let tree: Box<dyn Tree> = match at {
            None => Box::new(WorkTree::new(self.root()?)),
            Some(word) => Box::new(self.tree_at(word)?),
        };
        let portfolio = Portfolio::load_around(&*tree, self.today, &Around::default());
        Self::is_whole(&portfolio)?;
        let [portfolio] = self.published([portfolio]);
        Ok(portfolio)
    }

    /// The tree at a point in time.
    pub(super) fn tree_at(&mut self, word: &str) -> Result<Revision, Failure> {
        let point = operand::point(word)?;
        let repository = revision::open(&self.folder)?.ok_or_else(|| self.no_root())?;
        let commit = revision::commit(&repository, &point)?;
        if let Point::Day(day) = point {
            self.today = if self.is_day_told { self.today } else { day };
            if let Some(note) = revision::namesake(&repository, word) {
                terminal::complain(&format!("{}\n", note.render(self.style.lang)));
            }
        }
        repository.tree(&commit).map_err(git_words::failure)
    }

    fn judge(&self, portfolio: Portfolio, nothing: impl FnOnce() -> Failure) -> Result<Loaded, Failure> {
        if !portfolio.has_plans() {
            return Err(nothing());
        }
        Self::can_be_judged(&portfolio)?;
        let [portfolio] = self.published([portfolio]);
        let facts = ManuallyDrop::new(Facts::derive(&portfolio, self.today));
        Ok((ManuallyDrop::new(portfolio), facts))
    }

    /// That there is a law to judge by.
    pub(super) fn can_be_judged(portfolio: &Portfolio) -> Result<(), Failure> {
        Self::is_whole(portfolio)?;
        if portfolio.models.is_empty() {
            return Err(Failure::new(NO_MODEL.text(), NO_MODEL_HELP.text()));
        }
        Ok(())
    }

    /// That no governance model is unreadable: without it nothing could be said about the rest.
    pub(super) fn is_whole(portfolio: &Portfolio) -> Result<(), Failure> {
        let unreadable = |f: &&File| matches!(f.place, Place::Model(_)) && f.unreadable.is_some();
        match portfolio.files.iter().map(|f| &**f).find(unreadable) {
            Some(file) if file.unreadable == Some(Unreadable::NotFetched) => {
                Err(git_words::failure(GitFault::NotFetched))
            }
            Some(file) => {
                let path = Arg::from(&*file.source.path);
                Err(Failure::new(MODEL.with([path]), MODEL_HELP.text()))
            }
            None => Ok(()),
        }
    }

    /// The files of the work tree; without one, those of the newest commit.
    pub(super) fn tree(&self) -> Result<Box<dyn Tree>, Failure> {
        if let Ok(root) = find_root(&self.folder) {
            return Ok(Box::new(WorkTree::new(root)));
        }
        let repository = revision::open(&self.folder)?.ok_or_else(|| self.no_root())?;
        let head = repository.head().map_err(git_words::failure)?;
        Ok(Box::new(repository.tree(&head).map_err(git_words::failure)?))
    }

    /// The activity that a word of the command line names.
    pub(super) fn activity(&self, portfolio: &Portfolio, word: &str) -> Result<ActivityId, Failure> {
        match self.named(portfolio, word)? {
            Named::Activity(id) => Ok(id),
            Named::Programme(name) | Named::Year(name) | Named::ProgrammeYear(_, name) => {
                Err(Failure::new(NO_ACTIVITY.with([name.into()]), NO_ACTIVITY_HELP.text()))
            }
        }
    }

    /// That all programmes of these ids are there.
    pub(super) fn know_programmes(&self, portfolio: &Portfolio, ids: &[String]) -> Result<(), Failure> {
        match ids.iter().find(|id| portfolio.programme(id).is_none()) {
            Some(id) => {
                let near = nearest(id, portfolio.programmes.iter().map(|p| &*p.id));
                let message = NO_PROGRAMME.with([id.as_str().into()]);
                Err(Failure::unknown(message, near, NO_PROGRAMME_HELP.text()))
            }
            None => Ok(()),
        }
    }

    /// That one of these programmes, or of all when none is named, has a plan year of this name. `help` says
    /// what to type instead.
    pub(super) fn know_year(
        portfolio: &Portfolio,
        programmes: &[String],
        year: &str,
        help: &'static Words,
    ) -> Result<(), Failure> {
        let names = || {
            let asked = portfolio.programmes.iter().filter(|p| p.is_among(programmes));
            asked.flat_map(|p| &p.years).map(|y| &*y.name)
        };
        if names().any(|name| name == year) {
            return Ok(());
        }
        Err(Failure::unknown(UNKNOWN_YEAR.with([year.into()]), nearest(year, names()), help.text()))
    }

    /// What a word of the command line names.
    pub(super) fn named<'a>(&self, portfolio: &'a Portfolio, word: &'a str) -> Result<Named<'a>, Failure> {
        self.named_in(portfolio, word, &|p| default_year(p, self.today).map(|y| &*y.name))
    }

    /// As [`Self::named`], with the plan year of each programme that is meant when nobody names one.
    pub(super) fn named_in<'a>(
        &self,
        portfolio: &'a Portfolio,
        word: &'a str,
        year: &dyn Fn(&'a Programme) -> Option<&'a str>,
    ) -> Result<Named<'a>, Failure> {
        portfolio.named(word, year).map_err(|why| match why {
            NotNamed::Unknown(_) if is_year_to_come(portfolio, word) => {
                Failure::new(NO_YEAR.with([word.into()]), NO_YEAR_HELP.with([word.into()]))
            }
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

/// The day that the clock shows.
pub(super) fn today() -> Day {
    jiff::Zoned::now().date()
}

/// What a word of the command line names on a day.
pub(super) fn named<'a>(portfolio: &'a Portfolio, word: &'a str, today: Day) -> Result<Named<'a>, NotNamed> {
    portfolio.named(word, &|p: &'a Programme| default_year(p, today).map(|y| &*y.name))
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
static NO_FILES: Words = Words::new(
    "planerna ligger inte som filer här, bara i git-arkivet",
    "the plans do not lie here as files, only in the git repository",
);
static NO_FILES_HELP: Words = Words::new(
    "lägg till --at HEAD för att läsa det som sparades senast",
    "add --at HEAD to read what was saved last",
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
/// Whether a word names a plan year after one that is there.
fn is_year_to_come(portfolio: &Portfolio, word: &str) -> bool {
    let ends = || portfolio.programmes.iter().flat_map(|p| &p.years).filter_map(|year| Some(year.period?.to));
    named_period(word).is_some_and(|period| ends().any(|last| last < period.from))
}

static NO_PROGRAMME: Words = Words::new("det finns inget program {0}", "there is no programme {0}");
static NO_PROGRAMME_HELP: Words =
    Words::new("skriv plan status för att se programmen", "type plan status to see the programmes");
static NO_ACTIVITY: Words = Words::new("{0} är ingen aktivitet", "{0} is no activity");
static NO_ACTIVITY_HELP: Words = Words::new(
    "skriv en aktivitets nyckel, till exempel sdk; plan status visar vilka som finns",
    "write an activity's key, such as sdk; plan status shows which there are",
);
static UNKNOWN_YEAR: Words = Words::new("det finns inget planår {0}", "there is no plan year {0}");
static NO_YEAR: Words = Words::new("det finns inget planår {0} än", "there is no plan year {0} yet");
static NO_YEAR_HELP: Words = Words::new(
    "skriv plan carry-over {0} --dry-run för att se vad det skulle bli av det",
    "type plan carry-over {0} --dry-run to see what would become of it",
);
static UNKNOWN_KEY: Words = Words::new(
    "{0} är ingen aktivitet, inget program och inget planår",
    "{0} is no activity, no programme and no plan year",
);
static UNKNOWN_KEY_HELP: Words =
    Words::new("skriv plan status för att se vad som finns", "type plan status to see what there is");
static AMBIGUOUS: Words = Words::new("{0} finns i flera program", "{0} is in several programmes");
static AMBIGUOUS_HELP: Words = Words::new("skriv {0}", "write {0}");
