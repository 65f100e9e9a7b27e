//! `plan model` for people: the governance model told from the top.

use std::fmt::Write as _;

use crate::facts::Part;
use crate::model::{Body, Word};
use crate::portfolio::format::{ACTIVITY, MEETING};
use crate::render::Style;
use crate::render::model_words::{body, function, level, sort, title};
use crate::render::table::{Cell, Column, draw, fit, paragraph, wrap};
use crate::render::wording::ABSENT;
use crate::structure::Chart;
use crate::syntax::shape::Vocabulary;
use crate::text::safe::one_line;
use crate::text::{Lang, Words};

/// The charts, one after the other.
pub fn render(charts: &[Chart<'_>], style: Style) -> String {
    let mut out = String::new();
    for chart in charts {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        one(chart, style, &mut out);
    }
    out
}

fn one(chart: &Chart<'_>, style: Style, out: &mut String) {
    let lang = style.lang;
    paragraph(&title(chart, lang), style, true, out);
    let narrow = Style { width: style.width.min(100), ..style };
    for programme in &chart.programmes {
        let governs = GOVERNS.with([(&*programme.name).into(), (&*programme.id).into()]);
        paragraph(&governs.render(lang), narrow, false, out);
    }
    if let Some(description) = &chart.model.description {
        out.push('\n');
        paragraph(description, narrow, false, out);
    }
    if !chart.is_in_force() {
        out.push('\n');
        paragraph(&NOT_IN_FORCE.with([chart.year.as_str().into()]).render(lang), narrow, false, out);
        return;
    }
    for level_of in &chart.levels {
        heading(level(level_of.id).get(lang), style, out);
        for body in &level_of.bodies {
            about(chart, body, style, out);
        }
    }
    ways(chart, style, out);
    mandates(chart, style, out);
    lifecycle(chart, style, out);
    matters(chart, style, out);
    protected(chart, style, out);
}

/// A body: its name, and under it what the model says of it.
fn about(chart: &Chart<'_>, of: &Body, style: Style, out: &mut String) {
    let lang = style.lang;
    let label = |vocabulary: Vocabulary, id: &str| named(chart, vocabulary, id, lang);
    let labels = |vocabulary: Vocabulary, ids: &[Box<str>]| -> Vec<String> {
        ids.iter().map(|id| label(vocabulary, id)).collect()
    };
    let parent = of.parent.iter().map(|id| match chart.bodies().find(|b| b.id.value == *id) {
        Some(parent) => body(parent, lang),
        None => id.to_string(),
    });
    let functions: Vec<String> = of.functions.iter().map(|f| function(f, lang).to_owned()).collect();
    let systems: Vec<String> = of.shared_systems.then(|| YES.get(lang).to_owned()).into_iter().collect();
    let facts = [
        (&UNDER, parent.collect()),
        (&DOMAINS, labels(Vocabulary::Domains, &of.domains)),
        (&MAY_DECIDE, labels(Vocabulary::DecisionKinds, &of.may_decide)),
        (&RECEIVES, labels(Vocabulary::ReportKinds, &of.receives)),
        (&FUNCTIONS, functions),
        (&SHARED_SYSTEMS, systems),
        (&EXAMPLES, of.examples.iter().map(ToString::to_string).collect()),
    ];
    item(&with_id(of, lang), style, out);
    let told = facts.iter().filter(|(_, values)| !values.is_empty());
    let told: Vec<Fact<'_>> = told.map(|(w, values)| (w.get(lang), vec![values.join("; ")])).collect();
    listed(&told, style, out);
}

fn ways(chart: &Chart<'_>, style: Style, out: &mut String) {
    let lang = style.lang;
    if chart.ways.iter().all(|way| way.stops.is_empty()) && chart.lines.initiators.is_empty() {
        return;
    }
    heading(WAYS.get(lang), style, out);
    for way in &chart.ways {
        item(&sort(&way.sort, lang), style, out);
        let told = [Part::Prepares, Part::MayDecide, Part::Decides, Part::IsInformed].map(|part| {
            let stops: Vec<&Body> = way.stops.iter().filter(|s| s.part == part).map(|s| s.body).collect();
            let words = match (part, stops.len()) {
                (Part::Prepares, _) => &PREPARE,
                (Part::MayDecide, 1) => &ONE_MAY,
                (Part::MayDecide, _) => &ONE_DECIDES,
                (Part::Decides, _) => &DECIDE,
                (Part::IsInformed, _) => &INFORMED,
            };
            (words.get(lang), names(&stops, lang))
        });
        let told: Vec<Fact<'_>> = told.into_iter().filter(|(_, names)| !names.is_empty()).collect();
        if told.is_empty() {
            hanging(NOBODY.get(lang), 4, style, out);
        }
        listed(&told, style, out);
    }
    if !chart.lines.initiators.is_empty() {
        item(INITIATIVES.get(lang), style, out);
        let told = [
            (FROM_WHOM.get(lang), names(&chart.lines.initiators, lang)),
            (TO_WHOM.get(lang), names(&chart.lines.receivers, lang)),
        ];
        listed(&told, style, out);
    }
}

/// The kinds of decision: who may take them, and what they must state.
fn mandates(chart: &Chart<'_>, style: Style, out: &mut String) {
    let lang = style.lang;
    let asked = |kind: &Word| -> String {
        let fields = chart.model.asked_of(&kind.id.value, chart.period).iter().map(|field| {
            let of_matter = MEETING.resolve(&format!("matters.{field}"));
            of_matter.or_else(|| MEETING.field(field)).map_or(&**field, |f| f.label.get(lang))
        });
        fields.collect::<Vec<_>>().join(", ")
    };
    let row = |kind: &Word| -> [String; 3] {
        let may = chart.bodies().filter(|b| b.may_decide.contains(&kind.id.value));
        let may: Vec<&str> = may.map(|b| &*b.id.value).collect();
        let may = if may.is_empty() { NOBODY_MAY.get(lang).to_owned() } else { may.join(", ") };
        [kind.label.get(lang).to_owned(), may, asked(kind)]
    };
    let rows: Vec<[String; 3]> = chart.words(Vocabulary::DecisionKinds).map(row).collect();
    if rows.is_empty() {
        return;
    }
    heading(KINDS.get(lang), style, out);
    // A column in which nothing stands is no help.
    let shown = if rows.iter().all(|[.., asked]| asked.is_empty()) { 2 } else { 3 };
    let rows = rows.iter().map(|row| row.iter().take(shown).map(|text| Cell::text(text)).collect());
    table(&[&KIND, &MAY_BE_TAKEN, &MUST_STATE][..shown], &rows.collect::<Vec<_>>(), style, out);
}

/// The states, and the changes between them.
fn lifecycle(chart: &Chart<'_>, style: Style, out: &mut String) {
    let lang = style.lang;
    let states: Vec<&str> = chart.words(Vocabulary::States).map(|w| w.label.get(lang)).collect();
    if states.is_empty() {
        return;
    }
    heading(STATES.get(lang), style, out);
    hanging(&states.join(", "), 2, style, out);
    let rows: Vec<Vec<Cell>> = chart
        .transitions()
        .map(|t| {
            let state = |id: &str| named(chart, Vocabulary::States, id, lang);
            let from: Vec<String> = t.from.iter().map(|f| state(&f.value)).collect();
            let to = t.to.as_ref().map_or_else(|| ABSENT.to_owned(), |to| state(&to.value));
            let needs = t.needs.as_deref().map(|id| named(chart, Vocabulary::DecisionKinds, id, lang));
            let needs = needs.unwrap_or_else(|| ABSENT.to_owned());
            [from.join(", "), to, needs].map(|text| Cell::text(&text)).to_vec()
        })
        .collect();
    if rows.is_empty() {
        hanging(ANY_CHANGE.get(lang), 2, style, out);
        return;
    }
    out.push('\n');
    table(&[&FROM, &TO, &NEEDS], &rows, style, out);
}

/// The types of matter with their outcomes.
fn matters(chart: &Chart<'_>, style: Style, out: &mut String) {
    let lang = style.lang;
    let types: Vec<&Word> = chart.words(Vocabulary::MatterTypes).collect();
    if types.is_empty() {
        return;
    }
    heading(MATTERS.get(lang), style, out);
    for matter_type in types {
        item(matter_type.label.get(lang), style, out);
        let of = |approves: bool| -> Vec<&str> {
            let outcomes = chart.outcomes(&matter_type.id.value).filter(|o| o.approves == approves);
            outcomes.map(|o| o.word.label.get(lang)).collect()
        };
        let told = [(&APPROVING, of(true)), (&OTHER_OUTCOMES, of(false))];
        let told = told.iter().filter(|(_, outcomes)| !outcomes.is_empty());
        listed(&told.map(|(w, all)| (w.get(lang), vec![all.join(", ")])).collect::<Vec<_>>(), style, out);
    }
}

/// What only a decision may change.
fn protected(chart: &Chart<'_>, style: Style, out: &mut String) {
    let lang = style.lang;
    let label =
        |path: &str| ACTIVITY.resolve(path).map_or_else(|| path.to_owned(), |f| f.label.get(lang).to_owned());
    let fields: Vec<String> = chart.model.protected.iter().map(|path| label(&path.value)).collect();
    if !fields.is_empty() {
        heading(PROTECTED.get(lang), style, out);
        hanging(&fields.join(", "), 2, style, out);
    }
}

/// What a word of the model is called; its id when the model does not know it.
fn named(chart: &Chart<'_>, vocabulary: Vocabulary, id: &str, lang: Lang) -> String {
    let word = chart.model.word_in(vocabulary, id, chart.period);
    word.or_else(|| chart.model.word(vocabulary, id)).map_or(id, |w| w.label.get(lang)).to_owned()
}

fn with_id(of: &Body, lang: Lang) -> String {
    format!("{} [{}]", body(of, lang), of.id.value)
}

fn heading(text: &str, style: Style, out: &mut String) {
    out.push('\n');
    paragraph(text, style, true, out);
}

/// The name of what the lines under it tell about.
fn item(text: &str, style: Style, out: &mut String) {
    hanging(text, 2, style, out);
}

fn hanging(text: &str, indent: usize, style: Style, out: &mut String) {
    for line in wrap(&one_line(text), style.width.min(100).saturating_sub(indent)) {
        let _ = writeln!(out, "{:indent$}{line}", "");
    }
}

/// Something told about an item: its name, and its values, a line each.
type Fact<'a> = (&'a str, Vec<String>);

