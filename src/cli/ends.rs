//! The two ends of a comparison, from the words that name them.

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::git_words::failure;
use crate::cli::operand::{self, Sort};
use crate::cli::{revision, terminal};
use crate::diff::Point;
use crate::portfolio::{Around, Portfolio};
use crate::store::git::{Commit, Repository};
use crate::store::{Tree, WorkTree, differing};
use crate::text::Words;
use crate::text::day::year_number;
use crate::text::nearest::nearest;

/// One end of a comparison of trees.
pub(super) struct End {
    pub(super) point: Point,
    pub(super) tree: Box<dyn Tree>,
}

/// The two ends: plan years of one tree, or two trees.
pub(super) enum Ends {
    /// Two plan years, as they were named.
    Years(String, String),
    /// Two trees, and the paths at which they differ.
    Trees(End, End, Vec<String>),
}

/// What the words of a comparison name: `A B`, `A..B`, `A...B` from what they have in common, `A` alone
/// against the files in the folder, or nothing: what is not saved yet.
pub(super) fn ends(cx: &Context, words: &[String]) -> Result<Ends, Failure> {
    let (mut words, from_base) = split(words)?;
    let years = years(cx, &words)?;
    let is_year = |word: &String| {
        let (sort, name) = operand::sort(word);
        sort == Some(Sort::Year) || sort.is_none() && years.iter().any(|y| y == name)
    };
    match words.iter().filter(|w| is_year(w)).count() {
        0 => trees(cx, &words, from_base),
        2 => {
            let repository = revision::open(cx.folder()).ok().flatten();
            for word in &words {
                let note = repository.as_ref().and_then(|r| revision::namesake(r, word));
                note.into_iter().for_each(|n| terminal::complain(&format!("{}\n", n.render(cx.style.lang))));
            }
            let mut names = words.drain(..).map(|w| operand::sort(&w).1.to_owned());
            let (older, later) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
            if let Some(name) = [&older, &later].into_iter().find(|name| !years.contains(name)) {
                return Err(no_year(name, &years));
            }
            Ok(Ends::Years(older, later))
        }
        _ if words.len() == 1 => {
            let word = operand::sort(&words[0]).1;
            Err(Failure::new(ONE_YEAR.with([word.into()]), ONE_YEAR_HELP.with([word.into()])))
        }
        // What looks like a plan year beside a plan year is one that nobody has.
        _ => match words.iter().find(|word| word.len() == 4 && year_number(word).is_some() && !is_year(word))
        {
            Some(word) => Err(no_year(word, &years)),
            None => Err(Failure::new(MIXED.text(), MIXED_HELP.text())),
        },
    }
}

fn no_year(name: &str, years: &[String]) -> Failure {
    let near = nearest(name, years.iter().map(String::as_str));
    Failure::unknown(NO_YEAR.with([name.into()]), near, NO_YEAR_HELP.text())
}

/// The words one by one, and whether the comparison begins where the two parted.
fn split(words: &[String]) -> Result<(Vec<String>, bool), Failure> {
    let [one] = words else {
        let joined = words.iter().find(|w| w.contains(".."));
        return match joined {
            Some(word) if words.len() > 1 => {
                Err(Failure::new(TOO_MANY.with([word.as_str().into()]), TOO_MANY_HELP.text()))
            }
            _ => Ok((words.to_vec(), false)),
        };
    };
    let (parts, from_base) = match (one.split_once("..."), one.split_once("..")) {
        (Some(parts), _) => (parts, true),
        (None, Some(parts)) => (parts, false),
        (None, None) => return Ok((vec![one.clone()], false)),
    };
    let or_head = |word: &str| if word.is_empty() { "HEAD".to_owned() } else { word.to_owned() };
    Ok((vec![or_head(parts.0), or_head(parts.1)], from_base))
}

/// The plan years that some programme has; asked for only when a word may be one.
fn years(cx: &Context, words: &[String]) -> Result<Vec<String>, Failure> {
    let may_be = |word: &String| {
        let (sort, name) = operand::sort(word);
        let like = name.get(..4).and_then(year_number).is_some();
        sort == Some(Sort::Year) || sort.is_none() && like && crate::text::parse_day(name).is_err()
    };
    if !words.iter().any(may_be) {
        return Ok(Vec::new());
    }
    let tree = cx.tree()?;
    let portfolio = Portfolio::load_around(&*tree, cx.today, &Around::default());
    let names = portfolio.programmes.iter().flat_map(|p| &p.years).map(|y| y.name.to_string());
    Ok(names.collect())
}

