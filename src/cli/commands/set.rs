//! `plan set`.

use clap::Args;

use crate::cli::asking::stopped;
use crate::cli::command_line::command_line;
use crate::cli::context::Context;
use crate::cli::editing::{Manner, apply, bad_value, refuse_unsaved};
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{DRY_RUN, FORCE, KEY, LOG_KEY};
use crate::cli::{Exit, asking, terminal};
use crate::edit::{Draft, amend, assignments};
use crate::text::Words;

#[derive(Debug, Args)]
pub(in crate::cli) struct SetArgs {
    key: String,
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
        "Ändrar en aktivitets uppgifter, utan att röra något annat i filen. Utan fält frågar kommandot.",
        "Changes details of an activity, touching nothing else in the file. Without a field it asks.",
    ),
    usage: Words::new("plan set NYCKEL [FÄLT=VÄRDE…] [VAL]", "plan set KEY [FIELD=VALUE…] [OPTIONS]"),
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
    let manner = Manner { dry_run: args.dry_run, force: args.force, asked: None };
    if !args.fields.is_empty() {
        let edits = assignments(&portfolio, id, &args.fields);
        let edits = edits.map_err(|(why, typed)| bad_value(&why, &typed))?;
        return apply(cx, (&portfolio, &facts), id, &edits, &manner);
    }
    if !terminal::can_ask() {
        return Err(Failure::new(EMPTY.text(), EMPTY_HELP.with([args.key.as_str().into()])));
    }
    refuse_unsaved(cx, &portfolio.file(portfolio.activity(id).source).source.path, args.force)?;
    let mut draft = Draft::of(&portfolio, id);
    amend(&mut draft, &mut |q| asking::ask(q, cx.style)).map_err(|stop| stopped(&stop))?;
    terminal::print("\n")?;
    let typed = draft.typed().iter().map(String::as_str);
    let command = command_line(["plan", "set", &args.key].into_iter().chain(typed));
    apply(cx, (&portfolio, &facts), id, draft.edits(), &Manner { asked: Some(command), ..manner })
}

static EMPTY: Words = Words::new("det står inte vad som ska ändras", "it is not said what is to change");
static EMPTY_HELP: Words = Words::new(
    "skriv plan set {0} FÄLT=VÄRDE; i en terminal frågar kommandot",
    "type plan set {0} FIELD=VALUE; in a terminal the command asks",
);

static ASSIGNMENT: Words = Words::new("FÄLT=VÄRDE", "FIELD=VALUE");
static ASSIGNMENT_TEXT: Words = Words::new(
    "Vad som ska stå där. Fält och ord skrivs som i filen, eller som de heter på svenska eller engelska",
    "What is to stand there. Fields and words are written as in the file, or as they are called in Swedish or English",
);

/// What can be typed, and what it does.
pub(in crate::cli) static EXAMPLES: [(Words, Words); 9] = [
    (Words::new("status=pausad", "status=paused"), Words::new("sätter en uppgift", "sets a detail")),
    (Words::new("status=", "status="), Words::new("tar bort den", "removes it")),
    (
        Words::new("legal.state=klar", "legal.state=done"),
        Words::new("sätter en uppgift inuti en annan", "sets a detail within another"),
    ),
    (
        Words::new("goals+=innovation", "goals+=innovation"),
        Words::new("lägger till i en lista", "adds to a list"),
    ),
    (
        Words::new("goals-=innovation", "goals-=innovation"),
        Words::new("tar bort ur en lista", "takes out of a list"),
    ),
    (
        Words::new("responsible+=it/annper", "responsible+=it/annper"),
        Words::new("lägger till en post: organisation/person", "adds an entry: organisation/person"),
    ),
    (
        Words::new("milestones+=\"id=start,due=2026-Q3\"", "milestones+=\"id=start,due=2026-Q3\""),
        Words::new("lägger till en post, fält för fält", "adds an entry, field by field"),
    ),
    (
        Words::new("milestones.start.done=2026-05-01", "milestones.start.done=2026-05-01"),
        Words::new("sätter en uppgift i en post", "sets a detail of an entry"),
    ),
    (Words::new("responsible-=it", "responsible-=it"), Words::new("tar bort en post", "takes an entry out")),
];
