//! `plan set`.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::editing::{Manner, apply};
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{DRY_RUN, FORCE, KEY, LOG_KEY};
use crate::cli::{Exit, value_words};
use crate::edit::assignment;
use crate::text::Words;

#[derive(Debug, Args)]
pub(in crate::cli) struct SetArgs {
    key: String,
    #[arg(required = true)]
    fields: Vec<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    force: bool,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "set",
    about: Words::new(
        "Ändrar en aktivitets uppgifter, utan att röra något annat i filen.",
        "Changes details of an activity, touching nothing else in the file.",
    ),
    usage: Words::new("plan set NYCKEL FÄLT=VÄRDE… [VAL]", "plan set KEY FIELD=VALUE… [OPTIONS]"),
    options: &[
        ("key", Some(&KEY), &LOG_KEY),
        ("fields", Some(&ASSIGNMENT), &ASSIGNMENT_TEXT),
        ("dry_run", None, &DRY_RUN),
        ("force", None, &FORCE),
    ],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &SetArgs) -> Result<Exit, Failure> {
    let (portfolio, facts) = cx.load(None)?;
    let id = cx.activity(&portfolio, &args.key)?;
    let mut edits = Vec::new();
    for typed in &args.fields {
        edits.extend(assignment(&portfolio, id, typed).map_err(|why| value_words::failure(&why, typed))?);
    }
    let manner = Manner { dry_run: args.dry_run, force: args.force };
    apply(cx, (&portfolio, &facts), id, &edits, manner)
}

static ASSIGNMENT: Words = Words::new("FÄLT=VÄRDE", "FIELD=VALUE");
static ASSIGNMENT_TEXT: Words = Words::new(
    "T.ex. status=pausad eller legal.state=klar; FÄLT+=VÄRDE och FÄLT-=VÄRDE för listor, FÄLT= tar bort",
    "Such as status=paused or legal.state=done; FIELD+=VALUE and FIELD-=VALUE for lists, FIELD= removes",
);
