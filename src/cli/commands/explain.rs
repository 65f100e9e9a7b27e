//! `plan explain`.

use crate::cli::args::ExplainArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::{Exit, terminal};
use crate::render;
use crate::rules::{RULES, rule};
use crate::text::Words;
use crate::text::nearest::nearest;

pub(in crate::cli) fn run(cx: &Context, args: &ExplainArgs) -> Result<Exit, Failure> {
    let Some(rule) = rule(&args.name) else {
        let near = nearest(&args.name, RULES.iter().map(|r| r.name));
        return Err(Failure::unknown(UNKNOWN.with([args.name.as_str().into()]), near, HELP.text()));
    };
    terminal::print(&render::page::render(rule.page.get(cx.style.lang), cx.style))?;
    Ok(Exit::Fine)
}

static UNKNOWN: Words = Words::new("det finns ingen regel {0}", "there is no rule {0}");
static HELP: Words =
    Words::new("skriv plan rules för att se alla regler", "type plan rules to see all rules");