/// Names and values, the values beside the names.
fn listed(facts: &[Fact<'_>], style: Style, out: &mut String) {
    let columns = [0, 1].map(|order| Column::new("", order));
    let cells = |(name, values): &Fact<'_>| vec![Cell::text(&format!("{name}:")), Cell::new(values)];
    let rows: Vec<Vec<Cell>> = facts.iter().map(cells).collect();
    let widths = fit(&columns, rows.iter().map(Vec::as_slice), style.width.min(110).saturating_sub(4));
    indented(&draw(&columns, &rows, &widths, style.color), 4, out);
}

fn table(headers: &[&Words], rows: &[Vec<Cell>], style: Style, out: &mut String) {
    let column = |(order, words): (usize, &&Words)| Column::new(words.get(style.lang), order);
    let columns: Vec<Column> = headers.iter().enumerate().map(column).collect();
    let widths = fit(&columns, rows.iter().map(Vec::as_slice), style.width.saturating_sub(2));
    indented(&draw(&columns, rows, &widths, style.color), 2, out);
}

fn indented(drawn: &str, indent: usize, out: &mut String) {
    for line in drawn.lines().filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "{:indent$}{line}", "");
    }
}

fn names(bodies: &[&Body], lang: Lang) -> Vec<String> {
    bodies.iter().map(|b| body(b, lang)).collect()
}

