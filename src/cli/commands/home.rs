//! `plan` alone.

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::{Exit, terminal};
use crate::render;
use crate::status::{Query, report};

pub(in crate::cli) fn run(cx: &mut Context) -> Result<Exit, Failure> {
    let (portfolio, facts) = cx.load(None)?;
    let report = report(&portfolio, &facts, &Query::default());
    terminal::print(&render::home::render(&report, cx.style))?;
    Ok(Exit::Fine)
}
