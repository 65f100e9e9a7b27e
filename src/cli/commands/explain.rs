//! `plan explain`.

use crate::cli::args::ExplainArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::{Exit, terminal};
use crate::render;
use crate::rules::{RULES, rule};
use crate::text::Words;
use crate::text::nearest::nearest;

pub(in crate::cli) fn run(cx: &mut Context, args: &ExplainArgs) -> Result<Exit, Failure> {
    // The rules are the program's own; the constraints are those of the plans, if there are any near.
    let law = match &args.at {
        Some(at) => Some(cx.law(Some(at))?),
        None => cx.law(None).ok(),
    };
    let constraint = law.as_ref().and_then(|portfolio| {
        let all = portfolio.models.iter().flat_map(|m| m.constraints.iter().map(move |c| (m, c)));
        all.into_iter().find(|(_, c)| *c.law.constraint == *args.name).map(|(m, c)| (portfolio, m, c))
    });
    let mut out = constraint.map_or_else(String::new, |(portfolio, model, constraint)| {
        render::law::constraint(portfolio, model, constraint, cx.style)
    });
    let name = constraint.map_or(args.name.as_str(), |(.., constraint)| &constraint.rule.value);
    let Some(rule) = rule(name) else {
        let constraints = law.iter().flat_map(|p| &p.models).flat_map(|m| &m.constraints);
        let names = RULES.iter().map(|r| r.name).chain(constraints.map(|c| &*c.law.constraint));
        let near = nearest(&args.name, names);
        return Err(Failure::unknown(UNKNOWN.with([args.name.as_str().into()]), near, HELP.text()));
    };
    out += &render::page::render(rule.page.get(cx.style.lang), cx.style);
    if let (Some(portfolio), None) = (&law, constraint) {
        out += &render::law::applied(portfolio, rule.name, cx.style);
    }
    terminal::print(&out)?;
    Ok(Exit::Fine)
}

static UNKNOWN: Words = Words::new(
    "det finns varken en regel eller ett villkor {0}",
    "there is neither a rule nor a constraint {0}",
);
static HELP: Words =
    Words::new("skriv plan rules för att se alla regler", "type plan rules to see all rules");
