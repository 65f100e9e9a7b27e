//! `plan explain`.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::POINT;
use crate::cli::{Exit, terminal};
use crate::render;
use crate::rules::{RULES, rule};
use crate::text::Words;
use crate::text::nearest::nearest;

#[derive(Debug, Args)]
pub(in crate::cli) struct ExplainArgs {
    name: String,
    #[arg(long)]
    at: Option<String>,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "explain",
    about: Words::new(
        "Förklarar en regel eller ett villkor: vad det gäller, varför, och hur man gör i stället.",
        "Explains a rule or a constraint: what it is about, why, and what to do instead.",
    ),
    usage: Words::new("plan explain NAMN [VAL]", "plan explain NAME [OPTIONS]"),
    options: &[("name", Some(&RULE), &RULE_TEXT), ("at", Some(&POINT), &EXPLAIN_AT)],
};

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

static RULE: Words = Words::new("NAMN", "NAME");
static RULE_TEXT: Words = Words::new(
    "Regelns eller villkorets namn, se plan rules och plan check",
    "The name of the rule or constraint, see plan rules and plan check",
);
static EXPLAIN_AT: Words = Words::new(
    "Med styrmodellerna som de var en dag eller i en version",
    "With the governance models as they were on a day or in a version",
);