fn trees(cx: &Context, words: &[String], from_base: bool) -> Result<Ends, Failure> {
    let repository = revision::open(cx.folder())?.ok_or_else(|| cx.no_root())?;
    let commit = |word: &str| -> Result<Commit, Failure> {
        let point = operand::point(word)?;
        if let (operand::Point::Day(_), Some(note)) = (&point, revision::namesake(&repository, word)) {
            terminal::complain(&format!("{}\n", note.render(cx.style.lang)));
        }
        revision::commit(&repository, &point)
    };
    let named = |word: &str| operand::sort(word).1.to_owned();
    match words {
        [] => against_files(cx, &repository, "HEAD", &repository.head().map_err(failure)?),
        [old] => against_files(cx, &repository, &named(old), &commit(old)?),
        [old, new, ..] => {
            let (mut before, after) = (commit(old)?, commit(new)?);
            let mut old = named(old);
            if from_base {
                before = repository.merge_base(&before, &after).map_err(failure)?;
                old.clone_from(&before.short);
            }
            let changed = repository.differing(&before, &after).map_err(failure)?;
            let end = |named: &str, commit: &Commit| -> Result<End, Failure> {
                let tree = repository.outline(commit).map_err(failure)?;
                Ok(End { point: point(named, commit), tree: Box::new(tree) })
            };
            Ok(Ends::Trees(end(&old, &before)?, end(&named(new), &after)?, changed))
        }
    }
}

/// A commit and the files as they lie in the folder.
fn against_files(
    cx: &Context,
    repository: &Repository,
    named: &str,
    commit: &Commit,
) -> Result<Ends, Failure> {
    let old = End { point: point(named, commit), tree: Box::new(repository.tree(commit).map_err(failure)?) };
    let new = work_tree(cx)?;
    let changed = differing(&*old.tree, &*new.tree);
    Ok(Ends::Trees(old, new, changed))
}

fn point(named: &str, commit: &Commit) -> Point {
    Point::Revision { named: named.to_owned(), short: commit.short.clone(), day: commit.day }
}

fn work_tree(cx: &Context) -> Result<End, Failure> {
    let root = cx.root().map_err(|_| Failure::new(BARE.text(), BARE_HELP.text()))?;
    Ok(End { point: Point::WorkTree, tree: Box::new(WorkTree::new(root)) })
}

static NO_YEAR: Words = Words::new("det finns inget planår {0}", "there is no plan year {0}");
static NO_YEAR_HELP: Words =
    Words::new("skriv plan status för att se planåren", "type plan status to see the plan years");
static ONE_YEAR: Words = Words::new(
    "{0} är ett planår, och det behövs två för att jämföra",
    "{0} is a plan year, and comparing takes two",
);
static ONE_YEAR_HELP: Words = Words::new(
    "skriv båda planåren, till exempel plan diff {0}..PLANÅR, eller rev:{0} för en gren eller tagg",
    "write both plan years, such as plan diff {0}..YEAR, or rev:{0} for a branch or tag",
);
static MIXED: Words = Words::new(
    "ett planår går inte att jämföra med en dag eller en version i git",
    "a plan year cannot be compared with a day or a version in git",
);
static MIXED_HELP: Words = Words::new(
    "skriv två planår, till exempel 2025..2026, eller två dagar; rev: framför ett namn i git",
    "write two plan years, such as 2025..2026, or two days; rev: before a name in git",
);
static TOO_MANY: Words = Words::new("{0} är redan två ändar", "{0} already is two ends");
static TOO_MANY_HELP: Words =
    Words::new("skriv plan diff A..B eller plan diff A B", "type plan diff A..B or plan diff A B");
static BARE: Words = Words::new(
    "här finns inga filer att jämföra med, bara git-arkivet",
    "there are no files to compare with, only the git repository",
);
static BARE_HELP: Words =
    Words::new("skriv två dagar eller versioner: plan diff A B", "write two days or versions: plan diff A B");
