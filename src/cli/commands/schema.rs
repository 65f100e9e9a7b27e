//! `plan schema`.

use std::fmt::Write as _;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::{Exit, terminal, write_words};
use crate::portfolio::{File, Place, Portfolio};
use crate::render::schema;
use crate::store::{RealDisk, Tree as _, WorkTree, Write, write_all};
use crate::text::Words;
use crate::text::safe::one_line;

#[derive(Debug, Args)]
pub(in crate::cli) struct SchemaArgs {
    #[arg(long)]
    check: bool,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "schema",
    about: Words::new(
        "Skriver scheman som gör att textredigeraren föreslår fält, mål, aktörer och statusar.",
        "Writes schemas by which an editor proposes fields, goals, actors and states.",
    ),
    usage: Words::new("plan schema [VAL]", "plan schema [OPTIONS]"),
    options: &[("check", None, &CHECK)],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &SchemaArgs) -> Result<Exit, Failure> {
    let (portfolio, _) = cx.load(None)?;
    is_known(&portfolio)?;
    let tree = WorkTree::new(cx.root()?);
    let files = stale(&tree, &portfolio);
    let lang = cx.style.lang;
    let count = files.len();
    if files.is_empty() {
        terminal::print(&format!("{}\n", CURRENT.get(lang)))?;
        return Ok(Exit::Fine);
    }
    let mut out = String::new();
    for file in &files {
        let _ = writeln!(out, "{}", one_line(&file.path));
    }
    if args.check {
        terminal::print(&format!("{out}{}\n", STALE.with([count.into()]).render(lang)))?;
        return Ok(Exit::Found);
    }
    write_all(tree.root(), &files, &RealDisk).map_err(|fault| write_words::failure(&fault))?;
    terminal::print(&format!("{out}{}\n", WRITTEN.with([count.into()]).render(lang)))?;
    Ok(Exit::Fine)
}

/// The schemas that are not as they should be.
fn stale(tree: &WorkTree, portfolio: &Portfolio) -> Vec<Write> {
    let write = |(path, text): (String, String)| {
        let old = tree.read(&path).ok();
        let is_current = old.as_ref().is_some_and(|old| *old == text);
        let was = old.and_then(|_| tree.content(&path));
        (!is_current).then_some(Write { path, text, was })
    };
    schema::render(portfolio).into_iter().filter_map(write).collect()
}

/// That all that schemas are made of is understood: else ids would be missing in them.
fn is_known(portfolio: &Portfolio) -> Result<(), Failure> {
    let is_source = |file: &File| {
        matches!(
            file.place,
            Place::Model(_) | Place::Actors | Place::Documents | Place::Policy | Place::Programme(_)
        )
    };
    let spoilt = portfolio.files.iter().find(|file| is_source(file) && !file.complete);
    spoilt.map_or(Ok(()), |file| {
        let path = &*file.source.path;
        Err(Failure::refusal(SPOILT.with([path.into()]), SPOILT_HELP.with([path.into()])))
    })
}

static CHECK: Words = Words::new(
    "Skriv inget; avsluta med kod 1 om scheman är inaktuella",
    "Write nothing; exit with code 1 if schemas are out of date",
);
static CURRENT: Words = Words::new("Alla scheman är aktuella.", "All schemas are current.");
static STALE: Words = Words::new(
    "Inaktuella scheman: {0}. Skriv om dem med: plan schema",
    "Schemas out of date: {0}. Write them anew with: plan schema",
);
static WRITTEN: Words = Words::new("Scheman skrivna: {0}.", "Schemas written: {0}.");
static SPOILT: Words = Words::new(
    "inget är skrivet: {0} har fel, så id:n skulle saknas i scheman",
    "nothing is written: {0} has faults, so ids would be missing in schemas",
);
static SPOILT_HELP: Words =
    Words::new("skriv plan check {0} för att se felen", "type plan check {0} to see the faults");