static GOVERNS: Words = Words::new("Gäller för {0} ({1}).", "Governs {0} ({1}).");
static NOT_IN_FORCE: Words =
    Words::new("Inget i styrmodellen gäller planåret {0}.", "Nothing of the model is in force in {0}.");
static UNDER: Words = Words::new("under", "under");
static DOMAINS: Words = Words::new("områden", "domains");
static MAY_DECIDE: Words = Words::new("får besluta", "may decide");
static RECEIVES: Words = Words::new("tar emot", "receives");
static FUNCTIONS: Words = Words::new("uppgifter", "functions");
static SHARED_SYSTEMS: Words = Words::new("gemensamma system", "shared systems");
static YES: Words = Words::new("styr dem", "steers them");
static EXAMPLES: Words = Words::new("till exempel", "for example");
static WAYS: Words = Words::new("Ärendets väg", "The way of a case");
static PREPARE: Words = Words::new("bereder", "prepared by");
static ONE_DECIDES: Words = Words::new("någon av dem beslutar", "decided by one of");
static ONE_MAY: Words = Words::new("får besluta", "may be decided by");
static DECIDE: Words = Words::new("beslutar", "decided by");
static INFORMED: Words = Words::new("informeras", "told to");
static NOBODY: Words = Words::new("inget organ har hand om dem", "no body handles them");
static INITIATIVES: Words = Words::new("Initiativ till nya aktiviteter", "Initiatives for new activities");
static FROM_WHOM: Words = Words::new("kommer från", "come from");
static TO_WHOM: Words = Words::new("till", "to");
static KIND: Words = Words::new("Beslutstyp", "Kind of decision");
static KINDS: Words = Words::new("Beslutstyper", "Kinds of decision");
static MAY_BE_TAKEN: Words = Words::new("Får fattas av", "May be taken by");
static NOBODY_MAY: Words = Words::new("inget organ", "no body");
static MUST_STATE: Words = Words::new("Ska ange", "Must state");
static STATES: Words = Words::new("Statusar", "States");
static ANY_CHANGE: Words = Words::new("Alla ändringar är tillåtna.", "All changes are allowed.");
static FROM: Words = Words::new("Från", "From");
static TO: Words = Words::new("Till", "To");
static NEEDS: Words = Words::new("Kräver beslut", "Needs decision");
static MATTERS: Words = Words::new("Ärendetyper", "Types of matter");
static APPROVING: Words = Words::new("utfall som bifaller", "outcomes that approve");
static OTHER_OUTCOMES: Words = Words::new("övriga utfall", "other outcomes");
static PROTECTED: Words = Words::new("Ändras bara genom beslut", "Changed only by decision");
