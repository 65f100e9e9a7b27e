//! `unknown-value`: a word that neither the governance model nor the program defines.

use crate::diag::{Finding, Findings, Severity};
use crate::model::Word;
use crate::model::format::CONSTRAINT;
use crate::portfolio::{File, Place, PlanYear};
use crate::rules::{Check, Context, Page, Rule, Scope, Sheet, Stated, outcome_unfit};
use crate::syntax::shape::{Field, Kind, Vocabulary, walk};
use crate::syntax::{Node, Value};
use crate::text::collate::folded;
use crate::text::nearest::nearest;
use crate::text::{Arg, Lang, SourceId, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unknown-value",
    scope: Scope::File,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new(
        "Ett värde som inte är något av de som finns att välja på",
        "A value that is none of those to choose from",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Sheet(check),
};

fn check(cx: &Context<'_>, sheet: &Sheet<'_>, out: &mut Findings) {
    for stated in &sheet.stated {
        if let Kind::Word(vocabulary) = stated.kind {
            judge(cx, sheet, stated, *vocabulary, out);
        }
    }
    if matches!(sheet.file.place, Place::Model(_)) {
        for constraint in sheet.file.root.list("constraints") {
            constraint_words(cx, sheet, constraint, out);
        }
    }
}

/// The words of a constraint, and those that are parameters of its rule.
fn constraint_words(cx: &Context<'_>, sheet: &Sheet<'_>, constraint: &Node, out: &mut Findings) {
    let mut visit = |field: &'static Field, kind: &'static Kind, table: &Node, node: &Node| {
        if let (Kind::Word(vocabulary), Value::Text(text)) = (kind, &node.value) {
            let stated = Stated { field, kind, table, node, text };
            judge(cx, sheet, &stated, *vocabulary, out);
        }
    };
    walk(constraint, &CONSTRAINT, &mut visit);
    let rule = constraint.text("rule").and_then(|t| cx.rules.iter().find(|r| *r.name == *t.value));
    for field in rule.map_or(&[][..], |r| r.parameters()) {
        let kind = if let Kind::List(inner) = &field.kind { *inner } else { &field.kind };
        constraint.list(field.name).iter().for_each(|n| visit(field, kind, constraint, n));
    }
}

fn judge(
    cx: &Context<'_>,
    sheet: &Sheet<'_>,
    stated: &Stated<'_>,
    vocabulary: Vocabulary,
    out: &mut Findings,
) {
    let (id, file, table, word) = (sheet.source, sheet.file, stated.table, stated.text);
    if let Vocabulary::Fixed(words) = vocabulary {
        if !words.contains(&&**word) {
            out.push(unknown(id, stated, words, None));
        }
        return;
    }
    // Words that the model's own lines use are the affair of model-fault.
    if matches!(file.place, Place::Model(_)) || !sheet.law_is_whole || is_known(cx, sheet, stated, vocabulary)
    {
        return;
    }
    if vocabulary == Vocabulary::Outcomes && outcome_unfit::speaks(cx, id, file, table) {
        return;
    }
    let choices = choices(cx, (id, file), vocabulary, table);
    if choices.iter().any(|(id, _)| id == &**word) {
        return;
    }
    let label = choices.iter().find(|(_, labels)| labels.iter().any(|l| folded(l) == folded(word)));
    let ids: Vec<&str> = choices.iter().map(|(id, _)| id.as_str()).collect();
    out.push(unknown(id, stated, &ids, label.map(|(id, _)| id.as_str())));
}

/// Whether a word is in force where it stands: almost all are, which is told without listing the others.
fn is_known(cx: &Context<'_>, sheet: &Sheet<'_>, stated: &Stated<'_>, vocabulary: Vocabulary) -> bool {
    let of_matter = || year_of_matter(cx, sheet.source, stated.table);
    let Some(period) = sheet.year.or_else(of_matter).and_then(|y| y.period) else { return false };
    let is_it = |own: &Word| *own.id.value == **stated.text && own.force.covers(Some(period));
    if vocabulary == Vocabulary::Outcomes {
        let Some(matter_type) = stated.table.text("type") else { return false };
        let mut outcomes = sheet.models.iter().flat_map(|m| &m.outcomes);
        return outcomes.any(|o| *o.matter_type == *matter_type.value && is_it(&o.word));
    }
    sheet.models.iter().flat_map(|m| m.vocabulary(vocabulary)).any(is_it)
}

/// The plan year of a table that is a matter.
fn year_of_matter<'a>(cx: &Context<'a>, source: SourceId, table: &Node) -> Option<&'a PlanYear> {
    cx.facts.matter(cx.matter_of(source, table)?).year(cx.portfolio)
}

