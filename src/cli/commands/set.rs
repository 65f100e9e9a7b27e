//! `plan set`.

use crate::cli::args::SetArgs;
use crate::cli::context::Context;
use crate::cli::editing::{Manner, apply};
use crate::cli::failure::Failure;
use crate::cli::{Exit, value_words};
use crate::edit::assignment;

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
