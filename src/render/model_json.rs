//! `plan model --format json`: `plan.model/1`. Keys and values are never translated; labels come in both
//! languages where the governance model gives them.

use serde::Serialize;

use crate::facts::Part;
use crate::model::{Body, Word};
use crate::render::json::{Label, document};
use crate::structure::{Chart, Sort, Way};
use crate::syntax::shape::Vocabulary;

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    models: Vec<Model<'a>>,
}

#[derive(Serialize)]
struct Model<'a> {
    id: &'a str,
    name: &'a str,
    description: Option<&'a str>,
    programmes: Vec<&'a str>,
    year: &'a str,
    from: Option<String>,
    to: Option<String>,
    in_force: bool,
    bodies: Vec<Group<'a>>,
    domains: Vec<Named<'a>>,
    report_kinds: Vec<Named<'a>>,
    ways: Vec<Case<'a>>,
    initiatives: Initiatives<'a>,
    decision_kinds: Vec<Kind<'a>>,
    states: Vec<Category<'a>>,
    transitions: Vec<Change<'a>>,
    matter_types: Vec<Matter<'a>>,
    protected_fields: Vec<&'a str>,
}

#[derive(Serialize)]
struct Group<'a> {
    id: &'a str,
    name: &'a str,
    level: Option<&'a str>,
    actor: Option<&'a str>,
    parent: Option<&'a str>,
    domains: Vec<&'a str>,
    may_decide: Vec<&'a str>,
    receives: Vec<&'a str>,
    functions: Vec<&'a str>,
    shared_systems: bool,
    plural: bool,
    examples: Vec<&'a str>,
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    label: Label<'a>,
}

#[derive(Serialize)]
struct Category<'a> {
    id: &'a str,
    label: Label<'a>,
    category: Option<&'a str>,
}

#[derive(Serialize)]
struct Kind<'a> {
    id: &'a str,
    label: Label<'a>,
    category: Option<&'a str>,
    may_be_taken_by: Vec<&'a str>,
    must_state: Vec<&'a str>,
}

#[derive(Serialize)]
struct Case<'a> {
    /// `all`, `domain`, `affects-organisations`, `several-domains` or `shared-system`.
    sort: &'static str,
    domains: Vec<&'a str>,
    stops: Vec<Stop<'a>>,
}

#[derive(Serialize)]
struct Stop<'a> {
    body: &'a str,
    /// `prepares`, `may-decide`, `decides` or `is-informed`.
    part: &'static str,
}

#[derive(Serialize)]
struct Initiatives<'a> {
    from: Vec<&'a str>,
    to: Vec<&'a str>,
}

#[derive(Serialize)]
struct Change<'a> {
    from: Vec<&'a str>,
    to: Option<&'a str>,
    needs: Option<&'a str>,
}

#[derive(Serialize)]
struct Matter<'a> {
    id: &'a str,
    label: Label<'a>,
    category: Option<&'a str>,
    outcomes: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Outcome<'a> {
    id: &'a str,
    label: Label<'a>,
    approves: bool,
}

/// One JSON document.
pub fn render(charts: &[Chart<'_>]) -> String {
    document(&Document { format: "plan.model/1", models: charts.iter().map(model).collect() })
}

fn model<'a>(chart: &'a Chart<'_>) -> Model<'a> {
    let own = chart.model;
    let ids = |bodies: &[&'a Body]| -> Vec<&'a str> { bodies.iter().map(|b| &*b.id.value).collect() };
    Model {
        id: &own.id,
        name: &own.name,
        description: own.description.as_deref(),
        programmes: chart.programmes.iter().map(|p| &*p.id).collect(),
        year: &chart.year,
        from: chart.period.map(|p| p.from.to_string()),
        to: chart.period.map(|p| p.to.to_string()),
        in_force: chart.is_in_force(),
        bodies: chart.bodies().map(group).collect(),
        domains: chart.words(Vocabulary::Domains).map(named).collect(),
        report_kinds: chart.words(Vocabulary::ReportKinds).map(named).collect(),
        ways: chart.ways.iter().map(case).collect(),
        initiatives: Initiatives { from: ids(&chart.lines.initiators), to: ids(&chart.lines.receivers) },
        decision_kinds: chart.words(Vocabulary::DecisionKinds).map(|w| kind(chart, w)).collect(),
        states: chart.words(Vocabulary::States).map(category).collect(),
        transitions: chart.transitions().map(change).collect(),
        matter_types: chart.words(Vocabulary::MatterTypes).map(|w| matter(chart, w)).collect(),
        protected_fields: own.protected.iter().map(|p| &*p.value).collect(),
    }
}

fn texts(all: &[Box<str>]) -> Vec<&str> {
    all.iter().map(|text| &**text).collect()
}

fn group(body: &Body) -> Group<'_> {
    Group {
        id: &body.id.value,
        name: &body.name,
        level: body.level.as_deref(),
        actor: body.actor.as_deref(),
        parent: body.parent.as_deref(),
        domains: texts(&body.domains),
        may_decide: texts(&body.may_decide),
        receives: texts(&body.receives),
        functions: texts(&body.functions),
        shared_systems: body.shared_systems,
        plural: body.plural,
        examples: texts(&body.examples),
    }
}

fn named(word: &Word) -> Named<'_> {
    Named { id: &word.id.value, label: Label::of(&word.label) }
}

fn category(word: &Word) -> Category<'_> {
    Category { id: &word.id.value, label: Label::of(&word.label), category: word.category.as_deref() }
}

fn kind<'a>(chart: &Chart<'a>, word: &'a Word) -> Kind<'a> {
    let may = chart.bodies().filter(|b| b.may_decide.contains(&word.id.value));
    Kind {
        id: &word.id.value,
        label: Label::of(&word.label),
        category: word.category.as_deref(),
        may_be_taken_by: may.map(|b| &*b.id.value).collect(),
        must_state: texts(chart.model.asked_of(&word.id.value, chart.period)),
    }
}

fn case<'a>(way: &Way<'a>) -> Case<'a> {
    let (sort, domains): (&'static str, &[&'a Word]) = match &way.sort {
        Sort::All => ("all", &[]),
        Sort::In(words) => ("domain", words),
        Sort::Affecting(words) => ("affects-organisations", words),
        Sort::Across(words) => ("several-domains", words),
        Sort::Shared => ("shared-system", &[]),
    };
    let stop = |stop: &crate::facts::Stop<'a>| Stop {
        body: &stop.body.id.value,
        part: match stop.part {
            Part::Prepares => "prepares",
            Part::MayDecide => "may-decide",
            Part::Decides => "decides",
            Part::IsInformed => "is-informed",
        },
    };
    let domains: Vec<&'a str> = domains.iter().map(|w| &*w.id.value).collect();
    Case { sort, domains, stops: way.stops.iter().map(stop).collect() }
}

fn change(transition: &crate::model::Transition) -> Change<'_> {
    Change {
        from: transition.from.iter().map(|from| &*from.value).collect(),
        to: transition.to.as_ref().map(|to| &*to.value),
        needs: transition.needs.as_deref(),
    }
}

fn matter<'a>(chart: &Chart<'a>, word: &'a Word) -> Matter<'a> {
    let outcomes = chart.outcomes(&word.id.value).map(|o| Outcome {
        id: &o.word.id.value,
        label: Label::of(&o.word.label),
        approves: o.approves,
    });
    Matter {
        id: &word.id.value,
        label: Label::of(&word.label),
        category: word.category.as_deref(),
        outcomes: outcomes.collect(),
    }
}