/// The ids to choose from, each with its labels.
fn choices(
    cx: &Context<'_>,
    (source, file): (SourceId, &File),
    vocabulary: Vocabulary,
    table: &Node,
) -> Vec<(String, Vec<String>)> {
    // A matter uses the words of the plan year that it is about.
    let period = cx.year_of(file).or_else(|| year_of_matter(cx, source, table)).and_then(|y| y.period);
    let labelled = |word: &Word| {
        let labels = [Lang::Sv, Lang::En].map(|lang| word.label.get(lang).to_owned());
        (word.id.value.to_string(), labels.to_vec())
    };
    if vocabulary == Vocabulary::Outcomes {
        let models = cx.models_of(file);
        // A type that does not exist is reported as such; its outcomes may be any.
        let exists = |id: &str| models.iter().any(|m| m.word(Vocabulary::MatterTypes, id).is_some());
        let matter_type = table.text("type").map(|t| t.value).filter(|t| exists(t));
        let outcomes = models.iter().flat_map(|m| &m.outcomes);
        let own = outcomes.filter(|o| matter_type.is_none_or(|t| *t == *o.matter_type)).map(|o| &o.word);
        let in_force: Vec<&Word> = own.clone().filter(|word| word.force.covers(period)).collect();
        return if in_force.is_empty() {
            own.map(labelled).collect()
        } else {
            in_force.into_iter().map(labelled).collect()
        };
    }
    cx.words_in(file, vocabulary, period).into_iter().map(labelled).collect()
}

fn unknown(id: SourceId, stated: &Stated<'_>, choices: &[&str], meant: Option<&str>) -> Finding {
    const MOST: usize = 12;
    let (field, node, word) = (stated.field, stated.node, stated.text.as_str());
    let message = UNKNOWN.with([word.into(), field.name.into()]);
    let finding = Finding::new(RULE.name, id, node.span, message).gist(GIST.with([field.name.into()]));
    let some = || Arg::Any(choices.iter().take(MOST).map(|c| Arg::from(*c)).collect());
    match meant.or_else(|| nearest(word, choices.iter().copied())) {
        Some(near) => finding.help(NEAR.with([near.into()])).fix(format!("\"{near}\"")),
        None if choices.is_empty() => finding.help(NONE.with([field.name.into()])),
        None => finding.help(CHOICES.with([field.name.into(), some()])),
    }
}

static UNKNOWN: Words = Words::new("`{0}` går inte att välja i `{1}`", "`{0}` cannot be chosen in `{1}`");
static GIST: Words = Words::new("Okända värden i `{0}`", "Unknown values in `{0}`");
static NEAR: Words = Words::new("skriv \"{0}\"", "write \"{0}\"");
static CHOICES: Words = Words::new("välj i `{0}` något av {1}", "choose in `{0}` one of {1}");
static NONE: Words = Words::new(
    "styrmodellen har inga värden för `{0}`; ta bort fältet, eller be den som förvaltar styrmodellen lägga till dem",
    "the governance model has no values for `{0}`; remove the field, or ask those who keep the model to add them",
);
