//! `plan explain`: the constraints of the governance models that apply a rule, and one constraint by itself.

use std::fmt::Write as _;

use crate::diag::LawLine;
use crate::model::{Constraint, Model};
use crate::portfolio::Portfolio;
use crate::render::Style;
use crate::render::table::wrap;
use crate::text::safe::one_line;
use crate::text::{Text, Words};

/// The constraints that apply a rule, under a heading; nothing when none does.
pub fn applied(portfolio: &Portfolio, rule: &str, style: Style) -> String {
    let mut out = String::new();
    let all = portfolio.models.iter().flat_map(|model| &model.constraints);
    for constraint in all.filter(|c| *c.rule.value == *rule) {
        if out.is_empty() {
            let (on, off) = if style.color { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
            let _ = writeln!(out, "\n{on}{}{off}\n", APPLIED.get(style.lang));
        }
        let item = format!("- {}", one_line(&constraint.law.constraint));
        let text = format!("{item} ({}){}", place(portfolio, &constraint.law), reasons(constraint, style));
        hanging(&text, style, &mut out);
    }
    out
}

/// One constraint: where it stands, what it applies, why, and the paragraph that it comes from.
pub fn constraint(portfolio: &Portfolio, model: &Model, constraint: &Constraint, style: Style) -> String {
    let mut out = String::new();
    let (on, off) = if style.color { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    let law = &constraint.law;
    let _ = writeln!(out, "{on}{}{off}\n", CONSTRAINT.with([(&*law.constraint).into()]).render(style.lang));
    let stands = STANDS.with([(&*model.name).into(), place(portfolio, law).into()]);
    let applies = APPLIES.with([(&*constraint.rule.value).into()]);
    let sentences: [Option<Text>; 4] = [
        Some(stands),
        Some(applies),
        law.because.as_deref().map(|text| BECAUSE.with([text.into()])),
        law.see.as_deref().map(|text| SEE.with([text.into()])),
    ];
    for sentence in sentences.into_iter().flatten() {
        for line in wrap(&one_line(&sentence.render(style.lang)), style.width.min(100)) {
            let _ = writeln!(out, "{line}");
        }
    }
    out.push('\n');
    out
}

fn place(portfolio: &Portfolio, law: &LawLine) -> String {
    let source = &portfolio.file(law.source).source;
    format!("{}:{}", source.path, source.position(law.span.start).line)
}

fn reasons(constraint: &Constraint, style: Style) -> String {
    let law = &constraint.law;
    let severity = law.severity.map(|s| format!(", {}", s.words().get(style.lang)));
    let because = law.because.as_deref().map(|text| format!(": {text}"));
    let see = law.see.as_deref().map(|text| format!(" – {text}"));
    [severity, because, see].into_iter().flatten().collect()
}

fn hanging(text: &str, style: Style, out: &mut String) {
    for (i, line) in wrap(&one_line(text), style.width.min(100) - 2).iter().enumerate() {
        let _ = writeln!(out, "{}{line}", if i == 0 { "" } else { "  " });
    }
}

static APPLIED: Words = Words::new(
    "Villkor i styrmodellerna som använder regeln",
    "Constraints of the governance models that apply it",
);
static CONSTRAINT: Words = Words::new("Villkoret {0}", "The constraint {0}");
static STANDS: Words = Words::new("Står i {0} ({1}).", "Stands in {0} ({1}).");
static APPLIES: Words = Words::new("Använder regeln {0}.", "Applies the rule {0}.");
static BECAUSE: Words = Words::new("Skäl: {0}.", "Because: {0}.");
static SEE: Words = Words::new("Källa: {0}.", "Source: {0}.");
